/* Dicts, sets and strings as bytes: sizes, places and order that real interpreters show. */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "object/dictkeys.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/seq.h"

static void boot(int i)
{
    layout_choose(&layout_versions[i]);
    heap_open(&layout_versions[i], 0);
    object_boot();
}

static struct obj *key_number(int i)
{
    char text[16];
    snprintf(text, sizeof text, "k%d", i);
    return str_from_c(text);
}

static int table_bytes(struct obj *d)
{
    struct keys_view v;
    keys_read(dict_keys_table(d), &v);
    return (int)v.bytes;
}

/* hash("abc") and hash("\u1234") with PYTHONHASHSEED=0: SipHash-2-4 up to 3.10, 1-3 later. */
START_TEST(hashes_of_text)
{
    boot(_i);
    bool old = _i < 3;
    ck_assert_int_eq(str_hash(str_from_c("abc")), old ? INT64_C(4596069200710135518) : INT64_C(-4594863902769663758));
    ck_assert_int_eq(str_hash(str_from_c("\xe1\x88\xb4")), old ? INT64_C(-2443644979282194761) : INT64_C(-1931837085843612680));
    ck_assert_int_eq(str_hash(str_from_c("")), 0);
}
END_TEST

/* sys.getsizeof of a dict while n str keys are put in: 48 + table (and 16 of collector). */
START_TEST(dict_grows)
{
    boot(_i);
    static const int steps[][3] = {{1, 232, 184}, {5, 232, 184}, {6, 360, 272}, {10, 360, 272}, {11, 640, 464}, {21, 640, 464}};
    struct obj *d = dict_new();
    for (int n = 1, s = 0; n <= 21; n++) {
        struct obj *k = key_number(n);
        ck_assert_int_eq(dict_set(d, k, obj_none), 0);
        decref(k);
        if (s < 6 && steps[s][0] == n) {
            ck_assert_int_eq(64 + table_bytes(d), steps[s][_i < 3 ? 1 : 2]);
            s++;
        }
    }
}
END_TEST

/* Every entry can be found by its probe path, before and after deleting; the order is that of insertion. */
START_TEST(dict_finds)
{
    boot(_i);
    struct obj *d = dict_new(), *key, *v;
    for (int i = 0; i < 500; i++) {
        struct obj *k = i % 3 ? key_number(i) : int_from_i64(i * 64);
        struct obj *n = int_from_i64(i);
        dict_set(d, k, n);
        decref(k);
        decref(n);
    }
    for (int i = 0; i < 500; i += 2) {
        struct obj *k = i % 3 ? key_number(i) : int_from_i64(i * 64);
        ck_assert_int_eq(dict_del(d, k), 0);
        ck_assert_ptr_null(dict_get(d, k));
        decref(k);
    }
    ck_assert_int_eq(dict_len(d), 250);
    int64_t pos = 0, last = -1;
    while (dict_next(d, &pos, &key, &v)) {
        ck_assert_ptr_eq(dict_get(d, key), v);
        ck_assert_int_gt(int_compact_value(v), last);
        last = int_compact_value(v);
    }
    ck_assert_int_eq(last, 499);
}
END_TEST

/* A class's table starts with room for 30 and gives up a word with every instance; up to 3.10 it has 8 slots, 5 of them usable. */
START_TEST(shared_keys_shrink)
{
    boot(_i);
    void *keys = keys_for_class(NULL);
    if (!pol.keys_log2) {
        ck_assert_int_eq(keys_room(keys), 5);
        return;
    }
    ck_assert_int_eq(keys_room(keys), 30);
    ck_assert_int_eq(keys_slots(keys), 64);
    for (int i = 0; i < 3; i++) {
        struct obj *k = key_number(i);
        ck_assert_int_eq(keys_insert_split(keys, k, str_hash(k)), i);
        decref(k);
    }
    for (int i = 0; i < 40; i++)
        keys_instance_made(keys);
    ck_assert_int_eq(keys_room(keys), 4); /* what is used, and one more */
}
END_TEST

/* A split dict in and out of order: up to 3.10 other orders combine it, later the values remember theirs. */
START_TEST(split_order)
{
    boot(_i);
    void *keys = keys_for_class(NULL);
    struct obj *a = str_from_c("alpha"), *b = str_from_c("beta"), *d = dict_new_split(keys), *e = dict_new_split(keys), *key, *v;
    dict_set(d, a, obj_none);
    dict_set(d, b, obj_none);
    dict_set(e, b, obj_none);
    dict_set(e, a, obj_none);
    ck_assert_ptr_nonnull(dict_values_array(d));
    ck_assert_int_eq(dict_values_array(e) != NULL, pol.values_format != VALUES_PLAIN);
    int64_t pos = 0;
    ck_assert(dict_next(e, &pos, &key, &v));
    ck_assert_ptr_eq(key, b);
    ck_assert(dict_next(e, &pos, &key, &v));
    ck_assert_ptr_eq(key, a);
}
END_TEST

