/* def, lambda, class: code objects inside code objects, and what has to be on the stack to make functions of them. */
#include <stdlib.h>
#include <string.h>

#include "compiler.h"
#include "slotscope/base/buf.h"

enum { MAKE_DEFAULTS = 1, MAKE_KWDEFAULTS = 2, MAKE_ANNOTATIONS = 4, MAKE_CLOSURE = 8, MAKE_ANNOTATE = 16 };

/* Pushes the closure and the code, makes the function; takes the code. */
void emit_function(struct compiler *c, struct code *code, const struct scope *s, int flags)
{
    if (emit_closure(c, s))
        flags |= MAKE_CLOSURE;
    emit_const(c, (struct code_const){.kind = CONSTANT_CODE, .code = code});
    emit_op(c, OPC_MAKE_FUNCTION, flags);
}

/* ---- docstrings ---- */

static size_t indent_of(const char *s, size_t n)
{
    size_t i = 0;
    while (i < n && s[i] == ' ')
        i++;
    return i;
}

/* Takes out the indentation that all lines but the first share, and the blanks before the first. */
static struct code_const clean(const char *s, size_t n)
{
    size_t margin = (size_t)-1, first = indent_of(s, n);
    for (size_t i = 0; i < n; i++) {
        if (s[i] != '\n')
            continue;
        size_t ind = indent_of(s + i + 1, n - i - 1), at_ = i + 1 + ind;
        if (at_ < n && s[at_] != '\n' && ind < margin)
            margin = ind;
    }
    struct buf b;
    buf_init(&b);
    for (size_t i = first; i < n;) {
        const char *nl = memchr(s + i, '\n', n - i);
        size_t end = nl ? (size_t)(nl - s) + 1 : n;
        buf_add(&b, s + i, end - i);
        i = end;
        if (nl && margin != (size_t)-1) {
            size_t ind = indent_of(s + i, n - i);
            i += ind < margin ? ind : margin;
        }
    }
    size_t len = b.len;
    return (struct code_const){.kind = CONSTANT_STR, .text = buf_steal(&b), .len = len};
}

struct code_const const_docstring(struct compiler *c, const struct constant *k)
{
    return c->opt.clean_docstrings ? clean(k->s.p, k->s.n) : const_str(k->s.p, k->s.n);
}

/* ---- annotations ---- */

void emit_annotation(struct compiler *c, const struct expr *e)
{
    if (!c->m->future_annotations) {
        if (e->kind == EXPR_Starred) {
            visit_expr(c, e->Starred.value);
            emit_op(c, OPC_UNPACK_SEQUENCE, 1);
        } else {
            visit_expr(c, e);
        }
        return;
    }
    struct buf b;
    buf_init(&b);
    ast_unparse(&b, e);
    size_t n = b.len;
    emit_const(c, (struct code_const){.kind = CONSTANT_STR, .text = buf_steal(&b), .len = n});
}

static int one_annotation(struct compiler *c, const char *name, const struct expr *e)
{
    if (!e)
        return 0;
    emit_str(c, scope_mangle(c->m, c->u->scope, name));
    emit_annotation(c, e);
    return 2;
}

static int arg_annotations(struct compiler *c, const struct arg_list *l)
{
    int n = 0;
    for (int i = 0; i < l->n; i++)
        n += one_annotation(c, l->v[i]->name, l->v[i]->annotation);
    return n;
}

/* Pushes names and values; returns how many. In CPython's order: args, vararg, kwonly, kwarg, return. */
static int push_annotations(struct compiler *c, const struct arguments *a, const struct expr *returns)
{
    int n = arg_annotations(c, &a->posonlyargs);
    n += arg_annotations(c, &a->args);
    n += a->vararg ? one_annotation(c, a->vararg->name, a->vararg->annotation) : 0;
    n += arg_annotations(c, &a->kwonlyargs);
    n += a->kwarg ? one_annotation(c, a->kwarg->name, a->kwarg->annotation) : 0;
    return n + one_annotation(c, "return", returns);
}

