/*
 * The body: md4c's events into blocks. md4c says no positions, but the text it hands over points into the source, so every block is
 * made when its first text arrives and is located by it.
 */
#include <md4c.h>
#include <stdlib.h>
#include <string.h>

#include "slotscope/base/buf.h"
#include "slotscope/base/text.h"
#include "reader.h"

enum { LISTS = 16 };
struct body {
    struct reader *r;
    const char *last; /* the last place in the source that text came from */
    enum lesson_block_kind want;
    int level;
    bool open;  /* a paragraph or heading is being filled */
    long block; /* its index, or -1 until its first text */
    bool in_cell;
    struct lesson_run *runs;
    size_t nruns, runs_cap;
    int em, strong, link, code; /* depths of spans */
    int quote, nlists;
    struct {
        bool ordered;
        unsigned next;
        int indent;
    } list[LISTS];
    const char *marker; /* waits for the first block of a list item */
    struct buf text;    /* of the code block */
    bool in_code;
    long code_block;
    const char *html, *html_end; /* the raw HTML block's place in the source */
    bool in_html;
    struct lesson_runs *cells;
    size_t ncells, cells_cap;
    unsigned char *align;
    size_t nalign, align_cap;
    int columns;
    const char *table_at;
};

static bool in_source(const struct body *y, const char *p)
{
    return p >= y->r->src && p < y->r->src + y->r->n;
}

/* Every block is made here: what surrounds it goes into it. */
static struct lesson_block *new_block(struct body *y, enum lesson_block_kind kind, const char *p)
{
    struct lesson_block *b = reader_block(y->r, kind, p);
    b->quote = y->quote;
    b->indent = y->nlists ? y->list[y->nlists - 1].indent : 0;
    b->marker = y->marker;
    y->marker = NULL;
    return b;
}

static struct lesson_runs take_runs(struct body *y)
{
    struct lesson_runs rs = {.v = arena_alloc(&y->r->l->arena, (y->nruns + 1) * sizeof *rs.v), .n = y->nruns};
    if (y->nruns)
        memcpy(rs.v, y->runs, y->nruns * sizeof *rs.v);
    y->nruns = 0;
    return rs;
}

static void close_paragraph(struct body *y)
{
    if (y->open && y->block >= 0)
        y->r->l->blocks[y->block].runs = take_runs(y);
    y->open = false;
    y->block = -1;
    y->nruns = 0;
}

static void open_paragraph(struct body *y, enum lesson_block_kind kind, int level)
{
    close_paragraph(y);
    y->open = true;
    y->want = kind;
    y->level = level;
}

static void ensure_block(struct body *y, const char *p)
{
    if (y->in_cell || y->block >= 0)
        return;
    if (!y->open)
        open_paragraph(y, LESSON_PARAGRAPH, 0); /* a tight list item: text without a paragraph */
    struct lesson_block *b = new_block(y, y->want, p);
    b->level = y->level;
    y->block = b - y->r->l->blocks;
}

static unsigned style_now(const struct body *y)
{
    unsigned s = y->code ? PROSE_CODE : y->link ? PROSE_LINK : y->want == LESSON_HEADING && y->open ? PROSE_HEADING : PROSE_TEXT;
    return s | (y->em ? PROSE_EM : 0) | (y->strong ? PROSE_STRONG : 0);
}

static void add_run(struct body *y, const char *s, size_t n, unsigned style, int expr)
{
    if (n == 0)
        return;
    struct lesson_run run = {.text = reader_dup(y->r, s, n), .len = n, .style = style, .expr = expr};
    VEC_PUSH(y->runs, y->nruns, y->runs_cap, run);
}

/* The masked {{ ... }} at p: one expression. Returns its length. */
static size_t add_expression(struct body *y, const char *p)
{
    const char *orig = y->r->orig + (p - y->r->src), *s = orig + 2;
    size_t left = (size_t)(y->r->src + y->r->n - p), n = 4;
    while (n < left && p[n] == MASK && !(orig[n - 2] == '}' && orig[n - 1] == '}' && (orig[n] != '}' || p[n] != MASK)))
        n++;
    const char *e = orig + n - 2;
    while (s < e && *s == ' ')
        s++;
    while (e > s && e[-1] == ' ')
        e--;
    const char *at = p + (s - orig);
    if (s == e)
        reader_error(y->r, p, "{{ }} holds no expression");
    else
        add_run(y, s, (size_t)(e - s), (style_now(y) & ~(unsigned)PROSE_MASK) | PROSE_VALUE,
                reader_expr(y->r, s, (size_t)(e - s), at));
    return n;
}

