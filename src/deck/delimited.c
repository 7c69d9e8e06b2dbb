#include "delimited_int.h"

#include "char_int.h"
#include "grill/base/array.h"
#include "grill/base/buf.h"
#include "grill/base/map.h"
#include "plugin_int.h"
#include "shape_int.h"

/* What may part the values of a row: the first few by themselves, the others where names for columns tell. */
static const char separators[] = "\t;|,~^";
enum { COMMON = 4 };

/* ---- settings ---- */

/* What the lines before the rows say. */
struct settings {
    char separator; /* 0: nothing */
    uint64_t apart; /* bit set: columns that are neither question nor answer */
    str names;      /* of the columns, as a row */
    bool html;      /* the values are written in HTML */
    bool begins;    /* there are such lines */
};

static char separator_named(str name)
{
    static const struct {
        const char *name;
        char byte;
    } names[] = {{"tab", '\t'}, {"comma", ','}, {"semicolon", ';'}, {"pipe", '|'}, {"colon", ':'}, {"space", ' '}};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (str_eq_nocase(name, str_of(names[i].name)))
            return names[i].byte;
    return name.len == 1 ? name.ptr[0] : '\0';
}

/* "#separator:Pipe", "#tags column:3", "#columns:Front;Back" */
static void read_setting(struct settings *settings, str line)
{
    static const char *const apart[] = {"guid column", "notetype column", "deck column", "tags column"};
    str value = str_skip(line, 1);
    str key = str_cut(&value, ':');
    value = value.ptr ? value : (str){0};
    size_t digits;
    long column = str_number(str_trim(value), &digits);
    if (str_eq_nocase(key, STR("separator")))
        settings->separator = separator_named(str_trim(value));
    else if (str_eq_nocase(key, STR("columns")))
        settings->names = str_trim_right(value);
    else if (str_eq_nocase(key, STR("html")))
        settings->html = str_eq_nocase(str_trim(value), STR("true"));
    for (size_t i = 0; i < COUNT_OF(apart); i++)
        if (str_eq_nocase(key, str_of(apart[i])) && column >= 1 && column <= ROW_CELLS)
            settings->apart |= (uint64_t)1 << (column - 1);
    settings->begins = settings->begins || settings->separator;
}

/* "#separator:tab" and comments without a separator, but neither "#,Question,Answer" nor "# Birds|Herons". */
static bool is_setting(str line)
{
    static const char *const keys[] = {
        "#separator:", "#html:", "#tags:", "#columns:", "#notetype:", "#deck:", "#if matches:"};
    if (!str_starts(line, STR("#")))
        return false;
    for (size_t i = 0; i < COUNT_OF(keys); i++)
        if (str_starts_nocase(line, str_of(keys[i])))
            return true;
    line = str_cut(&line, '\n');
    bool column = str_find(line, STR(" column:"), 0) > 0;
    for (const char *byte = separators; *byte && !column; byte++)
        if (str_find_byte(line, *byte, 0) >= 0)
            return false;
    return true;
}

static struct settings read_settings(str text)
{
    struct settings settings = {.separator = '\0'};
    for (str rest = text; is_setting(rest);)
        read_setting(&settings, str_trim_right(str_cut(&rest, '\n')));
    return settings;
}

/* ---- whether a text is a deck ---- */

/* "```csv": a line of a fence around rows, as they are copied out of a chat. */
static bool is_fence(str line)
{
    str info = str_skip(line, 3);
    return str_starts(line, STR("```")) && str_find_byte(info, '`', 0) < 0 && str_find_byte(info, ' ', 0) < 0;
}

static str first_line(str text)
{
    str rest = text;
    while (rest.ptr) {
        str line = str_trim_right(str_cut(&rest, '\n'));
        if (line.len && !is_setting(line) && !is_fence(line))
            return line;
    }
    return (str){0};
}

/* How often a byte stands on a line outside of quotation marks. */
static size_t count_unquoted(str line, char byte)
{
    size_t count = 0;
    bool quoted = false;
    for (size_t i = 0; i < line.len; i++) {
        quoted = quoted != (line.ptr[i] == '"');
        count += !quoted && line.ptr[i] == byte;
    }
    return count;
}

