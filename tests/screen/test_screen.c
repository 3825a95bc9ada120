/* The program on real terminals of several sizes, by scripted keys. */
#include "terminal_inside.h"

#define UTF8 "C.UTF-8"

START_TEST(menu)
{
    struct term *t = term_open(80, 24, UTF8, NULL);
    ck_shows(t, "Free prompt");
    ck_shows(t, "1  What an instance is made of");
    ck_shows(t, "CPython 3.14");
    ck_assert(term_alternate(t));
    term_send(t, "jj");
    ck_shows(t, ">  3");
    term_send(t, "?");
    ck_shows(t, "In a lesson");
    term_send(t, "q");
    ck_shows(t, "Free prompt");
    term_send(t, "q");
    ck_assert_int_eq(term_exit(t), 0);
    ck_assert(!term_alternate(t));
    term_close(t);
}
END_TEST

START_TEST(a_lesson_in_two_versions)
{
    struct term *t = term_open(120, 35, UTF8, "learn", "instance", "-p", "3.14", NULL);
    ck_shows(t, "step 1/");
    ck_shows(t, "vega: 1 block");
    ck_shows(t, "inline values");
    term_send(t, "n");
    ck_shows(t, "The first two words");
    term_send(t, "1");
    ck_shows(t, "Yes: 1.");
    term_send(t, "v");
    ck_shows(t, "dict pointer in the object");
    term_send(t, "kkkk\r");
    ck_shows(t, "CPython 3.10");
    ck_shows(t, "vega: 3 blocks");
    term_send(t, "p");
    ck_shows(t, "step 1/");
    term_send(t, "nn");
    ck_shows(t, "In CPython 3.10 the answer is 3");
    term_send(t, "q");
    ck_shows(t, "step"); /* back to where? learn was started directly: it ends */
    term_exit(t);
    term_close(t);
}
END_TEST

START_TEST(typing_and_back)
{
    struct term *t = term_open(120, 35, UTF8, "learn", "1", "-p", "3.13", NULL);
    ck_shows(t, "vega");
    term_send(t, ":mine = [1, 2]\r");
    ck_shows(t, ">>> mine = [1, 2]");
    ck_shows(t, "mine ");
    term_send(t, "vega.nam\x15vega.mass\r");
    ck_shows(t, "2.1");
    term_send(t, "1/0\r");
    ck_shows(t, "ZeroDivisionError");
    term_send(t, "vega?\r");
    ck_shows(t, "getsizeof");
    term_send(t, "\x1b");
    ck_shows(t, "n next");
    term_send(t, "n");
    ck_shows(t, "The first two words");
    term_close(t);
}
END_TEST

START_TEST(the_prompt)
{
    struct term *t = term_open(100, 30, UTF8, "repl", NULL);
    ck_shows(t, ">>>");
    term_send(t, "def f(x):\r");
    ck_shows(t, "... ");
    term_send(t, "return x * 2\r\r");
    term_send(t, "f(21)\r");
    ck_shows(t, "42");
    term_send(t, "\x1b[A"); /* Up */
    term_settle(t);
    term_send(t, "\x15pri\t('ok' + 'ay')\r");
    ck_shows(t, "okay");
    term_send(t, "\x1b[200~a = 1\nb = 2\n\x1b[201~\r");
    term_send(t, "a + b\r");
    ck_shows(t, ">>> b = 2");
    term_send(t, "\x12"
                 "f(2"); /* C-r */
    ck_shows(t, "reverse-i-search");
    term_send(t, "\x1b");
    term_settle(t);
    term_send(t, "%back 3\r");
    ck_shows(t, "after statement");
    term_send(t, "%pyhton 3.9\r");
    ck_shows(t, "did you mean");
    term_send(t, "\x04");
    ck_assert_int_eq(term_exit(t), 0);
    term_close(t);
}
END_TEST

START_TEST(an_endless_loop_is_stopped)
{
    struct term *t = term_open(80, 24, UTF8, "repl", NULL);
    ck_shows(t, ">>>");
    term_send(t, "x = 1\r");
    term_send(t, "while True: x += 1\r\r");
    ck_shows(t, "running");
    term_resize(t, 100, 30);
    term_settle(t);
    term_send(t, "\x03");
    ck_shows(t, "KeyboardInterrupt");
    term_send(t, "'alive'\r");
    ck_shows(t, "\u2502 'alive' ");
    term_close(t);
}
END_TEST

START_TEST(a_program_can_ask)
{
    struct term *t = term_open(100, 30, UTF8, "repl", NULL);
    ck_shows(t, ">>>");
    term_send(t, "n = input('how many? ')\r");
    ck_shows(t, "how many?");
    term_send(t, "seven\r");
    term_send(t, "n.upper()\r");
    ck_shows(t, "'SEVEN'");
    term_close(t);
}
END_TEST

static const struct {
    int w, h;
    const char *locale;
} sizes[] = {{80, 24, UTF8}, {100, 30, UTF8}, {120, 35, UTF8}, {200, 60, UTF8}, {59, 15, UTF8},
             {20, 5, UTF8},  {80, 24, "C"},   {120, 35, "C"},  {200, 60, "C"},  {59, 15, "C"}};

