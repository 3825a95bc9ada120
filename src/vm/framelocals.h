/* f_locals that writes through to the frame. */
#ifndef SLOTSCOPE_SRC_VM_FRAMELOCALS_H
#define SLOTSCOPE_SRC_VM_FRAMELOCALS_H
struct obj;

/* New reference. Only where versions have it: frame objects with f_extra_locals. */
struct obj *frame_locals_proxy(struct obj *frame);
void frame_locals_boot(void);
#endif
