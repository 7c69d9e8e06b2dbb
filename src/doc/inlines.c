/* Inlines that cmark does not know: HTML tags that mean something, strike-through, cloze holes. */
#include "grill/base/array.h"
#include "grill/doc/markdown.h"
#include "inline_html_int.h"
#include "tree_int.h"

enum { FRAMES = 32, ATTRIBUTE_NAME = 16 };

/* ---- tags ----------------------------------------------------------------------------------------------------- */

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The value of an attribute of a tag, entities decoded; the empty view with a NULL pointer when it has none. */
static str attribute(struct arena *arena, str tag, str name)
{
    for (ptrdiff_t at = str_find_byte(tag, '=', 0); at >= 0; at = str_find_byte(tag, '=', (size_t)at + 1)) {
        str before = str_trim_right(str_slice(tag, 0, (size_t)at)), rest = str_trim_left(str_skip(tag, (size_t)at + 1));
        if (before.len <= name.len || !str_eq_nocase(str_skip(before, before.len - name.len), name) ||
            !is_space(before.ptr[before.len - name.len - 1]) || rest.len == 0)
            continue;
        bool quoted = rest.ptr[0] == '"' || rest.ptr[0] == '\'';
        size_t end = quoted;
        while (end < rest.len &&
               (quoted ? rest.ptr[end] != rest.ptr[0] : !is_space(rest.ptr[end]) && rest.ptr[end] != '>'))
            end++;
        struct buf out;
        buf_init(&out);
        html_words(&out, str_slice(rest, quoted, end));
        str value = arena_copy(arena, buf_str(&out));
        buf_release(&out);
        return value;
    }
    return (str){0};
}

static bool is_tag(str tag, str name)
{
    str rest = str_skip(tag, 1 + (size_t)str_starts(tag, STR("</")));
    return str_starts_nocase(rest, name) && rest.len > name.len &&
           (is_space(rest.ptr[name.len]) || rest.ptr[name.len] == '>' || rest.ptr[name.len] == '/');
}

static struct node *image(struct arena *arena, str tag)
{
    struct node *node = node_new(arena, NODE_IMAGE);
    node->url = attribute(arena, tag, STR("src"));
    node->title = attribute(arena, tag, STR("title"));
    str words = attribute(arena, tag, STR("alt"));
    if (words.len)
        node_append_text(arena, node, words);
    return node;
}

struct node *inline_tag(struct arena *arena, str tag)
{
    struct html_tag meaning = html_tag_read(tag);
    struct node *node;

    if (str_starts(tag, STR("<!")) || str_starts(tag, STR("<?")))
        return NULL;
    if (meaning.effect == HTML_BREAK)
        return node_new(arena, NODE_HARD_BREAK);
    if (is_tag(tag, STR("img")))
        return image(arena, tag);
    node = node_new(arena, meaning.effect == HTML_AS_TEXT ? NODE_TEXT : NODE_HTML);
    node->text = arena_copy(arena, tag);
    return node;
}

/* ---- marks ---------------------------------------------------------------------------------------------------- */

struct mark {
    str open, close;
    enum node_kind kind;
    unsigned flag; /* the flag that asks for it, or 0 */
    bool same;     /* the same mark opens and closes */
    bool at_words; /* stands only at the outer edge of words */
};

/* To add a mark: a row here and a case in tests/unit/test_markdown.c. */
static const struct mark marks[] = {
    {{"~~", 2}, {"~~", 2}, NODE_STRIKE, 0, true, false},
    {{"==", 2}, {"==", 2}, NODE_CLOZE, MARKDOWN_CLOZE, true, true},
    {{"{{", 2}, {"}}", 2}, NODE_CLOZE, MARKDOWN_CLOZE, false, false},
};

enum { MARKS = COUNT_OF(marks) };

static bool is_word(char c)
{
    unsigned char u = (unsigned char)c;
    return u >= 0x80 || (u >= '0' && u <= '9') || ((u | 32) >= 'a' && (u | 32) <= 'z');
}

/* What a piece of text can do: open or close mark `index`. */
struct token {
    size_t index;
    bool opens;
    bool closes;
};

static bool mark_at(str text, size_t at, unsigned flags, struct token *token)
{
    char before = at ? text.ptr[at - 1] : '\0', after = at + 2 < text.len ? text.ptr[at + 2] : '\0';

    for (size_t i = 0; i < MARKS; i++) {
        const struct mark *mark = &marks[i];
        if (mark->flag && !(flags & mark->flag))
            continue;
        bool open = str_starts(str_skip(text, at), mark->open), close = str_starts(str_skip(text, at), mark->close);
        if (!open && !close)
            continue;
        bool run = mark->same && (before == text.ptr[at] || after == text.ptr[at]);
        token->index = i;
        token->opens = open && !run && !(mark->same && is_space(after)) && !(mark->at_words && is_word(before));
        token->closes = close && !run && !(mark->same && is_space(before)) && !(mark->at_words && is_word(after));
        return token->opens || token->closes;
    }
    return false;
}