static void add_text(struct body *y, const char *s, size_t n)
{
    ensure_block(y, in_source(y, s) ? s : y->last);
    for (size_t i = 0; i < n;) {
        size_t k = i;
        while (k < n && s[k] != MASK)
            k++;
        add_run(y, s + i, k - i, style_now(y), -1);
        i = k;
        if (i < n && in_source(y, s))
            i += add_expression(y, s + i);
        else if (i < n)
            i++;
    }
}

static void add_entity(struct body *y, const char *s, size_t n)
{
    static const struct {
        const char *name, *text;
    } known[] = {{"&amp;", "&"},       {"&lt;", "<"},        {"&gt;", ">"},         {"&quot;", "\""},      {"&apos;", "'"},
                 {"&nbsp;", "\u00a0"}, {"&hellip;", "..."},  {"&mdash;", "\u2014"}, {"&ndash;", "\u2013"}, {"&times;", "\u00d7"},
                 {"&rarr;", "\u2192"}, {"&larr;", "\u2190"}, {"&copy;", "\u00a9"},  {"&micro;", "\u00b5"}, {"&le;", "\u2264"},
                 {"&ge;", "\u2265"},   {"&ne;", "\u2260"},   {"&rsquo;", "\u2019"}, {"&lsquo;", "\u2018"}, {"&ldquo;", "\u201c"},
                 {"&rdquo;", "\u201d"}};
    struct buf b;
    buf_init(&b);
    if (n > 3 && s[1] == '#') {
        bool hex = s[2] == 'x' || s[2] == 'X';
        unsigned long c = strtoul(s + 2 + hex, NULL, hex ? 16 : 10);
        buf_utf8(&b, c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? 0xFFFD : (unsigned)c);
    }
    for (size_t i = 0; b.len == 0 && i < sizeof known / sizeof *known; i++)
        if (strlen(known[i].name) == n && memcmp(known[i].name, s, n) == 0)
            buf_adds(&b, known[i].text);
    if (b.len == 0)
        buf_add(&b, s, n);
    ensure_block(y, s);
    add_run(y, b.p, b.len, style_now(y), -1);
    buf_done(&b);
}

static void add_break(struct body *y, bool hard)
{
    if (hard && y->nruns)
        y->runs[y->nruns - 1].br = true;
    else if (y->nruns)
        add_run(y, " ", 1, style_now(y), -1);
}

/* Text of a raw HTML block that is no comment: what a reader would see of it, without the tags. */
static void html_text(struct body *y, const char *s, const char *end)
{
    struct buf b;
    buf_init(&b);
    const char *at = NULL;
    for (const char *p = s; p < end; p++) {
        if (*p == '<') {
            const char *q = memchr(p, '>', (size_t)(end - p));
            p = q ? q : end - 1;
        } else {
            at = at || *p == '\n' || *p == ' ' ? at : p;
            if (at)
                buf_addc(&b, *p == '\n' || *p == MASK ? ' ' : *p);
        }
    }
    while (b.len && b.p[b.len - 1] == ' ')
        buf_cut(&b, b.len - 1);
    if (b.len) {
        open_paragraph(y, LESSON_PARAGRAPH, 0);
        ensure_block(y, at);
        add_run(y, b.p, b.len, PROSE_TEXT, -1);
        close_paragraph(y);
    }
    buf_done(&b);
}

static bool own_line(const struct reader *r, const char *from, const char *to)
{
    const char *end = r->src + r->n;
    while (from > r->src && from[-1] != '\n')
        if (!strchr(" \t>-*", *--from))
            return false;
    for (; to < end && *to != '\n'; to++)
        if (!strchr(" \t\r", *to))
            return false;
    return true;
}

static void html_block(struct body *y, const char *s, const char *end)
{
    while (s < end) {
        const char *open = memmem(s, (size_t)(end - s), "<!--", 4);
        html_text(y, s, open ? open : end);
        if (!open)
            return;
        const char *close = memmem(open + 4, (size_t)(end - open - 4), "-->", 3);
        if (!close) {
            reader_error(y->r, open, "the comment is not closed: --> is missing");
            return;
        }
        size_t before = y->r->l->nblocks;
        directive_read(y->r, open + 4, close, own_line(y->r, open, close + 3));
        if (y->r->l->nblocks > before)
            y->r->l->blocks[before].quote = y->quote;
        s = close + 3;
    }
}

static bool is_python(const char *lang)
{
    return strcmp(lang, "python") == 0 || strcmp(lang, "py") == 0 || strcmp(lang, "python3") == 0;
}

static void fence_word(struct reader *r, struct lesson_block *b, const char *word, const char *at)
{
    static const char *const known[] = {"hidden", "no-run", "step", "raises", NULL};
    if (strcmp(word, "hidden") == 0) {
        b->hidden = true;
        return;
    }
    if (strcmp(word, "no-run") == 0) {
        b->run = false;
        return;
    }
    if (strcmp(word, "step") == 0) {
        b->step = true;
        return;
    }
    const char *near = text_nearest(word, known);
    if (near)
        reader_error(r, at, "unknown word \"%s\" after python: did you mean \"%s\"?", word, near);
    else if (r->own)
        reader_error(r, at, "unknown word \"%s\" after python; there are hidden, step, no-run, raises EXCEPTION", word);
}

