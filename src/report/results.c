#include "grill/report/results.h"

#include <string.h>

#include "grill/base/json.h"
#include "grill/doc/markdown.h"
#include "grill/text/utf8.h"
#include "grill/text/width.h"

static const char *const verdict_names[] = {
    [VERDICT_WRONG] = "wrong", [VERDICT_PARTLY] = "partly", [VERDICT_RIGHT] = "right"};

static const char *result_name(const struct result *result)
{
    return result->answered ? verdict_names[result->check.verdict] : "no answer";
}

static size_t count_verdict(const struct results *results, enum verdict verdict)
{
    size_t count = 0;
    for (size_t i = 0; i < results->count; i++)
        count += results->items[i].answered && results->items[i].check.verdict == verdict;
    return count;
}

static size_t count_unanswered(const struct results *results)
{
    size_t count = 0;
    for (size_t i = 0; i < results->count; i++)
        count += !results->items[i].answered;
    return count;
}

/* The share of points, 0..1. */
static double score(const struct results *results)
{
    if (results->count == 0)
        return 0;
    double points =
        (double)count_verdict(results, VERDICT_RIGHT) + 0.5 * (double)count_verdict(results, VERDICT_PARTLY);
    return points / (double)results->count;
}

bool results_passed(const struct results *results)
{
    /* a score such as 0.7 made of tenths must reach a limit of 0.7 */
    return results->count > 0 && results->left == 0 && score(results) >= results->pass - 1e-9;
}

static str first_line(str text)
{
    return str_trim(str_cut(&text, '\n'));
}

/* ---- text ---- */

/* What stands between a line of an answer and the next one when both are put on one line. */
static const char *between_lines(str line)
{
    static const char ends[] = ".:;,?!";
    bool ended = line.len == 0 || memchr(ends, line.ptr[line.len - 1], sizeof ends - 1);
    return ended ? " " : "; ";
}

/* One line, as wide as there is room. */
static void add_cut(struct buf *out, const char *lead, str text, const struct render_options *options)
{
    struct buf line;
    struct buf safe;
    buf_init(&line);
    buf_init(&safe);
    utf8_add_safe(&safe, text, options->ascii);
    buf_add_z(&line, lead);
    str rest = buf_str(&safe);
    const char *between = "";
    while (rest.ptr) {
        str part = str_trim(str_cut(&rest, '\n'));
        if (part.len == 0)
            continue;
        buf_addf(&line, "%s%.*s", between, STR_ARG(part));
        between = between_lines(part);
    }
    text_add_cut(out, buf_str(&line), options->width ? options->width : SIZE_MAX, options->ascii);
    buf_add_byte(out, '\n');
    buf_release(&safe);
    buf_release(&line);
}

/* The same without the marks of Markdown. */
static void add_plain(struct buf *out, const char *lead, str markdown, const struct render_options *options)
{
    struct arena arena;
    struct buf plain;
    arena_init(&arena);
    buf_init(&plain);
    node_plain_text(&plain, markdown_parse(&arena, markdown));
    add_cut(out, lead, buf_str(&plain), options);
    buf_release(&plain);
    arena_release(&arena);
}

static void add_missing(struct buf *out, const struct result *result, const struct render_options *options)
{
    struct buf words;
    buf_init(&words);
    for (size_t i = 0; i < result->check.missing_count; i++)
        buf_addf(&words, "%s%.*s", i ? ", " : "", STR_ARG(result->check.missing[i]));
    add_cut(out, "     not said: ", buf_str(&words), options);
    buf_release(&words);
}

static void text_result(struct buf *out, size_t number, const struct result *result,
                        const struct render_options *options)
{
    static const struct {
        enum look look;
        const char *mark, *ascii;
    } marks[] = {[VERDICT_WRONG] = {LOOK_BAD, "✗", "x"},
                 [VERDICT_PARTLY] = {LOOK_ACCENT, "≈", "~"},
                 [VERDICT_RIGHT] = {LOOK_GOOD, "✓", "+"}};
    enum verdict verdict = result->answered ? result->check.verdict : VERDICT_WRONG;
    struct buf lead;
    buf_init(&lead);
    render_look(out, marks[verdict].look, str_of(options->ascii ? marks[verdict].ascii : marks[verdict].mark), options);
    buf_addf(&lead, "%4zu. ", number);
    struct render_options narrower = *options;
    narrower.width = options->width > 1 ? options->width - 1 : options->width;
    add_plain(out, buf_z(&lead), result->card->question, &narrower);
    buf_release(&lead);
    if (verdict == VERDICT_RIGHT)
        return;
    if (result->answered)
        add_cut(out, "     said: ", result->typed, options);
    add_plain(out, "     answer: ", result->card->answer, options);
    if (verdict == VERDICT_PARTLY && result->check.missing_count > 0)
        add_missing(out, result, options);
}

