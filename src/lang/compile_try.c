/* try, with, and what has to be done to leave their blocks early. */
#include "compiler.h"

/* The handler of last resort inside an except or finally clause: forgets the handled exception and raises again. */
static void emit_cleanup(struct compiler *c, int label)
{
    label_here(c, label);
    emit_op(c, OPC_COPY, 3);
    emit_op(c, OPC_POP_EXCEPT, 0);
    emit_op(c, OPC_RERAISE, 1);
}

static void forget_name(struct compiler *c, const char *name)
{
    emit_none(c);
    emit_name_op(c, name, CTX_Store);
    emit_name_op(c, name, CTX_Del);
}

static void call_exit_with_nones(struct compiler *c)
{
    emit_op(c, OPC_PUSH_NULL, 1);
    for (int i = 0; i < 3; i++)
        emit_none(c);
    emit_op(c, OPC_CALL, 3);
}

/* ---- leaving ---- */

static void unwind_one(struct compiler *c, struct block *b, bool preserve)
{
    struct unit *u = c->u;
    u->handler = b->handler;
    switch (b->kind) {
    case BLOCK_WHILE:
    case BLOCK_TRY: break;
    case BLOCK_FOR:
    case BLOCK_ASYNC_FOR:
    case BLOCK_POP_VALUE:
        if (preserve)
            emit_op(c, OPC_SWAP, 2);
        u->marks |= b->kind == BLOCK_FOR ? STEP_DROPS_ITER : 0;
        emit_op(c, OPC_POP_TOP, 0);
        break;
    case BLOCK_FINALLY: {
        struct block *old = u->block, keep;
        u->block = b->up;
        if (preserve)
            block_push(c, &keep, BLOCK_POP_VALUE, 0, 0);
        struct position pos = u->pos;
        visit_body(c, b->final);
        u->pos = pos;
        u->block = old;
        break;
    }
    case BLOCK_FINALLY_END:
        if (preserve)
            emit_op(c, OPC_SWAP, 2);
        emit_op(c, OPC_POP_TOP, 0);
        if (preserve)
            emit_op(c, OPC_SWAP, 2);
        emit_op(c, OPC_POP_EXCEPT, 0);
        break;
    case BLOCK_WITH:
    case BLOCK_ASYNC_WITH: {
        struct position pos = u->pos;
        set_pos(c, &b->pos);
        if (preserve)
            emit_op(c, OPC_SWAP, 2);
        call_exit_with_nones(c);
        if (b->kind == BLOCK_ASYNC_WITH)
            emit_await(c, 2);
        emit_op(c, OPC_POP_TOP, 0);
        u->pos = pos;
        break;
    }
    case BLOCK_HANDLER:
    case BLOCK_EXCEPT_NAME:
        if (preserve)
            emit_op(c, OPC_SWAP, 2);
        emit_op(c, OPC_POP_EXCEPT, 0);
        if (b->name)
            forget_name(c, b->name);
        break;
    }
}

void emit_unwind(struct compiler *c, struct block *stop, bool preserve)
{
    for (struct block *b = c->u->block; b && b != stop; b = b->up)
        unwind_one(c, b, preserve);
}

/* ---- try ---- */

static void handler_body(struct compiler *c, const struct excepthandler *h, int outer_handler, int end)
{
    struct block b;
    if (h->name) {
        int cleanup = label_new(c);
        emit_name_op(c, h->name, CTX_Store);
        int inner = c->u->handler;
        handler_begin(c, cleanup, true);
        block_push(c, &b, BLOCK_EXCEPT_NAME, 0, 0);
        b.name = h->name;
        b.handler = outer_handler;
        visit_body(c, &h->body);
        block_pop(c);
        c->u->handler = outer_handler;
        set_pos(c, &h->pos);
        emit_op(c, OPC_POP_EXCEPT, 0);
        forget_name(c, h->name);
        emit_jump(c, OPC_JUMP, end);
        c->u->handler = inner;
        label_here(c, cleanup);
        forget_name(c, h->name);
        emit_op(c, OPC_RERAISE, 1);
        return;
    }
    int inner = c->u->handler;
    emit_op(c, OPC_POP_TOP, 0);
    block_push(c, &b, BLOCK_HANDLER, 0, 0);
    b.handler = outer_handler;
    visit_body(c, &h->body);
    block_pop(c);
    c->u->handler = outer_handler;
    set_pos(c, &h->pos);
    emit_op(c, OPC_POP_EXCEPT, 0);
    emit_jump(c, OPC_JUMP, end);
    c->u->handler = inner;
}

