/*
 * A painted picture as SVG: the characters that draw lines become lines, arrow heads become triangles, dots become discs,
 * everything else is text in a monospace font, placed cell by cell so that no font's widths can break the picture. Light and dark
 * follow the viewer.
 */
#include <string.h>

#include "slotscope/base/text.h"
#include "slotscope/render/render.h"

enum { CW = 9, CH = 20, PAD = 16, BASE = 14 }; /* pixels: a cell, the margin, the base line in a cell */
enum { NORTH = 1, EAST = 2, SOUTH = 4, WEST = 8 };

/* The sides that a line-drawing character goes to; 0: it is no such character. */
static unsigned sides_of(uint32_t ch, bool *dashed, bool *doubled)
{
    static const struct {
        uint32_t ch;
        uint8_t sides;
    } lines[] = {{0x2500, EAST | WEST},
                 {0x2502, NORTH | SOUTH},
                 {0x250c, EAST | SOUTH},
                 {0x2510, WEST | SOUTH},
                 {0x2514, EAST | NORTH},
                 {0x2518, WEST | NORTH},
                 {0x251c, NORTH | SOUTH | EAST},
                 {0x2524, NORTH | SOUTH | WEST},
                 {0x252c, EAST | WEST | SOUTH},
                 {0x2534, EAST | WEST | NORTH},
                 {0x253c, 15},
                 {0x2504, EAST | WEST},
                 {0x2506, NORTH | SOUTH},
                 {0x2550, EAST | WEST},
                 {0x2551, NORTH | SOUTH},
                 {0x2554, EAST | SOUTH},
                 {0x2557, WEST | SOUTH},
                 {0x255a, EAST | NORTH},
                 {0x255d, WEST | NORTH},
                 {0x2564, EAST | WEST | SOUTH},
                 {0x2567, EAST | WEST | NORTH},
                 {0x256b, 15}};
    *dashed = ch == 0x2504 || ch == 0x2506;
    *doubled = ch >= 0x2550 && ch <= 0x256b;
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        if (lines[i].ch == ch)
            return lines[i].sides;
    return 0;
}

static bool is_drawn(uint32_t ch)
{
    bool a, b;
    return sides_of(ch, &a, &b) || ch == 0x25ba || ch == 0x25c4 || ch == 0x25cf;
}

static void escape(struct buf *out, uint32_t ch)
{
    switch (ch) {
    case '&': buf_adds(out, "&amp;"); break;
    case '<': buf_adds(out, "&lt;"); break;
    case '>': buf_adds(out, "&gt;"); break;
    case '"': buf_adds(out, "&quot;"); break;
    default: buf_utf8(out, ch);
    }
}

static const struct cell *cell_at(const struct grid *g, int x, int y)
{
    return &g->at[(size_t)y * (size_t)g->w + (size_t)x];
}

/* Line pieces of one cell, as path commands. */
static void add_path(struct buf *out, int x, int y, unsigned sides)
{
    int left = PAD + x * CW, top = PAD + y * CH, cx = left + CW / 2, cy = top + CH / 2;
    if ((sides & (EAST | WEST)) == (EAST | WEST))
        buf_printf(out, "M%d %dH%d", left, cy, left + CW);
    else if (sides & (EAST | WEST))
        buf_printf(out, "M%d %dH%d", cx, cy, sides & EAST ? left + CW : left);
    if ((sides & (NORTH | SOUTH)) == (NORTH | SOUTH))
        buf_printf(out, "M%d %dV%d", cx, top, top + CH);
    else if (sides & (NORTH | SOUTH))
        buf_printf(out, "M%d %dV%d", cx, cy, sides & SOUTH ? top + CH : top);
}