/* Whether a separator stands equally often on each of the first lines. */
static bool is_even(str text, char separator)
{
    enum { LOOKS = 20 };
    size_t wanted = 0;
    unsigned lines = 0;
    for (str rest = text; rest.ptr && lines < LOOKS;) {
        str line = str_trim_right(str_cut(&rest, '\n'));
        if (line.len == 0 || is_setting(line) || is_fence(line))
            continue;
        size_t count = count_unquoted(line, separator);
        if (count == 0 || (lines && count != wanted))
            return false;
        wanted = count;
        lines++;
    }
    return lines > 1;
}

/* The text between quotes around a value that holds none. */
static str without_quotes(str value)
{
    bool quoted = value.len >= 2 && str_starts(value, STR("\"")) && str_ends(value, STR("\""));
    return quoted ? str_slice(value, 1, value.len - 1) : value;
}

/* Whether the separator parts the line into names for questions and answers. */
static bool names_columns(str line, char separator)
{
    struct row header = {.count = 0};
    for (str rest = line; rest.ptr && header.count < ROW_CELLS;)
        header.cells[header.count++] = without_quotes(trim_blanks(str_cut(&rest, separator)));
    struct columns columns = headers_find(&header);
    return columns.question >= 0 && columns.answer >= 0;
}

/* The separator of names for columns, or else the one that parts the first lines evenly, or else the first one on the
 * first line. */
static char find_separator(str text)
{
    str line = first_line(text);
    for (const char *byte = separators; *byte; byte++)
        if (names_columns(line, *byte))
            return *byte;
    for (size_t i = 0; i < COMMON; i++)
        if (str_find_byte(line, separators[i], 0) >= 0 && is_even(text, separators[i]))
            return separators[i];
    for (size_t i = 0; i < COMMON; i++)
        if (separators[i] != '|' && str_find_byte(line, separators[i], 0) >= 0)
            return separators[i];
    return str_find_byte(line, '|', 0) >= 0 ? '|' : '\t';
}

/* Whether two texts stand before and behind the separator; a short one that ends with a sign is a number or a label. */
static bool parts_texts(str line, char separator)
{
    enum { SHORT = 5 };
    str rest = line;
    str first = trim_blanks(str_cut(&rest, separator));
    str second = rest.ptr ? trim_blanks(str_cut(&rest, separator)) : (str){0};
    bool label = first.len && first.len <= SHORT && str_has_byte(STR(".):-*#"), first.ptr[first.len - 1]);
    return first.len && second.len && !label;
}

/* The separators of a line that parts texts; 0 when it does not. One in a quoted value is part of that. */
static size_t count_parting(str line, char separator)
{
    if (!parts_texts(line, separator))
        return 0;
    bool quoted = str_contains(line, (str){(char[]){separator, '"'}, 2});
    return quoted ? count_unquoted(line, separator) : str_count(line, separator);
}

/* The separators of a line that is nothing but quoted values, 0 of another: nobody writes so but programs. */
static size_t count_between_quotes(str line, char separator)
{
    bool quoted = str_starts(line, STR("\"")) && str_ends(line, STR("\"")) && str_contains(line, STR("\","));
    return quoted ? count_unquoted(line, separator) : 0;
}

/* Whether each of the first lines has as many separators, counted like that, as the first; there have to be `least`.
 * Where these are so many that no prose has them, a slip among ten lines is none of the form. */
static bool has_even_rows(str text, char separator, size_t (*count_in)(str line, char separator), unsigned least)
{
    enum { LOOKS = 40, MANY = 4 };
    size_t wanted = 0;
    unsigned rows = 0;
    unsigned slips = 0;
    for (str rest = text; rest.ptr && rows < LOOKS;) {
        str line = str_trim_right(str_cut(&rest, '\n'));
        if (line.len == 0)
            continue;
        size_t count = count_in(line, separator);
        slips += rows && count != wanted;
        if (count == 0 || (slips && wanted < MANY) || slips > LOOKS / 10)
            return false;
        wanted = rows ? wanted : count;
        rows++;
    }
    return rows >= least && slips * 10 <= rows;
}

