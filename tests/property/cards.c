#include "cards.h"

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

struct maker {
    struct arena *arena;
    struct random *random;
    const struct language *language;
    const struct recipe *recipe;
};

static str finish(struct maker *maker, struct buf *buf)
{
    str text = arena_copy(maker->arena, buf_str(buf));
    buf_release(buf);
    return text;
}

static const char *thing(struct maker *maker)
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

static void add_pattern(struct maker *maker, struct buf *out, const char *pattern, bool asked)
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

static void add_sentence(struct maker *maker, struct buf *out)
{
    add_pattern(maker, out, PICK(maker->random, maker->language->sayings), false);
}

static str sentence(struct maker *maker)
{
    struct buf out;
    buf_init(&out);
    add_sentence(maker, &out);
    return finish(maker, &out);
}

str make_sentence(struct arena *arena, struct random *random, const struct language *language)
{
    static const struct recipe bare = {.bare = true};
    struct maker maker = {arena, random, language, &bare};
    return sentence(&maker);
}

static void add_plain(struct maker *maker, struct buf *out)
{
    add_pattern(maker, out, maker->language->sayings[pick(maker->random, PLAIN_SAYINGS)], false);
}

str make_plain_sentence(struct arena *arena, struct random *random, const struct language *language)
{
    static const struct recipe bare = {.bare = true};
    struct maker maker = {arena, random, language, &bare};
    struct buf out;
    buf_init(&out);
    add_plain(&maker, &out);
    return finish(&maker, &out);
}

/* ---- pieces ---- */

/* One to three sentences, on one line or several. */
static str text_piece(struct maker *maker)
{
    static const char *const openings[] = {"Why does it matter? ",   "Note: ",         "In short, ",
                                           "The answer is simple. ", "3 days later: ", "Example: "};
    struct buf out;
    buf_init(&out);
    bool english = maker->language == &vocabularies[0];
    if (english && chance(maker->random, 8))
        buf_add_z(&out, PICK(maker->random, openings));
    unsigned count = maker->recipe->brief ? 1 : 1 + pick(maker->random, 3);
    for (unsigned i = 0; i < count; i++) {
        if (i)
            buf_add_z(&out, chance(maker->random, 25) ? "\n" : maker->language->wide ? "" : " ");
        add_sentence(maker, &out);
    }
    return finish(maker, &out);
}

static void add_list_item(struct maker *maker, struct buf *out)
{
    if (!maker->recipe->bare && chance(maker->random, 25))
        buf_addf(out, "**%s**: ", thing(maker));
    add_sentence(maker, out);
}

static str list_piece(struct maker *maker)
{
    static const char *const marks[] = {"-", "*", "+"};
    const char *mark = PICK(maker->random, marks);
    struct buf out;
    buf_init(&out);
    if (chance(maker->random, 40)) {
        add_sentence(maker, &out);
        buf_add_z(&out, maker->language->wide ? "：\n" : ":\n");
    }
    unsigned count = 2 + pick(maker->random, 3);
    for (unsigned i = 0; i < count; i++) {
        buf_addf(&out, "%s%s ", i ? "\n" : "", mark);
        add_list_item(maker, &out);
        for (unsigned n = chance(maker->random, 20) ? 2 : 0; n > 0; n--) {
            buf_addf(&out, "\n  %s ", mark);
            add_list_item(maker, &out);
        }
    }
    return finish(maker, &out);
}

/* Of the steps only the first may begin with a word that questions begin with. */
static str steps_piece(struct maker *maker)
{
    const char *point = chance(maker->random, 80) ? "." : ")";
    struct buf out;
    buf_init(&out);
    if (chance(maker->random, 50)) {
        add_sentence(maker, &out);
        buf_add_z(&out, "\n\n");
    }
    unsigned count = 2 + pick(maker->random, 3);
    for (unsigned i = 0; i < count; i++) {
        buf_addf(&out, "%s%u%s ", i ? "\n" : "", i + 1, point);
        if (i == 0)
            add_list_item(maker, &out);
        else
            add_pattern(maker, &out, maker->language->sayings[pick(maker->random, PLAIN_SAYINGS)], false);
    }
    return finish(maker, &out);
}

