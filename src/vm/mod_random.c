/*
 * `_random`: the Mersenne Twister MT19937 as a type to derive from, its state in the object; and SHA-512, which random.seed() stirs
 * texts with. Sequences are those of CPython for the same seed; without a seed it is always the same one, because runs are
 * repeatable.
 */
#include <stdlib.h>
#include <string.h>

#include "lib.h"
#include "slotscope/base/mem.h"
#include "slotscope/object/gc.h"

enum { N = 624, M = 397 };
struct twister { /* behind the object's header */
    int32_t index;
    uint32_t state[N];
};

static struct twister *twister_of(struct obj *o)
{
    return (struct twister *)(void *)((char *)o + 16);
}

/* ---- the generator ---- */

static void refill(struct twister *t)
{
    uint32_t *mt = t->state;
    for (int k = 0; k < N; k++) {
        uint32_t y = (mt[k] & 0x80000000U) | (mt[(k + 1) % N] & 0x7fffffffU);
        mt[k] = mt[(k + M) % N] ^ (y >> 1) ^ (y & 1 ? 0x9908b0dfU : 0);
    }
    t->index = 0;
}

static uint32_t next_word(struct twister *t)
{
    if (t->index >= N)
        refill(t);
    uint32_t y = t->state[t->index++];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680U;
    y ^= (y << 15) & 0xefc60000U;
    return y ^ (y >> 18);
}

static void init_word(struct twister *t, uint32_t s)
{
    t->state[0] = s;
    for (uint32_t i = 1; i < N; i++)
        t->state[i] = 1812433253U * (t->state[i - 1] ^ (t->state[i - 1] >> 30)) + i;
    t->index = N;
}

static void init_array(struct twister *t, const uint32_t *key, size_t n)
{
    uint32_t *mt = t->state;
    init_word(t, 19650218U);
    size_t i = 1, j = 0;
    for (size_t k = n > N ? n : N; k; k--) {
        mt[i] = (mt[i] ^ ((mt[i - 1] ^ (mt[i - 1] >> 30)) * 1664525U)) + key[j] + (uint32_t)j;
        if (++i >= N) {
            mt[0] = mt[N - 1];
            i = 1;
        }
        if (++j >= n)
            j = 0;
    }
    for (size_t k = N - 1; k; k--) {
        mt[i] = (mt[i] ^ ((mt[i - 1] ^ (mt[i - 1] >> 30)) * 1566083941U)) - (uint32_t)i;
        if (++i >= N) {
            mt[0] = mt[N - 1];
            i = 1;
        }
    }
    mt[0] = 0x80000000U;
}

/* ---- seeding: |n| in words of 32 bits ---- */

static bool seed_int(struct twister *t, struct obj *n)
{
    struct obj *m = num_unary(UN_ABS, n);
    if (!m)
        return false;
    size_t words = (int_bit_length(m) + 31) / 32;
    words = words ? words : 1;
    unsigned char *bytes = mem_zalloc(words * 4);
    uint32_t *key = mem_alloc(words * sizeof *key);
    int_to_bytes_le(m, bytes, words * 4, false);
    for (size_t i = 0; i < words; i++)
        key[i] = (uint32_t)bytes[4 * i] | (uint32_t)bytes[4 * i + 1] << 8 | (uint32_t)bytes[4 * i + 2] << 16 |
                 (uint32_t)bytes[4 * i + 3] << 24;
    init_array(t, key, words);
    free(bytes);
    free(key);
    decref(m);
    return true;
}

static bool seed_with(struct twister *t, struct obj *arg)
{
    if (!arg || arg == obj_none) {
        static const uint32_t fixed[] = {0x736c6f74, 0x73636f70, 0x65000000};
        init_array(t, fixed, 3);
        return true;
    }
    if (is_int(arg))
        return seed_int(t, arg);
    int64_t h = obj_hash(arg);
    if (h == -1)
        return false;
    struct obj *n = int_from_u64((uint64_t)h);
    bool ok = n && seed_int(t, n);
    xdecref(n);
    return ok;
}

static struct obj *random_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)kw;
    struct obj *o = type_generic_alloc(type_rec(type), 0);
    if (o && !seed_with(twister_of(o), nargs ? args[0] : NULL)) {
        decref(o);
        return NULL;
    }
    return o;
}

