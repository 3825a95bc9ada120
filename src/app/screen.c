/* The screen: a title line, panes, a footer. Where the panes go depends on the room there is; a screen too small says so. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inside.h"
#include "slotscope/base/text.h"
#include "slotscope/layout/layout.h"

enum { LEAST_W = 20, LEAST_H = 5, STACK_W = 60, STACK_H = 16, WIDE_W = 100 };

void screen_line(struct app *a, int x, int y, int w, const char *s, enum style st)
{
    if (w > 0)
        grid_text(&a->screen, x, y, s, w, st);
}

static void bar(struct app *a, int y)
{
    grid_fill(&a->screen, 0, y, a->w, 1, ' ', STYLE_STATUS);
    grid_flag(&a->screen, 0, y, a->w, 1, CELL_REVERSE);
}

static void bar_text(struct app *a, int x, int y, const char *s)
{
    int w = a->w - x;
    if (w <= 0)
        return;
    int n = grid_text(&a->screen, x, y, s, w, STYLE_STATUS);
    grid_flag(&a->screen, x, y, n, 1, CELL_REVERSE);
}

/* 1184 -> "1,184" */
static const char *grouped(long long n, char *out)
{
    char plain[32];
    int len = snprintf(plain, sizeof plain, "%lld", n), k = 0;
    for (int i = 0; i < len; i++) {
        if (i && (len - i) % 3 == 0)
            out[k++] = ',';
        out[k++] = plain[i];
    }
    out[k] = 0;
    return out;
}

/* Where in time we are: always while a run is paused, and where something lies ahead. */
static void moment_text(const struct app *a, struct buf *b)
{
    struct session_place p = session_place(a->s);
    if (!p.inside && p.statement == session_count(a->s))
        return;
    buf_adds(b, p.inside ? "  paused " : "  moment ");
    session_moment_name(a->s, &p, b);
    if (p.inside)
        buf_addc(b, ' ');
    else
        buf_printf(b, "/%zu ", session_count(a->s));
}

/* The right end of the title: version, step, totals; what does not fit is left out, the least important first. */
static void title_right(struct app *a, int from)
{
    struct buf b[4];
    for (int i = 0; i < 4; i++)
        buf_init(&b[i]);
    buf_printf(&b[0], "CPython %s ", a->version->name);
    if (a->lesson)
        buf_printf(&b[1], "  step %zu/%zu ", a->walk.step + 1, a->lesson->nsteps);
    if (a->s && !a->running)
        moment_text(a, &b[3]);
    if (a->s && a->heap.snap) {
        int n;
        long long bytes;
        char g[48];
        heap_totals(a, &n, &bytes);
        buf_printf(&b[2], "  %d object%s  %s B ", n, n == 1 ? "" : "s", grouped(bytes, g));
    }
    int room = a->w - from, x = a->w;
    static const int order[] = {0, 1, 3, 2}; /* the most important first, and so from the right */
    int fits = 0;
    for (int used = 0; fits < 4 && used + (int)b[order[fits]].len <= room; fits++)
        used += (int)b[order[fits]].len;
    for (int i = fits; i-- > 0;) {
        x -= (int)b[order[i]].len;
        bar_text(a, x, 0, b[order[i]].p);
    }
    for (int i = 0; i < 4; i++)
        buf_done(&b[i]);
}

static void paint_title(struct app *a)
{
    struct buf b;
    buf_init(&b);
    bar(a, 0);
    buf_adds(&b, " slotscope");
    if (a->screen_kind == SCREEN_LEARN)
        buf_printf(&b, "   %s", a->lesson ? a->lesson->title : "free prompt");
    int need = a->lesson ? 28 : 15, used = (int)text_columns(b.p, b.len); /* the version and the step are never crowded out */
    if (used > a->w - need && a->w > need + 12)
        used = a->w - need;
    grid_text(&a->screen, 0, 0, b.p, used, STYLE_STATUS);
    grid_flag(&a->screen, 0, 0, used, 1, CELL_REVERSE);
    title_right(a, used + 1 < a->w ? used + 1 : a->w);
    buf_done(&b);
}

static void paint_footer(struct app *a)
{
    int y = a->h - 1;
    struct buf b;
    buf_init(&b);
    if (a->running && !a->reading) {
        screen_line(a, 0, y, a->w, " running ...   C-c stops the program", STYLE_CHANGED);
    } else if (a->reading) {
        screen_line(a, 0, y, a->w, " the program waits for a line   Enter sends it   C-c stops it", STYLE_CHANGED);
    } else if (a->status) {
        text_visible(&b, a->status, strlen(a->status), false);
        screen_line(a, 1, y, a->w - 1, b.p, a->status_style);
    } else {
        bar(a, y);
        action_footer(a, a->w, &b);
        bar_text(a, 0, y, b.p);
    }
    buf_done(&b);
}

typedef void pane_painter(struct app *a, struct rect r);
static pane_painter *const painters[PANES] = {lesson_pane_paint, prompt_pane_paint, heap_pane_paint};
static const char *const pane_names[PANES] = {"lesson", "prompt", "heap"};

