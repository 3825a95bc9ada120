/*
 * What a step of a program changes, as pictures: tests/pictures/steps/NAME.txt holds options, two pieces of code, and the picture
 * that must come out after the second one, with its marks beside what is new, changed and gone. UPDATE_PICTURES=1 writes what came
 * out instead.
 *
 *   python 3.14 | view fields | width 80 | charset ascii | focus NAMES | show explode | show full
 *   ----
 *   first piece
 *   ----
 *   second piece
 *   ----
 *   the picture (addresses masked)
 */
#include <check.h>
#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "slotscope/base/buf.h"
#include "slotscope/layout/layout.h"
#include "slotscope/scene/scene.h"
#include "slotscope/vm/vm.h"

#define FOLDER "tests/pictures/steps/"
#define RULE   "\n----\n"

static void swallow(void *ctx, int stream, const char *p, size_t n)
{
    (void)ctx, (void)stream, (void)p, (void)n;
}

static void run(const char *text, size_t n)
{
    ck_assert_msg(vm_run_source(text, n, "<test>", 'x', 1) == VM_OK, "%s: %s", vm_exception_type(), vm_exception_text());
}

static const char *option(const char *head, const char *name, char *value, size_t size)
{
    char word[32];
    value[0] = '\0';
    for (const char *p = head; p; p = strchr(p, '\n'), p = p ? p + 1 : NULL)
        if (sscanf(p, "%31s", word) == 1 && strcmp(word, name) == 0) {
            snprintf(value, size, "%.*s", (int)strcspn(p + strlen(name) + 1, "\n"), p + strlen(name) + 1);
            return value;
        }
    return NULL;
}

/* Digits of addresses become dots. */
static void mask(struct buf *b)
{
    for (char *p = b->p; (p = strchr(p, '@')); p++)
        for (char *q = p + 1; isxdigit((unsigned char)*q); q++)
            *q = '.';
}

static void picture(const char *head, const char *one, size_t n1, const char *two, size_t n2, struct buf *out)
{
    char value[64], focus[64];
    const struct vm_options vo = {.version = layout_find(option(head, "python", value, sizeof value)), .write = swallow};
    ck_assert_ptr_nonnull(vo.version);
    vm_boot(&vo);
    run(one, n1);
    struct snap *before = snap_take(vm_main_dict(), &snap_screen_limits);
    run(two, n2);
    struct snap *now = snap_take(vm_main_dict(), &snap_screen_limits);
    snap_diff(now, before);
    struct scene_options o = {.charset = CHARSET_UNICODE, .focus = option(head, "focus", focus, sizeof focus)};
    if (option(head, "view", value, sizeof value))
        o.view = (enum view)view_find(value);
    if (option(head, "charset", value, sizeof value) && strcmp(value, "ascii") == 0)
        o.charset = CHARSET_ASCII;
    if (option(head, "show", value, sizeof value)) {
        o.explode = strcmp(value, "explode") == 0;
        o.full = strcmp(value, "full") == 0;
    }
    struct diagram *d = scene_build(now, &o);
    diagram_place(d, option(head, "width", value, sizeof value) ? atoi(value) : 0);
    struct grid g = {0};
    diagram_paint(d, &g, NULL);
    grid_to_text(&g, out);
    mask(out);
    grid_done(&g);
    diagram_free(d);
    snap_free(before);
    snap_free(now);
}

static void one_file(const char *path)
{
    struct buf file, got;
    buf_init(&file);
    buf_init(&got);
    ck_assert_int_eq(buf_read_file(&file, path), 0);
    char *a = strstr(file.p, RULE), *b = a ? strstr(a + strlen(RULE) - 1, RULE) : NULL,
         *c = b ? strstr(b + strlen(RULE) - 1, RULE) : NULL;
    ck_assert_msg(c != NULL, "%s: three rules expected", path);
    const char *one = a + strlen(RULE), *two = b + strlen(RULE);
    char *head = mem_strndup(file.p, (size_t)(a - file.p));
    picture(head, one, (size_t)(b - one) + 1, two, (size_t)(c - two) + 1, &got);
    const char *want = c + strlen(RULE);
    if (getenv("UPDATE_PICTURES")) {
        FILE *f = fopen(path, "w");
        fwrite(file.p, 1, (size_t)(want - file.p), f);
        fwrite(got.p, 1, got.len, f);
        fclose(f);
    } else if (strcmp(got.p, want) != 0)
        ck_abort_msg("%s: the picture is now\n%s", path, got.p);
    free(head);
    buf_done(&file);
    buf_done(&got);
}

START_TEST(steps_as_text)
{
    struct dirent **names;
    int n = scandir(FOLDER, &names, NULL, alphasort);
    ck_assert_int_gt(n, 2);
    for (int i = 0; i < n; i++) {
        char path[300];
        snprintf(path, sizeof path, FOLDER "%s", names[i]->d_name);
        if (names[i]->d_name[0] != '.')
            one_file(path);
        free(names[i]);
    }
    free(names);
}
END_TEST

Suite *make_suite(void)
{
    Suite *s = suite_create("scene");
    TCase *c = tcase_create("steps");
    tcase_set_timeout(c, 60);
    tcase_add_test(c, steps_as_text);
    suite_add_tcase(s, c);
    return s;
}
