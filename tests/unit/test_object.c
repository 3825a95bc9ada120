/*
 * The object room, asked through small programs in every version: how instances are laid out, where attributes live under the four
 * mechanisms, what changing a class does, and what the collector and weak references make of the end of objects. The numbers were
 * measured on the real interpreters.
 */
#include <check.h>
#include <string.h>

#include "slotscope/layout/layout.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/dict.h"
#include "slotscope/object/gc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/text.h"
#include "slotscope/vm/vm.h"

static void swallow(void *ctx, int stream, const char *p, size_t n)
{
    (void)ctx, (void)stream, (void)p, (void)n;
}

static void boot(int version)
{
    const struct vm_options o = {.version = &layout_versions[version], .write = swallow};
    vm_boot(&o);
}

static void run(const char *text)
{
    ck_assert_msg(vm_run_source(text, strlen(text), "<test>", 'x', 1) == VM_OK, "%s: %s: %s", layout_chosen()->name, vm_exception_type(),
                  vm_exception_text());
}

static void raises(const char *text, const char *type, const char *message_text)
{
    ck_assert_int_eq(vm_run_source(text, strlen(text), "<test>", 'x', 1), VM_RAISED);
    ck_assert_str_eq(vm_exception_type(), type);
    ck_assert_str_eq(vm_exception_text(), message_text);
    vm_clear_exception();
}

static int64_t number(const char *expr)
{
    int overflow;
    struct obj *o = vm_eval(expr, strlen(expr));
    ck_assert_msg(o != NULL, "%s: %s", expr, layout_chosen()->name);
    int64_t v = int_as_i64(o, &overflow);
    decref(o);
    return v;
}

static struct obj *name(const char *s)
{
    struct obj *o = dict_get_c(vm_main_dict(), s);
    ck_assert_ptr_nonnull(o);
    return o;
}

static const char points[] = "import sys\n"
                             "class P:\n    def __init__(self, x, y):\n        self.x = x\n        self.y = y\n"
                             "class S:\n    __slots__ = ('y', 'x')\n"
                             "p, s = P(1, 2), S()\n"
                             "s.x = 1\n";

START_TEST(layout_of_instances)
{
    static const int basic[] = {32, 32, 32, 24, 16, 16, 16, 16}, dict[] = {16, 16, 16, -48, -1, -1, -1, -1},
                     weak[] = {24, 24, 24, 16, -32, -32, -32, -32}, pre[] = {16, 16, 16, 32, 32, 32, 32, 32},
                     size[] = {48, 48, 48, 56, 48, 48, 48, 48};
    boot(_i);
    run(points);
    const struct type *t = type_of(name("p"));
    ck_assert_int_eq(t->basicsize, basic[_i]);
    ck_assert_int_eq(t->dictoffset, dict[_i]);
    ck_assert_int_eq(t->weakrefoffset, weak[_i]);
    ck_assert_int_eq(t->presize, pre[_i]);
    ck_assert_int_eq(number("sys.getsizeof(p)"), size[_i]);
    ck_assert_int_eq(type_of(name("s"))->basicsize, 32);
    ck_assert_int_eq(number("sys.getsizeof(s)"), 48);
    /* x before y, whatever the order in __slots__ */
    ck_assert_ptr_eq(*(struct obj **)(void *)((char *)name("s") + 16), int_small(1));
    ck_assert_ptr_null(*(struct obj **)(void *)((char *)name("s") + 24));
}
END_TEST

START_TEST(a_dict_is_made_when_asked_for)
{
    boot(_i);
    run(points);
    struct obj *p = name("p");
    int capacity = 0;
    bool pointer = pol.attr == ATTR_DICT_POINTER;
    ck_assert_int_eq(instance_dict_now(p) != NULL, pointer);
    run("p.x; p.x = 5; hasattr(p, 'z')");
    ck_assert_int_eq(instance_dict_now(p) != NULL, pointer);
    ck_assert_int_eq(instance_values(p, &capacity) != NULL, !pointer);
    run("d = p.__dict__");
    ck_assert_ptr_eq(instance_dict_now(p), name("d"));
    run("p.z = 7; d['x'] = 6");
    ck_assert_int_eq(number("p.x * 100 + p.z * 10 + len(d)"), 673);
}
END_TEST

START_TEST(room_for_values_shrinks)
{
    boot(_i);
    run("class P:\n    def __init__(self):\n        self.a = self.b = 1\n"
        "ps = [P() for i in range(40)]\nfirst, second, last = ps[0], ps[1], ps[-1]");
    int a = 0, b = 0, c = 0;
    if (pol.attr == ATTR_DICT_POINTER)
        return;
    ck_assert_ptr_nonnull(instance_values(name("first"), &a));
    instance_values(name("second"), &b);
    instance_values(name("last"), &c);
    if (pol.attr == ATTR_INLINE_VALUES) { /* 3.11 and 3.12 keep no capacity: the table tells the present room */
        ck_assert_int_eq(a, 29);
        ck_assert_int_eq(b, 28);
    }
    ck_assert_int_eq(c, 3);
}
END_TEST

