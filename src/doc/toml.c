#include "grill/doc/toml.h"

#include "grill/base/buf.h"
#include "grill/base/map.h"
#include "grill/text/utf8.h"

/* A list or map that is being filled. */
struct table {
    struct yaml_value *value;
    struct yaml_value *tail;
    const struct table *above;
    struct table *latest; /* LIST: the record that was added last */
};

struct reader {
    struct arena *arena;
    str rest; /* NULL when the last line has been read */
    unsigned line;
    struct table *root;   /* what stands before the first table, and the tables; or records without any */
    struct table *record; /* the map that is being filled */
    struct map keys;      /* of the record */
    struct map tables;    /* name -> struct table */
    str file;
    struct diags *diags;
    unsigned reported;
    const char *start;   /* of the line that the latest pair or table begins on */
    unsigned start_line; /* … and its number */
};

/* At a byte of the pair that is being read, or of its line. */
static void report(struct reader *reader, enum diag_code code, const char *at, const char *text)
{
    enum { REPORTED = 20 };
    const char *start = reader->start;
    unsigned line = reader->start_line;
    if (reader->reported++ >= REPORTED)
        return;
    for (const char *byte = start; byte < at; byte++)
        if (*byte == '\n') {
            line++;
            start = byte + 1;
        }
    unsigned col = 1 + (unsigned)utf8_length((str){start, (size_t)(at - start)});
    diags_add(reader->diags, code, reader->file, line, col, "%s", text);
}

static const char never_closed[] = "this quotation mark is never closed";

/* ---- lines ---- */

