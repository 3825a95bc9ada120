/* Built-in functions about text: repr, ascii, format, print, input; the objects that the `site` module adds (exit, copyright, ...).
 */
#include <string.h>
#include "lib.h"

CFUNCTION(builtin_repr)
{
    if (one_arg("repr", nargs, kwnames) < 0 || recursion_enter(" while calling a Python object") < 0)
        return NULL;
    struct obj *r = obj_repr(args[0]);
    recursion_leave();
    return r;
}

CFUNCTION(builtin_ascii)
{
    return one_arg("ascii", nargs, kwnames) < 0 ? NULL : obj_ascii(args[0]);
}

CFUNCTION(builtin_format)
{
    if (arg_count("format", nargs, kwnames, 1, 2) < 0)
        return NULL;
    if (nargs == 2 && !is_str(args[1]))
        return err_type("format() argument 2 must be str, not %T", args[1]);
    return obj_format(args[0], nargs == 2 ? args[1] : NULL);
}

/* sep and end: NULL stands for the usual one. */
static int check_print_text(struct obj **text, const char *what)
{
    if (*text == obj_none)
        *text = NULL;
    if (!*text || is_str(*text))
        return 0;
    err_type("%s must be None or a string, not %T", what, *text);
    return -1;
}

static int write_item(struct obj *file, struct obj *o)
{
    struct obj *s = obj_str(o);
    int r = s ? file_write_text(file, s) : -1;
    xdecref(s);
    return r;
}

static int write_or(struct obj *file, struct obj *text, const char *usual)
{
    return text ? file_write_text(file, text) : file_write(file, usual, 1);
}

CFUNCTION(builtin_print)
{
    struct obj *sep = NULL, *end = NULL, *file = obj_none;
    int flush = 0;
    if (kwnames &&
        arg_parse("print(*, sep:O=, end:O=, file:O=, flush:p=)", args + nargs, 0, kwnames, &sep, &end, &file, &flush) < 0)
        return NULL;
    if (check_print_text(&sep, "sep") < 0 || check_print_text(&end, "end") < 0)
        return NULL;
    if (file == obj_none && !(file = sys_get("stdout")))
        return err_format(exc_RuntimeError, "lost sys.stdout");
    if (file == obj_none)
        return new_none();
    incref(file);
    int r = 0;
    for (size_t i = 0; r == 0 && i < nargs; i++)
        if ((i == 0 || (r = write_or(file, sep, " ")) == 0))
            r = write_item(file, args[i]);
    if (r == 0)
        r = write_or(file, end, "\n");
    if (r == 0 && flush)
        r = file_flush(file);
    decref(file);
    return r < 0 ? NULL : new_none();
}

/* A line from sys.stdin when the program has put its own object there. */
static struct obj *read_from(struct obj *in)
{
    struct obj *line = obj_call_method(in, "readline", NULL, 0);
    if (!line || !is_str(line)) {
        xdecref(line);
        return line ? err_type("object.readline() returned non-string") : NULL;
    }
    int64_t n = str_length(line);
    struct obj *s =
        n == 0 ? err_format(exc_EOFError, "EOF when reading a line") : str_slice(line, 0, n - (str_char(line, n - 1) == '\n'));
    decref(line);
    return s;
}

CFUNCTION(builtin_input)
{
    if (arg_count("input", nargs, kwnames, 0, 1) < 0)
        return NULL;
    struct obj *out = sys_get("stdout"), *in = sys_get("stdin");
    if (!out || out == obj_none)
        return err_format(exc_RuntimeError, "input(): lost sys.stdout");
    if (!in || in == obj_none)
        return err_format(exc_RuntimeError, "input(): lost sys.stdin");
    incref(out);
    incref(in);
    struct obj *line = (nargs && write_item(out, args[0]) < 0) || file_flush(out) < 0 ? NULL : read_from(in);
    decref(out);
    decref(in);
    return line;
}

