/*
 * references: which tables that are no decks hold terms to ask.
 *
 * A table that stands under a topic is reference material, whose first column is asked for the others, unless it only
 * leads to something, is a plain set of data, or belongs to the questions around it. Then it is part of its topic's
 * text. What speaks against terms is one table of rules.
 */
#include "char_int.h"
#include "grill/base/array.h"
#include "grill/base/map.h"
#include "grill/text/utf8.h"
#include "styles_int.h"
#include "table_int.h"
#include "texts_int.h"

enum { LOOKS = 40 /* rows of a table */ };

/* What the rules know of the file. */
struct file {
    const struct reader *reader;
    struct map said;    /* what its questions say, and the titles right above some */
    unsigned questions; /* … and how many there are */
    unsigned counted;   /* … with a label or a number */
    unsigned paired;    /* … with a label, and their answers have one, too; or in a notation that leaves no doubt */
    unsigned rows;      /* of all tables outside of answers that are no decks */
};

/* A table outside of any answer. */
struct table {
    const struct file *file;
    struct cards cards;
    struct row *rows; /* the first ones */
    unsigned count;
    const struct mark *topic; /* the title above it, or NULL */
    const struct mark *next;  /* what is decided below it, or NULL */
};

/* What a cell or a title says without its number, emphasis and link. */
static str bare_text(str text)
{
    return link_words(unwrapped(str_trim(shape_of(link_words(text)).text)));
}

/* ---- the rules ---- */

static bool tells_of_deck(const struct table *table)
{
    return table->cards.tells;
}

static bool is_index(const struct table *table)
{
    unsigned known = 0;
    for (unsigned k = 0; k < table->count; k++)
        known += map_has(&table->file->said, bare_text(row_cell(&table->rows[k], table->cards.columns.question)));
    return known > 1 && known * 2 >= table->count;
}

/* Nothing, a line to write on, or a box to tick: "____", "…", "☐". */
static bool is_open(str cell)
{
    static const unsigned boxes[] = {0x2013, 0x2014, 0x2026, 0x25A1, 0x2610, 0x2B1C, 0xFE0F};
    for (size_t at = 0, size; at < cell.len; at += size) {
        unsigned code = utf8_decode(str_skip(cell, at), &size);
        bool known = code < 0x80 && str_has_byte(STR("_-./ "), (char)code);
        for (size_t i = 0; i < COUNT_OF(boxes) && !known; i++)
            known = code == boxes[i];
        if (!known)
            return false;
    }
    return true;
}

/* Links, boxes to tick and what is still to be filled in. */
static bool leads_elsewhere(const struct table *table)
{
    unsigned named;
    uint64_t others = table->cards.columns.others & ~headers_apart(&table->cards.header, &named);
    unsigned silent = 0;
    for (unsigned k = 0; k < table->count; k++) {
        const struct row *row = &table->rows[k];
        bool link = false;
        bool open = true;
        for (unsigned i = 0; i < row->count; i++) {
            bool other = (int)i != table->cards.columns.question;
            bool says = other && (others & (uint64_t)1 << i);
            if (says && !cell_is_wordless(row->cells[i]))
                return false;
            link = link || (other && cell_is_link(row->cells[i]));
            open = open && (!says || is_open(row->cells[i]));
        }
        silent += link || open;
    }
    return silent * 2 >= table->count;
}

/* "9:50", "12:00 – 12:30", "Q1–Q22". */
static bool is_time_or_range(str cell)
{
    cell = unwrapped(cell);
    size_t digits;
    if (cell.len > 1 && cell.ptr[0] == 'Q')
        return is_digit(cell, 1);
    return str_number(cell, &digits) >= 0 && digits && digits <= 2 && str_starts(str_skip(cell, digits), STR(":")) &&
           is_digit(cell, digits + 1) && is_digit(cell, digits + 2);
}

static bool is_schedule(const struct table *table)
{
    unsigned times = 0;
    for (unsigned k = 0; k < table->count; k++)
        times += is_time_or_range(row_cell(&table->rows[k], 0));
    return times * 2 > table->count;
}

/* Whether a row says nothing in words, and the same as the first one, of its term. */
static bool repeats_first(const struct table *table, const struct row *row)
{
    for (unsigned i = 0; i < table->cards.header.count; i++) {
        str cell = row_cell(row, (int)i);
        bool other = (int)i != table->cards.columns.question;
        if (other && (!cell_is_wordless(cell) || !str_eq(cell, row_cell(&table->rows[0], (int)i))))
            return false;
    }
    return true;
}

/* "☐ 0 ☐ 1 ☐ 2" in each row, but for a sum. */
static bool is_form(const struct table *table)
{
    enum { ENOUGH = 3 };
    unsigned same = 0;
    for (unsigned k = 0; k < table->count; k++)
        same += repeats_first(table, &table->rows[k]);
    return same >= ENOUGH && same + 1 >= table->count;
}

static bool is_data(const struct table *table)
{
    int column = table->cards.columns.question;
    unsigned repeated = 0;
    unsigned wordless = 0;
    struct map seen;
    map_init(&seen);
    for (unsigned k = 0; k < table->count; k++) {
        str cell = row_cell(&table->rows[k], column);
        repeated += cell.len == 0 || !map_put(&seen, cell, NULL);
        wordless += cell_is_wordless(cell);
    }
    map_release(&seen);
    return repeated * 2 > table->count || (repeated * 2 == table->count && wordless == table->count);
}

