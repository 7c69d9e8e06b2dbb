#include "yaml_deck_int.h"

#include "char_int.h"
#include "fields_int.h"
#include "front_int.h"
#include "grill/base/array.h"
#include "grill/base/map.h"
#include "texts_int.h"

struct yaml_walk {
    struct builder *builder;
    struct yaml_habits habits;
    bool pairs; /* no map has a question key: lists of cards may have keys of their own */
    struct claim *claims;
    struct map topics; /* what cards say that they are about -> struct own_topic */
};

struct own_topic {
    const struct topic *above;
    struct topic *topic;
};

bool yaml_is_config_key(str key)
{
    static const char *const keys[] = {
        "version",   "services", "jobs",    "on",        "image",        "plugins",      "theme",    "baseurl",
        "permalink", "layout",   "nav",     "site_name", "dependencies", "scripts",      "url",      "env",
        "steps",     "build",    "repos",   "language",  "markdown",     "remote_theme", "docs_dir", "stages",
        "engines",   "name",     "private", "main",      "apiVersion",   "kind"};
    for (size_t i = 0; i < COUNT_OF(keys); i++)
        if (str_eq(key, str_of(keys[i])))
            return true;
    return false;
}

bool yaml_is_front_key(str key)
{
    static const char *const keys[] = {"title",    "name",  "topic",   "topics",      "tags",    "deck",   "subject",
                                       "category", "style", "author",  "description", "date",    "lang",   "language",
                                       "level",    "id",    "context", "section",     "chapter", "domain", "module"};
    for (size_t i = 0; i < COUNT_OF(keys); i++)
        if (equals_folded(key, keys[i]))
            return true;
    return false;
}

/* ---- what kind of file it is ---- */

static bool names_zero(const struct yaml_value *correct)
{
    for (const struct yaml_value *item = correct->first; item; item = item->next)
        if (item->kind == YAML_SCALAR && str_eq(item->text, STR("0")))
            return true;
    return correct->kind == YAML_SCALAR && str_eq(correct->text, STR("0"));
}

static void look(const struct yaml_value *value, struct yaml_habits *habits)
{
    for (const struct yaml_value *child = value->first; child; child = child->next)
        if (child->kind != YAML_SCALAR)
            look(child, habits);
    if (value->kind != YAML_MAP || !yaml_question(value))
        return;
    habits->cards++;
    habits->answered += yaml_answer(value) || yaml_options(value);
    habits->explained += yaml_has_long_text(value);
    const struct yaml_value *correct = yaml_entry(value, ENTRY_CORRECT);
    if (yaml_options(value) && correct && names_zero(correct))
        habits->zero_based = true;
}

/* Only scalars or lists of them, and none of the keys that configuration has. */
static bool is_flat(const struct yaml_value *map)
{
    size_t terms = 0;
    for (const struct yaml_value *value = map->first; value; value = value->next) {
        if (yaml_is_config_key(value->key) && map->count > 2)
            return false;
        if (value->kind == YAML_MAP || (value->kind == YAML_LIST && value->first && value->first->kind != YAML_SCALAR))
            return false;
        terms += !yaml_is_front_key(value->key) && (value->kind == YAML_LIST || value->text.len > 0);
    }
    return terms >= 2;
}

/* A whole document of terms: a flat map, or one of flat maps by topic. */
static bool is_glossary(const struct yaml_value *value)
{
    if (value->kind == YAML_LIST) {
        for (const struct yaml_value *item = value->first; item; item = item->next)
            if (item->kind != YAML_MAP || item->count != 1 || item->first->kind != YAML_SCALAR)
                return false;
        return value->count >= 2;
    }
    if (value->kind != YAML_MAP)
        return false;
    if (is_flat(value))
        return true;
    size_t maps = 0;
    for (const struct yaml_value *child = value->first; child; child = child->next) {
        if (child->kind == YAML_SCALAR && yaml_is_front_key(child->key))
            continue;
        if (child->kind != YAML_MAP || !is_flat(child) || yaml_is_config_key(child->key))
            return false;
        maps++;
    }
    return maps > 0;
}

/* ---- topics ---- */

/* What a map says its cards are about. */
static const struct yaml_value *own_title(const struct yaml_value *map)
{
    static const char *const keys[] = {"topic",   "title",   "name", "section", "category",
                                       "subject", "chapter", "тема", "thema"};
    for (size_t i = 0; i < COUNT_OF(keys); i++)
        for (const struct yaml_value *value = map->first; value; value = value->next)
            if (value->kind == YAML_SCALAR && yaml_is_key(value->key, keys[i]))
                return value;
    return NULL;
}

