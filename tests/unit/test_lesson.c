/* Lessons: Markdown into blocks and steps, directives with every mistake located, wrapping. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "slotscope/base/buf.h"
#include "slotscope/base/text.h"
#include "slotscope/lesson/lesson.h"

static struct lesson *parse(const char *text)
{
    return lesson_parse("lessons/3-values.md", text, strlen(text));
}

/* The text of a block's runs, expressions in braces. */
static char *words(const struct lesson_runs *rs)
{
    struct buf b;
    buf_init(&b);
    for (size_t i = 0; i < rs->n; i++) {
        buf_adds(&b, rs->v[i].expr >= 0 ? "{" : "");
        buf_add(&b, rs->v[i].text, rs->v[i].len);
        buf_adds(&b, rs->v[i].expr >= 0 ? "}" : "");
    }
    return buf_steal(&b);
}

static void ck_words(const struct lesson_block *b, const char *expected)
{
    char *s = words(&b->runs);
    ck_assert_str_eq(s, expected);
    free(s);
}

START_TEST(front_matter)
{
    struct lesson *l = parse("---\ntitle: \"Where: values\"\nsummary: Two words\nminutes: 7\npython: [3.8, 3.14]\nrequires: instance\n"
                             "objectives:\n  - read, draw\n  - count\nauthor: somebody else's key\n---\n# H\n\ntext\n");
    ck_assert_uint_eq(l->nerrors, 0);
    ck_assert_str_eq(l->title, "Where: values");
    ck_assert_str_eq(l->id, "values");
    ck_assert_int_eq(l->minutes, 7);
    ck_assert_str_eq(l->python[0], "3.8");
    ck_assert_str_eq(l->python[1], "3.14");
    ck_assert_ptr_null(l->python[2]);
    ck_assert_str_eq(l->requires_[0], "instance");
    ck_assert_str_eq(l->objectives[0], "read, draw");
    ck_assert_str_eq(l->objectives[1], "count");
    ck_assert_int_eq(l->blocks[0].line, 12);
    lesson_free(l);
}
END_TEST

START_TEST(any_markdown_opens)
{
    struct lesson *l = parse("# Tutorial\n\nHello <!-- TODO: polish --> there.\n\n<!-- prettier-ignore -->\n```python title=\"a.py\" {1,2}\nx = 1\n```\n\n"
                             "And so on.\n\n```py\ny = 2\n```\n\n```sh\nls\n```\n");
    ck_assert_uint_eq(l->nerrors, 0);
    ck_assert_str_eq(l->title, "Tutorial");
    ck_assert_uint_eq(l->nsteps, 3); /* each fence of Python ends one */
    ck_assert(l->blocks[2].run);
    ck_assert_str_eq(l->blocks[2].text, "x = 1\n");
    ck_assert_int_eq(l->blocks[2].code_line, 7);
    ck_assert(!l->blocks[5].run);
    lesson_free(l);
}
END_TEST

START_TEST(blocks_and_styles)
{
    struct lesson *l = parse("A *b* **c** `d_e` [f](http://g) &amp; {{ a*b*c }}.\n\n> quoted\n\n1. one\n2. two\n   - inner\n\n| a | b |\n|--:|---|\n| 1 | {{ x|y }} |\n\n***\n");
    ck_words(&l->blocks[0], "A b c d_e f & {a*b*c}.");
    ck_assert_uint_eq(l->nexprs, 2);
    ck_assert_str_eq(l->exprs[0].text, "a*b*c");
    ck_assert_int_eq(l->exprs[0].line, 1);
    ck_assert_int_eq(l->exprs[0].col, 42);
    ck_assert_int_eq(l->blocks[1].quote, 1);
    ck_assert_str_eq(l->blocks[2].marker, "1.");
    ck_assert_str_eq(l->blocks[3].marker, "2.");
    ck_assert_str_eq(l->blocks[4].marker, "-");
    ck_assert_int_gt(l->blocks[4].indent, l->blocks[3].indent);
    ck_assert_int_eq(l->blocks[5].kind, LESSON_TABLE);
    ck_assert_int_eq(l->blocks[5].rows, 2);
    ck_assert_int_eq(l->blocks[5].align[0], 2);
    ck_assert_str_eq(l->exprs[1].text, "x|y");
    ck_assert_int_eq(l->blocks[6].kind, LESSON_RULE);
    lesson_free(l);
}
END_TEST

