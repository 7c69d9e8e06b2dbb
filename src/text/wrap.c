#include "grill/text/wrap.h"

#include <stdbool.h>
#include <stdint.h>

#include "grill/base/array.h"
#include "grill/text/utf8.h"
#include "grill/text/width.h"

/* What a character does to the line break beside it; Unicode's classes, merged where a terminal needs no difference. */
enum kind {
    LETTER, /* everything that keeps to its neighbours */
    DIGIT,
    BLANK,
    NEWLINE,
    BREAK,      /* a break may follow: zero-width space, other spaces, em dash */
    HYPHEN,     /* a break may follow between words: hyphens, en dash */
    OPEN,       /* no break behind it */
    CLOSE,      /* no break before it */
    WIDE_CLOSE, /* the same, but a letter may begin a line behind it */
    IDEOGRAPH,  /* breaks on both sides: East Asian characters, emoji */
};

struct range {
    uint32_t first;
    uint32_t last;
    enum kind kind;
};

/* Whatever is no LETTER, and, being two cells wide, no IDEOGRAPH. Sorted. */
static const struct range ranges[] = {
    {0x0009, 0x0009, BLANK},      {0x000A, 0x000D, NEWLINE},    {0x0020, 0x0020, BLANK},
    {0x0021, 0x0021, CLOSE},      {0x0025, 0x0025, CLOSE},      {0x0028, 0x0028, OPEN},
    {0x0029, 0x0029, CLOSE},      {0x002C, 0x002C, CLOSE},      {0x002D, 0x002D, HYPHEN},
    {0x002E, 0x002E, CLOSE},      {0x0030, 0x0039, DIGIT},      {0x003A, 0x003B, CLOSE},
    {0x003F, 0x003F, CLOSE},      {0x005B, 0x005B, OPEN},       {0x005D, 0x005D, CLOSE},
    {0x007B, 0x007B, OPEN},       {0x007D, 0x007D, CLOSE},      {0x00A1, 0x00A1, OPEN},
    {0x00BF, 0x00BF, OPEN},       {0x1680, 0x1680, BREAK},      {0x2000, 0x2006, BREAK},
    {0x2008, 0x200B, BREAK},      {0x2010, 0x2010, HYPHEN},     {0x2012, 0x2013, HYPHEN},
    {0x2014, 0x2014, BREAK},      {0x2024, 0x2026, CLOSE},      {0x2030, 0x2037, CLOSE},
    {0x203C, 0x203D, CLOSE},      {0x2045, 0x2045, OPEN},       {0x2046, 0x2046, CLOSE},
    {0x2047, 0x2049, CLOSE},      {0x205F, 0x205F, BREAK},      {0x207D, 0x207D, OPEN},
    {0x207E, 0x207E, CLOSE},      {0x2308, 0x2308, OPEN},       {0x2309, 0x2309, CLOSE},
    {0x230A, 0x230A, OPEN},       {0x230B, 0x230B, CLOSE},      {0x27E6, 0x27E6, OPEN},
    {0x27E7, 0x27E7, CLOSE},      {0x27E8, 0x27E8, OPEN},       {0x27E9, 0x27E9, CLOSE},
    {0x3000, 0x3000, BREAK},      {0x3001, 0x3002, WIDE_CLOSE}, {0x3005, 0x3005, WIDE_CLOSE},
    {0x3008, 0x3008, OPEN},       {0x3009, 0x3009, WIDE_CLOSE}, {0x300A, 0x300A, OPEN},
    {0x300B, 0x300B, WIDE_CLOSE}, {0x300C, 0x300C, OPEN},       {0x300D, 0x300D, WIDE_CLOSE},
    {0x300E, 0x300E, OPEN},       {0x300F, 0x300F, WIDE_CLOSE}, {0x3010, 0x3010, OPEN},
    {0x3011, 0x3011, WIDE_CLOSE}, {0x3014, 0x3014, OPEN},       {0x3015, 0x3015, WIDE_CLOSE},
    {0x3016, 0x3016, OPEN},       {0x3017, 0x3017, WIDE_CLOSE}, {0x301C, 0x301C, WIDE_CLOSE},
    {0x3041, 0x3041, WIDE_CLOSE}, {0x3043, 0x3043, WIDE_CLOSE}, {0x3045, 0x3045, WIDE_CLOSE},
    {0x3047, 0x3047, WIDE_CLOSE}, {0x3049, 0x3049, WIDE_CLOSE}, {0x3063, 0x3063, WIDE_CLOSE},
    {0x3083, 0x3083, WIDE_CLOSE}, {0x3085, 0x3085, WIDE_CLOSE}, {0x3087, 0x3087, WIDE_CLOSE},
    {0x308E, 0x308E, WIDE_CLOSE}, {0x3095, 0x3096, WIDE_CLOSE}, {0x309B, 0x309E, WIDE_CLOSE},
    {0x30A1, 0x30A1, WIDE_CLOSE}, {0x30A3, 0x30A3, WIDE_CLOSE}, {0x30A5, 0x30A5, WIDE_CLOSE},
    {0x30A7, 0x30A7, WIDE_CLOSE}, {0x30A9, 0x30A9, WIDE_CLOSE}, {0x30C3, 0x30C3, WIDE_CLOSE},
    {0x30E3, 0x30E3, WIDE_CLOSE}, {0x30E5, 0x30E5, WIDE_CLOSE}, {0x30E7, 0x30E7, WIDE_CLOSE},
    {0x30EE, 0x30EE, WIDE_CLOSE}, {0x30F5, 0x30F6, WIDE_CLOSE}, {0x30FB, 0x30FE, WIDE_CLOSE},
    {0xFF01, 0xFF01, WIDE_CLOSE}, {0xFF05, 0xFF05, WIDE_CLOSE}, {0xFF08, 0xFF08, OPEN},
    {0xFF09, 0xFF09, WIDE_CLOSE}, {0xFF0C, 0xFF0C, WIDE_CLOSE}, {0xFF0E, 0xFF0E, WIDE_CLOSE},
    {0xFF1A, 0xFF1B, WIDE_CLOSE}, {0xFF1F, 0xFF1F, WIDE_CLOSE}, {0xFF3B, 0xFF3B, OPEN},
    {0xFF3D, 0xFF3D, WIDE_CLOSE}, {0xFF5B, 0xFF5B, OPEN},       {0xFF5D, 0xFF5D, WIDE_CLOSE},
    {0xFF61, 0xFF61, WIDE_CLOSE}, {0xFF64, 0xFF64, WIDE_CLOSE},
};