/* __annotate__(format): NotImplementedError unless the format is VALUE (1) or VALUE_WITH_FAKE_GLOBALS (2). */
static void annotate_enter(struct compiler *c, struct scope *s)
{
    unit_enter(c, s, "__annotate__", s->pos);
    c->u->argcount = c->u->posonlyargcount = 1;
    c->u->flags = CODE_OPTIMIZED | CODE_NEWLOCALS | (s->nested ? CODE_NESTED : 0);
    name_number(&c->u->locals, "format");
    int body = label_new(c);
    emit_op(c, OPC_LOAD_FAST, 0);
    emit_int(c, 2);
    emit_op(c, OPC_COMPARE_OP, 4);
    emit_jump(c, OPC_POP_JUMP_IF_FALSE, body);
    emit_name(c, OPC_LOAD_GLOBAL, "NotImplementedError");
    emit_op(c, OPC_RAISE_VARARGS, 1);
    label_here(c, body);
}

/* f.__annotate__, in place of __annotate__ */
static void annotate_belongs_to(struct unit *u, const char *name)
{
    struct buf b;
    size_t n = strlen(u->qualname) - strlen("__annotate__");
    buf_init(&b);
    buf_printf(&b, "%.*s%s.__annotate__", (int)n, u->qualname, name);
    free(u->qualname);
    u->qualname = buf_steal(&b);
}

static int function_annotations(struct compiler *c, const char *name, const struct arguments *a, const struct expr *returns,
                                struct scope *s)
{
    bool deferred = c->opt.deferred_annotations && !c->m->future_annotations;
    if (!deferred) {
        int n = push_annotations(c, a, returns);
        if (n)
            emit_op(c, OPC_BUILD_TUPLE, n);
        return n ? MAKE_ANNOTATIONS : 0;
    }
    if (!s)
        return 0;
    annotate_enter(c, s);
    annotate_belongs_to(c->u, name);
    int n = push_annotations(c, a, returns);
    emit_op(c, OPC_BUILD_MAP, n / 2);
    emit_op(c, OPC_RETURN_VALUE, 0);
    emit_function(c, unit_leave(c), s, 0);
    return MAKE_ANNOTATE;
}

static void block_annotations(struct compiler *c, const struct stmt_list *l);

static void stmt_annotations(struct compiler *c, const struct stmt *s)
{
    switch (s->kind) {
    case STMT_AnnAssign:
        if (!s->AnnAssign.simple || s->AnnAssign.target->kind != EXPR_Name)
            break;
        emit_str(c, scope_mangle(c->m, c->u->scope, s->AnnAssign.target->Name.id));
        visit_expr(c, s->AnnAssign.annotation);
        emit_op(c, OPC_MAP_ADD, 1);
        break;
    case STMT_If:
    case STMT_While:
        block_annotations(c, s->kind == STMT_If ? &s->If.body : &s->While.body);
        block_annotations(c, s->kind == STMT_If ? &s->If.orelse : &s->While.orelse);
        break;
    case STMT_For:
    case STMT_AsyncFor:
        block_annotations(c, &s->For.body);
        block_annotations(c, &s->For.orelse);
        break;
    case STMT_With:
    case STMT_AsyncWith: block_annotations(c, &s->With.body); break;
    case STMT_Try:
    case STMT_TryStar:
        block_annotations(c, &s->Try.body);
        for (int i = 0; i < s->Try.n; i++)
            block_annotations(c, &s->Try.handlers[i]->body);
        block_annotations(c, &s->Try.orelse);
        block_annotations(c, &s->Try.finalbody);
        break;
    default: break;
    }
}

static void block_annotations(struct compiler *c, const struct stmt_list *l)
{
    for (int i = 0; i < l->n; i++)
        stmt_annotations(c, l->v[i]);
}

