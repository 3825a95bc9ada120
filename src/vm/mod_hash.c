/*
 * `_hash`: digests of whole texts. The objects of hashlib (src/pylib) keep the text they were fed; what is computed here needs no state
 * between calls, so nothing of it has to be put back when time runs backwards.
 */
#include <stdlib.h>
#include <string.h>

#include "lib.h"
#include "slotscope/base/mem.h"

/* ---- words in memory ---- */
static uint32_t rotl32(uint32_t x, int n)
{
    return x << n | x >> (32 - n);
}

static uint32_t rotr32(uint32_t x, int n)
{
    return x >> n | x << (32 - n);
}

static uint64_t rotr64(uint64_t x, int n)
{
    return x >> n | x << (64 - n);
}

static uint64_t load(const unsigned char *p, int bytes, bool big)
{
    uint64_t x = 0;
    for (int i = 0; i < bytes; i++)
        x |= (uint64_t)p[i] << 8 * (big ? bytes - 1 - i : i);
    return x;
}

static void store(unsigned char *p, uint64_t x, int bytes, bool big)
{
    for (int i = 0; i < bytes; i++)
        p[i] = (unsigned char)(x >> 8 * (big ? bytes - 1 - i : i));
}

/* ---- the constants of SHA-2: fractional parts of the cube roots of the first 80 primes (FIPS 180-4) ---- */
static const uint64_t sha2_k[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc, 0x3956c25bf348b538, 0x59f111f1b605d019,
    0x923f82a4af194f9b, 0xab1c5ed5da6d8118, 0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694, 0xe49b69c19ef14ad2, 0xefbe4786384f25e3,
    0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65, 0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
    0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4, 0xc6e00bf33da88fc2, 0xd5a79147930aa725,
    0x06ca6351e003826f, 0x142929670a0e6e70, 0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
    0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b, 0xa2bfe8a14cf10364, 0xa81a664bbc423001,
    0xc24b8b70d0f89791, 0xc76c51a30654be30, 0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8, 0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb,
    0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3, 0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b, 0xca273eceea26619c, 0xd186b8c721c0c207,
    0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178, 0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
    0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c, 0x4cc5d4becb3e42b6, 0x597f299cfc657e2a,
    0x5fcb6fab3ad6faec, 0x6c44198c4a475817};

/* ---- one block each ---- */

