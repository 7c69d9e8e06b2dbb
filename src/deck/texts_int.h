/* texts: where the texts of questions, answers and topics end, and what of their lines is no text. */
#ifndef GRILL_DECK_TEXTS_INT_H
#define GRILL_DECK_TEXTS_INT_H

#include "reader_int.h"

/* ---- wrapped.c ---- */

/* The line with the question mark of a question that begins on line `n` and goes on below, or `n`: it is numbered, a
 * bullet, labelled or emphasised, each further line begins inside of a sentence, and none ends in between; or it is a
 * plain paragraph by itself whose lines were broken at a margin. */
uint32_t reader_wrapped(const struct reader *reader, uint32_t n);
/* The last line of the question that the heading on line `n` begins, or `n`: headings right below it that have no
 * number ask on, or a paragraph goes on with its sentence. */
uint32_t reader_wrapped_heading(const struct reader *reader, uint32_t n);
/* The last line that question_line takes: emphasis that begins on line `n` may end a few lines below. */
uint32_t question_line_end(const struct reader *reader, uint32_t n);
/* Lines `n` to `last` as one. */
str question_joined(const struct reader *reader, uint32_t n, uint32_t last);

/* ---- answer.c ---- */

/* Question and answer of the mark whose text ends before line `end`; fills the card's texts and places. */
void reader_split(struct reader *reader, const struct mark *mark, uint32_t end, struct card *card);

/* ---- list_end.c ---- */

/* The last line of an item's text, which goes on to line `end` at most. */
uint32_t list_item_end(const struct reader *reader, const struct mark *mark, uint32_t end);

/* ---- translated.c ---- */

/* "Question (EN)" and "Question (DE)" may stand before both answers: the lines of the answer in the mark's language,
 * down to the next heading that is not below its own. */
bool find_translation(const struct reader *reader, const struct mark *mark, uint32_t *first, uint32_t *last);

/* ---- arrow.c ---- */

/* Whether an arrow stands behind several words. */
bool has_arrow(str text);
/* Cuts "Why? → Because": behind the end of a sentence, or anywhere in a file where arrows are a habit, or
 * where nothing else answers the mark. */
bool cut_at_arrow(const struct reader *reader, const struct mark *mark, str text, str *question, str *answer);
/* Whether what stands before an arrow or a dash ends with a question mark: "Why? → Because", "Why? - Because". */
bool asks_before_arrow(str text);
/* Whether an answer follows the question on its line: "Why? Because." */
bool has_tail(str text);
/* Whether that answers: it begins with a word, and does not ask. */
bool has_answering_tail(str text);
/* Whether a colon stands in a statement: "The loss depends on the data: True". */
bool has_claim(str text);
/* … and it is several words behind a dash: "Why? - Because of that". */
bool has_dashed_tail(str text);
/* Cuts such a line. */
bool cut_at_tail(str text, str *question, str *answer);
/* Whether a text is "(in a few words)" and nothing else. */
bool text_in_brackets(str text);

/* ---- body.c ---- */

/* A text that lasts as long as the deck: itself when it stands in the file, a copy otherwise. */
str reader_keep(struct reader *reader, str text);
/* Lines `first` to `last` without their common indentation and without noise, trimmed; `head` stands before them when
 * it is not empty. Good until the scratch memory is rewound. */
str reader_body(struct reader *reader, str head, uint32_t first, uint32_t last, unsigned strip);
/* Whether the line is noise or a comment. */
bool is_dropped(const struct line *line);
/* Shrinks a range of lines by what is blank, a rule or noise at its ends; first > last when nothing is left. */
void shrink_lines(const struct reader *reader, uint32_t *first, uint32_t *last);
/* What a line with tags of a fold says besides: nothing of a summary that only says "Answer". */
str tagged_rest(const struct reader *reader, uint32_t n);
/* The indentation of the first line that has one worth speaking of. */
unsigned indent_of(const struct reader *reader, uint32_t first, uint32_t last);
/* "[Answer](url)", "[[Read more]](url)": a link instead of an answer. */
bool text_is_mere_link(str answer);

/* ---- clean.c ---- */

/* A question's text without the wrapping and decoration of its style. */
str clean_question(struct arena *arena, const struct shape *shape, str text);
/* The words of a text that is nothing but one link; any other text itself, trimmed. */
str link_words(str text);
/* Line `n` as a question may begin on it: without anchors, and a link around all of its text taken off. */
str question_line(const struct reader *reader, uint32_t n);
/* A heading's text as a topic title. */
str clean_title(struct arena *arena, str text, str document);
/* "{#some-id}" at the end of `text` is cut off; returns the id, or the empty view when it is too long or not of ASCII
 * for one that pins a card. */
str cut_pin(str *text);

#endif
