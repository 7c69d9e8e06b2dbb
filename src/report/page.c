#include "grill/report/page.h"

#include "grill/doc/render.h"
#include "page_int.h"

enum {
    CONTENTS_LEVEL = 3, /* deeper headings are not listed */
    CONTENTS_LEAST = 3, /* fewer headings need no list */
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

static void name_headings(struct arena *arena, struct node *document)
{
    size_t count = 0;
    for (struct node *block = document->first; block; block = block->next)
        if (block->kind == NODE_HEADING)
            block->url = arena_format(arena, "topic-%zu", ++count);
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

static void add_contents(struct buf *out, const struct node *document)
{
    struct contents contents = {.out = out};
    buf_add(out, STR("<nav aria-label=\"Contents\">\n<details open>\n<summary>Contents</summary>\n"));
    for (const struct node *block = document->first; block; block = block->next)
        if (block->kind == NODE_HEADING && block->level <= CONTENTS_LEVEL)
            add_entry(&contents, block);
    for (; contents.depth > 0; contents.depth--)
        buf_add(out, STR("</li>\n</ul>\n"));
    buf_add(out, STR("</details>\n</nav>\n"));
}

static bool is_listed(const struct node *document)
{
    size_t count = 0;
    for (const struct node *block = document->first; block; block = block->next)
        count += block->kind == NODE_HEADING && block->level <= CONTENTS_LEVEL;
    return count >= CONTENTS_LEAST;
}

/* ---- the page ---- */

/* The policy makes browsers keep what the page promises: that nothing is fetched and nothing runs. */
static void add_head(struct buf *out, const struct page *page)
{
    buf_add(out, STR("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                     "style-src 'unsafe-inline'; img-src data:\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta name=\"referrer\" content=\"no-referrer\">\n"
                     "<meta name=\"generator\" content=\"grill\">\n<title>"));
    html_escape(out, page->title.len > 0 ? page->title : STR("Cheat sheet"));
    buf_add(out, STR("</title>\n<style>\n"));
    buf_add_z(out, page_style);
    buf_add_z(out, page_style_print);
    buf_addf(out, "@media print { main { columns: %u; } }\n", page->columns > 0 ? page->columns : COLUMNS);
    buf_add(out, STR("</style>\n</head>\n"));
}

void page_html(struct buf *out, struct arena *arena, struct node *document, const struct page *page)
{
    static const struct render_options options = {.reveal = true};
    name_headings(arena, document);
    add_head(out, page);
    buf_add(out, STR("<body>\n"));
    if (is_listed(document))
        add_contents(out, document);
    buf_add(out, STR("<main>\n"));
    render(out, document, RENDER_HTML, &options);
    buf_add(out, STR("</main>\n</body>\n</html>\n"));
}
