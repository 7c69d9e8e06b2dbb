/*
 * parallel: the same work for many items, by several threads.
 *
 * Whoever uses it keeps what each item needs and gives in a place of its own: nothing else is shared. The order in
 * which items are worked on is not defined, so results are put together by their index afterwards.
 */
#ifndef GRILL_BASE_PARALLEL_H
#define GRILL_BASE_PARALLEL_H

#include <stddef.h>

enum { PARALLEL_MOST = 8 };

/* `worker` is below the number of workers: for what a worker keeps from item to item. */
typedef void parallel_work(void *context, size_t worker, size_t item);

/* How many workers are worth while for so many items: at least `each` items for each of them, no more than there are
 * processors, 1..PARALLEL_MOST. */
size_t parallel_workers(size_t items, size_t each);
/* Runs the work for the items 0..count-1 and returns when all of it is done. The caller is one of the workers; when the
 * system gives fewer threads, there are fewer. */
void parallel_run(size_t workers, size_t count, parallel_work *work, void *context);

#endif
