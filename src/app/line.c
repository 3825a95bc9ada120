/* The line editor: every key is a function of a table; history and searching replace the whole text. */
#include "slotscope/app/line.h"

#include <stdlib.h>
#include <string.h>

#include "slotscope/app/key.h"
#include "slotscope/base/mem.h"
#include "slotscope/base/text.h"

enum { HISTORY_MAX = 2000 };

void history_add(struct history *h, const char *text)
{
    if (!*text || (h->n && strcmp(h->v[h->n - 1], text) == 0))
        return;
    if (h->n == HISTORY_MAX) {
        free(h->v[0]);
        memmove(h->v, h->v + 1, --h->n * sizeof *h->v);
    }
    VEC_PUSH(h->v, h->n, h->cap, mem_strdup(text));
}

void history_done(struct history *h)
{
    for (size_t i = 0; i < h->n; i++)
        free(h->v[i]);
    free(h->v);
    *h = (struct history){0};
}

void line_init(struct line *l, struct history *h)
{
    *l = (struct line){.history = h};
    buf_init(&l->text);
    buf_init(&l->kill);
    buf_init(&l->query);
    line_clear(l);
}

void line_done(struct line *l)
{
    buf_done(&l->text);
    buf_done(&l->kill);
    buf_done(&l->query);
    free(l->draft);
    *l = (struct line){0};
}

void line_set(struct line *l, const char *text)
{
    buf_clear(&l->text);
    buf_adds(&l->text, text);
    l->cursor = l->text.len;
}

static void leave_history(struct line *l)
{
    free(l->draft);
    l->draft = NULL;
    l->place = l->history ? l->history->n : 0;
}

void line_clear(struct line *l)
{
    line_set(l, "");
    leave_history(l);
    l->searching = false;
}

static void splice(struct line *l, size_t from, size_t to, const char *s, size_t n)
{
    char *tail = mem_strndup(l->text.p + to, l->text.len - to);
    size_t tail_n = l->text.len - to;
    buf_cut(&l->text, from);
    buf_add(&l->text, s, n);
    buf_add(&l->text, tail, tail_n);
    free(tail);
    l->cursor = from + n;
}

void line_insert(struct line *l, const char *s, size_t n)
{
    struct buf b;
    buf_init(&b);
    for (size_t i = 0; i < n;) {
        unsigned c = 0;
        size_t k = text_decode(s + i, n - i, &c);
        if (k == 0) {
            k = 1;
        } else if (c == '\r') {
            if (i + 1 == n || s[i + 1] != '\n')
                buf_addc(&b, '\n');
        } else if (c == '\t') {
            buf_adds(&b, "    ");
        } else if (c == '\n' || (c >= 0x20 && c != 0x7F && !(c >= 0x80 && c < 0xA0))) {
            buf_add(&b, s + i, k);
        }
        i += k;
    }
    splice(l, l->cursor, l->cursor, b.p, b.len);
    buf_done(&b);
    leave_history(l);
}

/* ---- moving ---- */

static size_t before(const struct line *l, size_t i)
{
    while (i > 0 && ((unsigned char)l->text.p[--i] & 0xC0) == 0x80)
        ;
    return i;
}

static size_t after(const struct line *l, size_t i)
{
    if (i < l->text.len)
        i++;
    while (i < l->text.len && ((unsigned char)l->text.p[i] & 0xC0) == 0x80)
        i++;
    return i;
}

static size_t row_start(const struct line *l, size_t i)
{
    while (i > 0 && l->text.p[i - 1] != '\n')
        i--;
    return i;
}

static size_t row_end(const struct line *l, size_t i)
{
    while (i < l->text.len && l->text.p[i] != '\n')
        i++;
    return i;
}