START_TEST(steps)
{
    struct lesson *l = parse("# One\n\nfirst\n\n<!-- pause -->\n\nsecond\n\n```python\na = 1\n```\n\nstill second\n\n## Two\n\nthird\n\n"
                             "<!-- predict \"how many?\" answer=a choices=\"1,2\" -->\n\nfourth\n\n<!-- notes for the speaker -->\n");
    ck_assert_uint_eq(l->nerrors, 0);
    ck_assert_uint_eq(l->nsteps, 4);
    ck_assert_str_eq(l->steps[0].title, "One");
    ck_assert_str_eq(l->steps[1].title, "One");
    ck_assert_str_eq(l->steps[2].title, "Two");
    ck_assert_str_eq(l->steps[3].title, "Two");
    size_t last = l->steps[3].first + l->steps[3].n;
    ck_assert_uint_eq(last, l->nblocks);
    lesson_free(l);
}
END_TEST

START_TEST(directives)
{
    struct lesson *l = parse("<!-- show keys focus=a,b depth=2 -->\n<!-- explain rp.x -->\n<!-- python 3.13 -->\n"
                             "<!-- predict \"what?\" answer=\"f(1, 2)\" near=\"48: that is \\\"getsizeof\\\"\" near=\"16: no\" -->\n"
                             "<!-- task \"do\"\n     check=\"x == 1\" hint=\"one\" hint=\"two\" solution=\"x = 1\\ny = 2\" -->\n"
                             "<!-- claim \"it is 232\" says=232 is=n -->\n<!-- notes say\nthis -->\n<!-- size 100x30 -->\n");
    ck_assert_uint_eq(l->nerrors, 0);
    const struct lesson_block *b = l->blocks;
    ck_assert_str_eq(b[0].word, "keys");
    ck_assert_str_eq(lesson_attr(&b[0], "focus", 0)->value, "a,b");
    ck_assert_str_eq(b[1].word, "rp.x");
    ck_assert_str_eq(l->exprs[b[1].word_expr].text, "rp.x");
    ck_assert_str_eq(b[2].word, "3.13");
    ck_assert_str_eq(b[3].word, "what?");
    ck_assert_str_eq(l->exprs[lesson_attr(&b[3], "answer", 0)->expr].text, "f(1, 2)");
    ck_assert_str_eq(lesson_attr(&b[3], "near", 0)->value, "48: that is \"getsizeof\"");
    ck_assert_str_eq(lesson_attr(&b[3], "near", 1)->value, "16: no");
    ck_assert_str_eq(lesson_attr(&b[4], "hint", 1)->value, "two");
    ck_assert_str_eq(lesson_attr(&b[4], "solution", 0)->value, "x = 1\ny = 2");
    ck_assert_str_eq(b[6].word, "say\nthis");
    ck_assert_int_eq(l->columns, 100);
    ck_assert_int_eq(l->lines, 30);
    lesson_free(l);
}
END_TEST

START_TEST(fence_words)
{
    struct lesson *l = parse("```python hidden\na\n```\n\n```python raises TypeError\nb\n```\n\n```python no-run\nc\n```\n\n```python step\nd\n```\n");
    ck_assert_uint_eq(l->nerrors, 0);
    ck_assert(l->blocks[0].hidden && l->blocks[0].run);
    ck_assert_str_eq(l->blocks[1].raises, "TypeError");
    ck_assert(!l->blocks[2].run);
    ck_assert(l->blocks[3].step && l->blocks[3].run);
    lesson_free(l);
}
END_TEST

