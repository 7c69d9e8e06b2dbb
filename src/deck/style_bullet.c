/*
 * style_bullet: items of a list, which may be anything: most of them have to ask.
 */
#include "links_int.h"
#include "styles_int.h"
#include "texts_int.h"

enum { REACH = 24 /* lines that are looked at on either side of one */ };

/* Whether the heading above says that what follows is about the document: "References". */
static bool is_about_document(const struct reader *reader, uint32_t n)
{
    for (uint32_t i = n; i > 0 && i + REACH > n; i--)
        if (reader_line(reader, i)->kind == LINE_HEADING)
            return title_is_apparatus(clean_title(reader->scratch, reader_heading(reader, i), (str){0}));
    return false;
}

/* Whether a bullet asks: worked out once, for many look at it. */
static bool bullet_asks(const struct reader *reader, uint32_t n)
{
    struct line *line = reader_line(reader, n);
    if (!line->heard)
        line->asks = text_likeness(shape_of(question_line(reader, n)).text) >= LIKE_WORD;
    line->heard = true;
    return line->asks;
}

/* The list that the line's bullet is an item of. */
static uint32_t list_of(const struct reader *reader, uint32_t n)
{
    uint32_t block = reader_line(reader, n)->block;
    while (block != OUTLINE_NONE && reader->outline.blocks[block].kind != BLOCK_LIST)
        block = reader->outline.blocks[block].parent;
    return block;
}

/* Bullets, and how many of them ask. */
struct tally {
    unsigned count;
    unsigned asking;
};

static void tally_add(struct tally *tally, bool asks)
{
    tally->count++;
    tally->asking += asks;
}

static bool mostly_asks(const struct tally *tally, unsigned least)
{
    return tally->count >= least && tally->asking * 2 >= tally->count;
}

/* The bullets around one that is a link: those of its own list, and those of others that are links as well or not. */
struct neighbours {
    struct tally own;
    struct tally links;
    struct tally others;
    bool only_links; /* the list is made of links */
};

/* Whether the item on line `n` is nothing but links; the mark of a bullet is cut off without its shape, for many look
 * at each item. */
static bool is_web_link(const struct reader *reader, uint32_t n)
{
    str text = reader_text(reader, n);
    if (!has_sign(reader, n, SIGN_BRACKET))
        return false;
    bool bullet = str_has_byte(STR("-*+"), text.ptr[0]);
    return text_is_web_links(bullet ? str_trim_left(str_skip(text, 1)) : reader_shape(reader, n).text);
}

static struct neighbours see_neighbours(const struct reader *reader, uint32_t n)
{
    struct neighbours around = {.only_links = true};
    uint32_t list = list_of(reader, n);
    uint32_t last = n + REACH < reader->outline.line_count ? n + REACH : reader->outline.line_count;
    for (uint32_t i = n > REACH ? n - REACH : 1; i <= last; i++) {
        const struct line *line = reader_line(reader, i);
        if (line->kind != LINE_TEXT || !line->opens || line->depth != reader_line(reader, n)->depth)
            continue;
        bool link = is_web_link(reader, i);
        bool own = list_of(reader, i) == list;
        around.only_links = around.only_links && (link || !own);
        tally_add(own ? &around.own : link ? &around.links : &around.others, bullet_asks(reader, i));
    }
    return around;
}

/* Whether a bullet that is one link is something to read. Where most links around ask, each leads to the answer of its
 * question; but a list of links of which few ask, beside questions without links, is to be read before them. */
static bool leads_elsewhere(const struct reader *reader, uint32_t n, str text)
{
    enum { LEAST = 6, FEW = 2 };
    if (!text_is_web_links(text))
        return false;
    if (is_about_document(reader, n))
        return true;
    struct neighbours around = see_neighbours(reader, n);
    struct tally linked = {around.own.count + around.links.count, around.own.asking + around.links.asking};
    bool vouched =
        mostly_asks(&around.own, LEAST) || (around.others.asking * 2 <= linked.asking && mostly_asks(&linked, LEAST));
    if (text_likeness(text) < LIKE_WORD)
        return !vouched;
    return !vouched && around.only_links && !mostly_asks(&around.own, FEW) && mostly_asks(&around.others, FEW);
}

static bool see(const struct reader *reader, uint32_t n, const struct shape *shape, struct mark *mark)
{
    if (!shape->bullet || shape->label == LABEL_ANSWER || leads_elsewhere(reader, n, shape->text))
        return false;
    mark->style = STYLE_BULLET;
    mark->depth = reader_line(reader, n)->depth;
    return true;
}

/* Bullets are used for everything: nearly all of them have to ask, of very many, of bold ones over texts that all
 * could, or when each has an answer label, at least half, and none where nearly all in the file have one. Where hardly
 * one of them is followed by anything, a third that asks is enough: notes do not ask so often.
 */
static double weigh(const struct group *group)
{
    enum { VERY_MANY = 20, ENOUGH = 6, SEVERAL = 3 };
    double share = (double)group->likes / group->count;
    double marked = (double)group->marked / group->count;
    bool answered = group->all_answers >= SEVERAL && group->all_answers * 10 >= group->all_count * 9;
    if (group->answers == group->count && (answered || (share >= 0.5 && group->count > 1)))
        return 0.6;
    if (group->count == 1)
        return 0.0;
    bool might = group->bold && group->hints == group->count && group->bodies == group->count;
    if (marked >= (group->count < VERY_MANY && !might ? 0.6 : 0.5) || (share >= 0.7 && marked >= 0.3) ||
        (share >= 0.8 && group->count >= 4))
        return 0.5 + 0.4 * share;
    bool bare = group->depth == 0 && group->count >= ENOUGH && group->bodies * 10 <= group->count;
    if (bare && ((marked >= 0.3 && group->hints * 2 >= group->count) || (group->promised && share >= 0.7)))
        return 0.5;
    if (group->bold && share >= 0.25 && group->count >= 3 && group->bodies >= 0.8 * group->count)
        return 0.55;
    return 0.4 * share;
}

const struct style style_bullet = {
    .name = "bullet",
    .describe = "a bullet is the question, what is nested in it or follows it is the answer",
    .see = see,
    .weigh = weigh,
};