/* Keys that only say that cards follow. */
static bool is_list_key(str key)
{
    static const char *const keys[] = {"cards",      "flashcards",
                                       "questions",  "items",
                                       "deck",       "data",
                                       "entries",    "quiz",
                                       "qa",         "faq",
                                       "terms",      "results",
                                       "вопросы",    "карточки",
                                       "karten",     "fragen",
                                       "preguntas",  "tarjetas",
                                       "perguntas",  "domande",
                                       "carte",      "pytania",
                                       "fiszki",     "kérdések",
                                       "kártyák",    "cartes",
                                       "sections",   "topics",
                                       "categories", "chapters",
                                       "answers",    "notes",
                                       "fields",     "questions_and_answers",
                                       "words",      "vocabulary",
                                       "vocab",      "vokabeln"};
    for (size_t i = 0; i < COUNT_OF(keys); i++)
        if (equals_folded(key, keys[i]))
            return true;
    return false;
}

static struct topic *enter(struct yaml_walk *walk, struct topic *above, str title, unsigned line)
{
    str number = str_skip(title, str_starts_nocase(title, STR("q")) ? 1 : 0);
    if (str_span(number, STR("0123456789")) == number.len)
        return above;
    struct topic *topic =
        builder_topic(walk->builder, clean_title(walk->builder->arena, title, walk->builder->deck->text), line);
    builder_hang(above, topic);
    return topic;
}

/* What a card among others says that it is about. */
static struct topic *card_topic(struct yaml_walk *walk, const struct yaml_value *card, struct topic *above)
{
    const struct words *words = &field_words[FIELD_TOPIC];
    const struct yaml_value *title = NULL;
    for (size_t i = 0; i < words->count && !title; i++)
        for (const struct yaml_value *value = card->first; value && !title; value = value->next)
            if (value->kind == YAML_SCALAR && value->text.len && equals_folded(value->key, words->items[i]))
                title = value;
    if (!title)
        return above;
    if (str_eq(clean_title(walk->builder->arena, trim_blanks(title->text), (str){0}), above->title))
        return above;
    if (title->line > card->line || card->line < card->last_line)
        yaml_claim(walk->claims, title, CLAIM_TOPIC, "what the card is about");
    struct own_topic *own = map_find(&walk->topics, title->text);
    if (!own || own->above != above) {
        own = ARENA_ARRAY(walk->builder->arena, struct own_topic, 1);
        *own = (struct own_topic){above, enter(walk, above, trim_blanks(title->text), title->line)};
        map_put(&walk->topics, title->text, own);
    }
    return own->topic;
}

/* ---- cards ---- */

/* Whether the text broke inside of a card: half of it is not asked. */
static bool is_cut(struct yaml_walk *walk, const struct yaml_value *card)
{
    if (card->cut)
        diags_add(walk->builder->diags, DIAG_SKIPPED, walk->builder->deck->path, card->line, card->col,
                  "this card is left out: it could not be read to its end");
    return card->cut;
}

static void take_term(struct yaml_walk *walk, const struct yaml_value *value, struct topic *topic)
{
    str answer = str_trim(yaml_text(walk->builder->arena, value));
    if (yaml_is_front_key(value->key) || answer.len == 0 || is_cut(walk, value))
        return;
    struct card *card = builder_card(walk->builder, CARD_QUESTION, topic);
    card->question = trim_blanks(value->key);
    card->answer = answer;
    card->line = value->key_line;
    card->last_line = value->last_line;
    yaml_claim_pair(walk->claims, value->key_line, value, "a term and its meaning");
}

/* {heron: {definition: a wading bird, class: noun}, wren: …}: each key is asked for its meaning. */
static bool is_dictionary(const struct yaml_value *map)
{
    enum { ENOUGH = 3 };
    if (map->kind != YAML_MAP || map->count < ENOUGH)
        return false;
    for (const struct yaml_value *value = map->first; value; value = value->next)
        if (value->kind != YAML_MAP || !yaml_answer(value) || yaml_question(value) || is_list_key(value->key))
            return false;
    return true;
}

