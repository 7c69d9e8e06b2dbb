/*
 * noise: what belongs to no card and no topic: contents, badges, back links, comments of tools, chatter.
 */
#include "char_int.h"
#include "grill/base/array.h"
#include "grill/base/map.h"
#include "links_int.h"
#include "plugin_int.h"
#include "texts_int.h"

const char *noise_reason(const struct reader *reader, uint32_t n)
{
    static const char *const names[] = {
        [NOISE_NONE] = "",
        [NOISE_CONTENTS] = "table of contents",
        [NOISE_BADGE] = "badge",
        [NOISE_BACK_LINK] = "link back to the top",
        [NOISE_COMMENT] = "comment",
        [NOISE_SCHEDULE] = "what another program notes of it",
        [NOISE_FILE_NAME] = "file name",
        [NOISE_CHATTER] = "chatter",
        [NOISE_APPARATUS] = "about the document",
        [NOISE_TAG] = "markup",
        [NOISE_KEY] = "answer key",
        [NOISE_COUNTER] = "number of the question below",
    };
    _Static_assert(COUNT_OF(names) == NOISE_COUNT, "a name for every noise");
    const struct line *line = reader_line(reader, n);
    if (line->noise == NOISE_TAG && line->label == LABEL_OPTIONS)
        return "title of the options";
    if (line->noise == NOISE_TAG && is_deck_tag(reader_text(reader, n)))
        return "tag that makes the file a deck";
    return names[line->noise];
}

/* ---- single lines ---- */

/* "notes_17.txt" alone on a line, also behind "end of". */
static bool is_file_name(str text)
{
    if (str_starts_nocase(text, STR("end of ")))
        text = str_skip(text, 7);
    ptrdiff_t point = -1;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.ptr[i];
        if (byte == ' ' || byte >= 0x80 || byte == '(' || byte == '`')
            return false;
        if (byte == '.')
            point = (ptrdiff_t)i;
    }
    if (point < 1)
        return false;
    str extension = str_skip(text, (size_t)point + 1);
    static const char *const extensions[] = {"txt", "md", "markdown", "pdf", "doc", "docx"};
    for (size_t i = 0; i < COUNT_OF(extensions); i++)
        if (str_eq_nocase(extension, str_of(extensions[i])))
            return true;
    return false;
}

static bool is_end_mark(str text)
{
    bool possible = text.len && ((text.ptr[0] | 0x20) == 'e' || (text.ptr[0] | 0x20) == 't');
    return possible && ((str_starts_nocase(text, STR("end of ")) && is_file_name(str_skip(text, 7))) ||
                        str_eq_nocase(text, STR("the end")));
}

/* "[![A loom](loom.png)](page)": a picture that leads somewhere; those of badges are drawn when they are asked for. */
static bool is_picture(str text)
{
    static const char *const ends[] = {".png", ".jpg", ".jpeg", ".gif", ".webp"};
    ptrdiff_t from = str_find(text, STR("]("), 0);
    ptrdiff_t to = from < 0 ? -1 : str_find_byte(text, ')', (size_t)from);
    str place = to < 0 ? (str){0} : str_slice(text, (size_t)from + 2, (size_t)to);
    str target = str_strip_right(text, STR(")"));
    bool picture = false;
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        picture = picture || str_ends(place, str_of(ends[i])) || str_ends(target, str_of(ends[i]));
    return picture && !str_contains(text, STR("badge")) && !str_contains(text, STR("shields.io"));
}

static bool is_badge(str text)
{
    if (text.len < 5 || (text.ptr[0] != '[' && text.ptr[0] != '!'))
        return false;
    return (str_starts(text, STR("[![")) && !is_picture(text)) ||
           (str_starts(text, STR("![")) &&
            (str_contains(text, STR("shields.io")) || str_contains(text, STR("/badge"))));
}

/* What a line consists of when it is made of links: nothing else than a few signs between them. */
struct links {
    unsigned inner; /* to a place in a document: "#…" */
    unsigned outer;
    str text;  /* of the first one */
    str place; /* … what it leads to, behind the "#" */
};

/* Bytes of ":arrow_up:", an emoji by its name, at the start, or 0. */
static size_t emoji_name(str s)
{
    size_t at = str_starts(s, STR(":")) ? 1 : 0;
    while (at && at < s.len && ((s.ptr[at] >= 'a' && s.ptr[at] <= 'z') || s.ptr[at] == '_'))
        at++;
    return at > 1 && at < s.len && s.ptr[at] == ':' ? at + 1 : 0;
}

