/* Folding of constants. */
#include "slotscope/lang/ast.h"
void ast_fold(struct ast_module *m)
{
    (void)m;
}
