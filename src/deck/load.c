#include "grill/deck/load.h"

#include <stdlib.h>
#include <string.h>

#include "delimited_int.h"
#include "fence_int.h"
#include "front_int.h"
#include "grill/base/array.h"
#include "grill/base/file.h"
#include "grill/doc/toml.h"
#include "grill/text/encoding.h"
#include "id_int.h"
#include "margin_int.h"
#include "reader_int.h"
#include "yaml_deck_int.h"

/* ---- Markdown and plain text ---- */

static void claim_front(struct claim *claims, const struct front *front)
{
    for (uint32_t n = 0; claims && n < front->lines; n++)
        claims[n] = (struct claim){CLAIM_META, "", "front matter"};
}

static str skip_lines(str text, uint32_t lines)
{
    str rest = text;
    for (uint32_t n = 0; n < lines && rest.ptr; n++)
        str_cut(&rest, '\n');
    return rest.ptr ? rest : str_skip(text, text.len);
}

/* A step that keeps nothing in the scratch memory. */
static void take_step(struct reader *reader, void (*step)(struct reader *reader))
{
    struct arena_mark mark = arena_mark(reader->scratch);
    step(reader);
    arena_rewind(reader->scratch, mark);
}

/* Reads the outline again, in the place of the one before, when its text was mended. */
static void read_again(struct reader *reader, struct arena_mark before, struct outline *outline, str mended)
{
    if (mended.ptr == outline->text.ptr)
        return;
    arena_rewind(reader->scratch, before);
    struct diags again; /* those of the first reading are known */
    diags_init(&again, reader->scratch);
    *outline = outline_read(reader->scratch, mended, reader->builder->deck->path, reader->first_line, &again);
    diags_release(&again);
}

/* The outline of the text, in which lists are no code, and fences that were never closed end where a question begins.
 */
static struct outline read_outline(struct reader *reader, str text)
{
    struct builder *builder = reader->builder;
    str file = builder->deck->path;
    struct arena_mark before = arena_mark(reader->scratch);
    struct outline outline = outline_read(reader->scratch, text, file, reader->first_line, builder->diags);
    read_again(reader, before, &outline, unpack_lists(reader->arena, &outline));
    read_again(reader, before, &outline,
               mend_fences(reader->arena, &outline, file, reader->first_line, builder->diags, &reader->added));
    return outline;
}

static void load_markdown(struct builder *builder, struct claim *claims)
{
    struct deck *deck = builder->deck;
    struct front front = front_read(deck->arena, deck->text, deck->path, builder->diags);
    struct arena scratch;
    arena_init(&scratch);
    struct reader reader = {.builder = builder,
                            .arena = deck->arena,
                            .scratch = &scratch,
                            .first_line = front.lines + 1,
                            .claims = claims,
                            .title_line = front.title_line,
                            .forced = front.styles};
    claim_front(claims, &front);
    reader.top = front_apply(builder, &front);
    if (front.map)
        yaml_front_cards(builder, front.map, reader.top, claims);
    str text = without_margin(deck->arena, skip_lines(deck->text, front.lines));
    text = unpack_directives(deck->arena, unpack_document(deck->arena, text));
    text = plain_codes(deck->arena, plain_digits(deck->arena, text));
    text = name_labels(deck->arena, &scratch, set_list_marks(deck->arena, &scratch, text));
    reader.outline = read_outline(&reader, text);
    if (reader.outline.line_count) {
        reader_lines(&reader);
        reader_folds(&reader);
        reader_tags(&reader);
        take_step(&reader, reader_rules_between);
        take_step(&reader, reader_noise);
        take_step(&reader, reader_chatter);
        reader_keys(&reader);
        take_step(&reader, reader_foretold);
        take_step(&reader, reader_plugins);
        take_step(&reader, reader_options);
        take_step(&reader, reader_places);
        take_step(&reader, reader_stems);
        take_step(&reader, reader_lone_numbers);
        reader_listing(&reader);
        take_step(&reader, reader_marks);
        take_step(&reader, reader_decide);
        if (!reader_whole(&reader)) {
            reader_doubt(&reader);
            reader_references(&reader);
            reader_walk(&reader);
        }
    }
    free(reader.folds);
    free(reader.keys);
    free(reader.marks);
    arena_release(&scratch);
}