/* Whether the first line names questions and answers, and what parts the names parts the lines below as evenly. A bar
 * between them may be a table's of Markdown. */
static bool has_named_rows(str text, str line)
{
    for (size_t i = 0; i < COMMON; i++)
        if (separators[i] != '|' && names_columns(line, separators[i]) && is_even(text, separators[i]))
            return true;
    return false;
}

bool delimited_is_deck(str text)
{
    enum { LOOKS = 4096 };
    str line = first_line(str_slice(text, 0, LOOKS));
    if (read_settings(str_slice(text, 0, LOOKS)).begins)
        return true;
    if (str_find_byte(line, '\t', 0) >= 0 && names_columns(line, '\t'))
        return true;
    return has_named_rows(text, line) || has_even_rows(text, '\t', count_parting, 2) ||
           has_even_rows(text, ';', count_parting, 5) || has_even_rows(text, ',', count_between_quotes, 3);
}

/* ---- its cards ---- */

/* A value without HTML comments. */
static str without_comments(struct arena *arena, str value)
{
    ptrdiff_t open = str_find(value, STR("<!--"), 0);
    if (open < 0)
        return value;
    struct buf kept;
    buf_init(&kept);
    str rest = value;
    for (; open >= 0; open = str_find(rest, STR("<!--"), 0)) {
        ptrdiff_t close = str_find(rest, STR("-->"), (size_t)open);
        if (close < 0)
            break;
        buf_add(&kept, str_slice(rest, 0, (size_t)open));
        rest = str_skip(rest, (size_t)close + 3);
    }
    buf_add(&kept, rest);
    value = arena_copy(arena, trim_blanks(buf_str(&kept)));
    buf_release(&kept);
    return value;
}

/* What is known of the rows while they are read. */
struct sheet {
    struct builder *builder;
    struct row header;
    struct columns columns;
    struct map topics; /* title -> topic */
};

static const struct topic *find_topic(struct sheet *sheet, const struct row *row, uint32_t line)
{
    str title = row_cell(row, sheet->columns.topic);
    if (title.len == 0)
        return sheet->builder->deck->root;
    struct topic *topic = map_find(&sheet->topics, title);
    if (topic)
        return topic;
    topic = builder_topic(sheet->builder, title, line);
    builder_hang(sheet->builder->deck->root, topic);
    map_put(&sheet->topics, title, topic);
    return topic;
}

/* "Question: Why?", "Answer: Because" without the label. */
static bool cut_label(str *text, enum label label)
{
    struct shape shape = shape_of(*text);
    if (shape.label != label || shape.weak || shape.text.len == 0)
        return false;
    *text = shape.text;
    return true;
}

/* Returns false when nothing is asked in the row. */
static bool add_card(struct sheet *sheet, const struct row *row, uint32_t line, uint32_t lines)
{
    struct arena *arena = sheet->builder->arena;
    const struct columns *columns = &sheet->columns;
    str question = without_comments(arena, row_cell(row, columns->question));
    if (question.len == 0)
        return false;
    bool labelled = cut_label(&question, LABEL_QUESTION);
    str extra = row_cell(row, columns->answer);
    if (cloze_cards(sheet->builder, question, HOLE_COUNTED, extra, line, line + lines - 1,
                    find_topic(sheet, row, line)) > 0)
        return true;
    struct card *card = builder_card(sheet->builder, CARD_QUESTION, find_topic(sheet, row, line));
    card->question = question;
    card->answer = row_answer(arena, &sheet->header, row, columns->answer, columns->remarks);
    if (labelled)
        cut_label(&card->answer, LABEL_ANSWER);
    row_options(arena, row, columns, card);
    card->line = line;
    card->last_line = line + lines - 1;
    return true;
}

/* Whether the first of the rows names all of its columns but the first one, which is a number in the next row: that
 * only counts the rows. */
static bool leaves_index_unnamed(struct arena *arena, const struct row *header, str rows, char separator)
{
    if (header->count < 3 || header->cells[0].len)
        return false;
    for (unsigned i = 1; i < header->count; i++)
        if (header->cells[i].len == 0)
            return false;
    struct row_places places;
    str index = {0};
    for (unsigned i = 0; i < 2 && rows.ptr; i++) {
        struct row row = read_row(arena, &rows, separator, &places);
        index = row_cell(&row, 0);
    }
    size_t digits;
    return str_number(index, &digits) >= 0 && digits > 0;
}