#define METHOD(fn) static struct obj *fn(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kw)

METHOD(m_seed)
{
    if (arg_count("seed", nargs, kw, 0, 1) < 0)
        return NULL;
    return seed_with(twister_of(o), nargs ? args[0] : NULL) ? new_none() : NULL;
}

METHOD(m_random)
{
    (void)args;
    if (no_args("Random.random", nargs, kw) < 0)
        return NULL;
    uint32_t a = next_word(twister_of(o)) >> 5, b = next_word(twister_of(o)) >> 6;
    return float_from((a * 67108864.0 + b) * (1.0 / 9007199254740992.0));
}

METHOD(m_getrandbits)
{
    if (one_arg("Random.getrandbits", nargs, kw) < 0)
        return NULL;
    int64_t k = num_as_ssize(args[0], exc_OverflowError);
    if (k == -1 && err_occurred())
        return NULL;
    if (k < pol.random_least_bits)
        return err_value("%s", message(MSG_RANDOM_BITS));
    if (k == 0)
        return int_from_i64(0);
    if (k <= 32)
        return int_from_u64(next_word(twister_of(o)) >> (32 - k));
    if (k > INT64_C(1) << 33)
        return err_no_memory();
    size_t words = ((size_t)k - 1) / 32 + 1;
    unsigned char *bytes = mem_alloc(words * 4);
    for (size_t i = 0; i < words; i++, k -= 32) {
        uint32_t r = next_word(twister_of(o));
        r = k < 32 ? r >> (32 - k) : r;
        for (int b = 0; b < 4; b++)
            bytes[4 * i + (size_t)b] = (unsigned char)(r >> (8 * b));
    }
    struct obj *n = int_from_bytes(bytes, words * 4, true, false);
    free(bytes);
    return n;
}

METHOD(m_getstate)
{
    (void)args;
    if (no_args("Random.getstate", nargs, kw) < 0)
        return NULL;
    struct obj *t = tuple_new(N + 1);
    for (int i = 0; t && i <= N; i++)
        tuple_items(t)[i] = i < N ? int_from_u64(twister_of(o)->state[i]) : int_from_i64(twister_of(o)->index);
    return t;
}

METHOD(m_setstate)
{
    if (one_arg("Random.setstate", nargs, kw) < 0)
        return NULL;
    if (!is_tuple(args[0]))
        return err_type("state vector must be a tuple");
    if (tuple_len(args[0]) != N + 1)
        return err_value("state vector is the wrong size");
    struct twister new;
    for (int i = 0; i <= N; i++) {
        int64_t v = num_as_ssize(tuple_items(args[0])[i], exc_OverflowError);
        if (v == -1 && err_occurred())
            return NULL;
        if (i < N)
            new.state[i] = (uint32_t)v;
        else if (v < 0 || v > N)
            return err_value("invalid state");
        else
            new.index = (int32_t)v;
    }
    *twister_of(o) = new;
    return new_none();
}

static void random_dealloc(struct obj *o)
{
    obj_free(o);
}

static int random_init(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)o, (void)args, (void)nargs, (void)kw;
    return 0;
}

static const struct method_def random_methods[] = {{"random", m_random, NULL, 0},           {"seed", m_seed, NULL, 0},
                                                   {"getstate", m_getstate, NULL, 0},       {"setstate", m_setstate, NULL, 0},
                                                   {"getrandbits", m_getrandbits, NULL, 0}, {0}};
static const struct type_spec random_spec = {
    .name = "_random.Random",
    .doc = "The core of a random number generator: the Mersenne Twister.",
    .kind = K_OTHER,
    .flags = TF_BASETYPE | TF_IMMUTABLE,
    .record = "PyObject",
    .basicsize_adjust = (int)sizeof(struct twister) + 4,
    .s = {.dealloc = random_dealloc, .new_ = random_new, .init = random_init},
    .methods = random_methods,
};

/* ---- SHA-512 ---- */

static uint64_t rotate(uint64_t x, int n)
{
    return x >> n | x << (64 - n);
}