static bool is_key_byte(char byte)
{
    return (unsigned char)byte >= 0x80 || byte == '_' || byte == '-' || byte == '.' || (byte >= '0' && byte <= '9') ||
           ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

static str unquote_key(str key)
{
    bool quoted = key.len > 2 && (key.ptr[0] == '"' || key.ptr[0] == '\'') && key.ptr[key.len - 1] == key.ptr[0];
    return quoted ? str_slice(key, 1, key.len - 1) : key;
}

str toml_key(str line)
{
    enum { LONGEST = 60 };
    ptrdiff_t sign = str_find_byte(str_slice(line, 0, LONGEST), '=', 0);
    str key = unquote_key(str_trim(str_slice(line, 0, sign > 0 ? (size_t)sign : 0)));
    for (size_t i = 0; i < key.len; i++)
        if (!is_key_byte(key.ptr[i]))
            return (str){0};
    return key;
}

/* "[birds]", "[[birds.cards]]": the name; `*many` tells the second. */
static str table_name(str line, bool *many)
{
    enum { LONGEST = 200 };
    line = str_trim(str_slice(line, 0, LONGEST));
    *many = str_starts(line, STR("[["));
    str end = *many ? STR("]]") : STR("]");
    ptrdiff_t close = str_starts(line, STR("[")) ? str_find(line, end, 1) : -1;
    str name = close > 0 ? unquote_key(str_trim(str_slice(line, end.len, (size_t)close))) : (str){0};
    str after = close > 0 ? str_trim(str_skip(line, (size_t)close + end.len)) : (str){0};
    for (size_t i = 0; i < name.len; i++)
        if (!is_key_byte(name.ptr[i]) && name.ptr[i] != ' ')
            return (str){0};
    return after.len == 0 || after.ptr[0] == '#' ? name : (str){0};
}

static bool begins_next(str line)
{
    bool many;
    return toml_key(line).len > 0 || table_name(line, &many).len > 0;
}

bool toml_begins(str text)
{
    while (text.ptr) {
        bool many;
        str line = str_trim(str_cut(&text, '\n'));
        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        ptrdiff_t sign = toml_key(line).len ? str_find_byte(line, '=', 0) : -1;
        str value = sign > 0 ? str_trim(str_skip(line, (size_t)sign + 1)) : (str){0};
        return table_name(line, &many).len || (value.len && str_has_byte(STR("\"'["), value.ptr[0]));
    }
    return false;
}

/* The end behind the last line feed is no line. */
static str next_line(struct reader *reader)
{
    reader->line += reader->rest.len > 0;
    return str_cut(&reader->rest, '\n');
}

/* ---- values ---- */

static struct yaml_value *new_value(struct reader *reader, enum yaml_kind kind)
{
    struct yaml_value *value = ARENA_ARRAY(reader->arena, struct yaml_value, 1);
    *value = (struct yaml_value){.kind = kind, .line = reader->line, .last_line = reader->line, .col = 1};
    return value;
}

static unsigned hex_code(str digits)
{
    unsigned code = 0;
    for (size_t i = 0; i < digits.len; i++) {
        char c = digits.ptr[i];
        code = code * 16 + (unsigned)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return code;
}

/* Adds what the escape at the start of `s`, behind its backslash, stands for; returns its bytes. */
static size_t add_escape(struct buf *out, str s)
{
    static const char names[] = "ntr\"\\";
    static const char bytes[] = "\n\t\r\"\\";
    size_t wide = s.len && s.ptr[0] == 'u' ? 5 : s.len && s.ptr[0] == 'U' ? 9 : 0;
    bool digits = wide && s.len >= wide;
    for (size_t i = 1; digits && i < wide; i++)
        digits = str_has_byte(STR("0123456789abcdefABCDEF"), s.ptr[i]);
    if (digits) {
        buf_add_code(out, hex_code(str_slice(s, 1, wide)));
        return wide;
    }
    for (size_t i = 0; s.len && names[i]; i++)
        if (s.ptr[0] == names[i]) {
            buf_add_byte(out, bytes[i]);
            return 1;
        }
    buf_add_byte(out, '\\');
    return 0;
}

static str unescape(struct reader *reader, str text)
{
    if (str_find_byte(text, '\\', 0) < 0)
        return text;
    struct buf out;
    buf_init(&out);
    for (size_t at = 0; at < text.len;) {
        if (text.ptr[at++] == '\\')
            at += add_escape(&out, str_skip(text, at));
        else
            buf_add_byte(&out, text.ptr[at - 1]);
    }
    text = arena_copy(reader->arena, buf_str(&out));
    buf_release(&out);
    return text;
}

static void set_text(struct reader *reader, struct yaml_value *value, str text, char quote)
{
    value->plain = quote == 0;
    value->text = quote == '"' ? unescape(reader, text) : text;
    value->last_line = reader->line;
}

/* Whether three quotes follow that close a text: those behind another key open one. */
static bool is_closed(const struct reader *reader, str quotes)
{
    for (str rest = reader->rest; rest.ptr;) {
        str line = str_trim(str_cut(&rest, '\n'));
        if (str_find(line, quotes, 0) < 0)
            continue;
        ptrdiff_t sign = toml_key(line).len ? str_find_byte(line, '=', 0) : -1;
        return sign < 0 || !str_starts(str_trim_left(str_skip(line, (size_t)sign + 1)), quotes);
    }
    return false;
}

/* The text between three quotes, which begins with `first` and may go on for many lines; to the next key or table when
 * nothing closes it. */
static str read_long(struct reader *reader, str first, str quotes)
{
    str begin = str_skip(first, 3);
    ptrdiff_t close = str_find(begin, quotes, 0);
    if (close >= 0)
        return str_slice(begin, 0, (size_t)close);
    const char *end = begin.ptr + begin.len;
    bool closed = is_closed(reader, quotes);
    if (!closed)
        report(reader, DIAG_QUOTE, first.ptr, "these quotation marks are never closed");
    while (reader->rest.ptr) {
        str ahead = reader->rest;
        if (!closed && begins_next(str_trim(str_cut(&ahead, '\n'))))
            break;
        str line = next_line(reader);
        close = str_find(line, quotes, 0);
        end = line.ptr + (close >= 0 ? (size_t)close : line.len);
        if (close >= 0)
            break;
    }
    return str_trim((str){begin.ptr, (size_t)(end - begin.ptr)});
}

/* Offset of the quote that ends the text opened at `from`: in a list a separator, else a comment or the end follows it;
 * the end when none does. */
static size_t quote_end(str list, size_t from, bool listed)
{
    bool escapes = list.ptr[from] == '"';
    for (size_t at = from + 1; at < list.len; at++) {
        if (escapes && list.ptr[at] == '\\')
            at++;
        else if (list.ptr[at] == list.ptr[from]) {
            str after = str_trim(str_slice(list, at + 1, at + 16 < list.len ? at + 16 : list.len));
            bool comment = after.len && after.ptr[0] == '#' && after.ptr > list.ptr + at + 1;
            if (after.len == 0 || comment || (listed && str_has_byte(STR(",]"), after.ptr[0])))
                return at;
        }
    }
    return list.len;
}

/* The items of "a", 'b', 3; brackets are dropped, and comments. */
static void read_items(struct reader *reader, struct yaml_value *value, str list)
{
    struct yaml_value **tail = &value->first;
    for (size_t at = 0; at < list.len;) {
        char c = list.ptr[at];
        if (str_has_byte(STR(" \t\r\n,]#"), c)) {
            str rest = str_skip(list, at);
            at += c == '#' ? str_cut(&rest, '\n').len : 1;
            continue;
        }
        bool quoted = c == '"' || c == '\'';
        size_t end = quoted ? quote_end(list, at, true) : at;
        if (quoted && end == list.len)
            report(reader, DIAG_QUOTE, list.ptr + at, never_closed);
        while (!quoted && end < list.len && !str_has_byte(STR(",]\n"), list.ptr[end]))
            end++;
        struct yaml_value *item = new_value(reader, YAML_SCALAR);
        set_text(reader, item, str_trim(str_slice(list, at + quoted, end)), quoted ? c : '\0');
        item->line = value->line;
        *tail = item;
        tail = &item->next;
        value->count++;
        at = end + quoted;
    }
}

/* Whether a line ends with the bracket of a list, or with a comment behind it. */
static bool closes_list(str line)
{
    size_t end = line.len;
    while (end && line.ptr[end - 1] != ']')
        end--;
    str after = str_trim_left(str_skip(line, end));
    return end && (after.len == 0 || (after.ptr[0] == '#' && str_find_byte(after, '"', 0) < 0));
}

/* A list goes on to a line that closes it, or to the next key. */
static void read_list(struct reader *reader, struct yaml_value *value, str first)
{
    enum { REACH = 200 };
    str line = str_trim_right(first);
    const char *end = line.ptr + line.len;
    bool closed = closes_list(line);
    for (unsigned i = 0; i < REACH && !closed && reader->rest.ptr; i++) {
        str ahead = reader->rest;
        line = str_trim_right(str_cut(&ahead, '\n'));
        if (begins_next(str_trim(line)))
            break;
        next_line(reader);
        end = line.ptr + line.len;
        closed = closes_list(line);
    }
    if (!closed)
        report(reader, DIAG_TOML_SYNTAX, first.ptr, "this list is never closed");
    value->kind = YAML_LIST;
    value->last_line = reader->line;
    read_items(reader, value, (str){first.ptr + 1, (size_t)(end - first.ptr) - 1});
}

/* The text up to the quote that ends the line, comments aside, or to the last one; the whole line when there is none.
 */
static str inside_quotes(struct reader *reader, str line)
{
    size_t end = quote_end(line, 0, false);
    if (end < line.len)
        return str_slice(line, 1, end);
    while (end > 1 && line.ptr[end - 1] != line.ptr[0])
        end--;
    if (end <= 1)
        report(reader, DIAG_QUOTE, line.ptr, never_closed);
    return str_slice(line, 1, end > 1 ? end - 1 : line.len);
}

static struct yaml_value *read_value(struct reader *reader, str first)
{
    struct yaml_value *value = new_value(reader, YAML_SCALAR);
    char c = first.len ? first.ptr[0] : '\0';
    if (str_starts(first, STR("\"\"\"")) || str_starts(first, STR("'''")))
        set_text(reader, value, read_long(reader, first, str_slice(first, 0, 3)), c);
    else if (c == '[')
        read_list(reader, value, first);
    else if (c == '"' || c == '\'')
        set_text(reader, value, inside_quotes(reader, str_trim_right(first)), c);
    else
        set_text(reader, value, str_trim(str_cut(&first, '#')), '\0');
    return value;
}

/* ---- tables ---- */

static struct table *new_table(struct reader *reader, enum yaml_kind kind, const struct table *above)
{
    struct table *table = ARENA_ARRAY(reader->arena, struct table, 1);
    *table = (struct table){.value = new_value(reader, kind), .above = above};
    return table;
}

static void append(struct table *table, struct yaml_value *child)
{
    *(table->tail ? &table->tail->next : &table->value->first) = child;
    table->tail = child;
    if (table->value->count++ == 0 && table->value->line == 0)
        table->value->line = child->line;
    table->value->last_line = child->last_line;
}

static void begin_record(struct reader *reader, struct table *record)
{
    map_release(&reader->keys);
    map_init(&reader->keys);
    reader->record = record;
}

static void hang(struct reader *reader, struct table *above, struct yaml_value *child, str key)
{
    child->key = key;
    child->key_line = child->line = reader->line;
    child->key_col = 1;
    append(above, child);
}

/* The table that a dotted name stands under, the root for others; the rest of the name is in `*key`. */
static struct table *find_above(struct reader *reader, str name, str *key)
{
    *key = name;
    for (size_t at = name.len; at-- > 1;) {
        struct table *above = name.ptr[at] == '.' ? map_find(&reader->tables, str_slice(name, 0, at)) : NULL;
        if (!above)
            continue;
        *key = str_skip(name, at + 1);
        return above->latest ? above->latest : above;
    }
    return reader->root;
}

static void open_table(struct reader *reader, str name, bool many)
{
    str key;
    struct table *above = find_above(reader, name, &key);
    struct table *table = map_find(&reader->tables, name);
    if (!table || table->above != above || !many) {
        table = new_table(reader, many ? YAML_LIST : YAML_MAP, above);
        hang(reader, above, table->value, key);
        map_put(&reader->tables, name, table);
    }
    if (many) {
        table->latest = new_table(reader, YAML_MAP, table);
        append(table, table->latest->value);
    }
    begin_record(reader, many ? table->latest : table);
}

/* A key that comes again without a table begins another record. */
static void next_record(struct reader *reader)
{
    if (reader->root->value->kind == YAML_MAP) {
        struct table *first = reader->root;
        reader->root = new_table(reader, YAML_LIST, NULL);
        reader->root->value->line = first->value->line;
        append(reader->root, first->value);
    }
    struct table *record = new_table(reader, YAML_MAP, reader->root);
    append(reader->root, record->value);
    begin_record(reader, record);
}

static void read_pair(struct reader *reader, str line, str key)
{
    bool again = map_find(&reader->keys, key) != NULL;
    if (again && reader->tables.count == 0)
        next_record(reader);
    unsigned first = reader->line;
    str text = str_skip(line, (size_t)str_find_byte(line, '=', 0) + 1);
    struct yaml_value *value = read_value(reader, str_trim_left(text));
    value->key = key;
    value->line = value->key_line = first;
    value->key_col = 1;
    map_put(&reader->keys, key, value);
    append(reader->record, value);
}

struct yaml_value *toml_read(struct arena *arena, str text, str file, struct diags *diags)
{
    struct reader reader = {.arena = arena, .rest = text, .file = file, .diags = diags};
    map_init(&reader.keys);
    map_init(&reader.tables);
    reader.root = reader.record = new_table(&reader, YAML_MAP, NULL);
    while (reader.rest.ptr) {
        bool many;
        str raw = next_line(&reader);
        str line = str_trim(raw);
        reader.start = raw.ptr;
        reader.start_line = reader.line;
        str key = toml_key(line);
        str name = key.len ? (str){0} : table_name(line, &many);
        if (key.len && line.ptr[0] != '#')
            read_pair(&reader, line, key);
        else if (name.len)
            open_table(&reader, name, many);
        else if (line.len && line.ptr[0] != '#')
            report(&reader, DIAG_TOML_SYNTAX, line.ptr, "this line is neither 'key = value' nor '[table]'");
    }
    map_release(&reader.keys);
    map_release(&reader.tables);
    return reader.root->value->count ? reader.root->value : NULL;
}
