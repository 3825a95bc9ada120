/* Commands that run a file: run, draw, dump. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "slotscope/base/mem.h"
#include "slotscope/base/text.h"
#include "slotscope/lang/encoding.h"
#include "slotscope/layout/layout.h"
#include "slotscope/render/render.h"
#include "slotscope/session/session.h"
#include "slotscope/vm/vm.h"

/* CR LF, and a CR alone, end lines of a file as LF does. */
static void plain_newlines(struct buf *b)
{
    size_t n = 0;
    for (size_t i = 0; i < b->len; i++) {
        bool cr = b->p[i] == '\r';
        b->p[n++] = cr ? '\n' : b->p[i];
        i += cr && i + 1 < b->len && b->p[i + 1] == '\n';
    }
    buf_cut(b, n);
}

static bool read_bytes(const char *path, struct buf *b)
{
    struct diag d = {.file = path};
    buf_init(b);
    if (buf_read_file(b, path) == 0) {
        encoding_to_utf8(b);
        plain_newlines(b);
        return true;
    }
    diag_set(&d, path, 0, 0, "cannot be read: %s", strerror(errno));
    diag_print(&d);
    buf_done(b);
    return false;
}

bool read_source(const char *path, struct buf *b)
{
    struct diag d = {.file = path};
    if (!read_bytes(path, b))
        return false;
    size_t bad = text_check_utf8(b->p, b->len);
    if (bad == b->len)
        return true;
    int line = 1, col = 1;
    for (size_t i = 0; i < bad; i++) {
        col = b->p[i] == '\n' ? 1 : col + 1;
        line += b->p[i] == '\n';
    }
    diag_set(&d, path, line, col, "is not UTF-8 text; save it as UTF-8, or say what it is in its first line: # coding: latin-1");
    diag_print(&d);
    buf_done(b);
    return false;
}

bool write_result(const char *path, const struct buf *b)
{
    bool std = !path || strcmp(path, "-") == 0;
    FILE *f = std ? stdout : fopen(path, "w");
    bool ok = f && fwrite(b->p, 1, b->len, f) == b->len;
    if (f)
        ok = (std ? fflush(f) : fclose(f)) == 0 && ok;
    if (!ok)
        usage("%s: cannot be written: %s", std ? "standard output" : path, strerror(errno));
    return ok;
}

static void on_interrupt(int sig)
{
    (void)sig;
    vm_interrupt();
}

void catch_interrupts(void)
{
    struct sigaction sa = {.sa_handler = on_interrupt};
    sigemptyset(&sa.sa_mask);
    sigaction(SIGINT, &sa, NULL);
}

/* ---- run ---- */

/* A terminal gets the program's output with control characters made visible; a pipe gets it as it is. */
static void program_output(void *ctx, int stream, const char *p, size_t n)
{
    (void)ctx;
    FILE *f = stream == 2 ? stderr : stdout;
    static int tty[3] = {-1, -1, -1};
    if (tty[stream] < 0)
        tty[stream] = isatty(stream);
    if (!tty[stream]) {
        fwrite(p, 1, n, f);
    } else {
        struct buf b;
        buf_init(&b);
        text_visible(&b, p, n, true);
        fwrite(b.p, 1, b.len, f);
        buf_done(&b);
    }
    if (stream == 2 || n == 0)
        fflush(stdout);
}

static const char *read_stdin(void *ctx)
{
    (void)ctx;
    static char *line;
    static size_t cap;
    fflush(stdout);
    bool read = getline(&line, &cap, stdin) >= 0;
    if (!read && errno == EINTR)
        clearerr(stdin);
    return read ? line : NULL;
}

static int end_of_run(enum vm_result r)
{
    fflush(stdout);
    if (r == VM_EXIT)
        return vm_exit_status();
    if (r == VM_OK)
        return EXIT_DONE;
    struct buf b;
    buf_init(&b);
    if (vm_abandoned()) {
        vm_format_frames(&b);
        buf_printf(&b, "%s\n", vm_abandoned());
    } else if (vm_exception()) {
        vm_report_exception();
    } else if (r == VM_INTERRUPTED) {
        buf_adds(&b, "KeyboardInterrupt\n");
    }
    program_output(NULL, 2, b.p, b.len);
    buf_done(&b);
    return r == VM_INTERRUPTED || strcmp(vm_exception_type(), "KeyboardInterrupt") == 0 ? EXIT_INTERRUPTED : EXIT_RAISED;
}

/* __file__ and what tracebacks call the file. */
static void program_name(struct buf *b, const char *path)
{
    char cwd[4096];
    buf_init(b);
    if (strcmp(path, "-") == 0)
        path = "<stdin>";
    else if (pol.main_file_is_absolute && path[0] != '/' && getcwd(cwd, sizeof cwd))
        buf_printf(b, "%s/", cwd);
    buf_adds(b, path);
}

