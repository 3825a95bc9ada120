/*
 * Going back in time. A checkpoint costs nothing but protecting the pages in use; the first write to a chunk of them after it keeps
 * the chunk's old bytes. Going back to a checkpoint puts the kept bytes back, newest first. Fresh pages (never used at the
 * checkpoint) are not protected: a program that only creates objects pays nothing.
 *
 * Every checkpoint is named by a moment, a number that grows; the caller decides what it counts.
 */
#ifndef SLOTSCOPE_HEAP_CHECKPOINT_H
#define SLOTSCOPE_HEAP_CHECKPOINT_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Keeps at most `budget` bytes of old pages (0: 512 MiB); when that is reached every second checkpoint of the older half goes; the first
   one (what booting made: some 2 MiB) always stays.
   Starts with none; needs an open heap. Call from outside the running program. */
void checkpoints_start(size_t budget);
/* Forgets all checkpoints and takes the protection away. heap_close does it too. */
void checkpoints_stop(void);
bool checkpoints_active(void);
/* Remembers the region as it is now. moment must be larger than the last one's. */
void checkpoint_take(uint64_t moment);
/* The latest checkpoint at or before moment: true and *found its moment, false when there is none. */
bool checkpoint_find(uint64_t moment, uint64_t *found);
/* Makes the region as it was at the checkpoint with exactly this moment; later checkpoints are forgotten. False when there is none.
 */
bool checkpoint_restore(uint64_t moment);
/* May bytes near p have been written between the checkpoint with this moment and the next one (or now)? */
bool checkpoint_touched(uint64_t moment, const void *p);
/* Forgets the newest checkpoint, if it is this one: the one before it goes on as if there had been none. */
void checkpoint_drop(uint64_t moment);
/* Seconds of processor time that the newest one cost so far: taking it, and keeping what was overwritten since. */
double checkpoint_cost(void);
/* The same for all so far; and what one taken now will probably cost before the next one. */
double checkpoint_spent(void);
double checkpoint_risk(void);
/* From now on a run is recorded that may spend this share of its processor time on checkpoints (0: as much as it takes). When it has
   spent more, the newest ones are forgotten, as far as it takes for nothing more to have to be kept. */
void checkpoints_afford(double share);
/* How many there are, and the bytes they keep. */
size_t checkpoint_count(void);
size_t checkpoint_bytes(void);
#endif