/* The __annotate__ of a module or class body. */
void emit_annotate(struct compiler *c, const struct stmt_list *body, struct scope *s)
{
    annotate_enter(c, s);
    emit_op(c, OPC_BUILD_MAP, 0);
    block_annotations(c, body);
    emit_op(c, OPC_RETURN_VALUE, 0);
    emit_function(c, unit_leave(c), s, 0);
    emit_name_op(c, c->u->is_class ? "__annotate_func__" : "__annotate__", CTX_Store);
}

/* ---- functions ---- */

static int defaults(struct compiler *c, const struct arguments *a)
{
    int flags = 0, n = 0;
    if (a->defaults.n && all_const(&a->defaults)) {
        struct code_const k = {.kind = CONSTANT_TUPLE, .nitems = (size_t)a->defaults.n};
        k.items = mem_alloc(k.nitems * sizeof *k.items);
        for (int i = 0; i < a->defaults.n; i++)
            k.items[i] = const_from_ast(&a->defaults.v[i]->Constant);
        c->u->marks |= STEP_PACKED;
        emit_const(c, k);
        flags |= MAKE_DEFAULTS;
    } else if (a->defaults.n) {
        for (int i = 0; i < a->defaults.n; i++)
            visit_expr(c, a->defaults.v[i]);
        emit_op(c, OPC_BUILD_TUPLE, a->defaults.n);
        flags |= MAKE_DEFAULTS;
    }
    for (int i = 0; i < a->kw_defaults.n; i++)
        if (a->kw_defaults.v[i]) {
            c->u->marks |= STEP_KEY;
            emit_str(c, scope_mangle(c->m, c->u->scope, a->kwonlyargs.v[i]->name));
            visit_expr(c, a->kw_defaults.v[i]);
            n++;
        }
    if (n)
        c->u->marks |= STEP_KEYS;
    if (n)
        emit_op(c, OPC_BUILD_MAP, n);
    return n ? flags | MAKE_KWDEFAULTS : flags;
}

static void set_arguments(struct unit *u, const struct arguments *a, const struct scope *s)
{
    u->argcount = a->posonlyargs.n + a->args.n;
    u->posonlyargcount = a->posonlyargs.n;
    u->kwonlyargcount = a->kwonlyargs.n;
    u->flags = CODE_OPTIMIZED | CODE_NEWLOCALS | (s->nested ? CODE_NESTED : 0) | (a->vararg ? CODE_VARARGS : 0) |
               (a->kwarg ? CODE_VARKEYWORDS : 0);
    if (s->is_generator)
        u->flags |= s->is_coroutine ? CODE_ASYNC_GENERATOR : CODE_GENERATOR;
    else if (s->is_coroutine)
        u->flags |= CODE_COROUTINE;
}

static struct code *function_code(struct compiler *c, const struct stmt *s, int first_line)
{
    struct scope *sc = s->FunctionDef.scope;
    struct stmt_list body = s->FunctionDef.body;
    unit_enter(c, sc, s->FunctionDef.name, s->pos);
    c->u->first_line = first_line;
    set_arguments(c->u, s->FunctionDef.args, sc);
    if (s->kind == STMT_AsyncFunctionDef && !sc->is_generator)
        c->u->flags |= CODE_COROUTINE;
    if (c->m->future_annotations)
        c->u->flags |= CODE_FUTURE_ANNOTATIONS;
    if (c->u->up->is_class)
        c->u->flags |= CODE_METHOD;
    const struct constant *doc = ast_docstring(&body);
    if (doc) {
        struct code_const k = const_docstring(c, doc);
        c->u->docstring = mem_strndup(k.text, k.len);
        const_number(c, k);
        c->u->flags |= CODE_HAS_DOCSTRING;
        body.v++;
        body.n--;
    }
    visit_body(c, &body);
    emit_artificial(c);
    emit_none(c);
    emit_op(c, OPC_RETURN_VALUE, 0);
    return unit_leave(c);
}

static void decorators(struct compiler *c, const struct expr_list *l)
{
    for (int i = 0; i < l->n; i++) {
        visit_expr(c, l->v[i]);
        emit_op(c, OPC_PUSH_NULL, 1);
    }
}