void fence_words(struct reader *r, struct lesson_block *b, const char *info, size_t n)
{
    b->run = is_python(b->lang);
    bool raises = false;
    for (size_t i = strlen(b->lang), k; b->run && i < n; i = k) {
        while (i < n && (info[i] == ' ' || info[i] == '\t'))
            i++;
        for (k = i; k < n && info[k] != ' ' && info[k] != '\t';)
            k++;
        if (k == i)
            break;
        const char *word = reader_dup(r, info + i, k - i);
        const char *at = info >= r->src && info < r->src + r->n ? info + i : r->src;
        if (raises)
            b->raises = word;
        else if (strcmp(word, "raises") != 0)
            fence_word(r, b, word, at);
        raises = !raises && strcmp(word, "raises") == 0;
        if (!b->run)
            break;
    }
    if (raises)
        reader_error(r, info >= r->src && info < r->src + r->n ? info : r->src, "raises wants the name of an exception");
}

static void enter_code(struct body *y, const MD_BLOCK_CODE_DETAIL *d)
{
    close_paragraph(y);
    const char *at = d->info.text && in_source(y, d->info.text) ? d->info.text : NULL;
    struct lesson_block *b = new_block(y, LESSON_CODE, at ? at : y->last);
    if (at)
        b->col = 1;
    y->code_block = b - y->r->l->blocks;
    y->in_code = true;
    buf_clear(&y->text);
    b->lang = d->lang.text ? reader_dup(y->r, d->lang.text, d->lang.size) : "";
    b->code_line = at ? b->line + 1 : 0;
    if (d->info.text)
        fence_words(y->r, b, d->info.text, d->info.size);
}

static void leave_code(struct body *y)
{
    struct lesson_block *b = &y->r->l->blocks[y->code_block];
    b->text = reader_dup(y->r, y->text.p, y->text.len);
    b->len = y->text.len;
    y->in_code = false;
    y->code_block = -1;
}

static void code_text(struct body *y, const char *s, size_t n)
{
    struct lesson_block *b = &y->r->l->blocks[y->code_block];
    if (!b->code_line && in_source(y, s)) {
        int col;
        reader_locate(y->r, s, &b->code_line, &col);
        b->line = b->code_line; /* indented code: there is no fence */
    }
    buf_add(&y->text, s, n);
}

static void enter_table(struct body *y, const MD_BLOCK_TABLE_DETAIL *d)
{
    close_paragraph(y);
    y->columns = (int)d->col_count;
    y->ncells = y->nalign = 0;
    y->table_at = NULL;
}

static void leave_table(struct body *y)
{
    struct lesson_block *b = new_block(y, LESSON_TABLE, y->table_at ? y->table_at : y->last);
    b->columns = y->columns;
    b->rows = y->columns ? (int)y->ncells / y->columns : 0;
    b->cells = arena_alloc(&y->r->l->arena, (y->ncells + 1) * sizeof *b->cells);
    memcpy(b->cells, y->cells, y->ncells * sizeof *b->cells);
    b->align = (const unsigned char *)reader_dup(y->r, (const char *)y->align, y->nalign);
}

static void enter_cell(struct body *y, const MD_BLOCK_TD_DETAIL *d)
{
    y->in_cell = true;
    if (y->nalign < (size_t)y->columns)
        VEC_PUSH(y->align, y->nalign, y->align_cap,
                 (unsigned char)(d->align == MD_ALIGN_RIGHT    ? 2
                                 : d->align == MD_ALIGN_CENTER ? 1
                                                               : 0));
}

static void enter_list(struct body *y, bool ordered, unsigned start)
{
    close_paragraph(y);
    if (y->nlists == LISTS)
        return;
    y->list[y->nlists].ordered = ordered;
    y->list[y->nlists].next = start;
    y->list[y->nlists].indent = (y->nlists ? y->list[y->nlists - 1].indent : 0) + (ordered ? 3 : 2);
    y->nlists++;
}

