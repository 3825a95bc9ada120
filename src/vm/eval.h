/* Inline helpers of the loop: small ints and floats, items of lists and tuples, and what inline caches hold. */
#ifndef SLOTSCOPE_VM_EVAL_H
#define SLOTSCOPE_VM_EVAL_H
#include "frame.h"

static inline bool exactly(const struct obj *o, const struct type *t)
{
    return o->ob_type == t->self;
}

static inline bool both_compact(const struct obj *a, const struct obj *b)
{
    return exactly(a, t_int) && exactly(b, t_int) && int_is_compact(a) && int_is_compact(b);
}

/* 1, 0, or -1 when this is not the place to answer. */
static inline int quick_compare(const struct obj *a, const struct obj *b, enum cmp op)
{
    if (both_compact(a, b)) {
        int64_t x = int_compact_value(a), y = int_compact_value(b);
        switch (op) {
        case CMP_LT: return x < y;
        case CMP_LE: return x <= y;
        case CMP_EQ: return x == y;
        case CMP_NE: return x != y;
        case CMP_GT: return x > y;
        case CMP_GE: return x >= y;
        }
    }
    if (exactly(a, t_float) && exactly(b, t_float)) {
        double x = float_value(a), y = float_value(b);
        switch (op) {
        case CMP_LT: return x < y;
        case CMP_LE: return x <= y;
        case CMP_EQ: return x == y;
        case CMP_NE: return x != y;
        case CMP_GT: return x > y;
        case CMP_GE: return x >= y;
        }
    }
    if ((op == CMP_EQ || op == CMP_NE) && exactly(a, t_str) && exactly(b, t_str))
        return str_eq(a, b) == (op == CMP_EQ);
    return -1;
}

/* Truth of the objects that conditions mostly see: 1, 0, or -1. */
static inline int quick_truth(const struct obj *o)
{
    if (o == obj_true)
        return 1;
    if (o == obj_false || o == obj_none)
        return 0;
    return -1;
}

/* Borrowed item of an exact list or tuple at a small index, or NULL. */
static inline struct obj *quick_item(const struct obj *o, const struct obj *key)
{
    if (!exactly(key, t_int) || !int_is_compact(key))
        return NULL;
    int64_t i = int_compact_value(key);
    if (exactly(o, t_list)) {
        int64_t n = list_len(o);
        i = i < 0 ? i + n : i;
        return i >= 0 && i < n ? list_items(o)[i] : NULL;
    }
    if (exactly(o, t_tuple)) {
        int64_t n = tuple_len(o);
        i = i < 0 ? i + n : i;
        return i >= 0 && i < n ? tuple_items(o)[i] : NULL;
    }
    return NULL;
}

/* Where the item of an exact list at a small index lies, or NULL. */
static inline struct obj **quick_list_item(const struct obj *o, const struct obj *key)
{
    if (!exactly(o, t_list) || !exactly(key, t_int) || !int_is_compact(key))
        return NULL;
    int64_t i = int_compact_value(key), n = list_len(o);
    i = i < 0 ? i + n : i;
    return i >= 0 && i < n ? list_items(o) + i : NULL;
}

/* ---- caches: words behind the instruction ---- */

enum { GLOBAL_CACHE = 6, ATTR_CACHE = 5 };

static inline uint64_t cache_word64(const codeword *c)
{
    return (uint64_t)c[0] | (uint64_t)c[1] << 32;
}
static inline void cache_set64(codeword *c, uint64_t v)
{
    c[0] = (codeword)v;
    c[1] = (codeword)(v >> 32);
}
static inline void *cache_pointer(const codeword *c)
{
    return (void *)(uintptr_t)cache_word64(c);
}

/* Globals: keys table (two words), offset of the entry in it, the table's second word (two): sizes and kind. Borrowed, or NULL. */
static inline struct obj *cached_global(const struct frame *f, const struct obj *name, const codeword *c)
{
    char *keys = dict_keys_table(f->globals);
    if ((void *)keys != cache_pointer(c) || *(uint64_t *)(void *)(keys + 8) != cache_word64(c + 3))
        return NULL;
    struct obj **entry = (struct obj **)(void *)(keys + c[2]);
    return entry[0] == name ? entry[1] : NULL;
}
/* Builtins: the globals' table (two words) and how many entries it had, none of them this; offset in the builtins' table; that
 * table (two). */
static inline struct obj *cached_builtin(const struct frame *f, const struct obj *name, const codeword *c)
{
    char *keys = dict_keys_table(f->globals), *bkeys = dict_keys_table(f->builtins);
    if ((void *)keys != cache_pointer(c) || (codeword)AT(keys, PyDictKeysObject, dk_nentries, int64_t) != c[2] ||
        (void *)bkeys != cache_pointer(c + 4))
        return NULL;
    struct obj **entry = (struct obj **)(void *)(bkeys + c[3]);
    return entry[0] == name ? entry[1] : NULL;
}

/* Attributes: version tag of the class; offset of the slot, or a hint for the keys table; where the value is (enum value_place). */
extern struct obj *no_value; /* always NULL */
static inline struct obj **word_at(struct obj *o, codeword offset)
{
    return (struct obj **)(void *)((char *)o + (int32_t)offset);
}
static inline struct obj **value_inside(struct obj *o, const codeword *where)
{
    return *((unsigned char *)o + where[1]) ? word_at(o, where[0]) : &no_value;
}
static inline struct obj **value_behind(struct obj *o, const codeword *where)
{
    uintptr_t w = (uintptr_t)*word_at(o, where[0]);
    return w & where[1] ? (struct obj **)(w + where[2]) : &no_value;
}

/* Events; all NULL-safe and cold. Return false to stop the program. */
bool event_line(struct frame *f);
bool event_call(struct frame *f);
bool event_return(struct frame *f, struct obj *value);
/* Calls of built-in functions at one place before 3.11 specializes it (QUICKENING_WARMUP_DELAY in Include/internal/pycore_code.h:
   the eighth run does). */
enum { RUNS_UNSPECIALIZED = 7 };
/* At back edges (jumped) and calls when the countdown has run out or obj_break is set: 0, or -1 with an exception set. */
int loop_break(bool jumped);
int nested_level(void); /* how many loops run inside each other through C */
void set_nested_level(int n);
bool vm_stopping(void); /* the program is being stopped: no handler of it runs */
extern int vm_countdown;
/* Goes on with the frames as a checkpoint has them, from vm->frame; and after a pause: no loop runs any more. */
struct obj *eval_resume(void);
void eval_abandoned(void);
extern bool vm_tracing;
#endif
