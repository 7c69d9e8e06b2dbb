#include "grill/base/clock.h"
#include "grill/base/file.h"
#include "grill/base/map.h"
#include "grill/base/random.h"
#include "grill/cli/commands.h"
#include "grill/cli/decks.h"
#include "grill/cli/line.h"
#include "grill/cli/progress.h"
#include "grill/cli/say.h"
#include "grill/cli/signals.h"
#include "grill/doc/yaml.h"
#include "grill/quiz/check.h"
#include "grill/quiz/identity.h"
#include "grill/report/face.h"
#include "grill/report/results.h"
#include "grill/text/encoding.h"
#include "grill/text/fold.h"

#include <stdlib.h>
#include <unistd.h>

enum { ANSWERS_LIMIT = 64 << 20 };

struct self_test {
    struct context *context;
    struct library library;
    const struct card **cards;
    size_t count;
    bool person; /* somebody at a terminal answers */
    bool aside;  /* … and is talked to on standard error, because standard output goes elsewhere */
    bool interrupted;
    size_t left;     /* cards that were not asked any more then */
    size_t left_out; /* cards without an answer */
    struct result *results;
};

/* ---- which cards ---- */

static bool is_asked(const struct self_test *test, const struct card *card, unsigned kinds)
{
    return decks_wanted(test->context, card, kinds) && library_find(&test->library, card->id) == card;
}

static void say_left_out(const struct self_test *test)
{
    size_t count = test->left_out;
    if (count > 0)
        say_note(test->context, "%zu question%s without an answer %s left out", count, count == 1 ? "" : "s",
                 count == 1 ? "is" : "are");
}

/* All cards in the order of the files, or --count of them drawn by the seed. */
static void choose_cards(struct self_test *test, unsigned kinds)
{
    struct arena *arena = &test->context->arena;
    size_t most = test->library.card_count;
    const struct card **all = ARENA_ARRAY(arena, const struct card *, most);
    size_t *order = ARENA_ARRAY(arena, size_t, most);
    size_t count = 0;
    for (size_t d = 0; d < test->library.deck_count; d++) {
        const struct deck *deck = test->library.decks[d];
        for (size_t i = 0; i < deck->card_count; i++) {
            const struct card *card = &deck->cards[i];
            if (!is_asked(test, card, kinds))
                continue;
            if (check_is_possible(card))
                all[count++] = card;
            else
                test->left_out++;
        }
    }
    say_left_out(test);
    for (size_t i = 0; i < count; i++)
        order[i] = i;
    size_t wanted = (size_t)test->context->options.count;
    if (wanted > 0 || test->context->options.seed >= 0) {
        struct random random = random_seeded(context_seed(test->context));
        random_shuffle(&random, order, count);
    }
    test->count = wanted > 0 && wanted < count ? wanted : count;
    test->cards = ARENA_ARRAY(arena, const struct card *, test->count);
    for (size_t i = 0; i < test->count; i++)
        test->cards[i] = all[order[i]];
}

/* ---- where answers come from ---- */

static str fold_key(struct arena *arena, str text)
{
    struct buf folded;
    buf_init(&folded);
    fold_words(&folded, text);
    str key = arena_copy(arena, buf_str(&folded));
    buf_release(&folded);
    return key;
}

/* Several values of one question (right options) become one line. */
static str value_text(struct arena *arena, const struct yaml_value *value)
{
    if (value->kind == YAML_SCALAR)
        return value->text;
    struct buf joined;
    buf_init(&joined);
    for (const struct yaml_value *item = value->first; item; item = item->next)
        if (item->kind == YAML_SCALAR)
            buf_addf(&joined, "%s%.*s", joined.len > 0 ? ", " : "", STR_ARG(item->text));
    str text = arena_copy(arena, buf_str(&joined));
    buf_release(&joined);
    return text;
}

static void put_answer(struct arena *arena, struct map *answers, str question, const struct yaml_value *value)
{
    str *text = ARENA_NEW(arena, str);
    *text = value_text(arena, value);
    map_put(answers, fold_key(arena, question), text);
}

