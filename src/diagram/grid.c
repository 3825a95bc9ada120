/* The grid of cells: every picture ends as one, and whoever shows it only has to copy characters. */
#include <stdlib.h>
#include <string.h>

#include "slotscope/base/buf.h"
#include "slotscope/base/mem.h"
#include "slotscope/base/text.h"
#include "slotscope/diagram/grid.h"

const char *style_name(enum style s)
{
    static const char *const names[] = {
#define X(name) #name,
        STYLES(X)
#undef X
    };
    static char lower[STYLE_COUNT][12];
    if (!lower[s][0])
        for (size_t i = 0; names[s][i]; i++)
            lower[s][i] = (char)(names[s][i] | 0x20);
    return lower[s];
}

void grid_init(struct grid *g, int w, int h)
{
    *g = (struct grid){0};
    grid_resize(g, w, h);
}

void grid_done(struct grid *g)
{
    free(g->at);
    *g = (struct grid){0};
}

void grid_resize(struct grid *g, int w, int h)
{
    w = w < 0 ? 0 : w;
    h = h < 0 ? 0 : h;
    if (w != g->w || h != g->h || !g->at) {
        free(g->at);
        g->at = mem_alloc(((size_t)w * (size_t)h + 1) * sizeof *g->at);
        g->w = w;
        g->h = h;
    }
    grid_clear(g);
}

void grid_clear(struct grid *g)
{
    for (size_t i = 0; i < (size_t)g->w * (size_t)g->h; i++)
        g->at[i] = (struct cell){.ch = ' '};
}

struct cell *grid_cell(struct grid *g, int x, int y)
{
    static struct cell scratch;
    if (x < 0 || y < 0 || x >= g->w || y >= g->h) {
        scratch = (struct cell){.ch = ' '};
        return &scratch;
    }
    return &g->at[(size_t)y * (size_t)g->w + (size_t)x];
}

/* A wide character must not be left half: whoever is overwritten in part becomes blank. */
static void clear_halves(struct grid *g, int x, int y)
{
    if (grid_cell(g, x, y)->ch == 0 && x > 0)
        grid_cell(g, x - 1, y)->ch = ' ';
    if (x + 1 < g->w && grid_cell(g, x + 1, y)->ch == 0)
        grid_cell(g, x + 1, y)->ch = ' ';
}

void grid_put(struct grid *g, int x, int y, uint32_t ch, enum style s)
{
    if (x < 0 || y < 0 || x >= g->w || y >= g->h)
        return;
    int width = text_width(ch);
    if (width == 0 || (width == 2 && x + 1 >= g->w)) {
        ch = width == 0 ? ' ' : '>';
        width = 1;
    }
    for (int i = 0; i < width; i++) {
        clear_halves(g, x + i, y);
        *grid_cell(g, x + i, y) = (struct cell){.ch = i ? 0 : ch, .style = (uint8_t)s};
    }
}

int grid_textn(struct grid *g, int x, int y, const char *s, size_t n, int max, enum style st)
{
    struct buf visible;
    buf_init(&visible);
    text_visible(&visible, s, n, false);
    int used = 0;
    for (size_t i = 0; i < visible.len;) {
        unsigned c;
        size_t len = text_decode(visible.p + i, visible.len - i, &c);
        if (!len)
            len = 1, c = '?';
        i += len;
        int width = text_width(c);
        if (width == 0) {
            if (used && x + used <= g->w)
                grid_cell(g, x + used - 1, y)->comb = c;
            continue;
        }
        if ((max >= 0 && used + width > max) || x + used >= g->w)
            break;
        grid_put(g, x + used, y, c, st);
        used += width;
    }
    buf_done(&visible);
    return used;
}

int grid_text(struct grid *g, int x, int y, const char *s, int max, enum style st)
{
    return grid_textn(g, x, y, s, strlen(s), max, st);
}

void grid_fill(struct grid *g, int x, int y, int w, int h, uint32_t ch, enum style s)
{
    for (int j = 0; j < h; j++)
        for (int i = 0; i < w; i++)
            grid_put(g, x + i, y + j, ch, s);
}

void grid_flag(struct grid *g, int x, int y, int w, int h, unsigned flags)
{
    for (int j = 0; j < h; j++)
        for (int i = 0; i < w; i++)
            grid_cell(g, x + i, y + j)->flags |= (uint8_t)flags;
}

static bool inside(const struct grid *g, int x, int y)
{
    return x >= 0 && y >= 0 && x < g->w && y < g->h;
}

void grid_blit(struct grid *g, int x, int y, const struct grid *src, int sx, int sy, int w, int h)
{
    for (int j = 0; j < h; j++)
        for (int i = 0; i < w; i++) {
            if (!inside(g, x + i, y + j) || !inside(src, sx + i, sy + j))
                continue;
            const struct cell *from = &src->at[(size_t)(sy + j) * (size_t)src->w + (size_t)(sx + i)];
            struct cell c = *from;
            bool cut_left = i == 0 && c.ch == 0;
            bool cut_right = c.ch && text_width(c.ch) == 2 && (i + 1 == w || x + i + 1 >= g->w);
            if (cut_left || cut_right)
                c.ch = ' ';
            *grid_cell(g, x + i, y + j) = c;
        }
}

void grid_to_text(const struct grid *g, struct buf *out)
{
    for (int y = 0; y < g->h; y++) {
        const struct cell *line = g->at + (size_t)y * (size_t)g->w;
        int end = g->w;
        while (end > 0 && line[end - 1].ch == ' ')
            end--;
        for (int x = 0; x < end; x++) {
            if (line[x].ch)
                buf_utf8(out, line[x].ch);
            if (line[x].comb)
                buf_utf8(out, line[x].comb);
        }
        buf_addc(out, '\n');
    }
}

void grid_frame(struct grid *g, int x, int y, int w, int h, enum charset cs, bool heavy, enum style st)
{
    static const uint32_t lines[2][2][6] = {
        /* horizontal, vertical, four corners clockwise from the top left */
        {{'-', '|', '+', '+', '+', '+'}, {'=', '#', '#', '#', '#', '#'}},
        {{0x2500, 0x2502, 0x250c, 0x2510, 0x2518, 0x2514}, {0x2550, 0x2551, 0x2554, 0x2557, 0x255d, 0x255a}}};
    const uint32_t *l = lines[cs == CHARSET_UNICODE][heavy];
    if (w < 2 || h < 2)
        return;
    for (int i = 1; i < w - 1; i++) {
        grid_put(g, x + i, y, l[0], st);
        grid_put(g, x + i, y + h - 1, l[0], st);
    }
    for (int j = 1; j < h - 1; j++) {
        grid_put(g, x, y + j, l[1], st);
        grid_put(g, x + w - 1, y + j, l[1], st);
    }
    grid_put(g, x, y, l[2], st);
    grid_put(g, x + w - 1, y, l[3], st);
    grid_put(g, x + w - 1, y + h - 1, l[4], st);
    grid_put(g, x, y + h - 1, l[5], st);
}
