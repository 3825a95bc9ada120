/*
 * The front end: tests/lang/syntax_errors.txt holds wrong programs and what the interpreters say of them, tests/lang/trees.txt
 * right ones and the trees they make; beside them, small cases for scopes, folding, unparsing and the prompt.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "slotscope/base/buf.h"
#include "slotscope/lang/parse.h"
#include "slotscope/lang/scope.h"
#include "slotscope/layout/layout.h"

static struct dialect dialect_of(const char *version)
{
    struct dialect d = {0};
    layout_choose(layout_find(version));
#define FILL(name) d.name = pol.has_##name;
    DIALECT_FEATURES(FILL)
    return d;
}

/* A module of `text`; NULL with *err. The arena is the caller's. */
static struct ast_module *build(struct arena *a, const char *text, size_t n, char mode, const struct dialect *d,
                                struct syntax_error *err)
{
    struct ast_module *m = parse_source(a, text, n, "<f>", mode, 1, d, err);
    return m && scope_build(m, d, err) == 0 ? m : NULL;
}

/* ---- recorded cases ---- */

/* Calls `one` for each "> VERSIONS: EXPECTATION" line of a file of cases. */
static void each_case(const char *path, void (*one)(const char *snippet, size_t n, const char *version, const char *expected))
{
    struct buf b;
    buf_init(&b);
    ck_assert_msg(buf_read_file(&b, path) == 0, "cannot read %s", path);
    char *p = strstr(b.p, "\n---\n");
    int cases = 0;
    while (p) {
        char *snippet = p + 5, *next = strstr(snippet, "\n---\n"), *line = strstr(snippet, "\n> ");
        size_t n = (size_t)(line - snippet);
        while (line && (!next || line < next)) {
            char *end = strchr(line + 1, '\n'), *colon = strstr(line, ": "), versions[64];
            snprintf(versions, sizeof versions, "%.*s", (int)(colon - line - 3), line + 3);
            char *expected = strndup(colon + 2, (size_t)(end - colon - 2));
            for (char *v = strtok(versions, " "); v; v = strtok(NULL, " "))
                if (!strchr(v, '~'))
                    one(snippet, n, v, expected), cases++;
            free(expected);
            line = !strncmp(end, "\n> ", 3) ? end : NULL;
        }
        p = next;
    }
    ck_assert_int_gt(cases, 0);
    buf_done(&b);
}

static const char *kind_name(enum syntax_error_kind k)
{
    static const char *const names[] = {"none",        "SyntaxError",    "IndentationError", "TabError",   "Incomplete",
                                        "MemoryError", "RecursionError", "ValueError",       "unsupported"};
    return names[k];
}

static void one_error(const char *snippet, size_t n, const char *version, const char *expected)
{
    struct dialect d = dialect_of(version);
    struct arena a = {NULL};
    struct syntax_error e;
    struct buf got;
    buf_init(&got);
    if (build(&a, snippet, n, 'x', &d, &e))
        buf_adds(&got, "ok");
    else
        buf_printf(&got, "%s %d %d %d %d %s", kind_name(e.kind), e.line, e.offset, e.end_line, e.end_offset, e.msg);
    ck_assert_msg(!strcmp(got.p, expected), "%s:\n%.*s\nsays:     %s\nexpected: %s", version, (int)n, snippet, got.p, expected);
    buf_done(&got);
    arena_done(&a);
}

START_TEST(test_syntax_errors)
{
    each_case("tests/lang/syntax_errors.txt", one_error);
}
END_TEST

static void one_tree(const char *snippet, size_t n, const char *version, const char *expected)
{
    struct dialect d = dialect_of(version);
    struct arena a = {NULL};
    struct syntax_error e;
    struct buf got;
    struct ast_module *m = parse_source(&a, snippet, n, "f", 'x', 1, &d, &e);
    ck_assert_msg(m != NULL, "%s: %.*s: %s", version, (int)n, snippet, e.msg);
    buf_init(&got);
    ast_dump(&got, m, true);
    ck_assert_msg(!strcmp(got.p, expected), "%s:\n%.*s\nmakes:    %s\nexpected: %s", version, (int)n, snippet, got.p, expected);
    buf_done(&got);
    arena_done(&a);
}

