/* Names of keys. */
#include "slotscope/app/key.h"

#include <stdio.h>
#include <string.h>

#include "slotscope/base/text.h"

static const struct {
    int code;
    const char *name;
} named[] = {
#define X(id, name) {K_##id##_KEY, name},
    KEYS(X)
#undef X
        {' ', "Space"},
};

static size_t utf8(unsigned c, char *s)
{
    if (c < 0x80) {
        s[0] = (char)c;
        return 1;
    }
    size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    s[0] = (char)((0xF00u >> n & 0xF0u) | c >> 6 * (n - 1));
    for (size_t i = 1; i < n; i++)
        s[i] = (char)(0x80 | (c >> 6 * (n - 1 - i) & 0x3F));
    return n;
}

const char *app_key_name(int key, char *buf)
{
    size_t n = 0;
    if (key & KEY_CTRL)
        n += (size_t)sprintf(buf + n, "C-");
    if (key & KEY_ALT)
        n += (size_t)sprintf(buf + n, "M-");
    if (key & KEY_SHIFT)
        n += (size_t)sprintf(buf + n, "S-");
    int base = key & ~(KEY_CTRL | KEY_ALT | KEY_SHIFT);
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (named[i].code == base) {
            strcpy(buf + n, named[i].name);
            return buf;
        }
    n += utf8((unsigned)base, buf + n);
    buf[n] = 0;
    return buf;
}

int app_key_find(const char *s, size_t n)
{
    int mods = 0;
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) /* S-Tab is a name, not a modifier */
        if (strlen(named[i].name) == n && memcmp(named[i].name, s, n) == 0)
            return named[i].code;
    if (n > 2 && s[1] == '-' && (*s == 'C' || *s == 'M' || *s == 'S')) {
        mods = *s == 'C' ? KEY_CTRL : *s == 'M' ? KEY_ALT : KEY_SHIFT;
        int base = app_key_find(s + 2, n - 2);
        return base ? base | mods : KEY_NONE;
    }
    unsigned c;
    return n && text_decode(s, n, &c) == n ? (int)c : KEY_NONE;
}
