/*
 * The file as a whole decides: every run that may be doubly encoded is weighed, accented letters that stand there
 * rightly speak against it, and only then all is rewritten.
 */
#include "grill/text/mojibake.h"

#include <string.h>
#include <utf8proc.h>

#include "grill/text/utf8.h"
#include "mojibake_int.h"

enum {
    MOST_PASSES = 3,  /* text that was encoded four times has never been seen */
    ENOUGH_ALONE = 2, /* evidence needed when no accented letter stands there rightly */
    ENOUGH_AMONG_OTHERS = 6,
    CLEAR_MAJORITY = 4, /* evidence over rightly accented runs from which on doubtful runs are repaired, too */
};

struct census {
    unsigned evidence;
    unsigned genuine; /* runs with accented letters that cannot be repaired */
    size_t runs;
};

enum decision { LEAVE, REPAIR_CLEAR, REPAIR_ALL };

/* A walk over the runs of a text. */
struct walk {
    const struct charset_index *index;
    str text;
    size_t at;
    struct buf bytes;   /* of the run found last */
    struct buf decoded; /* what it would become */
    size_t start;       /* its place in the text */
    unsigned evidence;
    bool plausible;
};

/* The last byte of a picture was A0, a no-break space that became a plain one: what follows it is the encoded selector
 * that asks for a coloured picture, and never begins a word. */
static bool is_lost_space(const struct walk *walk, size_t at)
{
    return walk->index->charset == &charsets[CHARSET_WINDOWS_1252] &&
           str_starts(str_skip(walk->text, at), STR(" \u00EF\u00B8"));
}

/* Collects the bytes of the run that begins at `walk->at`; false when its first character is not of the set. */
static bool read_run(struct walk *walk)
{
    buf_clear(&walk->bytes);
    walk->start = walk->at;
    while (walk->at < walk->text.len) {
        size_t size;
        unsigned code = utf8_decode(str_skip(walk->text, walk->at), &size);
        unsigned char byte = code < 0x80 ? 0 : charset_byte(walk->index, code);

        if (code == ' ' && walk->bytes.len > 0 && is_lost_space(walk, walk->at))
            byte = 0xA0;
        if (byte == 0)
            break;
        buf_add_byte(&walk->bytes, (char)byte);
        walk->at += size;
    }
    return walk->bytes.len > 0;
}

static void weigh_run(struct walk *walk)
{
    struct run run = {
        .charset = walk->index->charset,
        .bytes = (const unsigned char *)walk->bytes.ptr,
        .len = walk->bytes.len,
        .before = utf8_before(walk->text, walk->start),
        .after = utf8_at(walk->text, walk->at),
    };

    buf_clear(&walk->decoded);
    walk->evidence = EVIDENCE_NONE;
    walk->plausible = run_decode(&run, &walk->decoded, &walk->evidence);
}

/* Bytes of the character with this lead byte when no set has it: beyond Latin, Greek and punctuation. 0 for others. */
static size_t foreign_size(unsigned char lead)
{
    if (lead >= 0xD0 && lead < 0xE0)
        return 2;
    if (lead == 0xE0 || lead == 0xE1 || (lead >= 0xE3 && lead <= 0xEE))
        return 3;
    return lead >= 0xF0 ? 4 : 0;
}

/* Goes to the next run and weighs it; false at the end of the text. */
static bool walk_next(struct walk *walk)
{
    while (walk->at < walk->text.len) {
        size_t size = utf8_ascii_run(str_skip(walk->text, walk->at));

        walk->at += size;
        if (walk->at == walk->text.len)
            break;
        size = foreign_size((unsigned char)walk->text.ptr[walk->at]);
        if (size > 0) {
            walk->at += size;
            continue;
        }
        if (read_run(walk)) {
            weigh_run(walk);
            return true;
        }
        utf8_decode(str_skip(walk->text, walk->at), &size);
        walk->at += size;
    }
    return false;
}

static struct walk walk_begin(const struct charset_index *index, str text)
{
    struct walk walk = {.index = index, .text = text};

    buf_init(&walk.bytes);
    buf_init(&walk.decoded);
    return walk;
}

static void walk_end(struct walk *walk)
{
    buf_release(&walk->bytes);
    buf_release(&walk->decoded);
}

static bool has_letter(const struct walk *walk)
{
    size_t at, size;

    for (at = walk->start; at < walk->at; at += size) {
        unsigned code = utf8_decode(str_skip(walk->text, at), &size);
        utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);

        if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO)
            return true;
    }
    return false;
}

