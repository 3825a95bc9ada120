/* The commands, one function each: takes what was asked for, returns the exit status. */
#ifndef MAIN_COMMANDS_H
#define MAIN_COMMANDS_H
#include "options.h"
#include "slotscope/base/buf.h"
#include "slotscope/base/diag.h"

enum { EXIT_DONE = 0, EXIT_RAISED = 1, EXIT_USAGE = 2, EXIT_INTERRUPTED = 130 };

int command_menu(const struct options *o);
int command_learn(const struct options *o);
int command_repl(const struct options *o);
int command_run(const struct options *o);
int command_draw(const struct options *o);
int command_explain(const struct options *o);
int command_dump(const struct options *o);
int command_lessons(const struct options *o);
int command_versions(const struct options *o);
int command_check(const struct options *o);
int command_verify(const struct options *o);

/* Prints "slotscope: ..." and returns EXIT_USAGE. */
int usage(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* Reads a file of Python ("-": stdin); false after printing what is wrong with it. */
bool read_source(const char *path, struct buf *b);
/* Writes to OUT, or to stdout for NULL and "-". False after printing why not. */
bool write_result(const char *path, const struct buf *b);
struct lesson;
/* The lesson called name: an id, a number, or a file ("-": stdin). NULL after printing what is wrong. */
struct lesson *find_lesson(const char *name);
/* C-c stops the program under study from here on. */
void catch_interrupts(void);
#endif
