#include "highlight_int.h"

#include <stdlib.h>

enum { LONGEST_KEYWORD = 24 };

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
}

static bool is_word(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9');
}

static str rest_of(const struct highlighter *h)
{
    return str_skip(h->code, h->at);
}

static bool begins_line(const struct highlighter *h)
{
    size_t i = h->at;

    while (i > 0 && (h->code.ptr[i - 1] == ' ' || h->code.ptr[i - 1] == '\t'))
        i--;
    return i == 0 || h->code.ptr[i - 1] == '\n';
}

/* Bytes up to the end of the line. */
static size_t to_line_end(str rest)
{
    ptrdiff_t end = str_find_byte(rest, '\n', 0);

    return end < 0 ? rest.len : (size_t)end;
}

/* Bytes of the comment here, 0 when there is none. */
static size_t comment_length(const struct highlighter *h)
{
    const struct language *language = h->language;
    str rest = rest_of(h);
    char before = h->at > 0 ? h->code.ptr[h->at - 1] : '\n';

    if (language->block_open && str_starts(rest, str_of(language->block_open))) {
        str close = str_of(language->block_close);
        ptrdiff_t end = str_find(rest, close, str_of(language->block_open).len);

        return end < 0 ? rest.len : (size_t)end + close.len;
    }
    if (language->comment_after_blank && before != ' ' && before != '\t' && before != '\n' && before != ';')
        return 0;
    for (size_t i = 0; i < 2; i++) {
        if (language->line_comment[i] && str_starts(rest, str_of(language->line_comment[i])))
            return to_line_end(rest);
    }
    return 0;
}

/* Bytes of a literal of one character at the start of `rest`, 0 when it is none (a lifetime of Rust, say). */
static size_t char_length(str rest, const struct quote *quote)
{
    size_t i = 1;

    if (rest.len > 2 && rest.ptr[1] == quote->escape) {
        ptrdiff_t end = str_find_byte(str_slice(rest, 0, 12), quote->close[0], 3);

        return end < 0 ? 0 : (size_t)end + 1;
    }
    while (i < rest.len && i < 5 && (i == 1 || ((unsigned char)rest.ptr[i] & 0xC0) == 0x80))
        i++;
    return i < rest.len && i > 1 && rest.ptr[i] == quote->close[0] ? i + 1 : 0;
}

/* Bytes of the string at the start of `rest`; one that is not closed ends with its line, or with the code. */
static size_t quote_length(str rest, const struct quote *quote)
{
    str close = str_of(quote->close);
    size_t i = str_of(quote->open).len;

    if (quote->one_char)
        return char_length(rest, quote);
    while (i < rest.len) {
        if (quote->escape && rest.ptr[i] == quote->escape)
            i += 2;
        else if (str_starts(str_skip(rest, i), close))
            return i + close.len;
        else if (!quote->lines && rest.ptr[i] == '\n')
            return i;
        else
            i++;
    }
    return rest.len;
}

static size_t string_length(const struct highlighter *h)
{
    str rest = rest_of(h);

    if (h->language->tags && !h->in_tag)
        return 0;
    for (const struct quote *quote = h->language->quotes; quote->open; quote++) {
        if (str_starts(rest, str_of(quote->open))) {
            size_t length = quote_length(rest, quote);

            if (length > 0)
                return length;
        }
    }
    return 0;
}

static int compare_keyword(const void *key, const void *item)
{
    return str_compare(*(const str *)key, str_of(*(const char *const *)item));
}

static bool is_keyword(const struct language *language, str word)
{
    const struct word_list *words = language->keywords;
    char lower[LONGEST_KEYWORD];

    if (!words || word.len > sizeof(lower))
        return false;
    if (language->no_case) {
        for (size_t i = 0; i < word.len; i++)
            lower[i] = (char)(word.ptr[i] >= 'A' && word.ptr[i] <= 'Z' ? word.ptr[i] | 0x20 : word.ptr[i]);
        word.ptr = lower;
    }
    return bsearch(&word, words->items, words->count, sizeof(*words->items), compare_keyword);
}

/* The word here: its bytes and whether it is the language's own. */
static size_t word_length(const struct highlighter *h, enum role *role)
{
    str rest = rest_of(h);
    size_t end = 0;

    while (end < rest.len && is_word(rest.ptr[end]))
        end++;
    if (h->language->tags) {
        char before = h->at > 0 ? h->code.ptr[h->at - 1] : '\0';

        if (h->in_tag && (before == '<' || before == '/'))
            *role = ROLE_KEYWORD;
    } else if (is_keyword(h->language, str_slice(rest, 0, end))) {
        *role = ROLE_KEYWORD;
    }
    return end;
}

static size_t directive_length(const struct highlighter *h)
{
    str rest = rest_of(h);
    size_t end = 1;

    if (!h->language->directives || rest.ptr[0] != '#' || !begins_line(h))
        return 0;
    while (end < rest.len && (rest.ptr[end] == ' ' || is_word(rest.ptr[end])) &&
           (rest.ptr[end] != ' ' || rest.ptr[end - 1] == '#' || rest.ptr[end - 1] == ' '))
        end++;
    return end;
}

static void follow_tags(struct highlighter *h)
{
    str rest = rest_of(h);

    if (rest.ptr[0] == '<' && rest.len > 1)
        h->in_tag = is_letter(rest.ptr[1]) || rest.ptr[1] == '/';
    else if (rest.ptr[0] == '>')
        h->in_tag = false;
}

/* Reads the token at the current place: returns its bytes, at least 1. */
static size_t read_token(struct highlighter *h, enum role *role)
{
    size_t length = comment_length(h);

    *role = ROLE_COMMENT;
    if (length > 0)
        return length;
    *role = ROLE_STRING;
    length = string_length(h);
    if (length > 0)
        return length;
    *role = ROLE_KEYWORD;
    length = directive_length(h);
    if (length > 0)
        return length;
    *role = ROLE_COUNT;
    if (is_word(h->code.ptr[h->at]))
        return word_length(h, role);
    if (h->language->tags)
        follow_tags(h);
    return 1;
}

bool highlight_next(struct highlighter *h, str *piece, enum role *role)
{
    size_t start = h->at;

    *role = ROLE_COUNT;
    if (!h->language)
        h->at = h->code.len;
    while (h->at < h->code.len) {
        enum role token_role = h->token_role;
        size_t end = h->token_end;

        if (end == 0)
            end = h->at + read_token(h, &token_role);
        h->token_end = 0;
        if (token_role != ROLE_COUNT && h->at > start) {
            h->token_end = end;
            h->token_role = token_role;
            break;
        }
        h->at = end < h->code.len ? end : h->code.len;
        if (token_role != ROLE_COUNT) {
            *role = token_role;
            break;
        }
    }
    *piece = str_slice(h->code, start, h->at);
    return h->at > start;
}
