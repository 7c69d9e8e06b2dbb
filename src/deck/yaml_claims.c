/*
 * yaml_claims: what the lines of a YAML or JSON deck were taken for.
 */
#include "front_int.h"
#include "grill/doc/toml.h"
#include "yaml_deck_int.h"

static unsigned first_line(const struct yaml_value *value)
{
    return value->key_line && value->key_line < value->line ? value->key_line : value->line;
}

static void claim_lines(struct claim *claims, unsigned first, unsigned last, struct claim claim)
{
    for (unsigned n = first; n && n <= last; n++)
        claims[n - 1] = claim;
}

void yaml_claim(struct claim *claims, const struct yaml_value *value, enum claim_what what, const char *reason)
{
    if (claims)
        claim_lines(claims, first_line(value), value->last_line, (struct claim){what, "yaml", reason});
}

void yaml_claim_pair(struct claim *claims, unsigned line, const struct yaml_value *value, const char *reason)
{
    yaml_claim(claims, value, CLAIM_ANSWER, reason);
    if (claims && line)
        claims[line - 1] = (struct claim){CLAIM_QUESTION, "yaml", reason};
}

/* An entry of a map that is a card, and what it is to the card. */
struct part {
    const struct yaml_value *value;
    const char *reason;
    enum claim_what what;
};

enum { PARTS = 9 };

/* All parts of the card, those that claim their lines first in front; without a value where it has none. They are
 * looked up once, since each look goes through all the entries. */
static void find_parts(const struct yaml_value *map, struct part parts[PARTS])
{
    const struct yaml_value *options = yaml_options(map);
    const struct part found[PARTS] = {
        {yaml_question(map), "the question of a card", CLAIM_QUESTION},
        {yaml_entry(map, ENTRY_CODE), "code that the question shows", CLAIM_QUESTION},
        {options, "the options of a card", CLAIM_ANSWER},
        {options ? yaml_entry(map, ENTRY_CORRECT) : NULL, "which options are right", CLAIM_ANSWER},
        {yaml_answer(map), "the answer of a card", CLAIM_ANSWER},
        {yaml_entry(map, ENTRY_EXPLANATION), "an explanation, which ends the answer", CLAIM_ANSWER},
        {yaml_entry(map, ENTRY_ACCEPT), "other answers that are right", CLAIM_ANSWER},
        {yaml_entry(map, ENTRY_TAGS), "the tags of a card", CLAIM_META},
        {yaml_entry(map, ENTRY_ID), "the name of a card", CLAIM_META},
    };
    for (size_t i = 0; i < PARTS; i++)
        parts[i] = found[i];
}

static void claim_part(struct claim *claims, const struct part parts[PARTS], const struct yaml_value *value)
{
    struct claim claim = {CLAIM_NOISE, "yaml", "a key that says nothing of a card"};
    for (size_t i = PARTS; i-- > 0;)
        if (parts[i].value == value)
            claim = (struct claim){parts[i].what, "yaml", parts[i].reason};
    claim_lines(claims, first_line(value), value->last_line, claim);
}

void yaml_claim_card(struct claim *claims, const struct yaml_value *map)
{
    if (!claims)
        return;
    if (map->line == map->last_line) {
        yaml_claim(claims, map, CLAIM_QUESTION, "a card on one line");
        return;
    }
    struct part parts[PARTS];
    find_parts(map, parts);
    for (const struct yaml_value *value = map->first; value; value = value->next)
        claim_part(claims, parts, value);
    claim_part(claims, parts, parts[0].value);
}

void yaml_claim_front(struct claim *claims, const struct yaml_value *map)
{
    for (const struct yaml_value *value = map->first; value; value = value->next)
        if (front_meaning(value))
            yaml_claim(claims, value, CLAIM_META, front_meaning(value));
}

/* "},", "---": marks of the format alone. */
static bool is_punctuation(str line)
{
    for (size_t i = 0; i < line.len; i++)
        if (!str_has_byte(STR("{}[],-."), line.ptr[i]))
            return false;
    return true;
}

static const char *rest_reason(str line)
{
    return line.ptr[0] == '#' ? "comment" : is_punctuation(line) ? "brackets and marks" : "no part of a card";
}

void yaml_claim_rest(struct claim *claims, str text)
{
    str start = str_trim_left(text);
    bool json = start.len && (start.ptr[0] == '{' || start.ptr[0] == '[');
    bool toml = toml_begins(text);
    const char *style = toml ? "toml" : json ? "json" : "yaml";
    for (size_t n = 0; claims && text.ptr && text.len; n++) {
        str line = str_trim(str_cut(&text, '\n'));
        if (line.len == 0)
            claims[n] = (struct claim){CLAIM_BLANK, "", ""};
        else if (claims[n].what == CLAIM_BLANK && toml && line.ptr[0] == '[')
            claims[n] = (struct claim){CLAIM_META, style, "name of a table"};
        else if (claims[n].what == CLAIM_BLANK)
            claims[n] = (struct claim){CLAIM_NOISE, style, rest_reason(line)};
        claims[n].style = line.len ? style : "";
    }
}