/* ---- any format ---- */

/* "14-slow_cooking.md": "Slow cooking". A number says where the file stands among others, not what it is about. */
static str title_of_path(struct arena *arena, str path)
{
    str name = path_name(path);
    for (size_t i = name.len; i-- > 1;)
        if (name.ptr[i] == '.') {
            name = str_slice(name, 0, i);
            break;
        }
    size_t digits = str_span(name, STR("0123456789"));
    str rest = str_strip_left(str_skip(name, digits), STR("-_. "));
    bool numbered = digits && rest.len && rest.len + digits < name.len;
    str title = arena_copy(arena, numbered ? rest : name);
    char *bytes = (char *)title.ptr;
    for (size_t i = 0; i < title.len; i++)
        bytes[i] = bytes[i] == '-' || bytes[i] == '_' ? ' ' : bytes[i];
    if (title.len && bytes[0] >= 'a' && bytes[0] <= 'z')
        bytes[0] = (char)(bytes[0] - 'a' + 'A');
    return title;
}

static size_t count_lines(str text)
{
    bool open = text.len && text.ptr[text.len - 1] != '\n';
    return str_count(text, '\n') + open;
}

static bool has_extension(str path, const char *const *extensions)
{
    for (; *extensions; extensions++) {
        str extension = str_of(*extensions);
        if (path.len > extension.len && str_eq_nocase(str_skip(path, path.len - extension.len), extension))
            return true;
    }
    return false;
}

/* By extension; what comes from standard input, by how it begins. */
static bool is_yaml(str path, str text)
{
    static const char *const extensions[] = {".yaml", ".yml", ".json", ".jsonl", NULL};
    if (has_extension(path, extensions))
        return true;
    if (!str_eq(path, STR("-")))
        return false;
    str start = str_trim_left(text);
    static const char *const starts[] = {
        "[\n", "[{", "{\"", "{\n", "cards:", "questions:", "flashcards:", "- question:", "- q:", "- front:", "- term:"};
    for (size_t i = 0; i < COUNT_OF(starts); i++)
        if (str_starts(start, str_of(starts[i])))
            return true;
    return false;
}

/* By extension; of other files, those that begin so and give several questions. */
static bool is_toml(str path, str text)
{
    static const char *const extensions[] = {".toml", NULL};
    enum { SEVERAL = 2 };
    if (has_extension(path, extensions))
        return true;
    unsigned questions = 0;
    for (str rest = toml_begins(text) ? text : (str){0}; rest.ptr && questions < SEVERAL;) {
        str line = str_trim(str_cut(&rest, '\n'));
        questions += yaml_names_question(toml_key(line));
    }
    return questions == SEVERAL;
}

static bool is_delimited(str path, str text)
{
    static const char *const extensions[] = {".tsv", ".csv", ".tab", NULL};
    return has_extension(path, extensions) || delimited_is_deck(text);
}

/* Whether each line, the first ones at least, is an object of its own; the last one may be cut off. */
static bool is_json_lines(str text)
{
    enum { LOOKS = 20 };
    unsigned lines = 0;
    for (str rest = text; rest.ptr && lines < LOOKS;) {
        str line = str_trim(str_cut(&rest, '\n'));
        if (line.len && line.ptr[0] != '{')
            return false;
        bool cut = line.len && line.ptr[line.len - 1] != '}';
        if (cut && (lines == 0 || str_trim(rest).len > 0))
            return false;
        lines += line.len > 0;
    }
    return lines > 1;
}

/* Objects on lines of their own as one list: the lines keep their numbers. */
static str join_json_lines(struct arena *arena, str text)
{
    struct buf out;
    buf_init(&out);
    buf_add_byte(&out, '[');
    bool any = false;
    for (str rest = text; rest.ptr;) {
        str line = str_trim_right(str_cut(&rest, '\n'));
        if (any && line.len)
            buf_add_byte(&out, ',');
        any = any || line.len;
        buf_add(&out, line);
        if (rest.ptr)
            buf_add_byte(&out, '\n');
    }
    buf_add_byte(&out, ']');
    text = arena_copy(arena, buf_str(&out));
    buf_release(&out);
    return text;
}

