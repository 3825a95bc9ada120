/* The lesson's text: the blocks of the step, and the question or task it ends with. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inside.h"
#include "slotscope/base/mem.h"
#include "slotscope/base/text.h"

static const enum style prose_styles[] = {
    [PROSE_TEXT] = STYLE_TEXT,    [PROSE_HEADING] = STYLE_HEAD, [PROSE_CODE] = STYLE_CODE,
    [PROSE_VALUE] = STYLE_NUMBER, [PROSE_LINK] = STYLE_LINK,    [PROSE_MARKER] = STYLE_DIM,
    [PROSE_SOURCE] = STYLE_CODE,  [PROSE_ASK] = STYLE_PROMPT,   [PROSE_ERROR] = STYLE_ERROR,
};

/* ---- questions and tasks ---- */

const struct lesson_block *lesson_question(const struct app *a)
{
    if (!a->lesson || (a->walk.step + 1 == a->walk.entered && a->walk.nstatements))
        return NULL;
    const struct lesson_step *st = &a->lesson->steps[a->walk.step];
    for (size_t i = st->first + st->n; i-- > st->first;) {
        const struct lesson_block *b = &a->lesson->blocks[i];
        if (b->kind == LESSON_PREDICT || b->kind == LESSON_TASK)
            return b;
    }
    return NULL;
}

/* The question is answered on the heap as the step left it, whatever was typed since. */
static const char *true_answer(const struct app *a, const struct lesson_block *b)
{
    const struct lesson_attr *at = lesson_attr(b, "answer", 0);
    const struct walk_value *v = at && at->expr >= 0 ? &a->walk.value[at->expr] : NULL;
    return v && v->text ? v->text : "";
}

/* Blanks, case, thousands separators and a unit do not make an answer wrong. */
static char *plain(const char *s)
{
    struct buf b;
    buf_init(&b);
    for (; *s; s++)
        if (!strchr(" \t,_'\"`", *s))
            buf_addc(&b, *s >= 'A' && *s <= 'Z' ? (char)(*s | 0x20) : *s);
    static const char *const units[] = {"bytes", "byte", "b"};
    for (size_t i = 0; i < 3; i++) {
        size_t n = strlen(units[i]);
        if (b.len > n && b.p[b.len - n - 1] >= '0' && b.p[b.len - n - 1] <= '9' && strcmp(b.p + b.len - n, units[i]) == 0)
            buf_cut(&b, b.len - n);
    }
    return buf_steal(&b);
}

static bool same_answer(const char *x, const char *y)
{
    char *p = plain(x), *q = plain(y);
    bool same = strcmp(p, q) == 0;
    free(p);
    free(q);
    return same;
}

void lesson_forget_expansions(struct app *a)
{
    for (size_t i = 0; i < a->nexpansions; i++)
        free(a->expansions[i].value);
    a->nexpansions = 0;
}

const char *lesson_expand(struct app *a, const char *text)
{
    const struct version *v = session_version(a->s);
    if (a->expanded_step != a->walk.step || a->expanded_version != v)
        lesson_forget_expansions(a);
    a->expanded_step = a->walk.step;
    a->expanded_version = v;
    for (size_t i = 0; i < a->nexpansions; i++)
        if (a->expansions[i].text == text)
            return a->expansions[i].value;
    struct buf b;
    buf_init(&b);
    walk_expand(&a->walk, text, &b);
    struct expansion e = {text, buf_steal(&b)};
    VEC_PUSH(a->expansions, a->nexpansions, a->expansions_cap, e);
    return e.value;
}

/* The choices of a question, expanded, cut at commas; `all` holds their text. */
static int choices(struct app *a, const struct lesson_block *b, struct buf *all, const char **v, int max)
{
    const struct lesson_attr *c = lesson_attr(b, "choices", 0);
    if (!c)
        return 0;
    buf_adds(all, lesson_expand(a, c->value));
    int n = 0;
    for (char *s = all->p; *s && n < max;) {
        v[n++] = s + strspn(s, " ");
        s += strcspn(s, ",");
        if (*s)
            *s++ = 0;
    }
    return n;
}

/* "48: why not" whose answer was given, or NULL; freed by the caller. */
static char *near_miss(struct app *a, const struct lesson_block *b, const char *given)
{
    const struct lesson_attr *at;
    for (size_t i = 0; (at = lesson_attr(b, "near", i)) != NULL; i++) {
        const char *e = lesson_expand(a, at->value), *colon = strchr(e, ':');
        char *answer = colon ? mem_strndup(e, (size_t)(colon - e)) : mem_strdup("");
        bool this_one = *answer && same_answer(answer, given);
        free(answer);
        if (this_one)
            return mem_strdup(colon + 1 + strspn(colon + 1, " "));
    }
    return NULL;
}

static void settle(struct app *a, bool right, const char *given, char *verdict)
{
    struct quiz *q = &a->quiz[a->walk.step];
    free(q->given);
    free(q->verdict);
    q->settled = true;
    q->right = right;
    q->given = mem_strdup(given);
    q->verdict = verdict;
    a->lesson_scroll = 1 << 20; /* the verdict stands at the end: the painter brings it into view */
}