static void write_text(struct buf *out, const struct results *results, const struct render_options *options)
{
    struct buf line;
    buf_init(&line);
    for (size_t i = 0; i < results->count; i++)
        text_result(out, i + 1, &results->items[i], options);
    if (results->left > 0)
        buf_addf(&line, "stopped after %zu of %zu: %.0f %% so far (%.0f %% needed)", results->count,
                 results->count + results->left, 100 * score(results), 100 * results->pass);
    else
        buf_addf(&line, "%s: %.0f %% of %zu (%.0f %% needed)", results_passed(results) ? "passed" : "not passed",
                 100 * score(results), results->count, 100 * results->pass);
    buf_add_byte(out, '\n');
    render_look(out, results_passed(results) ? LOOK_GOOD : LOOK_BAD, buf_str(&line), options);
    buf_addf(out, "\n%zu right, %zu partly, %zu wrong, %zu unanswered\n", count_verdict(results, VERDICT_RIGHT),
             count_verdict(results, VERDICT_PARTLY), count_verdict(results, VERDICT_WRONG), count_unanswered(results));
    buf_release(&line);
}

/* ---- TAP ---- */

/* A description on one line, with what TAP would take for a directive escaped. */
static void add_tap_text(struct buf *out, str text)
{
    struct buf safe;
    buf_init(&safe);
    utf8_add_safe(&safe, first_line(text), false);
    for (size_t i = 0; i < safe.len; i++) {
        if (safe.ptr[i] == '#' || safe.ptr[i] == '\\')
            buf_add_byte(out, '\\');
        buf_add_byte(out, safe.ptr[i]);
    }
    buf_release(&safe);
}

/* A YAML value: JSON strings are valid YAML. */
static void add_tap_field(struct buf *out, const char *key, str value)
{
    buf_addf(out, "  %s: ", key);
    struct json json = json_writer(out);
    json_str(&json, value);
    buf_add_byte(out, '\n');
}

static void write_tap(struct buf *out, const struct results *results, const struct render_options *options)
{
    (void)options;
    buf_addf(out, "TAP version 14\n1..%zu\n", results->count + results->left);
    for (size_t i = 0; i < results->count; i++) {
        const struct result *result = &results->items[i];
        bool right = result->answered && result->check.verdict == VERDICT_RIGHT;
        buf_addf(out, "%s %zu - ", right ? "ok" : "not ok", i + 1);
        add_tap_text(out, result->card->question);
        buf_add_byte(out, '\n');
        if (right)
            continue;
        buf_add_z(out, "  ---\n");
        add_tap_field(out, "verdict", str_of(result_name(result)));
        add_tap_field(out, "said", result->typed);
        add_tap_field(out, "answer", result->card->answer);
        add_tap_field(out, "file", result->card->deck->path);
        buf_addf(out, "  line: %u\n  ...\n", result->card->line);
    }
    if (results->left > 0)
        buf_addf(out, "Bail out! Stopped after %zu of %zu\n", results->count, results->count + results->left);
    buf_addf(out, "# score %.4f, needed %.4f: %s\n", score(results), results->pass,
             results_passed(results) ? "passed" : "not passed");
}

/* ---- JSON ---- */

static void json_result(struct buf *out, const struct result *result)
{
    struct json json = json_writer(out);
    json_object_begin(&json);
    json_key_str(&json, "type", STR("result"));
    json_key_str(&json, "id", result->card->id);
    json_key_str(&json, "question", result->card->question);
    json_key_str(&json, "answer", result->card->answer);
    json_key_str(&json, "said", result->typed);
    json_key_str(&json, "verdict", str_of(result_name(result)));
    json_key(&json, "score");
    json_number(&json, result->answered ? result->check.score : 0, 4);
    json_key_str(&json, "file", result->card->deck->path);
    json_key_int(&json, "line", result->card->line);
    json_object_end(&json);
    buf_add_byte(out, '\n');
}

static void write_json(struct buf *out, const struct results *results, const struct render_options *options)
{
    (void)options;
    for (size_t i = 0; i < results->count; i++)
        json_result(out, &results->items[i]);
    struct json json = json_writer(out);
    json_object_begin(&json);
    json_key_str(&json, "type", STR("summary"));
    json_key_int(&json, "version", 1);
    json_key_int(&json, "asked", (int64_t)results->count);
    json_key_int(&json, "left", (int64_t)results->left);
    json_key_int(&json, "right", (int64_t)count_verdict(results, VERDICT_RIGHT));
    json_key_int(&json, "partly", (int64_t)count_verdict(results, VERDICT_PARTLY));
    json_key_int(&json, "wrong", (int64_t)count_verdict(results, VERDICT_WRONG));
    json_key_int(&json, "unanswered", (int64_t)count_unanswered(results));
    json_key(&json, "score");
    json_number(&json, score(results), 6);
    json_key(&json, "pass");
    json_number(&json, results->pass, 6);
    json_key(&json, "passed");
    json_bool(&json, results_passed(results));
    json_object_end(&json);
    buf_add_byte(out, '\n');
}

void results_write(struct buf *out, const struct results *results, enum results_format format,
                   const struct render_options *options)
{
    static void (*const writers[RESULTS_FORMAT_COUNT])(struct buf *, const struct results *,
                                                       const struct render_options *) = {
        [RESULTS_TEXT] = write_text, [RESULTS_TAP] = write_tap, [RESULTS_JSON] = write_json};
    writers[format](out, results, options);
}