/* A mapping of questions (or card ids) to answers, or a list of mappings with `question` or `id`, and `answer`. */
static void gather_answers(struct arena *arena, struct map *answers, const struct yaml_value *document)
{
    for (const struct yaml_value *entry = document->first; entry; entry = entry->next) {
        if (document->kind == YAML_MAP) {
            put_answer(arena, answers, entry->key, entry);
            continue;
        }
        const struct yaml_value *question = yaml_find(entry, "id");
        if (!question)
            question = yaml_find(entry, "question");
        const struct yaml_value *answer = yaml_find(entry, "answer");
        if (question && answer)
            put_answer(arena, answers, question->text, answer);
    }
}

static void warn_unused(const struct self_test *test, const struct map *answers, const struct map *used)
{
    for (size_t i = 0; i < answers->count; i++)
        if (!map_has(used, answers->entries[i].key))
            say_note(test->context, "%s: no card asks '%.*s'", test->context->options.answers,
                     STR_ARG(answers->entries[i].key));
}

static int read_answers(struct self_test *test, struct map *answers)
{
    struct context *context = test->context;
    struct arena *arena = &context->arena;
    const char *path = context->options.answers;
    struct err err;
    struct diags diags;
    str bytes;
    str text;
    struct yaml_value *document = NULL;
    if (file_read(arena, path, ANSWERS_LIMIT, &bytes, &err)) {
        say_error(context, "%s: %s", path, err.text);
        return -1;
    }
    diags_init(&diags, arena);
    bool fine = text_decode(arena, bytes, str_of(path), &diags, &text) &&
                yaml_read(arena, text, str_of(path), 1, &diags, &document);
    for (size_t i = 0; i < diags.count; i++)
        say_trouble(context, &diags.items[i]);
    if (fine && (!document || document->kind == YAML_SCALAR)) {
        say_error(context, "%s: expected a mapping of questions to answers", path);
        fine = false;
    }
    if (fine)
        gather_answers(arena, answers, document);
    diags_release(&diags);
    return fine ? 0 : -1;
}

static void judge(struct self_test *test, size_t i, str typed, bool answered)
{
    struct arena *arena = &test->context->arena;
    struct result *result = &test->results[i];
    result->card = test->cards[i];
    result->typed = arena_copy(arena, str_trim(typed));
    result->answered = answered && result->typed.len > 0;
    if (result->answered)
        result->check = check_answer(arena, result->card, result->typed);
}

static int answer_from_file(struct self_test *test)
{
    struct arena *arena = &test->context->arena;
    struct map answers;
    struct map used;
    map_init(&answers);
    map_init(&used);
    int status = read_answers(test, &answers);
    for (size_t i = 0; status == 0 && i < test->count; i++) {
        str key = fold_key(arena, test->cards[i]->question);
        if (!map_has(&answers, key))
            key = fold_key(arena, test->cards[i]->id);
        const str *typed = map_find(&answers, key);
        map_put(&used, key, NULL);
        judge(test, i, typed ? *typed : (str){0}, typed != NULL);
    }
    if (status == 0 && test->context->options.count == 0)
        warn_unused(test, &answers, &used);
    map_release(&used);
    map_release(&answers);
    return status;
}

static void find_person(struct self_test *test)
{
    test->aside = isatty(STDOUT_FILENO) != 1;
    test->person = isatty(STDIN_FILENO) == 1 && isatty(test->aside ? STDERR_FILENO : STDOUT_FILENO) == 1;
}

static void talk(const struct self_test *test, str text)
{
    (test->aside ? say_aside : say_out)(text);
}

static void ask_person(const struct self_test *test, size_t i)
{
    const struct terminal *terminal = test->aside ? &test->context->err : &test->context->out;
    struct render_options options = terminal_render(terminal);
    struct buf out;
    buf_init(&out);
    buf_addf(&out, "\n%zu/%zu\n", i + 1, test->count);
    face_show(&out, test->cards[i], terminal_format(terminal), &options);
    buf_add_z(&out, "> ");
    talk(test, buf_str(&out));
    buf_release(&out);
}

/* Reads the answer to a card; the question is asked again after Ctrl-Z. */
static enum line_result read_answer(const struct self_test *test, size_t i, struct line *line, struct buf *text)
{
    enum line_result read = LINE_RESUMED;
    while (read == LINE_RESUMED) {
        if (test->person)
            ask_person(test, i);
        read = line_read(line, "", false, text);
    }
    return read;
}