/* ---- pairing -------------------------------------------------------------------------------------------------- */

/* What was opened and is not closed yet: `node` collects what stands inside. */
struct frame {
    struct node *opener; /* as it is kept when nothing closes it */
    struct node *node;
    size_t mark;    /* index of the mark, or MARKS for a tag */
    enum role role; /* of the tag; ROLE_COUNT for a link */
};

struct pairing {
    struct arena *arena;
    unsigned flags;
    struct node result;
    struct frame frames[FRAMES];
    size_t depth;
};

static struct node *target(struct pairing *pairing)
{
    return pairing->depth ? pairing->frames[pairing->depth - 1].node : &pairing->result;
}

/* Text that was cut up for marks that did not pair is joined again. */
static void put(struct pairing *pairing, struct node *node)
{
    struct node *to = target(pairing), *last = to->last;
    bool joins = last && last->kind == NODE_TEXT && node->kind == NODE_TEXT;
    if (joins && last->text.ptr + last->text.len == node->text.ptr) {
        last->text.len += node->text.len;
        return;
    }
    /* <br> at the end or beginning of a line breaks it once. */
    if (last && last->kind == NODE_SOFT_BREAK && node->kind == NODE_HARD_BREAK)
        last->kind = NODE_HARD_BREAK;
    else if (!last || last->kind != NODE_HARD_BREAK || node->kind != NODE_SOFT_BREAK)
        node_append(to, node);
}

static void put_all(struct pairing *pairing, struct node *from)
{
    struct node *child = from->first;
    if (child && child->kind == NODE_TEXT) {
        struct node *next = child->next;
        put(pairing, child);
        from->first = next;
        from->last = next ? from->last : NULL;
    }
    node_move_children(target(pairing), from);
}

/* Nothing closes it: what opened it is put as it was written. */
static void give_up(struct pairing *pairing)
{
    struct frame *frame = &pairing->frames[--pairing->depth];
    if (frame->opener->kind == NODE_HTML && frame->role != ROLE_COUNT)
        frame->opener->kind = NODE_TEXT;
    put(pairing, frame->opener);
    put_all(pairing, frame->node);
}

static void open_frame(struct pairing *pairing, struct node *opener, struct frame frame)
{
    if (pairing->depth == FRAMES) {
        put(pairing, opener);
        return;
    }
    frame.opener = opener;
    pairing->frames[pairing->depth++] = frame;
}

static void close_frame(struct pairing *pairing)
{
    struct frame *frame = &pairing->frames[--pairing->depth];
    struct node *node = frame->node;

    if (node->kind == NODE_CODE) {
        struct buf words;
        buf_init(&words);
        node_plain_text(&words, node);
        node->text = arena_copy(pairing->arena, buf_str(&words));
        node->first = node->last = NULL;
        buf_release(&words);
    }
    node_append(target(pairing), node);
}

static bool close_matching(struct pairing *pairing, size_t mark, enum role role)
{
    for (size_t i = pairing->depth; i-- > 0;) {
        if (pairing->frames[i].mark != mark || pairing->frames[i].role != role)
            continue;
        if (!pairing->frames[i].node->first && i + 1 == pairing->depth)
            return false;
        while (pairing->depth > i + 1)
            give_up(pairing);
        close_frame(pairing);
        return true;
    }
    return false;
}

static struct node *cut_text(struct pairing *pairing, str text)
{
    struct node *node = node_new(pairing->arena, NODE_TEXT);
    node->text = text;
    return node;
}

static void put_text(struct pairing *pairing, str text)
{
    size_t start = 0;
    struct token token;

    for (size_t at = 0; at + 1 < text.len; at++) {
        if (text.ptr[at] != text.ptr[at + 1] || !mark_at(text, at, pairing->flags, &token))
            continue;
        if (at > start)
            put(pairing, cut_text(pairing, str_slice(text, start, at)));
        start = at;
        at++;
        if (token.closes && close_matching(pairing, token.index, ROLE_COUNT)) {
            start = at + 1;
        } else if (token.opens) {
            struct frame frame = {.mark = token.index, .role = ROLE_COUNT};
            frame.node = node_new(pairing->arena, marks[token.index].kind);
            open_frame(pairing, cut_text(pairing, str_slice(text, start, at + 1)), frame);
            start = at + 1;
        }
    }
    if (start < text.len)
        put(pairing, cut_text(pairing, str_skip(text, start)));
}

