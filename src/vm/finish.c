/*
 * The end of a program, as Py_FinalizeEx has it where the program can see it: functions registered with atexit run, the collector
 * runs once over everything, __main__ goes away, and the collector finds what is left of it. Finalizers are called in the
 * collector's order.
 */
#include "frame.h"
#include "lib.h"

/* Does freeing o do anything that could be seen? */
static int has_something_to_say(struct obj *o, void *arg)
{
    (void)arg;
    switch (type_of(o)->kind) {
    case K_TYPE: return (type_rec(o)->flags & TF_HEAP) && type_rec(o)->s.finalize;
    case K_WEAKREF:
    case K_PROXY: return AT(o, PyWeakReference, wr_callback, struct obj *) != NULL;
    case K_GENERATOR:
    case K_COROUTINE:
    case K_ASYNC_GENERATOR: return 1;
    default: return 0;
    }
}

void vm_finish(void)
{
    if (!vm || !lib)
        return;
    lib_run_exit_functions();
    if (!gc_each(has_something_to_say, NULL))
        return;
    gc_collect(2);
    struct obj *main_dict = vm->main_dict, *name = str_name("__main__");
    if (dict_contains(vm->modules, name) == 1)
        dict_del(vm->modules, name);
    vm->main_dict = dict_new(); /* whoever asks finds an empty one */
    decref(main_dict);
    gc_collect(2);
    err_clear();
}