static void pane_title(const struct app *a, enum pane p, struct buf *b)
{
    buf_adds(b, pane_names[p]);
    if (p == PANE_LESSON) {
        lesson_pane_title(a, b);
    } else if (p == PANE_HEAP) {
        if (a->heap.lookup)
            buf_printf(b, ": how %s is found", a->heap.lookup->text);
        else
            buf_printf(b, ": %s", view_name(a->heap.view));
        if (a->heap.focus && !a->heap.lookup)
            buf_printf(b, " of %s", a->heap.focus);
    }
}

/* "-- lesson -----" from x to x + w, in the middle of a frame or as a rule of its own. The pane with the keys is double or bold. */
static void titled_rule(struct app *a, int x, int y, int w, enum pane p)
{
    bool here = a->focus == p && !a->over;
    bool uni = a->o.charset == CHARSET_UNICODE;
    uint32_t line = here ? (uni ? 0x2550 : '=') : (uni ? 0x2500 : '-');
    grid_fill(&a->screen, x, y, w, 1, line, here ? STYLE_TITLE : STYLE_FRAME);
    struct buf b;
    buf_init(&b);
    buf_addc(&b, ' ');
    pane_title(a, p, &b);
    buf_addc(&b, ' ');
    int n = w > 2 ? grid_text(&a->screen, x + 1, y, b.p, w - 2, here ? STYLE_TITLE : STYLE_NOTE) : 0;
    if (here)
        grid_flag(&a->screen, x + 1, y, n, 1, CELL_BOLD);
    buf_done(&b);
}

static void upright(struct app *a, int x, int y, int h)
{
    for (int i = 0; i < h; i++)
        grid_put(&a->screen, x, y + i, a->o.charset == CHARSET_UNICODE ? 0x2502 : '|', STYLE_FRAME);
}

static void joint(struct app *a, int x, int y, uint32_t unicode)
{
    grid_put(&a->screen, x, y, a->o.charset == CHARSET_UNICODE ? unicode : '+', STYLE_FRAME);
}

static int between(int low, int n, int high)
{
    return n < low ? low : n > high ? high : n;
}

/* Rows the prompt gets of `rows`: more while it has the keys. */
static int prompt_rows(const struct app *a, int rows)
{
    if (a->focus == PANE_PROMPT || a->reading)
        return between(4, rows * 2 / 5, 16);
    return rows < 28 ? 1 : between(3, rows / 4, 10);
}

static void paint_wide(struct app *a)
{
    int top = 1, bottom = a->h - 2, lw = between(42, a->w * 2 / 5, 72), left = a->w - lw;
    int body = bottom - top - 1;
    bool lesson = app_has_pane(a, PANE_LESSON);
    left = lw;
    titled_rule(a, 1, top, left - 1, lesson ? PANE_LESSON : PANE_PROMPT);
    titled_rule(a, left + 1, top, a->w - left - 2, PANE_HEAP);
    upright(a, 0, top, body + 2);
    upright(a, left, top, body + 2);
    upright(a, a->w - 1, top, body + 2);
    grid_fill(&a->screen, 1, bottom, a->w - 2, 1, a->o.charset == CHARSET_UNICODE ? 0x2500 : '-', STYLE_FRAME);
    joint(a, 0, top, 0x250C);
    joint(a, left, top, 0x252C);
    joint(a, a->w - 1, top, 0x2510);
    joint(a, 0, bottom, 0x2514);
    joint(a, left, bottom, 0x2534);
    joint(a, a->w - 1, bottom, 0x2518);
    heap_pane_paint(a, (struct rect){left + 1, top + 1, a->w - left - 2, body});
    if (!lesson) {
        prompt_pane_paint(a, (struct rect){2, top + 1, left - 3, body});
        return;
    }
    int prompt = prompt_rows(a, body), split = bottom - prompt - 1;
    titled_rule(a, 1, split, left - 1, PANE_PROMPT);
    joint(a, 0, split, 0x251C);
    joint(a, left, split, 0x2524);
    lesson_pane_paint(a, (struct rect){2, top + 1, left - 3, split - top - 1});
    prompt_pane_paint(a, (struct rect){2, split + 1, left - 3, prompt});
}

static int stacked_pane(struct app *a, enum pane p, int y, int rows)
{
    titled_rule(a, 0, y, a->w, p);
    painters[p](a, (struct rect){p == PANE_HEAP ? 0 : 1, y + 1, p == PANE_HEAP ? a->w : a->w - 2, rows - 1});
    return y + rows;
}

