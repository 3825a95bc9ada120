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

/* Pieces that C code has in hand while it may call the program under study: as long as there are some, its C stack cannot be kept for
   later. What a buf holds counts by itself; a piece is taken by mem_hold, which returns it, and freed by mem_let_go. */
extern long mem_held;
void *mem_hold(void *p);
void mem_let_go(void *p);

/* While a program under study runs: the most bytes that one piece, or one arena, may have, and who is told when it would be more or when
   the host has none left. `full` does not return where it can end the program instead of us. */
void mem_set_limit(size_t most, void (*full)(void));
void mem_exhausted(void);

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
    size_t total;
};
/* Pieces are zeroed and 16-byte aligned; arena_done frees them all. */
void *arena_alloc(struct arena *a, size_t n);
char *arena_strndup(struct arena *a, const char *s, size_t n);
void arena_done(struct arena *a);
#endif
