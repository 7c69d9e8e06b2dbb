/*
 * pieces: what answers are built of.
 */
#include "grill/base/array.h"
#include "maker.h"

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
        maker_sentence(maker, &out);
    }
    return maker_finish(maker, &out);
}

static void add_list_item(struct maker *maker, struct buf *out)
{
    if (!maker->recipe->bare && chance(maker->random, 25))
        buf_addf(out, "**%s**: ", maker_thing(maker));
    maker_sentence(maker, out);
}

static str list_piece(struct maker *maker)
{
    static const char *const marks[] = {"-", "*", "+"};
    const char *mark = PICK(maker->random, marks);
    struct buf out;
    buf_init(&out);
    if (chance(maker->random, 40)) {
        maker_sentence(maker, &out);
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
    return maker_finish(maker, &out);
}

/* Of the steps only the first may begin with a word that questions begin with. */
static str steps_piece(struct maker *maker)
{
    const char *point = chance(maker->random, 80) ? "." : ")";
    struct buf out;
    buf_init(&out);
    if (chance(maker->random, 50)) {
        maker_sentence(maker, &out);
        buf_add_z(&out, "\n\n");
    }
    unsigned count = 2 + pick(maker->random, 3);
    for (unsigned i = 0; i < count; i++) {
        buf_addf(&out, "%s%u%s ", i ? "\n" : "", i + 1, point);
        if (i == 0)
            add_list_item(maker, &out);
        else
            maker_pattern(maker, &out, maker->language->sayings[pick(maker->random, PLAIN_SAYINGS)], false);
    }
    return maker_finish(maker, &out);
}

static str counted_piece(struct maker *maker)
{
    struct buf out;
    buf_init(&out);
    unsigned first = 2 + pick(maker->random, 2);
    for (unsigned i = 1; i < first + 3; i++) {
        if (i == first + 1) {
            maker_plain(maker, &out);
            buf_add_z(&out, "\n\n");
        }
        buf_addf(&out, "%u. ", i);
        maker_plain(maker, &out);
        buf_add_z(&out, i == first ? "\n\n" : i < first + 2 ? "\n" : "");
    }
    return maker_finish(maker, &out);
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
        maker_plain(maker, &out);
        unsigned inner = pick(maker->random, 4);
        for (unsigned k = 0; inner == 1 && k < 2; k++) {
            buf_addf(&out, "\n%s- ", indent);
            maker_plain(maker, &out);
            buf_addf(&out, "\n%s  - %s", indent, maker_thing(maker));
        }
        if (inner == 2)
            buf_addf(&out, "\n\n%s```sh\n%srun %u\n%s```\n", indent, indent, i, indent);
        if (inner == 3) {
            buf_addf(&out, "\n\n%s", indent);
            maker_plain(maker, &out);
            buf_add_z(&out, "\n");
        }
    }
    buf_trim_line(&out);
    return str_trim_right(maker_finish(maker, &out));
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
                                        "2) What next?",
                                        "// Why is it so?",
                                        "/* Answer: 3 */",
                                        "-- 1. the first one",
                                        "### Step 1: begin",
                                        "# 3. Explain the last line",
                                        "> Q4: who?"};
    const char *fence = chance(maker->random, 80) ? "```" : "~~~";
    struct buf out;
    buf_init(&out);
    if (chance(maker->random, 40)) {
        maker_sentence(maker, &out);
        buf_add_z(&out, chance(maker->random, 50) ? "\n\n" : "\n");
    }
    buf_addf(&out, "%s%s\nrun 1\n", fence, PICK(maker->random, languages_of_code));
    for (unsigned n = 1 + pick(maker->random, 4); n > 0; n--)
        buf_addf(&out, "%s\n", PICK(maker->random, lines));
    buf_addf(&out, "end\n%s", fence);
    return maker_finish(maker, &out);
}

str maker_table(struct maker *maker)
{
    struct buf out;
    buf_init(&out);
    unsigned columns = 2 + pick(maker->random, 2);
    for (unsigned row = 0; row < 4; row++) {
        buf_add_z(&out, row ? "\n|" : "|");
        for (unsigned i = 0; i < columns; i++)
            buf_addf(&out, row == 1 ? "---|" : " %s %u |", maker_thing(maker), pick(maker->random, 90));
    }
    return maker_finish(maker, &out);
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
        if (!maker->recipe->bare && chance(maker->random, 20))
            buf_addf(&out, "**%s:** ", maker_thing(maker));
        maker_sentence(maker, &out);
        buf_add_z(&out, n > 1 ? "\n" : "");
    }
    return maker_finish(maker, &out);
}

