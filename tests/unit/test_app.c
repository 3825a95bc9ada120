/* The interactive program without a terminal: what the screen says after keys, and that no key at no size harms it. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "slotscope/app/app.h"
#include "slotscope/layout/layout.h"
#include "slotscope/lesson/lesson.h"

static struct app *open_app(bool prompt, const char *lesson, int w, int h)
{
    struct app_options o = {.version = layout_find("3.14"), .charset = CHARSET_ASCII, .view = -1, .prompt = prompt, .time_limit = 0.2};
    if (lesson)
        o.lesson = lesson_parse("test.md", lesson, strlen(lesson));
    struct app *a = app_new(&o);
    app_resize(a, w, h);
    return a;
}

/* "n Enter x": blank-separated keys; "'text" types the text. */
static void press(struct app *a, const char *keys)
{
    while (*keys) {
        size_t n = strcspn(keys, " ");
        if (*keys == '\'')
            for (size_t i = 1; i < n; i++)
                app_key(a, keys[i] == '_' ? ' ' : keys[i]);
        else
            app_key(a, app_key_find(keys, n));
        keys += n + (keys[n] == ' ');
    }
}

static const char *screen(struct app *a)
{
    static struct buf b;
    int x, y;
    if (!b.p)
        buf_init(&b);
    buf_clear(&b);
    grid_to_text(app_paint(a, &x, &y), &b);
    return b.p;
}

static void ck_shows(struct app *a, const char *text)
{
    const char *s = screen(a);
    if (!strstr(s, text))
        fprintf(stderr, "%s\n", s);
    ck_assert_msg(strstr(s, text) != NULL, "no \"%s\" on the screen", text);
}

static const char lesson[] = "# First\n\n```python\nclass P:\n    __slots__ = ('x',)\np = P()\n```\n\n<!-- predict \"How many?\" answer=\"1 + 1\" "
                             "choices=\"2,3\" near=\"3: one too many.\" -->\n\n## Second\n\n```python step\np.x = 10\np.x += 1\n```\n\nNow {{ p.x }}.\n\n"
                             "<!-- pause -->\n\n<!-- explain p.x -->\n<!-- task \"set x to 5\" check=\"p.x == 5\" hint=\"assign\" -->\n";

START_TEST(a_lesson)
{
    struct app *a = open_app(false, lesson, 100, 40);
    ck_shows(a, "step 1/3");
    ck_shows(a, "How many?");
    press(a, "2");
    ck_shows(a, "3? one too many. It is 2.");
    press(a, "n");
    ck_shows(a, "> p.x = 10");
    press(a, "n");
    ck_shows(a, "> p.x += 1");
    ck_shows(a, "~ +16 | x");
    press(a, "n");
    ck_shows(a, "Now 11.");
    press(a, "n");
    ck_shows(a, "how p.x is found");
    ck_shows(a, "Your turn: set x to 5");
    press(a, "x x x");
    ck_shows(a, "P.__mro__");
    press(a, "h");
    ck_shows(a, "Hint: assign");
    press(a, ": 'p.x_=_5 Enter");
    ck_shows(a, "Done.");
    press(a, "Esc p");
    ck_shows(a, "Now 11.");
    press(a, "v k k k k Enter");
    ck_shows(a, "CPython 3.10");
    ck_shows(a, "Now 11.");
    app_free(a);
}
END_TEST

START_TEST(the_heap_pane)
{
    struct app *a = open_app(true, NULL, 100, 30);
    press(a, "'a_=_[1.5,2.5] Enter F6");
    ck_shows(a, "refcount");
    press(a, "Right Enter");
    ck_shows(a, "heap: bytes");
    press(a, "Esc");
    ck_shows(a, "heap: fields");
    press(a, "-");
    ck_shows(a, "heap: boxes");
    press(a, "+ / /");
    ck_shows(a, "heap: bytes");
    app_click(a, 5, 5);
    press(a, "'%back Enter");
    ck_shows(a, "No names yet");
    app_free(a);
}
END_TEST

