#include "grill/doc/markdown.h"

/* Its short names would hide ours. */
#define CMARK_NO_SHORT_NAMES
#include <cmark.h>
#include <limits.h>

#include "grill/base/array.h"
#include "markdown_int.h"
#include "skeleton_int.h"
#include "tree_int.h"

enum {
    ROOM_BUDGET = 1 << 29, /* bytes cmark may take for one text: about thirty times the text is usual */
    IMAGES_LIMIT = 1000    /* "![" in one paragraph: cmark 0.30 takes quadratic time for them */
};

static const cmark_mem room_memory = {room_calloc, room_realloc, room_drop};

static cmark_node *parse(str text)
{
    /* cmark's signature is not const, but it only reads the three pointers. */
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, (cmark_mem *)&room_memory);
    cmark_parser_feed(parser, text.ptr, text.len);
    return cmark_parser_finish(parser);
}

/* ---- blocks only ---------------------------------------------------------------------------------------------- */

struct visit_job {
    str text;
    const struct block_visitor *visitor;
};

static const struct kind {
    cmark_node_type type;
    enum node_kind node;
    enum block_kind block; /* BLOCK_KIND_COUNT: an inline */
    bool leaf;
} kinds[] = {
    {CMARK_NODE_PARAGRAPH, NODE_PARAGRAPH, BLOCK_PARAGRAPH, false},
    {CMARK_NODE_HEADING, NODE_HEADING, BLOCK_HEADING, false},
    {CMARK_NODE_LIST, NODE_LIST, BLOCK_LIST, false},
    {CMARK_NODE_ITEM, NODE_ITEM, BLOCK_ITEM, false},
    {CMARK_NODE_BLOCK_QUOTE, NODE_QUOTE, BLOCK_QUOTE, false},
    {CMARK_NODE_CODE_BLOCK, NODE_CODE_BLOCK, BLOCK_CODE, true},
    {CMARK_NODE_HTML_BLOCK, NODE_HTML_BLOCK, BLOCK_HTML, true},
    {CMARK_NODE_THEMATIC_BREAK, NODE_RULE, BLOCK_RULE, true},
    {CMARK_NODE_SOFTBREAK, NODE_SOFT_BREAK, BLOCK_KIND_COUNT, true},
    {CMARK_NODE_LINEBREAK, NODE_HARD_BREAK, BLOCK_KIND_COUNT, true},
    {CMARK_NODE_CODE, NODE_CODE, BLOCK_KIND_COUNT, true},
    {CMARK_NODE_EMPH, NODE_EMPHASIS, BLOCK_KIND_COUNT, false},
    {CMARK_NODE_STRONG, NODE_STRONG, BLOCK_KIND_COUNT, false},
    {CMARK_NODE_LINK, NODE_LINK, BLOCK_KIND_COUNT, false},
    {CMARK_NODE_IMAGE, NODE_IMAGE, BLOCK_KIND_COUNT, false},
};

/* Text and inline HTML are not in the table: they become no node of their own. */
static const struct kind *kind_of(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        if (kinds[i].type == type)
            return &kinds[i];
    return NULL;
}

static bool is_container(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_LIST || type == CMARK_NODE_ITEM || type == CMARK_NODE_BLOCK_QUOTE;
}

static bool is_ordered(cmark_node *node)
{
    cmark_node *list = cmark_node_get_type(node) == CMARK_NODE_ITEM ? cmark_node_parent(node) : node;
    return cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
}

static void enter_block(cmark_node *node, enum block_kind kind, const struct block_visitor *visitor)
{
    struct seen_block block = {
        .kind = kind,
        .line = (uint32_t)cmark_node_get_start_line(node),
        .last = (uint32_t)cmark_node_get_end_line(node),
        .start = (uint32_t)cmark_node_get_start_column(node) - 1,
        .ordered = is_ordered(node),
    };
    if (kind == BLOCK_HEADING)
        block.level = (uint8_t)cmark_node_get_heading_level(node);
    if (kind == BLOCK_CODE)
        block.has_info = *cmark_node_get_fence_info(node) != '\0';
    if (kind == BLOCK_CODE || kind == BLOCK_HTML)
        block.literal = str_of(cmark_node_get_literal(node));
    visitor->enter(visitor->context, &block);
}

