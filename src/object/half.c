/* Floats of two bytes (IEEE 754 binary16), as module struct and memoryview know them. */
#include <math.h>

#include "slotscope/object/number.h"

bool half_from(double d, uint16_t *out)
{
    uint16_t sign = signbit(d) ? 0x8000 : 0;
    if (isnan(d)) {
        *out = sign | 0x7e00;
        return true;
    }
    if (isinf(d) || d == 0) {
        *out = sign | (isinf(d) ? 0x7c00 : 0);
        return true;
    }
    int e;
    frexp(fabs(d), &e);
    e = e < -13 ? -13 : e;
    double scaled = nearbyint(ldexp(fabs(d), 11 - e)); /* the units of the last place */
    int64_t units = (int64_t)scaled;
    int64_t bits = e == -13 && units < 1024 ? units : units + ((int64_t)(e + 13) << 10);
    if (e == -13 && units >= 1024)
        bits = units; /* exponent field 1 comes out of the carry */
    else if (e > -13)
        bits = ((int64_t)(e + 14) << 10) + (units - 1024);
    if (bits >= 0x7c00)
        return false;
    *out = (uint16_t)(sign | bits);
    return true;
}

double half_value(uint16_t h)
{
    int e = h >> 10 & 31, m = h & 1023;
    double d = e == 31 ? (m ? (double)NAN : INFINITY) : e ? ldexp(1024 + m, e - 25) : ldexp(m, -24);
    return h & 0x8000 ? -d : d;
}