/* Whether a row names columns, which are filled then: all of a card's, or when it is the `first` of the file, some that
 * stand beside cards; or it tells by its form, `index`, that it has names. */
static bool reads_as_header(const struct row *row, bool first, bool index, struct columns *columns)
{
    *columns = headers_find(row);
    bool bare = row->count > 1 && columns->question == (int)row->count - 1; /* questions only */
    if (columns->question >= 0 && (columns->answer >= 0 || columns->option_count >= 2 || bare))
        return true;
    unsigned words;
    uint64_t apart = headers_apart(row, &words) | index;
    if (!index && (!first || words < 2 || !(apart || row->count > 2 || words == row->count)))
        return false;
    *columns = plain_columns(apart);
    for (int i = columns->answer + 1; i < (int)row->count; i++)
        columns->remarks |= (uint64_t) !(apart & (uint64_t)1 << i) << i;
    return true;
}

/* Finds the columns, by the names in the settings or in the first of the rows; returns whether that row is a header. */
static bool begin_sheet(struct sheet *sheet, const struct settings *settings, char separator, str rows)
{
    struct row_places places;
    struct arena *arena = sheet->builder->arena;
    bool set = settings->names.len > 0;
    str names = set ? settings->names : rows;
    sheet->header = read_row(arena, &names, separator, &places);
    bool index = !set && leaves_index_unnamed(arena, &sheet->header, rows, separator);
    bool header = reads_as_header(&sheet->header, !set, index, &sheet->columns);
    if (!header)
        sheet->columns = unnamed_columns(arena, rows, separator, settings->apart);
    bool named = header && headers_find(&sheet->header).question >= 0;
    if (!named && columns_measure(arena, rows, separator, &sheet->columns))
        sheet->columns = (struct columns){.question = -1, .answer = -1, .topic = -1};
    return header && !set;
}

void delimited_deck(struct builder *builder, struct claim *claims)
{
    str rest = builder->deck->text;
    struct settings settings = read_settings(rest);
    char separator = settings.separator ? settings.separator : find_separator(rest);
    struct sheet sheet = {.builder = builder};
    bool begun = false;
    unsigned reported = 0;
    enum { REPORTED = 20 };
    map_init(&sheet.topics);
    uint32_t lines;
    for (uint32_t line = 1; rest.len > 0; line += lines) {
        str after = rest;
        lines = 1;
        if (is_fence(str_trim_right(str_cut(&after, '\n')))) {
            if (claims)
                claims[line - 1] = (struct claim){CLAIM_NOISE, "table", "a fence around rows"};
            rest = after;
            continue;
        }
        bool setting = !begun && is_setting(rest);
        struct row_text text = {.text = rest, .line = line};
        struct row row = read_whole_row(builder->arena, &rest, separator, sheet.header.count, &text.places);
        for (unsigned i = 0; settings.html && i < row.count; i++)
            row.cells[i] = html_cell(builder->arena, row.cells[i]);
        lines = text.places.lines;
        bool blank = row.count == 1 && row.cells[0].len == 0;
        bool begins = !blank && !setting && !begun;
        bool header = begins && begin_sheet(&sheet, &settings, separator, text.text);
        begun = begun || begins;
        struct claim taken = {CLAIM_QUESTION, "table", "a row of a deck"};
        if (blank)
            taken = (struct claim){CLAIM_BLANK, "", ""};
        else if (setting || header)
            taken =
                (struct claim){CLAIM_META, "table", setting ? "setting of another program" : "names of the columns"};
        else if (!add_card(&sheet, &row, line, lines))
            taken = (struct claim){CLAIM_NOISE, "table", "a row without a question"};
        if (!blank && !setting && reported < REPORTED)
            reported += report_row(builder, &sheet.header, &sheet.columns, &row, &text);
        for (uint32_t n = line; claims && n < line + lines; n++)
            claims[n - 1] = taken;
    }
    map_release(&sheet.topics);
}
