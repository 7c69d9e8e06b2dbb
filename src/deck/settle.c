/*
 * settle: sections that do not speak for themselves.
 *
 * What asks in other sections of the file settles its look: items that look the same need few signs of asking.
 */
#include "grill/text/utf8.h"
#include "reading_int.h"

/* A lone numbered line with a text under it that is no question is the title of that text. */
static bool is_numbered_title(const struct reader *reader, const struct mark *mark)
{
    if (mark->style != STYLE_NUMBERED || mark->depth > 0 || !(mark->flags & MARK_BODY) || !(mark->flags & MARK_GAP))
        return false;
    str text = reader_text(reader, mark->line);
    char last = text.len ? text.ptr[text.len - 1] : '.';
    if (text.len > 60 || last == '.' || last == ':' || last == '?' || mark->line == reader->outline.line_count)
        return false;
    return reader_line(reader, mark->line + 1)->kind == LINE_BLANK;
}

static bool have_bodies(const struct group *group)
{
    return group->bodies * 5 >= group->count * 4;
}

/* Whether most titles over questions say that these are questions: then the other titles stand over something else. */
static bool titles_tell(const struct reader *reader)
{
    enum { LEAST = 3 };
    const struct mark *title = NULL;
    unsigned titles = 0;
    unsigned telling = 0;
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->role == ROLE_QUESTION && title) {
            titles++;
            telling += title_says_questions(reader_heading(reader, title->line));
            title = NULL;
        }
        if (mark->role == ROLE_TOPIC)
            title = mark;
    }
    return titles >= LEAST && telling * 3 >= titles * 2;
}

/* Who says that there are questions. */
enum promise { PROMISE_NONE, PROMISE_FILE, PROMISE_SECTION };

/* `tell` when titles tell where questions are. */
static enum promise promise_of(const struct reader *reader, const struct section *section, bool tell)
{
    const struct mark *title = section->first > 0 ? &reader->marks[section->first - 1] : NULL;
    if (title && title->role == ROLE_TOPIC) {
        str text = reader_heading(reader, title->line);
        if (title_says_questions(text))
            return PROMISE_SECTION;
        if (title_is_apparatus(text) || title_closes(text))
            return PROMISE_NONE;
    }
    return reader->hinted && !tell ? PROMISE_FILE : PROMISE_NONE;
}

/* Whether the file is hardly more than a list: half of its lines are items that look the same, most of them with
 * nothing under them. */
static bool fills_file(const struct group *all, unsigned lines)
{
    enum { MANY = 6 };
    unsigned share = all->style == STYLE_NUMBERED ? 5 : all->style == STYLE_BULLET ? 6 : 0;
    return share && all->count >= MANY && all->count * 10 >= lines * share && all->bodies * 10 <= all->count * 3;
}

/* Whether nearly all that asks elsewhere is quoted, as somebody asks it, and none of these is. */
static bool are_unquoted(const struct group *group, const struct group *asked)
{
    return group->style != STYLE_NUMBERED && group->quoted == 0 && group->likes == 0 &&
           asked->quoted * 10 >= asked->count * 9;
}

/* Whether a group is a list under a title that says questions, and all of it asks; or looks like those that ask in
 * other sections of the file, its marks having texts under them as theirs have: then a few signs of asking are enough,
 * and none are needed when the file, or even the section, says that it holds questions. In a file of `lines` lines that
 * says so and is but a list of items, one sign, or numbers in order, are enough; so are bold numbers in order over
 * texts, of which some ask elsewhere. */
static bool is_settled(const struct group *group, const struct group *asked, const struct group *all,
                       enum promise promise, unsigned lines)
{
    enum { ENOUGH = 3, FEW = 4 };
    if (group->count == 0)
        return false;
    bool items = group->style == STYLE_BULLET || group->style == STYLE_NUMBERED;
    if (promise == PROMISE_SECTION && items && group->marked == group->count)
        return true;
    if (asked->count < ENOUGH || are_unquoted(group, asked))
        return false;
    bool counts = group->style == STYLE_NUMBERED && group->in_order + 1 >= group->count;
    if (promise != PROMISE_NONE && (group->hints > 0 || counts) && fills_file(all, lines))
        return true;
    bool usual = asked->count * 2 >= all->count || styles[group->style]->weigh(all) >= 0.5;
    bool same = have_bodies(group) && have_bodies(asked);
    if (promise != PROMISE_NONE && counts && group->bold && group->parts == 0 && same &&
        asked->count * FEW >= all->count)
        return true;
    if (!usual || promise == PROMISE_SECTION || (same && promise == PROMISE_FILE))
        return usual;
    return group->hints * 10 >= group->count * (same || promise == PROMISE_FILE ? 1 : 4);
}

