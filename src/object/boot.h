/*
 * Booting the object room. object_boot() calls one xxx_boot() for each file that makes types.
 *
 * During boot type_ready() makes a type object that can be allocated from at once (record, slots, sizes); its MRO, dict and descriptors
 * follow at the end of boot, when str, dict and tuple work. So xxx_boot() may make shared objects (small ints, the empty tuple, latin-1
 * characters) right after type_ready, provided the types they need were booted before: the order is that of the list below.
 * The variable t_xxx of type.h is defined in the file that has the spec; obj_true and obj_false in the file of bool.
 */
#ifndef SLOTSCOPE_SRC_OBJECT_BOOT_H
#define SLOTSCOPE_SRC_OBJECT_BOOT_H

#define BOOT_LIST(X)                                                                                                             \
    X(objtype) /* object, type, None, Ellipsis, NotImplemented */                                                                \
    X(gc)                                                                                                                        \
    X(dict)                                                                                                                      \
    X(str)                                                                                                                       \
    X(tuple)                                                                                                                     \
    X(int)                                                                                                                       \
    X(bool)                                                                                                                      \
    X(list)                                                                                                                      \
    X(gclists)                                                                                                                   \
    X(descr)                                                                                                                     \
    X(call)                                                                                                                      \
    X(weakref)                                                                                                                   \
    X(dictview)                                                                                                                  \
    X(set)                                                                                                                       \
    X(bytes)                                                                                                                     \
    X(bytearray)                                                                                                                 \
    X(memoryview)                                                                                                                \
    X(float)                                                                                                                     \
    X(complex)                                                                                                                   \
    X(range)                                                                                                                     \
    X(slice)                                                                                                                     \
    X(iter)                                                                                                                      \
    X(property)                                                                                                                  \
    X(super)                                                                                                                     \
    X(mappingproxy)                                                                                                              \
    X(namespace)                                                                                                                 \
    X(alias)                                                                                                                     \
    X(module)                                                                                                                    \
    X(exc)

#define X(part) void part##_boot(void);
BOOT_LIST(X)
#undef X
#endif