/* The body, whose exceptions lead to `except`, and what follows it when there was none, on to `end`; `except` begins here. */
static void guarded_body(struct compiler *c, const struct stmt_list *body, const struct stmt_list *orelse, int except, int end)
{
    struct block b;
    block_push(c, &b, BLOCK_TRY, 0, 0);
    handler_begin(c, except, false);
    visit_body(c, body);
    handler_end(c);
    block_pop(c);
    visit_body(c, orelse);
    emit_jump(c, OPC_JUMP, end);
    label_here(c, except);
}

static void try_except(struct compiler *c, const struct stmt *s)
{
    int except = label_new(c), end = label_new(c), cleanup = label_new(c);
    guarded_body(c, &s->Try.body, &s->Try.orelse, except, end);
    int outer = c->u->handler;
    handler_begin(c, cleanup, true);
    emit_op(c, OPC_PUSH_EXC_INFO, 0);
    for (int i = 0; i < s->Try.n; i++) {
        const struct excepthandler *h = s->Try.handlers[i];
        int next = label_new(c);
        set_pos(c, &h->pos);
        if (h->type) {
            visit_expr(c, h->type);
            emit_op(c, OPC_CHECK_EXC_MATCH, 0);
            emit_jump(c, OPC_POP_JUMP_IF_FALSE, next);
        }
        handler_body(c, h, outer, end);
        label_here(c, next);
    }
    emit_op(c, OPC_RERAISE, 0);
    handler_end(c);
    emit_cleanup(c, cleanup);
    label_here(c, end);
}

static void try_finally(struct compiler *c, const struct stmt *s, void (*body)(struct compiler *, const struct stmt *))
{
    int except = label_new(c), exit = label_new(c), cleanup = label_new(c);
    struct block b;
    block_push(c, &b, BLOCK_FINALLY, 0, 0);
    b.final = &s->Try.finalbody;
    handler_begin(c, except, false);
    if (s->Try.n)
        body(c, s);
    else
        visit_body(c, &s->Try.body);
    handler_end(c);
    block_pop(c);
    visit_body(c, &s->Try.finalbody);
    emit_jump(c, OPC_JUMP, exit);
    label_here(c, except);
    block_push(c, &b, BLOCK_FINALLY_END, 0, 0);
    handler_begin(c, cleanup, true);
    emit_op(c, OPC_PUSH_EXC_INFO, 0);
    visit_body(c, &s->Try.finalbody);
    emit_op(c, OPC_RERAISE, 0);
    handler_end(c);
    block_pop(c);
    emit_cleanup(c, cleanup);
    label_here(c, exit);
}

void visit_try(struct compiler *c, const struct stmt *s)
{
    if (s->Try.finalbody.n)
        try_finally(c, s, try_except);
    else
        try_except(c, s);
}

/*
 * except*: on the stack while handlers are tried: previous, original group, list of what was raised, rest of the group.
 */
static void star_handler(struct compiler *c, const struct excepthandler *h, int next)
{
    int no_match = label_new(c), failed = label_new(c);
    set_pos(c, &h->pos);
    visit_expr(c, h->type);
    emit_op(c, OPC_CHECK_EG_MATCH, 0); /* ..., list, rest, match */
    emit_op(c, OPC_COPY, 1);
    emit_jump(c, OPC_POP_JUMP_IF_NONE, no_match);
    if (h->name)
        emit_name_op(c, h->name, CTX_Store);
    else
        emit_op(c, OPC_POP_TOP, 0);
    struct block b;
    int outer = c->u->handler;
    handler_begin(c, failed, true);
    block_push(c, &b, BLOCK_EXCEPT_NAME, 0, 0);
    b.name = h->name;
    b.handler = outer;
    visit_body(c, &h->body);
    block_pop(c);
    handler_end(c);
    set_pos(c, &h->pos);
    if (h->name)
        forget_name(c, h->name);
    emit_jump(c, OPC_JUMP, next);
    label_here(c, failed); /* ..., list, rest, lasti, exception */
    if (h->name)
        forget_name(c, h->name);
    emit_op(c, OPC_LIST_APPEND, 3);
    emit_op(c, OPC_POP_TOP, 0);
    emit_jump(c, OPC_JUMP, next);
    label_here(c, no_match);
    emit_op(c, OPC_POP_TOP, 0);
}

