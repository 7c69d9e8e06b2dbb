#include "grill/doc/yaml.h"

#include <string.h>

#include <yaml.h>

#include "grill/base/array.h"
#include "grill/base/map.h"
#include "grill/base/trap.h"
#include "yaml_int.h"

enum {
    DEPTH_LIMIT = 64,         /* libyaml 0.2.5 takes quadratic time for deep flow nesting */
    EXPANSION_LIMIT = 100000, /* values that aliases may stand for in all */
    FEW_KEYS = 8,             /* up to so many, looking through them is faster than a table */
    DUPLICATES_REPORTED = 50
};

struct anchor {
    struct yaml_value *value;
    size_t nodes; /* values in it, itself included, all aliases expanded; 0 while it is being read */
};

/* A list or map that is being filled. */
struct frame {
    struct yaml_value *value;
    struct yaml_value *tail;
    struct anchor *anchor;
    struct map keys; /* MAP with more than FEW_KEYS entries: key -> struct yaml_value */
    str key;         /* MAP: the key whose value comes next */
    unsigned key_line;
    unsigned key_col;
    size_t nodes; /* the reader's count when it began */
    bool has_key;
    bool closed; /* a bracket closed the tail */
    bool is_key; /* it stands where a key should and is dropped */
};

struct reader {
    yaml_parser_t parser;
    struct arena *arena;
    str text;
    str file;
    unsigned first_line;
    struct diags *diags;
    struct frame frames[DEPTH_LIMIT];
    unsigned depth;
    struct map anchors; /* name -> struct anchor */
    struct map names;   /* the keys seen so far, each kept once */
    size_t nodes;
    size_t expanded;
    unsigned duplicates;
    struct yaml_value *root;
    struct yaml_value *last_root;
    bool failed;
};

static unsigned line_at(const struct reader *reader, yaml_mark_t mark)
{
    return reader->first_line + (unsigned)mark.line;
}

#define REPORT(reader, code, mark, ...)                                                                                \
    diags_add((reader)->diags, (code), (reader)->file, line_at((reader), (mark)), (unsigned)(mark).column + 1,         \
              __VA_ARGS__)

/* ---- errors --------------------------------------------------------------------------------------------------- */

/* The mark of a byte offset: libyaml gives one for bytes and characters that it refuses to read. */
static yaml_mark_t mark_of(str text, size_t offset)
{
    yaml_mark_t mark = {.index = offset};
    for (size_t i = 0; i < offset && i < text.len; i++) {
        if (text.ptr[i] == '\n') {
            mark.line++;
            mark.column = 0;
        } else if (((unsigned char)text.ptr[i] & 0xC0) != 0x80) {
            mark.column++;
        }
    }
    return mark;
}

/* The text ended within something: told where that begins. */
static void report_open_end(struct reader *reader, const char *advice)
{
    const yaml_parser_t *parser = &reader->parser;
    if (yaml_is_behind(reader->text, parser->context_mark.line) && reader->depth > 0) {
        const struct yaml_value *open = reader->frames[reader->depth - 1].value;
        diags_add(reader->diags, DIAG_YAML_SYNTAX, reader->file, open->line, open->col,
                  "the text ends within the %s that begins here: close it", open->kind == YAML_LIST ? "list" : "map");
        return;
    }
    REPORT(reader, DIAG_YAML_SYNTAX, parser->context_mark, "the text ends %s that begins here%s%s", parser->context,
           advice ? ": " : "", advice ? advice : "");
}

static void report_syntax(struct reader *reader)
{
    yaml_parser_t *parser = &reader->parser;
    yaml_mark_t mark = parser->problem_mark;
    const char *problem = parser->problem ? parser->problem : "out of memory";

    reader->failed = true;
    if (parser->error == YAML_READER_ERROR)
        mark = mark_of(reader->text, parser->problem_offset);
    const char *advice = yaml_advice(problem, parser->context, yaml_byte_at(reader->text, mark.line, mark.column));
    if (parser->context && (yaml_is_behind(reader->text, mark.line) || strstr(problem, "end of stream"))) {
        report_open_end(reader, advice);
        return;
    }
    bool elsewhere = parser->context && parser->context_mark.line != mark.line;
    str where = elsewhere ? arena_format(reader->arena, " (%s that begins in line %u)", parser->context,
                                         line_at(reader, parser->context_mark))
                          : STR("");
    REPORT(reader, DIAG_YAML_SYNTAX, mark, "%s%.*s%s%s", problem, STR_ARG(where), advice ? ": " : "",
           advice ? advice : "");
}

