/*
 * styles: the ways in which random cards are written down, one row a way.
 *
 * To add a style: 1. a function that writes page->items in one of the files style_*.c, 2. its prototype here, 3. a row
 * in styles.c with what cards it can write.
 */
#ifndef GRILL_TESTS_PROPERTY_STYLES_H
#define GRILL_TESTS_PROPERTY_STYLES_H

#include "page.h"

struct writer {
    const char *name;
    void (*write)(struct page *page);
    struct recipe recipe;
    const char *file; /* name of the document */
    unsigned depth;   /* most levels of topics */
    bool capitals;    /* topics are lines in capitals: only in languages that have them */
    bool raw;         /* line ends and indentation stay as they are written */
    bool always;      /* never without topics */
    bool whole;       /* what stands at the beginning or the end is needed to read it */
    bool unread;      /* the loader does not read all of these yet: failures are reported, and count as skipped */
    unsigned weight;  /* how often it is chosen; 0 counts as 1 */
};

extern const struct writer writers[];
extern const unsigned writer_count;

void write_heading(struct page *page);
void write_heading_label(struct page *page);
void write_title_label(struct page *page);
void write_heading_quote(struct page *page);
void write_numbered(struct page *page);
void write_numbered_flush(struct page *page);
void write_numbered_inline(struct page *page);
void write_numbered_label(struct page *page);
void write_bullet(struct page *page);
void write_bullet_flush(struct page *page);
void write_bold(struct page *page);
void write_pairs(struct page *page);
void write_pairs_bullet(struct page *page);
void write_deck(struct page *page);
void write_fold_summary(struct page *page);
void write_fold_answer(struct page *page);
void write_fold_item(struct page *page);
void write_choice_boxes(struct page *page);
void write_choice_letters(struct page *page);
void write_choice_bold(struct page *page);
void write_choice_fold(struct page *page);
void write_choice_key(struct page *page);
void write_plain(struct page *page);
void write_plain_label(struct page *page);
void write_notes_mark(struct page *page);
void write_notes_inline(struct page *page);
void write_cloze_marks(struct page *page);
void write_cloze_lines(struct page *page);
void write_yaml(struct page *page);
void write_yaml_topics(struct page *page);
void write_yaml_map(struct page *page);
void write_yaml_choice(struct page *page);
void write_json_choice(struct page *page);
void write_json(struct page *page);
void write_table(struct page *page);
void write_table_reference(struct page *page);
void write_tsv(struct page *page);
void write_csv(struct page *page);
void write_mixed(struct page *page);
void write_only_items(struct page *page);
void write_only_headings(struct page *page);
void write_only_placeholders(struct page *page);

#endif