/* One answer a line, in the order of the cards; a person at a terminal is shown the questions. */
static int answer_from_input(struct self_test *test)
{
    struct line *line = line_open(false, NULL, NULL, 0);
    bool ended = false;
    struct buf text;
    buf_init(&text);
    find_person(test);
    if (test->person) {
        signals_install();
        say_note(test->context, "%zu question%s; Enter leaves one unanswered, Ctrl-D all that are left", test->count,
                 test->count == 1 ? "" : "s");
    }
    for (size_t i = 0; i < test->count; i++) {
        enum line_result read = ended ? LINE_END : read_answer(test, i, line, &text);
        bool ends = !ended && read != LINE_TEXT;
        if (read == LINE_INTERRUPTED) {
            /* the score is of what was asked so far */
            test->interrupted = true;
            test->left = test->count - i;
            test->count = i;
            talk(test, STR("\n"));
            break;
        }
        ended = ended || ends;
        judge(test, i, ended ? (str){0} : buf_str(&text), !ended);
        if (test->person && (ends || i + 1 == test->count))
            talk(test, STR("\n"));
    }
    buf_release(&text);
    line_close(line);
    return 0;
}

/* ---- recording ---- */

static int record_results(struct self_test *test)
{
    struct log log;
    struct err err;
    int status = progress_open(test->context, &log);
    if (status != STATUS_FINE)
        return status;
    for (size_t i = 0; i < test->count && status == STATUS_FINE; i++) {
        const struct result *result = &test->results[i];
        if (!result->answered)
            continue;
        int64_t now = context_now(test->context);
        struct record record = {.kind = RECORD_REVIEW,
                                .card = result->card->id,
                                .ms = now,
                                .zone = clock_zone_minutes(now),
                                .grade = (int)check_grade(&result->check),
                                .flags = RECORD_TEST};
        identity_describe(&test->context->arena, result->card, &record);
        if (log.read_only || log_append(&log, &record, &err)) {
            say_error(test->context, "not saved: %s", log.read_only ? log.why.text : err.text);
            status = STATUS_UNSAVED;
        }
    }
    log_close(&log);
    return status;
}

/* ---- the command ---- */

static int run_test(struct self_test *test)
{
    const struct options *options = &test->context->options;
    if (test->count == 0) {
        if (test->left_out == 0 && test->library.card_count > 0)
            decks_say_no_match(test->context, &test->library);
        else if (test->library.card_count > 0)
            say_error(test->context, "there is no card with an answer to ask");
        else if (test->library.failed == 0)
            decks_say_none(test->context, &test->library);
        return STATUS_NEGATIVE;
    }
    test->results = ARENA_ARRAY(&test->context->arena, struct result, test->count);
    if (options->answers ? answer_from_file(test) : answer_from_input(test))
        return STATUS_INPUT;
    if (test->count == 0)
        return STATUS_NEGATIVE;
    struct results results = {.items = test->results, .count = test->count, .left = test->left, .pass = options->pass};
    struct render_options render = terminal_render(&test->context->out);
    struct buf out;
    buf_init(&out);
    results_write(&out, &results, (enum results_format)options->format, &render);
    say_out(buf_str(&out));
    buf_release(&out);
    int status = results_passed(&results) ? STATUS_FINE : STATUS_NEGATIVE;
    int recorded = options->record ? record_results(test) : STATUS_FINE;
    return recorded != STATUS_FINE ? recorded : status;
}

int cmd_test(struct context *context)
{
    struct self_test test = {.context = context};
    unsigned kinds = 0;
    if (decks_kinds(context, context->options.kinds, &kinds))
        return STATUS_USAGE;
    int status = decks_load(context, context->options.operands, context->options.operand_count, &test.library);
    if (status == STATUS_FINE) {
        say_troubles(context, &test.library);
        choose_cards(&test, kinds);
        status = run_test(&test);
        if (status != STATUS_UNSAVED)
            status = decks_status(&test.library, status);
    }
    library_release(&test.library);
    status = say_finish(context, status);
    if (test.interrupted)
        signals_give_in();
    return status;
}
