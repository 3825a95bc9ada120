/* Built-in functions that compile and run: compile, eval, exec, __import__, __build_class__; and what has no place here: open,
 * breakpoint. */
#include <errno.h>
#include <string.h>

#include "slotscope/base/buf.h"
#include "frame.h"
#include "lib.h"

/* The text of a str or bytes-like source, as UTF-8 in b. -1 with TypeError (of function `name`, which takes what `kinds` says). */
static int source_text(struct obj *source, const char *name, const char *kinds, struct buf *b)
{
    buf_init(b);
    if (is_str(source))
        str_to_utf8(source, b);
    else if (obj_is_kind(source, K_BYTES) || obj_is_kind(source, K_BYTEARRAY) || obj_is_kind(source, K_MEMORYVIEW)) {
        const unsigned char *p;
        int64_t n;
        if (buffer_get(source, &p, &n) < 0)
            return -1;
        buf_add(b, (const char *)p, (size_t)n);
    } else {
        err_type("%s() arg 1 must be a %s", name, kinds);
        return -1;
    }
    if (memchr(b->p, 0, b->len)) {
        buf_done(b);
        err_format(pol.nul_source_is_syntax_error ? exc_SyntaxError : exc_ValueError, "%s", message(MSG_NUL_IN_SOURCE));
        return -1;
    }
    return 0;
}

CFUNCTION(builtin_compile)
{
    struct obj *source, *filename, *mode;
    int flags = 0, dont_inherit = 0, optimize = -1, features = -1;
    if (arg_parse("compile(source:O, filename:O, mode:U, flags:i=, dont_inherit:p=, optimize:i=, *, _feature_version:i=)", args,
                  nargs, kwnames, &source, &filename, &mode, &flags, &dont_inherit, &optimize, &features) < 0)
        return NULL;
    char m = str_eq_c(mode, "exec") ? 'x' : str_eq_c(mode, "eval") ? 'e' : str_eq_c(mode, "single") ? 's' : 0;
    if (!m)
        return err_value("compile() mode must be 'exec', 'eval' or 'single'");
    if (!is_str(filename) && !obj_is_kind(filename, K_BYTES))
        return err_type("expected str, bytes or os.PathLike object, not %T", filename);
    struct buf text, name;
    if (source_text(source, "compile", "string, bytes or AST object", &text) < 0)
        return NULL;
    source_text(filename, "compile", "", &name);
    struct obj *code = interp_compile(text.p, text.len, name.p, m);
    buf_done(&text);
    buf_done(&name);
    return code;
}

/* Where eval and exec run when the caller does not say. *globals and *locals come in as given (NULL or None: not) and go out owned.
 */
static int namespaces(struct obj **globals, struct obj **locals)
{
    struct obj *g = *globals == obj_none ? NULL : *globals, *l = *locals == obj_none ? NULL : *locals;
    if (g) {
        *globals = incref(g);
        *locals = incref(l ? l : g);
        return 0;
    }
    g = interp_globals();
    if (!g) {
        err_format(exc_SystemError, "globals and locals cannot be NULL");
        return -1;
    }
    if (!(*locals = l ? incref(l) : interp_locals()))
        return -1;
    *globals = incref(g);
    return 0;
}

static bool is_mapping(struct obj *o)
{
    return is_dict(o) || type_of(o)->s.mp_subscript;
}

/* A tuple with a cell for each of the code's free variables. */
static bool closure_fits(struct obj *closure, int nfree)
{
    if (!closure || closure->ob_type != t_tuple->self || tuple_len(closure) != nfree)
        return false;
    for (int i = 0; i < nfree; i++)
        if (type_of(tuple_items(closure)[i])->kind != K_CELL)
            return false;
    return true;
}

static struct obj *run_code(struct obj *code, struct obj *globals, struct obj *locals, const char *name, struct obj *closure)
{
    int nfree = code_record(code)->nfree;
    if (closure && !nfree)
        return err_type("cannot use a closure with this code object");
    if (nfree && (!pol.exec_closure || strcmp(name, "eval") == 0))
        return err_type("code object passed to %s() may not contain free variables", name);
    if (nfree && !closure_fits(closure, nfree))
        return err_type("code object requires a closure of exactly length %d", nfree);
    return interp_eval_code(code, globals, locals, closure);
}

static struct obj *run_source(struct obj *source, struct obj *globals, struct obj *locals, char mode, struct obj *closure)
{
    const char *name = mode == 'e' ? "eval" : "exec";
    if (type_of(source) == t_code)
        return run_code(source, globals, locals, name, closure);
    if (closure)
        return err_type("closure can only be used when source is a code object");
    struct buf text;
    if (source_text(source, name, "string, bytes or code object", &text) < 0)
        return NULL;
    size_t skip = mode == 'e' ? strspn(text.p, " \t") : 0;
    struct obj *code = interp_compile(text.p + skip, text.len - skip, "<string>", mode), *r = NULL;
    buf_done(&text);
    if (code)
        r = interp_eval_code(code, globals, locals, NULL);
    xdecref(code);
    return r;
}

static struct obj *run_in(struct obj *source, struct obj *globals, struct obj *locals, char mode, struct obj *closure)
{
    if (namespaces(&globals, &locals) < 0)
        return NULL;
    struct obj *r = run_source(source, globals, locals, mode, closure);
    decref(globals);
    decref(locals);
    return r;
}