static str counted_piece(struct maker *maker)
{
    struct buf out;
    buf_init(&out);
    unsigned first = 2 + pick(maker->random, 2);
    for (unsigned i = 1; i < first + 3; i++) {
        if (i == first + 1) {
            add_plain(maker, &out);
            buf_add_z(&out, "\n\n");
        }
        buf_addf(&out, "%u. ", i);
        add_plain(maker, &out);
        buf_add_z(&out, i == first ? "\n\n" : i < first + 2 ? "\n" : "");
    }
    return finish(maker, &out);
}

/* What stands in the items is indented below their text. */
static str nested_piece(struct maker *maker)
{
    static const char *const marks[] = {"- ", "* ", "1. "};
    static const char *const indents[] = {"  ", "  ", "   "};
    struct buf out;
    buf_init(&out);
    unsigned form = pick(maker->random, 3);
    const char *indent = indents[form];
    for (unsigned n = 2 + pick(maker->random, 2), i = 0; i < n; i++) {
        if (form == 2)
            buf_addf(&out, "%s%u. ", i ? "\n" : "", i + 1);
        else
            buf_addf(&out, "%s%s", i ? "\n" : "", marks[form]);
        add_plain(maker, &out);
        unsigned inner = pick(maker->random, 4);
        for (unsigned k = 0; inner == 1 && k < 2; k++) {
            buf_addf(&out, "\n%s- ", indent);
            add_plain(maker, &out);
            buf_addf(&out, "\n%s  - %s", indent, thing(maker));
        }
        if (inner == 2)
            buf_addf(&out, "\n\n%s```sh\n%srun %u\n%s```\n", indent, indent, i, indent);
        if (inner == 3) {
            buf_addf(&out, "\n\n%s", indent);
            add_plain(maker, &out);
            buf_add_z(&out, "\n");
        }
    }
    buf_trim_line(&out);
    return str_trim_right(finish(maker, &out));
}

static str fence_piece(struct maker *maker)
{
    static const char *const languages_of_code[] = {"", "sh", "python", "yaml", "js"};
    static const char *const lines[] = {"# What is this?",
                                        "1. Why is it so?",
                                        "Q: how?",
                                        "A: like this",
                                        "## Installing",
                                        "x = 1  # why?",
                                        "    indented = true",
                                        "- [x] done",
                                        "---",
                                        "**Bold?**",
                                        "if (a < b) {",
                                        "    return List<T>{}",
                                        "}",
                                        "",
                                        "Question 7: which?",
                                        "<details>",
                                        "front :: back",
                                        "| a | answer |",
                                        "?",
                                        "2) What next?"};
    const char *fence = chance(maker->random, 80) ? "```" : "~~~";
    struct buf out;
    buf_init(&out);
    if (chance(maker->random, 40)) {
        add_sentence(maker, &out);
        buf_add_z(&out, chance(maker->random, 50) ? "\n\n" : "\n");
    }
    buf_addf(&out, "%s%s\nrun 1\n", fence, PICK(maker->random, languages_of_code));
    for (unsigned n = 1 + pick(maker->random, 4); n > 0; n--)
        buf_addf(&out, "%s\n", PICK(maker->random, lines));
    buf_addf(&out, "end\n%s", fence);
    return finish(maker, &out);
}

static str table_piece(struct maker *maker)
{
    struct buf out;
    buf_init(&out);
    unsigned columns = 2 + pick(maker->random, 2);
    for (unsigned row = 0; row < 4; row++) {
        buf_add_z(&out, row ? "\n|" : "|");
        for (unsigned i = 0; i < columns; i++)
            buf_addf(&out, row == 1 ? "---|" : " %s %u |", thing(maker), pick(maker->random, 90));
    }
    return finish(maker, &out);
}

static str math_piece(struct maker *maker)
{
    static const char *const formulas[] = {"a_i * b_j = \\frac{1}{2}", "\\sum_{i=1}^{n} [x_i]_1 * y_i",
                                           "f(x) = *x* + _y_ - 1"};
    return arena_format(maker->arena, "$$\n%s\n$$", PICK(maker->random, formulas));
}