static void try_except_star(struct compiler *c, const struct stmt *s)
{
    int except = label_new(c), end = label_new(c), cleanup = label_new(c), reraise = label_new(c);
    guarded_body(c, &s->TryStar.body, &s->TryStar.orelse, except, end);
    int outer = c->u->handler;
    handler_begin(c, cleanup, true);
    emit_op(c, OPC_PUSH_EXC_INFO, 0);
    emit_op(c, OPC_COPY, 1);
    emit_op(c, OPC_BUILD_LIST, 0);
    emit_op(c, OPC_SWAP, 2); /* previous, original, list, rest */
    for (int i = 0; i < s->TryStar.n; i++) {
        int next = label_new(c);
        star_handler(c, s->TryStar.handlers[i], next);
        label_here(c, next);
    }
    emit_op(c, OPC_LIST_APPEND, 1);
    emit_op(c, OPC_PREP_RERAISE_STAR, 0); /* previous, exception or None */
    emit_op(c, OPC_COPY, 1);
    emit_jump(c, OPC_POP_JUMP_IF_NOT_NONE, reraise);
    emit_op(c, OPC_POP_TOP, 0);
    c->u->handler = outer;
    emit_op(c, OPC_POP_EXCEPT, 0);
    emit_jump(c, OPC_JUMP, end);
    label_here(c, reraise);
    emit_op(c, OPC_SWAP, 2);
    emit_op(c, OPC_POP_EXCEPT, 0);
    emit_op(c, OPC_RERAISE, 0);
    emit_cleanup(c, cleanup);
    label_here(c, end);
}

void visit_try_star(struct compiler *c, const struct stmt *s)
{
    if (s->Try.finalbody.n)
        try_finally(c, s, try_except_star);
    else
        try_except_star(c, s);
}

/* ---- with ---- */

void visit_with(struct compiler *c, const struct stmt *s, int item)
{
    bool async = s->kind == STMT_AsyncWith;
    const struct withitem *w = &s->With.items[item];
    int except = label_new(c), exit = label_new(c), cleanup = label_new(c), suppress = label_new(c);
    struct block b;
    visit_expr(c, w->context_expr);
    set_pos(c, header_pos(c, s, w->context_expr));
    emit_op(c, async ? OPC_BEFORE_ASYNC_WITH : OPC_BEFORE_WITH, 0);
    if (async)
        emit_await(c, 1);
    block_push(c, &b, async ? BLOCK_ASYNC_WITH : BLOCK_WITH, 0, 0);
    b.pos = *header_pos(c, s, w->context_expr);
    handler_begin(c, except, true);
    c->u->setups[c->u->handler].drop = 1;
    if (w->optional_vars)
        visit_store(c, w->optional_vars);
    else
        emit_op(c, OPC_POP_TOP, 0);
    if (item + 1 < s->With.n)
        visit_with(c, s, item + 1);
    else
        visit_body(c, &s->With.body);
    handler_end(c);
    block_pop(c);
    if (!c->opt.exit_at_last_line)
        set_pos(c, header_pos(c, s, w->context_expr));
    call_exit_with_nones(c);
    if (async)
        emit_await(c, 2);
    emit_op(c, OPC_POP_TOP, 0);
    emit_jump(c, OPC_JUMP, exit);
    label_here(c, except); /* exit, lasti, exception */
    handler_begin(c, cleanup, true);
    emit_op(c, OPC_PUSH_EXC_INFO, 0);
    emit_op(c, OPC_WITH_EXCEPT_START, 0);
    if (async)
        emit_await(c, 2);
    emit_jump(c, OPC_POP_JUMP_IF_TRUE, suppress);
    emit_op(c, OPC_RERAISE, 2);
    label_here(c, suppress);
    emit_op(c, OPC_POP_TOP, 0);
    handler_end(c);
    emit_op(c, OPC_POP_EXCEPT, 0);
    emit_op(c, OPC_POP_TOP, 0);
    emit_op(c, OPC_POP_TOP, 0);
    emit_jump(c, OPC_JUMP, exit);
    emit_cleanup(c, cleanup);
    label_here(c, exit);
}
