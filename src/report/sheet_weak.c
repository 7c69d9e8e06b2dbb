/* Which cards a user keeps forgetting. */
#include "grill/base/clock.h"
#include "sheet_int.h"

/* A card that was forgotten before is weak until its memory lasts so many days. */
static const double firm_days = 21.0;

bool sheet_is_weak(const struct sheet_options *options, const struct card *card, double *recall)
{
    const struct standing *standing = progress_find(options->weak, card->id);
    if (!standing || standing->reviews == 0 || standing->suspended)
        return false;
    *recall = progress_recall(options->weak, standing, options->now + MS_PER_DAY);
    return *recall < options->retention || (standing->lapses > 0 && standing->memory.stability < firm_days);
}
