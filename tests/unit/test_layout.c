/* The version tables against recorded debug information: every field of every record, both ways, and records without holes. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "slotscope/layout/layout.h"

static const struct field *find(const char *record, const char *name)
{
    for (size_t i = 0; i < layout_nfields; i++)
        if (strcmp(layout_fields[i].record, record) == 0 && strcmp(layout_fields[i].name, name) == 0)
            return &layout_fields[i];
    return NULL;
}

/* Bit fields moved between versions; the table keeps the newest place. */
static int bits_may_differ(const char *record, const char *name)
{
    return strcmp(record, "PyASCIIObject") == 0 && strncmp(name, "state", 5) == 0;
}

static void check_field(int v, const char *record, char *line)
{
    char name[128];
    int offset, size, bit = 0, bits = 0;
    ck_assert_int_ge(sscanf(line, " %127s %d %d %d %d", name, &offset, &size, &bit, &bits), 3);
    const struct field *f = find(record, name);
    ck_assert_msg(f, "%s.%s of %s is not in the table", record, name, layout_versions[v].name);
    ck_assert_msg(f->offset[v] == offset, "%s.%s of %s: offset %d, the real one has %d", record, name, layout_versions[v].name,
                  f->offset[v], offset);
    ck_assert_msg(f->size[v] == size, "%s.%s of %s: size %d, the real one has %d", record, name, layout_versions[v].name,
                  f->size[v], size);
    if (!bits_may_differ(record, name))
        ck_assert_msg(f->bit == bit && f->bits == bits, "%s.%s of %s: bits %d+%d, the real one has %d+%d", record, name,
                      layout_versions[v].name, f->bit, f->bits, bit, bits);
}

static FILE *open_facts(int v)
{
    char path[64];
    snprintf(path, sizeof path, "tests/layout/structs-%s.txt", layout_versions[v].name);
    FILE *f = fopen(path, "r");
    ck_assert_msg(f, "cannot read %s (run from the top of the repository)", path);
    return f;
}

START_TEST(every_recorded_field_is_in_the_table)
{
    FILE *f = open_facts(_i);
    char line[256], record[128] = "";
    int size, n = 0;
    while (fgets(line, sizeof line, f)) {
        if (line[0] == '#')
            continue;
        if (line[0] == ' ') {
            check_field(_i, record, line);
            n++;
        } else {
            ck_assert_int_eq(sscanf(line, "%127s %d", record, &size), 2);
            ck_assert_msg(layout_record_size(record, _i) == size, "sizeof %s of %s: %d, the real one has %d", record,
                          layout_versions[_i].name, layout_record_size(record, _i), size);
        }
    }
    fclose(f);
    ck_assert_int_gt(n, 500);
    int in_table = 0;
    for (size_t i = 0; i < layout_nfields; i++)
        in_table += layout_fields[i].offset[_i] >= 0;
    ck_assert_int_eq(in_table, n);
}
END_TEST

/* Fields lie inside their record; what no field covers is padding, never a whole word. */
START_TEST(fields_tile_their_record)
{
    for (size_t i = 0; i < layout_nfields;) {
        const char *record = layout_fields[i].record;
        int size = layout_record_size(record, _i);
        unsigned char *covered = calloc(1, (size_t)size + 1);
        for (; i < layout_nfields && strcmp(layout_fields[i].record, record) == 0; i++) {
            const struct field *f = &layout_fields[i];
            if (f->offset[_i] < 0)
                continue;
            ck_assert_msg(f->offset[_i] + f->size[_i] <= size, "%s.%s of %s reaches beyond its record", record, f->name,
                          layout_versions[_i].name);
            memset(covered + f->offset[_i], 1, (size_t)f->size[_i]);
        }
        for (int at = 0, hole = 0; at < size; at++) {
            hole = covered[at] ? 0 : hole + 1;
            ck_assert_msg(hole < 8, "%s of %s: a whole word before offset %d has no field", record, layout_versions[_i].name,
                          at + 1);
        }
        free(covered);
    }
}
END_TEST

