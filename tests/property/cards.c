#include "maker.h"

#include <string.h>

#include "grill/base/buf.h"

unsigned pick(struct random *random, unsigned limit)
{
    return (unsigned)random_below(random, limit);
}

bool chance(struct random *random, unsigned percent)
{
    return pick(random, 100) < percent;
}

/* ---- sentences ---- */

str maker_finish(struct maker *maker, struct buf *buf)
{
    str text = arena_copy(maker->arena, buf_str(buf));
    buf_release(buf);
    return text;
}

const char *maker_thing(struct maker *maker)
{
    return PICK(maker->random, maker->language->things);
}

/* A thing in the middle of a sentence may be code, math, or a name that looks like markup. */
static void add_thing(struct maker *maker, struct buf *out, bool asked)
{
    static const char *const wrapped[] = {"`@`",   "`f(@)`",   "$x_i * y_j$", "List<String>", "C#",    "`a | b`",
                                          "«@»",   "\"@\"",    "(@)",         "@_@",          "2 * @", "`*@*`",
                                          "5 < 6", "@/@",      "`[@](b)`",    "@~2",          "~@",    "`__@__`",
                                          "{@}",   "@ & more", "50%",         "@:@",          "`--@`", "$O(n^2)$"};
    static const char *const said[] = {"**@**", "*@*", "[@](https://example.org/a_b)", "@<sup>2</sup>", "@ 🌊", "_@_"};
    const char *pattern = "@";
    const char *thing = PICK(maker->random, maker->language->things);
    if (!maker->recipe->bare && !maker->language->wide && chance(maker->random, 12))
        pattern = asked || chance(maker->random, 50) ? PICK(maker->random, wrapped) : PICK(maker->random, said);
    for (; *pattern; pattern++) {
        if (*pattern == '@')
            buf_add_z(out, thing);
        else
            buf_add_byte(out, *pattern);
    }
}

void maker_pattern(struct maker *maker, struct buf *out, const char *pattern, bool asked)
{
    for (const char *c = pattern; *c; c++) {
        if (*c != '@')
            buf_add_byte(out, *c);
        else if (c == pattern)
            buf_add_z(out, PICK(maker->random, maker->language->things));
        else
            add_thing(maker, out, asked);
    }
}

void maker_sentence(struct maker *maker, struct buf *out)
{
    maker_pattern(maker, out, PICK(maker->random, maker->language->sayings), false);
}

static str sentence(struct maker *maker)
{
    struct buf out;
    buf_init(&out);
    maker_sentence(maker, &out);
    return maker_finish(maker, &out);
}

str make_sentence(struct arena *arena, struct random *random, const struct language *language)
{
    static const struct recipe bare = {.bare = true};
    struct maker maker = {arena, random, language, &bare, ASK_MOSTLY};
    return sentence(&maker);
}

void maker_plain(struct maker *maker, struct buf *out)
{
    maker_pattern(maker, out, maker->language->sayings[pick(maker->random, PLAIN_SAYINGS)], false);
}

str make_plain_sentence(struct arena *arena, struct random *random, const struct language *language)
{
    static const struct recipe bare = {.bare = true};
    struct maker maker = {arena, random, language, &bare, ASK_MOSTLY};
    struct buf out;
    buf_init(&out);
    maker_plain(&maker, &out);
    return maker_finish(&maker, &out);
}

/* ---- answers ---- */

/* Two lists in a row would become one, and a heading or bold title does not open an answer; nor does a picture where
 * questions may stand alone: it could belong to the question. */
static bool may_follow(const struct item *item, enum piece_kind kind, bool alone)
{
    if (item->piece_count == 0 && alone && kind == PIECE_IMAGE)
        return false;
    if (item->piece_count == 0)
        return !(MAY(kind) & (MAY_HEADED | MAY(PIECE_WHY) | MAY(PIECE_FOLLOW) | MAY(PIECE_LINK)));
    if (kind == PIECE_WORD || item->pieces[0].kind == PIECE_WORD)
        return false;
    unsigned before = MAY(item->pieces[item->piece_count - 1].kind);
    const unsigned lists = MAY_LIST | MAY(PIECE_REMARK);
    bool listed = before & (lists | MAY(PIECE_PARTS));
    return !((MAY(kind) & lists) && listed) && !(kind == PIECE_QUOTE && before == MAY(PIECE_QUOTE));
}

/* Whether nothing is said but in code and pictures: where most questions stand alone, these could belong to the
 * question. */
static bool is_shown_only(const struct item *item)
{
    for (unsigned i = 0; i < item->piece_count; i++) {
        bool code = item->pieces[i].kind == PIECE_FENCE && strchr("`~", item->pieces[i].text.ptr[0]);
        if (!code && item->pieces[i].kind != PIECE_IMAGE)
            return false;
    }
    return true;
}

