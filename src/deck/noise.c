/*
 * noise: what belongs to no card and no topic: contents, badges, back links, comments of tools, chatter.
 */
#include "char_int.h"
#include "grill/base/array.h"
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
    if (!html && !text_is_links(bare, &links))
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
        str_starts(text, STR("!")) || !text_is_links(text, &links) || links.outer == 0)
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

void reader_noise(struct reader *reader)
{
    for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
        struct line *line = reader_line(reader, n);
        if (line->noise == NOISE_NONE)
            line->noise = (uint8_t)noise_of(reader, n);
    }
    reader_contents(reader);
    reader_footers(reader);
    reader_ending(reader);
}