static bool is_word(unsigned char c)
{
    return c == '_' || c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t word_left(const struct line *l, size_t i)
{
    while (i > 0 && !is_word((unsigned char)l->text.p[i - 1]))
        i--;
    while (i > 0 && is_word((unsigned char)l->text.p[i - 1]))
        i--;
    return i;
}

static size_t word_right(const struct line *l, size_t i)
{
    while (i < l->text.len && !is_word((unsigned char)l->text.p[i]))
        i++;
    while (i < l->text.len && is_word((unsigned char)l->text.p[i]))
        i++;
    return i;
}

size_t line_word(const struct line *l, bool dots)
{
    size_t i = l->cursor;
    while (i > 0 && (is_word((unsigned char)l->text.p[i - 1]) || (dots && l->text.p[i - 1] == '.')))
        i--;
    return i;
}

void line_place(const struct line *l, int *row, int *column)
{
    *row = 0;
    for (size_t i = 0; i < l->cursor; i++)
        *row += l->text.p[i] == '\n';
    size_t s = row_start(l, l->cursor);
    *column = (int)text_columns(l->text.p + s, l->cursor - s);
}

/* ---- changing ---- */

static void remove_range(struct line *l, size_t from, size_t to, bool kill)
{
    if (from >= to)
        return;
    if (kill) {
        buf_clear(&l->kill);
        buf_add(&l->kill, l->text.p + from, to - from);
    }
    splice(l, from, to, "", 0);
    leave_history(l);
}

void line_newline(struct line *l)
{
    size_t s = row_start(l, l->cursor), i = s;
    while (i < l->cursor && l->text.p[i] == ' ')
        i++;
    size_t e = l->cursor;
    while (e > s && l->text.p[e - 1] == ' ')
        e--;
    struct buf b;
    buf_init(&b);
    buf_addc(&b, '\n');
    buf_fill(&b, ' ', i - s + (e > s && l->text.p[e - 1] == ':' ? 4 : 0));
    splice(l, l->cursor, l->cursor, b.p, b.len);
    buf_done(&b);
}

static void backspace(struct line *l)
{
    size_t s = row_start(l, l->cursor), i = l->cursor;
    while (i > s && l->text.p[i - 1] == ' ')
        i--;
    bool indent = i == s && l->cursor > s;
    size_t by = indent ? (l->cursor - s - 1) % 4 + 1 : 0;
    remove_range(l, indent ? l->cursor - by : before(l, l->cursor), l->cursor, false);
}

static void transpose(struct line *l)
{
    size_t b = l->cursor == l->text.len ? before(l, l->cursor) : l->cursor, a = before(l, b), e = after(l, b);
    if (a == b || b == e)
        return;
    struct buf t;
    buf_init(&t);
    buf_add(&t, l->text.p + b, e - b);
    buf_add(&t, l->text.p + a, b - a);
    splice(l, a, e, t.p, t.len);
    buf_done(&t);
    leave_history(l);
}

/* ---- history ---- */

static bool matches(const struct line *l, size_t i)
{
    return !l->draft || (strncmp(l->history->v[i], l->draft, l->prefix) == 0 && strcmp(l->history->v[i], l->text.p) != 0);
}

static void enter_history(struct line *l)
{
    if (!l->draft) {
        l->draft = mem_strndup(l->text.p, l->text.len);
        l->prefix = l->cursor;
        l->place = l->history->n;
    }
}

static void history_back(struct line *l)
{
    if (!l->history)
        return;
    enter_history(l);
    for (size_t i = l->place; i-- > 0;)
        if (matches(l, i)) {
            l->place = i;
            line_set(l, l->history->v[i]);
            return;
        }
}

static void history_forth(struct line *l)
{
    if (!l->history || !l->draft)
        return;
    for (size_t i = l->place + 1; i < l->history->n; i++)
        if (matches(l, i)) {
            l->place = i;
            line_set(l, l->history->v[i]);
            return;
        }
    char *draft = l->draft;
    l->draft = NULL;
    line_set(l, draft);
    free(draft);
    leave_history(l);
}

static void move_row(struct line *l, int by)
{
    size_t s = row_start(l, l->cursor), e = row_end(l, l->cursor);
    size_t column = text_columns(l->text.p + s, l->cursor - s);
    if (by < 0 && s == 0) {
        history_back(l);
        return;
    }
    if (by > 0 && e == l->text.len) {
        history_forth(l);
        return;
    }
    size_t i = by < 0 ? row_start(l, s - 1) : e + 1;
    size_t stop = row_end(l, i), from = i;
    while (i < stop && text_columns(l->text.p + from, i - from) < column)
        i = after(l, i);
    l->cursor = i;
}

/* ---- C-r ---- */

static void search(struct line *l, size_t from)
{
    l->query_failed = l->query.len > 0;
    for (size_t i = from; l->query.len && i-- > 0;)
        if (strstr(l->history->v[i], l->query.p)) {
            l->place = i;
            line_set(l, l->history->v[i]);
            l->query_failed = false;
            return;
        }
}

static void start_search(struct line *l)
{
    if (!l->history)
        return;
    enter_history(l);
    l->searching = true;
    buf_clear(&l->query);
    l->query_failed = false;
}

static void cancel_search(struct line *l)
{
    l->searching = false;
    l->place = l->history->n;
    history_forth(l);
}

static bool search_key(struct line *l, int key)
{
    if (key == (KEY_CTRL | 'r')) {
        search(l, l->place);
    } else if (key == K_BACKSPACE_KEY) {
        size_t n = l->query.len;
        while (n > 0 && ((unsigned char)l->query.p[--n] & 0xC0) == 0x80)
            ;
        buf_cut(&l->query, n);
        search(l, l->history->n);
    } else if (key == K_ESC_KEY || key == (KEY_CTRL | 'g') || key == (KEY_CTRL | 'c')) {
        cancel_search(l);
    } else if (key >= ' ' && key < KEY_NAMED_) {
        buf_utf8(&l->query, (unsigned)key);
        search(l, l->place < l->history->n ? l->place + 1 : l->history->n);
    } else {
        l->searching = false;
        leave_history(l);
        return key == K_ENTER_KEY || line_key(l, key);
    }
    return true;
}

static bool move_key(struct line *l, int key)
{
    switch (key) {
    case KEY_CTRL | 'b':
    case K_LEFT_KEY: l->cursor = before(l, l->cursor); return true;
    case KEY_CTRL | 'f':
    case K_RIGHT_KEY: l->cursor = after(l, l->cursor); return true;
    case KEY_CTRL | 'a':
    case K_HOME_KEY: l->cursor = row_start(l, l->cursor); return true;
    case KEY_CTRL | 'e':
    case K_END_KEY: l->cursor = row_end(l, l->cursor); return true;
    case KEY_ALT | 'b':
    case KEY_CTRL | K_LEFT_KEY: l->cursor = word_left(l, l->cursor); return true;
    case KEY_ALT | 'f':
    case KEY_CTRL | K_RIGHT_KEY: l->cursor = word_right(l, l->cursor); return true;
    case KEY_ALT | '<': l->cursor = 0; return true;
    case KEY_ALT | '>': l->cursor = l->text.len; return true;
    case KEY_CTRL | 'p':
    case K_UP_KEY: move_row(l, -1); return true;
    case KEY_CTRL | 'n':
    case K_DOWN_KEY: move_row(l, 1); return true;
    default: return false;
    }
}

bool line_key(struct line *l, int key)
{
    if (l->searching)
        return search_key(l, key);
    if (move_key(l, key))
        return true;
    struct buf b;
    size_t e;
    switch (key) {
    case K_BACKSPACE_KEY:
    case KEY_CTRL | 'h': backspace(l); return true;
    case KEY_CTRL | 'd':
        if (l->text.len == 0)
            return false;
        /* fall through */
    case K_DELETE_KEY: remove_range(l, l->cursor, after(l, l->cursor), false); return true;
    case KEY_CTRL | 'k':
        e = row_end(l, l->cursor);
        remove_range(l, l->cursor, e == l->cursor ? after(l, e) : e, true);
        return true;
    case KEY_CTRL | 'u': remove_range(l, row_start(l, l->cursor), l->cursor, true); return true;
    case KEY_CTRL | 'w':
    case KEY_ALT | K_BACKSPACE_KEY: remove_range(l, word_left(l, l->cursor), l->cursor, true); return true;
    case KEY_ALT | 'd': remove_range(l, l->cursor, word_right(l, l->cursor), true); return true;
    case KEY_CTRL | 'y': line_insert(l, l->kill.p, l->kill.len); return true;
    case KEY_CTRL | 't': transpose(l); return true;
    case KEY_CTRL | 'r': start_search(l); return true;
    default: break;
    }
    if (key < ' ' || key >= KEY_NAMED_)
        return false;
    buf_init(&b);
    buf_utf8(&b, (unsigned)key);
    line_insert(l, b.p, b.len);
    buf_done(&b);
    return true;
}