START_TEST(test_trees)
{
    each_case("tests/lang/trees.txt", one_tree);
}
END_TEST

/* ---- annotations as text ---- */

START_TEST(test_unparse)
{
    /* as __annotations__ holds them under `from __future__ import annotations` in 3.13 */
    static const char *const cases[][2] = {
        {"a+b*c", "a + b * c"},
        {"(a+b)*c", "(a + b) * c"},
        {"-a**-b", "-a ** (-b)"},
        {"(-a)**b", "(-a) ** b"},
        {"a**b**c", "a ** b ** c"},
        {"(a**b)**c", "(a ** b) ** c"},
        {"not (a and b)", "not (a and b)"},
        {"(a if b else c) if d else e", "(a if b else c) if d else e"},
        {"lambda x, /, y=2, *a, z, w=3, **k: x", "lambda x, /, y=2, *a, z, w=3, **k: x"},
        {"(a < b) < c", "(a < b) < c"},
        {"1 .real", "1 .real"},
        {"f(a, *b, c=d, **e)", "f(a, *b, c=d, **e)"},
        {"{x: y for x, y in z}", "{x: y for x, y in z}"},
        {"a[b:c, d]", "a[b:c, d]"},
        {"a[(b, c)]", "a[b, c]"},
        {"a[()]", "a[()]"},
        {"1e400", "1e309"},
        {"1e16", "1e+16"},
        {"0xff", "255"},
        {"f'{a}b{c!r:>{d}}'", "f'{a}b{c!r:>{d}}'"},
        {"f'{ {1: 2} }'", "f'{ {1: 2}}'"},
        {"\"it's\"", "\"it's\""},
    };
    struct dialect d = dialect_of("3.13");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena a = {NULL};
        struct syntax_error e;
        struct buf b;
        struct ast_module *m = parse_source(&a, cases[i][0], strlen(cases[i][0]), "f", 'e', 1, &d, &e);
        ck_assert_ptr_nonnull(m);
        buf_init(&b);
        ast_unparse(&b, m->expr);
        ck_assert_str_eq(b.p, cases[i][1]);
        buf_done(&b);
        arena_done(&a);
    }
}
END_TEST

/* ---- folding ---- */

START_TEST(test_fold)
{
    static const char *const cases[][2] = {
        {"2 ** 10", "1024"},
        {"-5 // 2", "-3"},
        {"-5 % 3", "1"},
        {"1 << 64", "0x10000000000000000"},
        {"-(1 << 64)", "-0x10000000000000000"},
        {"1 / 3", "0.3333333333333333"},
        {"'ab' * 3", "'ababab'"},
        {"b'a' + b'b'", "b'ab'"},
        {"(1, 2) + (3,)", "(1, 2, 3)"},
        {"(1, (2, 'x'))", "(1, (2, 'x'))"},
        {"not 1", "False"},
        {"1 + 2j", "(1+2j)"},
        {"-1.5", "-1.5"},
        {"~0", "-1"},
        {"1 if __debug__ else 2", "1 if True else 2"},
        {"x in [1, 2]", "x in (1, 2)"},
        {"x in {1, 2}", "x in frozenset({1, 2})"},
        {"not x is y", "x is not y"},
        /* left for run time */
        {"1 / 0", "1 / 0"},
        {"1 << 200", "1 << 200"},
        {"'a' * 5000", "'a' * 5000"},
        {"x + 1 + 2", "x + 1 + 2"},
    };
    struct dialect d = dialect_of("3.14");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena a = {NULL};
        struct syntax_error e;
        struct buf b;
        struct ast_module *m = build(&a, cases[i][0], strlen(cases[i][0]), 'e', &d, &e);
        ck_assert_ptr_nonnull(m);
        ast_fold(m, false);
        buf_init(&b);
        ast_unparse(&b, m->expr);
        ck_assert_str_eq(b.p, cases[i][1]);
        buf_done(&b);
        arena_done(&a);
    }
}
END_TEST

/* ---- scopes ---- */

static struct ast_module *scopes_of(struct arena *a, const char *text)
{
    struct dialect d = dialect_of("3.13");
    struct syntax_error e;
    struct ast_module *m = build(a, text, strlen(text), 'x', &d, &e);
    ck_assert_msg(m != NULL, "%s", e.msg ? e.msg : "?");
    return m;
}

