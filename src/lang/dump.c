/* The tree as text. */
#include "slotscope/lang/ast.h"
#include "slotscope/base/buf.h"
void ast_dump(struct buf *b, const struct ast_module *m, bool positions)
{
    (void)m, (void)positions;
    buf_adds(b, "");
}
