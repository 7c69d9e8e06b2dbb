#include "front_int.h"

#include "char_int.h"
#include "grill/base/buf.h"
#include "grill/doc/yaml.h"
#include "styles_int.h"

enum { FRONT_LINES = 2000 };

/* ---- lists of words ---- */

/* "[[rivers]]", "[[notes/rivers|rivers]]": the name that a link between notes shows. */
static str linked_name(str text)
{
    enum { SIGNS = 2 };
    text = trim_blanks(text);
    if (!str_starts(text, STR("[[")) || !str_ends(text, STR("]]")) || text.len <= SIGNS * 2)
        return text;
    str name = str_slice(text, SIGNS, text.len - SIGNS);
    ptrdiff_t bar = str_find_byte(name, '|', 0);
    return bar >= 0 ? str_skip(name, (size_t)bar + 1) : name;
}

/* A list of scalars, or one scalar cut at `separators`. */
static const str *read_list(struct arena *arena, const struct yaml_value *value, const char *separators, size_t *count)
{
    *count = 0;
    if (value->kind == YAML_LIST) {
        str *items = ARENA_ARRAY(arena, str, value->count);
        for (const struct yaml_value *item = value->first; item; item = item->next)
            if (item->kind == YAML_SCALAR && item->text.len)
                items[(*count)++] = linked_name(item->text);
        return items;
    }
    if (value->kind != YAML_SCALAR)
        return NULL;
    size_t most = 1;
    for (size_t i = 0; i < value->text.len; i++)
        most += str_find_byte(str_of(separators), value->text.ptr[i], 0) >= 0;
    str *items = ARENA_ARRAY(arena, str, most);
    size_t from = 0;
    for (size_t i = 0; i <= value->text.len; i++) {
        if (i < value->text.len && str_find_byte(str_of(separators), value->text.ptr[i], 0) < 0)
            continue;
        str item = linked_name(str_slice(value->text, from, i));
        if (item.len)
            items[(*count)++] = item;
        from = i + 1;
    }
    return items;
}

/* The styles that a value names, as STYLE_BITs. */
static unsigned read_styles(struct arena *arena, const struct yaml_value *value, str file, struct diags *diags)
{
    size_t count;
    unsigned found = 0;
    const str *names = read_list(arena, value, ",", &count);
    for (size_t i = 0; i < count; i++) {
        unsigned style = style_find(names[i]);
        found |= style;
        if (style)
            continue;
        struct buf known;
        buf_init(&known);
        styles_add_names(&known, ~STYLE_BIT(STYLE_TITLE));
        diags_add(diags, DIAG_FRONT_MATTER, file, value->line, value->col,
                  "unknown question style '%.*s': there are %.*s", STR_ARG(names[i]), STR_ARG(buf_str(&known)));
        buf_release(&known);
    }
    return found;
}

static bool is_key(str key, const char *const *names)
{
    for (; *names; names++)
        if (equals_folded(key, *names))
            return true;
    return false;
}

enum front_key { KEY_TITLE, KEY_TOPICS, KEY_TAGS, KEY_STYLE, KEY_COUNT };

static const struct {
    const char *meaning;
    const char *names[9];
} front_keys[KEY_COUNT] = {
    [KEY_TITLE] = {"title of the deck", {"title", "name", "заголовок", "titel", "titre", "título", "titolo"}},
    [KEY_TOPICS] = {"topic of all cards", {"topic", "topics", "deck", "subject", "category", "тема", "thema"}},
    [KEY_TAGS] = {"tags of the deck", {"tags", "tag", "keywords", "теги"}},
    [KEY_STYLE] = {"style of the questions", {"style"}},
};

/* What a value of front matter means, KEY_COUNT for nothing. */
static enum front_key key_of(const struct yaml_value *value)
{
    for (unsigned key = 0; key < KEY_COUNT; key++)
        if (is_key(value->key, front_keys[key].names) && (key != KEY_TITLE || value->kind == YAML_SCALAR))
            return (enum front_key)key;
    return KEY_COUNT;
}

const char *front_meaning(const struct yaml_value *value)
{
    enum front_key key = key_of(value);
    return key == KEY_COUNT ? NULL : front_keys[key].meaning;
}

void front_take(struct arena *arena, const struct yaml_value *map, str file, struct diags *diags, struct front *front)
{
    for (const struct yaml_value *value = map->first; value; value = value->next) {
        switch (key_of(value)) {
        case KEY_TITLE:
            if (front->title.len == 0) {
                front->title = trim_blanks(value->text);
                front->title_line = value->line;
            }
            break;
        case KEY_TOPICS:
            front->topics = read_list(arena, value, ">", &front->topic_count);
            break;
        case KEY_TAGS:
            front->tags = read_list(arena, value, ", ", &front->tag_count);
            break;
        case KEY_STYLE:
            front->styles = read_styles(arena, value, file, diags);
            break;
        case KEY_COUNT:
            break;
        }
    }
}

/* ---- where it stands ---- */

/* The text between the fences, or a NULL view; `*lines` receives how many lines it takes with them. */
static str find_fenced(str text, str fence, uint32_t *lines)
{
    str rest = text;
    str first = str_cut(&rest, '\n');
    if (!str_eq(str_trim_right(first), fence) || !rest.ptr)
        return (str){0};
    const char *start = rest.ptr;
    for (uint32_t n = 2; rest.ptr && n < FRONT_LINES; n++) {
        str line = str_cut(&rest, '\n');
        str bare = str_trim_right(line);
        if (!str_eq(bare, fence) && !(fence.ptr[0] == '-' && str_eq(bare, STR("..."))))
            continue;
        *lines = n;
        return (str){start, (size_t)(line.ptr - start)};
    }
    return (str){0};
}

