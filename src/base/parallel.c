#include "grill/base/parallel.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

struct crew {
    parallel_work *work;
    void *context;
    size_t count;
    atomic_size_t next;   /* item */
    atomic_size_t joined; /* workers */
};

static void *work_along(void *argument)
{
    struct crew *crew = argument;
    size_t worker = atomic_fetch_add(&crew->joined, 1);
    for (size_t item; (item = atomic_fetch_add(&crew->next, 1)) < crew->count;)
        crew->work(crew->context, worker, item);
    return NULL;
}

size_t parallel_workers(size_t items, size_t each)
{
    size_t wanted = items / each;
    if (wanted <= 1)
        return 1; /* without asking for the processors, which takes reading a file */
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t most = processors < 1 ? 1 : processors < PARALLEL_MOST ? (size_t)processors : PARALLEL_MOST;
    return wanted < most ? wanted : most;
}

void parallel_run(size_t workers, size_t count, parallel_work *work, void *context)
{
    struct crew crew = {.work = work, .context = context, .count = count};
    pthread_t threads[PARALLEL_MOST];
    size_t started = 0;
    while (started + 1 < workers && started < PARALLEL_MOST - 1 &&
           pthread_create(&threads[started], NULL, work_along, &crew) == 0)
        started++;
    work_along(&crew);
    for (size_t i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
}
