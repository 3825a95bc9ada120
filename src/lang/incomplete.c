/*
 * Whether a prompt should ask for another line. Text is incomplete when its only fault is that it ends: inside brackets, inside a
 * triple-quoted string, behind a header without its block, after a backslash. A compound statement is whole only when an empty line
 * follows.
 */
#include <string.h>
#include "parser.h"
#include "slotscope/base/buf.h"
#include "slotscope/base/text.h"
#include "slotscope/lang/scope.h"

/* Only blank lines and comments? Then there is nothing to wait for. */
static bool nothing(const char *s, size_t n)
{
    bool comment = false;
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '\n')
            comment = false;
        else if (s[i] == '#')
            comment = true;
        else if (!comment && s[i] != ' ' && s[i] != '\t' && s[i] != '\f' && s[i] != '\r')
            return false;
    }
    return true;
}

/* Does the text end with a line of white space only? */
static bool ends_blank(const char *s, size_t n)
{
    while (n && (s[n - 1] == ' ' || s[n - 1] == '\t'))
        n--;
    return n == 0 || s[n - 1] == '\n';
}

enum parse_state parse_is_incomplete(const char *text, size_t n, const struct dialect *d)
{
    struct arena a = {0};
    struct syntax_error err = {0};
    struct parser p;
    enum parse_state state = PARSE_COMPLETE;
    if (nothing(text, n))
        return PARSE_COMPLETE;
    if (memchr(text, 0, n) || text_check_utf8(text, n) < n)
        return PARSE_WRONG;
    struct buf line; /* as it is when Enter is pressed */
    buf_init(&line);
    buf_add(&line, text, n);
    buf_addc(&line, '\n');
    struct ast_module *m = ast_module_new(&a, line.p, line.len, "<stdin>", 's', 1);
    bool at_end = false;
    m = parser_try(m, d, &err, &p, &at_end);
    if (!m)
        state = at_end ? PARSE_INCOMPLETE : PARSE_WRONG;
    else if (scope_build(m, d, &err) < 0)
        state = PARSE_WRONG;
    else if (m->body.n == 1 && stmt_has_block(m->body.v[0]) && !ends_blank(text, n))
        state = PARSE_INCOMPLETE;
    parser_done(&p);
    buf_done(&line);
    arena_done(&a);
    return state;
}