static bool load_yaml(struct builder *builder, struct claim *claims)
{
    struct deck *deck = builder->deck;
    struct yaml_value *value = NULL;
    str text = is_json_lines(deck->text) ? join_json_lines(deck->arena, deck->text) : deck->text;
    bool whole = yaml_read(deck->arena, text, deck->path, 1, builder->diags, &value);
    if (value)
        yaml_deck(builder, value, claims);
    return whole || deck->card_count > 0;
}

static void load_toml(struct builder *builder, struct claim *claims)
{
    struct yaml_value *value = toml_read(builder->arena, builder->deck->text, builder->deck->path, builder->diags);
    if (value)
        yaml_deck(builder, value, claims);
}

static struct deck *load(struct arena *arena, str path, str bytes, struct diags *diags, struct claim **claims,
                         size_t *claim_count)
{
    str text;
    if (!text_decode(arena, bytes, path, diags, &text))
        return NULL;
    struct deck *deck = ARENA_NEW(arena, struct deck);
    deck->path = path;
    deck->text = text;
    deck->arena = arena;
    deck->root = ARENA_NEW(arena, struct topic);
    if (claims) {
        *claim_count = count_lines(text);
        *claims = ARENA_ARRAY(arena, struct claim, *claim_count);
        for (size_t i = 0; i < *claim_count; i++)
            (*claims)[i] = (struct claim){CLAIM_BLANK, "", ""};
    }
    struct builder builder = {.arena = arena, .deck = deck, .diags = diags};
    if (is_yaml(path, text)) {
        if (!load_yaml(&builder, claims ? *claims : NULL)) {
            builder_finish(&builder);
            return NULL;
        }
    } else if (is_toml(path, text)) {
        load_toml(&builder, claims ? *claims : NULL);
    } else if (is_delimited(path, text)) {
        delimited_deck(&builder, claims ? *claims : NULL);
    } else {
        load_markdown(&builder, claims ? *claims : NULL);
    }
    builder_finish(&builder);
    if (deck->title.len == 0)
        deck->title = title_of_path(arena, path);
    deck_identify(deck);
    if (deck->card_count == 0)
        diags_add(diags, DIAG_NO_CARDS, deck->path, 0, 0, "%s",
                  str_trim(text).len == 0 ? "it is empty" : "nothing in it looks like a question");
    return deck;
}

struct deck *deck_load(struct arena *arena, str path, str bytes, struct diags *diags)
{
    return load(arena, path, bytes, diags, NULL, NULL);
}

struct deck *deck_explain(struct arena *arena, str path, str bytes, struct diags *diags, const struct claim **claims,
                          size_t *count)
{
    struct claim *all = NULL;
    struct deck *deck = load(arena, path, bytes, diags, &all, count);
    *claims = all;
    return deck;
}

bool deck_is_candidate(str path)
{
    static const char *const extensions[] = {".md",   ".markdown", ".mdown", ".mkd", ".mdx", ".txt", ".text", ".yml",
                                             ".yaml", ".json",     ".jsonl", ".tsv", ".csv", ".tab", NULL};
    /* files of other trades that have the same extensions */
    static const char *const others[] = {
        "package.json", "package-lock.json",  "tsconfig.json", "composer.json",      "mkdocs.yml",
        "_config.yml",  "docker-compose.yml", ".travis.yml",   "code_of_conduct.md", "contributing.md",
        "changelog.md", "license.md",         "license.txt",   "requirements.txt",   "robots.txt",
        "security.md",  "cmakelists.txt",     "manifest.json", "docker-compose.yaml"};
    str name = path_name(path);
    for (size_t i = 0; i < COUNT_OF(others); i++)
        if (str_eq_nocase(name, str_of(others[i])))
            return false;
    return has_extension(path, extensions);
}
