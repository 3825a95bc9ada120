/* The library modules written in Python (src/pylib/NAME.py), built into the program. */
#ifndef SLOTSCOPE_VM_PYLIB_H
#define SLOTSCOPE_VM_PYLIB_H
#include <stddef.h>

#define PYLIB_FOLDER "<slotscope>/" /* their file names begin with it */
/* A module that begins with this line leaves no entries in tracebacks, as the C code that it stands for leaves none. */
#define PYLIB_NATIVE_LINE "# In CPython this module is written in C."
#define PYLIB_NATIVE PYLIB_FOLDER "native/"

struct pylib_file {
    const char *name; /* module name; dots are written as in the file name */
    const char *text; /* UTF-8 source, NUL-terminated */
    size_t len;       /* bytes without the NUL */
};
/* Ends with a NULL name. */
extern const struct pylib_file pylib_files[];
#endif