static str quote_piece(struct maker *maker)
{
    struct buf out;
    buf_init(&out);
    for (unsigned n = 1 + pick(maker->random, 2); n > 0; n--) {
        buf_add_z(&out, "> ");
        add_sentence(maker, &out);
        buf_add_z(&out, n > 1 ? "\n" : "");
    }
    return finish(maker, &out);
}

static str image_piece(struct maker *maker)
{
    return arena_format(maker->arena, "![%s](images/figure-%u.png)", thing(maker), pick(maker->random, 50));
}

static str lead_piece(struct maker *maker)
{
    struct buf out;
    buf_init(&out);
    if (!maker->recipe->bare)
        buf_addf(&out, chance(maker->random, 50) ? "**%s**: " : "**%s.** ", thing(maker));
    add_sentence(maker, &out);
    return finish(maker, &out);
}

static str title_piece(struct maker *maker)
{
    struct buf out;
    buf_init(&out);
    buf_addf(&out, "**%s:**%s", PICK(maker->random, maker->language->titles),
             chance(maker->random, 50) ? "\n" : "\n\n");
    add_sentence(maker, &out);
    return finish(maker, &out);
}

/* A heading inside an answer asks nothing: over a text it would be a question of its own. */
static str heading_piece(struct maker *maker)
{
    struct buf out;
    buf_init(&out);
    buf_addf(&out, "%c%s\n\n", SUBHEADING, PICK(maker->random, maker->language->titles));
    add_sentence(maker, &out);
    return finish(maker, &out);
}

static str why_piece(struct maker *maker)
{
    struct buf out;
    buf_init(&out);
    buf_addf(&out, "%c", SUBHEADING);
    add_pattern(maker, &out, PICK(maker->random, maker->language->asks), true);
    buf_add_z(&out, "\n\n");
    add_sentence(maker, &out);
    return finish(maker, &out);
}

static str parts_piece(struct maker *maker)
{
    static const char *const forms[] = {"%u. ", "%u) ", "1.%u ", "%u - ", "**%u.** ", "Step %u: "};
    bool english = maker->language == &vocabularies[0];
    const char *form = forms[pick(maker->random, english ? 6 : 5)];
    struct buf out;
    buf_init(&out);
    for (unsigned n = 2 + pick(maker->random, 2), i = 0; i < n; i++) {
        buf_addf(&out, "%s%c", i ? "\n\n" : "", SUBHEADING);
        buf_addf(&out, form, i + 1);
        buf_addf(&out, "%s\n\n", PICK(maker->random, maker->language->titles));
        add_sentence(maker, &out);
        if (chance(maker->random, 70))
            continue;
        buf_addf(&out, "\n\n%c%s\n\n", SUBSUBHEADING, PICK(maker->random, maker->language->titles));
        buf_add(&out, list_piece(maker));
    }
    return finish(maker, &out);
}

/* Only in English. */
static str follow_piece(struct maker *maker)
{
    static const char *const titles[] = {"**Follow-up questions:**", "**Follow-ups**:", "**Follow-up:**",
                                         "_Follow-up questions_:"};
    struct buf out;
    buf_init(&out);
    buf_addf(&out, "%s\n%s", PICK(maker->random, titles), chance(maker->random, 50) ? "\n" : "");
    for (unsigned n = 2 + pick(maker->random, 2), i = 0; i < n; i++) {
        buf_add_z(&out, i ? "\n- " : "- ");
        add_pattern(maker, &out, PICK(maker->random, maker->language->asks), true);
    }
    return finish(maker, &out);
}

static struct piece make_piece(struct maker *maker, enum piece_kind kind)
{
    static str (*const makers[PIECE_KIND_COUNT])(struct maker *) = {
        [PIECE_TEXT] = text_piece,     [PIECE_LIST] = list_piece,       [PIECE_STEPS] = steps_piece,
        [PIECE_FENCE] = fence_piece,   [PIECE_TABLE] = table_piece,     [PIECE_MATH] = math_piece,
        [PIECE_QUOTE] = quote_piece,   [PIECE_IMAGE] = image_piece,     [PIECE_LEAD] = lead_piece,
        [PIECE_TITLE] = title_piece,   [PIECE_HEADING] = heading_piece, [PIECE_FOLLOW] = follow_piece,
        [PIECE_WHY] = why_piece,       [PIECE_PARTS] = parts_piece,     [PIECE_COUNTED] = counted_piece,
        [PIECE_NESTED] = nested_piece,
    };
    return (struct piece){kind, makers[kind](maker)};
}

