/* Magnitudes: products, quotients and decimal text of lengths on both sides of every threshold must fit together. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "object/digits.h"

static uint64_t seed = 88172645463325252u;

static digit next_digit(void)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    unsigned kind = (unsigned)(seed >> 60);
    return kind == 0 ? 0 : kind == 1 ? DIGIT_MASK : (digit)(seed & DIGIT_MASK);
}

/* n digits, the top one not zero. */
static digit *number(size_t n)
{
    digit *a = malloc((n + 1) * sizeof *a);
    for (size_t i = 0; i < n; i++)
        a[i] = next_digit();
    a[n - 1] |= 1;
    return a;
}

static const size_t lengths[] = {2, 3, 69, 70, 71, 140, 159, 160, 161, 240, 333, 500, 1201};
enum { LENGTHS = sizeof lengths / sizeof *lengths };

START_TEST(quotient_and_remainder_give_the_number_back)
{
    for (int i = 0; i < LENGTHS; i++)
        for (int j = 0; j <= i; j++) {
            size_t na = lengths[i], nb = lengths[j], nq = na - nb + 1;
            digit *a = number(na), *b = number(nb), *q = malloc(nq * sizeof *q), *r = malloc(nb * sizeof *r);
            digit *back = malloc((nq + nb + 1) * sizeof *back);
            digits_div(q, r, a, na, b, nb);
            ck_assert_int_lt(digits_compare(r, digits_normal(r, nb), b, nb), 0);
            digits_mul(back, q, nq, b, nb);
            digits_add(back, back, nq + nb, r, nb);
            ck_assert_int_eq(digits_compare(back, digits_normal(back, nq + nb + 1), a, na), 0);
            free(a);
            free(b);
            free(q);
            free(r);
            free(back);
        }
}
END_TEST

START_TEST(product_does_not_depend_on_the_order)
{
    for (int i = 0; i < LENGTHS; i++)
        for (int j = 0; j < LENGTHS; j++) {
            size_t na = lengths[i], nb = lengths[j];
            digit *a = number(na), *b = number(nb), *x = malloc((na + nb) * sizeof *x), *y = calloc(na + nb + 1, sizeof *y);
            digits_mul(x, a, na, b, nb);
            for (size_t k = 0; k < nb; k++) { /* digit by digit */
                digit *part = malloc((na + 1) * sizeof *part);
                digits_mul(part, a, na, b + k, 1);
                digits_add(y + k, y + k, na + nb - k, part, na + 1);
                free(part);
            }
            ck_assert_mem_eq(x, y, (na + nb) * sizeof *x);
            free(a);
            free(b);
            free(x);
            free(y);
        }
}
END_TEST

START_TEST(decimal_text_reads_back)
{
    for (int i = 0; i < LENGTHS; i++) {
        size_t n = lengths[i];
        digit *a = number(n);
        char *text = malloc(digits_decimal_room(n));
        size_t len = digits_to_decimal(text, a, n);
        ck_assert_int_ne(text[0], '0');
        digit *b = malloc(digits_from_decimal_room(len) * sizeof *b);
        size_t nb = digits_from_decimal(b, text, len);
        ck_assert_int_eq(digits_compare(a, n, b, nb), 0);
        free(a);
        free(b);
        free(text);
    }
}
END_TEST

Suite *make_suite(void);
Suite *make_suite(void)
{
    Suite *s = suite_create("digits");
    TCase *t = tcase_create("digits");
    tcase_add_test(t, quotient_and_remainder_give_the_number_back);
    tcase_add_test(t, product_does_not_depend_on_the_order);
    tcase_add_test(t, decimal_text_reads_back);
    suite_add_tcase(s, t);
    return s;
}