/* Every mistake: where it is said to be, and a word its message must hold. */
static const struct {
    const char *text;
    int line, col;
    const char *says;
} broken[] = {
    {"text\n\n<!-- pasue -->\n", 3, 6, "did you mean \"pause\""},
    {"---\nminutes: 3\n---\n<!-- frobnicate -->\n", 4, 6, "unknown directive"},
    {"<!-- show molecules -->\n", 1, 11, "molecules"},
    {"<!-- show fields foccus=a -->\n", 1, 18, "foccus"},
    {"<!-- show fields depth=two -->\n", 1, 24, "number"},
    {"<!-- show fields boxes -->\n", 1, 18, "one word too many"},
    {"<!-- predict answer=1 -->\n", 1, 6, "question"},
    {"<!-- predict \"q\" -->\n", 1, 6, "answer=..."},
    {"<!-- predict \"q\" answer= -->\n", 1, 25, "empty"},
    {"<!-- predict \"q\" answer=f(1, 2) -->\n", 1, 30, "double quotes"},
    {"<!-- predict \"q\" answer=1 near=48 -->\n", 1, 32, "near wants"},
    {"<!-- predict \"q\" answer=1 answer=2 -->\n", 1, 27, "twice"},
    {"<!-- task \"t\n     check=1 -->\n", 1, 11, "not closed"},
    {"<!-- claim \"c\" says=1 -->\n", 1, 6, "is=..."},
    {"<!-- size large -->\n", 1, 11, "COLUMNSxLINES"},
    {"<!-- python -->\n", 1, 6, "a version"},
    {"words <!-- pause -->\n", 1, 12, "line of its own"},
    {"a\n\n<!-- pause\n", 3, 1, "not closed"},
    {"```python hiden\nx\n```\n", 1, 11, "did you mean \"hidden\""},
    {"```python raises\nx\n```\n", 1, 4, "name of an exception"},
    {"one\n\nthe size is {{ x\n", 3, 13, "without }}"},
    {"a {{ }} b\n", 1, 3, "no expression"},
    {"---\nminutes: many\n---\n", 2, 10, "number"},
    {"---\nobjctives: x\n---\n", 2, 1, "did you mean \"objectives\""},
    {"---\ntitle: x\n", 1, 1, "does not end"},
};

START_TEST(mistakes_are_located)
{
    struct lesson *l = parse(broken[_i].text);
    ck_assert_msg(l->nerrors >= 1, "no mistake found in: %s", broken[_i].text);
    const struct diag *d = &l->errors[0];
    ck_assert_msg(strstr(d->msg, broken[_i].says), "%s: %s", broken[_i].text, d->msg);
    ck_assert_msg(d->line == broken[_i].line && d->col == broken[_i].col, "%s: at %d:%d: %s", broken[_i].text, d->line, d->col, d->msg);
    ck_assert_str_eq(d->file, "lessons/3-values.md");
    lesson_free(l);
}
END_TEST

static char *flow_string(const struct flow *f)
{
    struct buf b;
    buf_init(&b);
    for (size_t i = 0; i < f->n; i++) {
        for (size_t k = 0; k < f->v[i].n; k++)
            buf_add(&b, f->v[i].v[k].text, f->v[i].v[k].len);
        while (b.len && b.p[b.len - 1] == ' ')
            buf_cut(&b, b.len - 1);
        buf_addc(&b, '\n');
    }
    return buf_steal(&b);
}

static const char *value(void *ctx, int expr, bool *failed)
{
    (void)ctx;
    *failed = expr == 1;
    return expr == 1 ? "NameError" : "1,234";
}