static void apply_decorators(struct compiler *c, const struct expr_list *l, const struct stmt *s)
{
    struct position old = c->u->pos;
    for (int i = l->n - 1; i >= 0; i--) {
        set_pos(c, c->opt.decorators_at_def ? &s->pos : &l->v[i]->pos);
        emit_op(c, OPC_CALL, 1);
    }
    c->u->pos = old;
}

/* ---- type parameters ---- */

static void lazy_value(struct compiler *c, const struct expr *e, struct scope *s, const char *name)
{
    unit_enter(c, s, name, e->pos);
    c->u->argcount = c->u->posonlyargcount = s->params.n;
    c->u->flags = CODE_OPTIMIZED | CODE_NEWLOCALS | (s->nested ? CODE_NESTED : 0);
    bool star = e->kind == EXPR_Starred; /* of a TypeVarTuple's default: what it unpacks to is one thing */
    visit_expr(c, star ? e->Starred.value : e);
    if (star)
        emit_op(c, OPC_UNPACK_SEQUENCE, 1);
    emit_op(c, OPC_RETURN_VALUE, 0);
    emit_function(c, unit_leave(c), s, 0);
}

/* Pushes the tuple of type parameters, each bound to its name in the scope around the generic thing. */
static void type_params(struct compiler *c, const struct type_param_list *l)
{
    static const int kinds[] = {[TPARAM_TypeVar] = 0, [TPARAM_ParamSpec] = 1, [TPARAM_TypeVarTuple] = 2};
    for (int i = 0; i < l->n; i++) {
        const struct type_param *p = l->v[i];
        int arg = kinds[p->kind];
        set_pos(c, &p->pos);
        emit_str(c, p->name);
        if (p->bound) {
            lazy_value(c, p->bound, p->bound_scope, p->name);
            arg |= p->bound->kind == EXPR_Tuple ? 4 | 16 : 4;
        }
        if (p->default_value) {
            lazy_value(c, p->default_value, p->default_scope, p->name);
            arg |= 8;
        }
        emit_op(c, OPC_TYPE_PARAM, arg);
        emit_op(c, OPC_COPY, 1);
        emit_name_op(c, p->name, CTX_Store);
    }
    emit_op(c, OPC_BUILD_TUPLE, l->n);
}

static void params_enter(struct compiler *c, struct scope *s, const struct pos *pos, int nargs)
{
    unit_enter(c, s, s->name, *pos);
    c->u->argcount = nargs;
    c->u->flags = CODE_OPTIMIZED | CODE_NEWLOCALS | (s->nested ? CODE_NESTED : 0);
}

static void generic_function(struct compiler *c, const struct stmt *s, int first_line)
{
    int have = defaults(c, s->FunctionDef.args), nargs = !!(have & MAKE_DEFAULTS) + !!(have & MAKE_KWDEFAULTS);
    struct scope *ps = s->FunctionDef.params_scope;
    if (nargs)
        emit_op(c, OPC_BUILD_TUPLE, nargs);
    params_enter(c, ps, &s->pos, nargs);
    for (int i = 0; i < nargs; i++)
        name_number(&c->u->locals, i == 0 && (have & MAKE_DEFAULTS) ? ".defaults" : ".kwdefaults");
    type_params(c, &s->FunctionDef.type_params);
    for (int i = 0; i < nargs; i++)
        emit_op(c, OPC_LOAD_FAST, i);
    int flags = have | function_annotations(c, s->FunctionDef.name, s->FunctionDef.args, s->FunctionDef.returns,
                                            s->FunctionDef.annotation_scope);
    emit_function(c, function_code(c, s, first_line), s->FunctionDef.scope, flags);
    emit_op(c, OPC_SWAP, 2);
    emit_op(c, OPC_SET_TYPE_PARAMS, 0);
    emit_op(c, OPC_RETURN_VALUE, 0);
    emit_function(c, unit_leave(c), ps, 0);
    if (nargs) {
        emit_op(c, OPC_SWAP, 2);
        emit_op(c, OPC_PUSH_NULL, 0);
        emit_op(c, OPC_SWAP, 2);
        emit_op(c, OPC_CALL_EX, 0);
    } else {
        emit_op(c, OPC_PUSH_NULL, 0);
        emit_op(c, OPC_CALL, 0);
    }
}

