/*
 * The prompt: what ran and what came out of it, then the line being typed. The transcript is made from the session's moments each
 * time it is painted, so that after a version switch it says what that version says.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inside.h"
#include "slotscope/base/mem.h"
#include "slotscope/base/text.h"

struct script_line {
    const char *prefix; /* ">>> ", or "" */
    const char *text;
    size_t len;
    enum style style, prefix_style;
};
struct script { /* last lines first */
    struct script_line *v;
    size_t n, cap, wanted;
    struct arena arena;
    int width;
};

/* Adds a line, cut into screen rows, below (that is: before) what is there. */
static void add_row(struct script *t, const char *prefix, enum style prefix_style, const char *s, size_t n, enum style style,
                    bool words)
{
    struct script_line rows[64];
    size_t count = 0;
    int room = t->width - (int)strlen(prefix);
    room = room < 4 ? 4 : room;
    do {
        size_t i = 0;
        int columns = 0;
        while (i < n) {
            unsigned c = 0;
            size_t k = text_decode(s + i, n - i, &c);
            int w = k ? text_width(c) : 1;
            if (columns + w > room)
                break;
            columns += w;
            i += k ? k : 1;
        }
        i += i == 0 && n > 0;
        for (size_t k = i; words && i < n && k > i / 2; k--) /* our own lines break at blanks */
            if (s[k] == ' ' || s[k - 1] == ' ') {
                i = k;
                break;
            }
        rows[count] = (struct script_line){count ? "" : prefix, s, i, style, prefix_style};
        count++;
        s += i;
        n -= i;
    } while (n && count < sizeof rows / sizeof *rows);
    while (count--)
        VEC_PUSH(t->v, t->n, t->cap, rows[count]);
}

/* All lines of a text, from its last one up, until there are enough. `typed`: with prompts. */
static void add_lines(struct script *t, const char *s, size_t n, bool typed, enum style prompt, enum style style)
{
    while (n && s[n - 1] == '\n')
        n--;
    bool first = false;
    while (!first && t->n < t->wanted) {
        const char *nl = n ? memrchr(s, '\n', n) : NULL, *from = nl ? nl + 1 : s;
        first = !nl;
        add_row(t, !typed ? "" : first ? ">>> " : "... ", prompt, from, n - (size_t)(from - s), style, false);
        n = nl ? (size_t)(nl - s) : 0;
    }
}

static void add_output(struct script *t, const char *s, size_t n, enum style style)
{
    if (n == 0)
        return;
    struct buf b;
    buf_init(&b);
    size_t cut = n > 40000 ? n - 40000 : 0; /* more does not fit any screen */
    text_visible(&b, s + cut, n - cut, true);
    for (size_t i = 0; i < b.len; i++)
        if (b.p[i] == '\t')
            b.p[i] = ' ';
    add_lines(t, arena_strndup(&t->arena, b.p, b.len), b.len, false, style, style);
    buf_done(&b);
}

static bool is_hidden(const struct app *a, const struct moment *m)
{
    return a->lesson && m->block >= 0 && a->lesson->blocks[m->block].hidden;
}

static void add_moment(struct app *a, struct script *t, const struct moment *m)
{
    if (m->raised)
        add_output(t, m->traceback, strlen(m->traceback), STYLE_ERROR);
    if (is_hidden(a, m))
        return;
    add_output(t, m->output, m->output_len, STYLE_TEXT);
    bool own = m->origin == FROM_PROMPT;
    add_lines(t, m->text, m->len, true, own ? STYLE_PROMPT : STYLE_DIM, own ? STYLE_CODE : STYLE_DIM);
}

static void add_notes(struct app *a, struct script *t, size_t moment)
{
    for (size_t i = a->nnotes; i-- > 0;)
        if (a->notes[i].moment == moment)
            add_row(t, "", STYLE_TEXT, a->notes[i].text, strlen(a->notes[i].text), a->notes[i].style, true);
}

static void add_input(struct app *a, struct script *t)
{
    const struct line *l = &a->line;
    if (l->searching) {
        struct buf b;
        buf_init(&b);
        buf_printf(&b, "(%sreverse-i-search)`%s':", l->query_failed ? "failed " : "", l->query.p);
        add_row(t, "", STYLE_NOTE, arena_strndup(&t->arena, b.p, b.len), b.len, STYLE_NOTE, false);
        buf_done(&b);
    }
    size_t n = l->text.len;
    const char *s = l->text.p;
    for (bool first = false; !first;) {
        const char *nl = n ? memrchr(s, '\n', n) : NULL, *from = nl ? nl + 1 : s;
        first = !nl;
        add_row(t, a->reading ? "" : first ? ">>> " : "... ", STYLE_PROMPT, from, n - (size_t)(from - s), STYLE_CODE, false);
        n = nl ? (size_t)(nl - s) : 0;
    }
}

