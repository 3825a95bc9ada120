/*
 * Where C code calls the program back (a sort its key function, sum a generator) the state of the run is on the C stack, too. So a
 * run has a stack of its own, at the same place all the time: then its used part can be copied into the region, where it travels in
 * time with everything else, and put back when the run goes on from there. Pointers in it lead to itself, to the region, or to what
 * never moves. What would be wrong afterwards is host memory that C code has in hand and frees later: while there is some
 * (mem_held), the stack is not kept, nor where it lies deep.
 *
 * Without the C library's contexts, and under the address sanitizer, which has its own ideas about stacks, runs use the process's.
 */
#include "cstack.h"

#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

#include "eval.h"
#include "slotscope/base/mem.h"
#include "slotscope/heap/heap.h"

#if defined __GLIBC__ && !defined HEAP_HIDE

#include <ucontext.h>

enum { STACK = 8 << 20, MOST_KEPT = 256 << 10 };

struct cstack {
    size_t n; /* bytes kept: the newest of the stack; 0: none */
    char *from;
    ucontext_t *here; /* in the part that is kept */
    int nested;
    char bytes[MOST_KEPT];
};

static char *stack; /* its low end; NULL: none yet */
static ucontext_t outside, entry;
static void (*called)(void *);
static void *call_arg;
static long held;             /* pieces that were in hand when the run began, by whoever runs it */
static volatile bool resumed; /* getcontext returns for the second time */

void cstack_boot(void)
{
    vm->cstack = engine_alloc(sizeof *vm->cstack);
    if (stack)
        return;
    stack = mmap(NULL, STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
    if (stack == MAP_FAILED)
        stack = NULL;
    else
        mprotect(stack, 4096, PROT_NONE);
}

static bool on_stack(void)
{
    const char *at = __builtin_frame_address(0);
    return stack && at >= stack && at < stack + STACK;
}

static void base(void)
{
    called(call_arg);
}

static void go(ucontext_t *to)
{
    held = mem_held;
    obj_use_stack(stack + STACK, STACK);
    swapcontext(&outside, to);
    cstack_left();
}

void cstack_call(void (*f)(void *), void *arg)
{
    if (!stack || on_stack()) {
        f(arg);
        return;
    }
    called = f;
    call_arg = arg;
    getcontext(&entry);
    entry.uc_stack = (stack_t){.ss_sp = stack, .ss_size = STACK};
    entry.uc_link = &outside;
    makecontext(&entry, base, 0);
    go(&entry);
}

void cstack_left(void)
{
    obj_use_stack(NULL, 0);
}

bool cstack_can_save(void)
{
    if (nested_level() == 1)
        return true;
    const char *at = __builtin_frame_address(0);
    return on_stack() && mem_held == held && stack + STACK - at < MOST_KEPT - 4096;
}

/* In a function of its own: all of its caller's frame lies above it. */
static __attribute__((noinline)) void copy_stack(struct cstack *k)
{
    k->from = __builtin_frame_address(0);
    k->n = (size_t)(stack + STACK - k->from);
    memcpy(k->bytes, k->from, k->n);
}

bool cstack_save(void)
{
    struct cstack *k = vm->cstack;
    if (k->n)
        k->n = 0;
    if (nested_level() == 1)
        return true;
    ucontext_t here;
    resumed = false;
    getcontext(&here);
    if (resumed)
        return false;
    k->here = &here;
    k->nested = nested_level();
    copy_stack(k);
    return true;
}

bool cstack_is_saved(void)
{
    return vm->cstack->n != 0;
}

void cstack_resume(void)
{
    const struct cstack *k = vm->cstack;
    memcpy(k->from, k->bytes, k->n);
    set_nested_level(k->nested);
    resumed = true;
    go(k->here);
}

#else

void cstack_boot(void)
{
}

void cstack_call(void (*f)(void *), void *arg)
{
    f(arg);
}

void cstack_left(void)
{
}

bool cstack_can_save(void)
{
    return nested_level() == 1;
}

bool cstack_save(void)
{
    return true;
}

bool cstack_is_saved(void)
{
    return false;
}

void cstack_resume(void)
{
}

#endif