/* Names always have one, without headings: over nothing they could be titles, and so could they over headings;
 * a list alone could be what to choose from, and keys with numbers could count the questions. */
static void make_answer(struct maker *maker, struct item *item)
{
    const struct recipe *recipe = maker->recipe;
    unsigned pieces = maker->asking == ASK_MOSTLY
                          ? recipe->pieces
                          : recipe->pieces & ~(unsigned)(MAY_HEADED | MAY(PIECE_WHY) | MAY(PIECE_KEYCAPS));
    if (recipe->pieces == 0 || (chance(maker->random, recipe->empty) && maker->asking == ASK_MOSTLY))
        return;
    unsigned count = 1 + pick(maker->random, recipe->most);
    if (chance(maker->random, 40))
        count = 1;
    while (item->piece_count < count && !(item->piece_count && item->pieces[0].kind == PIECE_WORD)) {
        enum piece_kind kind =
            chance(maker->random, 45) ? PIECE_TEXT : (enum piece_kind)pick(maker->random, PIECE_FOLLOW);
        if (kind == PIECE_REMARK && maker->language != &vocabularies[0])
            continue;
        if ((pieces & MAY(kind)) && may_follow(item, kind, recipe->empty > 0))
            item->pieces[item->piece_count++] = maker_piece(maker, kind);
    }
    bool listed = maker->asking != ASK_MOSTLY && item->piece_count == 1 && MAY(item->pieces[0].kind) & MAY_LIST;
    if ((recipe->empty && is_shown_only(item)) || (listed && (pieces & MAY(PIECE_TEXT))))
        item->pieces[item->piece_count++] = maker_piece(maker, PIECE_TEXT);
    if ((recipe->pieces & MAY(PIECE_FOLLOW)) && maker->language == &vocabularies[0] && chance(maker->random, 10) &&
        may_follow(item, PIECE_FOLLOW, false))
        item->pieces[item->piece_count++] = maker_piece(maker, PIECE_FOLLOW);
}

/* ---- questions ---- */

/* The first card of a document that does not say what it holds has a question mark: without any, lists of orders could
 * be anything. */
static str make_question(struct maker *maker, bool first)
{
    static const unsigned share[] = {[ASK_MOSTLY] = 88, [ASK_HALF] = 50, [ASK_NEVER] = 0};
    const struct language *language = maker->language;
    bool asks = (first && maker->asking == ASK_MOSTLY) || chance(maker->random, share[maker->asking]);
    bool named = maker->asking != ASK_MOSTLY && chance(maker->random, 75);
    struct buf out;
    buf_init(&out);
    maker_pattern(maker, &out,
                  asks    ? PICK(maker->random, language->asks)
                  : named ? PICK(maker->random, language->names)
                          : PICK(maker->random, language->orders),
                  true);
    return maker_finish(maker, &out);
}

static bool is_taken(const struct item *items, unsigned index)
{
    for (unsigned i = 0; i < index; i++)
        if (str_eq(items[i].question, items[index].question) && str_eq(items[i].code, items[index].code))
            return true;
    return false;
}

/* Questions about code often begin with the same words. */
static void make_words(struct maker *maker, struct item *item, bool first)
{
    if (maker->recipe->terms || item->kind == CARD_TERM) {
        item->question = arena_format(maker->arena, "%s %u", maker_thing(maker), pick(maker->random, 99));
        return;
    }
    item->question = make_question(maker, first);
    if (!maker->recipe->coded || !chance(maker->random, 25))
        return;
    if (chance(maker->random, 25)) {
        item->question = str_of("Which of them belong together?");
        item->code = maker_table(maker);
        return;
    }
    item->question = chance(maker->random, 50) ? str_of("What is printed?") : item->question;
    item->code = arena_format(maker->arena, "```python\nx = %u  # why?\nprint(x)\n```", pick(maker->random, 900));
}

static void make_options(struct maker *maker, struct item *item)
{
    static const char *const forms[] = {"%s",
                                        "%s",
                                        "%s",
                                        "%s",
                                        "%s",
                                        "%s",
                                        "`%s(x)`",
                                        "$x_1 * %s$",
                                        "%s",
                                        "%s",
                                        "%s (12)",
                                        "`%s` and more",
                                        "![%s](images/option.png)",
                                        "*%s* only",
                                        "%s / no"};
    item->option_count = 2 + pick(maker->random, ITEM_OPTIONS - 1);
    item->shown = maker->recipe->shown && chance(maker->random, 15);
    for (unsigned i = 0; item->shown && i < item->option_count; i++)
        item->options[i] = arena_format(maker->arena, "```js\nrun(%u)  // why?\n\nA: %u\n```", i, i);
    for (unsigned i = item->shown ? item->option_count : 0; i < item->option_count;) {
        str option = chance(maker->random, 70)
                         ? arena_format(maker->arena, PICK(maker->random, forms), maker_thing(maker))
                         : make_sentence(maker->arena, maker->random, maker->language);
        bool again = false;
        for (unsigned k = 0; k < i; k++)
            again = again || str_eq(item->options[k], option);
        if (!again)
            item->options[i++] = option;
    }
    item->right[pick(maker->random, item->option_count)] = true;
    if (item->option_count > 3 && chance(maker->random, 20))
        item->right[pick(maker->random, item->option_count)] = true;
    for (unsigned i = item->option_count; i-- > 0;)
        if (item->right[i]) {
            item->right_count++;
            item->first_right = i;
        }
}