static enum symbol_place place_of(struct ast_module *m, struct scope *s, const char *name)
{
    return scope_place(m, s, ast_interns(m, name));
}

START_TEST(test_closures)
{
    struct arena a = {NULL};
    struct ast_module *m = scopes_of(&a, "def f(x):\n  y = 1\n  def g():\n    nonlocal y\n    y = x\n    return z\n  return g\n");
    struct scope *f = m->scope->first_child, *g = f->first_child;
    ck_assert_int_eq(place_of(m, f, "x"), PLACE_CELL);
    ck_assert_int_eq(place_of(m, f, "y"), PLACE_CELL);
    ck_assert_int_eq(place_of(m, f, "g"), PLACE_LOCAL);
    ck_assert_int_eq(place_of(m, g, "x"), PLACE_FREE);
    ck_assert_int_eq(place_of(m, g, "y"), PLACE_FREE);
    ck_assert_int_eq(place_of(m, g, "z"), PLACE_GLOBAL_IMPLICIT);
    ck_assert_int_eq(g->free_names.n, 2);
    ck_assert_str_eq(f->cell_names.v[0], "x");
    arena_done(&a);
}
END_TEST

START_TEST(test_class_scopes)
{
    struct arena a = {NULL};
    struct ast_module *m =
        scopes_of(&a, "class A:\n  x = 1\n  def f(self):\n    super().f()\n    self.__p = x\n  y = [x for i in x]\n");
    struct scope *c = m->scope->first_child, *f = c->first_child;
    ck_assert(c->needs_class_closure);
    ck_assert_int_eq(place_of(m, f, "__class__"), PLACE_FREE);
    ck_assert_int_eq(place_of(m, f, "x"), PLACE_GLOBAL_IMPLICIT); /* a class gives its methods no names */
    ck_assert_str_eq(scope_mangle(m, f, ast_interns(m, "__p")), "_A__p");
    ck_assert_str_eq(scope_mangle(m, f, ast_interns(m, "__init__")), "__init__");
    arena_done(&a);
}
END_TEST

START_TEST(test_comprehension_scopes)
{
    struct arena a = {NULL};
    struct ast_module *m = scopes_of(&a, "def f(n):\n  return [(last := n * i) for i in range(n)]\n");
    struct scope *f = m->scope->first_child, *comp = f->first_child;
    ck_assert_int_eq(comp->kind, SCOPE_COMPREHENSION);
    ck_assert_int_eq(place_of(m, comp, "i"), PLACE_LOCAL);
    ck_assert_int_eq(place_of(m, comp, "last"), PLACE_FREE);
    ck_assert_int_eq(place_of(m, f, "last"), PLACE_CELL);
    ck_assert_int_eq(place_of(m, f, "n"), PLACE_CELL);
    arena_done(&a);
}
END_TEST

/* ---- the prompt ---- */

START_TEST(test_prompt)
{
    static const struct {
        const char *text;
        enum parse_state state;
    } cases[] = {
        {"x", PARSE_COMPLETE},
        {"", PARSE_COMPLETE},
        {"# c", PARSE_COMPLETE},
        {"x; y", PARSE_COMPLETE},
        {"if x:", PARSE_INCOMPLETE},
        {"if x:\n  y", PARSE_INCOMPLETE},
        {"if x:\n  y\n", PARSE_COMPLETE},
        {"x = (", PARSE_INCOMPLETE},
        {"\"\"\"abc", PARSE_INCOMPLETE},
        {"'abc", PARSE_WRONG},
        {"x = \\", PARSE_INCOMPLETE},
        {"x ))", PARSE_WRONG},
        {"for x in y: pass", PARSE_INCOMPLETE},
        {"@foo", PARSE_INCOMPLETE},
        {"try:\n  x\n", PARSE_INCOMPLETE},
        {"x\xff", PARSE_WRONG},
    };
    struct dialect d = dialect_of("3.14");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(parse_is_incomplete(cases[i].text, strlen(cases[i].text), &d) == cases[i].state, "%s", cases[i].text);
}
END_TEST

/* ---- misspelt keywords, as traceback.py of 3.14 finds them ---- */

