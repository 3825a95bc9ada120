/* The module `gc`: the collector of the object room, as programs see it. */
#include "lib.h"

enum { DEBUG_STATS = 1, DEBUG_COLLECTABLE = 2, DEBUG_UNCOLLECTABLE = 4, DEBUG_SAVEALL = 32 };

CFUNCTION(gc_fn_collect)
{
    int generation = 2;
    if (arg_parse("collect(generation:i=)", args, nargs, kwnames, &generation) < 0)
        return NULL;
    if (generation < 0 || generation > 2)
        return err_value("invalid generation");
    int64_t n = gc_collect(generation);
    return n < 0 ? NULL : int_from_i64(n);
}

CFUNCTION(gc_fn_enable)
{
    if (no_args("gc.enable", nargs, kwnames) < 0)
        return NULL;
    gc_set_enabled(true);
    return new_none();
}

CFUNCTION(gc_fn_disable)
{
    if (no_args("gc.disable", nargs, kwnames) < 0)
        return NULL;
    gc_set_enabled(false);
    return new_none();
}

CFUNCTION(gc_fn_isenabled)
{
    return no_args("gc.isenabled", nargs, kwnames) < 0 ? NULL : new_bool(gc_enabled());
}

static struct obj *three(const int64_t v[3])
{
    struct obj *t = tuple_new(3);
    for (int i = 0; t && i < 3; i++)
        if (!(tuple_items(t)[i] = int_from_i64(v[i])))
            obj_clear_slot(&t);
    return t;
}

CFUNCTION(gc_fn_get_count)
{
    int64_t count[3];
    if (no_args("gc.get_count", nargs, kwnames) < 0)
        return NULL;
    gc_get_count(count);
    return three(count);
}

CFUNCTION(gc_fn_get_threshold)
{
    int64_t t[3];
    if (no_args("gc.get_threshold", nargs, kwnames) < 0)
        return NULL;
    gc_threshold(t, false);
    return three(t);
}

CFUNCTION(gc_fn_set_threshold)
{
    int64_t t[3];
    if (kwnames || nargs < 1 || nargs > 3)
        return pol.gc_threshold_clinic ? err_type("gc.set_threshold requires 1 to 3 arguments")
                                       : err_type("set_threshold() takes at %s (%lld given)",
                                                  nargs < 1 ? "least 1 argument" : "most 3 arguments", (long long)nargs);
    gc_threshold(t, false);
    for (size_t i = 0; i < nargs; i++)
        if ((t[i] = num_as_ssize(args[i], exc_OverflowError)) == -1 && err_occurred())
            return NULL;
    gc_threshold(t, true);
    return new_none();
}

CFUNCTION(gc_fn_get_debug)
{
    return no_args("gc.get_debug", nargs, kwnames) < 0 ? NULL : int_from_i64(lib->gc_debug);
}

CFUNCTION(gc_fn_set_debug)
{
    if (one_arg("gc.set_debug", nargs, kwnames) < 0)
        return NULL;
    int64_t n = num_as_ssize(args[0], exc_OverflowError);
    if (n == -1 && err_occurred())
        return NULL;
    lib->gc_debug = (int)n;
    return new_none();
}

CFUNCTION(gc_fn_get_stats)
{
    static const char *const keys[] = {"collections", "collected", "uncollectable"};
    struct obj *l = no_args("gc.get_stats", nargs, kwnames) < 0 ? NULL : list_new(0);
    for (int g = 0; l && g < 3; g++) {
        struct obj *d = dict_new();
        int64_t stats[3];
        gc_get_stats(g, stats);
        if (!d || list_append(l, d) < 0)
            return NULL;
        for (int k = 0; k < 3; k++) {
            struct obj *v = int_from_i64(stats[k]);
            if (!v || dict_set_c(d, keys[k], v) < 0)
                return NULL;
            decref(v);
        }
        decref(d);
    }
    return l;
}

CFUNCTION(gc_fn_is_tracked)
{
    return one_arg("gc.is_tracked", nargs, kwnames) < 0 ? NULL
                                                        : new_bool((type_of(args[0])->flags & TF_GC) && gc_is_tracked(args[0]));
}

CFUNCTION(gc_fn_is_finalized)
{
    return one_arg("gc.is_finalized", nargs, kwnames) < 0 ? NULL
                                                          : new_bool((type_of(args[0])->flags & TF_GC) && gc_is_finalized(args[0]));
}

/* ---- looking around ---- */
struct gather {
    struct obj *list;          /* where the finds go */
    struct obj *const *wanted; /* whose referrers are looked for */
    size_t nwanted;
};