void lesson_answer(struct app *a, const char *given)
{
    const struct lesson_block *b = lesson_question(a);
    if (!b || b->kind != LESSON_PREDICT || !*given)
        return;
    const char *truth = true_answer(a, b);
    bool right = same_answer(given, truth);
    char *why = right ? NULL : near_miss(a, b, given);
    struct buf v;
    buf_init(&v);
    if (right)
        buf_printf(&v, "Yes: %s.", truth);
    else
        buf_printf(&v, "%s? %s%sIt is %s.", given, why ? why : "", why ? " " : "", truth);
    free(why);
    settle(a, right, given, buf_steal(&v));
}

bool lesson_choice(struct app *a, int number)
{
    const struct lesson_block *b = lesson_question(a);
    if (!b || b->kind != LESSON_PREDICT || a->quiz[a->walk.step].settled)
        return false;
    const char *v[9];
    struct buf all;
    buf_init(&all);
    int n = choices(a, b, &all, v, 9);
    if (number <= n)
        lesson_answer(a, v[number - 1]);
    buf_done(&all);
    return number <= n;
}

void lesson_reveal(struct app *a)
{
    const struct lesson_block *b = lesson_question(a);
    struct buf v;
    buf_init(&v);
    buf_printf(&v, "It is %s.", true_answer(a, b));
    settle(a, false, "", buf_steal(&v));
}

void lesson_check_task(struct app *a)
{
    const struct lesson_block *b = lesson_question(a);
    if (!b || b->kind != LESSON_TASK || a->quiz[a->walk.step].settled)
        return;
    if (session_truth(a->s, lesson_attr(b, "check", 0)->value, NULL))
        settle(a, true, "", mem_strdup("Done. n goes on."));
}

void lesson_hint(struct app *a)
{
    const struct lesson_block *b = lesson_question(a);
    struct quiz *q = b && b->kind == LESSON_TASK ? &a->quiz[a->walk.step] : NULL;
    if (!q)
        app_status(a, STYLE_NOTE, "There is no task here.");
    else if (lesson_attr(b, "hint", q->hints))
        q->hints++;
    else
        app_status(a, STYLE_NOTE, q->hints ? "There are no more hints." : "There is no hint for this one.");
    a->lesson_scroll = 1 << 20;
}

void lesson_forget_answers(struct app *a, size_t from)
{
    for (size_t i = from; a->quiz && i < a->lesson->nsteps; i++) {
        free(a->quiz[i].given);
        free(a->quiz[i].verdict);
        a->quiz[i] = (struct quiz){0};
    }
}

/* ---- the text ---- */

static const char *value_of(void *ctx, int expr, bool *failed)
{
    const struct app *a = ctx;
    *failed = a->walk.value[expr].failed;
    return a->walk.value[expr].text;
}

static void add_claim(struct app *a, struct flow *f, const struct lesson_block *b, int width)
{
    const struct lesson_attr *is = lesson_attr(b, "is", 0);
    const char *truth = is->expr >= 0 && a->walk.value[is->expr].text ? a->walk.value[is->expr].text : "?";
    struct buf t;
    buf_init(&t);
    buf_printf(&t, "Somebody wrote: \"%s\"", b->word);
    flow_gap(f);
    flow_text(f, t.p, PROSE_TEXT | PROSE_EM, width, 2);
    buf_clear(&t);
    buf_printf(&t, "That says %s; here it is %s.", lesson_attr(b, "says", 0)->value, truth);
    flow_text(f, t.p, PROSE_VALUE, width, 2);
    buf_done(&t);
}

static void add_predict(struct app *a, struct flow *f, const struct lesson_block *b, int width)
{
    const struct quiz *q = &a->quiz[a->walk.step];
    const char *v[9];
    struct buf all, t;
    buf_init(&all);
    buf_init(&t);
    flow_gap(f);
    flow_text(f, lesson_expand(a, b->word), PROSE_ASK | PROSE_STRONG, width, 0);
    int n = choices(a, b, &all, v, 9);
    for (int i = 0; i < n; i++) {
        buf_clear(&t);
        buf_printf(&t, "%d", i + 1);
        if (strcmp(t.p, v[i]) != 0)
            buf_printf(&t, "  %s", v[i]);
        flow_text(f, t.p, PROSE_ASK, width, 2);
    }
    flow_gap(f);
    if (q->settled) {
        flow_text(f, q->verdict, q->right ? PROSE_VALUE | PROSE_STRONG : PROSE_TEXT | PROSE_STRONG, width, 0);
    } else if (a->answering) {
        buf_clear(&t);
        buf_printf(&t, "your answer: %s_", a->answer.text.p);
        flow_text(f, t.p, PROSE_ASK, width, 0);
    } else {
        flow_text(f, n ? "Press its number, or n to see." : "Enter to answer, n to see.", PROSE_MARKER, width, 0);
    }
    buf_done(&all);
    buf_done(&t);
}