static void visit_blocks(void *context)
{
    const struct visit_job *job = context;
    cmark_node *document = parse(job->text);
    cmark_node *node = cmark_node_first_child(document);

    while (node) {
        const struct kind *kind = kind_of(node);
        if (kind)
            enter_block(node, kind->block, job->visitor);
        cmark_node *child = is_container(node) ? cmark_node_first_child(node) : NULL;
        if (child) {
            node = child;
            continue;
        }
        if (is_container(node))
            job->visitor->leave(job->visitor->context);
        while (node != document && !cmark_node_next(node)) {
            node = cmark_node_parent(node);
            if (node != document)
                job->visitor->leave(job->visitor->context);
        }
        node = node == document ? NULL : cmark_node_next(node);
    }
}

bool markdown_visit_blocks(struct room *room, str text, const struct block_visitor *visitor)
{
    struct visit_job job = {.text = text, .visitor = visitor};
    return room_run(room, visit_blocks, &job);
}

/* ---- the whole tree ------------------------------------------------------------------------------------------- */

struct convert_job {
    const struct tree *tree;
    const struct shield *shield;
    unsigned lines; /* before the text */
    str source;
    int last_line; /* what begins after it is not part of the text */
    struct node *document;
    struct node *parent;
    struct buf text; /* of the text node that is being gathered */
    unsigned depth;  /* of inlines inside each other */
};

static str restored(const struct convert_job *job, const char *z, bool read)
{
    return z && *z ? shield_restore(job->shield, str_of(z), read) : (str){0};
}

static void add_mask(struct convert_job *job, const struct mask *mask)
{
    bool table = mask->kind == MASK_TABLE && job->parent->kind == NODE_PARAGRAPH && !mask->table->parent;

    if (mask->kind == MASK_MATH) {
        struct node *math = node_new(job->tree->arena, NODE_MATH);
        math->text = mask->body;
        math->display = mask->display;
        node_append(job->parent, math);
    } else if (table) {
        mask->table->line += job->lines;
        node_append(job->parent, mask->table);
    } else {
        str text = mask->kind == MASK_ESCAPE ? mask->body : mask->raw;
        node_append_text(job->tree->arena, job->parent, text);
    }
}

/* cmark cuts text at every byte that might have been markup: all of it up to another kind of node becomes one. */
static void flush_text(struct convert_job *job)
{
    if (job->text.len == 0)
        return;
    str rest = arena_copy(job->tree->arena, buf_str(&job->text)), piece;
    buf_clear(&job->text);
    while (rest.len) {
        const struct mask *mask = shield_cut(job->shield, &rest, &piece);
        if (mask)
            add_mask(job, mask);
        else if (piece.len)
            node_append_text(job->tree->arena, job->parent, piece);
    }
}

static void add_html_inline(struct convert_job *job, cmark_node *node)
{
    str tag = restored(job, cmark_node_get_literal(node), false);
    struct node *inlined = inline_tag(job->tree->arena, tag);

    if (inlined && inlined->kind == NODE_TEXT) {
        buf_add(&job->text, tag);
        return;
    }
    flush_text(job);
    if (inlined)
        node_append(job->parent, inlined);
}

static void set_details(const struct convert_job *job, struct node *to, cmark_node *node)
{
    enum node_kind kind = to->kind;

    if (node_is_block(kind))
        to->line = job->lines + shield_line(job->shield, (unsigned)cmark_node_get_start_line(node));
    if (kind == NODE_HEADING)
        to->level = (unsigned char)cmark_node_get_heading_level(node);
    if (kind == NODE_LIST) {
        to->ordered = is_ordered(node);
        to->start = cmark_node_get_list_start(node);
        to->tight = cmark_node_get_list_tight(node);
    }
    if (kind == NODE_LINK || kind == NODE_IMAGE) {
        to->url = restored(job, cmark_node_get_url(node), true);
        to->title = restored(job, cmark_node_get_title(node), true);
    }
    if (kind == NODE_CODE_BLOCK)
        to->title = restored(job, cmark_node_get_fence_info(node), true);
    if (kind == NODE_CODE_BLOCK || kind == NODE_CODE || kind == NODE_HTML_BLOCK)
        to->text = restored(job, cmark_node_get_literal(node), false);
}

