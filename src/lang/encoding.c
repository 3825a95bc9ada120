/*
 * Source files need not be UTF-8: one of their first two lines may say what they are. Encodings of one byte a character that people
 * meet in old lessons are read here; a byte below 128 is ASCII in all of them.
 */
#include "slotscope/lang/encoding.h"

#include <ctype.h>
#include <string.h>

#include "slotscope/base/buf.h"

static const unsigned short cp1252[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                          0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                          0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

static unsigned from_latin1(unsigned char c)
{
    return c;
}

static unsigned from_latin9(unsigned char c)
{
    static const unsigned short other[][2] = {{0xA4, 0x20AC}, {0xA6, 0x0160}, {0xA8, 0x0161}, {0xB4, 0x017D},
                                              {0xB8, 0x017E}, {0xBC, 0x0152}, {0xBD, 0x0153}, {0xBE, 0x0178}};
    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        if (other[i][0] == c)
            return other[i][1];
    return c;
}

static unsigned from_cp1252(unsigned char c)
{
    return c >= 0x80 && c < 0xA0 ? cp1252[c - 0x80] : c;
}

/* Names without '-' and '_'; no function: nothing to be done, or nothing that can be. */
static const struct encoding {
    const char *name;
    unsigned (*decode)(unsigned char c);
} encodings[] = {
    {"utf8", NULL},
    {"utf8sig", NULL},
    {"ascii", NULL},
    {"usascii", NULL},
    {"iso88591", from_latin1},
    {"latin1", from_latin1},
    {"l1", from_latin1},
    {"iso885915", from_latin9},
    {"latin9", from_latin9},
    {"cp1252", from_cp1252},
    {"windows1252", from_cp1252},
};

static const struct encoding *find(const char *name)
{
    char plain[64];
    size_t n = 0;
    for (; *name; name++)
        if (*name != '-' && *name != '_')
            plain[n++] = (char)tolower((unsigned char)*name);
    plain[n] = 0;
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
        if (strcmp(encodings[i].name, plain) == 0)
            return &encodings[i];
    return NULL;
}

/* The tokenizer's get_normal_name: utf-8 and latin-1 have many spellings. */
static void shorten(char *name)
{
    static const struct {
        const char *prefix, *normal;
    } spellings[] = {{"utf-8", "utf-8"}, {"latin-1", "iso-8859-1"}, {"iso-8859-1", "iso-8859-1"}, {"iso-latin-1", "iso-8859-1"}};
    char low[16] = "";
    for (size_t i = 0; name[i] && i < 12; i++)
        low[i] = name[i] == '_' ? '-' : (char)tolower((unsigned char)name[i]);
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        size_t n = strlen(spellings[i].prefix);
        if (strncmp(low, spellings[i].prefix, n) == 0 && (low[n] == 0 || low[n] == '-')) {
            strcpy(name, spellings[i].normal);
            return;
        }
    }
}

static bool in_name(char c)
{
    return isalnum((unsigned char)c) || c == '-' || c == '_' || c == '.';
}

/* "coding:" or "coding=" in a line that is nothing but a comment. *blank: the next line may have it, too. */
static bool in_line(const char *s, size_t n, char name[64], bool *blank)
{
    size_t i = 0, k = 0;
    while (i < n && (s[i] == ' ' || s[i] == '\t' || s[i] == '\f'))
        i++;
    *blank = i == n || s[i] == '#' || s[i] == '\r';
    if (i == n || s[i] != '#')
        return false;
    for (; i + 7 <= n; i++) {
        if (memcmp(s + i, "coding", 6) != 0 || (s[i + 6] != ':' && s[i + 6] != '='))
            continue;
        for (i += 7; i < n && (s[i] == ' ' || s[i] == '\t');)
            i++;
        for (; i < n && k < 63 && in_name(s[i]); i++)
            name[k++] = s[i];
        name[k] = 0;
        return k > 0;
    }
    return false;
}

void encoding_declared(const char *text, size_t n, char name[64])
{
    const char *end = text + n;
    bool blank = true;
    name[0] = 0;
    if (n >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        text += 3;
    for (int line = 0; line < 2 && blank && text < end; line++) {
        const char *nl = memchr(text, '\n', (size_t)(end - text));
        size_t len = (size_t)((nl ? nl : end) - text);
        if (in_line(text, len, name, &blank)) {
            shorten(name);
            return;
        }
        text += len + (nl != NULL);
    }
}

bool encoding_is_told(const char *text, size_t n)
{
    char name[64];
    encoding_declared(text, n, name);
    return *name || (n >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0);
}

bool encoding_known(const char *name)
{
    return !*name || find(name);
}

void encoding_to_utf8(struct buf *b)
{
    char name[64];
    encoding_declared(b->p, b->len, name);
    const struct encoding *e = *name ? find(name) : NULL;
    if (!e || !e->decode || (b->len >= 3 && memcmp(b->p, "\xEF\xBB\xBF", 3) == 0))
        return;
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < b->len; i++)
        buf_utf8(&out, (unsigned char)b->p[i] < 0x80 ? (unsigned)b->p[i] : e->decode((unsigned char)b->p[i]));
    buf_done(b);
    *b = out;
}