/* They are searched by halves. */
START_TEST(tables_of_names_are_sorted)
{
    static const char *const names[][2] = {
#define SIGNATURE(name, since, text) {name, ""},
#include "slotscope/layout/signatures.def"
#undef SIGNATURE
        {"~", ""},
        {"", ""},
#define ATTRIBUTE(type, name, kinds) {type, name},
#include "slotscope/layout/attributes.def"
#undef ATTRIBUTE
    };
    for (size_t i = 1; i < sizeof names / sizeof *names; i++) {
        int order = strcmp(names[i - 1][0], names[i][0]);
        if (strcmp(names[i][0], "") != 0)
            ck_assert_msg(order < 0 || (order == 0 && strcmp(names[i - 1][1], names[i][1]) <= 0), "%s.%s comes too late",
                          names[i][0], names[i][1]);
    }
}
END_TEST

START_TEST(signatures_follow_the_version)
{
    layout_choose(layout_find("3.10"));
    ck_assert_str_eq(layout_signature("int.to_bytes"), "($self, /, length, byteorder, *, signed=False)");
    ck_assert_ptr_null(layout_signature("dict.clear"));
    layout_choose(layout_find("3.13"));
    ck_assert_str_eq(layout_signature("int.to_bytes"), "($self, /, length=1, byteorder='big', *, signed=False)");
    ck_assert_str_eq(layout_signature("dict.clear"), "($self, /)");
    ck_assert_ptr_null(layout_signature("dict.nothing"));
}
END_TEST

START_TEST(choosing_a_version_fills_the_offsets)
{
    layout_choose(layout_find("3.8"));
    ck_assert_int_eq(lay.PyTupleObject_ob_item, 24);
    ck_assert_int_eq(lay.PyASCIIObject_wstr, 40);
    ck_assert_int_eq(lay.sizeof_PyHeapTypeObject, 872);
    ck_assert_int_eq(pol.attr, ATTR_DICT_POINTER);
    layout_choose(layout_find("3.15"));
    ck_assert_int_eq(lay.PyTupleObject_ob_item, 32);
    ck_assert_int_eq(lay.PyASCIIObject_wstr, -1);
    ck_assert_int_eq(pol.attr, ATTR_INLINE_VALUES);
    ck_assert_int_eq(pol.small_int_max, 1024);
    ck_assert_ptr_null(layout_find("3.7"));
    ck_assert_ptr_null(layout_find("3.1"));
}
END_TEST

START_TEST(a_release_differs_from_the_build_that_was_recorded)
{
    layout_choose(layout_find("3.8.18"));
    ck_assert_str_eq(layout_chosen()->name, "3.8");
    ck_assert_int_eq(layout_sizeof("PyHeapTypeObject"), 880);
    ck_assert_int_eq(pol.all_classes_collected, 1);
    layout_choose(layout_find("3.10.4"));
    ck_assert_int_eq(pol.list_exact_even, 0);
    layout_choose(layout_find("3.10.5"));
    ck_assert_int_eq(pol.list_exact_even, 1);
    ck_assert_ptr_eq(layout_find("3.12.5"), layout_find("3.12"));
    ck_assert_ptr_null(layout_find("3.12.x"));
}
END_TEST

Suite *make_suite(void)
{
    Suite *s = suite_create("layout");
    TCase *t = tcase_create("tables");
    tcase_add_loop_test(t, every_recorded_field_is_in_the_table, 0, LAYOUT_VERSIONS);
    tcase_add_loop_test(t, fields_tile_their_record, 0, LAYOUT_VERSIONS);
    tcase_add_test(t, choosing_a_version_fills_the_offsets);
    tcase_add_test(t, tables_of_names_are_sorted);
    tcase_add_test(t, signatures_follow_the_version);
    tcase_add_test(t, a_release_differs_from_the_build_that_was_recorded);
    suite_add_tcase(s, t);
    return s;
}
