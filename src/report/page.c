#include "grill/report/page.h"

#include <string.h>

#include "grill/base/map.h"
#include "grill/doc/render.h"
#include "grill/text/language.h"
#include "page_int.h"

enum {
    CONTENTS_LEVELS = 3, /* of headings below the page's own; deeper ones are not listed */
    CONTENTS_LEAST = 3,  /* fewer headings need no list */
    LEVELS = 6,
    COLUMNS = 2
};

/* The open lists of the table of contents. */
struct contents {
    struct buf *out;
    unsigned levels[LEVELS];
    size_t depth;
};

/* ---- the table of contents ---- */

/* Whether the first heading, and no other, is of level 1. */
static bool has_title(const struct node *document)
{
    size_t headings = 0;
    size_t titles = 0;
    for (const struct node *node = document; node; node = node_next(node, document))
        if (node->kind == NODE_HEADING) {
            titles += node->level == 1;
            if (headings++ == 0 && titles == 0)
                return false;
        }
    return titles == 1;
}

/* Makes the headings' levels follow each other without gaps, below the page's own heading if it has one. */
static void settle_levels(struct node *document, bool titled)
{
    unsigned before = titled;
    for (struct node *node = document; node; node = node_next(node, document)) {
        if (node->kind != NODE_HEADING)
            continue;
        unsigned level = node->level + titled;
        level = level > before + 1 ? before + 1 : level;
        node->level = (unsigned char)(level > LEVELS ? LEVELS : level);
        before = node->level;
    }
}

/* The anchor that other programs make of a heading: small letters, hyphens for blanks, no punctuation. */
static str anchor_of(struct arena *arena, const struct node *heading)
{
    struct buf words;
    struct buf anchor;
    buf_init(&words);
    buf_init(&anchor);
    node_plain_text(&words, heading);
    for (size_t i = 0; i < words.len; i++) {
        char byte = words.ptr[i];
        if (byte == ' ')
            buf_add_byte(&anchor, '-');
        else if (byte >= 'A' && byte <= 'Z')
            buf_add_byte(&anchor, (char)(byte + 'a' - 'A'));
        else if (!strchr("!\"#$%&'()*+,./:;<=>?@[\\]^`{|}~", byte))
            buf_add_byte(&anchor, byte);
    }
    str copy = arena_format(arena, "#%s", buf_z(&anchor));
    buf_release(&anchor);
    buf_release(&words);
    return copy;
}

static void name_headings(struct arena *arena, struct node *document, struct map *anchors)
{
    size_t count = 0;
    for (struct node *block = document->first; block; block = block->next)
        if (block->kind == NODE_HEADING) {
            block->url = arena_format(arena, "topic-%zu", ++count);
            map_add(anchors, anchor_of(arena, block), block);
        }
}

/* Leads the document's links to its own headings to their names, and those that lead nowhere to nothing. */
static void lead_links(struct arena *arena, struct node *document, const struct map *anchors)
{
    for (struct node *node = document; node; node = node_next(node, document))
        if ((node->kind == NODE_LINK || node->kind == NODE_IMAGE) && str_starts(node->url, STR("#"))) {
            const struct node *heading = map_find(anchors, node->url);
            node->url = heading ? arena_format(arena, "#%.*s", STR_ARG(heading->url)) : (str){0};
        }
}

static void name_places(struct arena *arena, struct node *document)
{
    struct map anchors;
    map_init(&anchors);
    name_headings(arena, document, &anchors);
    lead_links(arena, document, &anchors);
    map_release(&anchors);
}

/* Opens a list inside the one that is open, or closes lists until the level fits. */
static void contents_level(struct contents *contents, unsigned level)
{
    if (contents->depth == 0 || level > contents->levels[contents->depth - 1]) {
        buf_add(contents->out, contents->depth > 0 ? STR("\n<ul>\n") : STR("<ul>\n"));
        contents->levels[contents->depth++] = level;
        return;
    }
    while (contents->depth > 1 && level <= contents->levels[contents->depth - 2]) {
        buf_add(contents->out, STR("</li>\n</ul>\n"));
        contents->depth--;
    }
    buf_add(contents->out, STR("</li>\n"));
    contents->levels[contents->depth - 1] = level;
}