/* Scripts of South and Southeast Asia, where a vowel sign may make a syllable two cells wide. */
static bool is_indic(uint32_t code)
{
    return (code >= 0x0900 && code < 0x10A0) || (code >= 0x1700 && code < 0x1D00) ||
           (code >= 0xA800 && code < 0xAC00 && (code < 0xA960 || code > 0xA97F)) || (code >= 0x11000 && code < 0x12000);
}

static enum kind kind_of(uint32_t code, unsigned width)
{
    size_t low = 0, high = COUNT_OF(ranges);

    if ((code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z'))
        return LETTER;
    if (code == ' ')
        return BLANK;
    while (low < high) {
        size_t middle = (low + high) / 2;

        if (code > ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < COUNT_OF(ranges) && code >= ranges[low].first)
        return ranges[low].kind;
    return width > 1 && !is_indic(code) ? IDEOGRAPH : LETTER;
}

/* A cluster and what is around it, as far as breaking needs to know. */
struct piece {
    size_t bytes;
    unsigned width;
    enum kind kind;
    unsigned letters; /* letters in a row up to and with this one, at most 2 */
};

static struct piece next_piece(str rest, const struct piece *before)
{
    struct piece piece = {0};
    size_t size;

    piece.bytes = cluster_next(rest, &piece.width);
    piece.kind = kind_of(utf8_decode(rest, &size), piece.width);
    if (piece.kind == BLANK && piece.bytes > 1) /* it carries a mark */
        piece.kind = LETTER;
    piece.letters = piece.kind == LETTER ? before->letters + (before->letters < 2) : 0;
    return piece;
}

/* May a line end between two neighbours, neither of which is a blank? `letters` stood before `left`. */
static bool breaks_between(const struct piece *left, const struct piece *right, unsigned letters)
{
    if (right->kind == CLOSE || right->kind == WIDE_CLOSE || right->kind == BREAK || left->kind == OPEN)
        return false;
    switch (left->kind) {
    case BREAK:
        return true;
    case HYPHEN:
        return letters >= 2 && (right->kind == LETTER || right->kind == OPEN || right->kind == IDEOGRAPH);
    case WIDE_CLOSE:
    case IDEOGRAPH:
        return right->kind != HYPHEN;
    case LETTER:
    case DIGIT:
    case CLOSE:
        return right->kind == IDEOGRAPH;
    case BLANK:
    case NEWLINE:
    case OPEN:
        break;
    }
    return false;
}

/* Quotation marks look the same on both sides, no-break space and word joiner glue: never a break next to them. */
static bool is_glue(str rest)
{
    size_t size;
    unsigned code = utf8_decode(rest, &size);

    return code == 0xA0 || code == 0x202F || code == 0x2007 || code == 0x2060 || code == 0xFEFF || code == '"' ||
           code == '\'' || (code >= 0x2018 && code <= 0x201F) || code == 0xAB || code == 0xBB || code == 0x2039 ||
           code == 0x203A;
}

/* Where a word that is too long for a line is best cut: behind one of these, when that is not too far to the left. */
static bool is_good_cut(char byte)
{
    return byte == '/' || byte == '_' || byte == '&' || byte == '?' || byte == '=' || byte == '.' || byte == ',' ||
           byte == '-' || byte == ':' || byte == ';' || byte == '|';
}

static size_t skip_blanks(str text, size_t at)
{
    while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t'))
        at++;
    return at;
}

/* The state of one line while it is filled. */
struct line {
    str text;
    size_t at;    /* what was looked at */
    size_t width; /* its cells */
    size_t solid; /* end of the last cluster that is no blank, and the cells up to there */
    size_t solid_width;
    struct wrap best; /* the last place where the line may end; `next` is 0 when there is none */
    struct wrap cut;  /* the same for a word that has to be cut */
};

static struct wrap end_here(const struct line *line, size_t next)
{
    return (struct wrap){.end = line->solid, .next = next, .width = line->solid_width};
}

/* Notes that the line may end before `right`. Blanks at its very beginning are no reason for an empty line. */
static void note_break(struct line *line, const struct piece *left, const struct piece *right, unsigned letters)
{
    str rest = str_skip(line->text, line->at);

    if (line->solid == 0)
        return;
    if (left->kind == BLANK)
        line->best = end_here(line, line->at);
    else if (breaks_between(left, right, letters) && !is_glue(rest) &&
             !is_glue(str_skip(line->text, line->at - left->bytes)))
        line->best = end_here(line, line->at);
    if (is_good_cut(line->text.ptr[line->at - 1]) || right->kind == OPEN)
        line->cut = end_here(line, line->at);
}

/* The line cannot take the next cluster: where it ends. */
static struct wrap overflow(const struct line *line, const struct piece *piece, size_t cells)
{
    if (line->best.next > 0)
        return line->best;
    if (line->cut.next > 0 && line->cut.width * 2 > cells)
        return line->cut;
    if (line->at > 0)
        return end_here(line, line->at);
    return (struct wrap){.end = piece->bytes, .next = piece->bytes, .width = piece->width};
}

static void take(struct line *line, const struct piece *piece)
{
    line->at += piece->bytes;
    line->width += piece->width;
    if (piece->kind != BLANK) {
        line->solid = line->at;
        line->solid_width = line->width;
    }
}

/* How many ASCII letters stand at the start of `rest`, at most `most`, that no mark combines with. */
static size_t letter_run(str rest, size_t most)
{
    size_t run = 0;

    while (run < rest.len && run < most && (rest.ptr[run] | 0x20) >= 'a' && (rest.ptr[run] | 0x20) <= 'z')
        run++;
    return run > 0 && run < rest.len && (unsigned char)rest.ptr[run] >= 0x80 ? run - 1 : run;
}

static unsigned at_most_two(size_t n)
{
    return n < 2 ? (unsigned)n : 2;
}

/* Takes the letters that go on with a word at once: nothing can break or end between them. */
static bool take_letters(struct line *line, struct piece *left, unsigned *letters, size_t cells)
{
    size_t run;

    if (left->kind != LETTER || line->at == 0 || is_good_cut(line->text.ptr[line->at - 1]))
        return false;
    run = letter_run(str_skip(line->text, line->at), cells - line->width);
    if (run == 0)
        return false;
    line->at += run;
    line->width += run;
    line->solid = line->at;
    line->solid_width = line->width;
    *letters = at_most_two(left->letters + run - 1);
    *left = (struct piece){.bytes = 1, .width = 1, .kind = LETTER, .letters = at_most_two(left->letters + run)};
    return true;
}

struct wrap wrap_line(str text, size_t cells)
{
    struct line line = {.text = text};
    struct piece left = {.kind = BLANK};
    unsigned letters = 0;

    while (line.at < text.len) {
        if (take_letters(&line, &left, &letters, cells))
            continue;
        struct piece piece = next_piece(str_skip(text, line.at), &left);

        if (piece.kind == NEWLINE)
            return end_here(&line, line.at + piece.bytes);
        if (piece.kind == BLANK && line.solid > 0 && line.width + piece.width > cells) {
            size_t next = skip_blanks(text, line.at);

            return end_here(&line, next + (next < text.len && text.ptr[next] == '\n'));
        }
        if (piece.kind != BLANK)
            note_break(&line, &left, &piece, letters);
        if (line.width + piece.width > cells && (piece.kind != BLANK || line.at > 0))
            return overflow(&line, &piece, cells);
        take(&line, &piece);
        letters = left.letters;
        left = piece;
    }
    return end_here(&line, text.len);
}

void wrap_text(struct buf *out, str text, size_t cells)
{
    while (text.len > 0) {
        struct wrap line = wrap_line(text, cells);
        buf_add(out, str_slice(text, 0, line.end));
        buf_add_byte(out, '\n');
        text = str_skip(text, line.next);
    }
}

/* Bytes of the word that a message begins with, or of its command in single quotes. */
static size_t word_size(str text)
{
    ptrdiff_t close = str_starts(text, STR("'grill ")) ? str_find_byte(text, '\'', 1) : -1;
    ptrdiff_t blank = str_find_byte(text, ' ', close > 0 ? (size_t)close : 0);
    return blank < 0 ? text.len : (size_t)blank;
}

void wrap_message(struct buf *out, str text, size_t cells, size_t indent)
{
    size_t used = 0;
    while (text.len > 0) {
        size_t blanks = str_span(text, STR(" "));
        str word = str_skip(text, blanks);
        word = str_slice(word, 0, word_size(word));
        size_t width = text_width(word);
        if (used > 0 && width > 0 && used + blanks + width > cells) {
            buf_add_byte(out, '\n');
            buf_add_repeat(out, STR(" "), indent);
            used = 0;
        } else {
            buf_add(out, str_slice(text, 0, blanks));
            used += blanks;
        }
        buf_add(out, word);
        used += width;
        text = str_skip(text, blanks + word.len);
    }
}