/* Bytes of "![done](tick.png)" or "![icon][done]" at the start, or 0. */
static size_t picture_at(str s)
{
    if (!str_starts(s, STR("![")))
        return 0;
    ptrdiff_t close = str_find_byte(s, ']', 2);
    char open = close > 0 && (size_t)close + 1 < s.len ? s.ptr[close + 1] : 0;
    ptrdiff_t end = open == '(' || open == '[' ? str_find_byte(s, open == '(' ? ')' : ']', (size_t)close + 2) : -1;
    return end > 0 ? (size_t)end + 1 : 0;
}

static bool see_links(str text, struct links *links)
{
    enum { LETTERS = 6 };
    *links = (struct links){.inner = 0};
    if (!str_contains(text, STR("](")))
        return false;
    struct shape shape = shape_of(text);
    str rest = shape.text;
    unsigned letters = 0;
    while (rest.len && letters <= LETTERS) {
        str name;
        str target;
        size_t size = rest.ptr[0] == '[' ? link_at(rest, &name, &target) : 0;
        if (size) {
            ptrdiff_t hash = str_find_byte(target, '#', 0);
            if (links->inner + links->outer == 0) {
                links->text = name;
                links->place = str_skip(target, (size_t)(hash + 1));
            }
            links->inner += hash >= 0;
            links->outer += hash < 0;
        } else if ((size = emoji_name(rest)) == 0 && (size = picture_at(rest)) == 0) {
            size = 1;
            letters += (unsigned char)rest.ptr[0] >= 0x80 || is_digit(rest, 0) || rest.ptr[0] == '[' ||
                       ((rest.ptr[0] | 0x20) >= 'a' && (rest.ptr[0] | 0x20) <= 'z');
        }
        rest = str_skip(rest, size);
    }
    return links->inner + links->outer > 0 && letters <= LETTERS;
}

/* "[Back to top](#top)", "[⬆]", "[↥ back to top]" in one of several languages. */
static bool is_back_link(struct arena *scratch, str text)
{
    enum { LONGEST = 300 };
    if (text.len > LONGEST || text.len == 0 ||
        ((unsigned char)text.ptr[0] < 0x80 && code_is_alphabetic((unsigned char)text.ptr[0])) ||
        str_find_byte(text, '#', 0) < 0)
        return false;
    struct links links;
    str bare = without_tags(scratch, text);
    static const char *const words[] = {
        "back to", "to top",       "top",   "go to top",    "⬆",        "↑",      "↥",         "🔝",    "🔼",
        "наверх",  "к оглавлению", "вверх", "к содержанию", "volver",   "voltar", "nach oben", "haut", "retour",
        "뒤로",    "위로",         "torna", "do góry",      "powrót",   "vissza", "返回",      "回到", "トップ",
        "戻る",    "맨 위",        "목차",  "up",           "contents", "index",  "[⇧",        "▲",    "⏫",
        "☝"};
    if (str_contains(text, STR("href=\"#\"")))
        return true;
    bool html = str_contains(text, STR("href=\"#"));
    if (!html && !see_links(bare, &links))
        return false;
    str name = html ? bare : links.text;
    name = str_strip_left(str_skip(name, blank_prefix(name)), STR("([*`"));
    if (text_is_marked(name))
        return false;
    if (title_is_contents(trim_blanks(name)))
        return true;
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (starts_folded(name, words[i]) ||
            ((unsigned char)words[i][0] >= 0x80 && str_contains(name, str_of(words[i]))))
            return name.len < 60;
    str arrows = str_skip(name, emoji_prefix(name));
    return arrows.len != name.len && starts_with_one_of(trim_blanks(arrows), words, COUNT_OF(words)) && name.len < 60;
}

/* "[Back to the list](../README.md) | [Next →](02.md)": links to other files of the same collection. */
static bool is_navigation(str text)
{
    static const char *const words[] = {
        "back",   "return",  "home",    "next",   "prev",    "main page", "start page", "назад",    "вперёд",
        "далее",  "главная", "на глав", "zurück", "weiter",  "anterior",  "siguiente",  "inicio",   "volver",
        "voltar", "próximo", "início",  "retour", "accueil", "suivant",   "précédent",  "indietro", "avanti",
        "wstecz", "dalej",   "powrót",  "vissza", "tovább",  "kezdőlap",  "返回",       "上一",     "下一",
        "前へ",   "次へ",    "戻る",    "이전",   "다음",    "처음",      "←",          "→",        "«",
        "»",      "<",       "⬅",       "➡",      "🏠",       "🔙",         ":house:",    "⏪",        "◀"};
    struct links links;
    if (text.len > 200 || !str_contains(text, STR("](")) || str_contains(text, STR("://")) ||
        str_starts(text, STR("!")) || !see_links(text, &links) || links.outer == 0)
        return false;
    return starts_with_one_of(trim_blanks(links.text), words, COUNT_OF(words)) > 0;
}

