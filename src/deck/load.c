#include "grill/deck/load.h"

#include <stdlib.h>
#include <string.h>

#include "front_int.h"
#include "grill/base/file.h"
#include "grill/text/encoding.h"
#include "id_int.h"
#include "reader_int.h"

/* ---- Markdown and plain text ---- */

static void take_front(struct deck *deck, const struct front *front)
{
    deck->title = front->title;
    deck->tags = front->tags;
    deck->tag_count = front->tag_count;
}

static void claim_front(struct claim *claims, const struct front *front)
{
    for (uint32_t n = 0; claims && n < front->lines; n++)
        claims[n] = (struct claim){CLAIM_META, "", "front matter"};
}

static str skip_lines(str text, uint32_t lines)
{
    str rest = text;
    for (uint32_t n = 0; n < lines && rest.ptr; n++)
        str_cut(&rest, '\n');
    return rest.ptr ? rest : str_skip(text, text.len);
}

/* Topics named by front matter stand above all headings. */
static struct topic *add_topics(struct deck *deck, const struct front *front)
{
    struct topic *above = deck->root;
    for (size_t i = 0; i < front->topic_count; i++) {
        struct topic *topic = ARENA_NEW(deck->arena, struct topic);
        *topic = (struct topic){.title = front->topics[i], .parent = above, .line = 1};
        above->first = above->last = topic;
        above = topic;
    }
    return above;
}

/* What grew on the heap moves to the arena. */
static void *settle(struct arena *arena, void *items, size_t count, size_t size)
{
    void *settled = count ? arena_array(arena, count, size, _Alignof(max_align_t)) : NULL;
    if (count)
        memcpy(settled, items, count * size);
    free(items);
    return settled;
}

static void load_markdown(struct deck *deck, struct diags *diags, struct claim *claims)
{
    struct front front = front_read(deck->arena, deck->text, deck->path, diags);
    struct arena scratch;
    arena_init(&scratch);
    struct reader reader = {.arena = deck->arena,
                            .scratch = &scratch,
                            .diags = diags,
                            .deck = deck,
                            .first_line = front.lines + 1,
                            .claims = claims,
                            .forced = front.style};
    take_front(deck, &front);
    claim_front(claims, &front);
    reader.top = add_topics(deck, &front);
    reader.outline = outline_read(&scratch, skip_lines(deck->text, front.lines), deck->path, reader.first_line, diags);
    if (reader.outline.line_count) {
        reader_lines(&reader);
        reader_noise(&reader);
        reader_marks(&reader);
        reader_decide(&reader);
        reader_walk(&reader);
    }
    free(reader.marks);
    arena_release(&scratch);
    deck->cards = settle(deck->arena, deck->cards, deck->card_count, sizeof *deck->cards);
    deck->passages = settle(deck->arena, deck->passages, deck->passage_count, sizeof *deck->passages);
}

/* ---- any format ---- */

static str stem_of(str path)
{
    str name = path_name(path);
    for (size_t i = name.len; i-- > 1;)
        if (name.ptr[i] == '.')
            return str_slice(name, 0, i);
    return name;
}

static size_t count_lines(str text)
{
    size_t lines = text.len && text.ptr[text.len - 1] != '\n';
    for (size_t i = 0; i < text.len; i++)
        lines += text.ptr[i] == '\n';
    return lines;
}

static void find_doubts(const struct deck *deck, struct diags *diags)
{
    for (size_t i = 0; i < deck->card_count; i++) {
        const struct card *card = &deck->cards[i];
        if (card->question.len == 0)
            diags_add(diags, DIAG_EMPTY_QUESTION, deck->path, card->line, 0, "an answer without a question");
        else if (card->answer.len == 0)
            diags_add(diags, DIAG_NO_ANSWER, deck->path, card->line, 0, "the question has no answer");
    }
    if (deck->card_count == 0)
        diags_add(diags, DIAG_NO_CARDS, deck->path, 0, 0, "nothing in it looks like a question");
}

static struct deck *load(struct arena *arena, str path, str bytes, struct diags *diags, struct claim **claims,
                         size_t *claim_count)
{
    str text;
    if (!text_decode(arena, bytes, path, diags, &text))
        return NULL;
    struct deck *deck = ARENA_NEW(arena, struct deck);
    deck->path = path;
    deck->text = text;
    deck->arena = arena;
    deck->root = ARENA_NEW(arena, struct topic);
    if (claims) {
        *claim_count = count_lines(text);
        *claims = ARENA_ARRAY(arena, struct claim, *claim_count);
        for (size_t i = 0; i < *claim_count; i++)
            (*claims)[i] = (struct claim){CLAIM_BLANK, "", ""};
    }
    load_markdown(deck, diags, claims ? *claims : NULL);
    if (deck->title.len == 0)
        deck->title = stem_of(path);
    deck_identify(deck);
    find_doubts(deck, diags);
    return deck;
}

struct deck *deck_load(struct arena *arena, str path, str bytes, struct diags *diags)
{
    return load(arena, path, bytes, diags, NULL, NULL);
}

struct deck *deck_explain(struct arena *arena, str path, str bytes, struct diags *diags, const struct claim **claims,
                          size_t *count)
{
    struct claim *all = NULL;
    struct deck *deck = load(arena, path, bytes, diags, &all, count);
    *claims = all;
    return deck;
}

bool deck_is_candidate(str path)
{
    static const char *const extensions[] = {".md",   ".markdown", ".mdown", ".mkd",  ".mdx", ".txt",
                                             ".text", ".yml",      ".yaml",  ".json", ".tsv", ".csv"};
    for (size_t i = 0; i < sizeof extensions / sizeof extensions[0]; i++) {
        str extension = str_of(extensions[i]);
        if (path.len > extension.len && str_eq_nocase(str_skip(path, path.len - extension.len), extension))
            return true;
    }
    return false;
}
