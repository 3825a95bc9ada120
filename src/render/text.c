/* A painted picture as lines of text, with SGR escapes by style where colour is wanted. Colour repeats what characters say already.
 */
#include "slotscope/render/render.h"

/* Sixteen-colour codes, legible on dark and light grounds. */
static const char *const sgr[STYLE_COUNT] = {
    [STYLE_TITLE] = "1",    [STYLE_NOTE] = "2",    [STYLE_OFFSET] = "2",  [STYLE_NAME] = "36",  [STYLE_POINTER] = "34",
    [STYLE_FRAME] = "2",    [STYLE_ARROW] = "34",  [STYLE_CAPTION] = "2", [STYLE_DIM] = "2",    [STYLE_NEW] = "32",
    [STYLE_CHANGED] = "33", [STYLE_GONE] = "31",   [STYLE_HEAD] = "1",    [STYLE_STATUS] = "7", [STYLE_KEYWORD] = "35",
    [STYLE_STRING] = "32",  [STYLE_NUMBER] = "33", [STYLE_COMMENT] = "2", [STYLE_ERROR] = "31", [STYLE_PROMPT] = "1",
    [STYLE_LINK] = "4",     [STYLE_GOOD] = "32",
};

static void set_style(struct buf *out, const struct cell *c)
{
    buf_adds(out, "\033[0");
    if (sgr[c->style])
        buf_printf(out, ";%s", sgr[c->style]);
    if (c->flags & CELL_BOLD)
        buf_adds(out, ";1");
    if (c->flags & (CELL_SELECTED | CELL_REVERSE))
        buf_adds(out, ";7");
    if (c->flags & (CELL_UNDERLINE | CELL_FOCUS))
        buf_adds(out, ";4");
    buf_addc(out, 'm');
}

static void colored_line(const struct cell *line, int n, struct buf *out)
{
    int style = -1;
    for (int x = 0; x < n; x++) {
        int now = line[x].style << 8 | line[x].flags;
        if (now != style && (line[x].ch != ' ' || line[x].flags || style > 255)) {
            set_style(out, &line[x]);
            style = now;
        }
        if (line[x].ch)
            buf_utf8(out, line[x].ch);
        if (line[x].comb)
            buf_utf8(out, line[x].comb);
    }
    if (style >= 0)
        buf_adds(out, "\033[0m");
}

void render_text(const struct grid *g, bool color, struct buf *out)
{
    if (!color) {
        grid_to_text(g, out);
        return;
    }
    for (int y = 0; y < g->h; y++) {
        const struct cell *line = g->at + (size_t)y * (size_t)g->w;
        int end = g->w;
        while (end > 0 && line[end - 1].ch == ' ' && !line[end - 1].flags)
            end--;
        colored_line(line, end, out);
        buf_addc(out, '\n');
    }
}
