/* Names that the C code of the object room looks up, as interned strings: ID(__init__). Filled at boot, they stay for ever. */
#ifndef SLOTSCOPE_SRC_OBJECT_IDS_H
#define SLOTSCOPE_SRC_OBJECT_IDS_H
#include "slotscope/object/object.h"

#define ID_LIST(X)                                                                                                                 \
    X(__abs__)                                                                                                                     \
    X(__abstractmethods__) X(__add__) X(__aiter__) X(__and__) X(__anext__) X(__annotations__) X(__await__) X(__bases__) X(         \
        __bool__) X(__call__) X(__class__) X(__class_getitem__) X(__classcell__) X(__classdictcell__) X(__contains__) X(__del__)   \
        X(__delattr__) X(__delete__) X(__delitem__) X(__dict__) X(__dir__) X(__divmod__) X(__doc__) X(__eq__) X(__firstlineno__)   \
            X(__float__) X(__floordiv__) X(__format__) X(__ge__) X(__get__) X(__getattr__) X(__getattribute__) X(__getitem__)      \
                X(__getstate__) X(__gt__) X(__hash__) X(__iadd__) X(__iand__) X(__ifloordiv__) X(__ilshift__) X(__imatmul__)       \
                    X(__imod__) X(__imul__) X(__index__) X(__init__) X(__init_subclass__) X(__instancecheck__) X(__int__)          \
                        X(__invert__) X(__ior__) X(__ipow__) X(__irshift__) X(__isabstractmethod__) X(__isub__) X(__iter__)        \
                            X(__itruediv__) X(__ixor__) X(__le__) X(__len__) X(__length_hint__) X(__lshift__) X(__lt__)            \
                                X(__matmul__) X(__missing__) X(__mod__) X(__module__) X(__mro_entries__) X(__mul__) X(__name__)    \
                                    X(__ne__) X(__neg__) X(__new__) X(__next__) X(__or__) X(__origin__) X(__parameters__)          \
                                        X(__pos__) X(__pow__) X(__qualname__) X(__radd__) X(__rand__) X(__rdivmod__) X(__reduce__) \
                                            X(__reduce_ex__) X(__repr__) X(__reversed__) X(__rfloordiv__) X(__rlshift__)           \
                                                X(__rmatmul__) X(__rmod__) X(__rmul__) X(__ror__) X(__rpow__) X(__rrshift__)       \
                                                    X(__rshift__) X(__rsub__) X(__rtruediv__) X(__rxor__) X(__set__)               \
                                                        X(__set_name__) X(__setattr__) X(__setitem__) X(__sizeof__) X(__slots__)   \
                                                            X(__static_attributes__) X(__str__) X(__sub__) X(__subclasscheck__)    \
                                                                X(__subclasshook__) X(__text_signature__) X(__truediv__)           \
                                                                    X(__trunc__) X(__weakref__) X(__xor__) X(__args__)             \
                                                                        X(__annotate__) X(__annotate_func__) X(__wrapped__)        \
                                                                            X(__self__) X(__func__) X(__type_params__)             \
                                                                                X(__builtins__) X(__main__) X(__package__)         \
                                                                                    X(__loader__) X(__spec__) X(__match_args__)    \
                                                                                        X(__orig_class__) X(builtins) X(mro)       \
                                                                                            X(copyreg)

enum object_id {
#define X(name) ID_##name,
    ID_LIST(X)
#undef X
        ID_COUNT
};
extern struct obj *object_ids[ID_COUNT];
#define ID(name) (object_ids[ID_##name])
void ids_boot(void);
#endif