static struct census take_census(const struct charset_index *index, str text)
{
    struct walk walk = walk_begin(index, text);
    struct census census = {0};

    while (walk_next(&walk)) {
        census.evidence += walk.plausible ? walk.evidence : EVIDENCE_NONE;
        census.runs += walk.plausible;
        census.genuine += !walk.plausible && has_letter(&walk);
    }
    walk_end(&walk);
    return census;
}

/* A text that speaks of mojibake shows it on purpose. */
static bool is_about_mojibake(str text)
{
    ptrdiff_t at = -1;

    while ((at = str_find(text, STR("ojibake"), (size_t)(at + 1))) > 0)
        if (str_starts_nocase(str_skip(text, (size_t)at - 1), STR("m")))
            return true;
    return false;
}

static enum decision decide(const struct census *census, str text)
{
    if (census->evidence < (census->genuine ? ENOUGH_AMONG_OTHERS : ENOUGH_ALONE) || is_about_mojibake(text))
        return LEAVE;
    return census->evidence / CLEAR_MAJORITY >= census->genuine ? REPAIR_ALL : REPAIR_CLEAR;
}

static str rewrite(struct arena *arena, const struct charset_index *index, str text, enum decision decision,
                   struct mojibake *report)
{
    struct walk walk = walk_begin(index, text);
    struct buf out;
    size_t copied = 0;
    str result;

    buf_init(&out);
    while (walk_next(&walk)) {
        if (!walk.plausible || (decision == REPAIR_CLEAR && walk.evidence == EVIDENCE_NONE))
            continue;
        if (report->runs++ == 0)
            report->first = walk.start;
        buf_add(&out, str_slice(text, copied, walk.start));
        buf_add(&out, buf_str(&walk.decoded));
        copied = walk.at;
    }
    buf_add(&out, str_slice(text, copied, text.len));
    result = arena_copy(arena, buf_str(&out));
    buf_release(&out);
    walk_end(&walk);
    return result;
}

/* Which character sets have a pair of neighbours in the text that begins like an encoded character, one bit each.
 * Almost all clean texts end here. */
static unsigned suspects(const struct charset_index indices[CHARSET_COUNT], str text)
{
    unsigned found = 0, leads = 0;
    size_t at = 0, size;

    for (; at < text.len; at += size) {
        unsigned char byte = (unsigned char)text.ptr[at];
        unsigned next_leads = 0, code;
        int i;

        size = byte < 0x80 ? utf8_ascii_run((str){text.ptr + at, text.len - at}) : foreign_size(byte);
        if (size == 0) {
            code = utf8_decode((str){text.ptr + at, text.len - at}, &size);
            for (i = 0; i < CHARSET_COUNT; i++) {
                unsigned char as = charset_byte(&indices[i], code);

                found |= (unsigned)(as >= 0x80 && as < 0xC0) << i & leads;
                next_leads |= (unsigned)(as >= 0xC2 || as == 0x9F) << i;
            }
        }
        leads = next_leads;
    }
    return found;
}

/* One pass: repairs what the most telling character set explains. Returns `text` itself when there is nothing. */
static str repair_once(struct arena *arena, const struct charset_index indices[CHARSET_COUNT], str text,
                       struct mojibake *report)
{
    unsigned suspected = suspects(indices, text);
    struct census best = {0};
    int chosen = 0, i;
    enum decision decision;

    for (i = 0; i < CHARSET_COUNT; i++) {
        struct census census = {0};

        if (suspected & 1u << i)
            census = take_census(&indices[i], text);
        if (census.evidence > best.evidence) {
            best = census;
            chosen = i;
        }
    }
    decision = decide(&best, text);
    if (decision == LEAVE)
        return text;
    report->charset = charsets[chosen].name;
    return rewrite(arena, &indices[chosen], text, decision, report);
}

str mojibake_repair(struct arena *arena, str text, struct mojibake *report)
{
    struct charset_index indices[CHARSET_COUNT];
    int pass, i;

    *report = (struct mojibake){0};
    if (utf8_ascii_run(text) == text.len)
        return text;
    for (i = 0; i < CHARSET_COUNT; i++)
        charset_index_init(&indices[i], &charsets[i]);
    for (pass = 0; pass < MOST_PASSES; pass++) {
        struct mojibake found = {0};
        str repaired = repair_once(arena, indices, text, &found);

        if (found.runs == 0)
            break;
        if (pass == 0)
            *report = found;
        text = repaired;
    }
    return text;
}