/* What was being read when the text broke is not whole, nor may be the value before; unless a new item begins there. */
static void flag_cut(struct reader *reader)
{
    yaml_mark_t mark = reader->parser.problem_mark;
    bool item = yaml_byte_at(reader->text, mark.line, mark.column) == '-';
    for (unsigned i = 0; i < reader->depth; i++) {
        struct frame *frame = &reader->frames[i];
        frame->value->cut = true;
        if (frame->tail && !frame->closed && !(item && i + 1 == reader->depth))
            frame->tail->cut = true;
    }
}

/* ---- building ------------------------------------------------------------------------------------------------- */

static struct yaml_value *value_new(struct reader *reader, enum yaml_kind kind, const yaml_event_t *event)
{
    struct yaml_value *value = ARENA_NEW(reader->arena, struct yaml_value);
    yaml_mark_t end = event->end_mark;

    value->kind = kind;
    value->line = line_at(reader, event->start_mark);
    value->col = (unsigned)event->start_mark.column + 1;
    /* Block scalars end at the beginning of the line after them. */
    value->last_line = line_at(reader, end) - (end.column == 0 && end.line > event->start_mark.line);
    reader->nodes++;
    return value;
}

static struct yaml_value *find_key(const struct frame *frame, str key)
{
    if (frame->value->count > FEW_KEYS)
        return map_find(&frame->keys, key);
    for (struct yaml_value *entry = frame->value->first; entry; entry = entry->next)
        if (str_eq(entry->key, key))
            return entry;
    return NULL;
}

static void remember_key(struct frame *frame, struct yaml_value *entry)
{
    if (frame->value->count <= FEW_KEYS)
        return;
    if (frame->keys.count == 0)
        for (struct yaml_value *each = frame->value->first; each != entry; each = each->next)
            if (!map_has(&frame->keys, each->key))
                map_put(&frame->keys, each->key, each);
    if (!map_has(&frame->keys, entry->key))
        map_put(&frame->keys, entry->key, entry);
}

static void take_key(struct reader *reader, struct frame *frame, str key, yaml_mark_t mark)
{
    const struct yaml_value *before = find_key(frame, key);

    if (before && reader->duplicates++ < DUPLICATES_REPORTED)
        REPORT(reader, DIAG_YAML_SHAPE, mark, "the key '%.*s' stands here again, first in line %u", STR_ARG(key),
               before->key_line);
    frame->key = key;
    frame->key_line = line_at(reader, mark);
    frame->key_col = (unsigned)mark.column + 1;
    frame->has_key = true;
}

static void add_root(struct reader *reader, struct yaml_value *value)
{
    if (reader->last_root)
        reader->last_root->next = value;
    else
        reader->root = value;
    reader->last_root = value;
}

/* Puts a value in its place: into the list or map that is being filled, or at the top. */
static void attach(struct reader *reader, struct yaml_value *value, yaml_mark_t mark)
{
    if (reader->depth == 0) {
        add_root(reader, value);
        return;
    }
    struct frame *frame = &reader->frames[reader->depth - 1];
    if (frame->value->kind == YAML_MAP && !frame->has_key) {
        take_key(reader, frame, value->text, mark);
        return;
    }
    value->key = frame->key;
    value->key_line = frame->has_key ? frame->key_line : 0;
    value->key_col = frame->has_key ? frame->key_col : 0;
    if (frame->tail)
        frame->tail->next = value;
    else
        frame->value->first = value;
    frame->tail = value;
    frame->closed = false;
    frame->value->count++;
    if (frame->has_key)
        remember_key(frame, value);
    frame->has_key = false;
}

/* ---- events --------------------------------------------------------------------------------------------------- */

static struct anchor *anchor_new(struct reader *reader, const yaml_char_t *name, struct yaml_value *value)
{
    if (!name)
        return NULL;
    str key = arena_copy(reader->arena, str_of((const char *)name));
    struct anchor *anchor = ARENA_NEW(reader->arena, struct anchor);
    anchor->value = value;
    map_put(&reader->anchors, key, anchor);
    return anchor;
}