static void enter_node(struct convert_job *job, cmark_node *node)
{
    const struct kind *kind = kind_of(node);

    if (cmark_node_get_type(node) == CMARK_NODE_TEXT)
        buf_add_z(&job->text, cmark_node_get_literal(node));
    if (cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE)
        add_html_inline(job, node);
    if (!kind)
        return;
    flush_text(job);
    if (!kind->leaf && kind->block == BLOCK_KIND_COUNT && ++job->depth > TREE_DEPTH)
        return;
    struct node *to = node_new(job->tree->arena, kind->node);
    set_details(job, to, node);
    node_append(job->parent, to);
    if (kind->leaf)
        node_finish(job->tree, to);
    else
        job->parent = to;
}

static void leave_node(struct convert_job *job, cmark_node *node)
{
    const struct kind *kind = kind_of(node);
    struct node *done = job->parent;

    flush_text(job);
    if (!kind || kind->leaf || (kind->block == BLOCK_KIND_COUNT && job->depth-- > TREE_DEPTH))
        return;
    job->parent = done->parent;
    node_finish(job->tree, done);
}

static void convert(void *context)
{
    struct convert_job *job = context;
    cmark_iter *iter = cmark_iter_new(parse(job->source));
    cmark_event_type event;

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (job->parent == job->document && cmark_node_get_start_line(node) > job->last_line)
            break;
        if (event == CMARK_EVENT_ENTER)
            enter_node(job, node);
        else
            leave_node(job, node);
    }
}

static int count_lines(str text)
{
    int lines = 1;
    for (ptrdiff_t at = str_find_byte(text, '\n', 0); at >= 0; at = str_find_byte(text, '\n', (size_t)at + 1))
        lines++;
    return lines;
}

struct node *tree_convert(const struct tree *tree, const struct shield *shield, str text, unsigned lines)
{
    struct convert_job job = {.tree = tree, .shield = shield, .lines = lines, .source = text, .last_line = INT_MAX};
    struct buf source;

    buf_init(&source);
    if (tree->references.len && str_find_byte(text, '[', 0) >= 0) {
        job.last_line = count_lines(text);
        buf_add(&source, text);
        buf_add_z(&source, "\n\n");
        buf_add(&source, tree->references);
        job.source = buf_str(&source);
    }
    job.document = job.parent = node_new(tree->arena, NODE_DOCUMENT);
    job.document->line = 1;
    buf_init(&job.text);
    bool fits = room_run(tree->room, convert, &job);
    buf_release(&job.text);
    buf_release(&source);
    return fits ? job.document : NULL;
}

/* ---- texts ---------------------------------------------------------------------------------------------------- */

/* Whether cmark would take quadratic time for the text. */
static bool is_hostile(str text)
{
    unsigned images = 0;

    for (str rest = text; rest.ptr;) {
        str line = str_cut(&rest, '\n');
        bool deep;
        size_t prefix = skeleton_prefix(line, &deep);
        images = prefix == line.len ? 0 : images;
        for (ptrdiff_t at = str_find(line, STR("!["), 0); at >= 0; at = str_find(line, STR("!["), (size_t)at + 2))
            images++;
        if (deep || images > IMAGES_LIMIT)
            return true;
    }
    return false;
}

static struct node *refused(struct arena *arena, const struct part *part)
{
    struct node *document = node_new(arena, NODE_DOCUMENT), *code = node_new(arena, NODE_CODE_BLOCK);
    document->line = 1;
    code->line = part->line;
    code->text = part->text;
    node_append(document, code);
    return document;
}