static void paint_stacked(struct app *a)
{
    int rows = a->h - 2, prompt = prompt_rows(a, rows) + 1, y = 1;
    if (app_has_pane(a, PANE_LESSON)) {
        int most = a->focus == PANE_LESSON ? rows / 2 : rows / 5, want = a->lesson_height ? a->lesson_height + 1 : most;
        int lesson = between(4, want, most < 5 ? 5 : most);
        lesson = lesson < rows - prompt - 4 ? lesson : rows - prompt - 4;
        y = stacked_pane(a, PANE_LESSON, y, lesson);
    }
    y = stacked_pane(a, PANE_HEAP, y, a->h - 1 - prompt - y);
    stacked_pane(a, PANE_PROMPT, y, prompt);
}

static void paint_single(struct app *a)
{
    stacked_pane(a, a->focus, 1, a->h - 2);
}

static void paint_panes(struct app *a)
{
    if (!app_has_pane(a, a->focus))
        a->focus = PANE_PROMPT;
    if (a->w < STACK_W || a->h < STACK_H || a->zoom)
        paint_single(a);
    else if (a->w < WIDE_W)
        paint_stacked(a);
    else
        paint_wide(a);
}

static void paint_help(struct app *a)
{
    static const struct {
        unsigned where;
        const char *title;
    } places[] = {{AT_MENU, "In the list of lessons"},
                  {AT_LESSON, "In a lesson"},
                  {AT_PROMPT, "At the prompt (also: Emacs keys, Up and Down, C-r, Tab; %help lists the %commands)"},
                  {AT_HEAP, "In the heap"}};
    int y = 1 - a->over_at, last = a->h - 2;
    char line[256];
    for (size_t p = 0; p < sizeof places / sizeof *places; p++) {
        if (y >= 1 && y <= last) {
            screen_line(a, 1, y, a->w - 2, places[p].title, STYLE_TITLE);
            grid_flag(&a->screen, 1, y, a->w - 2, 1, CELL_BOLD);
        }
        y++;
        const struct app_action *x;
        for (size_t i = 0; (x = app_action(i))->name; i++) {
            if (!(x->where & places[p].where))
                continue;
            if (y >= 1 && y <= last) {
                snprintf(line, sizeof line, "   %-18s %s", x->keys, x->help);
                screen_line(a, 1, y, a->w - 2, line, STYLE_TEXT);
            }
            y++;
        }
        y++;
    }
    int total = y + a->over_at - 2;
    int most = total - (last - 1) > 0 ? total - (last - 1) : 0;
    if (a->over_at > most) {
        a->over_at = most;
        grid_fill(&a->screen, 0, 1, a->w, a->h - 2, ' ', STYLE_TEXT);
        paint_help(a);
    }
}

static void paint_versions(struct app *a)
{
    static const char *const what[LAYOUT_VERSIONS] = {
        "dict pointer in the object, values in a block of their own",
        "the same",
        "the same",
        "two words in front of the object: values, dict",
        "one word in front: values or dict",
        "values inside the object",
        "values inside the object, also behind slots",
        "the same; small ints up to 1024",
    };
    int w = between(10, a->w, 78), h = LAYOUT_VERSIONS + 2, x = (a->w - w) / 2, y = between(0, (a->h - h) / 2, a->h);
    grid_fill(&a->screen, x, y, w, h, ' ', STYLE_TEXT);
    grid_frame(&a->screen, x, y, w, h, a->o.charset, true, STYLE_TITLE);
    screen_line(a, x + 2, y, w - 4, " CPython ", STYLE_TITLE);
    for (int i = 0; i < LAYOUT_VERSIONS; i++) {
        char line[128];
        snprintf(line, sizeof line, "%s %-5s %s", i == a->over_at ? ">" : " ", layout_versions[i].name, what[i]);
        screen_line(a, x + 2, y + 1 + i, w - 4, line, STYLE_TEXT);
        if (i == a->over_at)
            grid_flag(&a->screen, x + 1, y + 1 + i, w - 2, 1, CELL_REVERSE);
    }
    a->cursor_x = -1;
}

static void paint_too_small(struct app *a)
{
    char line[80];
    snprintf(line, sizeof line, "slotscope needs a terminal of %d x %d; this is %d x %d", LEAST_W, LEAST_H, a->w, a->h);
    const char *s = line;
    for (int y = 0; y < a->h && *s; y++) {
        grid_text(&a->screen, 0, y, s, a->w, STYLE_TEXT);
        s += (int)strlen(s) < a->w ? (int)strlen(s) : a->w;
    }
}

void screen_paint(struct app *a)
{
    grid_clear(&a->screen);
    a->cursor_x = a->cursor_y = -1;
    memset(a->where, 0, sizeof a->where);
    a->menu_where = (struct rect){0};
    if (a->w < LEAST_W || a->h < LEAST_H) {
        paint_too_small(a);
        return;
    }
    if (a->s && !a->running)
        heap_refresh(a);
    if (a->over == OVER_HELP)
        paint_help(a);
    else if (a->screen_kind == SCREEN_MENU)
        menu_paint(a, (struct rect){1, 1, a->w - 2, a->h - 2});
    else
        paint_panes(a);
    if (a->over == OVER_VERSIONS)
        paint_versions(a);
    paint_title(a);
    paint_footer(a);
}