static void check_tag(struct reader *reader, const yaml_char_t *tag, yaml_mark_t mark)
{
    str name = str_of((const char *)tag);
    if (name.len && !str_starts(name, STR("tag:yaml.org,2002:")) && !str_eq(name, STR("!")))
        REPORT(reader, DIAG_YAML_SHAPE, mark, "the tag '%.*s' is ignored: quote the value if it is text",
               STR_ARG(name));
}

static bool wants_key(const struct reader *reader)
{
    if (reader->depth == 0)
        return false;
    const struct frame *frame = &reader->frames[reader->depth - 1];
    return frame->value->kind == YAML_MAP && !frame->has_key;
}

/* Decks have the same few keys thousands of times. */
static str kept_name(struct reader *reader, str name)
{
    str *kept = map_find(&reader->names, name);
    if (!kept) {
        kept = ARENA_NEW(reader->arena, str);
        *kept = arena_copy(reader->arena, name);
        map_put(&reader->names, *kept, kept);
    }
    return *kept;
}

static void on_scalar(struct reader *reader, const yaml_event_t *event)
{
    str content = {(const char *)event->data.scalar.value, event->data.scalar.length};
    if (wants_key(reader) && !event->data.scalar.anchor) {
        take_key(reader, &reader->frames[reader->depth - 1], kept_name(reader, content), event->start_mark);
        return;
    }
    struct yaml_value *value = value_new(reader, YAML_SCALAR, event);

    check_tag(reader, event->data.scalar.tag, event->start_mark);
    value->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    value->text = arena_copy(reader->arena, content);
    struct anchor *anchor = anchor_new(reader, event->data.scalar.anchor, value);
    if (anchor)
        anchor->nodes = 1;
    attach(reader, value, event->start_mark);
}

static void on_begin(struct reader *reader, enum yaml_kind kind, const yaml_event_t *event, const yaml_char_t *anchor,
                     const yaml_char_t *tag)
{
    if (reader->depth == DEPTH_LIMIT) {
        REPORT(reader, DIAG_TOO_LARGE, event->start_mark, "lists and maps are nested deeper than %d levels",
               DEPTH_LIMIT);
        reader->failed = true;
        return;
    }
    check_tag(reader, tag, event->start_mark);
    bool is_key = wants_key(reader);
    struct frame *frame = &reader->frames[reader->depth];
    *frame = (struct frame){.nodes = reader->nodes, .value = value_new(reader, kind, event)};
    map_init(&frame->keys);
    frame->is_key = is_key;
    frame->anchor = anchor_new(reader, anchor, frame->value);
    if (frame->is_key)
        REPORT(reader, DIAG_YAML_SHAPE, event->start_mark,
               "a list or map cannot be a key: quote the value if it is text that begins with '{' or '['");
    else
        attach(reader, frame->value, event->start_mark);
    reader->depth++;
}

static void on_end(struct reader *reader, const yaml_event_t *event)
{
    struct frame *frame = &reader->frames[--reader->depth];
    struct yaml_value *value = frame->value;
    bool flow = event->end_mark.index > event->start_mark.index;

    value->last_line = flow ? line_at(reader, event->end_mark) : frame->tail ? frame->tail->last_line : value->line;
    if (reader->depth > 0 && !frame->is_key)
        frame[-1].closed = flow;
    if (frame->anchor)
        frame->anchor->nodes = reader->nodes - frame->nodes;
    map_release(&frame->keys);
    if (frame->is_key)
        take_key(reader, frame - 1, STR(""), event->start_mark);
}

/* An alias becomes a value of its own that shares what is inside with the anchor's, so it costs no memory; the budget
 * is for those who walk through it all. */
static void on_alias(struct reader *reader, const yaml_event_t *event)
{
    str name = str_of((const char *)event->data.alias.anchor);
    const struct anchor *anchor = map_find(&reader->anchors, name);
    const char *wrong = NULL;

    if (!anchor)
        wrong = "there is no anchor of this name before it; quote the value if it is text that begins with '*'";
    else if (anchor->nodes == 0)
        wrong = "it stands inside what it refers to";
    else if ((reader->expanded += anchor->nodes) > EXPANSION_LIMIT)
        wrong = "aliases stand for too many values";
    if (wrong) {
        REPORT(reader, DIAG_YAML_SYNTAX, event->start_mark, "the alias '*%.*s' cannot be followed: %s", STR_ARG(name),
               wrong);
        reader->failed = true;
        return;
    }
    struct yaml_value *value = value_new(reader, anchor->value->kind, event);
    reader->nodes += anchor->nodes - 1;
    value->plain = anchor->value->plain;
    value->text = anchor->value->text;
    value->first = anchor->value->first;
    value->count = anchor->value->count;
    attach(reader, value, event->start_mark);
}