static bool is_asked_below(const struct table *table)
{
    const struct file *file = table->file;
    const struct mark *next = table->next;
    return next && next->role == ROLE_QUESTION && next->style == STYLE_LABEL && next->flags & MARK_ANSWER &&
           file->paired * 10 >= file->questions * 9;
}

/* "TCP vs UDP" and the like say so in the title above, those of a header only when the file asks otherwise. */
static bool is_comparison(const struct table *table)
{
    const struct file *file = table->file;
    if (headers_compare(&table->cards.header))
        return true;
    return table->cards.header.count > 2 && table->topic && file->rows <= file->questions &&
           file->counted * 2 > file->questions &&
           text_only_compares(bare_text(reader_heading(file->reader, table->topic->line)));
}

/* To add one: a row, its function, and an example in tests/spec/table.md. */
static const struct {
    bool (*fits)(const struct table *table);
    const char *reason;
} rules[] = {
    {tells_of_deck, "tells how many questions there are, what a score means, or when to learn"},
    {is_index, "repeats the questions of the file, or the titles over them"},
    {leads_elsewhere, "has nothing to say of its terms, or only where to find them"},
    {is_schedule, "tells when, or about which questions"},
    {is_form, "has the same to choose from for each term"},
    {is_data, "repeats the values of its first column, or leaves them out"},
    {is_asked_below, "stands among questions whose answers are labelled, as nearly all of the file's are"},
    {is_comparison, "compares things, by what makes no term of its own"},
};

/* ---- the file ---- */

static void count_question(struct file *file, const struct mark *mark)
{
    bool labelled = (mark->flags & (MARK_LABEL | MARK_WEAK)) != 0;
    file->questions++;
    file->counted += labelled || mark->number >= 0;
    file->paired += styles[mark->style]->sure || (labelled && mark->flags & MARK_ANSWER);
}

static void see_text(struct file *file, uint32_t n)
{
    str text = bare_text(reader_heading(file->reader, n));
    if (text.len)
        map_put(&file->said, text, NULL);
}

static void see_questions(struct file *file)
{
    const struct reader *reader = file->reader;
    const struct mark *topic = NULL;
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->role == ROLE_QUESTION) {
            count_question(file, mark);
            see_text(file, mark->line);
            if (topic)
                see_text(file, topic->line);
        }
        if (mark->role == ROLE_QUESTION || mark->role == ROLE_TOPIC)
            topic = mark->role == ROLE_TOPIC ? mark : NULL;
    }
}

/* Calls `see` for each table that stands in no answer. */
static void each_table(struct file *file, void (*see)(struct file *file, const struct table *table, uint32_t block))
{
    const struct reader *reader = file->reader;
    const struct mark *above = NULL;
    size_t next = next_decided(reader, 0);
    for (uint32_t i = 0; i < reader->outline.block_count; i++) {
        const struct block *block = &reader->outline.blocks[i];
        if (block->kind != BLOCK_TABLE)
            continue;
        for (; line_of_mark(reader, next) < block->line; next = next_decided(reader, next + 1))
            above = &reader->marks[next];
        struct table table = {.file = file};
        if ((above && above->role != ROLE_TOPIC) || !reader_cards(reader, block, &table.cards) || table.cards.deck)
            continue;
        table.topic = above;
        table.next = next < reader->mark_count ? &reader->marks[next] : NULL;
        see(file, &table, i);
    }
}

static void count_rows(struct file *file, const struct table *table, uint32_t block)
{
    (void)table;
    file->rows += file->reader->outline.blocks[block].last - file->reader->outline.blocks[block].line - 1;
}

static void judge(struct file *file, const struct table *seen, uint32_t index)
{
    const struct reader *reader = file->reader;
    const struct block *block = &reader->outline.blocks[index];
    struct arena_mark mark = arena_mark(reader->scratch);
    struct table table = *seen;
    table.rows = ARENA_ARRAY(reader->scratch, struct row, LOOKS);
    for (uint32_t n = block->line + 2; n <= block->last && table.count < LOOKS; n++)
        table.rows[table.count++] = reader_row(reader, n);
    for (size_t i = 0; i < COUNT_OF(rules) && !reader->asides[index]; i++)
        if (rules[i].fits(&table))
            reader->asides[index] = (uint8_t)(i + 1);
    arena_rewind(reader->scratch, mark);
}

void reader_references(struct reader *reader)
{
    struct file file = {.reader = reader};
    each_table(&file, count_rows);
    if (file.rows == 0)
        return;
    reader->asides = ARENA_ARRAY(reader->scratch, uint8_t, reader->outline.block_count);
    struct arena_mark mark = arena_mark(reader->scratch);
    map_init(&file.said);
    see_questions(&file);
    each_table(&file, judge);
    map_release(&file.said);
    arena_rewind(reader->scratch, mark);
}

const char *reader_aside(const struct reader *reader, uint32_t block)
{
    uint8_t rule = reader->asides ? reader->asides[block] : 0;
    return rule ? rules[rule - 1].reason : NULL;
}