/* "import Box from './box';" at the margin, where no text stands above. */
static bool is_import(const struct reader *reader, uint32_t n)
{
    str text = reader_text(reader, n);
    if (!str_starts(text, STR("import ")) || !str_contains(text, STR(" from ")) || reader_indent(reader, n) > 0)
        return false;
    enum line_kind above = n > 1 ? reader_line(reader, n - 1)->kind : LINE_BLANK;
    bool apart = above == LINE_BLANK || reader_line(reader, n - 1)->noise != NOISE_NONE;
    return apart && (str_ends(text, STR("';")) || str_ends(text, STR("\";")) || str_ends(text, STR("'")));
}

/* Lines of site generators: boxes and contents. */
static bool is_site_markup(str text)
{
    return str_starts(text, STR(":::")) || str_starts(text, STR("{% ")) || str_starts(text, STR("{{< ")) ||
           str_eq(text, STR("[TOC]")) || str_eq(text, STR("[[toc]]")) || str_eq(text, STR("[[_TOC_]]")) ||
           str_starts(text, STR("{:toc")) || str_eq(text, STR("* TOC")) || str_eq(text, STR("- TOC"));
}

/* "*[HTML]: a language for pages": what an abbreviation stands for, wherever it is used. */
static bool is_abbreviation(str text)
{
    ptrdiff_t close = str_starts(text, STR("*[")) ? str_find(text, STR("]: "), 0) : -1;
    return close > 2 && str_find_byte(text, '*', 1) < 0;
}

static enum noise noise_of(const struct reader *reader, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    bool fenced = line->kind == LINE_CODE && line->fence;
    if (line->kind == LINE_BLANK || fenced || line->kind == LINE_RULE || line->kind == LINE_MATH)
        return NOISE_NONE;
    if (line->kind == LINE_COMMENT)
        return NOISE_COMMENT;
    str text = reader_text(reader, n);
    if (line->kind == LINE_HEADING)
        return is_end_mark(reader_heading(reader, n)) ? NOISE_FILE_NAME : NOISE_NONE;
    bool link = line->signs & SIGN_HASH && is_back_link(reader->scratch, text);
    if (link || (line->signs & SIGN_BRACKET && text.ptr[0] != '|' && is_navigation(text)))
        return NOISE_BACK_LINK;
    if (line->kind == LINE_TABLE || line->kind == LINE_HTML || line->kind == LINE_CODE)
        return NOISE_NONE;
    if (((n == 1 || n == reader->outline.line_count) && is_file_name(text)) || is_end_mark(text))
        return NOISE_FILE_NAME;
    if (is_badge(text))
        return NOISE_BADGE;
    if ((line->signs & SIGN_COLON || text.ptr[0] == '^') && is_property(text))
        return NOISE_SCHEDULE;
    bool tag = line->signs & SIGN_HASH && is_deck_tag(text);
    return tag || is_site_markup(text) || is_import(reader, n) || is_abbreviation(text) ? NOISE_TAG : NOISE_NONE;
}

/* ---- tables of contents ---- */

/* Whether the place that a link on line `n` leads to is named right below it: then it only leads to itself. */
static bool leads_to_itself(const struct reader *reader, uint32_t n, str place)
{
    str below = n < reader->outline.line_count ? reader_text(reader, n + 1) : (str){0};
    ptrdiff_t at = str_starts(below, STR("<")) ? str_find(below, STR("id=\""), 0) : -1;
    if (at < 0)
        return false;
    str id = str_skip(below, (size_t)at + 4);
    return str_eq(str_cut(&id, '"'), place);
}

/* Whether line `n` consists of links to other places in the document. */
static bool is_link_line(const struct reader *reader, uint32_t n, struct links *links)
{
    const struct line *line = reader_line(reader, n);
    bool possible = line->signs & SIGN_HASH && line->signs & SIGN_BRACKET;
    return possible && line->kind == LINE_TEXT && (line->noise == NOISE_NONE || line->noise == NOISE_CONTENTS) &&
           see_links(without_tags(reader->scratch, reader_text(reader, n)), links) && links->inner > 0 &&
           !leads_to_itself(reader, n, links->place);
}

static bool any_contents(const struct reader *reader)
{
    for (uint32_t n = 1; n <= reader->outline.line_count; n++)
        if (reader_line(reader, n)->noise == NOISE_CONTENTS)
            return true;
    return false;
}

