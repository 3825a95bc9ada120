/* Host memory for the program itself (never for simulated objects): it is there, or we die with one line. */
#ifndef SLOTSCOPE_BASE_MEM_H
#define SLOTSCOPE_BASE_MEM_H
#include <stddef.h>

/* malloc, calloc, realloc and strdup that die instead of returning NULL. Free with free(). */
void *mem_alloc(size_t n);
void *mem_zalloc(size_t n);
void *mem_realloc(void *p, size_t n);
char *mem_strdup(const char *s);
char *mem_strndup(const char *s, size_t n);

/* Grows a plain array: VEC_PUSH(v, n, cap, item) for `T *v; size_t n, cap;`. */
#define VEC_PUSH(v, n, cap, item)                                                                                                \
    do {                                                                                                                         \
        if ((n) == (cap)) {                                                                                                      \
            (cap) = (cap) ? (cap) * 2 : 8;                                                                                       \
            (v) = mem_realloc((v), (size_t)(cap) * sizeof *(v));                                                                       \
        }                                                                                                                        \
        (v)[(n)++] = (item);                                                                                                     \
    } while (0)

/* An arena: many small pieces that live and die together (syntax trees, snapshots, pictures). */
struct arena {
    struct arena_chunk *head;
};
/* Pieces are zeroed and 16-byte aligned; arena_done frees them all. */
void *arena_alloc(struct arena *a, size_t n);
char *arena_strndup(struct arena *a, const char *s, size_t n);
void arena_done(struct arena *a);
#endif
