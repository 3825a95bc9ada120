/*
 * A program as the script that reads real heaps runs it (heap_reader.py): the whole text is parsed first, and the tree's objects
 * live until their statement has run. So names and constants are older than the statement they stand in, and the dicts and lists of
 * dead nodes wait in the free lists. Values of expressions are shown by a function in Python.
 */
#include <stdlib.h>
#include <string.h>

#include "codeparts.h"
#include "eval.h"
#include "frame.h"
#include "sharedconst.h"
#include "slotscope/base/buf.h"
#include "slotscope/base/mem.h"
#include "slotscope/vm/vm.h"

/* The objects that one statement's tree holds. In the engine zone: they travel in time. */
struct tree {
    struct obj **held; /* names, constants, lists, dicts; owned */
    size_t n, cap;
};

static struct obj *held_new(struct tree *t, struct obj *o)
{
    if (!o) {
        err_clear();
        return NULL;
    }
    if (t->n == t->cap) {
        t->cap = t->cap * 2 + 16;
        t->held = engine_realloc(t->held, t->cap * sizeof *t->held);
    }
    return t->held[t->n++] = o;
}

static void tree_free(struct tree *t)
{
    for (size_t i = 0; i < t->n; i++)
        decref(t->held[i]);
    engine_free(t->held);
    *t = (struct tree){NULL, 0, 0};
}

/* ---- what lies in the tree ---- */

static bool has_no_fields(const char *word, size_t n)
{
    static const char *const plain[] = {"Pass", "Break", "Continue"};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (strlen(plain[i]) == n && memcmp(plain[i], word, n) == 0)
            return true;
    return false;
}

static bool is_definition(const char *word, size_t n)
{
    return n > 3 && (memcmp(word + n - 3, "Def", 3) == 0);
}

/* Nodes and lists, counted in the words of ast.dump(). Contexts and operators are objects that all trees share. */
static void count_nodes(const char *p, int *nodes, int *lists)
{
    const char *word = p;
    for (char quote = 0; *p; p++) {
        if (quote) {
            p += *p == '\\' && p[1];
            quote = *p == quote ? 0 : quote;
            continue;
        }
        if (*p == '\'' || *p == '"')
            quote = *p;
        else if (*p == '[')
            ++*lists;
        else if (*p == '(' && p > word && pol.has_type_params && is_definition(word, (size_t)(p - word)))
            ++*lists, ++*nodes; /* an empty list of type parameters is not shown */
        else if (*p == '(' && p > word && (p[1] != ')' || has_no_fields(word, (size_t)(p - word))))
            ++*nodes;
        if (!(*p >= 'a' && *p <= 'z') && !(*p >= 'A' && *p <= 'Z'))
            word = p + 1;
        if (strncmp(p, "slice=", 6) == 0 && strncmp(p + 6, "Slice(", 6) != 0 && pol.tree_index_nodes)
            ++*nodes;
    }
}

static bool is_atom(const struct code_const *k)
{
    return k->kind == CONSTANT_FLOAT || k->kind == CONSTANT_STR || k->kind == CONSTANT_BYTES || k->kind == CONSTANT_INT ||
           k->kind == CONSTANT_BIGINT;
}

static void hold_const(struct tree *t, const struct code_const *k)
{
    if (is_atom(k))
        held_new(t, k->kind == CONSTANT_STR ? str_from_utf8(k->text, k->len) : codeobj_const(k)); /* nothing is interned yet */
    for (size_t i = 0; k->kind == CONSTANT_SLICE && i < k->nitems; i++)
        hold_const(t, &k->items[i]);
}

static void hold_parts(struct tree *t, const struct code *c)
{
    for (int i = 0; i < c->nnames; i++)
        held_new(t, incref(str_name(c->names[i])));
    for (int i = 0; i < c->nlocalsplus; i++)
        held_new(t, incref(str_name(c->locals[i].name)));
    held_new(t, incref(str_name(c->name)));
    for (int i = 0; i < c->nconstants; i++) {
        const struct code_const *k = &c->constants[i];
        if (k->kind == CONSTANT_CODE)
            hold_parts(t, k->code);
        else
            hold_const(t, k);
    }
}

/* ---- statement by statement ---- */

static struct {
    struct code **v; /* of the statements, for their constants */
    size_t n, cap;
} codes;

