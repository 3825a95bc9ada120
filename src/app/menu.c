/* The first screen: lessons with how far one got, and the free prompt. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inside.h"
#include "slotscope/base/text.h"

void menu_read_catalogue(struct app *a)
{
    if (!a->catalogue_read)
        catalogue_init(&a->catalogue);
    a->catalogue_read = true;
}

size_t menu_count(struct app *a)
{
    return a->catalogue.n + 1; /* the lessons and the free prompt */
}

void menu_open(struct app *a)
{
    struct diag d;
    if (a->menu_at >= a->catalogue.n) {
        app_open_prompt(a);
        return;
    }
    struct lesson *l = catalogue_open(&a->catalogue.v[a->menu_at], &d);
    if (l && l->nerrors) {
        d = l->errors[0];
        app_status(a, STYLE_ERROR, "%s:%d:%d: %s", a->catalogue.v[a->menu_at].id, d.line, d.col, d.msg);
        lesson_free(l);
    } else if (l) {
        app_open_lesson(a, l);
    } else {
        app_status(a, STYLE_ERROR, "%s: %s", d.file, d.msg);
    }
}

/* "[####....]  4/11", "done" */
static void progress_text(struct app *a, const struct lesson_entry *e, struct buf *b)
{
    const struct progress *p = state_progress(a, e->id, false);
    size_t total = e->steps ? e->steps : 1, at = p ? (p->done ? total : p->furthest < total ? p->furthest : total) : 0;
    enum { CELLS = 10 };
    size_t full = at * CELLS / total;
    buf_addc(b, '[');
    buf_fill(b, '#', full);
    buf_fill(b, '.', CELLS - full);
    buf_addc(b, ']');
    if (p && p->done)
        buf_adds(b, " done");
    else if (at)
        buf_printf(b, " step %zu of %zu", p->step, total);
}

static void menu_row(struct app *a, struct rect r, int y, const char *mark, const char *title, const char *right, bool here)
{
    struct buf b;
    buf_init(&b);
    buf_printf(&b, "%s %2s  %s", here ? ">" : " ", mark, title);
    screen_line(a, r.x, y, r.w, b.p, here ? STYLE_TITLE : STYLE_TEXT);
    int n = (int)text_columns(right, strlen(right));
    if (n + (int)text_columns(b.p, b.len) + 2 <= r.w)
        screen_line(a, r.x + r.w - n, y, n, right, STYLE_NOTE);
    if (here)
        grid_flag(&a->screen, r.x, y, r.w, 1, CELL_REVERSE);
    buf_done(&b);
}

/* What is said of the chosen entry, wrapped, below the list. */
static void menu_words(struct app *a, struct rect r, int y)
{
    struct flow f = {0};
    char minutes[48] = "";
    if (a->menu_at < a->catalogue.n) {
        const struct lesson_entry *e = &a->catalogue.v[a->menu_at];
        flow_text(&f, e->summary, PROSE_TEXT, r.w - 6, 0);
        if (e->minutes)
            snprintf(minutes, sizeof minutes, "about %d minutes, %zu steps", e->minutes, e->steps);
        else
            snprintf(minutes, sizeof minutes, "%zu steps", e->steps);
        flow_text(&f, minutes, PROSE_TEXT, r.w - 6, 0);
    } else {
        flow_text(&f, "Type Python and watch what it does to the heap.", PROSE_TEXT, r.w - 6, 0);
    }
    for (size_t i = 0; i < f.n && y < r.y + r.h; i++, y++)
        for (size_t k = 0, x = 0; k < f.v[i].n; k++)
            x += (size_t)grid_textn(&a->screen, r.x + 6 + (int)x, y, f.v[i].v[k].text, f.v[i].v[k].len, r.w - 6 - (int)x,
                                    STYLE_CAPTION);
    flow_done(&f);
}

void menu_paint(struct app *a, struct rect r)
{
    int y = r.y;
    if (r.h >= 12) {
        screen_line(a, r.x + 1, y + 1, r.w - 1, "What a Python object really is in memory.", STYLE_HEAD);
        y += 3;
    }
    int words = r.h >= 12 ? 5 : 0, rows = r.y + r.h - y - words;
    size_t n = menu_count(a), first = 0;
    if ((int)n > rows && rows > 0)
        first = (int)a->menu_at >= rows ? a->menu_at - (size_t)rows + 1 : 0;
    a->menu_where = (struct rect){r.x, y, r.w, rows > (int)(n - first) ? (int)(n - first) : rows};
    a->menu_first = first;
    for (size_t i = first; i < n && rows > 0; i++, rows--, y++) {
        char number[24];
        if (i == a->catalogue.n) {
            menu_row(a, r, y, ":", "Free prompt", "", a->menu_at == i);
            continue;
        }
        const struct lesson_entry *e = &a->catalogue.v[i];
        struct buf b;
        buf_init(&b);
        progress_text(a, e, &b);
        snprintf(number, sizeof number, "%d", e->number);
        menu_row(a, r, y, number, e->title, b.p, a->menu_at == i);
        buf_done(&b);
    }
    if (words)
        menu_words(a, r, y + 1);
}
