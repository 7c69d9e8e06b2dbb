#include "grill/cli/context.h"

#include "grill/base/clock.h"

int64_t context_now(struct context *context)
{
    if (context->clock_start < 0)
        return clock_now();
    return context->clock_start + MS_PER_SECOND * context->clock_ticks++;
}

uint64_t context_seed(struct context *context)
{
    return context->options.seed >= 0 ? (uint64_t)context->options.seed : (uint64_t)context_now(context);
}