CFUNCTION(builtin_eval)
{
    struct obj *source, *globals = obj_none, *locals = obj_none;
    if (!pol.eval_keywords &&
        (kwnames ? err_type("eval() takes no keyword arguments"), true : arg_count("eval", nargs, kwnames, 1, 3) < 0))
        return NULL;
    if (arg_parse("eval(source:O, /, globals:O=, locals:O=)", args, nargs, kwnames, &source, &globals, &locals) < 0)
        return NULL;
    if (locals != obj_none && !is_mapping(locals))
        return err_type("locals must be a mapping");
    if (globals != obj_none && !is_dict(globals))
        return is_mapping(globals) ? err_type("globals must be a real dict; try eval(expr, {}, mapping)")
                                   : err_type("%s", message(MSG_EVAL_GLOBALS));
    return run_in(source, globals, locals, 'e', NULL);
}

CFUNCTION(builtin_exec)
{
    struct obj *source, *globals = obj_none, *locals = obj_none, *closure = obj_none;
    if (!pol.exec_closure &&
        (kwnames ? err_type("exec() takes no keyword arguments"), true : arg_count("exec", nargs, kwnames, 1, 3) < 0))
        return NULL;
    if (arg_parse("exec(source:O, /, globals:O=, locals:O=, *, closure:O=)", args, nargs, kwnames, &source, &globals, &locals,
                  &closure) < 0)
        return NULL;
    if (globals != obj_none && !is_dict(globals))
        return err_type(message(MSG_EXEC_GLOBALS), globals);
    if (locals != obj_none && !is_mapping(locals))
        return err_type("locals must be a mapping or None, not %T", locals);
    struct obj *r = run_in(source, globals, locals, 'x', closure == obj_none ? NULL : closure);
    xdecref(r);
    return r ? new_none() : NULL;
}

CFUNCTION(builtin_import)
{
    struct obj *name, *globals = NULL, *locals = NULL, *fromlist = NULL;
    int level = 0;
    if (arg_parse("__import__(name:O, globals:O=, locals:O=, fromlist:O=, level:i=)", args, nargs, kwnames, &name, &globals,
                  &locals, &fromlist, &level) < 0)
        return NULL;
    if (!is_str(name))
        return err_type(message(MSG_MODULE_NAME), name);
    if (str_length(name) == 0 && level == 0)
        return err_value("Empty module name");
    return interp_import_name(name, globals == obj_none ? NULL : globals, fromlist == obj_none ? NULL : fromlist, level);
}

struct obj *import_statement(struct frame *f, struct obj *name, struct obj *fromlist, struct obj *level)
{
    if (frame_is_library(f)) /* what the library needs is not the program's affair */
        return interp_import_name(name, f->globals, fromlist, num_as_ssize(level, NULL));
    struct obj *import = load_in(f->builtins, str_name("__import__")), *m;
    if (!import)
        return err_occurred() ? NULL : err_format(exc_ImportError, "__import__ not found");
    struct obj *args[] = {name, f->globals, f->locals ? f->locals : obj_none, fromlist, level};
    if (type_of(import)->kind == K_CFUNCTION && cfunction_def(import)->fn == builtin_import)
        m = interp_import_name(name, f->globals, fromlist, num_as_ssize(level, NULL));
    else
        m = obj_call(import, args, 5, NULL);
    decref(import);
    return m;
}

/* There are no files: what would be read is not there, and nothing may be written. */
CFUNCTION(builtin_open)
{
    struct obj *file, *mode = NULL, *rest[6];
    if (arg_parse("open(file:O, mode:U=, buffering:O=, encoding:O=, errors:O=, newline:O=, closefd:O=, opener:O=)", args, nargs,
                  kwnames, &file, &mode, &rest[0], &rest[1], &rest[2], &rest[3], &rest[4], &rest[5]) < 0)
        return NULL;
    struct buf b;
    buf_init(&b);
    if (mode)
        str_to_utf8(mode, &b);
    const char *m = mode ? b.p : "r";
    bool valid = *m && strspn(m, "rwxabt+") == strlen(m) && m[strcspn(m, "rwxa")];
    bool reads = strpbrk(m, "wxa+") == NULL;
    buf_done(&b);
    if (!valid)
        return err_value("invalid mode: '%S'", mode);
    struct obj *number = int_from_i64(reads ? ENOENT : EACCES);
    struct obj *why = str_from_c(reads ? "slotscope: there are no files here" : "slotscope: programs cannot write files");
    struct obj *e = number && why ? obj_call3(exc_OSError, number, why, file) : NULL;
    xdecref(number);
    xdecref(why);
    if (e)
        err_raise(e);
    return NULL;
}

CFUNCTION(builtin_breakpoint)
{
    return err_format(exc_RuntimeError,
                      "slotscope: there is no debugger to break into; step through the program with %%step and %%back");
}

const struct method_def builtins_run_defs[] = {
    {"compile", builtin_compile, NULL, 0},
    {"eval", builtin_eval, NULL, 0},
    {"exec", builtin_exec, NULL, 0},
    {"__import__", builtin_import, NULL, 0},
    {"__build_class__", interp_build_class, NULL, 0},
    {"open", builtin_open, NULL, 0},
    {"breakpoint", builtin_breakpoint, NULL, 0},
    {NULL, NULL, NULL, 0},
};