static void add_entry(struct contents *contents, const struct node *heading)
{
    struct buf words;
    buf_init(&words);
    node_plain_text(&words, heading);
    contents_level(contents, heading->level);
    buf_addf(contents->out, "<li><a href=\"#%.*s\">", STR_ARG(heading->url));
    html_escape(contents->out, buf_str(&words));
    buf_add(contents->out, STR("</a>"));
    buf_release(&words);
}

static void add_contents(struct buf *out, const struct node *document, unsigned deepest)
{
    struct contents contents = {.out = out};
    buf_add(out, STR("<nav aria-label=\"Contents\">\n<details open>\n<summary>Contents</summary>\n"));
    for (const struct node *block = document->first; block; block = block->next)
        if (block->kind == NODE_HEADING && block->level <= deepest)
            add_entry(&contents, block);
    for (; contents.depth > 0; contents.depth--)
        buf_add(out, STR("</li>\n</ul>\n"));
    buf_add(out, STR("</details>\n</nav>\n"));
}

static bool is_listed(const struct node *document, unsigned deepest)
{
    size_t count = 0;
    for (const struct node *block = document->first; block; block = block->next)
        count += block->kind == NODE_HEADING && block->level <= deepest;
    return count >= CONTENTS_LEAST;
}

/* ---- the page ---- */

/* The policy makes browsers keep what the page promises: that nothing is fetched and nothing runs. */
static void add_head(struct buf *out, const struct page *page, str title, const char *language)
{
    buf_addf(out, "<!DOCTYPE html>\n<html lang=\"%s\"%s>\n", language, language_is_rtl(language) ? " dir=\"rtl\"" : "");
    buf_add(out, STR("<head>\n<meta charset=\"utf-8\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                     "style-src 'unsafe-inline'; img-src data:\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta name=\"referrer\" content=\"no-referrer\">\n"
                     "<meta name=\"generator\" content=\"grill\">\n<title>"));
    html_escape(out, title);
    buf_add(out, STR("</title>\n<style>\n"));
    buf_add_z(out, page_style);
    buf_add_z(out, page_style_print);
    buf_addf(out, "@media print { main { columns: %u; } }\n", page->columns > 0 ? page->columns : COLUMNS);
    buf_add(out, STR("</style>\n</head>\n"));
}

/* The language of the words: code and formulas look like English in any. */
static const char *language_of(const struct node *document)
{
    struct buf words;
    buf_init(&words);
    for (const struct node *node = document; node; node = node_next(node, document))
        if (node->kind == NODE_TEXT) {
            buf_add(&words, node->text);
            buf_add_byte(&words, ' ');
        }
    const char *language = language_guess(buf_str(&words));
    buf_release(&words);
    return language;
}

void page_html(struct buf *out, struct arena *arena, struct node *document, const struct page *page)
{
    static const struct render_options options = {.reveal = true};
    str title = page->title.len > 0 ? page->title : STR("Cheat sheet");
    bool titled = !has_title(document);
    unsigned deepest = CONTENTS_LEVELS + titled;
    settle_levels(document, titled);
    name_places(arena, document);
    add_head(out, page, title, language_of(document));
    buf_add(out, STR("<body>\n"));
    if (is_listed(document, deepest))
        add_contents(out, document, deepest);
    buf_add(out, STR("<main>\n"));
    if (titled) {
        buf_add(out, STR("<h1>"));
        html_escape(out, title);
        buf_add(out, STR("</h1>\n"));
    }
    render(out, document, RENDER_HTML, &options);
    buf_add(out, STR("</main>\n</body>\n</html>\n"));
}
