/*
 * Imports: modules in C from their table, modules in Python from the texts built into the program. There is no file system to look
 * in.
 */
#include <string.h>

#include "codeparts.h"
#include "frame.h"
#include "slotscope/base/buf.h"
#include "slotscope/vm/pylib.h"

struct obj *interp_modules(void)
{
    return vm->modules;
}

static const struct builtin_module *find_builtin(const char *name)
{
    for (const struct builtin_module *m = builtin_modules; m->name; m++)
        if (strcmp(m->name, name) == 0)
            return m;
    return NULL;
}

static const struct pylib_file *find_pylib(const char *name)
{
    for (const struct pylib_file *f = pylib_files; f->name; f++)
        if (strcmp(f->name, name) == 0)
            return f;
    return NULL;
}

/* A package is a module that others have as a prefix: "collections" because of "collections.abc". */
static bool is_package(const char *name)
{
    size_t n = strlen(name);
    for (const struct pylib_file *f = pylib_files; f->name; f++)
        if (strncmp(f->name, name, n) == 0 && f->name[n] == '.')
            return true;
    for (const struct builtin_module *m = builtin_modules; m->name; m++)
        if (strncmp(m->name, name, n) == 0 && m->name[n] == '.')
            return true;
    return false;
}

bool import_knows(const char *name)
{
    return name[0] != '_' && (find_builtin(name) || find_pylib(name));
}

static void add_public(struct obj *list, const char *name)
{
    struct obj *s = name[0] == '_' || strchr(name, '.') ? NULL : str_from_c(name);
    if (s)
        list_append(list, s);
    xdecref(s);
}

/* The top-level modules that CPython finds in files, those that are refused too: new list. */
struct obj *import_names(void)
{
    struct obj *l = list_new(0);
    for (const struct builtin_module *m = builtin_modules; l && m->name; m++)
        if (module_is_refused(m->name))
            add_public(l, m->name);
    for (const struct pylib_file *f = pylib_files; l && f->name; f++)
        add_public(l, f->name);
    err_clear();
    return l;
}

static int not_found(struct obj *name, const char *parent)
{
    if (parent)
        err_format(exc_ModuleNotFoundError, "No module named %R; '%s' is not a package", name, parent);
    else
        err_format(exc_ModuleNotFoundError, "No module named %R", name);
    struct obj *e = err_fetch();
    if (e && obj_setattr_c(e, "name", name) < 0)
        err_clear();
    if (e)
        err_set_instance(e);
    return -1;
}

/* Where a module of the library lies on a machine that has a Python from its distribution; false: it is part of the interpreter. */
static bool library_file(const char *name, struct buf *b)
{
    const struct pylib_file *f = find_pylib(name);
    if (!f || strncmp(f->text, PYLIB_BUILTIN_LINE, sizeof PYLIB_BUILTIN_LINE - 1) == 0)
        return false;
    bool package = is_package(name) || strcmp(name, "json") == 0 || (strcmp(name, "re") == 0 && pol.re_is_package);
    if (strcmp(name, "string") == 0)
        package = pol.has_tstrings;
    buf_printf(b, "/usr/lib/python%s/", layout_chosen()->name);
    for (const char *s = name; *s; s++)
        buf_addc(b, *s == '.' ? '/' : *s);
    buf_adds(b, package ? "/__init__.py" : ".py");
    return true;
}

static int run_pylib(struct obj *module, const struct pylib_file *file)
{
    struct buf path;
    buf_init(&path);
    bool native = strncmp(file->text, PYLIB_NATIVE_LINE, sizeof PYLIB_NATIVE_LINE - 1) == 0;
    buf_printf(&path, native ? PYLIB_NATIVE "%s.py" : PYLIB_FOLDER "%s.py", file->name);
    struct code *code = source_compile(file->text, file->len, path.p, 'x', 1);
    buf_done(&path);
    parts_without_keys(true);
    struct obj *o = code ? codeobj_new(code) : NULL, *d = module_dict(module), *r = NULL;
    parts_without_keys(false);
    code_unref(code);
    if (o)
        r = interp_eval_code(o, d, d, NULL);
    xdecref(o);
    xdecref(r);
    tuples_leave_free(1, pol.import_leaves_tuples);
    tuples_leave_free(2, pol.import_leaves_tuples_2);
    lists_keep_free(pol.import_leaves_lists);
    ints_leave_free(pol.import_leaves_ints);
    return r ? 0 : -1;
}