const struct method_def builtins_text_defs[] = {
    {"repr", builtin_repr, NULL, 0},     {"ascii", builtin_ascii, NULL, METH_COUNTED},
    {"format", builtin_format, NULL, 0}, {"print", builtin_print, NULL, 0},
    {"input", builtin_input, NULL, 0},   {NULL, NULL, NULL, 0},
};

/* ---- exit, quit, help, copyright, credits, license: objects with a repr that can be called ---- */
enum site_kind { SITE_QUITTER, SITE_PRINTER, SITE_HELPER, SITE_KINDS };
struct site_text {
    const char *name, *shown, *called; /* called: what a printer prints */
    enum site_kind kind;
};
static const char copyright_text[] =
    "Python is copyright (c) 2001 Python Software Foundation and others; slotscope only simulates it.";
static const char credits_text[] = "Thanks to everyone who made CPython, whose objects slotscope shows.";
static const struct site_text site_texts[] = {
    {"exit", "Use exit() or Ctrl-D (i.e. EOF) to exit", NULL, SITE_QUITTER},
    {"quit", "Use quit() or Ctrl-D (i.e. EOF) to exit", NULL, SITE_QUITTER},
    {"copyright", copyright_text, copyright_text, SITE_PRINTER},
    {"credits", credits_text, credits_text, SITE_PRINTER},
    {"license", "Type license() to see the full license text",
     "slotscope: the text of Python's license is at https://docs.python.org/3/license.html", SITE_PRINTER},
    {"help", "Type help() for interactive help, or help(object) for help about object.", NULL, SITE_HELPER},
};
enum { SITE_INDEX = 16 }; /* offset of the row number behind the header */

static const struct site_text *site_row(const struct obj *o)
{
    return &site_texts[*(const int64_t *)(const void *)((const char *)o + SITE_INDEX)];
}

static struct obj *site_repr(struct obj *self)
{
    return str_from_c(site_row(self)->shown);
}

static struct obj *quitter_call(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    if (arg_count(site_row(self)->name, nargs, kwnames, 0, 1) == 0)
        err_set_object(exc_SystemExit, nargs ? args[0] : obj_none);
    return NULL;
}

static struct obj *printer_call(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    const char *text = site_row(self)->called;
    struct obj *out = sys_get("stdout");
    if (!out || out == obj_none)
        return new_none();
    incref(out);
    int r = file_write(out, text, strlen(text)) < 0 ? -1 : file_write(out, "\n", 1);
    decref(out);
    return r < 0 ? NULL : new_none();
}

static struct obj *helper_call(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)self;
    struct obj *m = interp_import("pydoc"), *f = m ? obj_getattr_c(m, "help") : NULL;
    struct obj *r = f ? obj_call(f, args, nargs, kwnames) : NULL;
    xdecref(m);
    xdecref(f);
    return r;
}

static void site_dealloc(struct obj *self)
{
    obj_free(self);
}

#define SITE_SPEC(text, caller)                                                                                                    \
    {                                                                                                                              \
        .name = text, .kind = K_OTHER, .basicsize_adjust = 8, .s = {.dealloc = site_dealloc, .repr = site_repr, .call = caller }   \
    }
static const struct type_spec site_specs[SITE_KINDS] = {
    [SITE_QUITTER] = SITE_SPEC("_sitebuiltins.Quitter", quitter_call),
    [SITE_PRINTER] = SITE_SPEC("_sitebuiltins._Printer", printer_call),
    [SITE_HELPER] = SITE_SPEC("_sitebuiltins._Helper", helper_call),
};

bool builtins_add_site(struct obj *m)
{
    struct type *t[SITE_KINDS];
    for (int i = 0; i < SITE_KINDS; i++)
        t[i] = type_ready(&site_specs[i]);
    for (size_t i = 0; i < sizeof site_texts / sizeof *site_texts; i++) {
        struct obj *o = type_generic_alloc(t[site_texts[i].kind], 0);
        if (!o)
            return false;
        *(int64_t *)(void *)((char *)o + SITE_INDEX) = (int64_t)i;
        if (!module_put(m, site_texts[i].name, o))
            return false;
    }
    return true;
}