/* All lines of one style are one path; a run along a row is one piece. */
static void add_lines(const struct grid *g, enum style s, bool want_double, bool want_dashed, struct buf *out)
{
    struct buf path;
    buf_init(&path);
    for (int y = 0; y < g->h; y++)
        for (int x = 0; x < g->w; x++) {
            const struct cell *c = cell_at(g, x, y);
            bool dashed, doubled;
            unsigned sides = sides_of(c->ch, &dashed, &doubled);
            if (sides == 15 && c->style != STYLE_ARROW) /* an arrow through a frame: each in its own colour */
                sides = s == STYLE_ARROW ? EAST | WEST : s == (enum style)c->style ? NORTH | SOUTH : 0;
            else if (c->style != s)
                sides = 0;
            if (sides && doubled == want_double && dashed == want_dashed)
                add_path(&path, x, y, sides);
        }
    if (path.len)
        buf_printf(out, "<path class=\"l %s%s%s\" d=\"%s\"/>\n", style_name(s), want_double ? " sel" : "",
                   want_dashed ? " dash" : "", path.p);
    buf_done(&path);
}

static void add_marks(const struct grid *g, struct buf *out)
{
    for (int y = 0; y < g->h; y++)
        for (int x = 0; x < g->w; x++) {
            const struct cell *c = cell_at(g, x, y);
            int left = PAD + x * CW, cy = PAD + y * CH + CH / 2;
            const char *style = style_name((enum style)c->style);
            if (c->ch == 0x25cf)
                buf_printf(out, "<circle class=\"f %s\" cx=\"%d\" cy=\"%d\" r=\"3.2\"/>\n", style, left + CW / 2, cy);
            else if (c->ch == 0x25ba)
                buf_printf(out, "<path class=\"f %s\" d=\"M%d %dl9 4.5l-9 4.5z\"/>\n", style, left, cy - 5);
            else if (c->ch == 0x25c4)
                buf_printf(out, "<path class=\"f %s\" d=\"M%d %dl-9 4.5l9 4.5z\"/>\n", style, left + CW, cy - 5);
        }
}

/* Grounds: what is selected or in focus, and titles. */
static void add_grounds(const struct grid *g, struct buf *out)
{
    for (int y = 0; y < g->h; y++)
        for (int x = 0; x < g->w;) {
            unsigned flags = cell_at(g, x, y)->flags & (CELL_SELECTED | CELL_FOCUS);
            int from = x;
            while (x < g->w && (cell_at(g, x, y)->flags & (CELL_SELECTED | CELL_FOCUS)) == flags)
                x++;
            if (flags)
                buf_printf(out, "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n",
                           flags & CELL_SELECTED ? "selected" : "focus", PAD + from * CW, PAD + y * CH, (x - from) * CW, CH);
        }
}

/* A run of characters of one style, each told where to stand. */
static void add_run(const struct grid *g, int from, int to, int y, struct buf *out)
{
    const struct cell *c = cell_at(g, from, y);
    buf_printf(out, "<text class=\"%s\" y=\"%d\" x=\"%d\" textLength=\"%d\" xml:space=\"preserve\">",
               style_name((enum style)c->style), PAD + y * CH + BASE, PAD + from * CW, (to - from) * CW);
    for (int x = from; x < to; x++) {
        c = cell_at(g, x, y);
        if (c->ch)
            escape(out, c->ch);
        if (c->comb)
            buf_utf8(out, c->comb);
    }
    buf_adds(out, "</text>\n");
}

static void add_text(const struct grid *g, struct buf *out)
{
    for (int y = 0; y < g->h; y++)
        for (int x = 0; x < g->w;) {
            const struct cell *c = cell_at(g, x, y);
            if (c->ch == ' ' || is_drawn(c->ch)) {
                x++;
                continue;
            }
            int from = x, last = x;
            for (; x < g->w; x++) {
                const struct cell *n = cell_at(g, x, y);
                if (is_drawn(n->ch) || (n->ch == ' ' && (x + 1 == g->w || cell_at(g, x + 1, y)->ch == ' ')))
                    break;
                if (n->ch != ' ' && n->style != c->style)
                    break;
                if (n->ch != ' ')
                    last = x;
            }
            add_run(g, from, last + 1, y, out);
        }
}