START_TEST(test_typos)
{
    static const struct {
        const char *code, *keyword;
        int line, offset;
    } cases[] = {
        {"a = 1\nwhlie True:", "while", 2, 1},
        {"def f():\n    a = 1\n    retrun a", "return", 3, 5},
        {"for x im range(3):", "in", 1, 7},
        {"improt sys", "import", 1, 1},
        {"class A:\n    deff f(self):", "def", 2, 5},
        {"x = [i fro i in range(3)]", "for", 1, 8},
        {"if a adn b:", "and", 1, 6},
        {"prnt \"x\"", "not", 1, 1},
        {"foo bar", NULL, 1, 0},
    };
    struct dialect d = dialect_of("3.14");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct keyword_typo typo = {NULL, 0, 0};
        bool found = parse_keyword_typo(cases[i].code, strlen(cases[i].code), cases[i].line, &d, &typo);
        ck_assert_msg(found == (cases[i].keyword != NULL), "%s", cases[i].code);
        if (found) {
            ck_assert_str_eq(typo.keyword, cases[i].keyword);
            ck_assert_int_eq(typo.offset, cases[i].offset);
        }
    }
}
END_TEST

/* ---- sources that are too deep, or not text ---- */

static enum syntax_error_kind kind_of(const char *version, const char *text, size_t n)
{
    struct arena a = {NULL};
    struct syntax_error e;
    struct dialect d = dialect_of(version);
    bool ok = build(&a, text, n, 'x', &d, &e) != NULL;
    arena_done(&a);
    return ok ? ERR_NONE : e.kind;
}

START_TEST(test_deep)
{
    static const struct {
        const char *unit;
        enum syntax_error_kind kind;
    } cases[] = {
        {"(", ERR_SYNTAX},  {"[", ERR_SYNTAX},       {"{", ERR_SYNTAX},  {"not ", ERR_MEMORY},
        {"-", ERR_MEMORY},  {"lambda:", ERR_MEMORY}, {"f(", ERR_SYNTAX}, {"x if y else ", ERR_MEMORY},
        {"a+", ERR_SYNTAX}, {"f()\n", ERR_NONE},     {"a.", ERR_SYNTAX}, {"'a' ", ERR_NONE},
        {"x=", ERR_SYNTAX}, {"@a\n", ERR_SYNTAX},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf b;
        buf_init(&b);
        for (int k = 0; k < 50000; k++)
            buf_adds(&b, cases[i].unit);
        ck_assert_msg(kind_of("3.14", b.p, b.len) == cases[i].kind, "%s gives %s", cases[i].unit,
                      kind_name(kind_of("3.14", b.p, b.len)));
        buf_adds(&b, "x");
        kind_of("3.9", b.p, b.len);
        buf_done(&b);
    }
    struct buf b;
    buf_init(&b);
    for (int k = 0; k < 50000; k++)
        buf_adds(&b, "a+");
    buf_adds(&b, "a");
    ck_assert_int_eq(kind_of("3.14", b.p, b.len), ERR_RECURSION);
    buf_done(&b);
}
END_TEST

START_TEST(test_no_text)
{
    ck_assert_int_eq(kind_of("3.11", "x\0y", 3), ERR_VALUE);
    ck_assert_int_eq(kind_of("3.12", "x\0y", 3), ERR_SYNTAX);
    ck_assert_int_eq(kind_of("3.14", "x = '\xff'", 7), ERR_SYNTAX);
    ck_assert_int_eq(kind_of("3.14", "\xEF\xBB\xBFx = 1", 8), ERR_NONE);
    ck_assert_int_eq(kind_of("3.14", "if x:\r\n  y\r\n", 12), ERR_NONE);
}
END_TEST

Suite *make_suite(void)
{
    Suite *s = suite_create("lang");
    TCase *t = tcase_create("lang");
    tcase_set_timeout(t, 120);
    tcase_add_test(t, test_syntax_errors);
    tcase_add_test(t, test_trees);
    tcase_add_test(t, test_unparse);
    tcase_add_test(t, test_fold);
    tcase_add_test(t, test_closures);
    tcase_add_test(t, test_class_scopes);
    tcase_add_test(t, test_comprehension_scopes);
    tcase_add_test(t, test_prompt);
    tcase_add_test(t, test_typos);
    tcase_add_test(t, test_deep);
    tcase_add_test(t, test_no_text);
    suite_add_tcase(s, t);
    return s;
}