void visit_function(struct compiler *c, const struct stmt *s)
{
    const struct expr_list *deco = &s->FunctionDef.decorator_list;
    int first_line = deco->n ? deco->v[0]->pos.line : s->pos.line;
    decorators(c, deco);
    set_pos(c, &s->pos);
    if (s->FunctionDef.type_params.n) {
        generic_function(c, s, first_line);
    } else {
        int flags = defaults(c, s->FunctionDef.args);
        flags |= function_annotations(c, s->FunctionDef.name, s->FunctionDef.args, s->FunctionDef.returns,
                                      s->FunctionDef.annotation_scope);
        emit_function(c, function_code(c, s, first_line), s->FunctionDef.scope, flags);
    }
    apply_decorators(c, deco, s);
    emit_name_op(c, s->FunctionDef.name, CTX_Store);
}

void visit_lambda(struct compiler *c, const struct expr *e)
{
    struct scope *s = e->Lambda.scope;
    int flags = defaults(c, e->Lambda.args);
    unit_enter(c, s, "<lambda>", e->pos);
    set_arguments(c->u, e->Lambda.args, s);
    struct position whole = c->u->pos;
    visit_expr(c, e->Lambda.body);
    set_pos(c, &e->Lambda.body->pos);
    emit_elsewhere(c, ELSEWHERE_311, whole);
    emit_op(c, OPC_RETURN_VALUE, 0);
    emit_function(c, unit_leave(c), s, flags);
}

/* ---- classes ---- */

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* In the order of their spelling, as CPython enters them. */
static struct code_const statics_tuple(const struct name_index *x)
{
    struct code_const k = {.kind = CONSTANT_TUPLE, .nitems = (size_t)x->n};
    k.items = x->n ? mem_alloc(k.nitems * sizeof *k.items) : NULL;
    const char **sorted = mem_alloc((size_t)(x->n + 1) * sizeof *sorted);
    for (int i = 0; i < x->n; i++)
        sorted[i] = x->v[i];
    qsort(sorted, (size_t)x->n, sizeof *sorted, by_text);
    for (int i = 0; i < x->n; i++)
        k.items[i] = const_str(sorted[i], strlen(sorted[i]));
    free((void *)sorted);
    return k;
}

static void store_cell_as(struct compiler *c, const char *cell, const char *name, bool keep)
{
    int arg;
    name_is_cell(c, cell, &arg);
    emit_op(c, OPC_LOAD_CLOSURE, arg);
    if (keep)
        emit_op(c, OPC_COPY, 1);
    emit_name(c, OPC_STORE_NAME, name);
}

static struct code *class_code(struct compiler *c, const struct stmt *s, int first_line)
{
    struct scope *sc = s->ClassDef.scope;
    unit_enter(c, sc, s->ClassDef.name, s->pos);
    c->u->first_line = first_line;
    c->u->is_class = true;
    c->u->flags = CODE_CLASS_BODY;
    c->u->pos = (struct position){first_line, first_line, 0, 0};
    emit_name(c, OPC_LOAD_NAME, "__name__");
    emit_name(c, OPC_STORE_NAME, "__module__");
    emit_str(c, c->u->qualname);
    emit_name(c, OPC_STORE_NAME, "__qualname__");
    if (c->opt.static_attributes) {
        emit_int(c, first_line);
        emit_name(c, OPC_STORE_NAME, "__firstlineno__");
    }
    if (sc->needs_classdict) {
        int arg;
        name_is_cell(c, "__classdict__", &arg);
        emit_op(c, OPC_LOAD_LOCALS, 0);
        emit_op(c, OPC_STORE_DEREF, arg);
    }
    visit_block_body(c, &s->ClassDef.body);
    emit_artificial(c);
    c->u->pos = (struct position){first_line, first_line, 0, 0};
    if (c->opt.static_attributes) {
        emit_const(c, statics_tuple(&c->u->statics));
        emit_name(c, OPC_STORE_NAME, "__static_attributes__");
    }
    if (sc->needs_classdict)
        store_cell_as(c, "__classdict__", "__classdictcell__", false);
    if (sc->needs_class_closure)
        store_cell_as(c, "__class__", "__classcell__", true);
    else
        emit_none(c);
    emit_op(c, OPC_RETURN_VALUE, 0);
    return unit_leave(c);
}

