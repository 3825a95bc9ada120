/*
 * Misspelt keywords: a name on the line of a syntax error that becomes a program when it is replaced by the keyword it resembles.
 * Candidates are the nearest keyword by edits, then the three with most letters in common blocks, as traceback.py tries them.
 */
#include <stdlib.h>
#include <string.h>
#include "parser.h"
#include "slotscope/base/buf.h"
#include "slotscope/base/text.h"

#define MAX_CODE  1024
#define MAX_NAMES 10
#define KEYWORDS  (KW_yield - KW_False + 1)
#define MOVE_COST 2
#define MAX_WORD  40

static const char *keyword(int i)
{
    return token_texts[KW_False + i];
}

/* ---- nearest by edits: a move costs 2, another case 1 ---- */

static int char_cost(char a, char b)
{
    bool letters = (unsigned char)((a | 32) - 'a') < 26 && (a | 32) == (b | 32);
    return a == b ? 0 : letters ? 1 : MOVE_COST;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

static int edit_distance(const char *a, size_t na, const char *b, size_t nb)
{
    int row[MAX_WORD + 1];
    for (size_t j = 0; j <= nb; j++)
        row[j] = (int)j * MOVE_COST;
    for (size_t i = 1; i <= na; i++) {
        int diagonal = row[0];
        row[0] = (int)i * MOVE_COST;
        for (size_t j = 1; j <= nb; j++) {
            int keep = diagonal + char_cost(a[i - 1], b[j - 1]);
            diagonal = row[j];
            row[j] = least(keep, least(row[j], row[j - 1]) + MOVE_COST);
        }
    }
    return row[nb];
}

static const char *nearest(const char *word, size_t n)
{
    const char *best = NULL;
    int best_distance = 1 << 20;
    for (int i = 0; i < KEYWORDS; i++) {
        size_t k = strlen(keyword(i));
        int limit = least((int)(n + k + 3) * MOVE_COST / 6, best_distance - 1), d = edit_distance(word, n, keyword(i), k);
        if (d <= limit) {
            best = keyword(i);
            best_distance = d;
        }
    }
    return best;
}

/* ---- nearest by common blocks ---- */

/* Letters in the longest common blocks of a and b: the longest first, then left and right of it. */
static int common(const char *a, int na, const char *b, int nb)
{
    int best = 0, ai = 0, bi = 0;
    for (int i = 0; i < na; i++)
        for (int j = 0; j < nb; j++) {
            int k = 0;
            while (i + k < na && j + k < nb && a[i + k] == b[j + k])
                k++;
            if (k > best)
                best = k, ai = i, bi = j;
        }
    if (!best)
        return 0;
    return best + common(a, ai, b, bi) + common(a + ai + best, na - ai - best, b + bi + best, nb - bi - best);
}

struct match {
    double ratio;
    const char *word;
};

static int by_ratio(const void *x, const void *y)
{
    const struct match *a = x, *b = y;
    if (a->ratio != b->ratio)
        return a->ratio < b->ratio ? 1 : -1;
    return strcmp(b->word, a->word);
}

/* At most three candidates, best first. */
static int candidates(const char *word, size_t n, const char *out[3])
{
    struct match m[KEYWORDS];
    int nm = 0, count = 0;
    const char *first = nearest(word, n);
    if (first)
        out[count++] = first;
    for (int i = 0; i < KEYWORDS; i++) {
        int k = (int)strlen(keyword(i));
        double ratio = 2.0 * common(keyword(i), k, word, (int)n) / (double)(k + (int)n);
        if (ratio >= 0.5)
            m[nm++] = (struct match){ratio, keyword(i)};
    }
    qsort(m, (size_t)nm, sizeof *m, by_ratio);
    for (int i = 0; i < nm && i < 3 && count < 3; i++)
        out[count++] = m[i].word;
    return count;
}

/* ---- trying ---- */

/* Whole, or only not yet ended? */
static bool compiles(const char *code, size_t n, const struct dialect *d)
{
    struct arena a = {0};
    struct syntax_error err = {0};
    struct parser p;
    bool at_end = false;
    bool ok = parser_try(ast_module_new(&a, code, n, "<stdin>", 'x', 1), d, &err, &p, &at_end) || at_end;
    parser_done(&p);
    arena_done(&a);
    return ok;
}

static bool replacement_works(const char *code, size_t n, const struct token *t, const char *word, const struct dialect *d)
{
    struct buf b;
    buf_init(&b);
    buf_add(&b, code, t->start);
    buf_adds(&b, word);
    buf_add(&b, code + t->end, n - t->end);
    bool ok = compiles(b.p, b.len, d);
    buf_done(&b);
    return ok;
}

static bool try_token(const char *code, size_t n, const struct token *t, const struct dialect *d, struct keyword_typo *out)
{
    const char *word[3];
    size_t len = t->end - t->start;
    int count = len < MAX_WORD ? candidates(t->name, len, word) : 0;
    for (int i = 0; i < count; i++)
        if (replacement_works(code, n, t, word[i], d)) {
            *out = (struct keyword_typo){word[i], t->pos.col + 1, t->pos.end_col + 1};
            return true;
        }
    return false;
}

bool parse_keyword_typo(const char *code, size_t n, int line, const struct dialect *d, struct keyword_typo *out)
{
    struct arena a = {0};
    struct syntax_error err = {0};
    struct lexer x;
    struct token t;
    int names = 0;
    bool found = false;
    if (n > MAX_CODE || memchr(code, 0, n) || text_check_utf8(code, n) < n || (d->msgs_315 && compiles(code, n, d)))
        return false;
    struct ast_module *m = ast_module_new(&a, code, n, "<stdin>", 'x', 1);
    lexer_init(&x, m, d, &err);
    while (!found && names < MAX_NAMES && lexer_next(&x, &t) && t.type != T_END && t.pos.line <= line)
        if (t.type == T_NAME && t.pos.line == line) {
            names++;
            found = try_token(m->source, m->source_n, &t, d, out);
        }
    arena_done(&a);
    return found;
}