static void take_dictionary(struct yaml_walk *walk, const struct yaml_value *map, struct topic *topic)
{
    for (const struct yaml_value *value = map->first; value; value = value->next) {
        if (is_cut(walk, value))
            continue;
        struct card *card = builder_card(walk->builder, CARD_QUESTION, topic);
        card->question = trim_blanks(value->key);
        yaml_answer_card(walk->builder->arena, value, &walk->habits, card);
        card->line = value->key_line;
        card->last_line = value->last_line;
        yaml_claim_pair(walk->claims, value->key_line, value, "a term and its meaning");
    }
}

/* A note as Anki exports it: {"guid": …, "fields": ["heron", "a wading bird"]}. */
static const struct yaml_value *note_fields(const struct yaml_value *map)
{
    const struct yaml_value *fields = yaml_find(map, "fields");
    bool note = fields && fields->kind == YAML_LIST && fields->count >= 2 && yaml_find(map, "guid");
    return note && fields->first->kind == YAML_SCALAR && fields->first->next->kind == YAML_SCALAR ? fields : NULL;
}

static void take_note(struct yaml_walk *walk, const struct yaml_value *map, const struct yaml_value *fields,
                      struct topic *topic)
{
    if (is_cut(walk, map) || fields->first->text.len == 0)
        return;
    struct card *card = builder_card(walk->builder, CARD_QUESTION, topic);
    card->question = trim_blanks(fields->first->text);
    card->answer = yaml_text(walk->builder->arena, fields->first->next);
    yaml_card_tags(walk->builder->arena, map, card);
    card->line = map->line;
    card->last_line = map->last_line;
    yaml_claim_pair(walk->claims, fields->first->line, map, "a note of another program");
}

static void take_terms(struct yaml_walk *walk, const struct yaml_value *map, struct topic *topic)
{
    for (const struct yaml_value *value = map->first; value; value = value->next)
        take_term(walk, value, topic);
}

static void add_tag(struct arena *arena, struct card *card, str tag)
{
    str *tags = ARENA_ARRAY(arena, str, 1);
    tags[0] = trim_blanks(tag);
    card->tags = tags;
    card->tag_count = tags[0].len > 0;
}

static void take_pairs(struct yaml_walk *walk, const struct yaml_value *list, struct topic *topic)
{
    for (const struct yaml_value *item = list->first; item; item = item->next) {
        if (is_cut(walk, item))
            continue;
        struct yaml_pair pair = yaml_find_pair(item);
        struct card *card = builder_card(walk->builder, CARD_QUESTION, topic);
        card->question = trim_blanks(pair.first->text);
        card->answer = yaml_text(walk->builder->arena, pair.second);
        if (item->kind == YAML_LIST && pair.second->next)
            add_tag(walk->builder->arena, card, pair.second->next->text);
        card->line = item->line;
        card->last_line = item->last_line;
        yaml_claim_pair(walk->claims, item->line, item, "two texts in a list of cards");
    }
}

static void take(struct yaml_walk *walk, const struct yaml_value *value, struct topic *topic, bool flat);

/* What stands under a key. The key's own line is claimed when there were cards, each line below claims itself. */
static void take_entry(struct yaml_walk *walk, const struct yaml_value *value, struct topic *topic, bool flat)
{
    size_t before = walk->builder->deck->card_count;
    bool titled = !is_list_key(value->key) && !yaml_is_front_key(value->key);
    take(walk, value, titled ? enter(walk, topic, value->key, value->key_line) : topic, flat);
    struct claim *claim = walk->claims && value->key_line ? &walk->claims[value->key_line - 1] : NULL;
    if (claim && claim->what == CLAIM_BLANK && walk->builder->deck->card_count > before)
        *claim = titled ? (struct claim){CLAIM_TOPIC, "yaml", "key over cards"}
                        : (struct claim){CLAIM_META, "yaml", "key of a list of cards"};
}

