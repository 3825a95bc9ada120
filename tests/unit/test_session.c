/* A run as a list of moments: going back, another version, splitting, lessons walked through. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "slotscope/layout/layout.h"
#include "slotscope/lesson/lesson.h"
#include "slotscope/session/session.h"

static struct session *start(const char *version)
{
    const struct session_options o = {.version = layout_find(version)};
    return session_new(&o);
}

static void run(struct session *s, const char *text)
{
    session_run(s, text, strlen(text), "<stdin>", 1, FROM_PROMPT, -1, true);
}

static void ck_eval(struct session *s, const char *expr, const char *expected)
{
    struct buf b;
    buf_init(&b);
    session_eval(s, expr, &b);
    ck_assert_msg(strcmp(b.p, expected) == 0, "%s is %s, not %s", expr, b.p, expected);
    buf_done(&b);
}

static void ck_output(const struct session *s, size_t i, const char *expected)
{
    ck_assert_str_eq(session_moment(s, i)->output, expected);
}

START_TEST(moments)
{
    struct session *s = start("3.12");
    run(s, "x = 1; y = [x]\nprint(x)\n\n@staticmethod\ndef f():\n    return 1\nx + 1\n");
    ck_assert_uint_eq(session_count(s), 5);
    ck_assert_str_eq(session_moment(s, 0)->text, "x = 1");
    ck_assert_str_eq(session_moment(s, 1)->text, "y = [x]");
    ck_assert_str_eq(session_moment(s, 3)->text, "@staticmethod\ndef f():\n    return 1");
    ck_assert_int_eq(session_moment(s, 3)->line, 4);
    ck_output(s, 2, "1\n");
    ck_output(s, 4, "2\n");
    ck_eval(s, "_", "2");
    session_free(s);
}
END_TEST

START_TEST(back_and_forth)
{
    struct session *s = start("3.14");
    run(s, "x = 1\nx = 2\nx = 3\n");
    session_goto(s, 1);
    ck_eval(s, "x", "1");
    session_goto(s, 9); /* as far as there is anything */
    ck_assert_uint_eq(session_at(s), 3);
    ck_eval(s, "x", "3");
    session_goto(s, 0);
    ck_eval(s, "x", "NameError: name 'x' is not defined");
    session_goto(s, 2);
    run(s, "y = x"); /* what was undone is forgotten */
    ck_assert_uint_eq(session_count(s), 3);
    ck_eval(s, "y", "2");
    session_free(s);
}
END_TEST

/* The same program, the same addresses, however one got there. */
START_TEST(replay_is_exact)
{
    struct session *s = start("3.13");
    run(s, "class A: pass\na = A(); a.x = 1.5\nb = [A() for i in range(100)]\n");
    struct buf one, two;
    buf_init(&one);
    buf_init(&two);
    session_eval(s, "[id(a), id(a.x), id(b), id(b[-1])]", &one);
    session_goto(s, 1);
    session_goto(s, session_count(s));
    session_eval(s, "[id(a), id(a.x), id(b), id(b[-1])]", &two);
    ck_assert_str_eq(one.p, two.p);
    buf_done(&one);
    buf_done(&two);
    session_free(s);
}
END_TEST

START_TEST(another_version)
{
    struct session *s = start("3.10");
    run(s, "import sys\nprint(sys.version_info[:2])\nclass A:\n    def __init__(self): self.x = 1\na = A()\nsys.getsizeof(a)\n");
    ck_output(s, 1, "(3, 10)\n");
    ck_output(s, 4, "48\n");
    session_set_version(s, layout_find("3.11"));
    ck_output(s, 1, "(3, 11)\n");
    ck_output(s, 4, "56\n");
    ck_assert_uint_eq(session_at(s), 5);
    session_free(s);
}
END_TEST

START_TEST(exceptions)
{
    struct session *s = start("3.14");
    ck_assert(!session_run(s, "1/0\nx = 1", 9, "<stdin>", 1, FROM_PROMPT, -1, false));
    ck_assert_uint_eq(session_count(s), 1); /* the prompt stops there */
    ck_assert_str_eq(session_moment(s, 0)->exception, "ZeroDivisionError");
    ck_assert_str_eq(session_moment(s, 0)->message, "division by zero");
    run(s, "1 +\n");
    ck_assert_str_eq(session_moment(s, 1)->exception, "SyntaxError");
    run(s, "raise SystemExit(3)");
    ck_assert(session_moment(s, 2)->exited);
    session_free(s);
}
END_TEST

