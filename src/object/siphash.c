/* SipHash with an all-zero key (PYTHONHASHSEED=0), 2-4 rounds or 1-3 as the version has it. */
#include <string.h>

#include "slotscope/object/text.h"

static inline uint64_t rotl(uint64_t x, int b)
{
    return x << b | x >> (64 - b);
}

static inline void rounds(uint64_t v[4], int n)
{
    while (n-- > 0) {
        v[0] += v[1];
        v[2] += v[3];
        v[1] = rotl(v[1], 13) ^ v[0];
        v[3] = rotl(v[3], 16) ^ v[2];
        v[0] = rotl(v[0], 32);
        v[2] += v[1];
        v[0] += v[3];
        v[1] = rotl(v[1], 17) ^ v[2];
        v[3] = rotl(v[3], 21) ^ v[0];
        v[2] = rotl(v[2], 32);
    }
}

int64_t hash_bytes(const void *p, size_t n)
{
    if (n == 0)
        return 0;
    int c = pol.siphash13 ? 1 : 2, d = pol.siphash13 ? 3 : 4;
    uint64_t v[4] = {UINT64_C(0x736f6d6570736575), UINT64_C(0x646f72616e646f6d), UINT64_C(0x6c7967656e657261),
                     UINT64_C(0x7465646279746573)};
    const unsigned char *in = p;
    size_t left = n;
    for (; left >= 8; left -= 8, in += 8) {
        uint64_t m;
        memcpy(&m, in, 8);
        v[3] ^= m;
        rounds(v, c);
        v[0] ^= m;
    }
    uint64_t last = 0;
    memcpy(&last, in, left);
    last |= (uint64_t)n << 56;
    v[3] ^= last;
    rounds(v, c);
    v[0] ^= last;
    v[2] ^= 0xff;
    rounds(v, d);
    int64_t h = (int64_t)(v[0] ^ v[1] ^ v[2] ^ v[3]);
    return h == -1 ? -2 : h;
}

int64_t hash_pointer(const void *p)
{
    uint64_t y = (uintptr_t)p;
    int64_t h = (int64_t)rotl(y, 60); /* the low bits of addresses say little */
    return h == -1 ? -2 : h;
}
