/*
 * C-c comes when a person presses it, and a program may catch it and go on: the only thing in a run that the run itself does not
 * decide. So the places at which it was heard are recorded, and a run that is repeated hears of it at the same ones. In the loop a
 * place is a pulse. C code that runs long (a sum over an endless iterator) asks between two pulses whether it is to stop: there a
 * place is the number of such questions so far.
 */
#include "interruption.h"

#include "frame.h"

static const struct vm_interruption *places; /* of the run that is repeated */
static size_t nplaces, next;

void vm_interrupt_at(const struct vm_interruption *v, size_t n)
{
    places = v;
    nplaces = n;
    next = 0;
}

void interruption_run_begins(uint64_t pulse)
{
    vm->run_pulse = pulse;
    vm->run_asks = obj_asks;
    next = 0;
}

bool interruption_start(uint64_t pulse)
{
    uint64_t at = pulse - vm->run_pulse, asks = obj_asks - vm->run_asks;
    obj_break_clear(BREAK_REPEAT);
    while (next < nplaces && (places[next].asks ? places[next].asks <= asks : places[next].pulse <= at))
        next++;
    return next > 0;
}

struct vm_interruption interruption_here(uint64_t pulse, bool in_c, bool for_good)
{
    return (struct vm_interruption){pulse - vm->run_pulse, in_c ? obj_asks - vm->run_asks : 0, for_good};
}

uint64_t interruption_next(void)
{
    return next < nplaces ? vm->run_pulse + places[next].pulse : UINT64_MAX;
}

enum interruption_due interruption_at_pulse(uint64_t pulse)
{
    if (obj_break & BREAK_REPEAT) { /* the C code was watched and is done */
        obj_break_clear(BREAK_REPEAT);
        next++;
    }
    if (pulse < interruption_next())
        return DUE_NOT;
    if (places[next].asks) {
        obj_break_set(BREAK_REPEAT);
        return DUE_NOT;
    }
    return places[next++].for_good ? DUE_FOR_GOOD : DUE_NOW;
}

bool interruption_at_ask(void)
{
    if (obj_asks - vm->run_asks < places[next].asks)
        return false;
    obj_break_clear(BREAK_REPEAT);
    next++;
    return true;
}
