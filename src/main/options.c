/* Options: one table, the same for every command. */
#include "options.h"

#include <langinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "slotscope/base/buf.h"
#include "slotscope/base/mem.h"
#include "slotscope/base/text.h"
#include "slotscope/layout/layout.h"
#include "slotscope/scene/scene.h"

static bool complain(const char *fmt, const char *a, const char *b)
{
    struct buf t, v;
    buf_init(&t);
    buf_init(&v);
    buf_adds(&t, "slotscope: ");
    const char *rest = fmt;
    for (const char *p; (p = strstr(rest, "%s")) != NULL; rest = p + 2, a = b) {
        buf_add(&t, rest, (size_t)(p - rest));
        buf_adds(&t, a);
    }
    buf_adds(&t, rest);
    text_visible(&v, t.p, t.len, false);
    fprintf(stderr, "%s\n", v.p);
    buf_done(&t);
    buf_done(&v);
    return false;
}

void options_unknown_version(const char *what, const char *name)
{
    struct buf b;
    buf_init(&b);
    for (int i = 0; i < LAYOUT_VERSIONS; i++)
        buf_printf(&b, " %s", layout_versions[i].name);
    struct buf m;
    buf_init(&m);
    buf_printf(&m, "%s: no version \"%s\"; there are%s", what, name, b.p);
    complain("%s", m.p, NULL);
    buf_done(&b);
    buf_done(&m);
}

/* ---- one function an option; `value` is NULL for those that take none ---- */

static bool set_python(struct options *o, const char *value)
{
    o->version = layout_find(value);
    o->version_given = true;
    if (!o->version)
        options_unknown_version("--python", value);
    return o->version != NULL;
}

static bool set_view(struct options *o, const char *value)
{
    o->view = view_find(value);
    if (o->view >= 0)
        return true;
    struct buf b;
    buf_init(&b);
    for (int i = 0; i < VIEW_COUNT; i++)
        buf_printf(&b, " %s", view_name((enum view)i));
    complain("--view: no view \"%s\"; there are%s", value, b.p);
    buf_done(&b);
    return false;
}

static bool set_focus(struct options *o, const char *value)
{
    o->focus = value;
    return true;
}

static bool number(const char *name, const char *value, long least, long most, long *n)
{
    char *end;
    *n = strtol(value, &end, 10);
    if (*value && !*end && *n >= least && *n <= most)
        return true;
    return complain("%s wants a whole number, not \"%s\"", name, value);
}

static bool set_depth(struct options *o, const char *value)
{
    long n;
    if (!number("--depth", value, 0, 1000, &n))
        return false;
    o->depth = (int)n;
    return true;
}

static bool set_at(struct options *o, const char *value)
{
    o->at = value;
    if (*value && strspn(value, "0123456789.") == strlen(value))
        return true;
    return complain("--at wants a moment, 5 or 5.17.2, not \"%s\"", value, NULL);
}

static bool set_checkpoints(struct options *o, const char *value)
{
    long n;
    if (!number("--checkpoints", value, 1, 1L << 20, &n))
        return false;
    o->checkpoints = (size_t)n << 20;
    return true;
}

static bool set_out(struct options *o, const char *value)
{
    o->out = value;
    return true;
}

static bool set_charset(struct options *o, const char *value)
{
    if (strcmp(value, "ascii") == 0)
        o->charset = CHARSET_ASCII;
    else if (strcmp(value, "unicode") == 0)
        o->charset = CHARSET_UNICODE;
    else if (strcmp(value, "auto") != 0)
        return complain("--charset: ascii, unicode or auto, not \"%s\"", value, NULL);
    return true;
}

static bool set_width(struct options *o, const char *value)
{
    long n;
    if (!number("--width", value, 20, 10000, &n))
        return false;
    o->width = (int)n;
    return true;
}

