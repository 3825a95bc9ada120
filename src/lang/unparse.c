/* The expression as source. */
#include "slotscope/lang/ast.h"
#include "slotscope/base/buf.h"
void ast_unparse(struct buf *b, const struct expr *e)
{
    (void)e;
    buf_adds(b, "...");
}