/* Where links are repeated, each over a text of its own, they are the questions that the contents list. */
static void see_repeated_links(struct reader *reader)
{
    if (!any_contents(reader))
        return;
    struct map seen;
    uint32_t *repeated = ARENA_ARRAY(reader->scratch, uint32_t, reader->outline.line_count);
    uint32_t count = 0;
    uint32_t bodies = 0;
    map_init(&seen);
    for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
        struct links links;
        if (!is_link_line(reader, n, &links) || map_put(&seen, links.text, reader))
            continue;
        repeated[count++] = n;
        uint32_t next = reader_next(reader, n, reader->outline.line_count);
        enum line_kind kind = next ? (enum line_kind)reader_line(reader, next)->kind : LINE_RULE;
        bodies += kind != LINE_HEADING && kind != LINE_RULE && reader_line(reader, next)->noise == NOISE_NONE &&
                  !is_link_line(reader, next, &links);
    }
    map_release(&seen);
    for (uint32_t i = 0; bodies * 2 >= count && i < count; i++)
        if (reader_line(reader, repeated[i])->noise == NOISE_CONTENTS)
            reader_line(reader, repeated[i])->noise = NOISE_NONE;
}

/* Whether a heading says that the contents follow on line `first`. */
static bool is_announced(const struct reader *reader, uint32_t first)
{
    uint32_t n = reader_before(reader, first);
    return n > 0 && reader_line(reader, n)->kind == LINE_HEADING &&
           title_is_contents(clean_title(reader->scratch, reader_heading(reader, n), (str){0}));
}

/* The line that announces the contents at `first` without being a heading; 0 for none. */
static uint32_t announcement_of(const struct reader *reader, uint32_t first)
{
    uint32_t n = reader_before(reader, first);
    if (n == 0 || reader_line(reader, n)->kind != LINE_TEXT)
        return 0;
    return title_is_contents(clean_title(reader->scratch, reader_text(reader, n), (str){0})) ? n : 0;
}

/* … goes with them. */
static void take_announcement(struct reader *reader, uint32_t first)
{
    uint32_t n = announcement_of(reader, first);
    if (n)
        reader_line(reader, n)->noise = NOISE_CONTENTS;
}

/* Whether an item without a link may answer the linked one above it: it is set in, or a bullet below a number. */
static bool hangs_below(const struct reader *reader, uint32_t n, uint32_t link)
{
    const struct line *line = reader_line(reader, n);
    const struct line *above = reader_line(reader, link);
    return line->depth > above->depth || (line->depth == above->depth && reader_shape(reader, n).form == NUMBER_NONE &&
                                          reader_shape(reader, link).form != NUMBER_NONE);
}

/* Lists of links to places in the document: three lines or more of them, with hardly anything else between, or two with
 * nothing; where most have an item below them that may answer them, they are questions. */
static void see_link_lists(struct reader *reader)
{
    uint32_t first = 0;
    uint32_t last = 0;
    unsigned links = 0;
    unsigned others = 0;
    unsigned parents = 0;
    unsigned answered = 0;
    for (uint32_t n = 1; n <= reader->outline.line_count + 1; n++) {
        struct line *line = n <= reader->outline.line_count ? reader_line(reader, n) : NULL;
        struct links seen;
        if (line && (line->kind == LINE_BLANK || line->noise == NOISE_TAG || line->noise == NOISE_COMMENT))
            continue;
        if (line && line->noise != NOISE_CONTENTS && is_link_line(reader, n, &seen)) {
            if (links == 0)
                first = n;
            links++;
            last = n;
            others = 0;
            continue;
        }
        bool text = line && line->kind == LINE_TEXT && line->noise == NOISE_NONE;
        bool parent = text && links && others < 2 && line->opens;
        if (parent) {
            answered += others == 0 && hangs_below(reader, n, last);
            others++;
            parents++;
            continue;
        }
        bool list = (links >= 3 || (links == 2 && parents == 0)) && answered * 2 <= links;
        for (uint32_t i = first; list && i <= last; i++)
            if (reader_line(reader, i)->noise == NOISE_NONE && reader_line(reader, i)->kind == LINE_TEXT)
                reader_line(reader, i)->noise = NOISE_CONTENTS;
        if (list)
            take_announcement(reader, first);
        links = others = parents = answered = 0;
    }
}

/* Tables most of whose rows are links to places in the document; a single row has to be announced, or to be `more` than
 * what others told. Below a title that announces them, some links are enough: the other rows have not got theirs yet.
 */