/* The constants are the first 64 bits of the fractions of roots of primes: computed, with integers alone. */
static uint64_t root_fraction(uint64_t p, int degree)
{
    __extension__ typedef unsigned __int128 u128;
    uint64_t whole = 1;
    while ((degree == 2 ? (whole + 1) * (whole + 1) : (whole + 1) * (whole + 1) * (whole + 1)) <= p)
        whole++;
    uint64_t frac = 0;
    for (int bit = 63; bit >= 0; bit--) { /* (whole + frac/2^64)^degree <= p, on 32-bit limbs */
        uint64_t f = frac | UINT64_C(1) << bit, limb[3] = {f & 0xffffffff, f >> 32, whole}, a[9] = {limb[0], limb[1], limb[2]},
                 b[9];
        for (int d = 1; d < degree; d++) {
            memset(b, 0, sizeof b);
            for (int i = 0; i < 6; i++) {
                u128 carry = 0;
                for (int j = 0; j < 3 && i + j < 9; j++) {
                    carry += (u128)a[i] * limb[j] + b[i + j];
                    b[i + j] = (uint64_t)(carry & 0xffffffff);
                    carry >>= 32;
                }
                for (int j = i + 3; carry && j < 9; j++) {
                    carry += b[j];
                    b[j] = (uint64_t)(carry & 0xffffffff);
                    carry >>= 32;
                }
            }
            memcpy(a, b, sizeof a);
        }
        uint64_t ipart = a[2 * degree];
        if (ipart < p)
            frac = f;
    }
    return frac;
}

struct sha {
    uint64_t h[8], k[80];
};

static void sha_constants(struct sha *s)
{
    int n = 0;
    for (uint64_t p = 2; n < 80; p++) {
        bool prime = true;
        for (uint64_t d = 2; d * d <= p; d++)
            prime = prime && p % d;
        if (!prime)
            continue;
        s->k[n] = root_fraction(p, 3);
        if (n < 8)
            s->h[n] = root_fraction(p, 2);
        n++;
    }
}

static void sha_block(struct sha *s, const unsigned char *p)
{
    uint64_t w[80], v[8];
    for (int i = 0; i < 16; i++) {
        w[i] = 0;
        for (int b = 0; b < 8; b++)
            w[i] = w[i] << 8 | p[8 * i + b];
    }
    for (int i = 16; i < 80; i++) {
        uint64_t a = w[i - 15], b = w[i - 2];
        w[i] = w[i - 16] + (rotate(a, 1) ^ rotate(a, 8) ^ a >> 7) + w[i - 7] + (rotate(b, 19) ^ rotate(b, 61) ^ b >> 6);
    }
    memcpy(v, s->h, sizeof v);
    for (int i = 0; i < 80; i++) {
        uint64_t e = v[4], a = v[0];
        uint64_t t1 = v[7] + (rotate(e, 14) ^ rotate(e, 18) ^ rotate(e, 41)) + ((e & v[5]) ^ (~e & v[6])) + s->k[i] + w[i];
        uint64_t t2 = (rotate(a, 28) ^ rotate(a, 34) ^ rotate(a, 39)) + ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));
        memmove(v + 1, v, 7 * sizeof *v);
        v[4] += t1;
        v[0] = t1 + t2;
    }
    for (int i = 0; i < 8; i++)
        s->h[i] += v[i];
}

CFUNCTION(random_sha512)
{
    const unsigned char *p;
    int64_t n;
    if (one_arg("_random.sha512", nargs, kwnames) < 0 || buffer_get(args[0], &p, &n) < 0)
        return NULL;
    size_t total = ((size_t)n + 17 + 127) / 128 * 128;
    unsigned char *text = mem_zalloc(total), digest[64];
    memcpy(text, p, (size_t)n);
    text[n] = 0x80;
    for (int b = 0; b < 8; b++)
        text[total - 1 - (size_t)b] = (unsigned char)((uint64_t)n * 8 >> (8 * b));
    struct sha s;
    sha_constants(&s);
    for (size_t i = 0; i < total; i += 128)
        sha_block(&s, text + i);
    free(text);
    for (int i = 0; i < 64; i++)
        digest[i] = (unsigned char)(s.h[i / 8] >> (56 - 8 * (i % 8)));
    return bytes_from(digest, sizeof digest);
}

struct obj *mod_random_init(void)
{
    static const struct method_def functions[] = {{"sha512", random_sha512, NULL, 0}, {0}};
    struct obj *m = module_with("_random", functions);
    if (m && module_put_type(m, "Random", type_ready(&random_spec)))
        return m;
    xdecref(m);
    return NULL;
}