/* Two lists in a row would become one, and a heading or bold title does not open an answer; nor does a picture where
 * questions may stand alone: it could belong to the question. */
static bool may_follow(const struct item *item, enum piece_kind kind, bool alone)
{
    if (item->piece_count == 0 && alone && kind == PIECE_IMAGE)
        return false;
    if (item->piece_count == 0)
        return !(MAY(kind) & (MAY_HEADED | MAY(PIECE_WHY) | MAY(PIECE_FOLLOW)));
    unsigned before = MAY(item->pieces[item->piece_count - 1].kind);
    unsigned lists = MAY(PIECE_LIST) | MAY(PIECE_STEPS) | MAY(PIECE_COUNTED) | MAY(PIECE_NESTED);
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

static void make_answer(struct maker *maker, struct item *item)
{
    const struct recipe *recipe = maker->recipe;
    if (recipe->pieces == 0 || chance(maker->random, recipe->empty))
        return;
    unsigned count = 1 + pick(maker->random, recipe->most);
    if (chance(maker->random, 40))
        count = 1;
    while (item->piece_count < count) {
        enum piece_kind kind =
            chance(maker->random, 45) ? PIECE_TEXT : (enum piece_kind)pick(maker->random, PIECE_FOLLOW);
        if ((recipe->pieces & MAY(kind)) && may_follow(item, kind, recipe->empty > 0))
            item->pieces[item->piece_count++] = make_piece(maker, kind);
    }
    if (recipe->empty && is_shown_only(item))
        item->pieces[item->piece_count++] = make_piece(maker, PIECE_TEXT);
    if ((recipe->pieces & MAY(PIECE_FOLLOW)) && maker->language == &vocabularies[0] && chance(maker->random, 10) &&
        may_follow(item, PIECE_FOLLOW, false))
        item->pieces[item->piece_count++] = make_piece(maker, PIECE_FOLLOW);
}

/* ---- questions ---- */

/* The first card of a document has a question mark: without any, lists of orders could be anything. */
static str make_question(struct maker *maker, bool first)
{
    struct buf out;
    buf_init(&out);
    if (first || chance(maker->random, 88))
        add_pattern(maker, &out, PICK(maker->random, maker->language->asks), true);
    else
        add_pattern(maker, &out, PICK(maker->random, maker->language->orders), true);
    return finish(maker, &out);
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
        item->question = arena_format(maker->arena, "%s %u", thing(maker), pick(maker->random, 99));
        return;
    }
    item->question = make_question(maker, first);
    if (!maker->recipe->coded || !chance(maker->random, 25))
        return;
    if (chance(maker->random, 25)) {
        item->question = str_of("Which of them belong together?");
        item->code = table_piece(maker);
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
        str option = chance(maker->random, 70) ? arena_format(maker->arena, PICK(maker->random, forms), thing(maker))
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
        item->hidden[i] = arena_format(maker->arena, "%s %u", thing(maker), 100 * (i + 1) + pick(maker->random, 100));
        buf_addf(&out, "%s %c %s ", thing(maker), 1, thing(maker));
    }
    buf_add(&out, make_sentence(maker->arena, maker->random, maker->language));
    item->question = finish(maker, &out);
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
            item->hidden[i] = arena_format(maker->arena, "%s %u", thing(maker), pick(maker->random, 900));
    } else {
        make_answer(maker, item);
    }
    for (unsigned n = maker->recipe->tagged ? pick(maker->random, 3) : 0; n > 0; n--)
        item->tags[item->tag_count++] = arena_format(maker->arena, "tag%u", n);
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
                        const struct recipe *recipe, unsigned count, unsigned depth)
{
    struct maker maker = {arena, random, language, recipe};
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
