/*
 * front: front matter, in YAML or TOML: what a deck says of itself.
 *
 * Keys: title (name), topic (topics, deck: "Outer > Inner" or a list), tags (keywords), style (of its questions, one or
 * several).
 */
#ifndef GRILL_DECK_FRONT_INT_H
#define GRILL_DECK_FRONT_INT_H

#include <stdint.h>

#include "builder_int.h"
#include "grill/doc/yaml.h"

struct front {
    str title;
    uint32_t title_line; /* of the text */
    const str *topics;
    size_t topic_count;
    const str *tags;
    size_t tag_count;
    unsigned styles;        /* STYLE_BITs of its questions, 0 when it names none */
    struct yaml_value *map; /* all of it, NULL when there is none */
    uint32_t lines;         /* lines it takes at the start of the text, 0 when there is none */
};

/* Reads the front matter at the start of `text`, if there is any. */
struct front front_read(struct arena *arena, str text, str file, struct diags *diags);
/* Takes the same keys from a map of a YAML deck. */
void front_take(struct arena *arena, const struct yaml_value *map, str file, struct diags *diags, struct front *front);
/* What an entry of that map says of the deck: one phrase, or NULL when nothing. */
const char *front_meaning(const struct yaml_value *value);

/* Gives the deck title and tags; returns the topic that everything in the file stands under: the root, or the last of
 * the topics named. */
struct topic *front_apply(struct builder *builder, const struct front *front);

#endif
