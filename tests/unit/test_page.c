/* Pages: well formed whatever the document holds, complete in themselves, with contents that lead somewhere. */
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "document_make.h"
#include "grill/base/map.h"
#include "grill/doc/markdown.h"
#include "grill/report/page.h"

enum { OPEN_MOST = 1000 };

/* A reader of HTML that forgives nothing. */
struct reader {
    const char *html; /* whole, for messages */
    const char *at;
    str open[OPEN_MOST];
    size_t depth;
    struct map ids;
    struct map targets; /* of links within the page */
    unsigned level;     /* of the last heading */
    unsigned titles;    /* headings of level 1 */
    bool has_language;
};

static bool is_void(str name)
{
    static const char *const names[] = {"meta", "br", "hr", "img", "input"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_eq(name, str_of(names[i])))
            return true;
    return false;
}

static _Noreturn void complain(const struct reader *reader, const char *what)
{
    fail_msg("%s before: %.80s", what, reader->at);
    abort();
}

static str read_name(struct reader *reader)
{
    const char *start = reader->at;
    while (isalnum((unsigned char)*reader->at) || *reader->at == '-' || *reader->at == ':')
        reader->at++;
    if (reader->at == start)
        complain(reader, "a name is missing");
    return (str){start, (size_t)(reader->at - start)};
}

/* Text up to `end`: no "<", and "&" only as one of the escapes. */
static void read_text(struct reader *reader, const char *end)
{
    static const char *const escapes[] = {"&amp;", "&lt;", "&gt;", "&quot;"};
    for (; *reader->at && !strchr(end, *reader->at); reader->at++) {
        unsigned char byte = (unsigned char)*reader->at;
        bool known = byte != '&';
        for (size_t i = 0; i < sizeof escapes / sizeof escapes[0] && !known; i++)
            known = strncmp(reader->at, escapes[i], strlen(escapes[i])) == 0;
        if (!known || byte == '<' || byte == '>' || (byte < ' ' && byte != '\n' && byte != '\t') || byte == 0x7F)
            complain(reader, "text that is not escaped");
    }
}

/* Notes what an attribute promises. Nothing may be fetched: pictures are in their addresses, and only links lead out.
 */
static void note_attribute(struct reader *reader, str element, str name, str value)
{
    bool source = str_eq(name, STR("src"));
    reader->has_language = reader->has_language || (str_eq(element, STR("html")) && str_eq(name, STR("lang")));
    if (str_eq(name, STR("id")) && !map_put(&reader->ids, value, reader))
        complain(reader, "a name that is there already");
    if (str_eq(name, STR("href")) && str_starts(value, STR("#")))
        map_put(&reader->targets, str_skip(value, 1), reader);
    if (str_starts(name, STR("on")) || (source && !str_starts(value, STR("data:image/"))) ||
        (str_eq(name, STR("href")) && !str_eq(element, STR("a"))))
        complain(reader, "an attribute that fetches or runs something");
}

/* Reads up to the end of the tag; true when it ends the element, too, as those of formulas may. */
static bool read_attributes(struct reader *reader, str element)
{
    bool described = !str_eq(element, STR("img"));
    while (*reader->at == ' ') {
        reader->at++;
        str name = read_name(reader);
        described = described || str_eq(name, STR("alt"));
        if (*reader->at != '=')
            continue;
        if (reader->at[1] != '"')
            complain(reader, "an attribute without quotes");
        reader->at += 2;
        const char *start = reader->at;
        read_text(reader, "\"");
        note_attribute(reader, element, name, (str){start, (size_t)(reader->at - start)});
        if (*reader->at++ != '"')
            complain(reader, "an attribute without an end");
    }
    if (!described)
        complain(reader, "a picture without words");
    bool closed = *reader->at == '/';
    reader->at += closed;
    if (*reader->at++ != '>')
        complain(reader, "a tag without an end");
    return closed;
}

/* Headings follow each other without gaps between their levels. */
static void note_heading(struct reader *reader, str name)
{
    if (name.len != 2 || name.ptr[0] != 'h' || name.ptr[1] < '1' || name.ptr[1] > '6')
        return;
    unsigned level = (unsigned)(name.ptr[1] - '0');
    if (level > reader->level + 1)
        complain(reader, "a heading that leaves out a level");
    reader->level = level;
    reader->titles += level == 1;
}

static void read_tag(struct reader *reader)
{
    reader->at++;
    if (*reader->at == '/') {
        reader->at++;
        str name = read_name(reader);
        if (reader->depth == 0 || !str_eq(reader->open[--reader->depth], name))
            complain(reader, "an element is closed that is not open");
        if (*reader->at++ != '>')
            complain(reader, "a tag without an end");
        return;
    }
    str name = read_name(reader);
    note_heading(reader, name);
    if (read_attributes(reader, name) || is_void(name))
        return;
    if (reader->depth == OPEN_MOST)
        complain(reader, "too many open elements");
    reader->open[reader->depth++] = name;
    if (str_eq(name, STR("style"))) {
        const char *end = strstr(reader->at, "</style>");
        if (!end || memchr(reader->at, '<', (size_t)(end - reader->at)))
            complain(reader, "a style sheet without an end");
        reader->at = end;
    }
}

