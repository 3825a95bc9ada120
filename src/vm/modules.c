/*
 * The table of modules that are written in C, and of those that a program on a simulated heap cannot have. The ones written in
 * Python (src/pylib) are found by the import system itself.
 */
#include <string.h>

#include "lib.h"

struct lib_state *lib;

/* The state lies in the engine zone, so a fresh heap has none: whoever comes first makes it. */
void lib_boot(void)
{
    lib = engine_alloc(sizeof *lib);
    lib->switch_interval = 0.005;
}

/* ---- what slotscope does not have: said in its own name, not as if the module did not exist ---- */
#define REFUSED(X)                                                                                                                 \
    X(asyncio, "it drives sockets and threads; coroutines can be run by hand with send()")                                         \
    X(concurrent, "programs run in one thread")                                                                                    \
    X(ctypes, "there is no machine memory behind the simulated heap; slotscope's own views show the bytes")                        \
    X(glob, "there are no files")                                                                                                  \
    X(marshal, "there are no byte streams of code")                                                                                \
    X(mmap, "there are no files")                                                                                                  \
    X(multiprocessing, "programs run in one process")                                                                              \
    X(pathlib, "programs cannot reach the machine")                                                                                \
    X(platform, "programs cannot reach the machine")                                                                               \
    X(resource, "programs cannot reach the machine")                                                                               \
    X(select, "programs cannot reach the machine")                                                                                 \
    X(shutil, "there are no files")                                                                                                \
    X(signal, "programs cannot reach the machine")                                                                                 \
    X(socket, "there is no network")                                                                                               \
    X(sqlite3, "there are no files")                                                                                               \
    X(subprocess, "programs run in one process")                                                                                   \
    X(tempfile, "there are no files")                                                                                              \
    X(threading, "programs run in one thread")                                                                                     \
    X(_thread, "programs run in one thread")                                                                                       \
    X(tkinter, "there is no window")

/* Modules of CPython that nobody has written for slotscope yet. */
#define NOT_YET(X)                                                                                                                 \
    X(antigravity)                                                                                                                 \
    X(argparse) X(ast) X(bdb) X(bz2) X(cmd) X(code) X(codeop) X(compileall) X(configparser) X(cProfile) X(curses) X(dbm) X(dis)    \
        X(email) X(encodings) X(ensurepip) X(faulthandler) X(fcntl) X(filecmp) X(fileinput) X(ftplib) X(genericpath) X(getpass)    \
            X(gettext) X(grp) X(gzip) X(http) X(idlelib) X(imaplib) X(importlib) X(ipaddress) X(linecache) X(locale) X(lzma)       \
                X(mailbox) X(mimetypes) X(modulefinder) X(netrc) X(ntpath) X(opcode) X(optparse) X(pdb) X(pickletools) X(pkgutil)  \
                    X(plistlib) X(poplib) X(posix) X(profile) X(pstats) X(pty) X(pwd) X(py_compile) X(pyclbr) X(pydoc_data)        \
                        X(pyexpat) X(quopri) X(readline) X(rlcompleter) X(runpy) X(selectors) X(shelve) X(site) X(smtplib)         \
                            X(socketserver) X(ssl) X(stat) X(stringprep) X(symtable) X(sysconfig) X(syslog) X(tabnanny) X(tarfile) \
                                X(telnetlib) X(termios) X(this) X(token) X(tokenize) X(trace) X(tty) X(turtle) X(turtledemo)       \
                                    X(unicodedata) X(unittest) X(venv) X(wave) X(webbrowser) X(wsgiref) X(xml) X(xmlrpc) X(zipapp) \
                                        X(zipfile) X(zipimport) X(zlib) X(zoneinfo)

static struct obj *refuse(const char *name, const char *why)
{
    struct obj *text = str_printf("slotscope: module '%s' is not part of it: %s", name, why);
    if (!text)
        return NULL;
    struct obj *e = obj_call1(exc_ModuleNotFoundError, text), *s = e ? str_from_c(name) : NULL;
    decref(text);
    if (s && obj_setattr_c(e, "name", s) == 0)
        err_set_instance(incref(e));
    xdecref(s);
    xdecref(e);
    return NULL;
}
#define X(name, why)                                                                                                               \
    static struct obj *refuse_##name(void)                                                                                         \
    {                                                                                                                              \
        return refuse(#name, why);                                                                                                 \
    }
REFUSED(X)
#undef X
#define X(name)                                                                                                                    \
    static struct obj *refuse_##name(void)                                                                                         \
    {                                                                                                                              \
        return refuse(#name, "nobody has written it for slotscope yet");                                                           \
    }
NOT_YET(X)
#undef X

bool module_is_refused(const char *name)
{
#define X(refused, why) #refused,
    static const char *const no[] = {REFUSED(X)};
#undef X
#define X(refused) #refused,
    static const char *const not_yet[] = {NOT_YET(X)};
#undef X
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (strcmp(no[i], name) == 0)
            return true;
    for (size_t i = 0; i < sizeof not_yet / sizeof *not_yet; i++)
        if (strcmp(not_yet[i], name) == 0)
            return true;
    return false;
}

const struct builtin_module builtin_modules[] = {{"builtins", builtins_init},
                                                 {"sys", mod_sys_init},
                                                 {"gc", mod_gc_init},
                                                 {"_weakref", mod_weakref_init},
                                                 {"_tracemalloc", mod_tracemalloc_init},
                                                 {"time", mod_time_init},
                                                 {"errno", mod_errno_init},
                                                 {"_functools", mod_functools_init},
                                                 {"_collections", mod_collections_init},
                                                 {"_operator", mod_operator_init},
                                                 {"atexit", mod_atexit_init},
                                                 {"_slotscope", mod_slotscope_init},
                                                 {"math", mod_math_init},
                                                 {"cmath", mod_cmath_init},
                                                 {"array", mod_array_init},
                                                 {"_struct", mod_struct_init},
                                                 {"_random", mod_random_init},
                                                 {"_sre", mod_re_init},
                                                 {"_hash", mod_hash_init},
                                                 {"_string", mod_string_init},
                                                 {"itertools", mod_itertools_init},
#define X(name, why) {#name, refuse_##name},
                                                 REFUSED(X)
#undef X
#define X(name) {#name, refuse_##name},
                                                     NOT_YET(X)
#undef X
                                                         {NULL, NULL}};

/* ---- helpers ---- */
struct obj *module_with(const char *name, const struct method_def *defs)
{
    struct obj *m = module_new(name);
    static const struct method_def none = {NULL, NULL, NULL, 0};
    if (m && (module_add_functions(m, defs ? defs : &none) < 0 || module_add(m, "__package__", str_from_c("")) < 0)) {
        decref(m);
        return NULL;
    }
    return m;
}

bool module_put(struct obj *m, const char *name, struct obj *v)
{
    return v && module_add(m, name, v) == 0;
}

bool module_put_int(struct obj *m, const char *name, int64_t v)
{
    return module_put(m, name, int_from_i64(v));
}

bool module_put_str(struct obj *m, const char *name, const char *v)
{
    return module_put(m, name, str_from_c(v));
}

bool module_put_type(struct obj *m, const char *name, struct type *t)
{
    return module_put(m, name, incref(t->self));
}
