/* Everything made before the program under study starts: see boot.h for the order. */
#include "boot.h"
#include "freelist.h"
#include "slotscope/base/die.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/exc.h"
#include "typepriv.h"

struct obj *object_ids[ID_COUNT];

void ids_boot(void)
{
    static const char *const spelling[] = {
#define X(name) #name,
        ID_LIST(X)
#undef X
    };
    for (int i = 0; i < ID_COUNT; i++)
        object_ids[i] = str_name(spelling[i]);
}

/* Now that str, dict and tuple work, the types made so far get MRO, dict and descriptors. */
static void fill_types(void)
{
    struct object_state *s = object_state;
    for (int i = 0; i < s->npending; i++)
        type_fill_static(s->pending_type[i], s->pending_type[i]->spec);
    s->booted = true;
}

void object_boot(void)
{
    object_state_init();
    object_state->cache = engine_alloc(TYPE_CACHE_SIZE * sizeof *object_state->cache);
#define X(part) part##_boot();
    BOOT_LIST(X)
#undef X
    ids_boot();
    fill_types();
    exc_boot_late();
    freelists_warm();
}
