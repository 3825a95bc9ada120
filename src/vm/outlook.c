/*
 * How near the end of a run is, as far as its loops tell. Checkpoints cost what is overwritten behind them, so one close to the end
 * is cheap, and it makes the first step back quick; but who knows where the end is? A for loop knows how many items are left, and a
 * while loop that compares numbers how far they are apart.
 */
#include <string.h>

#include "eval.h"
#include "generator.h"
#include "slotscope/object/call.h"
#include "slotscope/object/number.h"
#include "slotscope/object/seq.h"

enum { FRAMES = 64, LOOPS = 20 }; /* deeper down nobody looks: a tick must not take long */
enum { ALL_LAST = 0, LEFT = 1, NOT_TOLD = -1 };

/* ---- for ---- */

/* The iterator that a value of a frame's stack is, or NULL. What lies there may be left over from an instruction that is done (a
   frame that waits for C code has its stack's top noted when it called last), so nothing is taken for granted. */
static const struct obj *iterator_at(const struct obj *o)
{
    uint64_t addr = (uintptr_t)o, type = o ? heap_peek(addr + offsetof(struct obj, ob_type)) : 0;
    if (heap_zone_of((const void *)(uintptr_t)type) != ZONE_STATIC ||
        heap_peek(type + offsetof(struct obj, ob_type)) != (uintptr_t)t_type->self)
        return NULL;
    const struct type *t = type_rec((struct obj *)(uintptr_t)type);
    return t && t->s.iternext && heap_is_live(o) ? o : NULL;
}

static const struct obj *next_iterator(const struct frame *f, struct obj *const **at)
{
    const struct obj *it = NULL;
    while (!it && *at < f->sp)
        it = iterator_at(*(*at)++);
    return it;
}

/* ---- while ---- */

/* What the instruction at *w loads, if that can be known without running it; *w goes on behind it. NULL: it cannot. */
static const struct obj *loaded(const struct frame *f, const codeword **w)
{
    const struct rcode *r = f->code;
    codeword i = **w;
    const codeword *cache = *w + 1;
    *w += 1 + opcode_caches[CODE_OP(i)];
    switch (CODE_OP(i)) {
    case OPC_LOAD_CONST: return r->consts[CODE_ARG(i)];
    case OPC_LOAD_FAST: return f->localsplus[CODE_ARG(i)];
    case OPC_LOAD_NAME_MODULE:
    case OPC_LOAD_GLOBAL_MODULE: return cached_global(f, r->names[CODE_ARG(i)], cache);
    case OPC_LOAD_NAME_BUILTIN:
    case OPC_LOAD_GLOBAL_BUILTIN: return cached_builtin(f, r->names[CODE_ARG(i)], cache);
    default: return NULL;
    }
}

static bool is_len(const struct obj *o)
{
    return exactly(o, t_cfunction) && strcmp(cfunction_def(o)->name, "len") == 0;
}

/* What the instructions at *w push as a number: an int, or the length of a list, as such or by len(). */
static bool number_at(const struct frame *f, const codeword **w, int64_t *n)
{
    const struct obj *o = loaded(f, w);
    bool call = o && is_len(o) && CODE_OP(**w) == OPC_PUSH_NULL;
    if (call) {
        ++*w;
        o = loaded(f, w);
        if (**w != CODE_WORD(OPC_CALL, 1))
            return false;
        *w += 1 + opcode_caches[OPC_CALL];
    }
    if (!o)
        return false;
    if (exactly(o, t_list))
        *n = list_len(o);
    else if (!call && exactly(o, t_int) && int_is_compact(o))
        *n = int_compact_value(o);
    else
        return false;
    return true;
}

/* How far the condition at word `at` is from being false: `a < b`, or `a` alone. -1: nobody can tell. */
static int64_t left_in_while(const struct frame *f, size_t at)
{
    const codeword *w = f->code->words + at;
    int64_t a, b = 0;
    if (CODE_OP(*w) == OPC_LOAD_FAST_LOAD_FAST) {
        unsigned both = CODE_ARG(*w);
        const codeword one = CODE_WORD(OPC_LOAD_FAST, both & 0xFFF), two = CODE_WORD(OPC_LOAD_FAST, both >> 12), *p = &one, *q = &two;
        if (!number_at(f, &p, &a) || !number_at(f, &q, &b))
            return -1;
        w++;
    } else if (!number_at(f, &w, &a) || (CODE_OP(*w) != OPC_POP_JUMP_IF_FALSE && !number_at(f, &w, &b))) {
        return -1;
    }
    if (CODE_OP(*w) != OPC_POP_JUMP_IF_FALSE && (CODE_OP(*w) != OPC_COMPARE_OP || CODE_ARG(*w) == CMP_EQ))
        return -1;
    return a < b ? b - a : a - b;
}

/* ---- loops ---- */

/* The tops of the loops around the instruction that runs, the outermost first; -1: they are too many. */
static int loops_around(const struct frame *f, size_t top[LOOPS])
{
    const struct code *c = f->code->code;
    size_t here = (size_t)(f->ip - f->code->words);
    int n = 0;
    for (size_t i = 0; i < (size_t)c->nwords; i += 1 + opcode_caches[CODE_OP(f->code->words[i])]) {
        codeword w = f->code->words[i];
        size_t target = CODE_ARG(w);
        if (CODE_OP(w) != OPC_JUMP_BACKWARD || i < here || target > here)
            continue;
        int k = n;
        while (k > 0 && top[k - 1] > target)
            k--;
        if (k > 0 && top[k - 1] == target) /* `continue` */
            continue;
        if (n == LOOPS)
            return -1;
        memmove(top + k + 1, top + k, (size_t)(n++ - k) * sizeof *top);
        top[k] = target;
    }
    return n;
}

/* The outermost loop of one frame that has passes left. */
static int loop_in(const struct frame *f, struct vm_loop *loop, int frames)
{
    size_t top[LOOPS];
    int n = loops_around(f, top);
    struct obj *const *at = f->localsplus + f->code->nlocalsplus;
    for (int i = 0; i < n; i++) {
        codeword w = f->code->words[top[i]];
        if (CODE_OP(w) == OPC_SEND) /* it waits for another generator */
            continue;
        if (CODE_OP(w) == OPC_FOR_ITER) {
            const struct obj *it = next_iterator(f, &at);
            if (!it)
                return NOT_TOLD;
            if (type_of(it) == t_generator) { /* its own loops tell; while it runs its frame is one of the others */
                const struct generator *g = generator_of(it);
                int r = generator_is_over(g) || g->running || frames == 0 ? ALL_LAST : loop_in(g->frame, loop, frames - 1);
                if (r != ALL_LAST)
                    return r;
                continue;
            }
            *loop = (struct vm_loop){(uintptr_t)it, iter_items_left(it)};
        } else {
            *loop = (struct vm_loop){(uintptr_t)(f->code->words + top[i]), left_in_while(f, top[i])};
        }
        if (loop->left)
            return loop->left < 0 ? NOT_TOLD : LEFT;
    }
    return n < 0 ? NOT_TOLD : ALL_LAST;
}

bool vm_outermost_loop(struct vm_loop *loop)
{
    const struct frame *v[FRAMES];
    int n = 0;
    for (const struct frame *f = vm->frame; f; f = f->back) {
        if (n == FRAMES)
            return false;
        v[n++] = f;
    }
    int r = ALL_LAST;
    while (n > 0 && r == ALL_LAST)
        r = loop_in(v[--n], loop, FRAMES);
    return r == LEFT;
}
