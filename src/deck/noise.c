/*
 * noise: what belongs to no card and no topic: contents, badges, back links, comments of tools, chatter.
 */
#include "char_int.h"
#include "reader_int.h"

const char *noise_name(enum noise noise)
{
    static const char *const names[] = {
        [NOISE_NONE] = "",
        [NOISE_CONTENTS] = "table of contents",
        [NOISE_BADGE] = "badge",
        [NOISE_BACK_LINK] = "link back to the top",
        [NOISE_COMMENT] = "comment",
        [NOISE_SCHEDULE] = "another tool's schedule",
        [NOISE_FILE_NAME] = "file name",
        [NOISE_CHATTER] = "chatter",
        [NOISE_APPARATUS] = "about the document",
        [NOISE_TAG] = "markup",
    };
    _Static_assert(sizeof names / sizeof names[0] == NOISE_COUNT, "a name for every noise");
    return names[noise];
}

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
    for (size_t i = 0; i < sizeof extensions / sizeof extensions[0]; i++)
        if (str_eq_nocase(extension, str_of(extensions[i])))
            return true;
    return false;
}

static bool is_end_mark(str text)
{
    return (str_starts_nocase(text, STR("end of ")) && is_file_name(str_skip(text, 7))) ||
           str_eq_nocase(text, STR("the end"));
}

static enum noise noise_of(const struct reader *reader, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    str text = reader_text(reader, n);
    switch ((enum line_kind)line->kind) {
    case LINE_TEXT:
        return (is_file_name(text) && (n == 1 || n == reader->outline.line_count)) || is_end_mark(text)
                   ? NOISE_FILE_NAME
                   : NOISE_NONE;
    case LINE_HEADING:
        return is_end_mark(text) ? NOISE_FILE_NAME : NOISE_NONE;
    case LINE_COMMENT:
        return NOISE_COMMENT;
    case LINE_BLANK:
    case LINE_RULE:
    case LINE_CODE:
    case LINE_HTML:
    case LINE_TABLE:
    case LINE_MATH:
        return NOISE_NONE;
    }
    return NOISE_NONE;
}

/* What stands below a heading that announces contents, up to the next heading. */
static void see_contents(struct reader *reader)
{
    bool inside = false;
    for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
        struct line *line = reader_line(reader, n);
        if (line->kind == LINE_HEADING) {
            str text = reader_text(reader, n);
            while (str_starts(text, STR("#")))
                text = str_skip(text, 1);
            inside = title_is_contents(clean_title(reader->scratch, str_trim(text), (str){0}));
        } else if (line->kind == LINE_RULE) {
            inside = false;
        }
        if (inside && line->kind != LINE_BLANK && line->kind != LINE_CODE)
            line->noise = NOISE_CONTENTS;
    }
}

void reader_noise(struct reader *reader)
{
    for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
        struct line *line = reader_line(reader, n);
        line->noise = (uint8_t)noise_of(reader, n);
    }
    see_contents(reader);
}
