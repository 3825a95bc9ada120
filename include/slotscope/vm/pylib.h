/* The library modules written in Python (src/pylib/NAME.py), built into the program. */
#ifndef SLOTSCOPE_VM_PYLIB_H
#define SLOTSCOPE_VM_PYLIB_H
#include <stddef.h>

#define PYLIB_FOLDER "<slotscope>/" /* their file names begin with it */
/* A module that begins with these words does so: it stands for C code, or is a test runner. */
#define PYLIB_NATIVE_LINE "# Its code leaves no entries in tracebacks"
#define PYLIB_BUILTIN_LINE PYLIB_NATIVE_LINE ": in CPython it is C." /* and there is no file of that name */
#define PYLIB_NATIVE PYLIB_FOLDER "native/"

struct pylib_file {
    const char *name; /* module name; dots are written as in the file name */
    const char *text; /* UTF-8 source, NUL-terminated */
    size_t len;       /* bytes without the NUL */
};
/* Ends with a NULL name. */
extern const struct pylib_file pylib_files[];
#endif