/* TOML's "key = value" lines as YAML, which reads its strings and lists alike; an empty view when they are none. */
static str toml_as_yaml(struct arena *arena, str toml)
{
    struct buf out;
    buf_init(&out);
    str rest = toml;
    bool fits = true;
    while (rest.ptr && fits) {
        str line = str_cut(&rest, '\n');
        str bare = str_trim(line);
        ptrdiff_t equals = str_find_byte(bare, '=', 0);
        if (bare.len == 0 || bare.ptr[0] == '#' || bare.ptr[0] == '[') {
            buf_add_byte(&out, '\n');
            continue;
        }
        str key = equals > 0 ? str_trim(str_slice(bare, 0, (size_t)equals)) : (str){0};
        fits = key.len > 0 && str_find_byte(key, ' ', 0) < 0 && str_find_byte(key, ':', 0) < 0;
        buf_add(&out, key);
        buf_add_z(&out, ": ");
        buf_add(&out, str_trim(str_skip(bare, (size_t)(equals + 1))));
        buf_add_byte(&out, '\n');
    }
    str yaml = fits ? arena_copy(arena, buf_str(&out)) : (str){0};
    buf_release(&out);
    return yaml;
}

/* Whether a value may stay as it is: a list, a map or a quotation that is closed, a block, a name of its own. */
static bool is_written_well(str value)
{
    static const char open[] = "[{\"'";
    static const char closed[] = "]}\"'";
    ptrdiff_t kind = str_find_byte(str_of(open), value.ptr[0], 0);
    if (kind >= 0)
        return str_find_byte(value, closed[kind], 1) == (ptrdiff_t)value.len - 1;
    return str_has_byte(STR("|>&*#"), value.ptr[0]);
}

/* Values that were written without the quotes they need, "title: Sets: an overview", with quotes. */
static str with_quotes(struct arena *arena, str yaml)
{
    struct buf out;
    buf_init(&out);
    for (str rest = yaml; rest.ptr;) {
        str line = str_trim_right(str_cut(&rest, '\n'));
        ptrdiff_t colon = str_find_byte(line, ':', 0);
        str value = colon > 0 ? str_trim(str_skip(line, (size_t)colon + 1)) : (str){0};
        bool plain =
            value.len > 0 && line.ptr[0] != ' ' && line.ptr[0] != '-' && line.ptr[0] != '#' && !is_written_well(value);
        buf_add(&out, plain ? str_slice(line, 0, (size_t)colon + 1) : line);
        if (plain) {
            buf_add_byte(&out, ' ');
            yaml_add_quoted(&out, value);
        }
        buf_add_byte(&out, '\n');
    }
    str quoted = arena_copy(arena, buf_str(&out));
    buf_release(&out);
    return quoted;
}

/* Reads the map. What does not parse as it stands is tried with quotes around its values. Returns NULL, the error
 * having been reported, when that is of no use either. */
static struct yaml_value *read_map(struct arena *arena, str yaml, str file, struct diags *diags)
{
    struct yaml_value *value = NULL;
    struct diags found;
    diags_init(&found, arena);
    bool whole = yaml_read(arena, yaml, file, 2, &found, &value);
    if (!whole) {
        struct diags again;
        diags_init(&again, arena);
        value = NULL;
        whole = yaml_read(arena, with_quotes(arena, yaml), file, 2, &again, &value);
        diags_release(&again);
    }
    for (size_t i = 0; i < found.count; i++) {
        const struct diag *diag = &found.items[i];
        diags_add(diags, whole ? DIAG_FRONT_MATTER : diag->code, file, diag->line, diag->col, "%.*s",
                  STR_ARG(diag->text));
    }
    diags_release(&found);
    return whole && value && value->kind == YAML_MAP ? value : NULL;
}

/* Something between rules is front matter only when every line could be one of it. */
static bool looks_like_yaml(str yaml)
{
    str rest = yaml;
    unsigned keys = 0;
    while (rest.ptr) {
        str line = str_trim_right(str_cut(&rest, '\n'));
        if (line.len == 0 || line.ptr[0] == ' ' || line.ptr[0] == '\t' || line.ptr[0] == '#' || line.ptr[0] == '-' ||
            line.ptr[0] == ']' || line.ptr[0] == '[')
            continue;
        ptrdiff_t colon = str_find_byte(line, ':', 0);
        if (colon <= 0 || str_contains(str_slice(line, 0, (size_t)colon), STR("**")) || colon > 40 ||
            str_eq_nocase(str_slice(line, 0, (size_t)colon), STR("q")))
            return false;
        keys++;
    }
    return keys > 0;
}

struct front front_read(struct arena *arena, str text, str file, struct diags *diags)
{
    struct front front = {.lines = 0};
    uint32_t lines = 0;
    str yaml = find_fenced(text, STR("---"), &lines);
    str toml = yaml.ptr ? yaml : find_fenced(text, STR("+++"), &lines);
    if (!toml.ptr)
        return front;
    if (!yaml.ptr || !looks_like_yaml(yaml))
        yaml = toml_as_yaml(arena, toml);
    if (!yaml.ptr)
        return front;
    struct yaml_value *value = read_map(arena, yaml, file, diags);
    if (!value)
        return front;
    front.lines = lines;
    front.map = value;
    front_take(arena, value, file, diags, &front);
    return front;
}

struct topic *front_apply(struct builder *builder, const struct front *front)
{
    struct deck *deck = builder->deck;
    deck->title = front->title;
    deck->tags = front->tags;
    deck->tag_count = front->tag_count;
    struct topic *above = deck->root;
    for (size_t i = 0; i < front->topic_count; i++) {
        struct topic *topic = builder_topic(builder, front->topics[i], 1);
        builder_hang(above, topic);
        above = topic;
    }
    return above;
}