static int set_file(struct obj *module, const char *name)
{
    struct buf path;
    buf_init(&path);
    struct obj *file = library_file(name, &path) ? str_from_utf8(path.p, path.len) : NULL;
    int r = file ? dict_set_c(module_dict(module), "__file__", file) : err_occurred() ? -1 : 0;
    xdecref(file);
    buf_done(&path);
    return r;
}

static struct obj *load_python(struct obj *name, const struct pylib_file *file)
{
    struct obj *m = module_new(file->name);
    if (!m)
        return NULL;
    const char *dot = strrchr(file->name, '.');
    struct obj *package = is_package(file->name) ? incref(name)
                          : dot                  ? str_from_utf8(file->name, (size_t)(dot - file->name))
                                                 : str_from_c("");
    if (!package || set_file(m, file->name) < 0 || dict_set_c(module_dict(m), "__package__", package) < 0 ||
        dict_set(vm->modules, name, m) < 0 || run_pylib(m, file) < 0) {
        struct obj *e = err_fetch();
        if (dict_contains(vm->modules, name) == 1)
            dict_del(vm->modules, name);
        xdecref(package);
        decref(m);
        err_clear();
        err_set_instance(e);
        return NULL;
    }
    decref(package);
    return m;
}

/* The module `full` itself, its parents being there already: new reference. */
static struct obj *load_one(struct obj *full, struct obj *parent)
{
    struct obj *m = dict_get(vm->modules, full);
    if (m && m != obj_none)
        return incref(m);
    if (err_occurred())
        return NULL;
    const char *name = str_c(full);
    const struct pylib_file *file = find_pylib(name);
    const struct builtin_module *c = file ? NULL : find_builtin(name);
    if (!file && !c) {
        if (parent && !is_package(str_c(parent))) {
            struct buf b;
            buf_init(&b);
            str_to_utf8(parent, &b);
            not_found(full, b.p);
            buf_done(&b);
        } else {
            not_found(full, NULL);
        }
        return NULL;
    }
    m = file ? load_python(full, file) : c->init();
    if (m && c && dict_set(vm->modules, full, m) < 0)
        obj_clear_slot(&m);
    return m;
}

/* Imports a.b.c part by part; *first is a. New references; NULL on failure. */
static struct obj *load_dotted(struct obj *name, struct obj **first)
{
    struct obj *module = NULL, *parent = NULL;
    int64_t n = str_length(name);
    *first = NULL;
    for (int64_t end = 0; end < n; end++) {
        for (; end < n && str_char(name, end) != '.'; end++)
            ;
        struct obj *full = str_slice(name, 0, end), *m = full ? load_one(full, parent) : NULL;
        if (m && module) {
            int64_t from = str_length(parent) + 1;
            struct obj *tail = str_slice(name, from, end);
            if (tail)
                str_intern(&tail);
            if (!tail || obj_setattr(module, tail, m) < 0)
                obj_clear_slot(&m);
            xdecref(tail);
        }
        if (m && !*first)
            *first = incref(m);
        xdecref(module);
        xdecref(parent);
        module = m;
        parent = full;
        if (!m) {
            xdecref(parent);
            obj_clear_slot(first);
            return NULL;
        }
    }
    xdecref(parent);
    return module;
}

/* from .x import y: the name without dots. New reference. */
static struct obj *absolute_name(struct obj *name, struct obj *globals, int64_t level)
{
    struct obj *package = globals ? dict_get_c(globals, "__package__") : NULL;
    if (!package || package == obj_none || !is_str(package) || str_length(package) == 0)
        return err_format(exc_ImportError, "attempted relative import with no known parent package");
    struct buf b;
    buf_init(&b);
    str_to_utf8(package, &b);
    for (; level > 1; level--) {
        char *dot = strrchr(b.p, '.');
        if (!dot) {
            buf_done(&b);
            return err_format(exc_ImportError, "attempted relative import beyond top-level package");
        }
        buf_cut(&b, (size_t)(dot - b.p));
    }
    if (str_length(name)) {
        buf_addc(&b, '.');
        str_to_utf8(name, &b);
    }
    return str_from_buf(&b);
}

