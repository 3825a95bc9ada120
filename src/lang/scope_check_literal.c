/* Literals where hardly anybody means them: what is called or subscripted in vain, what `is` compares. These are warned of only. */
#include <stdio.h>
#include <string.h>
#include "scope_check.h"

void check_warn(struct place *w, int line, const char *msg)
{
    struct syntax_warning **tail = &w->b->m->warnings, *y = arena_alloc(w->b->m->arena, sizeof *y);
    while (*tail)
        tail = &(*tail)->next;
    *y = (struct syntax_warning){"SyntaxWarning", arena_strndup(w->b->m->arena, msg, strlen(msg)), line, NULL};
    *tail = y;
}

/* Literals that are never called or subscripted on purpose: a comma is missing. */
static const char *literal_type(const struct expr *e)
{
    switch (e->kind) {
    case EXPR_Constant: {
        static const char *const names[] = {"NoneType", "bool", "bool",  "ellipsis", "int",   "float",
                                            "complex",  "str",  "bytes", "complex",  "tuple", "frozenset"};
        return names[e->Constant.kind];
    }
    case EXPR_Tuple: return "tuple";
    case EXPR_List:
    case EXPR_ListComp: return "list";
    case EXPR_Dict:
    case EXPR_DictComp: return "dict";
    case EXPR_Set:
    case EXPR_SetComp: return "set";
    case EXPR_GeneratorExp: return "generator";
    case EXPR_JoinedStr:
    case EXPR_FormattedValue: return "str";
    case EXPR_TemplateStr:
    case EXPR_Interpolation: return "string.templatelib.Template";
    case EXPR_Lambda: return "function";
    default: return NULL;
    }
}

void check_literal_called(struct place *w, const struct expr *e)
{
    char msg[128];
    const char *t = literal_type(e->Call.func);
    if (!t || e->Call.func->kind == EXPR_Lambda)
        return;
    snprintf(msg, sizeof msg, "'%s' object is not callable; perhaps you missed a comma?", t);
    check_warn(w, e->pos.line, msg);
}

/* A container's literal with a subscript that can only be of another kind: [1, 2][3, 4]. */
void check_literal_subscript(struct place *w, const struct expr *e)
{
    char msg[160];
    const struct expr *v = e->Subscript.value, *i = e->Subscript.slice;
    bool number = v->kind == EXPR_Constant && v->Constant.kind != CONST_STR && v->Constant.kind != CONST_BYTES &&
                  v->Constant.kind != CONST_TUPLE;
    if (number || v->kind == EXPR_Set || v->kind == EXPR_SetComp || v->kind == EXPR_GeneratorExp) {
        snprintf(msg, sizeof msg, "'%s' object is not subscriptable; perhaps you missed a comma?", literal_type(v));
        check_warn(w, e->pos.line, msg);
        return;
    }
    bool sequence = v->kind == EXPR_Tuple || v->kind == EXPR_List || v->kind == EXPR_ListComp || v->kind == EXPR_JoinedStr ||
                    v->kind == EXPR_Constant;
    const char *t = literal_type(i);
    bool integer = i->kind == EXPR_Constant &&
                   (i->Constant.kind == CONST_INT || i->Constant.kind == CONST_TRUE || i->Constant.kind == CONST_FALSE);
    if (!sequence || !t || integer)
        return;
    snprintf(msg, sizeof msg, "%s indices must be integers or slices, not %s; perhaps you missed a comma?", literal_type(v), t);
    check_warn(w, e->pos.line, msg);
}

/* A literal, or a tuple of such, which folding makes one. */
static bool is_value(const struct expr *e)
{
    if (e->kind != EXPR_Tuple)
        return e->kind == EXPR_Constant && e->Constant.kind > CONST_ELLIPSIS;
    for (int i = 0; i < e->Tuple.elts.n; i++)
        if (e->Tuple.elts.v[i]->kind != EXPR_Constant && !is_value(e->Tuple.elts.v[i]))
            return false;
    return true;
}

/* `is` with a literal compares identity, which is hardly meant. */
void check_literal_is(struct place *w, const struct expr *e)
{
    const struct expr *left = e->Compare.left;
    for (int i = 0; i < e->Compare.n; i++) {
        const struct expr *right = e->Compare.comparators[i], *c = is_value(left) ? left : is_value(right) ? right : NULL;
        bool is = e->Compare.ops[i] == CMP_Is, is_not = e->Compare.ops[i] == CMP_IsNot;
        if (c && (is || is_not)) {
            char msg[96];
            const char *op = is ? "is" : "is not", *meant = is ? "==" : "!=";
            if (w->b->d->msgs_312)
                snprintf(msg, sizeof msg, "\"%s\" with '%s' literal. Did you mean \"%s\"?", op, literal_type(c), meant);
            else
                snprintf(msg, sizeof msg, "\"%s\" with a literal. Did you mean \"%s\"?", op, meant);
            check_warn(w, e->pos.line, msg);
        }
        left = right;
    }
}
