/* A painted picture as something to send: text with or without colour, SVG, HTML; and a snapshot as JSON. All append to a buffer.
 */
#ifndef SLOTSCOPE_RENDER_RENDER_H
#define SLOTSCOPE_RENDER_RENDER_H
#include "slotscope/base/buf.h"
#include "slotscope/diagram/grid.h"
#include "slotscope/snap/snap.h"

/* Lines of UTF-8; with color, SGR escapes by style. */
void render_text(const struct grid *g, bool color, struct buf *out);
/* A complete SVG document: text in a monospace font, lines as lines; light and dark by the viewer's preference. */
void render_svg(const struct grid *g, const char *title, struct buf *out);
/* A complete HTML page around it. */
void render_html(const struct grid *g, const char *title, struct buf *out);

/* One run of a program for the heap dump. */
struct run_error {
    int index; /* of the top-level statement */
    const char *type, *text;
};
/* JSON in the format of the heap dumps. s NULL: output and errors only. */
void render_json(const struct snap *s, const char *python, const char *output, size_t output_len, const struct run_error *error,
                 size_t nerrors, struct buf *out);
#endif
