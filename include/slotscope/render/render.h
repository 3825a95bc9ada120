/* A painted picture as something to send: text with or without colour, SVG, HTML; and a snapshot as JSON. All append to a buffer.
 */
#ifndef SLOTSCOPE_RENDER_RENDER_H
#define SLOTSCOPE_RENDER_RENDER_H
#include "slotscope/base/buf.h"
#include "slotscope/diagram/grid.h"
#include "slotscope/scene/scene.h"
#include "slotscope/session/session.h"

/* Lines of UTF-8; with color, SGR escapes by style. */
void render_text(const struct grid *g, bool color, struct buf *out);
/* A complete SVG document: text in a monospace font, lines as lines; light and dark by the viewer's preference. plain: the same as
   linear text, for screen readers; may be NULL. */
void render_svg(const struct grid *g, const char *title, const char *plain, struct buf *out);
/* A complete HTML page around it. */
void render_html(const struct grid *g, const char *title, const char *plain, struct buf *out);

/* One run of a program for the heap dump. */
struct run_error {
    int index; /* of the top-level statement */
    const char *type, *text;
};
/* JSON in the format of the heap dumps. s NULL: output and errors only. */
void render_json(const struct snap *s, const char *python, const char *output, size_t output_len, const struct run_error *error,
                 size_t nerrors, struct buf *out);

/* The command dump: runs text statement by statement in a fresh session, going on after exceptions, and appends the JSON. What the
   program writes to stdout becomes part of it. o->write is not used. at: the moment, NULL for the end; false: there is none such.
 */
bool render_dump(const struct session_options *o, const char *text, size_t n, const char *name, const char *at, bool heap,
                 struct buf *out);

/* The command draw: a picture of a snapshot as a file's contents. */
enum picture_format { PICTURE_TEXT, PICTURE_SVG, PICTURE_HTML, PICTURE_JSON };
/* By the ending of a file's name; text for NULL, "-" and .txt. -1: an unknown ending. */
int picture_format(const char *name);
struct picture_options {
    struct scene_options scene;
    enum picture_format format; /* SVG and HTML are drawn with lines whatever scene.charset says */
    int width;                  /* columns to keep to; 0: as wide as it likes */
    bool color;                 /* text with SGR escapes */
    bool linear;                /* text as plain lines for screen readers, no picture */
    const char *title;          /* of an SVG or HTML document */
};
void render_picture(const struct snap *s, const struct picture_options *o, struct buf *out);
/* The command explain: how Python finds EXPR ("rp.x") in the program that has run: the picture with the words that are read marked,
   and the reads, one a line (o NULL: only these). False: EXPR is no attribute, or what stands before the dot raised; out then has
   one line that says so.
 */
bool render_explain(const char *expr, const struct picture_options *o, struct buf *out);
#endif