static bool kind_of_role(enum role role, enum node_kind *kind)
{
    static const struct {
        enum role role;
        enum node_kind kind;
    } kinds[] = {
        {ROLE_STRONG, NODE_STRONG}, {ROLE_EMPHASIS, NODE_EMPHASIS}, {ROLE_STRIKE, NODE_STRIKE}, {ROLE_CODE, NODE_CODE}};
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        if (kinds[i].role == role) {
            *kind = kinds[i].kind;
            return true;
        }
    }
    return false;
}

/* Whether nothing but blanks and the signs of a sentence touches the tag: "the <li> element", "<b>, <i>". */
static bool stands_as_word(const struct node *before, const struct node *tag)
{
    const struct node *after = tag->next;
    str left = before && before->kind == NODE_TEXT ? before->text : (str){0};
    str right = after && after->kind == NODE_TEXT ? after->text : (str){0};

    if (!left.len || !str_has_byte(STR(" (\"'/"), left.ptr[left.len - 1]))
        return false;
    return !after || (right.len && str_has_byte(STR(" ).,;:!?\"'/"), right.ptr[0]));
}

static bool is_closed_by(const struct node *tag, str name)
{
    enum { REACH = 64 };
    const struct node *node = tag->next;

    for (unsigned i = 0; node && i < REACH; i++, node = node->next)
        if (node->kind == NODE_HTML && str_starts(node->text, STR("</")) && is_tag(node->text, name))
            return true;
    return false;
}

/* A tag between words that nothing closes is what they speak of. Line breaks and paragraphs are often written so. */
static bool is_spoken_of(const struct node *before, const struct node *tag)
{
    str name = str_slice(tag->text, 1, tag->text.len - (tag->text.len > 0));
    size_t size = 0;

    while (size < name.len && is_word(name.ptr[size]))
        size++;
    bool bare = size > 0 && size == name.len;
    return bare && !str_eq_nocase(name, STR("br")) && !str_eq_nocase(name, STR("wbr")) &&
           !str_eq_nocase(name, STR("p")) && stands_as_word(before, tag) && !is_closed_by(tag, name);
}

/* "</b>" behind a blank, or right behind its "<b>": a tag that was opened elsewhere stands behind a word. */
static bool closes_nothing(const struct node *before, const struct node *tag)
{
    bool empty = before && (before->kind == NODE_TEXT || before->kind == NODE_HTML) &&
                 str_starts(before->text, STR("<")) && str_eq_nocase(str_skip(before->text, 1), str_skip(tag->text, 2));
    return empty || stands_as_word(before, tag);
}

/* `before` is what stood before it. */
static void put_tag(struct pairing *pairing, const struct node *before, struct node *tag)
{
    struct html_tag meaning = html_tag_read(tag->text);
    bool link = is_tag(tag->text, STR("a"));
    struct frame frame = {.mark = MARKS, .role = link ? ROLE_COUNT : meaning.role};
    enum node_kind kind = NODE_LINK;

    if (!meaning.closing && is_spoken_of(before, tag))
        tag->kind = NODE_TEXT;
    if (tag->kind == NODE_TEXT || (!link && (meaning.effect != HTML_ROLE || !kind_of_role(meaning.role, &kind)))) {
        put(pairing, tag);
        return;
    }
    if (meaning.closing) {
        if (close_matching(pairing, MARKS, frame.role))
            return;
        if (!link && closes_nothing(before, tag))
            tag->kind = NODE_TEXT;
        put(pairing, tag);
        return;
    }
    frame.node = node_new(pairing->arena, kind);
    frame.node->url = link ? attribute(pairing->arena, tag->text, STR("href")) : (str){0};
    if (link && !frame.node->url.len)
        put(pairing, tag);
    else
        open_frame(pairing, tag, frame);
}

void inlines_finish(struct arena *arena, struct node *parent, unsigned flags)
{
    struct pairing pairing = {.arena = arena, .flags = flags};

    for (struct node *child = parent->first, *before = NULL, *next; child; before = child, child = next) {
        next = child->next;
        if (child->kind == NODE_TEXT)
            put_text(&pairing, child->text);
        else if (child->kind == NODE_HTML)
            put_tag(&pairing, before, child);
        else
            put(&pairing, child);
    }
    while (pairing.depth)
        give_up(&pairing);
    parent->first = parent->last = NULL;
    node_move_children(parent, &pairing.result);
}