int command_run(const struct options *o)
{
    struct buf text;
    const char *path = o->args[1];
    if (!read_bytes(path, &text))
        return EXIT_USAGE;
    const struct vm_options vo = {.version = o->version,
                                  .memory_limit = o->memory_limit,
                                  .time_limit = o->time_limit,
                                  .write = program_output,
                                  .read_line = read_stdin,
                                  .argc = o->nargs - 1,
                                  .argv = o->args + 1,
                                  .from_stdin = strcmp(path, "-") == 0};
    vm_boot(&vo);
    catch_interrupts();
    struct buf name;
    program_name(&name, path);
    int status = end_of_run(vm_run_source(text.p, text.len, name.p, 'x', 1));
    buf_done(&name);
    if (!vm_abandoned()) {
        vm_clear_exception();
        vm_finish();
    }
    vm_shutdown();
    fflush(stdout);
    buf_done(&text);
    return status;
}

/* ---- draw and dump ---- */

static struct session_options session_options(const struct options *o)
{
    return (struct session_options){.version = o->version,
                                    .memory_limit = o->memory_limit,
                                    .time_limit = o->time_limit,
                                    .record = o->at && strchr(o->at, '.'),
                                    .checkpoint_budget = o->checkpoints,
                                    .argc = o->nargs - 1,
                                    .argv = o->args + 1};
}

/* Reads FILE and makes sure that it is Python in the chosen version. */
static bool read_program(const struct options *o, struct buf *text)
{
    struct diag d;
    if (!read_source(o->args[1], text))
        return false;
    layout_choose(o->version);
    if (session_parses(text->p, text->len, o->args[1], &d))
        return true;
    diag_print(&d);
    buf_done(text);
    return false;
}

static int tell_exceptions(const struct session *s, const char *path)
{
    int status = EXIT_DONE;
    for (size_t i = 0; i < session_at(s); i++) {
        const struct moment *m = session_moment(s, i);
        if (!m->raised)
            continue;
        struct diag d;
        diag_set(&d, path, m->line, 0, "%s%s%s", m->exception, *m->message ? ": " : "", m->message);
        diag_print(&d);
        status = m->interrupted ? EXIT_INTERRUPTED : EXIT_RAISED;
    }
    return status;
}

int command_draw(const struct options *o)
{
    struct buf text, out;
    int format = picture_format(o->out);
    if (format < 0)
        return usage("%s: the picture's kind follows from the ending: .txt, .svg, .html or .json", o->out);
    if (!read_program(o, &text))
        return EXIT_USAGE;
    const struct session_options so = session_options(o);
    catch_interrupts();
    struct session *s = session_run_statements(&so, text.p, text.len, o->args[1]);
    int status = tell_exceptions(s, o->args[1]);
    struct session_place at;
    if (o->at && (!session_find_moment(s, o->at, &at) || !session_goto_place(s, &at))) {
        status = usage("--at %s: there is no such moment; %s has %zu statements", o->at, o->args[1], session_count(s));
        session_free(s);
        buf_done(&text);
        return status;
    }
    const struct snap_limits limits = {.objects = 600, .items = 40};
    struct snap *snap = snap_take(vm_main_dict(), &limits);
    const struct picture_options po = {.scene = {.view = o->view < 0 ? VIEW_FIELDS : (enum view)o->view,
                                                 .charset = o->charset,
                                                 .focus = o->focus,
                                                 .depth = o->depth},
                                       .format = (enum picture_format)format,
                                       .width = options_width(o),
                                       .color = !o->out && options_color(o),
                                       .linear = o->plain,
                                       .title = o->args[1]};
    buf_init(&out);
    render_picture(snap, &po, &out);
    if (!write_result(o->out, &out))
        status = EXIT_USAGE;
    snap_free(snap);
    session_free(s);
    buf_done(&out);
    buf_done(&text);
    return status;
}

int command_explain(const struct options *o)
{
    struct buf text, out;
    int format = picture_format(o->out);
    if (format < 0 || format == PICTURE_JSON)
        return usage("%s: the picture's kind follows from the ending: .txt, .svg or .html", o->out);
    if (!read_program(o, &text))
        return EXIT_USAGE;
    const struct session_options so = session_options(o);
    catch_interrupts();
    struct session *s = session_run_statements(&so, text.p, text.len, o->args[1]);
    tell_exceptions(s, o->args[1]);
    const struct picture_options po = {.scene = {.charset = o->charset, .focus = o->focus, .depth = o->depth},
                                       .format = (enum picture_format)format,
                                       .width = options_width(o),
                                       .color = !o->out && options_color(o),
                                       .linear = o->plain,
                                       .title = o->args[2]};
    buf_init(&out);
    int status = EXIT_USAGE;
    if (!render_explain(o->args[2], &po, &out))
        fprintf(stderr, "slotscope: %s", out.p);
    else if (write_result(o->out, &out))
        status = EXIT_DONE;
    session_free(s);
    buf_done(&out);
    buf_done(&text);
    return status;
}

int command_dump(const struct options *o)
{
    struct buf text, out;
    if (!read_program(o, &text))
        return EXIT_USAGE;
    const struct session_options so = session_options(o);
    catch_interrupts();
    buf_init(&out);
    int status = EXIT_USAGE;
    if (!render_dump(&so, text.p, text.len, o->args[1], o->at, !o->no_heap, &out))
        usage("--at %s: there is no such moment in %s", o->at, o->args[1]);
    else if (write_result(o->out, &out))
        status = EXIT_DONE;
    buf_done(&out);
    buf_done(&text);
    return status;
}