static void add_task(struct app *a, struct flow *f, const struct lesson_block *b, int width)
{
    const struct quiz *q = &a->quiz[a->walk.step];
    struct buf t;
    buf_init(&t);
    flow_gap(f);
    buf_printf(&t, "Your turn: %s", lesson_expand(a, b->word));
    flow_text(f, t.p, PROSE_ASK | PROSE_STRONG, width, 0);
    for (size_t i = 0; i < q->hints; i++) {
        buf_clear(&t);
        buf_printf(&t, "Hint: %s", lesson_expand(a, lesson_attr(b, "hint", i)->value));
        flow_text(f, t.p, PROSE_TEXT, width, 2);
    }
    flow_gap(f);
    if (q->settled)
        flow_text(f, q->verdict, PROSE_VALUE | PROSE_STRONG, width, 0);
    else
        flow_text(f, lesson_attr(b, "hint", q->hints) ? ": to type, h for a hint" : ": to type", PROSE_MARKER, width, 0);
    buf_done(&t);
}

static void compose(struct app *a, struct flow *f, int width)
{
    const struct lesson *l = a->lesson;
    size_t first = l->steps[a->walk.step].first, end = walk_shown_end(&a->walk);
    for (size_t i = first; i < end;) {
        size_t k = i;
        while (k < end && l->blocks[k].kind != LESSON_CLAIM)
            k++;
        flow_blocks(f, l, i, k - i, width, a->o.charset == CHARSET_UNICODE, value_of, a);
        if (k < end)
            add_claim(a, f, &l->blocks[k++], width);
        i = k;
    }
    const struct lesson_block *q = lesson_question(a);
    if (q)
        (q->kind == LESSON_PREDICT ? add_predict : add_task)(a, f, q, width);
    if (walk_at_end(&a->walk)) {
        flow_gap(f);
        flow_text(f, a->o.charset == CHARSET_UNICODE ? "\u2014 end of the lesson \u2014" : "-- end of the lesson --", PROSE_MARKER,
                  width, 0);
    }
}

/* The statement that runs next, where a fence goes by statements. */
static bool is_next(const struct app *a, const struct flow_line *ln)
{
    const struct lesson_walk *w = &a->walk;
    return w->nstatements && w->step + 1 == w->entered && ln->block == w->block && ln->code_line >= w->line &&
           ln->code_line <= w->end_line && ln->code_line >= 0;
}

static void paint_line(struct app *a, const struct flow_line *ln, int x, int y, int w)
{
    int at = 0;
    for (size_t i = 0; i < ln->n && at < w; i++) {
        const struct flow_span *s = &ln->v[i];
        unsigned class = s->style & PROSE_MASK;
        int n = class == PROSE_SOURCE ? code_paint(a, x + at, y, s->text, s->len, w - at)
                                      : grid_textn(&a->screen, x + at, y, s->text, s->len, w - at, prose_styles[class]);
        unsigned flags = (s->style & PROSE_STRONG ? CELL_BOLD : 0u) | (s->style & PROSE_EM ? CELL_UNDERLINE : 0u);
        if (flags)
            grid_flag(&a->screen, x + at, y, n, 1, flags);
        at += n;
    }
    if (is_next(a, ln)) {
        grid_text(&a->screen, x, y, ">", 1, STYLE_CHANGED);
        grid_flag(&a->screen, x, y, w, 1, CELL_BOLD);
    }
}

const char *lesson_pane_title(const struct app *a, struct buf *b)
{
    const struct lesson_step *st = &a->lesson->steps[a->walk.step];
    const char *title = st->title;
    bool stands_below = st->n && a->lesson->blocks[st->first].kind == LESSON_HEADING;
    if (*title && !stands_below)
        buf_printf(b, ": %s", title);
    return b->p;
}

void lesson_pane_paint(struct app *a, struct rect r)
{
    struct flow f = {0};
    a->where[PANE_LESSON] = r;
    compose(a, &f, r.w);
    a->lesson_height = (int)f.n;
    a->lesson_room = r.h;
    int most = a->lesson_height > r.h ? a->lesson_height - r.h : 0;
    a->lesson_scroll = a->lesson_scroll > most ? most : a->lesson_scroll;
    for (int i = 0; i < r.h && a->lesson_scroll + i < (int)f.n; i++)
        paint_line(a, &f.v[a->lesson_scroll + i], r.x, r.y + i, r.w);
    if (a->lesson_scroll < most) /* more below */
        grid_put(&a->screen, r.x + r.w, r.y + r.h - 1, a->o.charset == CHARSET_UNICODE ? 0x2193 : 'v', STYLE_CHANGED);
    if (a->lesson_scroll > 0)
        grid_put(&a->screen, r.x + r.w, r.y, a->o.charset == CHARSET_UNICODE ? 0x2191 : '^', STYLE_CHANGED);
    flow_done(&f);
}