static void enter_item(struct body *y)
{
    close_paragraph(y);
    struct buf b;
    buf_init(&b);
    if (y->nlists && y->list[y->nlists - 1].ordered)
        buf_printf(&b, "%u.", y->list[y->nlists - 1].next++);
    else
        buf_adds(&b, "-");
    y->marker = reader_dup(y->r, b.p, b.len);
    buf_done(&b);
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *ctx)
{
    struct body *y = ctx;
    switch (type) {
    case MD_BLOCK_QUOTE:
        close_paragraph(y);
        y->quote++;
        break;
    case MD_BLOCK_UL: enter_list(y, false, 0); break;
    case MD_BLOCK_OL: enter_list(y, true, ((MD_BLOCK_OL_DETAIL *)detail)->start); break;
    case MD_BLOCK_LI: enter_item(y); break;
    case MD_BLOCK_HR:
        close_paragraph(y);
        new_block(y, LESSON_RULE, y->last);
        break;
    case MD_BLOCK_H: open_paragraph(y, LESSON_HEADING, (int)((MD_BLOCK_H_DETAIL *)detail)->level); break;
    case MD_BLOCK_P: open_paragraph(y, LESSON_PARAGRAPH, 0); break;
    case MD_BLOCK_CODE: enter_code(y, detail); break;
    case MD_BLOCK_HTML:
        close_paragraph(y);
        y->in_html = true;
        y->html = y->html_end = NULL;
        break;
    case MD_BLOCK_TABLE: enter_table(y, detail); break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: enter_cell(y, detail); break;
    default: break;
    }
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *ctx)
{
    (void)detail;
    struct body *y = ctx;
    switch (type) {
    case MD_BLOCK_QUOTE:
        close_paragraph(y);
        y->quote--;
        break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        close_paragraph(y);
        y->nlists -= y->nlists > 0;
        break;
    case MD_BLOCK_LI:
        close_paragraph(y);
        y->marker = NULL;
        break;
    case MD_BLOCK_H:
    case MD_BLOCK_P: close_paragraph(y); break;
    case MD_BLOCK_CODE: leave_code(y); break;
    case MD_BLOCK_HTML:
        y->in_html = false;
        if (y->html)
            html_block(y, y->html, y->html_end);
        break;
    case MD_BLOCK_TABLE: leave_table(y); break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        y->in_cell = false;
        VEC_PUSH(y->cells, y->ncells, y->cells_cap, take_runs(y));
        break;
    default: break;
    }
    return 0;
}

static void span(struct body *y, MD_SPANTYPE type, int by)
{
    switch (type) {
    case MD_SPAN_EM: y->em += by; break;
    case MD_SPAN_STRONG: y->strong += by; break;
    case MD_SPAN_A: y->link += by; break;
    case MD_SPAN_CODE: y->code += by; break;
    case MD_SPAN_IMG:
        ensure_block(y, y->last);
        add_run(y, by > 0 ? "[picture: " : "]", by > 0 ? 10 : 1, PROSE_MARKER, -1);
        break;
    default: break;
    }
}

static int enter_span(MD_SPANTYPE type, void *detail, void *ctx)
{
    (void)detail;
    span(ctx, type, 1);
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *ctx)
{
    (void)detail;
    span(ctx, type, -1);
    return 0;
}

/* HTML inside a paragraph: a comment may be a directive in the wrong place, <br> breaks the line, other tags vanish. */
static void inline_html(struct body *y, const char *s, size_t n)
{
    if (n >= 7 && memcmp(s, "<!--", 4) == 0)
        directive_read(y->r, s + 4, s + n - 3, false);
    else if (n >= 4 && strncmp(s, "<br", 3) == 0)
        add_break(y, true);
}

static int text(MD_TEXTTYPE type, const MD_CHAR *s, MD_SIZE n, void *ctx)
{
    struct body *y = ctx;
    if (in_source(y, s)) {
        y->last = s;
        if (y->in_cell && !y->table_at)
            y->table_at = s;
    }
    if (y->in_code) {
        code_text(y, s, n);
    } else if (y->in_html) {
        if (in_source(y, s)) {
            y->html = y->html ? y->html : s;
            y->html_end = s + n;
        }
    } else {
        switch (type) {
        case MD_TEXT_BR: add_break(y, true); break;
        case MD_TEXT_SOFTBR: add_break(y, false); break;
        case MD_TEXT_ENTITY: add_entity(y, s, n); break;
        case MD_TEXT_HTML: inline_html(y, s, n); break;
        case MD_TEXT_NULLCHAR: break;
        default: add_text(y, s, n); break;
        }
    }
    return 0;
}

void blocks_read(struct reader *r)
{
    struct body y = {.r = r, .last = r->src + r->body, .block = -1, .code_block = -1};
    buf_init(&y.text);
    const MD_PARSER p = {.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEURLAUTOLINKS,
                         .enter_block = enter_block,
                         .leave_block = leave_block,
                         .enter_span = enter_span,
                         .leave_span = leave_span,
                         .text = text};
    if (md_parse(r->src + r->body, (MD_SIZE)(r->n - r->body), &p, &y) != 0)
        reader_error(r, r->src, "could not be read as Markdown");
    close_paragraph(&y);
    buf_done(&y.text);
    free(y.runs);
    free(y.cells);
    free(y.align);
}