/* Where a run is paused: the lines around the one about to run, that one marked. */
static void add_paused(struct script *t, const struct session_place *p, const char *where)
{
    int around = t->wanted > 16 ? 4 : t->wanted > 8 ? 2 : t->wanted > 4 ? 1 : 0;
    for (int line = p->line + around; line >= p->line - around; line--) {
        size_t n = 0;
        const char *text = session_source_line(p, line, &n);
        char prefix[32];
        bool here = line == p->line;
        snprintf(prefix, sizeof prefix, "%s%4d ", here ? "-> " : "   ", line);
        while (n && (int)(text_columns(text, n) + strlen(prefix)) > t->width)
            n--;
        if (text)
            add_row(t, arena_strndup(&t->arena, prefix, strlen(prefix)), here ? STYLE_CHANGED : STYLE_DIM, text, n,
                    here ? STYLE_CODE : STYLE_DIM, false);
    }
    add_row(t, "", STYLE_NOTE, where, strlen(where), STYLE_NOTE, true);
}

static void compose(struct app *a, struct script *t)
{
    const struct session_place p = session_place(a->s);
    struct buf where;
    buf_init(&where);
    if (!a->running || a->reading)
        add_input(a, t);
    if (p.inside && !a->running) {
        buf_adds(&where, "paused: moment ");
        session_moment_name(a->s, &p, &where);
        if (p.depth > 1)
            buf_printf(&where, " in %s, %lld call%s deep", p.function, (long long)p.depth - 1, p.depth == 2 ? "" : "s");
        if (p.resumed)
            buf_adds(&where, ", back from a call");
        add_paused(t, &p, arena_strndup(&t->arena, where.p, where.len));
        size_t n;
        const char *out = session_paused_output(a->s, &n);
        add_output(t, out, n, STYLE_TEXT);
    }
    buf_done(&where);
    if (a->running) { /* the moment that runs is in the list already, without its output */
        add_output(t, a->live.p, a->live.len, STYLE_TEXT);
        const struct moment *m = session_moment(a->s, session_at(a->s));
        if (m && !is_hidden(a, m))
            add_lines(t, m->text, m->len, true, STYLE_PROMPT, STYLE_CODE);
    }
    for (size_t i = session_at(a->s); t->n < t->wanted; i--) {
        add_notes(a, t, i);
        if (i == 0)
            break;
        add_moment(a, t, session_moment(a->s, i - 1));
    }
}

/* Where the cursor stands: counted in rows from the bottom of the input. */
static void place_cursor(struct app *a, struct rect r, int shown, int input_rows)
{
    int row, column, width = r.w - (a->reading ? 0 : 4);
    line_place(&a->line, &row, &column);
    width = width < 4 ? 4 : width;
    int above = 0, line = 0;
    for (const char *s = a->line.text.p; line < row; line++) {
        size_t n = strcspn(s, "\n");
        int w = (int)text_columns(s, n);
        above += w ? (w + width - 1) / width : 1;
        s += n + 1;
    }
    int y = shown - input_rows + above + column / width;
    a->cursor_x = r.x + (a->reading ? 0 : column < width ? 4 : 0) + column % width;
    a->cursor_y = r.y + y;
    if (y < 0 || y >= r.h || a->cursor_x >= r.x + r.w + 1)
        a->cursor_x = -1;
}

static int rows_of_input(const struct app *a, int width)
{
    int rows = 0;
    width = width - (a->reading ? 0 : 4);
    width = width < 4 ? 4 : width;
    for (const char *s = a->line.text.p;; s++) {
        size_t n = strcspn(s, "\n");
        int w = (int)text_columns(s, n);
        rows += w ? (w + width - 1) / width : 1;
        s += n;
        if (!*s)
            return rows;
    }
}

void prompt_pane_paint(struct app *a, struct rect r)
{
    a->where[PANE_PROMPT] = r;
    if (!a->s || r.h <= 0)
        return;
    struct script t = {.width = r.w, .wanted = (size_t)(r.h + a->prompt_scroll)};
    compose(a, &t);
    int most = (int)t.n > r.h ? (int)t.n - r.h : 0;
    a->prompt_scroll = a->prompt_scroll > most ? most : a->prompt_scroll;
    int shown = (int)t.n - a->prompt_scroll < r.h ? (int)t.n - a->prompt_scroll : r.h;
    for (int i = 0; i < shown; i++) {
        const struct script_line *ln = &t.v[a->prompt_scroll + shown - 1 - i];
        int n = grid_text(&a->screen, r.x, r.y + i, ln->prefix, r.w, ln->prefix_style);
        if (ln->style == STYLE_CODE)
            code_paint(a, r.x + n, r.y + i, ln->text, ln->len, r.w - n);
        else
            grid_textn(&a->screen, r.x + n, r.y + i, ln->text, ln->len, r.w - n, ln->style);
    }
    if (a->focus == PANE_PROMPT && a->prompt_scroll == 0 && !a->over && (!a->running || a->reading))
        place_cursor(a, r, shown, rows_of_input(a, r.w));
    free(t.v);
    arena_done(&t.arena);
}