static bool set_color(struct options *o, const char *value)
{
    static const char *const names[] = {"never", "auto", "always"};
    for (int i = 0; i < 3; i++)
        if (strcmp(value, names[i]) == 0) {
            o->color = i;
            return true;
        }
    return complain("--color: auto, always or never, not \"%s\"", value, NULL);
}

static bool set_plain(struct options *o, const char *value)
{
    (void)value;
    o->plain = true;
    return true;
}

static bool set_no_heap(struct options *o, const char *value)
{
    (void)value;
    o->no_heap = true;
    return true;
}

static bool set_no_mouse(struct options *o, const char *value)
{
    (void)value;
    o->no_mouse = true;
    return true;
}

/* "2G", "512M", "1000000" */
static bool set_memory(struct options *o, const char *value)
{
    char *end;
    double n = strtod(value, &end);
    static const char units[] = "KMG";
    const char *u = *end ? strchr(units, *end & ~0x20) : NULL;
    for (long i = u ? u - units + 1 : 0; i > 0; i--)
        n *= 1024;
    if (end == value || (*end && (!u || end[1])) || n < 1 << 20 || n > 1e15)
        return complain("--limit-memory wants at least 1M, as in 512M or 2G, not \"%s\"", value, NULL);
    o->memory_limit = (size_t)n;
    return true;
}

static bool set_time(struct options *o, const char *value)
{
    char *end;
    o->time_limit = strtod(value, &end);
    if (end == value || *end || o->time_limit <= 0)
        return complain("--limit-time wants seconds, not \"%s\"", value, NULL);
    return true;
}

static bool set_help(struct options *o, const char *value)
{
    (void)value;
    o->help = true;
    return true;
}

static bool set_tell(struct options *o, const char *value)
{
    (void)value;
    o->tell_version = true;
    return true;
}

static bool set_later(struct options *o, const char *value)
{
    (void)o;
    (void)value;
    return complain("this option is not in this version of slotscope yet", NULL, NULL);
}

static const struct option {
    const char *name; /* without -- */
    char letter;
    const char *value; /* what it takes, for the help; NULL: nothing */
    bool (*set)(struct options *o, const char *value);
    const char *help;
} options[] = {
    {"python", 'p', "VERSION", set_python, "3.8 ... 3.15 (default: SLOTSCOPE_PYTHON, else 3.14)"},
    {"view", 0, "VIEW", set_view, "fields, boxes, bytes, keys, pools"},
    {"focus", 0, "NAMES", set_focus, "draw only what these names reach"},
    {"depth", 0, "N", set_depth, "and only so many arrows deep"},
    {"at", 0, "MOMENT", set_at, "5: after five statements; 5.17.2: within the sixth (the end)"},
    {"out", 'o', "OUT", set_out, "write there: .txt, .svg, .html, .json"},
    {"charset", 0, "SET", set_charset, "ascii, unicode, auto"},
    {"width", 0, "N", set_width, "columns of a picture"},
    {"color", 0, "WHEN", set_color, "auto, always, never; auto honours NO_COLOR"},
    {"theme", 0, "NAME", set_later, "not in this version yet"},
    {"plain", 0, NULL, set_plain, "line mode: no screen control"},
    {"no-heap", 0, NULL, set_no_heap, "with dump: output and errors only"},
    {"no-mouse", 0, NULL, set_no_mouse, "leave the mouse to the terminal"},
    {"limit-memory", 0, "N", set_memory, "bytes the program may use (4G)"},
    {"limit-time", 0, "S", set_time, "seconds a statement may take (none)"},
    {"checkpoints", 0, "MIB", set_checkpoints, "memory that going back in time may take (512)"},
    {"help", 'h', NULL, set_help, "this text"},
    {"version", 'V', NULL, set_tell, "slotscope's own version"},
};
enum { NOPTIONS = sizeof options / sizeof *options };

