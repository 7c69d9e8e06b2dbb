/*
 * highlight: code cut into pieces that are comments, strings, keywords, or neither.
 *
 * This is restrained on purpose: a table says for each language how comments and strings are written and which words
 * are its own; nothing is parsed. To add a language: 1. its words in keywords.c, 2. a row in languages.c, 3. a case in
 * tests/unit/test_highlight.c.
 */
#ifndef GRILL_DOC_HIGHLIGHT_INT_H
#define GRILL_DOC_HIGHLIGHT_INT_H

#include <stdbool.h>
#include <stddef.h>

#include "grill/base/str.h"
#include "theme_int.h"

/* One way to write a string. */
struct quote {
    const char *open;
    const char *close;
    char escape;   /* takes the next character along; 0: there is none */
    bool lines;    /* may span lines */
    bool one_char; /* holds exactly one character or escape, otherwise it is no string */
};

struct word_list {
    const char *const *items; /* in byte order */
    size_t count;
};

struct language {
    const char *names;           /* as written after a code fence, lower case, with a blank after each */
    const char *line_comment[2]; /* or NULL */
    const char *block_open;      /* or NULL */
    const char *block_close;
    bool comment_after_blank;         /* a line comment begins a word: "$#" is none */
    bool no_case;                     /* keywords in any case */
    bool directives;                  /* '#' and a word at the beginning of a line is a keyword */
    bool tags;                        /* the words after '<' are the keywords, strings stand inside of tags only */
    const struct quote *quotes;       /* the longest first; ends with one whose `open` is NULL */
    const struct word_list *keywords; /* NULL: there are none */
};

/* The language that the info string of a code fence names, or NULL. */
const struct language *language_find(str info);

/* keywords.c */
extern const struct word_list c_words;
extern const struct word_list cpp_words;
extern const struct word_list java_words;
extern const struct word_list javascript_words;
extern const struct word_list typescript_words;
extern const struct word_list python_words;
extern const struct word_list go_words;
extern const struct word_list rust_words;
extern const struct word_list sql_words;
extern const struct word_list bash_words;
extern const struct word_list json_words;
extern const struct word_list yaml_words;
extern const struct word_list css_words;
extern const struct word_list csharp_words;
extern const struct word_list kotlin_words;
extern const struct word_list swift_words;
extern const struct word_list scala_words;
extern const struct word_list ruby_words;
extern const struct word_list php_words;
extern const struct word_list r_words;

extern const struct language languages[];
extern const size_t language_count;

struct highlighter {
    const struct language *language; /* NULL: all is one piece */
    str code;
    size_t at;
    size_t token_end; /* of a token that was read ahead, or 0 */
    enum role token_role;
    bool in_tag;
};

/* The next piece of the code and its role: ROLE_COMMENT, ROLE_STRING, ROLE_KEYWORD, or ROLE_COUNT for none. Returns
 * false at the end. The pieces together are the whole code. */
bool highlight_next(struct highlighter *highlighter, str *piece, enum role *role);

#endif