START_TEST(wrapping)
{
    struct lesson *l = parse("# A heading\n\nThe quick {{ n }} foxes jump over *the* lazy dog.\n\n- first item of two\n- second\n\n> a quote that is long\n\n"
                             "```python\ndef f():\n    return 'a long line of code'\n```\n\n| name | n |\n|---|--:|\n| x | 10 |\n");
    struct flow f = {0};
    flow_blocks(&f, l, 0, l->nblocks, 20, false, value, NULL);
    char *s = flow_string(&f);
    ck_assert_str_eq(s, "A heading\n\n"
                        "The quick 1,234\nfoxes jump over the\nlazy dog.\n\n"
                        "- first item of two\n- second\n\n"
                        "| a quote that is\n| long\n\n"
                        "  def f():\n      return 'a long\n       line of code'\n\n"
                        "name   n\n----  --\nx     10\n");
    for (size_t i = 0; i < f.n; i++)
        ck_assert_uint_le(f.v[i].columns, 20);
    free(s);
    flow_done(&f);
    lesson_free(l);
}
END_TEST

/* Nothing may be wider than it was told, whatever is in it. */
START_TEST(wrapping_holds_every_width)
{
    struct lesson *l = parse("Averyverylongwordthatdoesnotfitanywhere and 漢字漢字漢字漢字漢字 e\xCC\x81 {{ x }}\n\n1. item with `some code in it`\n\n"
                             "> > deep **bold and *italic* words**\n\n| a long head | another | third |\n|---|---|---|\n| x y z | wwwwwwwwwwwwwwwwwwwwww | 3 |\n");
    for (int width = 8; width < 70; width++) {
        struct flow f = {0};
        flow_blocks(&f, l, 0, l->nblocks, width, true, value, NULL);
        for (size_t i = 0; i < f.n; i++)
            ck_assert_msg(f.v[i].columns <= (size_t)width || width < 16, "width %d: a line of %zu", width, f.v[i].columns);
        flow_done(&f);
    }
    lesson_free(l);
}
END_TEST

START_TEST(garbage_is_survived)
{
    static const char bits[] = "<!-- pause -->{{ x }}```python\n# a|b\n---\n> - 1. *_`\"=\\\x80\xFF\xE2 \n\n|--|\n";
    unsigned seed = (unsigned)_i * 2654435761u + 1;
    char text[400];
    size_t n = 0;
    while (n + 20 < sizeof text) {
        seed = seed * 1103515245u + 12345u;
        size_t at = (seed >> 8) % (sizeof bits - 1), k = (seed >> 20) % 15 + 1;
        k = at + k > sizeof bits - 1 ? sizeof bits - 1 - at : k;
        memcpy(text + n, bits + at, k);
        n += k;
    }
    struct lesson *l = lesson_parse("x.md", text, n);
    struct flow f = {0};
    flow_blocks(&f, l, 0, l->nblocks, 30, true, NULL, NULL);
    ck_assert_uint_ge(l->nsteps, 1);
    flow_done(&f);
    lesson_free(l);
}
END_TEST

START_TEST(built_in_lessons_parse)
{
    for (const struct lesson_file *f = lesson_files; f->name; f++) {
        struct lesson *l = lesson_parse(f->name, f->text, f->len);
        for (size_t i = 0; i < l->nerrors; i++)
            ck_abort_msg("%s:%d:%d: %s", f->name, l->errors[i].line, l->errors[i].col, l->errors[i].msg);
        ck_assert_str_ne(l->summary, "");
        ck_assert_uint_gt(l->nsteps, 3);
        lesson_free(l);
    }
}
END_TEST

Suite *make_suite(void)
{
    Suite *s = suite_create("lesson");
    TCase *t = tcase_create("all");
    tcase_add_test(t, front_matter);
    tcase_add_test(t, any_markdown_opens);
    tcase_add_test(t, blocks_and_styles);
    tcase_add_test(t, steps);
    tcase_add_test(t, directives);
    tcase_add_test(t, fence_words);
    tcase_add_loop_test(t, mistakes_are_located, 0, (int)(sizeof broken / sizeof *broken));
    tcase_add_test(t, wrapping);
    tcase_add_test(t, wrapping_holds_every_width);
    tcase_add_loop_test(t, garbage_is_survived, 0, 300);
    tcase_add_test(t, built_in_lessons_parse);
    suite_add_tcase(s, t);
    return s;
}
