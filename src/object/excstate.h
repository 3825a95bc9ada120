/* The exception that is set, and the one kept for when memory is gone. Lies in the engine zone. */
#ifndef SLOTSCOPE_SRC_OBJECT_EXCSTATE_H
#define SLOTSCOPE_SRC_OBJECT_EXCSTATE_H
#include "slotscope/object/object.h"

struct exc_state {
    struct obj *current, *memory_error;
};
extern struct exc_state *exc_state;
#endif
