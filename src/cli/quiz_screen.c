#include "quiz_int.h"

#include "grill/report/face.h"
#include "grill/report/spans.h"
#include "grill/text/utf8.h"
#include "grill/text/width.h"

enum { INDENT = 2 };

static struct render_options card_options(const struct quiz *quiz)
{
    struct render_options options = terminal_render(&quiz->context->out);
    options.indent = INDENT;
    return options;
}

/* "Deep learning › Optimisers", without the outer titles where there is no room for them. */
static void add_topic(struct buf *out, const struct topic *topic, size_t room, bool ascii)
{
    struct buf path;
    buf_init(&path);
    topic_format(&path, topic, ascii);
    if (text_width(buf_str(&path)) > room) {
        buf_clear(&path);
        utf8_add_safe(&path, topic->title, ascii);
    }
    text_add_cut(out, buf_str(&path), room, ascii);
    buf_release(&path);
}

/* "[3/15] new · Deep learning › Optimisers" */
void quiz_show_question(struct buf *out, const struct quiz *quiz)
{
    struct render_options options = terminal_render(&quiz->context->out);
    const struct card *card = session_card(quiz->session);
    size_t position = 0;
    size_t total = 0;
    struct buf head;
    buf_init(&head);
    session_position(quiz->session, &position, &total);
    buf_addf(&head, "[%zu/%zu]", position, total);
    if (session_card_is_new(quiz->session))
        buf_add_z(&head, " new");
    if (card->topic->title.len > 0) {
        buf_add_z(&head, options.ascii ? " - " : " · ");
        size_t used = text_width(buf_str(&head));
        add_topic(&head, card->topic, options.width > used ? options.width - used : 0, options.ascii);
    }
    buf_add_byte(out, '\n');
    render_look(out, LOOK_DIM, buf_str(&head), &options);
    buf_add_byte(out, '\n');
    options = card_options(quiz);
    face_show(out, card, terminal_format(&quiz->context->out), &options);
    buf_release(&head);
}

/* "; not said: slope, bias, …": as many whole words as there is room for. */
static void add_missing(struct buf *out, const struct check *check, size_t room, const struct render_options *options)
{
    str more = options->ascii ? STR(", ...") : STR(", …");
    struct buf words;
    struct buf line;
    buf_init(&words);
    buf_init(&line);
    for (size_t i = 0; i < check->missing_count; i++)
        buf_addf(&words, "%s%.*s", i == 0 ? "; not said: " : ", ", STR_ARG(check->missing[i]));
    utf8_add_safe(&line, buf_str(&words), options->ascii);
    if (text_width(buf_str(&line)) > room) {
        size_t end = room > text_width(more) ? text_fit(buf_str(&line), room - text_width(more)) : 0;
        while (end > 0 && !str_starts(str_skip(buf_str(&line), end), STR(", ")))
            end--;
        line.len = end;
        buf_add(&line, end > 0 ? more : STR(""));
    }
    render_look(out, LOOK_DIM, buf_str(&line), options);
    buf_release(&line);
    buf_release(&words);
}

/* What is missing is told of what was nearly right; of anything else, the answer itself follows. */
static void add_verdict(struct buf *out, const struct check *check, const struct render_options *options)
{
    static const struct {
        enum look look;
        const char *mark, *ascii, *text;
    } rows[] = {
        [VERDICT_WRONG] = {LOOK_BAD, "✗ ", "x ", "not yet"},
        [VERDICT_PARTLY] = {LOOK_ACCENT, "≈ ", "~ ", "partly"},
        [VERDICT_RIGHT] = {LOOK_GOOD, "✓ ", "+ ", "right"},
    };
    struct buf line;
    buf_init(&line);
    buf_add_z(&line, options->ascii ? rows[check->verdict].ascii : rows[check->verdict].mark);
    buf_add_z(&line, rows[check->verdict].text);
    size_t used = text_width(buf_str(&line));
    render_look(out, rows[check->verdict].look, buf_str(&line), options);
    if (check->verdict == VERDICT_PARTLY)
        add_missing(out, check, options->width > used ? options->width - used : 0, options);
    buf_add_byte(out, '\n');
    buf_release(&line);
}

void quiz_show_answer(struct buf *out, const struct quiz *quiz, const struct check *check)
{
    struct render_options options = terminal_render(&quiz->context->out);
    const struct card *card = session_card(quiz->session);
    if (check)
        add_verdict(out, check, &options);
    buf_add_byte(out, '\n');
    options = card_options(quiz);
    if (check_is_possible(card)) {
        render_markdown(out, card->answer, terminal_format(&quiz->context->out), &options);
    } else {
        buf_add_repeat(out, STR(" "), INDENT);
        render_look(out, LOOK_DIM, STR("no answer is written down"), &options);
        buf_add_byte(out, '\n');
    }
    buf_add_byte(out, '\n');
}

/* "1 again 1 min · 2 hard 6 min · 3 good 2 d · 4 easy 5 d", on two lines where one is too short. */
void quiz_show_grades(struct buf *out, struct quiz *quiz)
{
    static const char *const names[] = {"again", "hard", "good", "easy"};
    static const enum look looks[] = {LOOK_BAD, LOOK_ACCENT, LOOK_GOOD, LOOK_TITLE};
    struct render_options options = terminal_render(&quiz->context->out);
    struct outcome outcomes[4];
    session_preview(quiz->session, context_now(quiz->context), outcomes);
    size_t used = 0;
    struct buf item;
    buf_init(&item);
    for (size_t i = 0; i < 4; i++) {
        buf_clear(&item);
        buf_addf(&item, "%zu %s ", i + 1, names[i]);
        size_t named = item.len;
        span_interval(&item, outcomes[i].interval);
        if (i > 0 && used + 3 + item.len > options.width) {
            buf_add_byte(out, '\n');
            used = 0;
        } else if (i > 0) {
            buf_add_z(out, "   ");
            used += 3;
        }
        render_look(out, looks[i], str_slice(buf_str(&item), 0, named - 1), &options);
        buf_add_byte(out, ' ');
        render_look(out, LOOK_DIM, str_skip(buf_str(&item), named), &options);
        used += item.len;
    }
    buf_add_byte(out, '\n');
    buf_release(&item);
}

const char *quiz_prompt(const struct quiz *quiz)
{
    static const char *const suggesting[] = {
        [GRADE_AGAIN] = "grade 1-4 [1]: ", [GRADE_HARD] = "grade 1-4 [2]: ", [GRADE_GOOD] = "grade 1-4 [3]: "};
    if (session_state(quiz->session) != SESSION_GRADE)
        return "> ";
    return quiz->suggested ? suggesting[quiz->suggested] : "grade 1-4: ";
}