/* RFC 1321. The constants are the fractional parts of |sin(i + 1)|: the table of the RFC. */
static void md5_block(uint64_t *state, const unsigned char *p)
{
    static const uint32_t k[64] = {
        0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501, 0x698098d8, 0x8b44f7af, 0xffff5bb1,
        0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821, 0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453,
        0xd8a1e681, 0xe7d3fbc8, 0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a, 0xfffa3942,
        0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70, 0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05,
        0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665, 0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d,
        0x85845dd1, 0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391};
    static const unsigned char turns[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
    uint32_t a = (uint32_t)state[0], b = (uint32_t)state[1], c = (uint32_t)state[2], d = (uint32_t)state[3];
    for (int i = 0; i < 64; i++) {
        uint32_t f = i < 16 ? (b & c) | (~b & d) : i < 32 ? (d & b) | (~d & c) : i < 48 ? b ^ c ^ d : c ^ (b | ~d);
        int g = i < 16 ? i : i < 32 ? (5 * i + 1) % 16 : i < 48 ? (3 * i + 5) % 16 : 7 * i % 16;
        uint32_t t = a + f + k[i] + (uint32_t)load(p + 4 * g, 4, false);
        a = d, d = c, c = b, b += rotl32(t, turns[i / 16][i % 4]);
    }
    uint32_t add[4] = {a, b, c, d};
    for (int i = 0; i < 4; i++)
        state[i] = (uint32_t)(state[i] + add[i]);
}

static void sha1_block(uint64_t *state, const unsigned char *p)
{
    uint32_t w[80], h[5];
    for (int i = 0; i < 80; i++)
        w[i] = i < 16 ? (uint32_t)load(p + 4 * i, 4, true) : rotl32(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    for (int i = 0; i < 5; i++)
        h[i] = (uint32_t)state[i];
    for (int i = 0; i < 80; i++) {
        static const uint32_t k[4] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
        uint32_t b = h[1], c = h[2], d = h[3];
        uint32_t f = i < 20 ? (b & c) | (~b & d) : i >= 40 && i < 60 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
        uint32_t t = rotl32(h[0], 5) + f + h[4] + k[i / 20] + w[i];
        h[4] = d, h[3] = c, h[2] = rotl32(b, 30), h[1] = h[0], h[0] = t;
    }
    for (int i = 0; i < 5; i++)
        state[i] = (uint32_t)(state[i] + h[i]);
}

static void sha256_block(uint64_t *state, const unsigned char *p)
{
    uint32_t w[64], h[8];
    for (int i = 0; i < 64; i++) {
        if (i < 16) {
            w[i] = (uint32_t)load(p + 4 * i, 4, true);
            continue;
        }
        uint32_t x = w[i - 15], y = w[i - 2];
        w[i] = w[i - 16] + (rotr32(x, 7) ^ rotr32(x, 18) ^ x >> 3) + w[i - 7] + (rotr32(y, 17) ^ rotr32(y, 19) ^ y >> 10);
    }
    for (int i = 0; i < 8; i++)
        h[i] = (uint32_t)state[i];
    for (int i = 0; i < 64; i++) {
        uint32_t a = h[0], e = h[4];
        uint32_t t = h[7] + (rotr32(e, 6) ^ rotr32(e, 11) ^ rotr32(e, 25)) + ((e & h[5]) ^ (~e & h[6])) + (uint32_t)(sha2_k[i] >> 32) + w[i];
        uint32_t u = (rotr32(a, 2) ^ rotr32(a, 13) ^ rotr32(a, 22)) + ((a & h[1]) ^ (a & h[2]) ^ (h[1] & h[2]));
        memmove(h + 1, h, 7 * sizeof *h);
        h[4] += t;
        h[0] = t + u;
    }
    for (int i = 0; i < 8; i++)
        state[i] = (uint32_t)(state[i] + h[i]);
}

static void sha512_block(uint64_t *state, const unsigned char *p)
{
    uint64_t w[80], h[8];
    for (int i = 0; i < 80; i++) {
        if (i < 16) {
            w[i] = load(p + 8 * i, 8, true);
            continue;
        }
        uint64_t x = w[i - 15], y = w[i - 2];
        w[i] = w[i - 16] + (rotr64(x, 1) ^ rotr64(x, 8) ^ x >> 7) + w[i - 7] + (rotr64(y, 19) ^ rotr64(y, 61) ^ y >> 6);
    }
    memcpy(h, state, sizeof h);
    for (int i = 0; i < 80; i++) {
        uint64_t a = h[0], e = h[4];
        uint64_t t = h[7] + (rotr64(e, 14) ^ rotr64(e, 18) ^ rotr64(e, 41)) + ((e & h[5]) ^ (~e & h[6])) + sha2_k[i] + w[i];
        uint64_t u = (rotr64(a, 28) ^ rotr64(a, 34) ^ rotr64(a, 39)) + ((a & h[1]) ^ (a & h[2]) ^ (h[1] & h[2]));
        memmove(h + 1, h, 7 * sizeof *h);
        h[4] += t;
        h[0] = t + u;
    }
    for (int i = 0; i < 8; i++)
        state[i] += h[i];
}

/* ---- blocks, then the padding with the length: MD5, SHA-1, SHA-2 ---- */
static const struct merkle {
    const char *name;
    void (*block)(uint64_t *state, const unsigned char *p);
    int block_size, word, digest_size;
    bool big;
    uint64_t start[8];
} merkles[] = {
    {"md5", md5_block, 64, 4, 16, false, {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}},
    {"sha1", sha1_block, 64, 4, 20, true, {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}},
    {"sha224", sha256_block, 64, 4, 28, true,
     {0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4}},
    {"sha256", sha256_block, 64, 4, 32, true,
     {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}},
    {"sha384", sha512_block, 128, 8, 48, true,
     {0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939, 0x67332667ffc00b31, 0x8eb44a8768581511,
      0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4}},
    {"sha512", sha512_block, 128, 8, 64, true,
     {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f,
      0x1f83d9abfb41bd6b, 0x5be0cd19137e2179}},
};

static struct obj *merkle_digest(const struct merkle *m, const unsigned char *p, size_t n)
{
    uint64_t state[8];
    unsigned char last[256] = {0}, out[64];
    size_t size = (size_t)m->block_size, at = 0, left;
    memcpy(state, m->start, sizeof state);
    for (; n - at >= size; at += size)
        m->block(state, p + at);
    left = n - at;
    memcpy(last, p + at, left);
    last[left] = 0x80;
    size_t end = left + 1 + 2 * (size_t)m->word > size ? 2 * size : size;
    store(last + end - 8, (uint64_t)n << 3, 8, m->big);
    for (at = 0; at < end; at += size)
        m->block(state, last + at);
    for (int i = 0; i < m->digest_size; i += m->word)
        store(out + i, state[i / m->word], m->word, m->big);
    return bytes_from(out, (size_t)m->digest_size);
}

/* ---- Keccak: SHA-3 and SHAKE (FIPS 202) ---- */
static void keccak(uint64_t *s)
{
    static const unsigned char turns[24] = {1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44};
    static const unsigned char lanes[24] = {10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1};
    unsigned lfsr = 1; /* the round constants come out of a shift register: x^8 + x^6 + x^5 + x^4 + 1 */
    for (int round = 0; round < 24; round++) {
        uint64_t c[5], t;
        for (int i = 0; i < 5; i++)
            c[i] = s[i] ^ s[i + 5] ^ s[i + 10] ^ s[i + 15] ^ s[i + 20];
        for (int i = 0; i < 25; i++)
            s[i] ^= c[(i + 4) % 5] ^ rotr64(c[(i + 1) % 5], 63);
        t = s[1];
        for (int i = 0; i < 24; i++) {
            uint64_t next = s[lanes[i]];
            s[lanes[i]] = rotr64(t, 64 - turns[i]);
            t = next;
        }
        for (int row = 0; row < 25; row += 5) {
            memcpy(c, s + row, sizeof c);
            for (int i = 0; i < 5; i++)
                s[row + i] = c[i] ^ (~c[(i + 1) % 5] & c[(i + 2) % 5]);
        }
        for (int j = 0; j < 7; j++) {
            if (lfsr & 1)
                s[0] ^= UINT64_C(1) << ((1 << j) - 1);
            lfsr = lfsr << 1 ^ (lfsr & 0x80 ? 0x171 : 0);
        }
    }
}

static const struct sponge {
    const char *name;
    int rate, digest_size; /* 0: as much as is asked for */
    unsigned char suffix;
} sponges[] = {{"sha3_224", 144, 28, 6},  {"sha3_256", 136, 32, 6},    {"sha3_384", 104, 48, 6},
               {"sha3_512", 72, 64, 6},   {"shake_128", 168, 0, 0x1f}, {"shake_256", 136, 0, 0x1f}};

static struct obj *sponge_digest(const struct sponge *k, const unsigned char *p, size_t n, size_t length)
{
    uint64_t s[25] = {0};
    size_t at = 0, rate = (size_t)k->rate;
    unsigned char *out = mem_alloc(length + 1);
    for (size_t i = 0; i < n; i++) {
        s[at / 8] ^= (uint64_t)p[i] << at % 8 * 8;
        if (++at == rate) {
            keccak(s);
            at = 0;
        }
    }
    s[at / 8] ^= (uint64_t)k->suffix << at % 8 * 8;
    s[(rate - 1) / 8] ^= UINT64_C(0x80) << (rate - 1) % 8 * 8;
    for (size_t i = 0; i < length; i++) {
        if (i % rate == 0)
            keccak(s);
        out[i] = (unsigned char)(s[i % rate / 8] >> i % rate % 8 * 8);
    }
    struct obj *r = bytes_from(out, length);
    free(out);
    return r;
}

/* ---- BLAKE2 (RFC 7693), both widths in 64-bit variables ---- */
struct blake {
    int word, rounds, turn[4]; /* bytes of a word */
    const uint64_t *start;
};
static const struct blake blake2b = {8, 12, {32, 24, 16, 63}, merkles[5].start}, blake2s = {4, 10, {16, 12, 8, 7}, merkles[3].start};

static uint64_t turned(const struct blake *b, uint64_t x, int n)
{
    return b->word == 8 ? rotr64(x, n) : rotr32((uint32_t)x, n);
}

static void blake_block(const struct blake *b, uint64_t *h, const unsigned char *p, uint64_t count, bool last)
{
    static const unsigned char order[10][16] = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},  {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
        {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},  {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
        {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},  {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
        {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},  {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
        {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},  {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}};
    static const unsigned char quads[8][4] = {{0, 4, 8, 12}, {1, 5, 9, 13}, {2, 6, 10, 14}, {3, 7, 11, 15},
                                              {0, 5, 10, 15}, {1, 6, 11, 12}, {2, 7, 8, 13}, {3, 4, 9, 14}};
    uint64_t v[16], mask = b->word == 8 ? UINT64_MAX : UINT32_MAX;
    memcpy(v, h, 8 * sizeof *v);
    memcpy(v + 8, b->start, 8 * sizeof *v);
    v[12] ^= count & mask;
    v[13] ^= b->word == 8 ? 0 : count >> 32;
    if (last)
        v[14] ^= mask;
    for (int r = 0; r < b->rounds; r++)
        for (int i = 0; i < 8; i++) {
            const unsigned char *q = quads[i];
            uint64_t *x = &v[q[0]], *y = &v[q[1]], *z = &v[q[2]], *w = &v[q[3]];
            for (int half = 0; half < 2; half++) {
                *x = (*x + *y + load(p + order[r % 10][2 * i + half] * b->word, b->word, false)) & mask;
                *w = turned(b, *w ^ *x, b->turn[2 * half]);
                *z = (*z + *w) & mask;
                *y = turned(b, *y ^ *z, b->turn[2 * half + 1]);
            }
        }
    for (int i = 0; i < 8; i++)
        h[i] ^= v[i] ^ v[i + 8];
}

/* parameters: the whole parameter block as bytes (8 words); key: a block of it in front when there is one. */
static struct obj *blake_digest(const struct blake *b, const unsigned char *p, size_t n, const unsigned char *parameters,
                                const unsigned char *key)
{
    unsigned char block[128], out[64];
    uint64_t h[8], count = 0;
    size_t size = 16 * (size_t)b->word, length = parameters[0];
    for (int i = 0; i < 8; i++)
        h[i] = b->start[i] ^ load(parameters + i * b->word, b->word, false);
    if (key) {
        count = size;
        blake_block(b, h, key, count, n == 0);
    }
    for (size_t at = 0; at < n || (n == 0 && !key); at += size) {
        size_t take = n - at < size ? n - at : size;
        memset(block, 0, sizeof block);
        memcpy(block, p + at, take);
        count += take;
        blake_block(b, h, block, count, at + take == n);
        if (n == 0)
            break;
    }
    for (int i = 0; i < 8; i++)
        store(out + i * b->word, h[i], b->word, false);
    return bytes_from(out, length);
}

/* digest(name, data, length): length counts where the digest has no size of its own. */
CFUNCTION(hash_digest)
{
    const unsigned char *p;
    int64_t n;
    if (arg_count("digest", nargs, kwnames, 3, 3) < 0 || !is_str(args[0]) || buffer_get(args[1], &p, &n) < 0)
        return err_occurred() ? NULL : err_type("slotscope: digest(name, data, length)");
    int64_t length = num_as_ssize(args[2], exc_OverflowError);
    if (err_occurred())
        return NULL;
    for (size_t i = 0; i < sizeof merkles / sizeof *merkles; i++)
        if (str_eq_c(args[0], merkles[i].name))
            return merkle_digest(&merkles[i], p, (size_t)n);
    for (size_t i = 0; i < sizeof sponges / sizeof *sponges; i++)
        if (str_eq_c(args[0], sponges[i].name)) {
            if (length < 0 || length > 1 << 29)
                return err_value("value must be positive");
            return sponge_digest(&sponges[i], p, (size_t)n, sponges[i].digest_size ? (size_t)sponges[i].digest_size : (size_t)length);
        }
    return err_value("unsupported hash type %U", args[0]);
}

/* blake2(wide, data, parameters, key): parameters as the RFC lays them out, key b'' or one block. */
CFUNCTION(hash_blake2)
{
    const unsigned char *p, *parameters, *key;
    int64_t n, np, nk;
    if (arg_count("blake2", nargs, kwnames, 4, 4) < 0 || buffer_get(args[1], &p, &n) < 0 || buffer_get(args[2], &parameters, &np) < 0 ||
        buffer_get(args[3], &key, &nk) < 0)
        return NULL;
    const struct blake *b = args[0] == obj_true ? &blake2b : &blake2s;
    if (np != 8 * b->word || parameters[0] > np || (nk && nk != 16 * b->word))
        return err_value("slotscope: blake2(wide, data, parameters, key)");
    return blake_digest(b, p, (size_t)n, parameters, nk ? key : NULL);
}

static const struct method_def defs[] = {{"digest", hash_digest, NULL, 0}, {"blake2", hash_blake2, NULL, 0}, {NULL, NULL, NULL, 0}};

struct obj *mod_hash_init(void)
{
    return module_with("_hash", defs);
}
