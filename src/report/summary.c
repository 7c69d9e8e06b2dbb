#include "grill/report/summary.h"

#include "grill/base/clock.h"
#include "grill/report/spans.h"
#include "grill/text/wrap.h"

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

/* What is still to ask. */
static void add_left(struct buf *out, const struct session_summary *summary)
{
    if (summary->due_now > 0) {
        add_count(out, summary->due_now, "card");
        buf_add_z(out, summary->due_now == 1 ? " is still due" : " are still due");
        if (summary->new_left > 0)
            buf_addf(out, ", %zu new one%s left", summary->new_left, summary->new_left == 1 ? " is" : "s are");
        buf_add_z(out, ". ");
    } else if (summary->new_left > 0) {
        add_count(out, summary->new_left, "new card");
        buf_add_z(out, summary->new_left == 1 ? " is left. " : " are left. ");
    }
}

/* What falls due later. */
static void add_next(struct buf *out, const struct session_summary *summary, int64_t now)
{
    size_t more = summary->due_tomorrow > summary->due_now ? summary->due_tomorrow - summary->due_now : 0;
    if (summary->due_now > 0) {
        if (more > 0)
            buf_addf(out, "%zu more fall%s due by the end of tomorrow.", more, more == 1 ? "s" : "");
    } else if (summary->next_due > now) {
        buf_add_z(out, "The next card falls due in ");
        span_due(out, summary->next_days, summary->next_due - now);
        if (more > 1)
            buf_addf(out, "; %zu by the end of tomorrow", more);
        buf_add_byte(out, '.');
    } else if (summary->new_left == 0) {
        buf_add_z(out, "Nothing else is due.");
    }
}

void summary_text(struct buf *out, const struct session_summary *summary, int64_t now,
                  const struct render_options *options)
{
    struct buf text;
    struct buf first;
    buf_init(&text);
    buf_init(&first);
    if (summary->reviews == 0) {
        buf_add_z(&text, "No answers this time. ");
    } else {
        struct buf line;
        buf_init(&line);
        add_count(&line, summary->reviews, "answer");
        buf_add_z(&line, " in ");
        span_time(&line, summary->elapsed);
        add_grades(&line, summary);
        buf_add_byte(&line, '.');
        wrap_text(&first, buf_str(&line), options->width);
        render_look(out, LOOK_TITLE, buf_str(&first), options);
        buf_release(&line);
    }
    if (summary->learned > 0) {
        add_count(&text, summary->learned, "new card");
        buf_add_z(&text, " begun. ");
    }
    add_left(&text, summary);
    add_next(&text, summary, now);
    buf_trim_line(&text);
    buf_add_byte(&text, '\n');
    wrap_text(out, buf_str(&text), options->width);
    buf_release(&first);
    buf_release(&text);
}
