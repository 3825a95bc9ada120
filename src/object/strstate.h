/* What strings keep besides themselves: shared strings, the table of interned ones. Lies in the engine zone. */
#ifndef SLOTSCOPE_SRC_OBJECT_STRSTATE_H
#define SLOTSCOPE_SRC_OBJECT_STRSTATE_H
#include "slotscope/object/object.h"

enum { NAME_CACHE = 1024 };
struct str_state {
    struct obj *empty, *latin1[256]; /* one-character strings; NULL until they are made (up to 3.9) */
    struct obj **table;              /* interned strings: open addressing, NULL free; deleted: the state itself */
    size_t cap, used, filled;
    struct {
        const char *spelling;
        struct obj *name;
    } names[NAME_CACHE];
    struct obj **kept; /* names of the program's that our C code uses, too: a reference to each */
    size_t nkept, kept_cap;
};
extern struct str_state *str_state;
struct obj *str_init(void *p, int64_t n, unsigned maxchar);
size_t str_compact_bytes(int64_t n, unsigned maxchar);
/* Takes a dying interned string out of the table. */
void str_forget(struct obj *s);
void str_shared_boot(void);
#endif