void vm_reader_statement(const char *text, size_t n, const char *name, int line)
{
    struct buf tree;
    int nodes = 0, lists = 0;
    buf_init(&tree);
    struct code *c = source_compile_quietly(text, n, name, line, &tree);
    VEC_PUSH(codes.v, codes.n, codes.cap, c);
    vm->trees = engine_realloc(vm->trees, codes.n * sizeof *vm->trees);
    struct tree *t = &vm->trees[codes.n - 1];
    *t = (struct tree){NULL, 0, 0};
    if (c)
        hold_parts(t, c);
    count_nodes(tree.p, &nodes, &lists);
    nodes--; /* the module's own node and its list come and go with the compilation */
    lists--;
    buf_done(&tree);
    for (int i = 0; i < lists; i++)
        held_new(t, list_new(0));
    for (int i = 0; i < nodes; i++)
        held_new(t, dict_new());
}

static void seed_one(const struct code_const *k, struct obj *o)
{
    bool replaced = false;
    o = const_interned(k, incref(o), &replaced);
    shared_const_seed(k, o, replaced);
    decref(o);
}

static void seed_const(const struct code_const *k, const struct tree *t, size_t *at)
{
    if (is_atom(k) && *at < t->n)
        seed_one(k, t->held[(*at)++]);
    for (size_t i = 0; k->kind == CONSTANT_SLICE && i < k->nitems; i++)
        seed_const(&k->items[i], t, at);
}

/* Constants that the tree of statement i holds are those of its code. */
static void seed(const struct code *c, const struct tree *t, size_t *at)
{
    *at += (size_t)(c->nnames + c->nlocalsplus + 1);
    for (int i = 0; i < c->nconstants; i++) {
        const struct code_const *k = &c->constants[i];
        if (k->kind == CONSTANT_CODE)
            seed(k->code, t, at);
        else
            seed_const(k, t, at);
    }
}

void vm_reader_next(size_t i)
{
    size_t at = 0;
    vm->depth = i < RUNS_UNSPECIALIZED ? pol.reader_depth : pol.reader_depth_later;
    parts_from_node();
    if (i < codes.n && codes.v[i])
        seed(codes.v[i], &vm->trees[i], &at);
}

void vm_reader_done(size_t i)
{
    shared_const_forget_seeds();
    if (i < codes.n)
        tree_free(&vm->trees[i]);
}

/* The namespace it runs the program in is a dict of its own. */
static void own_namespace(void)
{
    struct obj *d = dict_new(), *builtins = dict_get_c(vm->modules, "builtins");
    if (d && builtins && dict_set_c(d, "__name__", str_name("__main__")) == 0 && dict_set_c(d, "__builtins__", builtins) == 0)
        obj_set_slot(&vm->main_dict, d);
    else
        xdecref(d);
}

enum { READER_FREE_FLOATS = 4 };

/* What it has done before leaves dead objects. */
static void begin_free_lists(void)
{
    const int tuples[] = {pol.reader_free_tuples_1, pol.reader_free_tuples_2, pol.reader_free_tuples_3, pol.reader_free_tuples_4,
                          pol.reader_free_tuples_5};
    ints_keep_free(pol.reader_free_ints);
    floats_keep_free(READER_FREE_FLOATS);
    lists_keep_free(pol.reader_free_lists);
    dict_keep_free_tables(pol.reader_free_keys);
    for (int i = 0; i < (int)(sizeof tuples / sizeof *tuples); i++)
        tuples_leave_free(i + 1, tuples[i]);
}

void vm_reader_begin(void)
{
    begin_free_lists();
    static const char text[] = "def show(value):\n    if value is not None:\n        print(repr(value))\n";
    for (size_t i = 0; i < codes.n; i++)
        code_unref(codes.v[i]);
    codes.n = 0;
    vm->trees = NULL;
    struct code *code = source_compile(text, sizeof text - 1, "<slotscope>/reader.py", 'x', 1);
    struct obj *o = code ? codeobj_new(code) : NULL, *d = dict_new(), *sys = dict_get_c(vm->modules, "sys"), *r = NULL;
    code_unref(code);
    if (o && d && (r = interp_eval_code(o, d, d, NULL)) && sys)
        obj_setattr_c(sys, "displayhook", dict_get_c(d, "show"));
    xdecref(o);
    xdecref(r);
    xdecref(d);
    own_namespace();
    err_clear();
}