static void class_call(struct compiler *c, const struct stmt *s, int first_line, bool generic)
{
    struct expr_list bases = s->ClassDef.bases;
    emit_op(c, OPC_LOAD_BUILD_CLASS, 0);
    emit_op(c, OPC_PUSH_NULL, 0);
    emit_function(c, class_code(c, s, first_line), s->ClassDef.scope, 0);
    emit_str(c, s->ClassDef.name);
    if (!generic) {
        emit_call(c, 2, &bases, &s->ClassDef.keywords, &s->pos);
        return;
    }
    struct expr param = {.kind = EXPR_Name, .ctx = CTX_Load, .pos = s->pos, .Name = {ast_interns(c->m, ".generic_base")}};
    struct expr **v = arena_alloc(c->m->arena, (size_t)(bases.n + 1) * sizeof *v);
    for (int i = 0; i < bases.n; i++)
        v[i] = bases.v[i];
    v[bases.n] = &param;
    bases = (struct expr_list){bases.n + 1, v};
    emit_call(c, 2, &bases, &s->ClassDef.keywords, &s->pos);
}

static void generic_class(struct compiler *c, const struct stmt *s, int first_line)
{
    struct scope *ps = s->ClassDef.params_scope;
    params_enter(c, ps, &s->pos, 0);
    type_params(c, &s->ClassDef.type_params);
    emit_op(c, OPC_COPY, 1);
    emit_op(c, OPC_SUBSCRIPT_GENERIC, 0);
    emit_name_op(c, ".generic_base", CTX_Store);
    class_call(c, s, first_line, true);
    emit_op(c, OPC_SWAP, 2);
    emit_op(c, OPC_SET_TYPE_PARAMS, 0);
    emit_op(c, OPC_RETURN_VALUE, 0);
    emit_function(c, unit_leave(c), ps, 0);
    emit_op(c, OPC_PUSH_NULL, 0);
    emit_op(c, OPC_CALL, 0);
}

void visit_class(struct compiler *c, const struct stmt *s)
{
    const struct expr_list *deco = &s->ClassDef.decorator_list;
    int first_line = deco->n ? deco->v[0]->pos.line : s->pos.line;
    decorators(c, deco);
    set_pos(c, &s->pos);
    if (s->ClassDef.type_params.n)
        generic_class(c, s, first_line);
    else
        class_call(c, s, first_line, false);
    apply_decorators(c, deco, s);
    emit_name_op(c, s->ClassDef.name, CTX_Store);
}

void visit_type_alias(struct compiler *c, const struct stmt *s)
{
    const char *name = s->TypeAlias.name->Name.id;
    struct scope *ps = s->TypeAlias.params_scope;
    bool generic = s->TypeAlias.type_params.n > 0;
    if (generic)
        params_enter(c, ps, &s->pos, 0);
    emit_str(c, name);
    if (generic)
        type_params(c, &s->TypeAlias.type_params);
    else
        emit_none(c);
    lazy_value(c, s->TypeAlias.value, s->TypeAlias.scope, name);
    emit_op(c, OPC_TYPE_ALIAS, 0);
    if (generic) {
        emit_op(c, OPC_RETURN_VALUE, 0);
        emit_function(c, unit_leave(c), ps, 0);
        emit_op(c, OPC_PUSH_NULL, 0);
        emit_op(c, OPC_CALL, 0);
    }
    emit_name_op(c, name, CTX_Store);
}
