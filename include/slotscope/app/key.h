/* Keys by name: what a terminal sends, what tables of keys are written in, and what tests press. */
#ifndef SLOTSCOPE_APP_KEY_H
#define SLOTSCOPE_APP_KEY_H
#include <stddef.h>

/* A character is its code point; named keys lie above all code points; modifiers are bits above those. */
#define KEYS(X)                                                                                                                    \
    X(ENTER, "Enter")                                                                                                              \
    X(TAB, "Tab")                                                                                                                  \
    X(BACKTAB, "S-Tab")                                                                                                            \
    X(ESC, "Esc")                                                                                                                  \
    X(BACKSPACE, "Backspace")                                                                                                      \
    X(DELETE, "Del")                                                                                                               \
    X(INSERT, "Ins")                                                                                                               \
    X(UP, "Up")                                                                                                                    \
    X(DOWN, "Down")                                                                                                                \
    X(LEFT, "Left")                                                                                                                \
    X(RIGHT, "Right")                                                                                                              \
    X(HOME, "Home")                                                                                                                \
    X(END, "End")                                                                                                                  \
    X(PAGE_UP, "PgUp")                                                                                                             \
    X(PAGE_DOWN, "PgDn")                                                                                                           \
    X(F1, "F1")                                                                                                                    \
    X(F2, "F2")                                                                                                                    \
    X(F3, "F3")                                                                                                                    \
    X(F4, "F4")                                                                                                                    \
    X(F5, "F5")                                                                                                                    \
    X(F6, "F6")                                                                                                                    \
    X(F7, "F7")                                                                                                                    \
    X(F8, "F8")                                                                                                                    \
    X(F9, "F9")                                                                                                                    \
    X(WHEEL_UP, "WheelUp")                                                                                                         \
    X(WHEEL_DOWN, "WheelDown")
enum key_code {
    KEY_NAMED_ = 0x200000,
#define X(id, name) K_##id##_KEY,
    KEYS(X)
#undef X
        KEY_END_,
    KEY_CTRL = 0x1000000,
    KEY_ALT = 0x2000000,
    KEY_SHIFT = 0x4000000, /* only with named keys */
    KEY_NONE = 0
};
/* "n", "Space", "C-c", "M-b", "Enter": the name of a key, in buf (at least 32 bytes). */
const char *app_key_name(int key, char *buf);
/* The key called s[0..n), or KEY_NONE. */
int app_key_find(const char *s, size_t n);
#endif
