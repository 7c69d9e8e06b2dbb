#include "grill/report/summary.h"

#include "grill/base/clock.h"
#include "grill/report/spans.h"

static void add_count(struct buf *out, size_t count, const char *noun)
{
    buf_addf(out, "%zu %s%s", count, noun, count == 1 ? "" : "s");
}

static void add_grades(struct buf *out, const struct session_summary *summary)
{
    static const char *const names[] = {NULL, "again", "hard", "good", "easy"};
    const char *between = ": ";
    for (size_t grade = GRADE_AGAIN; grade <= GRADE_EASY; grade++) {
        if (summary->grades[grade] == 0)
            continue;
        buf_addf(out, "%s%zu %s", between, summary->grades[grade], names[grade]);
        between = ", ";
    }
}

static void add_next(struct buf *out, const struct session_summary *summary, int64_t now)
{
    if (summary->due_now > 0) {
        add_count(out, summary->due_now, "card");
        buf_add_z(out, summary->due_now == 1 ? " is still due" : " are still due");
    } else if (summary->next_due > now) {
        buf_add_z(out, "The next card falls due in ");
        span_time(out, summary->next_due - now);
    } else {
        buf_add_z(out, "Nothing else is due");
    }
    if (summary->due_tomorrow > 0)
        buf_addf(out, "; %zu by the end of tomorrow", summary->due_tomorrow);
    buf_add_z(out, ".\n");
}

void summary_text(struct buf *out, const struct session_summary *summary, int64_t now,
                  const struct render_options *options)
{
    if (summary->reviews == 0) {
        buf_add_z(out, "No answers this time. ");
        add_next(out, summary, now);
        return;
    }
    struct buf line;
    buf_init(&line);
    add_count(&line, summary->reviews, "answer");
    buf_add_z(&line, " in ");
    span_time(&line, summary->elapsed);
    add_grades(&line, summary);
    render_look(out, LOOK_TITLE, buf_str(&line), options);
    buf_add_z(out, ".\n");
    if (summary->learned > 0) {
        add_count(out, summary->learned, "new card");
        buf_add_z(out, " learned. ");
    }
    add_next(out, summary, now);
    buf_release(&line);
}