/* One line a thing: what it is in the style sheet, its colour on a light and on a dark ground. */
static const struct {
    const char *selector, *property, *light, *dark;
} colors[] = {
    {".bg", "fill", "#ffffff", "#14181d"},
    {"text,.f", "fill", "#1d2329", "#e4e8ec"},
    {".note,.offset,.caption,.dim,.comment", "fill", "#66707b", "#8d98a5"},
    {".name", "fill", "#0b6b77", "#58c7d3"},
    {".pointer,.arrow,.link", "fill", "#2458c4", "#7aa5ff"},
    {".new,.good,.string", "fill", "#157a3b", "#5fd08a"},
    {".changed,.number", "fill", "#a35200", "#f0a75a"},
    {".gone,.error", "fill", "#c0262d", "#ff7b80"},
    {".l", "stroke", "#9aa4af", "#56616d"},
    {".l.arrow,.l.pointer", "stroke", "#2458c4", "#7aa5ff"},
    {".l.new", "stroke", "#157a3b", "#5fd08a"},
    {".l.gone", "stroke", "#c0262d", "#ff7b80"},
    {".l.sel", "stroke", "#1d2329", "#e4e8ec"},
    {".selected", "fill", "#dbe7ff", "#24375f"},
    {".focus", "fill", "#fff3c4", "#4a4014"},
};

static void add_colors(bool dark, struct buf *out)
{
    for (size_t i = 0; i < sizeof colors / sizeof colors[0]; i++)
        buf_printf(out, "%s{%s:%s}", colors[i].selector, colors[i].property, dark ? colors[i].dark : colors[i].light);
}

static void add_style_sheet(struct buf *out)
{
    buf_adds(out, "<style>text{font:14px ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace}.title,.head{font-weight:bold}");
    add_colors(false, out);
    buf_adds(out, "@media(prefers-color-scheme:dark){");
    add_colors(true, out);
    buf_adds(out, "}.l{fill:none;stroke-width:1.2;stroke-linecap:square}.l.arrow,.l.pointer{fill:none;stroke-width:1.6}"
                  ".l.sel{stroke-width:2.6}.l.dash{stroke-dasharray:3 3}</style>\n");
}

static void escape_text(struct buf *out, const char *s)
{
    for (size_t i = 0, n = strlen(s), len; i < n; i += len) {
        unsigned c;
        len = text_decode(s + i, n - i, &c);
        escape(out, len ? c : '?');
        len += len == 0;
    }
}

void render_svg(const struct grid *g, const char *title, const char *plain, struct buf *out)
{
    int w = 2 * PAD + g->w * CW, h = 2 * PAD + g->h * CH;
    buf_printf(out,
               "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">\n<title>",
               w, h, w, h);
    escape_text(out, title);
    buf_adds(out, "</title>\n");
    if (plain) {
        buf_adds(out, "<desc>");
        escape_text(out, plain);
        buf_adds(out, "</desc>\n");
    }
    add_style_sheet(out);
    buf_printf(out, "<rect class=\"bg\" width=\"%d\" height=\"%d\"/>\n", w, h);
    add_grounds(g, out);
    for (int s = 0; s < STYLE_COUNT; s++)
        for (int k = 0; k < 4; k++)
            add_lines(g, (enum style)s, k & 1, k & 2, out);
    add_marks(g, out);
    add_text(g, out);
    buf_adds(out, "</svg>\n");
}

void render_html(const struct grid *g, const char *title, const char *plain, struct buf *out)
{
    buf_adds(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                  "content=\"width=device-width\">\n<title>");
    escape_text(out, title);
    buf_adds(out, "</"
                  "title>\n<style>body{margin:0;background:#fff;color:#1d2329;overflow:auto}details{margin:16px;font-family:sans-"
                  "serif}@media(prefers-color-scheme:dark){body{background:#14181d;color:#e4e8ec}}</"
                  "style>\n");
    render_svg(g, title, NULL, out);
    if (plain) {
        buf_adds(out, "<details><summary>As text</summary><pre>");
        escape_text(out, plain);
        buf_adds(out, "</pre></details>\n");
    }
    buf_adds(out, "</html>\n");
}