static bool see_link_table(struct reader *reader, const struct block *block, bool more)
{
    uint32_t rows = 0;
    uint32_t links = 0;
    for (uint32_t n = block->line + 2; n <= block->last; n++) {
        rows++;
        links +=
            str_contains(reader_text(reader, n), STR("](#")) || str_contains(reader_text(reader, n), STR("href=\"#"));
    }
    enum { SOME = 3 };
    if (links == 0 || (rows == 1 && !more && !announcement_of(reader, block->line)))
        return false;
    bool some = links >= SOME && links * 10 >= rows * 3;
    if (links * 10 < rows * 7 && !(some && is_announced(reader, block->line)))
        return false;
    for (uint32_t n = block->line; n <= block->last; n++)
        reader_line(reader, n)->noise = NOISE_CONTENTS;
    take_announcement(reader, block->line);
    return true;
}

/* Whether mostly lists, tables and links stand between a heading and the next one or a rule; nothing at all means that
 * what comes next is headed by it. Below a doubtful title only links count. */
static bool holds_list(const struct reader *reader, uint32_t heading, bool doubtful)
{
    unsigned items = 0;
    unsigned others = 0;
    for (uint32_t n = heading + 1; n <= reader->outline.line_count; n++) {
        const struct line *line = reader_line(reader, n);
        if (line->kind == LINE_HEADING || line->kind == LINE_RULE)
            break;
        if (line->kind == LINE_BLANK || line->noise == NOISE_TAG)
            continue;
        struct shape shape = reader_shape(reader, n);
        bool answered = shape.lead == LEAD_PART && text_likeness(shape.text) > LIKE_NOTHING;
        bool link = str_starts(shape.text, STR("[")) || line->noise == NOISE_CONTENTS;
        bool list = (line->opens && !answered) || (line->kind == LINE_TABLE && line->depth == 0);
        bool item = link || (list && !doubtful);
        items += item;
        others += !item;
    }
    return items > others;
}

static bool heads_contents(const struct reader *reader, uint32_t n)
{
    enum { LONGEST = 80, BLANKS = 5 };
    static const char *const doubtful[] = {
        "index",         "navigation",    "topics", "overview of questions", "list of questions",
        "question list", "questions list"};
    struct arena_mark mark = arena_mark(reader->scratch);
    str title = reader_heading(reader, n);
    bool contents = false;
    if (title.len < LONGEST && str_count(title, ' ') <= BLANKS) {
        title = clean_title(reader->scratch, title, (str){0});
        bool doubt = false;
        for (size_t i = 0; i < COUNT_OF(doubtful); i++)
            doubt = doubt || equals_folded(title, doubtful[i]);
        contents = title_is_contents(title) && holds_list(reader, n, doubt);
    }
    arena_rewind(reader->scratch, mark);
    return contents;
}

/* What stands below a heading that announces contents, up to the next heading: lists, not questions with answers. */
static void see_contents(struct reader *reader)
{
    bool inside = false;
    for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
        struct line *line = reader_line(reader, n);
        if (line->kind == LINE_HEADING)
            inside = heads_contents(reader, n);
        else if (line->kind == LINE_RULE)
            inside = false;
        if (inside && line->noise == NOISE_NONE && line->kind != LINE_BLANK && line->kind != LINE_CODE)
            line->noise = NOISE_CONTENTS;
    }
}

static void see_folded_contents(struct reader *reader)
{
    for (size_t i = 0; i < reader->fold_count; i++) {
        const struct fold *fold = &reader->folds[i];
        struct shape shape = shape_of(fold->text);
        str title = clean_question(reader->scratch, &shape, shape.text);
        if (!title_is_contents(title))
            continue;
        for (uint32_t n = fold->open; n <= fold->close; n++)
            if (reader_line(reader, n)->kind != LINE_BLANK)
                reader_line(reader, n)->noise = NOISE_CONTENTS;
    }
}

void reader_noise(struct reader *reader)
{
    for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
        struct line *line = reader_line(reader, n);
        if (line->noise == NOISE_NONE)
            line->noise = (uint8_t)noise_of(reader, n);
    }
    bool contents = false;
    for (uint32_t i = 0; i < reader->outline.block_count; i++)
        if (reader->outline.blocks[i].kind == BLOCK_TABLE)
            contents = see_link_table(reader, &reader->outline.blocks[i], contents) || contents;
    reader_noted(reader);
    see_folded_contents(reader);
    see_contents(reader);
    see_link_lists(reader);
    see_repeated_links(reader);
    reader_footers(reader);
    reader_ending(reader);
}