static str image_piece(struct maker *maker)
{
    return arena_format(maker->arena, "![%s](images/figure-%u.png)", maker_thing(maker), pick(maker->random, 50));
}

static str lead_piece(struct maker *maker)
{
    struct buf out;
    buf_init(&out);
    if (!maker->recipe->bare)
        buf_addf(&out, chance(maker->random, 50) ? "**%s**: " : "**%s.** ", maker_thing(maker));
    maker_sentence(maker, &out);
    return maker_finish(maker, &out);
}

static str title_piece(struct maker *maker)
{
    struct buf out;
    buf_init(&out);
    buf_addf(&out, "**%s:**%s", PICK(maker->random, maker->language->titles),
             chance(maker->random, 50) ? "\n" : "\n\n");
    maker_sentence(maker, &out);
    return maker_finish(maker, &out);
}

/* A heading inside an answer asks nothing: over a text it would be a question of its own. */
static str heading_piece(struct maker *maker)
{
    struct buf out;
    buf_init(&out);
    buf_addf(&out, "%c%s\n\n", SUBHEADING, PICK(maker->random, maker->language->titles));
    maker_sentence(maker, &out);
    return maker_finish(maker, &out);
}

static str why_piece(struct maker *maker)
{
    struct buf out;
    buf_init(&out);
    buf_addf(&out, "%c", SUBHEADING);
    maker_pattern(maker, &out, PICK(maker->random, maker->language->asks), true);
    buf_add_z(&out, "\n\n");
    maker_sentence(maker, &out);
    return maker_finish(maker, &out);
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
        maker_sentence(maker, &out);
        if (chance(maker->random, 70))
            continue;
        buf_addf(&out, "\n\n%c%s\n\n", SUBSUBHEADING, PICK(maker->random, maker->language->titles));
        buf_add(&out, list_piece(maker));
    }
    return maker_finish(maker, &out);
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
        maker_pattern(maker, &out, PICK(maker->random, maker->language->asks), true);
    }
    return maker_finish(maker, &out);
}

/* Bullets that only name things, often below a line that says what they are. */
static str terms_piece(struct maker *maker)
{
    static const char *const forms[] = {"- @", "* @", "- **@**", "- `@`", "+ *@*", "- @;", "- **@:** ~", "* @ – ~"};
    static const char *const english[] = {"Types:\n", "**Types:**\n\n", "The main parts are:\n\n", "**Kinds**:\n",
                                          "There are two kinds of @:\n"};
    const char *form = forms[maker->recipe->bare ? pick(maker->random, 2) : pick(maker->random, COUNT_OF(forms))];
    struct buf out;
    buf_init(&out);
    if (maker->language == &vocabularies[0] && !maker->recipe->bare && chance(maker->random, 50)) {
        maker_pattern(maker, &out, PICK(maker->random, english), true);
    } else if (chance(maker->random, 60)) {
        maker_plain(maker, &out);
        buf_add_z(&out, maker->language->wide ? "：\n" : ":\n");
    }
    for (unsigned n = 2 + pick(maker->random, 4), i = 0; i < n; i++) {
        buf_add_z(&out, i ? "\n" : "");
        for (const char *c = form; *c; c++) {
            if (*c == '@')
                buf_add_z(&out, maker_thing(maker));
            else if (*c == '~')
                maker_plain(maker, &out);
            else
                buf_add_byte(&out, *c);
        }
    }
    return maker_finish(maker, &out);
}

/* Steps that are numbered with pictures of keys, each a paragraph or a line with a break. */
static str keycaps_piece(struct maker *maker)
{
    const char *gap = chance(maker->random, 50) ? "\n\n" : "\n";
    bool bold = !maker->recipe->bare && chance(maker->random, 40);
    struct buf out;
    buf_init(&out);
    maker_plain(maker, &out);
    buf_add_z(&out, "\n\n");
    for (unsigned n = 2 + pick(maker->random, 3), i = 0; i < n; i++) {
        buf_addf(&out, "%s%u\xEF\xB8\x8F\xE2\x83\xA3 ", i ? gap : "", i + 1);
        if (bold)
            buf_addf(&out, "**%s** – ", maker_thing(maker));
        maker_plain(maker, &out);
    }
    return maker_finish(maker, &out);
}