static int gather_one(struct obj *o, void *arg)
{
    struct gather *g = arg;
    return o == g->list ? 0 : list_append(g->list, o);
}

CFUNCTION(gc_fn_get_objects)
{
    struct obj *generation = obj_none;
    if (arg_parse("get_objects(generation:O=)", args, nargs, kwnames, &generation) < 0)
        return NULL;
    if (generation != obj_none) {
        int64_t n = num_as_ssize(generation, exc_OverflowError);
        if (n == -1 && err_occurred())
            return NULL;
        if (n < -1 || n > 2)
            return n < 0 ? err_value("generation parameter cannot be negative")
                         : err_value("generation parameter must be less than the number of available generations (3)");
    }
    struct gather g = {list_new(0), NULL, 0};
    if (g.list && gc_each(gather_one, &g) < 0)
        obj_clear_slot(&g.list);
    return g.list;
}

CFUNCTION(gc_fn_get_referents)
{
    struct gather g = {list_new(0), NULL, 0};
    for (size_t i = 0; g.list && i < nargs; i++) {
        struct type *t = type_of(args[i]);
        if ((t->flags & TF_GC) && t->s.traverse && t->s.traverse(args[i], gather_one, &g) < 0)
            obj_clear_slot(&g.list);
    }
    return g.list;
}

static int is_wanted(struct obj *o, void *arg)
{
    const struct gather *g = arg;
    for (size_t i = 0; i < g->nwanted; i++)
        if (g->wanted[i] == o)
            return 1;
    return 0;
}

static int gather_referrer(struct obj *o, void *arg)
{
    struct gather *g = arg;
    struct type *t = type_of(o);
    return o != g->list && t->s.traverse && t->s.traverse(o, is_wanted, g) ? list_append(g->list, o) : 0;
}

CFUNCTION(gc_fn_get_referrers)
{
    struct gather g = {list_new(0), args, nargs};
    if (g.list && gc_each(gather_referrer, &g) < 0)
        obj_clear_slot(&g.list);
    return g.list;
}

/* Freezing moves objects out of the collector's sight; here it has no effect that a program could see. */
CFUNCTION(gc_fn_freeze)
{
    return new_none();
}
CFUNCTION(gc_fn_get_freeze_count)
{
    return int_from_i64(0);
}

static const struct method_def defs[] = {
    {"collect", gc_fn_collect, NULL, 0},
    {"enable", gc_fn_enable, NULL, 0},
    {"disable", gc_fn_disable, NULL, 0},
    {"isenabled", gc_fn_isenabled, NULL, 0},
    {"get_count", gc_fn_get_count, NULL, 0},
    {"get_threshold", gc_fn_get_threshold, NULL, 0},
    {"set_threshold", gc_fn_set_threshold, NULL, 0},
    {"get_debug", gc_fn_get_debug, NULL, 0},
    {"set_debug", gc_fn_set_debug, NULL, 0},
    {"get_stats", gc_fn_get_stats, NULL, 0},
    {"is_tracked", gc_fn_is_tracked, NULL, 0},
    {"is_finalized", gc_fn_is_finalized, NULL, 0},
    {"get_objects", gc_fn_get_objects, NULL, 0},
    {"get_referents", gc_fn_get_referents, NULL, 0},
    {"get_referrers", gc_fn_get_referrers, NULL, 0},
    {"freeze", gc_fn_freeze, NULL, 0},
    {"unfreeze", gc_fn_freeze, NULL, 0},
    {"get_freeze_count", gc_fn_get_freeze_count, NULL, 0},
    {NULL, NULL, NULL, 0},
};

struct obj *mod_gc_init(void)
{
    struct obj *m = module_with("gc", defs);
    return m && module_put(m, "garbage", incref(gc_garbage)) && module_put(m, "callbacks", incref(gc_callbacks)) &&
                   module_put_int(m, "DEBUG_STATS", DEBUG_STATS) && module_put_int(m, "DEBUG_COLLECTABLE", DEBUG_COLLECTABLE) &&
                   module_put_int(m, "DEBUG_UNCOLLECTABLE", DEBUG_UNCOLLECTABLE) &&
                   module_put_int(m, "DEBUG_SAVEALL", DEBUG_SAVEALL) &&
                   module_put_int(m, "DEBUG_LEAK", DEBUG_COLLECTABLE | DEBUG_UNCOLLECTABLE | DEBUG_SAVEALL)
               ? m
               : NULL;
}
