/* Docstrings and signatures of built-in types, methods and functions, found by name when somebody asks: few ever do. */
#include <stdlib.h>
#include <string.h>

#include "slotscope/layout/layout.h"
#include "typepriv.h"

static const struct doc {
    const char *name, *text;
} docs[] = {
#define DOC(name, text) {name, text},
#include "docs.def"
#undef DOC
};

static int by_name(const void *name, const void *row)
{
    return strcmp(name, ((const struct doc *)row)->name);
}

const char *doc_text(const char *name)
{
    const struct doc *d = bsearch(name, docs, sizeof docs / sizeof *docs, sizeof *docs, by_name);
    return d ? d->text : NULL;
}

enum { NAME_MAX_LENGTH = 120 };

/* "list.append"; false if that is longer than any name in the tables. */
static bool join(char *to, const char *owner, const char *name)
{
    size_t a = strlen(owner), b = strlen(name);
    if (a + b + 2 > NAME_MAX_LENGTH)
        return false;
    memcpy(to, owner, a);
    to[a] = '.';
    memcpy(to + a + 1, name, b + 1);
    return true;
}

static struct obj *text_or_none(const char *text)
{
    return text ? str_from_c(text) : new_none();
}

struct obj *doc_of(const struct type *t, const char *name, const char *otherwise)
{
    char full[NAME_MAX_LENGTH];
    const char *text = join(full, type_short_name(t), name) ? doc_text(full) : NULL;
    if (!text && join(full, "", name))
        text = doc_text(full);
    return text_or_none(text ? text : otherwise);
}

struct obj *own_doc_of(const struct type *t, const char *name)
{
    char full[NAME_MAX_LENGTH];
    const char *text = !(t->flags & TF_HEAP) && join(full, type_short_name(t), name) ? doc_text(full) : NULL;
    if (!text && name[0] == '_' && name[1] == '_' && join(full, "", name)) /* __dict__, __weakref__ */
        text = doc_text(full);
    return text_or_none(text);
}

struct obj *signature_of(const struct type *t, const char *name)
{
    char full[NAME_MAX_LENGTH];
    return text_or_none(join(full, type_short_name(t), name) ? layout_signature(full) : NULL);
}

struct obj *wrapper_signature(const char *name)
{
    char full[NAME_MAX_LENGTH];
    return text_or_none(join(full, "", name) ? layout_signature(full) : NULL);
}

/* The module's name, or "" when it is none. */
static const char *module_text(struct obj *module)
{
    return module && is_str(module) && str_is_ascii(module) ? str_data(module) : "";
}

struct obj *function_doc(struct obj *module, const char *name, const char *otherwise)
{
    char full[NAME_MAX_LENGTH];
    const char *text = join(full, module_text(module), name) ? doc_text(full) : NULL;
    return text_or_none(text ? text : otherwise);
}

struct obj *function_signature(struct obj *module, const char *name)
{
    char full[NAME_MAX_LENGTH];
    return text_or_none(join(full, module_text(module), name) ? layout_signature(full) : NULL);
}
