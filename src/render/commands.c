/* What the commands dump and draw do once the program's text has been read. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "slotscope/diagram/diagram.h"
#include "slotscope/layout/layout.h"
#include "slotscope/render/render.h"
#include "slotscope/vm/vm.h"

/* ---- dump ---- */

static void collect(void *ctx, int stream, const char *p, size_t n)
{
    if (stream == 1)
        buf_add(ctx, p, n);
}

static size_t list_errors(const struct session *s, struct run_error **list)
{
    size_t n = 0, cap = 0;
    *list = NULL;
    for (size_t i = 0; i < session_at(s); i++) {
        const struct moment *m = session_moment(s, i);
        if (m->raised)
            VEC_PUSH(*list, n, cap, ((struct run_error){(int)i, m->exception, m->message}));
    }
    return n;
}

/* What was written up to where the session stands. */
static void collect_again(const struct session *s, struct buf *out)
{
    size_t n;
    buf_clear(out);
    for (size_t i = 0; i < session_at(s); i++)
        buf_add(out, session_moment(s, i)->output, session_moment(s, i)->output_len);
    const char *rest = session_paused_output(s, &n);
    buf_add(out, rest, n);
}

bool render_dump(const struct session_options *o, const char *text, size_t n, const char *name, const char *at, bool heap,
                 struct buf *out)
{
    static const struct snap_limits whole = {.dump = true};
    struct session_options mine = *o;
    struct buf output;
    struct run_error *error;
    buf_init(&output);
    mine.write = collect;
    mine.ctx = &output;
    mine.as_reader = true;
    struct session *s = session_run_statements(&mine, text, n, name);
    struct session_place place;
    bool there = !at || (session_find_moment(s, at, &place) && session_goto_place(s, &place));
    if (at)
        collect_again(s, &output);
    size_t nerrors = list_errors(s, &error), told = output.len;
    struct snap *snap = heap ? snap_take(vm_main_dict(), &whole) : NULL;
    if (there)
        render_json(snap, session_version(s)->name, output.p, told, error, nerrors, out);
    snap_free(snap);
    free(error);
    session_free(s);
    buf_done(&output);
    return there;
}

/* ---- draw ---- */

int picture_format(const char *name)
{
    static const struct {
        const char *ending;
        enum picture_format format;
    } formats[] = {{".txt", PICTURE_TEXT}, {".svg", PICTURE_SVG}, {".html", PICTURE_HTML}, {".json", PICTURE_JSON}};
    if (!name || strcmp(name, "-") == 0)
        return PICTURE_TEXT;
    size_t n = strlen(name);
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        size_t m = strlen(formats[i].ending);
        if (n >= m && strcmp(name + n - m, formats[i].ending) == 0)
            return (int)formats[i].format;
    }
    return -1;
}

/* Places, paints and writes a diagram, and frees it. */
static void write_diagram(struct diagram *d, const struct picture_options *o, struct buf *out)
{
    struct grid g = {0};
    const char *title = o->title ? o->title : "slotscope";
    if (o->linear && o->format == PICTURE_TEXT) {
        diagram_linear(d, out);
        diagram_free(d);
        return;
    }
    struct buf plain;
    buf_init(&plain);
    diagram_linear(d, &plain);
    diagram_place(d, o->width);
    diagram_paint(d, &g, NULL);
    switch (o->format) {
    case PICTURE_SVG: render_svg(&g, title, plain.p, out); break;
    case PICTURE_HTML: render_html(&g, title, plain.p, out); break;
    default: render_text(&g, o->color, out);
    }
    buf_done(&plain);
    grid_done(&g);
    diagram_free(d);
}

static struct scene_options scene_for(const struct picture_options *o)
{
    struct scene_options scene = o->scene;
    if (o->format == PICTURE_SVG || o->format == PICTURE_HTML)
        scene.charset = CHARSET_UNICODE;
    return scene;
}

void render_picture(const struct snap *s, const struct picture_options *o, struct buf *out)
{
    struct scene_options scene = scene_for(o);
    if (o->format == PICTURE_JSON)
        render_json(s, s->version->name, "", 0, NULL, 0, out);
    else
        write_diagram(scene_build(s, &scene), o, out);
}

/* ---- explain ---- */

static bool is_word(char c)
{
    return c == '_' || isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Where the last attribute of EXPR begins, behind its dot; 0: there is none. */
static size_t attribute_at(const char *expr, size_t n)
{
    size_t i = n;
    while (i && is_word(expr[i - 1]))
        i--;
    return i > 1 && i < n && expr[i - 1] == '.' && !isdigit((unsigned char)expr[i]) ? i : 0;
}

/* The reads alone, a line each: what was read, and what it said. */
static void write_reads(const struct lookup *l, struct buf *out)
{
    for (int i = 0; i < l->n; i++)
        buf_printf(out, "%2d  %s%s%s\n", i + 1, l->read[i].what, l->read[i].found[0] ? ": " : "", l->read[i].found);
    buf_printf(out, "%s %s %s, %d read%s\n", l->text, l->raised ? "raises" : "is", l->result, l->dependent,
               l->dependent == 1 ? "" : "s");
}

static void write_lookup(const struct lookup *l, const struct picture_options *o, const char *focus, struct buf *out)
{
    struct scene_options scene = scene_for(o);
    scene.focus = scene.focus ? scene.focus : focus;
    struct snap *s = snap_take(vm_main_dict(), &snap_screen_limits);
    write_diagram(scene_build_lookup(s, l, -1, &scene), o, out);
    snap_free(s);
}

bool render_explain(const char *expr, const struct picture_options *o, struct buf *out)
{
    size_t n = strlen(expr), word = 0;
    while (n && expr[n - 1] == ' ')
        n--;
    size_t at = attribute_at(expr, n);
    if (!at) {
        buf_printf(out, "%s: explain wants an attribute, such as rp.x\n", expr);
        return false;
    }
    struct obj *object = vm_eval(expr, at - 1);
    if (!object) {
        buf_printf(out, "%s: %s\n", vm_exception_type(), vm_exception_text());
        vm_clear_exception();
        return false;
    }
    while (is_word(expr[word]))
        word++;
    char *before = mem_strndup(expr, at - 1), *attr = mem_strndup(expr + at, n - at), *focus = mem_strndup(expr, word);
    struct lookup *l = lookup_trace(object, before, attr);
    decref(object); /* our own reference must not be counted in the picture */
    if (o)
        write_lookup(l, o, focus, out);
    else
        write_reads(l, out);
    lookup_free(l);
    free(before);
    free(attr);
    free(focus);
    return true;
}