/* Every size shows where one is, the text, and the keys; in the C locale nothing but ASCII. */
START_TEST(every_size)
{
    struct term *t = term_open(sizes[_i].w, sizes[_i].h, sizes[_i].locale, "learn", "slots", NULL);
    ck_shows(t, "slotscope");
    ck_shows(t, sizes[_i].h < 10 ? "Two classes" : "Drop");
    term_send(t, "nnnn");
    term_settle(t);
    if (sizes[_i].w >= 59)
        ck_shows(t, "n next");
    if (sizes[_i].h >= 16)
        ck_shows(t, "heap");
    if (strcmp(sizes[_i].locale, "C") == 0)
        for (const char *s = term_screen(t); *s; s++)
            ck_assert_msg((unsigned char)*s < 0x80, "not ASCII on a screen of %d x %d", sizes[_i].w, sizes[_i].h);
    term_close(t);
}
END_TEST

START_TEST(too_small_and_back)
{
    struct term *t = term_open(80, 24, UTF8, "learn", "1", NULL);
    ck_shows(t, "vega");
    term_resize(t, 19, 4);
    ck_shows(t, "needs a");
    term_resize(t, 1, 1);
    term_settle(t);
    term_send(t, "nn");
    term_settle(t);
    term_resize(t, 120, 35);
    ck_shows(t, "n next");
    ck_assert(term_shows(t, "step"));
    term_close(t);
}
END_TEST

START_TEST(one_by_one)
{
    struct term *t = term_open(1, 1, UTF8, NULL);
    term_settle(t);
    term_send(t, "\rn:x\r\x1bq");
    term_settle(t);
    term_resize(t, 80, 24);
    ck_shows(t, "slotscope");
    term_close(t);
}
END_TEST

START_TEST(signals_give_the_terminal_back)
{
#ifdef __SANITIZE_ADDRESS__
    enum { CRASH = SIGILL }; /* the sanitizer keeps SIGSEGV to itself */
#else
    enum { CRASH = SIGSEGV };
#endif
    static const int signals[] = {SIGTERM, SIGHUP, SIGQUIT, CRASH, SIGABRT};
    struct term *t = term_open(80, 24, UTF8, "learn", "1", NULL);
    ck_shows(t, "vega");
    ck_assert(term_alternate(t));
    kill(term_pid(t), signals[_i]);
    ck_assert_int_eq(term_exit(t), 128 + signals[_i]);
    ck_assert(!term_alternate(t));
    term_close(t);
}
END_TEST

START_TEST(progress_is_kept)
{
    struct term *t = term_open(80, 24, UTF8, NULL);
    ck_shows(t, "Free prompt");
    term_send(t, "3");
    ck_shows(t, "step 1/");
    term_send(t, "n\rnn");
    ck_shows(t, "step 3/");
    term_send(t, "q");
    ck_shows(t, "step 3 of");
    term_send(t, "q");
    ck_assert_int_eq(term_exit(t), 0);
    term_close(t);
    t = term_open(80, 24, UTF8, "learn", "slots", NULL);
    ck_shows(t, "Going on at step 3");
    term_send(t, "q");
    term_exit(t);
    term_close(t);
    char path[128];
    snprintf(path, sizeof path, "%s/slotscope/progress", state_directory());
    FILE *f = fopen(path, "w");
    fputs("garbage\n", f);
    fclose(f);
    t = term_open(100, 24, UTF8, NULL);
    ck_shows(t, "set aside");
    term_close(t);
}
END_TEST

/* A key costs 16 ms at most, however large the heap; of processor time, so that a busy machine does not count, and five times that,
   so that the sanitizers may. */
START_TEST(quick_enough)
{
    struct term *t = term_open(120, 35, UTF8, "repl", NULL);
    ck_shows(t, ">>>");
    term_send(t, "\x1b[200~class P:\n    def __init__(self):\n        self.x = self\x1b[201~\r\r");
    term_send(t, "v = [P() for i in range(200000)]\r");
    ck_shows(t, "v ");
    term_settle(t);
    double before = term_worked(t);
    term_send(t, "q");
    ck_shows(t, ">>> q");
    double took = term_worked(t) - before;
    ck_assert_msg(took > 0 && took < 80, "a key took %.1f ms", took);
    term_close(t);
}
END_TEST

Suite *make_suite(void)
{
    Suite *s = suite_create("screen");
    TCase *t = tcase_create("all");
    tcase_set_timeout(t, 60);
    tcase_add_test(t, menu);
    tcase_add_test(t, a_lesson_in_two_versions);
    tcase_add_test(t, typing_and_back);
    tcase_add_test(t, the_prompt);
    tcase_add_test(t, an_endless_loop_is_stopped);
    tcase_add_test(t, a_program_can_ask);
    tcase_add_loop_test(t, every_size, 0, (int)(sizeof sizes / sizeof *sizes));
    tcase_add_test(t, too_small_and_back);
    tcase_add_test(t, one_by_one);
    tcase_add_loop_test(t, signals_give_the_terminal_back, 0, 5);
    tcase_add_test(t, progress_is_kept);
    tcase_add_test(t, quick_enough);
    suite_add_tcase(s, t);
    return s;
}