/* from a import b: b may be a module inside a that nobody imported yet. */
static int import_submodules(struct obj *module, struct obj *name, struct obj *fromlist)
{
    if (!is_package(str_c(name)))
        return 0;
    for (int64_t i = 0; i < tuple_len(fromlist); i++) {
        struct obj *item = tuple_items(fromlist)[i], *v = NULL;
        if (!is_str(item) || str_eq_c(item, "*"))
            continue;
        int has = obj_lookup_attr(module, item, &v);
        xdecref(v);
        if (has < 0)
            return -1;
        if (has)
            continue;
        struct obj *full = str_printf("%U.%U", name, item), *first, *m = full ? load_dotted(full, &first) : NULL;
        xdecref(full);
        if (!m) {
            if (!err_matches(exc_ModuleNotFoundError))
                return -1;
            err_clear();
            continue;
        }
        decref(first);
        decref(m);
    }
    return 0;
}

struct obj *interp_import_name(struct obj *name, struct obj *globals, struct obj *fromlist, int64_t level)
{
    struct obj *full = level > 0 ? absolute_name(name, globals, level) : incref(name), *first = NULL;
    if (!full)
        return NULL;
    if (str_length(full) == 0) {
        decref(full);
        return err_value("Empty module name");
    }
    struct obj *m = load_dotted(full, &first);
    if (m && fromlist && is_tuple(fromlist) && tuple_len(fromlist)) {
        decref(first);
        if (import_submodules(m, full, fromlist) < 0)
            obj_clear_slot(&m);
    } else if (m) {
        decref(m);
        m = first;
    }
    decref(full);
    return m;
}

struct obj *interp_import(const char *name)
{
    struct obj *s = str_intern_c(name), *first, *m = s ? load_dotted(s, &first) : NULL;
    if (m)
        decref(first);
    xdecref(s);
    return m;
}

struct obj *interp_module_value(struct obj *m, const char *name)
{
    return m && obj_is_kind(m, K_MODULE) ? dict_get_c(module_dict(m), name) : NULL;
}

struct obj *import_from(struct obj *module, struct obj *name)
{
    struct obj *v = NULL;
    int has = obj_lookup_attr(module, name, &v);
    if (has)
        return v;
    struct obj *modname = NULL;
    if (obj_lookup_attr(module, str_name("__name__"), &modname) < 0)
        return NULL;
    if (modname && is_str(modname)) {
        struct obj *full = str_printf("%U.%U", modname, name), *m = full ? dict_get(vm->modules, full) : NULL;
        xdecref(full);
        if (m) {
            decref(modname);
            return incref(m);
        }
    }
    struct buf path;
    buf_init(&path);
    bool known = modname && is_str(modname) && library_file(str_c(modname), &path);
    err_format(exc_ImportError, "cannot import name %R from %R (%s)", name, modname ? modname : str_name("<unknown module name>"),
               known ? path.p : "unknown location");
    struct obj *e = err_fetch(), *file = known ? str_from_c(path.p) : NULL;
    buf_done(&path);
    if (e && file && obj_setattr_c(e, "path", file) < 0)
        err_clear();
    xdecref(file);
    if (e && modname && obj_setattr_c(e, "name", modname) < 0)
        err_clear();
    if (e && pol.import_error_name_from && obj_setattr_c(e, "name_from", name) < 0)
        err_clear();
    xdecref(modname);
    if (e)
        err_set_instance(e);
    return NULL;
}

/* What `from module import *` may bind, when the module does not say. */
static struct obj *names_in_dict(struct obj *module)
{
    struct obj *dict = NULL;
    int has = obj_lookup_attr(module, str_name("__dict__"), &dict);
    if (has <= 0)
        return has < 0 ? NULL : err_format(exc_ImportError, "from-import-* object has no __dict__ and no __all__");
    struct obj *keys = is_dict(dict) ? dict_keys(dict) : list_from_iter(dict);
    decref(dict);
    return keys;
}

int import_star(struct frame *f, struct obj *module)
{
    struct obj *all = NULL;
    int has = obj_lookup_attr(module, str_name("__all__"), &all), result = -1;
    if (has < 0)
        return -1;
    struct obj *names = has ? list_from_iter(all) : names_in_dict(module);
    xdecref(all);
    for (int64_t i = 0; names && i < list_len(names); i++) {
        struct obj *name = list_items(names)[i];
        if (!is_str(name)) {
            err_type("Item in %s must be str, not %T", has ? "__all__" : "__dict__", name);
            goto done;
        }
        if (!has && str_length(name) && str_char(name, 0) == '_')
            continue;
        struct obj *v = obj_getattr(module, name);
        int r = v ? obj_setitem(f->locals, name, v) : -1;
        xdecref(v);
        if (r < 0)
            goto done;
    }
    result = names ? 0 : -1;
done:
    xdecref(names);
    return result;
}