/* A question that the answer asks itself, and goes on. */
static str wonder_piece(struct maker *maker)
{
    const char *blank = maker->language->wide ? "" : " ";
    struct buf out;
    buf_init(&out);
    maker_sentence(maker, &out);
    buf_add_z(&out, blank);
    maker_pattern(maker, &out, PICK(maker->random, maker->language->asks), true);
    buf_add_z(&out, blank);
    maker_plain(maker, &out);
    return maker_finish(maker, &out);
}

/* Only in English. */
static str remark_piece(struct maker *maker)
{
    static const char *const forms[] = {
        "**Note:** @",   "Note: @",         "*Example:* @",  "**Example:**\n\n@", "💡 **Tip:** @",
        "**TL;DR** – @", "**In short:** @", "_Remember:_ @", "For example:\n@",   "Pros:\n- @\n- @\n\nCons:\n- @"};
    struct buf out;
    buf_init(&out);
    for (const char *c = forms[maker->recipe->bare ? 1 : pick(maker->random, COUNT_OF(forms))]; *c; c++) {
        if (*c == '@')
            maker_plain(maker, &out);
        else
            buf_add_byte(&out, *c);
    }
    return maker_finish(maker, &out);
}

static str link_piece(struct maker *maker)
{
    static const char *const forms[] = {"[%s](https://example.org/page)", "https://example.org/%u",
                                        "<https://example.org/a>", "[![%s](images/small.png)](images/large.png)"};
    unsigned form = pick(maker->random, COUNT_OF(forms));
    if (form == 1)
        return arena_format(maker->arena, forms[1], pick(maker->random, 90));
    return form == 2 ? str_of(forms[2]) : arena_format(maker->arena, forms[form], maker_thing(maker));
}

/* The whole answer. Not in bold: below questions in bold it could be one of them; nor a longer one in capitals, which
 * could be a title. */
static str word_piece(struct maker *maker)
{
    static const char *const words[] = {"True", "False",  "Yes.", "No", "42", "1945", "DNS",
                                        "O(n)", "`null`", "pH 7", "@",  "@",  "3.14", "@, @"};
    static const char *const others[] = {"42", "1945", "@", "@", "DNS", "`x`", "@, @"};
    bool english = maker->language == &vocabularies[0];
    struct buf out;
    buf_init(&out);
    for (const char *c = english ? PICK(maker->random, words) : PICK(maker->random, others); *c; c++) {
        if (*c == '@')
            buf_add_z(&out, maker_thing(maker));
        else
            buf_add_byte(&out, *c);
    }
    return maker_finish(maker, &out);
}

struct piece maker_piece(struct maker *maker, enum piece_kind kind)
{
    static str (*const makers[PIECE_KIND_COUNT])(struct maker *) = {
        [PIECE_TEXT] = text_piece,     [PIECE_LIST] = list_piece,       [PIECE_STEPS] = steps_piece,
        [PIECE_FENCE] = fence_piece,   [PIECE_TABLE] = maker_table,     [PIECE_MATH] = math_piece,
        [PIECE_QUOTE] = quote_piece,   [PIECE_IMAGE] = image_piece,     [PIECE_LEAD] = lead_piece,
        [PIECE_TITLE] = title_piece,   [PIECE_HEADING] = heading_piece, [PIECE_FOLLOW] = follow_piece,
        [PIECE_WHY] = why_piece,       [PIECE_PARTS] = parts_piece,     [PIECE_COUNTED] = counted_piece,
        [PIECE_NESTED] = nested_piece, [PIECE_TERMS] = terms_piece,     [PIECE_KEYCAPS] = keycaps_piece,
        [PIECE_WONDER] = wonder_piece, [PIECE_REMARK] = remark_piece,   [PIECE_LINK] = link_piece,
        [PIECE_WORD] = word_piece,
    };
    return (struct piece){kind, makers[kind](maker)};
}
