/* The line editor, key by key, and the table of actions. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "slotscope/app/app.h"
#include "slotscope/app/key.h"
#include "slotscope/app/line.h"

static struct history h;
static struct line l;

static void setup(void)
{
    line_init(&l, &h);
}

static void teardown(void)
{
    line_done(&l);
    history_done(&h);
}

/* "a b C-a x": blank-separated keys. */
static void press(const char *keys)
{
    while (*keys) {
        size_t n = strcspn(keys, " ");
        ck_assert_int_ne(app_key_find(keys, n), KEY_NONE);
        line_key(&l, app_key_find(keys, n));
        keys += n + (keys[n] == ' ');
    }
}

static void type(const char *text)
{
    line_insert(&l, text, strlen(text));
}

START_TEST(editing)
{
    press("h e l o C-b l C-e !");
    ck_assert_str_eq(l.text.p, "hello!");
    press("C-a C-d Del");
    ck_assert_str_eq(l.text.p, "llo!");
    press("End Backspace C-t");
    ck_assert_str_eq(l.text.p, "lol");
    press("C-u");
    ck_assert_str_eq(l.text.p, "");
    press("C-y C-y");
    ck_assert_str_eq(l.text.p, "lollol");
}
END_TEST

START_TEST(words_and_kills)
{
    type("alpha = beta(gamma)");
    press("M-b C-k");
    ck_assert_str_eq(l.text.p, "alpha = beta(");
    press("C-y C-w");
    ck_assert_str_eq(l.text.p, "alpha = beta(");
    press("C-a M-f M-d");
    ck_assert_str_eq(l.text.p, "alpha(");
}
END_TEST

START_TEST(characters_are_whole)
{
    type("x = 'é漢'");
    press("Left Left Backspace");
    ck_assert_str_eq(l.text.p, "x = '漢'");
    int row, column;
    press("Right");
    line_place(&l, &row, &column);
    ck_assert_int_eq(column, 7);
}
END_TEST

START_TEST(several_lines)
{
    type("def f():");
    line_newline(&l);
    type("return 1");
    ck_assert_str_eq(l.text.p, "def f():\n    return 1");
    press("Up End");
    ck_assert_uint_eq(l.cursor, 8);
    press("Down Home Backspace"); /* joins the lines */
    ck_assert_str_eq(l.text.p, "def f():    return 1");
    line_set(&l, "if x:\n        y");
    press("Home Right Right Right Right Right Right Right Right Backspace");
    ck_assert_str_eq(l.text.p, "if x:\n    y"); /* a level of indent at once */
}
END_TEST

START_TEST(pasting)
{
    type("a\tb\r\nc\x1b[31m\x07");
    ck_assert_str_eq(l.text.p, "a    b\nc[31m");
}
END_TEST

START_TEST(history)
{
    history_add(&h, "import sys");
    history_add(&h, "x = 1");
    history_add(&h, "import gc");
    history_add(&h, "import gc");
    ck_assert_uint_eq(h.n, 3);
    line_clear(&l);
    press("Up");
    ck_assert_str_eq(l.text.p, "import gc");
    press("Up Up Up");
    ck_assert_str_eq(l.text.p, "import sys");
    press("Down Down Down");
    ck_assert_str_eq(l.text.p, "");
    type("import");
    press("Up Up");
    ck_assert_str_eq(l.text.p, "import sys"); /* x = 1 does not begin like that */
    press("Down Down");
    ck_assert_str_eq(l.text.p, "import");
}
END_TEST

START_TEST(searching)
{
    history_add(&h, "alpha");
    history_add(&h, "beta");
    history_add(&h, "alphabet");
    line_clear(&l);
    type("draft");
    press("C-r a l p h a");
    ck_assert(l.searching);
    ck_assert_str_eq(l.text.p, "alphabet");
    press("C-r");
    ck_assert_str_eq(l.text.p, "alpha");
    press("Esc");
    ck_assert(!l.searching);
    ck_assert_str_eq(l.text.p, "draft");
    press("C-r b e C-e !");
    ck_assert_str_eq(l.text.p, "alphabet!");
    press("C-r z");
    ck_assert(l.query_failed);
}
END_TEST

START_TEST(key_names)
{
    static const char *const names[] = {"n", "Space", "C-c", "M-b", "Enter", "S-Tab", "F1", "C-Left", "?", "é"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char buf[32];
        int key = app_key_find(names[i], strlen(names[i]));
        ck_assert_msg(key != KEY_NONE, "%s", names[i]);
        ck_assert_str_eq(app_key_name(key, buf), names[i]);
    }
    ck_assert_int_eq(app_key_find("Entr", 4), KEY_NONE);
}
END_TEST

/* Every key in the table exists, and no place has two actions on one key. */
START_TEST(actions_do_not_collide)
{
    const struct app_action *x;
    struct {
        int key;
        unsigned where;
        char name[40];
    } seen[400];
    size_t n = 0;
    for (size_t i = 0; (x = app_action(i))->name; i++) {
        const char *k = x->keys;
        ck_assert(x->help && *x->help);
        while (*k) {
            size_t len = strcspn(k, " ");
            int key = app_key_find(k, len);
            ck_assert_msg(key != KEY_NONE, "%s: no key %.*s", x->name, (int)len, k);
            for (size_t j = 0; j < n; j++)
                ck_assert_msg(seen[j].key != key || !(seen[j].where & x->where), "%s and %s share %.*s", seen[j].name, x->name, (int)len, k);
            ck_assert_uint_lt(n, 400);
            seen[n].key = key;
            seen[n].where = x->where;
            strncpy(seen[n].name, x->name, sizeof seen[n].name - 1);
            seen[n++].name[sizeof seen[0].name - 1] = 0;
            k += len + (k[len] == ' ');
        }
    }
    ck_assert_uint_gt(n, 50);
}
END_TEST

Suite *make_suite(void)
{
    Suite *s = suite_create("line");
    TCase *t = tcase_create("all");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, editing);
    tcase_add_test(t, words_and_kills);
    tcase_add_test(t, characters_are_whole);
    tcase_add_test(t, several_lines);
    tcase_add_test(t, pasting);
    tcase_add_test(t, history);
    tcase_add_test(t, searching);
    tcase_add_test(t, key_names);
    tcase_add_test(t, actions_do_not_collide);
    suite_add_tcase(s, t);
    return s;
}
