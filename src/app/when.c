/*
 * "When did this word change last?" A word is named by a path (`p.x`, a name, with an offset behind it if need be) or by an
 * address. A path is looked up once, leaving no trace, and the last word read is the one that is watched. Where the run passed a
 * moment at which the path led to another word with the same value (a dict that grew), that was no change: the search goes on with
 * the older word.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "inside.h"
#include "slotscope/base/mem.h"

static uint64_t word(uint64_t addr)
{
    return *(const uint64_t *)(uintptr_t)addr;
}

static bool find_back(struct app *a, enum session_event what, uint64_t addr, const char *path)
{
    struct session_watch w = {what, addr};
    struct session_place when;
    for (;;) {
        uint64_t value = what == WATCH_WORD ? word(w.addr) : 0, older;
        a->running = true;
        bool found = session_search(a->s, &w, &when);
        a->running = false;
        if (!found || !path)
            return found;
        older = session_word_of(a->s, path, NULL);
        if (!older || older == w.addr || word(older) != value)
            return true;
        w.addr = older;
    }
}

static void tell(struct app *a, enum session_event what, bool found, const char *path, uint64_t addr, struct buf *out)
{
    static const char *const does[] = {[WATCH_WORD] = "changes", [WATCH_CREATED] = "is made", [WATCH_FREED] = "is freed"};
    struct buf b;
    buf_init(&b);
    if (path)
        buf_printf(&b, "%s ", path);
    else
        buf_printf(&b, "%s @%llx ", what == WATCH_WORD ? "the word" : "the object", (unsigned long long)addr);
    if (found) {
        buf_printf(&b, "%s next. ", does[what]);
        app_describe_place(a, &b);
    } else {
        buf_printf(&b, "was never seen to be %s before this moment",
                   what == WATCH_WORD      ? "changed"
                   : what == WATCH_CREATED ? "made"
                                           : "freed");
    }
    if (out)
        buf_printf(out, "%s\n", b.p);
    else
        app_status(a, found ? STYLE_NOTE : STYLE_CHANGED, "%s", b.p);
    buf_done(&b);
}

void time_search(struct app *a, enum session_event what, uint64_t addr, struct buf *out)
{
    tell(a, what, find_back(a, what, addr, NULL), NULL, addr, out);
}

/* Cuts the last word off the arguments when it says what is asked for. */
static enum session_event read_what(char *args)
{
    static const struct {
        const char *word;
        enum session_event what;
    } words[] = {{"changed", WATCH_WORD}, {"created", WATCH_CREATED}, {"made", WATCH_CREATED}, {"freed", WATCH_FREED}};
    char *last = strrchr(args, ' ');
    for (size_t i = 0; last && i < sizeof words / sizeof *words; i++)
        if (strcmp(last + 1, words[i].word) == 0) {
            while (last > args && last[-1] == ' ')
                last--;
            *last = 0;
            return words[i].what;
        }
    return WATCH_WORD;
}

/* The +OFFSET behind a path, cut off. */
static int64_t read_offset(char *path)
{
    char *plus = strrchr(path, '+'), *end;
    if (!plus || !isdigit((unsigned char)plus[1]))
        return 0;
    int64_t n = strtoll(plus + 1, &end, 0);
    if (*end)
        return 0;
    while (plus > path && plus[-1] == ' ')
        plus--;
    *plus = 0;
    return n;
}

/* Where the object is that the path names. */
static uint64_t object_of(struct app *a, const char *path, struct buf *out)
{
    struct buf expr, id;
    buf_init(&expr);
    buf_init(&id);
    buf_printf(&expr, "id(%s)", path);
    bool ok = app_eval(a, expr.p, &id);
    uint64_t addr = ok ? strtoull(id.p, NULL, 10) : 0;
    if (!ok)
        buf_printf(out, "%s\n", id.p);
    buf_done(&expr);
    buf_done(&id);
    return addr;
}

void percent_when(struct app *a, const char *args, struct buf *out)
{
    char *path = mem_strdup(args), *end;
    enum session_event what = read_what(path);
    int64_t offset = read_offset(path);
    uint64_t addr = strtoull(path, &end, 0);
    bool named = !*path || *end;
    if (!*path) {
        buf_adds(out, "%when wants a word: p.x, a name, p+16, 0x200041000010; and may end with created or freed\n");
    } else if (what != WATCH_WORD || offset || !named) {
        addr = named ? object_of(a, path, out) : addr;
        if (addr && !session_can_watch(addr + (uint64_t)offset))
            buf_printf(out, "%s is no address on the heap\n", path);
        else if (addr)
            time_search(a, what, addr + (uint64_t)offset, out);
    } else if ((addr = session_word_of(a->s, path, out)) != 0) {
        tell(a, what, find_back(a, what, addr, path), path, addr, out);
    }
    free(path);
}
