/* Runs slotscope in a pseudo-terminal and reads the screen with libvterm: what a person would see. */
#ifndef TEST_TERMINAL_H
#define TEST_TERMINAL_H
#include <stdbool.h>
#include <sys/types.h>

struct term;
/* Starts SLOTSCOPE_BIN with the NULL-terminated arguments in a terminal of w x h. locale: "C" or "C.UTF-8". State lives in a fresh
   directory, the same for all terminals of one test. */
struct term *term_open(int w, int h, const char *locale, ...) __attribute__((sentinel));
/* Ends it (SIGKILL if it still runs) and frees everything. */
void term_close(struct term *t);
/* Sends bytes. */
void term_send(struct term *t, const char *bytes);
/* Reads until the screen holds the text (true) or five seconds are over. */
bool term_wait(struct term *t, const char *text);
/* Reads until nothing came for a while. */
void term_settle(struct term *t);
void term_resize(struct term *t, int w, int h);
/* The screen as UTF-8 lines without trailing blanks; valid until the next call. */
const char *term_screen(struct term *t);
/* Does the screen hold the text now? */
bool term_shows(struct term *t, const char *text);
/* Waits for the program to end: its exit status, 128 + signal, or -1 when it does not end within five seconds. */
int term_exit(struct term *t);
pid_t term_pid(const struct term *t);
/* Is the alternate screen on? */
bool term_alternate(const struct term *t);
/* Milliseconds of processor time that the program has used since it began. */
double term_worked(const struct term *t);

/* Fail after printing the screen. */
#define ck_shows(t, text)                                                                                                          \
    do {                                                                                                                           \
        if (!term_wait((t), (text)))                                                                                               \
            fprintf(stderr, "%s\n", term_screen(t));                                                                               \
        ck_assert_msg(term_shows((t), (text)), "no \"%s\" on the screen", (text));                                                 \
    } while (0)
#endif
