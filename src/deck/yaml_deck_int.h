/*
 * yaml_deck: decks written in YAML or JSON.
 *
 * A map with a question key is a card; lists of cards may stand at the top, under any key, or nested by topic; a map of
 * scalars only, in a file without cards, is a list of terms and meanings.
 */
#ifndef GRILL_DECK_YAML_DECK_INT_H
#define GRILL_DECK_YAML_DECK_INT_H

#include "builder_int.h"
#include "grill/base/map.h"
#include "grill/doc/yaml.h"

/* Fills the deck from all documents that begin at `value`, whose options are gathered. */
void yaml_deck(struct builder *builder, struct yaml_value *value, struct claim *claims);

/* The cards of lists in the front matter of a file that is no YAML itself. */
void yaml_front_cards(struct builder *builder, struct yaml_value *map, struct topic *top, struct claim *claims);

/* Keys that say something about a deck or a card: title, category, level … */
bool yaml_is_front_key(str key);
/* Keys of files that are no decks. */
bool yaml_is_config_key(str key);

/* What the deck has learned about its own habits before the first card is made. */
struct yaml_habits {
    bool zero_based;  /* numbers of right options count from 0 */
    size_t cards;     /* maps that ask */
    size_t answered;  /* … and have an answer or options by their keys */
    size_t explained; /* … and a long text under another key */
};

/* ---- yaml_card.c ---- */

/* Makes a card of a map that has a question. */
void yaml_card(struct builder *builder, const struct yaml_value *map, const struct topic *topic,
               const struct yaml_habits *habits);
/* Its answer and explanation, where no options are. */
void yaml_answer_card(struct arena *arena, const struct yaml_value *map, const struct yaml_habits *habits,
                      struct card *card);
/* Whether a text long enough for an answer stands beside the question. */
bool yaml_has_long_text(const struct yaml_value *map);
void yaml_card_tags(struct arena *arena, const struct yaml_value *map, struct card *card);
/* A scalar as it is, a list as bullets, a map as "**key:** value" lines. */
str yaml_text(struct arena *arena, const struct yaml_value *value);

/* ---- yaml_words.c: what keys say ---- */

enum yaml_entry {
    ENTRY_QUESTION,
    ENTRY_ANSWER,
    ENTRY_OPTIONS,
    ENTRY_CORRECT, /* which options are right */
    ENTRY_FLAG,    /* of an option: whether it is right */
    ENTRY_EXPLANATION,
    ENTRY_CODE,
    ENTRY_ACCEPT, /* other answers that are right */
    ENTRY_TAGS,
    ENTRY_ID,
    ENTRY_COUNT
};

/* Further lists of words that keys are known by. */
enum {
    KEYS_VERDICT = ENTRY_COUNT, /* less telling names of what is right */
    KEYS_ALTERNATIVES,          /* … when they say it themselves */
    KEYS_TEXT,                  /* of a map that holds a text beside what describes it */
    KEYS_TITLE,
    KEYS_BODY,
    KEYS_CARDS,
    KEYS_COUNT
};

/* What a key says, worked out once for all values that have it. */
struct yaml_meaning {
    uint8_t rank[KEYS_COUNT]; /* of its word in each list, from 1: lower ones go first; 0 when it is not in it */
    bool right;               /* one of its words means "correct" */
    bool wrong;               /* … or "wrong" */
    bool answer;              /* it names an answer: "shortAnswer", "reference_answer" */
    bool options;             /* it ends with a word for options */
};

struct yaml_keys {
    struct arena *arena;
    struct map meanings; /* key -> struct yaml_meaning */
};

/* Sets what the keys of all these values and of those in them mean. */
void yaml_know_keys(struct yaml_keys *keys, struct yaml_value *value);
/* Gives a value another key. */
void yaml_set_key(struct yaml_keys *keys, struct yaml_value *value, str key);
/* Whether a key is the word, underscores in front ("_question") and suffixes such as "_text" and "_en" aside. */
bool yaml_is_key(str key, const char *name);
/* "wrong_answers", "distractors". */
bool yaml_names_wrong(str key);
/* "question", "front_side", "вопрос". */
bool yaml_names_question(str key);
/* "true", "1", "richtig". */
bool yaml_says_right(const struct yaml_value *flag);

/* ---- yaml_keys.c: the entries of a map that is a card ---- */

/* The entry that a word of the list names (enum yaml_entry, or KEYS_…), or NULL. */
const struct yaml_value *yaml_find_key(const struct yaml_value *map, unsigned list);
/* The entry of that kind, or NULL. */
const struct yaml_value *yaml_entry(const struct yaml_value *map, enum yaml_entry entry);
/* The value of the question, or NULL when the map is no card. */
const struct yaml_value *yaml_question(const struct yaml_value *map);
/* The answer, or what is said to be right, or NULL. */
const struct yaml_value *yaml_answer(const struct yaml_value *map);
/* Options, two at least, or NULL. */
const struct yaml_value *yaml_options(const struct yaml_value *map);
/* What says whether an option is right, or NULL. */
const struct yaml_value *yaml_flag(const struct yaml_value *option);
/* The text of a map that holds one beside what describes it, {text: …, format: …}; other values as they are. */
const struct yaml_value *yaml_inner(const struct yaml_value *value);

/* ---- yaml_pairs.c ---- */

/* Question and answer of an item that has neither by its keys. */
struct yaml_pair {
    const struct yaml_value *first;
    const struct yaml_value *second;
};

/* Two texts in two languages, or the only two there are besides what says something about the card; NULLs for none. */
struct yaml_pair yaml_find_pair(const struct yaml_value *item);
/* Whether all items of a list have such texts under the same keys. */
bool yaml_is_pair_list(const struct yaml_value *list);

/* ---- yaml_titles.c ---- */

/* Gives titles that ask, and the texts beside them, the keys of questions and answers, in all lists of the documents.
 */
void yaml_name_titles(struct yaml_keys *keys, struct yaml_value *value);

/* ---- yaml_solutions.c ---- */

/* Gives questions the solutions that a list beside theirs has for them, in all maps of the documents. */
void yaml_give_solutions(struct yaml_keys *keys, struct yaml_value *value);

/* ---- yaml_siblings.c ---- */

/* Puts options that stand beside their question under one key, in all maps of the documents. */
void yaml_gather_options(struct yaml_keys *keys, struct yaml_value *value);

/* ---- yaml_claims.c: what the lines were taken for; without `claims` nothing is done ---- */

/* The lines of an entry, with its key. */
void yaml_claim(struct claim *claims, const struct yaml_value *value, enum claim_what what, const char *reason);
/* The lines of a map that is a card. */
void yaml_claim_card(struct claim *claims, const struct yaml_value *map);
/* A value that is a card; its question stands on line `line`. */
void yaml_claim_pair(struct claim *claims, unsigned line, const struct yaml_value *value, const char *reason);
/* Entries that tell of the deck. */
void yaml_claim_front(struct claim *claims, const struct yaml_value *map);
/* All lines that nothing claimed. */
void yaml_claim_rest(struct claim *claims, str text);

#endif