/* Any keys, any sizes, any clicks: it goes on, and every screen is as large as it was told. */
START_TEST(a_paused_run)
{
    struct app *a = open_app(true, NULL, 100, 30);
    press(a, "'def_f(n): Enter 't_=_n_*_2 Enter 'return_t Enter Enter 'x_=_f(21) Enter 'y_=_x Enter");
    press(a, "'%back_2 Enter");
    ck_shows(a, "moment 1/3");
    press(a, "F7 F7");
    ck_shows(a, "paused: moment 1.");
    ck_shows(a, "in f, 1 call deep");
    ck_shows(a, "->    2     t = n * 2");
    ck_shows(a, "n *-> 21"); /* its own names are drawn */
    press(a, "F8");
    ck_shows(a, "->    3     return t");
    press(a, "'t_+_1 Enter");
    ck_shows(a, "43");
    press(a, "'t_=_5 Enter");
    ck_shows(a, "tried and undone");
    ck_shows(a, "->    3     return t");
    press(a, "S-F8");
    ck_shows(a, "->    2     t = n * 2");
    press(a, "S-F9");
    ck_shows(a, "->    1 x = f(21)");
    press(a, "F5 '%when_x Enter");
    ck_shows(a, "x changes next. moment 1.");
    press(a, "F5 S-Tab . , o O c C u U G"); /* the same by letters, in the heap */
    ck_shows(a, "moment 3 of 3: after statement 3");
    app_free(a);
}
END_TEST

START_TEST(anything)
{
    static const int keys[] = {'n', 'p',  'b', 's', 'r', 'v', ':', '/', 'z', 'x', 'h', '?', 'q', 'e', '+', '-', 'f', 'j', 'k', '1', '2', ' ', 'a',
                               '(', '\'', '.', '=', '%', K_ENTER_KEY, K_TAB_KEY, K_BACKTAB_KEY, K_ESC_KEY, K_UP_KEY, K_DOWN_KEY, K_LEFT_KEY,
                               K_RIGHT_KEY, K_PAGE_UP_KEY, K_PAGE_DOWN_KEY, K_BACKSPACE_KEY, KEY_CTRL | 'r', KEY_CTRL | 'c', KEY_CTRL | 'k',
                               KEY_CTRL | 'y', KEY_CTRL | 'd', K_F2_KEY, K_F3_KEY, K_F4_KEY, K_HOME_KEY, K_END_KEY, 0xE9, 0x6F22};
    unsigned seed = (unsigned)_i * 7919u + 17u;
    struct app *a = open_app(_i % 3 == 0, _i % 3 ? lesson : NULL, 80, 24);
    for (int i = 0; i < 400 && !app_done(a); i++) {
        seed = seed * 1103515245u + 12345u;
        unsigned r = seed >> 8;
        if (r % 23 == 0)
            app_resize(a, 1 + (int)(r / 23 % 140), 1 + (int)(r / 23 / 140 % 50));
        else if (r % 29 == 0)
            app_paste(a, "p = [1]\nfor i in p:\n\tq = i\r\n\x1b[0m", 32);
        else if (r % 31 == 0)
            app_click(a, (int)(r / 31 % 120), (int)(r / 31 / 120 % 40));
        else
            app_key(a, keys[r / 64 % (sizeof keys / sizeof *keys)]);
        int x, y;
        const struct grid *g = app_paint(a, &x, &y);
        ck_assert(g->w >= 1 && g->h >= 1 && x < g->w + 1 && y < g->h + 1);
    }
    app_free(a);
}
END_TEST

Suite *make_suite(void)
{
    Suite *s = suite_create("app");
    TCase *t = tcase_create("all");
    tcase_set_timeout(t, 120);
    tcase_add_test(t, a_lesson);
    tcase_add_test(t, the_heap_pane);
    tcase_add_test(t, a_paused_run);
    tcase_add_loop_test(t, anything, 0, 30);
    suite_add_tcase(s, t);
    return s;
}