static const struct group *choose_settled(const struct groups *groups, const struct groups *all,
                                          const struct groups *asked, enum promise promise, unsigned lines)
{
    for (unsigned depth = 0; depth < groups->depths; depth++)
        for (unsigned style = 0; style < STYLE_COUNT; style++)
            for (unsigned look = 0; look < LOOKS; look++) {
                const struct group *group = &groups->items[depth][style][look];
                if (is_settled(group, &asked->items[depth][style][look], &all->items[depth][style][look], promise,
                               lines))
                    return group;
            }
    return NULL;
}

/* The mark at the margin nearest to mark `index` that is numbered, in one direction; or NULL. */
static const struct mark *next_number(const struct reader *reader, size_t index, int step)
{
    for (size_t i = index + (size_t)step; i < reader->mark_count; i += (size_t)step)
        if (reader->marks[i].style == STYLE_NUMBERED && reader->marks[i].depth == 0)
            return &reader->marks[i];
    return NULL;
}

static bool counts_on(const struct mark *a, const struct mark *b)
{
    return a && b && a->number + 1 == b->number && a->form == b->form;
}

/* Whether the number is one of a list that counts. */
static bool is_counted(const struct reader *reader, size_t index)
{
    const struct mark *mark = &reader->marks[index];
    return counts_on(next_number(reader, index, -1), mark) || counts_on(mark, next_number(reader, index, 1));
}

static void title_of_text(struct reader *reader, const struct section *section)
{
    struct mark *title = NULL;
    for (size_t i = section->first; i < section->end; i++)
        if (is_numbered_title(reader, &reader->marks[i]) && !is_counted(reader, i)) {
            if (title)
                return;
            title = &reader->marks[i];
        }
    if (!title)
        return;
    title->role = ROLE_TOPIC;
    title->rank = RANK_NUMBERED_TITLE;
    title->reason = "a lone number over a text that is no answer";
}

static unsigned count_text(const struct reader *reader)
{
    unsigned lines = 0;
    for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
        const struct line *line = reader_line(reader, n);
        lines += line->kind == LINE_TEXT && line->noise == NOISE_NONE;
    }
    return lines;
}

/* The questions found so far. */
struct found {
    ptrdiff_t questions;
    ptrdiff_t quoted; /* … that stand in quotations */
};

/* Adds the questions of a section, or takes them out again with `sign` -1. */
static void count_found(const struct reader *reader, const struct section *section, int sign, struct found *found)
{
    for (size_t i = section->first; i < section->end; i++)
        if (reader->marks[i].role == ROLE_QUESTION) {
            found->questions += sign;
            found->quoted += reader_line(reader, reader->marks[i].line)->quoted ? sign : 0;
        }
}

/* Whether most questions found so far stand outside of quotations and this section's first mark inside of one. */
static bool is_only_quoted(const struct reader *reader, const struct section *section, const struct found *found)
{
    return reader_line(reader, reader->marks[section->first].line)->quoted && found->quoted * 2 < found->questions;
}

/* Whether a sentence with a colon right above introduces the first bullet of a section: the list goes on with what it
 * says. A title with a colon is short. */
static bool is_introduced(const struct reader *reader, const struct section *section)
{
    enum { LONG = 60 };
    const struct mark *mark = &reader->marks[section->first];
    if (mark->style != STYLE_BULLET || mark->line == 1 || reader_line(reader, mark->line - 1)->kind != LINE_TEXT)
        return false;
    str above = reader_text(reader, mark->line - 1);
    return str_ends(above, STR(":")) && utf8_length(above) > LONG;
}

void settle_sections(struct reader *reader, const struct section *sections, size_t count, const struct groups *all)
{
    if (count == 0)
        return;
    struct groups *asked = ARENA_NEW(reader->scratch, struct groups);
    for (size_t i = 0; i < reader->mark_count; i++)
        if (reader->marks[i].role == ROLE_QUESTION && styles[reader->marks[i].style]->weigh)
            count_mark(asked, &reader->marks[i]);
    unsigned lines = count_text(reader);
    bool tell = titles_tell(reader);
    struct found found = {0};
    count_found(reader, &(struct section){0, reader->mark_count}, 1, &found);
    for (size_t i = 0; i < count; i++) {
        struct groups groups;
        if (is_only_quoted(reader, &sections[i], &found))
            continue;
        count_found(reader, &sections[i], -1, &found);
        count_section(reader, &sections[i], &groups);
        const struct group *chosen = choose_settled(&groups, all, asked, promise_of(reader, &sections[i], tell), lines);
        bool list = chosen && chosen->style == STYLE_BULLET && chosen->hints == 0;
        if (chosen && !(list && is_introduced(reader, &sections[i])))
            take_group(reader, &sections[i], &groups, chosen);
        else if (found.questions > 0) /* where nothing asks, every number may be a question */
            title_of_text(reader, &sections[i]);
        count_found(reader, &sections[i], 1, &found);
    }
}