START_TEST(only_the_prompt_keeps_the_last_value)
{
    struct session *s = start("3.14");
    session_run(s, "41 + 1", 6, "f.py", 1, FROM_FILE, -1, true);
    ck_eval(s, "_", "NameError: name '_' is not defined");
    run(s, "6 * 7");
    ck_eval(s, "_", "42");
    session_free(s);
}
END_TEST

START_TEST(limits)
{
    const struct session_options o = {.version = layout_default(), .time_limit = 0.3, .memory_limit = 64 << 20, .output_limit = 1000};
    struct session *s = session_new(&o);
    run(s, "while True: pass");
    ck_assert(session_moment(s, 0)->interrupted);
    run(s, "x = [0] * 10**9");
    ck_assert_str_eq(session_moment(s, 1)->exception, "MemoryError");
    run(s, "print('a' * 5000)");
    ck_assert_uint_lt(session_moment(s, 2)->output_len, 1100);
    session_goto(s, 0); /* an endless statement is stopped where it was stopped */
    session_goto(s, 3);
    ck_assert_uint_eq(session_at(s), 3);
    session_free(s);
}
END_TEST

static const struct {
    const char *text;
    enum input_state state;
} inputs[] = {{"x = 1", INPUT_WHOLE},         {"if x:", INPUT_MORE},   {"if x:\n    y", INPUT_MORE}, {"if x:\n    y\n", INPUT_WHOLE},
              {"f(", INPUT_MORE},             {"'''a", INPUT_MORE},    {"x = )", INPUT_WRONG},       {"class A:", INPUT_MORE},
              {"def f(): pass\n", INPUT_WHOLE}};

START_TEST(whole_or_not)
{
    struct session *s = start("3.14");
    ck_assert_msg(session_input_state(inputs[_i].text, strlen(inputs[_i].text)) == inputs[_i].state, "%s", inputs[_i].text);
    session_free(s);
}
END_TEST

static const char lesson_text[] = "# A\n\n```python\nx = 10\n```\n\nnow {{ x }}\n\n<!-- pause -->\n\nstill {{ x }}\n\n```python step\nx += 1\n"
                                  "x += 1\nx += 1\n```\n\nthen {{ x }}\n\n<!-- pause -->\n\n```python\nx = 'end'\n```\n\n{{ x }} {{ nope }}\n";

START_TEST(a_walk)
{
    struct lesson *l = lesson_parse("w.md", lesson_text, sizeof lesson_text - 1);
    struct session *s = start("3.9");
    struct lesson_walk w;
    walk_init(&w, s, l);
    walk_to(&w, 0);
    ck_assert_str_eq(w.value[0].text, "10");
    ck_assert_ptr_null(w.value[1].text);
    ck_assert(walk_next(&w));
    ck_assert_uint_eq(w.nstatements, 3);
    ck_assert_int_eq(w.line, 0);
    ck_assert(walk_next(&w));
    ck_assert_int_eq(w.line, 1);
    ck_eval(s, "x", "11");
    ck_assert_str_eq(w.value[1].text, "10");
    ck_assert_ptr_null(w.value[2].text);
    walk_next(&w);
    walk_next(&w);
    ck_assert_uint_eq(w.nstatements, 0);
    ck_assert_str_eq(w.value[2].text, "13");
    walk_type(&w, "x = 77", 6);
    walk_next(&w);
    ck_assert(walk_at_end(&w));
    ck_assert_str_eq(w.value[3].text, "end");
    ck_assert(w.value[4].failed);
    walk_to(&w, 1); /* as it was left: with what was typed */
    ck_eval(s, "x", "77");
    walk_to(&w, 0);
    ck_eval(s, "x", "10");
    walk_set_version(&w, layout_find("3.14"));
    ck_eval(s, "x", "10");
    ck_assert_str_eq(w.value[2].text, "13");
    walk_to(&w, 1);
    walk_restart_step(&w);
    ck_eval(s, "x", "10");
    ck_assert(!walk_at_end(&w));
    while (walk_next(&w))
        ;
    ck_eval(s, "x", "end");
    walk_done(&w);
    session_free(s);
    lesson_free(l);
}
END_TEST

Suite *make_suite(void)
{
    Suite *s = suite_create("session");
    TCase *t = tcase_create("all");
    tcase_set_timeout(t, 60);
    tcase_add_test(t, moments);
    tcase_add_test(t, back_and_forth);
    tcase_add_test(t, replay_is_exact);
    tcase_add_test(t, another_version);
    tcase_add_test(t, exceptions);
    tcase_add_test(t, only_the_prompt_keeps_the_last_value);
    tcase_add_test(t, limits);
    tcase_add_loop_test(t, whole_or_not, 0, (int)(sizeof inputs / sizeof *inputs));
    tcase_add_test(t, a_walk);
    suite_add_tcase(s, t);
    return s;
}