START_TEST(classes_that_change)
{
    boot(_i);
    run("class A:\n    def f(self): return 1\n"
        "class B(A): pass\n"
        "class C:\n    def f(self): return 3\n"
        "b = B()\nr = [b.f() for i in range(20)]");
    run("A.f = lambda self: 2");
    ck_assert_int_eq(number("b.f()"), 2);
    run("B.f = lambda self: 4");
    ck_assert_int_eq(number("b.f()"), 4);
    run("del B.f\nB.__bases__ = (C,)");
    ck_assert_int_eq(number("b.f()"), 3);
    run("B.__len__ = lambda self: 9");
    ck_assert_int_eq(number("len(b)"), 9);
    run("C.__add__ = lambda self, o: o + 1");
    ck_assert_int_eq(number("b + 1"), 2);
    run("b.x = 5\nb.__class__ = A");
    ck_assert_int_eq(number("b.f() * 10 + b.x"), 25);
}
END_TEST

START_TEST(complaints)
{
    static const char *const mro = "Cannot create a consistent method resolution order (MRO) for bases X, Y",
                      *const old_mro = "Cannot create a consistent method resolution\norder (MRO) for bases X, Y";
    boot(_i);
    raises("class X: pass\nclass Y(X): pass\nclass Z(X, Y): pass", "TypeError", _i < 5 ? old_mro : mro);
    raises("class X:\n    __slots__ = 'a'\nclass Y:\n    __slots__ = 'b'\nclass Z(X, Y): pass", "TypeError",
           "multiple bases have instance lay-out conflict");
    raises("class X:\n    __slots__ = ('a',)\n    a = 1", "ValueError", "'a' in __slots__ conflicts with class variable");
    raises("class X:\n    __slots__ = ('__dict__', '__dict__')", "TypeError", "__dict__ slot disallowed: we already got one");
    raises("class X:\n    __slots__ = ('1a',)", "TypeError", "__slots__ must be identifiers");
    raises("class X(int):\n    __slots__ = ('a',)", "TypeError",
           _i < 7 ? "nonempty __slots__ not supported for subtype of 'int'" : "arbitrary __slots__ not supported for subtype of 'int'");
    raises("class X(bool): pass", "TypeError", "type 'bool' is not an acceptable base type");
    raises("class S:\n    __slots__ = ('x',)\nS().y = 1", "AttributeError",
           _i < 5 ? "'S' object has no attribute 'y'" : "'S' object has no attribute 'y' and no __dict__ for setting new attributes");
    raises("S().x", "AttributeError", _i < 3 ? "x" : "'S' object has no attribute 'x'");
    raises("int.x = 1", "TypeError",
           _i < 2 ? "can't set attributes of built-in/extension type 'int'" : "cannot set 'x' attribute of immutable type 'int'");
    raises("[].append()", "TypeError", _i < 1 ? "append() takes exactly one argument (0 given)" : "list.append() takes exactly one argument (0 given)");
}
END_TEST

START_TEST(the_end_of_objects)
{
    boot(_i);
    run("import gc, weakref\ngc.collect()\nseen = []\n"
        "class N:\n    def __del__(self): seen.append(self.n)\n"
        "a = N(); b = N()\na.n, b.n = 1, 2\na.o, b.o = b, a\n"
        "w = weakref.ref(a)\nv = weakref.ref(a)\nc = weakref.ref(b, lambda r: seen.append('cb'))");
    ck_assert_int_eq(number("w is v"), 1);
    run("del a, b");
    ck_assert_int_eq(number("len(seen)"), 0);
    ck_assert_int_eq(number("gc.collect()"), pol.attr == ATTR_DICT_POINTER ? 4 : 2);
    ck_assert_int_eq(number("w() is None and sorted(map(str, seen)) == ['1', '2', 'cb']"), 1);
    run("class L:\n    __slots__ = 'next'\n"
        "h = None\n"
        "for i in range(100000):\n    l = L(); l.next = h; h = l\n"
        "del h, l"); /* a long chain goes without deep recursion in C */
    run("class R:\n    def __repr__(self): return repr(self)\n"
        "try: repr(R())\nexcept RecursionError: deep = 1");
    ck_assert_int_eq(number("deep"), 1);
}
END_TEST

START_TEST(a_freed_name_is_not_found_again)
{
    boot(_i);
    run("class A: pass\na = A()\n"
        "for i in range(5000):\n    setattr(A, 'n%d' % i, i); assert getattr(a, 'n%d' % i) == i; delattr(A, 'n%d' % i)\n"
        "assert not hasattr(a, 'n3')\n"
        "made = [type('T%d' % i, (A,), {'v': i}) for i in range(300)]\n"
        "assert [t.v for t in made] == list(range(300)) and len(A.__subclasses__()) == 300\n"
        "del made, a\nimport gc; gc.collect()\nassert A.__subclasses__() == []");
}
END_TEST

Suite *make_suite(void)
{
    Suite *s = suite_create("object");
    TCase *t = tcase_create("every version");
    tcase_set_timeout(t, 60);
    const TTest *const tests[] = {layout_of_instances, a_dict_is_made_when_asked_for, room_for_values_shrinks, classes_that_change, complaints,
                                  the_end_of_objects,  a_freed_name_is_not_found_again};
    for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++)
        tcase_add_loop_test(t, tests[i], 0, LAYOUT_VERSIONS);
    suite_add_tcase(s, t);
    return s;
}