struct node *tree_parse(const struct tree *tree, const struct part *part)
{
    struct tree own = *tree;
    struct shield shield;

    if (is_hostile(part->text))
        return refused(tree->arena, part);
    shield_init(&shield, tree->arena);
    shield.has_nothing = tree->fragment;
    str source = table_fold(&shield, shield_math(&shield, part->text));
    own.references = part->ends_open ? (str){0} : tree->references;
    struct node *document = tree_convert(&own, &shield, source, part->line - 1);
    own.references = tree->references.len || !shield.count ? tree->references : references_find(tree->arena, source);
    if (document)
        table_fill(&own, &shield, document);
    shield_release(&shield);
    if (document && !tree->fragment)
        html_expand(&own, document);
    return document ? document : refused(tree->arena, part);
}

/* No line of it may begin a block. */
static str as_paragraph(struct arena *arena, str text)
{
    struct buf out;

    buf_init(&out);
    for (str rest = text; rest.ptr;) {
        str line = str_trim_left(str_cut(&rest, '\n'));
        if (str_trim(line).len == 0)
            continue;
        buf_add_z(&out, MASK_NOTHING);
        buf_add(&out, line);
        buf_add_byte(&out, '\n');
    }
    str result = arena_copy(arena, buf_str(&out));
    buf_release(&out);
    return result;
}

struct node *tree_parse_inlines(const struct tree *tree, str text)
{
    struct shield shield;
    struct node *paragraph = node_new(tree->arena, NODE_PARAGRAPH);

    shield_init(&shield, tree->arena);
    shield.has_nothing = tree->fragment;
    str source = as_paragraph(tree->arena, shield_math(&shield, text));
    struct node *document = is_hostile(text) ? NULL : tree_convert(tree, &shield, source, 0);
    shield_release(&shield);
    if (!document)
        node_append_text(tree->arena, paragraph, text);
    else if (document->first)
        node_take_inlines(tree->arena, paragraph, document->first);
    return paragraph;
}

struct walk {
    struct tree tree;
    markdown_visit *visit;
    void *context;
};

static struct walk walk_begin(struct arena *arena, str text, unsigned flags)
{
    struct walk walk = {.tree = {.arena = arena, .room = room_new(ROOM_BUDGET), .flags = flags}};
    walk.tree.references = text.len > PART_BYTES ? references_find(arena, text) : (str){0};
    return walk;
}

static void append_part(void *context, const struct part *part)
{
    struct walk *walk = context;
    node_move_children(walk->context, tree_parse(&walk->tree, part));
}

struct node *markdown_parse_with(struct arena *arena, str text, unsigned flags)
{
    struct walk walk = walk_begin(arena, text, flags);
    struct node *document = node_new(arena, NODE_DOCUMENT);

    document->line = 1;
    walk.context = document;
    parts_each(text, append_part, &walk);
    room_free(walk.tree.room);
    return document;
}

static void visit_part(void *context, const struct part *part)
{
    struct walk *walk = context;
    struct arena_mark mark = arena_mark(walk->tree.arena);
    walk->visit(walk->context, tree_parse(&walk->tree, part));
    arena_rewind(walk->tree.arena, mark);
}

void markdown_each(str text, unsigned flags, markdown_visit *visit, void *context)
{
    struct arena arena;

    arena_init(&arena);
    struct walk walk = walk_begin(&arena, text, flags);
    walk.visit = visit;
    walk.context = context;
    parts_each(text, visit_part, &walk);
    room_free(walk.tree.room);
    arena_release(&arena);
}

struct node *markdown_parse(struct arena *arena, str text)
{
    return markdown_parse_with(arena, text, 0);
}

struct node *markdown_parse_inlines(struct arena *arena, str text)
{
    struct tree tree = {.arena = arena, .room = room_new(ROOM_BUDGET)};
    struct node *paragraph = tree_parse_inlines(&tree, text);
    room_free(tree.room);
    return paragraph;
}