void options_help(void)
{
    for (size_t i = 0; i < NOPTIONS; i++) {
        char left[64];
        snprintf(left, sizeof left, "--%s%s%s", options[i].name, options[i].value ? " " : "",
                 options[i].value ? options[i].value : "");
        printf("  %c%c%c %-22s %s\n", options[i].letter ? '-' : ' ', options[i].letter ? options[i].letter : ' ',
               options[i].letter ? ',' : ' ', left, options[i].help);
    }
}

static const struct option *find(const char *name, size_t n)
{
    for (size_t i = 0; i < NOPTIONS; i++)
        if (strlen(options[i].name) == n && memcmp(options[i].name, name, n) == 0)
            return &options[i];
    return NULL;
}

static const struct option *find_letter(char c)
{
    for (size_t i = 0; i < NOPTIONS; i++)
        if (options[i].letter == c)
            return &options[i];
    return NULL;
}

static bool unknown(const char *arg)
{
    const char *names[NOPTIONS + 1] = {NULL};
    for (size_t i = 0; i < NOPTIONS; i++)
        names[i] = options[i].name;
    char *word = mem_strndup(arg + strspn(arg, "-"), strcspn(arg + strspn(arg, "-"), "="));
    const char *near = text_nearest(word, names);
    free(word);
    if (near)
        return complain("no option %s; did you mean --%s?", arg, near);
    return complain("no option %s; slotscope --help lists them", arg, NULL);
}

/* One argument that begins with a dash; *i moves over its value. */
static bool read_one(struct options *o, int argc, char **argv, int *i)
{
    const char *arg = argv[*i], *value = NULL;
    const struct option *x;
    if (arg[1] == '-') {
        size_t n = strcspn(arg + 2, "=");
        x = find(arg + 2, n);
        value = arg[2 + n] ? arg + 3 + n : NULL;
    } else {
        x = find_letter(arg[1]);
        value = arg[2] ? arg + 2 : NULL;
        if (x && !x->value && value)
            return unknown(arg);
    }
    if (!x)
        return unknown(arg);
    if (!x->value && value)
        return complain("--%s takes no value", x->name, NULL);
    if (x->value && !value) {
        if (*i + 1 >= argc)
            return complain("--%s wants %s", x->name, x->value);
        value = argv[++*i];
    }
    return x->set(o, value);
}

static bool default_version(struct options *o)
{
    const char *env = getenv("SLOTSCOPE_PYTHON");
    if (o->version)
        return true;
    o->version = env && *env ? layout_find(env) : layout_default();
    if (!o->version)
        options_unknown_version("SLOTSCOPE_PYTHON", env);
    return o->version != NULL;
}

bool options_read(struct options *o, int argc, char **argv)
{
    *o = (struct options){.view = -1, .color = 1};
    o->charset = strcmp(nl_langinfo(CODESET), "UTF-8") == 0 ? CHARSET_UNICODE : CHARSET_ASCII;
    o->args = mem_zalloc(((size_t)argc + 1) * sizeof *o->args);
    bool only_args = false;
    for (int i = 1; i < argc; i++) {
        bool programs = o->nargs >= 2 && strcmp(o->args[0], "run") == 0; /* what follows is the program's */
        if (programs || only_args || argv[i][0] != '-' || !argv[i][1])
            o->args[o->nargs++] = argv[i];
        else if (strcmp(argv[i], "--") == 0)
            only_args = true;
        else if (!read_one(o, argc, argv, &i))
            return false;
    }
    return default_version(o);
}

bool options_color(const struct options *o)
{
    const char *no = getenv("NO_COLOR"), *force = getenv("FORCE_COLOR"), *term = getenv("TERM");
    if (o->color != 1)
        return o->color == 2;
    if (no && *no)
        return false;
    if (force && *force && strcmp(force, "0") != 0)
        return true;
    return isatty(STDOUT_FILENO) && term && strcmp(term, "dumb") != 0;
}

int options_width(const struct options *o)
{
    struct winsize ws;
    if (o->width)
        return o->width;
    return isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) == 0 && ws.ws_col >= 20 ? ws.ws_col : 100;
}