/* sys.getsizeof("a"), two letters of Latin-1, of the BMP, and beyond. */
START_TEST(kinds_of_text)
{
    boot(_i);
    static const char *const texts[] = {"ab", "na\xc3\xafve", "\xe4\xbd\xa0\xe5\xa5\xbd", "\xf0\x9f\x98\x80"};
    static const int sizes[][2] = {{51, 43}, {78, 62}, {78, 62}, {80, 64}}, kinds[] = {1, 1, 2, 4};
    for (int i = 0; i < 4; i++) {
        struct obj *s = str_from_c(texts[i]);
        ck_assert_int_eq(obj_getsizeof(s), sizes[i][_i >= 4]);
        ck_assert_int_eq(str_kind(s), kinds[i]);
        ck_assert_int_eq(str_is_ascii(s), i == 0);
    }
}
END_TEST

START_TEST(interning)
{
    boot(_i);
    struct obj *a = str_from_c("zebra"), *b = str_from_c("zebra");
    ck_assert_ptr_ne(a, b);
    str_intern(&a);
    str_intern(&b);
    ck_assert_ptr_eq(a, b);
    ck_assert_int_eq(obj_is_immortal(a), pol.interned_immortal);
    ck_assert_ptr_eq(str_name("zebra"), a);
    decref(a);
    decref(b);
    b = str_from_c("zebra");
    ck_assert(str_eq_c(b, "zebra"));
}
END_TEST

/* sys.getsizeof(set(range(n))): the table leaves the object with the fifth element. */
START_TEST(set_grows)
{
    boot(_i);
    static const int steps[][2] = {{4, 216}, {5, 728}, {18, 728}, {19, 2264}, {76, 2264}, {77, 8408}};
    struct obj *s = set_new(t_set, NULL);
    for (int n = 1, k = 0; n <= 77; n++) {
        struct obj *x = int_from_i64(n - 1);
        set_add(s, x);
        decref(x);
        if (steps[k][0] == n)
            ck_assert_int_eq(obj_getsizeof(s), steps[k++][1]);
    }
}
END_TEST

/* list({1, 9, 17, 2}): where probing puts them in a table of eight. */
START_TEST(set_order)
{
    boot(_i);
    static const int in[] = {1, 9, 17, 2};
    struct obj *s = set_new(t_set, NULL), *key;
    for (int i = 0; i < 4; i++)
        set_add(s, int_small(in[i]));
    int64_t pos = 0, hash, i = 0;
    static const int want[] = {1, 2, 9, 17};
    while (set_next(s, &pos, &key, &hash))
        ck_assert_int_eq(int_compact_value(key), want[i++]);
    ck_assert_int_eq(i, 4);
}
END_TEST

START_TEST(exceptions)
{
    boot(_i);
    err_format(exc_ValueError, "bad %R %d", str_from_c("x"), 5);
    ck_assert(err_matches(exc_ValueError) && err_matches(exc_Exception) && !err_matches(exc_TypeError));
    struct obj *e = err_fetch();
    ck_assert_str_eq(str_c(obj_repr(e)), "ValueError(\"bad 'x' 5\")");
    struct obj *o = obj_call2(exc_OSError, int_small(2), str_from_c("gone"));
    ck_assert_ptr_eq(o->ob_type, exc_FileNotFoundError);
    ck_assert_str_eq(str_c(obj_str(o)), "[Errno 2] gone");
    ck_assert_int_eq(exc_ExceptionGroup != NULL, _i >= 3);
    err_key(str_from_c("k"));
    ck_assert_str_eq(str_c(obj_str(err_current())), "'k'");
}
END_TEST

Suite *make_suite(void)
{
    Suite *s = suite_create("object");
    TCase *t = tcase_create("dicts, sets, text");
    tcase_set_timeout(t, 60);
    tcase_add_loop_test(t, hashes_of_text, 0, LAYOUT_VERSIONS);
    tcase_add_loop_test(t, dict_grows, 0, LAYOUT_VERSIONS);
    tcase_add_loop_test(t, dict_finds, 0, LAYOUT_VERSIONS);
    tcase_add_loop_test(t, shared_keys_shrink, 0, LAYOUT_VERSIONS);
    tcase_add_loop_test(t, split_order, 0, LAYOUT_VERSIONS);
    tcase_add_loop_test(t, kinds_of_text, 0, LAYOUT_VERSIONS);
    tcase_add_loop_test(t, interning, 0, LAYOUT_VERSIONS);
    tcase_add_loop_test(t, set_grows, 0, LAYOUT_VERSIONS);
    tcase_add_loop_test(t, set_order, 0, LAYOUT_VERSIONS);
    tcase_add_loop_test(t, exceptions, 0, LAYOUT_VERSIONS);
    suite_add_tcase(s, t);
    return s;
}