static void on_event(struct reader *reader, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        on_scalar(reader, event);
        break;
    case YAML_SEQUENCE_START_EVENT:
        on_begin(reader, YAML_LIST, event, event->data.sequence_start.anchor, event->data.sequence_start.tag);
        break;
    case YAML_MAPPING_START_EVENT:
        on_begin(reader, YAML_MAP, event, event->data.mapping_start.anchor, event->data.mapping_start.tag);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        on_end(reader, event);
        break;
    case YAML_ALIAS_EVENT:
        on_alias(reader, event);
        break;
    case YAML_DOCUMENT_START_EVENT:
        map_release(&reader->anchors);
        map_init(&reader->anchors);
        break;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        break;
    }
}

static void read_events(struct reader *reader)
{
    while (!reader->failed) {
        yaml_event_t event;
        if (!yaml_parser_parse(&reader->parser, &event)) {
            report_syntax(reader);
            flag_cut(reader);
            return;
        }
        yaml_event_type_t type = event.type;
        on_event(reader, &event);
        yaml_event_delete(&event);
        /* After an error libyaml delivers "no event" for ever. */
        if (type == YAML_STREAM_END_EVENT || type == YAML_NO_EVENT)
            return;
    }
}

/* `*reserved` receives whether a sign that YAML reserves stopped it. */
static bool read_once(struct arena *arena, str text, str file, unsigned first_line, struct diags *diags,
                      struct yaml_value **value, bool *reserved)
{
    struct reader reader = {.arena = arena, .text = text, .file = file, .first_line = first_line, .diags = diags};

    if (!yaml_parser_initialize(&reader.parser))
        TRAP("out of memory");
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)text.ptr, text.len);
    map_init(&reader.anchors);
    map_init(&reader.names);
    read_events(&reader);
    while (reader.depth > 0)
        map_release(&reader.frames[--reader.depth].keys);
    map_release(&reader.anchors);
    map_release(&reader.names);
    const char *problem = reader.parser.problem;
    *reserved = reader.failed && problem && strstr(problem, "cannot start any token");
    yaml_parser_delete(&reader.parser);
    *value = reader.root;
    return !reader.failed;
}

bool yaml_read(struct arena *arena, str text, str file, unsigned first_line, struct diags *diags,
               struct yaml_value **value)
{
    /* With a byte order mark in front, libyaml takes the first line for indented. */
    text = str_skip(text, str_starts(text, STR("\xEF\xBB\xBF")) ? 3 : 0);
    text = yaml_join_escapes(arena, text);
    struct diags found;
    diags_init(&found, diags->arena);
    bool reserved;
    bool whole = read_once(arena, text, file, first_line, &found, value, &reserved);
    unsigned line = 0;
    str quoted = reserved ? yaml_quote_reserved(arena, text, &line) : text;
    if (line) {
        struct yaml_value *first = *value;
        struct diags again;
        diags_init(&again, diags->arena);
        diags_add(&again, DIAG_YAML_SHAPE, file, first_line + line - 1, 0,
                  "values that begin with '`', '@' or '%%' are read as if they were quoted");
        whole = read_once(arena, quoted, file, first_line, &again, value, &reserved);
        *value = whole ? *value : first;
        diags_append(diags, whole ? &again : &found);
        diags_release(&again);
    } else {
        diags_append(diags, &found);
    }
    diags_release(&found);
    return whole;
}

/* ---- asking --------------------------------------------------------------------------------------------------- */

const struct yaml_value *yaml_find(const struct yaml_value *map, const char *key)
{
    if (!map || map->kind != YAML_MAP)
        return NULL;
    for (const struct yaml_value *entry = map->first; entry; entry = entry->next)
        if (str_eq_nocase(entry->key, str_of(key)))
            return entry;
    return NULL;
}

bool yaml_bool(const struct yaml_value *value, bool *out)
{
    static const struct {
        const char *word;
        bool value;
    } words[] = {{"true", true}, {"yes", true}, {"on", true}, {"false", false}, {"no", false}, {"off", false}};

    if (!value || value->kind != YAML_SCALAR)
        return false;
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (str_eq_nocase(value->text, str_of(words[i].word))) {
            *out = words[i].value;
            return true;
        }
    }
    return false;
}