/* ---- keys ---- */

static void submit(struct app *a)
{
    char *text = mem_strndup(a->line.text.p, a->line.text.len);
    size_t n = strlen(text);
    while (n && strchr(" \n", text[n - 1]))
        text[--n] = 0;
    history_add(&a->history, text);
    state_write(a); /* what was typed survives whatever it does */
    line_clear(&a->line);
    app_run_typed(a, text);
    free(text);
}

/* Enter: runs what is whole, opens another line where Python wants more. Inside several lines it adds one, except at the end. */
static void enter(struct app *a)
{
    struct line *l = &a->line;
    const char *first = l->text.p + strspn(l->text.p, " ");
    bool command = *first == '%' || (l->text.len > 1 && l->text.p[l->text.len - 1] == '?' && !strchr(l->text.p, '\n'));
    bool many = strchr(l->text.p, '\n') != NULL;
    if (!*first) {
        line_clear(l);
        return;
    }
    if (many && l->cursor < l->text.len) {
        line_newline(l);
        return;
    }
    size_t n = l->text.len; /* a last line of blanks is an empty line */
    while (many && n && l->text.p[n - 1] == ' ')
        n--;
    n = n && l->text.p[n - 1] == '\n' ? n : l->text.len;
    if (!command && session_input_state(l->text.p, n) == INPUT_MORE) {
        line_newline(l);
        return;
    }
    submit(a);
}

static void tab(struct app *a)
{
    struct line *l = &a->line;
    size_t s = l->cursor;
    while (s > 0 && l->text.p[s - 1] == ' ')
        s--;
    if (l->text.len == 0) {
        action_key(a, K_F6_KEY); /* nothing to complete: on to the next pane */
    } else if (s == 0 || l->text.p[s - 1] == '\n') {
        line_insert(l, "    ", 4 - (l->cursor - s) % 4);
    } else {
        struct buf b;
        buf_init(&b);
        complete(a, l, &b);
        if (b.len)
            app_status(a, STYLE_NOTE, "%s", b.p);
        buf_done(&b);
    }
}

static void scroll(struct app *a, int by)
{
    a->prompt_scroll += by;
    if (a->prompt_scroll < 0)
        a->prompt_scroll = 0;
}

void prompt_key(struct app *a, int key)
{
    struct line *l = &a->line;
    if (l->searching) {
        line_key(l, key);
        return;
    }
    switch (key) {
    case K_ENTER_KEY: enter(a); break;
    case K_TAB_KEY: tab(a); break;
    case K_PAGE_UP_KEY: scroll(a, 5); return;
    case K_PAGE_DOWN_KEY: scroll(a, -5); return;
    case K_WHEEL_UP_KEY: scroll(a, 3); return;
    case K_WHEEL_DOWN_KEY: scroll(a, -3); return;
    case KEY_ALT | K_ENTER_KEY: line_newline(l); break;
    case KEY_CTRL | 'c':
        if (l->text.len)
            app_note(a, STYLE_DIM, "KeyboardInterrupt");
        line_clear(l);
        break;
    case KEY_CTRL | 'd':
        if (l->text.len)
            line_key(l, key);
        else if (a->lesson)
            a->focus = PANE_LESSON;
        else if (a->catalogue_read)
            app_close(a);
        else
            a->done = true;
        break;
    default:
        if (!line_key(l, key))
            action_key(a, key);
    }
    a->prompt_scroll = 0;
}

/* input() in the program under study: keys are taken here until Enter. */
const char *prompt_read_line(struct app *a)
{
    if (!a->o.next_key)
        return NULL;
    struct line saved = a->line;
    enum pane focus = a->focus;
    a->focus = PANE_PROMPT;
    a->reading = true;
    line_init(&a->line, NULL);
    int key;
    bool ended = false;
    while ((key = a->o.next_key(a->o.ctx)) != K_ENTER_KEY) {
        if (key == KEY_NONE || key == (KEY_CTRL | 'd') || key == (KEY_CTRL | 'c')) {
            ended = true;
            if (key == (KEY_CTRL | 'c'))
                session_interrupt();
            break;
        }
        line_key(&a->line, key);
    }
    line_insert(&a->line, "\n", 1);
    buf_adds(&a->live, a->line.text.p);
    free(a->read_text);
    a->read_text = ended ? NULL : mem_strdup(a->line.text.p);
    line_done(&a->line);
    a->line = saved;
    a->focus = focus;
    a->reading = false;
    return a->read_text;
}