static void check_html(const char *html)
{
    static const char doctype[] = "<!DOCTYPE html>\n<html lang=\"";
    static const char *const fetching[] = {"<script", "<link",   "<iframe",     "<object", " src=\"http",
                                           "url(",    "@import", "javascript:", " onload="};
    struct reader reader = {.html = html, .at = html};
    assert_int_equal(strncmp(html, doctype, strlen(doctype)), 0);
    map_init(&reader.ids);
    map_init(&reader.targets);
    reader.at += strlen("<!DOCTYPE html>");
    while (*reader.at) {
        if (*reader.at == '<')
            read_tag(&reader);
        else
            read_text(&reader, "<");
    }
    if (reader.depth > 0)
        complain(&reader, "elements are left open");
    if (reader.titles != 1 || !reader.has_language)
        fail_msg("%u headings of level 1, language: %d", reader.titles, reader.has_language);
    for (size_t i = 0; i < reader.targets.count; i++)
        if (!map_has(&reader.ids, reader.targets.entries[i].key))
            fail_msg("a link leads to #%.*s, which is not there", STR_ARG(reader.targets.entries[i].key));
    map_release(&reader.targets);
    map_release(&reader.ids);
    for (size_t i = 0; i < sizeof fetching / sizeof fetching[0]; i++)
        if (strstr(html, fetching[i]))
            fail_msg("the page holds %s", fetching[i]);
}

static void make_page(struct buf *out, const char *markdown, const struct page *page)
{
    struct arena arena;
    arena_init(&arena);
    page_html(out, &arena, markdown_parse(&arena, str_of(markdown)), page);
    check_html(buf_z(out));
    arena_release(&arena);
}

static void test_contents(void **state)
{
    static const struct page page = {.title = {"Trees & <herbs>", 15}};
    struct buf out;
    (void)state;
    buf_init(&out);
    make_page(&out, "# A\n\n### *B* & C\n\n##### deep\n\n###### deeper\n\n## D\n\n# E\n\n[c](#b--c) [none](#x)\n",
              &page);
    assert_non_null(strstr(buf_z(&out), "<title>Trees &amp; &lt;herbs&gt;</title>\n"));
    assert_non_null(strstr(buf_z(&out), "<ul>\n<li><a href=\"#topic-1\">A</a>\n<ul>\n"
                                        "<li><a href=\"#topic-2\">B &amp; C</a>\n<ul>\n"
                                        "<li><a href=\"#topic-3\">deep</a></li>\n</ul>\n</li>\n"
                                        "<li><a href=\"#topic-5\">D</a></li>\n</ul>\n</li>\n"
                                        "<li><a href=\"#topic-6\">E</a></li>\n</ul>\n"));
    /* one heading above all, and none that leaves out a level */
    assert_non_null(strstr(buf_z(&out), "<main>\n<h1>Trees &amp; &lt;herbs&gt;</h1>\n<h2 id=\"topic-1\">A</h2>\n"));
    assert_non_null(strstr(buf_z(&out), "<h3 id=\"topic-2\"><em>B</em> &amp; C</h3>\n<h4 id=\"topic-3\">deep</h4>"));
    /* links find the headings by the names that other programs give them */
    assert_non_null(strstr(buf_z(&out), "<p><a href=\"#topic-2\">c</a> <span>none</span></p>"));
    assert_non_null(strstr(buf_z(&out), "main { columns: 2; }"));
    buf_release(&out);
}

static void test_small(void **state)
{
    static const struct page page = {.columns = 3};
    struct buf out;
    (void)state;
    buf_init(&out);
    make_page(&out, "# A\n\ntext\n", &page);
    assert_null(strstr(buf_z(&out), "<nav"));
    assert_non_null(strstr(buf_z(&out), "<title>Cheat sheet</title>"));
    assert_non_null(strstr(buf_z(&out), "main { columns: 3; }"));
    buf_clear(&out);
    make_page(&out, "", &page);
    buf_release(&out);
}

static void test_language(void **state)
{
    static const struct page page = {.columns = 0};
    struct buf out;
    (void)state;
    buf_init(&out);
    make_page(&out, "# Was ist das?\n\nDas ist nicht der Titel, und `the code is not for the title`.\n", &page);
    assert_non_null(strstr(buf_z(&out), "<html lang=\"de\">\n"));
    buf_clear(&out);
    make_page(&out, "# מהי למידה עמוקה?\n", &page);
    assert_non_null(strstr(buf_z(&out), "<html lang=\"he\" dir=\"rtl\">\n"));
    buf_release(&out);
}

static void test_hostile(void **state)
{
    static const struct page page = {.title = {"</title><script>\"", 17}};
    struct buf out;
    (void)state;
    buf_init(&out);
    make_page(&out,
              "# </h1> \"x\" &lt; 'y' \x01\n\n<script>alert(1)</script>\n\n<b>bold <i>both</b> </i> </ul>\n\n"
              "![p](http://example.org/p.png \"t\\\"q\") [l](javascript:alert(1)) <img src=x onload=y>\n\n"
              "## <a name=\"topic-1\">b</a>\n\n## c `<code>` $a<b$\n\n| <td> | b\n|---|:-:|\n| ``` | \" |\n\n"
              "<details><summary>s</summary>\n\nx\n\n- <li>\n",
              &page);
    buf_release(&out);
}

static void test_random(void **state)
{
    static const struct page page = {.columns = 0};
    (void)state;
    for (uint64_t seed = 1; seed <= 500; seed++) {
        struct random random = random_seeded(seed);
        struct arena arena;
        struct buf out;
        arena_init(&arena);
        buf_init(&out);
        page_html(&out, &arena, document_make(&arena, &random), &page);
        check_html(buf_z(&out));
        buf_release(&out);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contents), cmocka_unit_test(test_small),  cmocka_unit_test(test_language),
        cmocka_unit_test(test_hostile),  cmocka_unit_test(test_random),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
