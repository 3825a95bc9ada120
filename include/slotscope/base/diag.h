/* A mistake of the person: what, where, what to do. Lines and columns count from 1; 0 means unknown. */
#ifndef SLOTSCOPE_BASE_DIAG_H
#define SLOTSCOPE_BASE_DIAG_H

struct diag {
    const char *file; /* borrowed */
    int line, col;
    char msg[400];
};
/* Fills d. */
void diag_set(struct diag *d, const char *file, int line, int col, const char *fmt, ...) __attribute__((format(printf, 5, 6)));
/* Prints "slotscope: FILE:LINE:COL: MSG" and a newline on stderr, control characters made visible. */
void diag_print(const struct diag *d);
#endif