/* Never the same as an option, nor "A List<String> …", which could name one. */
static str make_explanation(struct maker *maker)
{
    static const char *const more[] = {"",
                                       "",
                                       "",
                                       "",
                                       "\n\n```python\nx = 1  # why?\n```",
                                       "\n\n$$\na_i * b_j\n$$",
                                       "\n\n- one\n- two `b) x`",
                                       "\n\n| a | b |\n|---|---|\n| 1 | 2 |"};
    str text = make_sentence(maker->arena, maker->random, maker->language);
    return arena_format(maker->arena, "%.*s [%u]%s", STR_ARG(text), pick(maker->random, 90), PICK(maker->random, more));
}

/* A sentence of which one or two things are hidden. */
static void make_cloze(struct maker *maker, struct item *item)
{
    struct buf out;
    buf_init(&out);
    item->hidden_count = 1 + pick(maker->random, ITEM_HOLES);
    for (unsigned i = 0; i < item->hidden_count; i++) {
        item->hidden[i] =
            arena_format(maker->arena, "%s %u", maker_thing(maker), 100 * (i + 1) + pick(maker->random, 100));
        buf_addf(&out, "%s %c %s ", maker_thing(maker), 1, maker_thing(maker));
    }
    buf_add(&out, make_sentence(maker->arena, maker->random, maker->language));
    item->question = maker_finish(maker, &out);
}

static void make_item(struct maker *maker, struct item *items, unsigned index)
{
    struct item *item = &items[index];
    item->seed = random_next(maker->random);
    item->kind = maker->recipe->kind;
    if (item->kind == CARD_CLOZE) {
        make_cloze(maker, item);
        return;
    }
    do
        make_words(maker, item, index == 0);
    while (is_taken(items, index));
    item->mirrored = maker->recipe->mirrored && chance(maker->random, 25);
    if (maker->recipe->titled)
        item->title =
            arena_format(maker->arena, "%s %c", PICK(maker->random, maker->language->titles), 'A' + (char)(index % 26));
    if (item->kind == CARD_CHOICE) {
        make_options(maker, item);
        if (!maker->recipe->unexplained && chance(maker->random, 50))
            item->explanation = make_explanation(maker);
    } else if (item->kind == CARD_TERM) {
        for (unsigned i = 0; i < ITEM_HOLES; i++)
            item->hidden[i] = arena_format(maker->arena, "%s %u", maker_thing(maker), pick(maker->random, 900));
    } else {
        make_answer(maker, item);
    }
    for (unsigned n = maker->recipe->tagged ? pick(maker->random, 3) : 0; n > 0; n--)
        item->tags[item->tag_count++] = arena_format(maker->arena, "tag%u", n);
}

bool is_marked(str question)
{
    return str_ends(question, STR("?")) || str_ends(question, STR("？"));
}

/* Titles that differ from one another: topics with the same title would be one. */
static str make_topic(struct maker *maker, unsigned serial)
{
    const struct language *language = maker->language;
    const char *first = language->titles[serial % TITLES];
    if (serial < TITLES)
        return str_of(first);
    return arena_format(maker->arena, "%s – %s", first, language->things[serial / TITLES % THINGS]);
}

struct item *make_items(struct arena *arena, struct random *random, const struct language *language,
                        const struct recipe *recipe, enum asking asking, unsigned count, unsigned depth)
{
    struct maker maker = {arena, random, language, recipe, asking};
    struct item *items = ARENA_ARRAY(arena, struct item, count);
    str path[ITEM_TOPICS];
    unsigned serial = pick(random, TITLES);
    for (unsigned i = 0; i < count; i++) {
        unsigned change = i == 0 ? 0 : chance(random, 70) ? depth : pick(random, ITEM_TOPICS + 1);
        for (unsigned level = change; level < depth; level++)
            path[level] = make_topic(&maker, serial++);
        make_item(&maker, items, i);
        items[i].topic_count = depth;
        memcpy(items[i].topics, path, depth * sizeof *path);
    }
    return items;
}