static void take_map(struct yaml_walk *walk, const struct yaml_value *map, struct topic *topic, bool flat)
{
    if (yaml_question(map)) {
        if (is_cut(walk, map))
            return;
        yaml_claim_card(walk->claims, map);
        yaml_card(walk->builder, map, card_topic(walk, map, topic), &walk->habits);
        return;
    }
    const struct yaml_value *fields = note_fields(map);
    if (fields) {
        take_note(walk, map, fields, topic);
        return;
    }
    if (walk->pairs && is_dictionary(map)) {
        take_dictionary(walk, map, topic);
        return;
    }
    if (flat && (map->count == 1 || is_flat(map)) && map->first->kind == YAML_SCALAR) {
        take_terms(walk, map, topic);
        return;
    }
    for (const struct yaml_value *value = map->first; value; value = value->next) {
        if (walk->pairs && is_list_key(value->key) && yaml_is_pair_list(value)) {
            take_pairs(walk, value, topic);
        } else if (value->kind == YAML_SCALAR && text_is_marked(value->key)) {
            take_term(walk, value, topic);
        } else if (value->kind != YAML_SCALAR) {
            take_entry(walk, value, topic, flat);
        } else if (str_eq_nocase(value->key, STR("context")) || str_eq_nocase(value->key, STR("description"))) {
            builder_passage(walk->builder, topic, str_trim(value->text), value->line, value->last_line);
            yaml_claim(walk->claims, value, CLAIM_PASSAGE, "text beside the cards");
        }
    }
}

/* Whether at least a third of the entries are cards. */
static bool is_card_list(const struct yaml_value *list)
{
    size_t cards = 0;
    if (list->kind != YAML_LIST)
        return false;
    for (const struct yaml_value *item = list->first; item; item = item->next)
        cards += yaml_question(item) != NULL;
    return cards > 0 && cards * 3 >= list->count;
}

static void report_entry(struct yaml_walk *walk, const struct yaml_value *item)
{
    struct builder *builder = walk->builder;
    diags_add(builder->diags, DIAG_YAML_SHAPE, builder->deck->path, item->line, item->col,
              "this entry of a list of cards is left out: no question is in it");
}

static void take(struct yaml_walk *walk, const struct yaml_value *value, struct topic *topic, bool flat)
{
    bool cards = is_card_list(value);
    if (value->kind == YAML_MAP)
        take_map(walk, value, topic, flat);
    for (const struct yaml_value *item = value->first; value->kind == YAML_LIST && item; item = item->next) {
        if (item->kind == YAML_SCALAR)
            continue;
        bool card = yaml_question(item);
        const struct yaml_value *title = item->kind == YAML_MAP && !card && !flat ? own_title(item) : NULL;
        if (title)
            yaml_claim(walk->claims, title, CLAIM_TOPIC, "title of the cards beside it");
        size_t before = walk->builder->deck->card_count;
        take(walk, item, title ? enter(walk, topic, trim_blanks(title->text), item->line) : topic, flat);
        if (cards && item->kind == YAML_MAP && !card && !title && walk->builder->deck->card_count == before)
            report_entry(walk, item);
    }
}

/* Works out what the keys mean. */
static void know(struct builder *builder, struct yaml_value *value)
{
    struct yaml_keys keys = {.arena = builder->arena};
    map_init(&keys.meanings);
    yaml_know_keys(&keys, value);
    yaml_give_solutions(&keys, value);
    yaml_gather_options(&keys, value);
    yaml_name_titles(&keys, value);
    map_release(&keys.meanings);
}

void yaml_front_cards(struct builder *builder, struct yaml_value *map, struct topic *top, struct claim *claims)
{
    know(builder, map);
    struct yaml_walk walk = {.builder = builder, .claims = claims};
    look(map, &walk.habits);
    map_init(&walk.topics);
    for (const struct yaml_value *value = map->first; value; value = value->next)
        if (is_card_list(value))
            take(&walk, value, top, false);
    map_release(&walk.topics);
}

void yaml_deck(struct builder *builder, struct yaml_value *value, struct claim *claims)
{
    know(builder, value);
    struct front front = {.lines = 0};
    struct yaml_walk walk = {.builder = builder, .claims = claims};
    for (const struct yaml_value *document = value; document; document = document->next)
        look(document, &walk.habits);
    walk.pairs = walk.habits.cards == 0;
    map_init(&walk.topics);
    if (value->kind == YAML_MAP && !yaml_question(value)) {
        front_take(builder->arena, value, builder->deck->path, builder->diags, &front);
        yaml_claim_front(claims, value);
    }
    struct topic *top = front_apply(builder, &front);
    for (const struct yaml_value *document = value; document; document = document->next) {
        bool flat = walk.pairs && !is_dictionary(document) && is_glossary(document);
        if (walk.pairs && !flat && yaml_is_pair_list(document))
            take_pairs(&walk, document, top);
        else
            take(&walk, document, top, flat);
    }
    map_release(&walk.topics);
    yaml_claim_rest(claims, builder->deck->text);
}
