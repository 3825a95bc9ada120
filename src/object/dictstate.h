/* What dicts keep besides themselves: free lists, the counter behind version tags. Lies in the engine zone. */
#ifndef SLOTSCOPE_SRC_OBJECT_DICTSTATE_H
#define SLOTSCOPE_SRC_OBJECT_DICTSTATE_H
#include "slotscope/object/object.h"

enum { DICT_FREE_MAX = 80 };
struct dict_state {
    uint64_t version;   /* last version tag given out */
    void *empty_values; /* up to 3.10: ma_values of an empty dict */
    int ndicts, nkeys;
    struct obj *dicts[DICT_FREE_MAX];
    void *keys[DICT_FREE_MAX];
};
extern struct dict_state *dict_state;
#endif
