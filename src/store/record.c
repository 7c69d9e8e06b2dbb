#include "grill/store/record.h"

#include <string.h>

#include "grill/base/array.h"
#include "grill/base/hash.h"
#include "grill/base/trap.h"
#include "grill/base/word.h"

/* What may follow the four fields that every record has. */
enum field { FIELD_NONE, FIELD_GRADE, FIELD_TAKEN, FIELD_FLAGS, FIELD_TARGET, FIELD_OTHER, FIELD_COUNT };

enum { FIELDS_MAX = 3, CHECKSUM_DIGITS = 8, NUMBER_DIGITS = 15 };

struct range {
    int64_t min, max;
};

static const struct range ms_range = {0, RECORD_MS_MAX};
static const struct range zone_range = {-RECORD_ZONE_MAX, RECORD_ZONE_MAX};

static const struct range ranges[FIELD_COUNT] = {
    [FIELD_GRADE] = {1, 4},
    [FIELD_TAKEN] = {0, RECORD_MS_MAX},
    [FIELD_FLAGS] = {0, UINT32_MAX},
    [FIELD_TARGET] = {0, RECORD_MS_MAX},
};

/* To add a kind: 1. a member of enum record_kind, 2. a row here, 3. a case in test_record.c. */
static const struct {
    char letter;
    unsigned char fields[FIELDS_MAX];
} kinds[] = {
    [RECORD_REVIEW] = {'r', {FIELD_GRADE, FIELD_TAKEN, FIELD_FLAGS}},
    [RECORD_UNDO] = {'u', {FIELD_TARGET}},
    [RECORD_SUSPEND] = {'s', {FIELD_NONE}},
    [RECORD_RESUME] = {'c', {FIELD_NONE}},
    [RECORD_FLAG] = {'f', {FIELD_FLAGS}},
    [RECORD_RENAME] = {'n', {FIELD_OTHER}},
};
_Static_assert(COUNT_OF(kinds) == RECORD_UNKNOWN, "one row for each known kind");

static int64_t field_get(const struct record *record, enum field field)
{
    switch (field) {
    case FIELD_GRADE:
        return record->grade;
    case FIELD_TAKEN:
        return record->taken;
    case FIELD_FLAGS:
        return record->flags;
    case FIELD_TARGET:
        return record->target;
    case FIELD_NONE:
    case FIELD_OTHER:
    case FIELD_COUNT:
        break;
    }
    return 0;
}

static void field_set(struct record *record, enum field field, int64_t value)
{
    switch (field) {
    case FIELD_GRADE:
        record->grade = (int)value;
        break;
    case FIELD_TAKEN:
        record->taken = value;
        break;
    case FIELD_FLAGS:
        record->flags = (unsigned)value;
        break;
    case FIELD_TARGET:
        record->target = value;
        break;
    case FIELD_NONE:
    case FIELD_OTHER:
    case FIELD_COUNT:
        break;
    }
}

void record_format(struct buf *out, const struct record *record)
{
    ENSURE(record->kind < RECORD_UNKNOWN);
    const size_t start = out->len;
    buf_addf(out, "%c %.*s %lld %d", kinds[record->kind].letter, STR_ARG(record->card), (long long)record->ms,
             record->zone);
    const unsigned char *fields = kinds[record->kind].fields;
    for (size_t i = 0; i < FIELDS_MAX && fields[i] != FIELD_NONE; i++) {
        if (fields[i] == FIELD_OTHER)
            buf_addf(out, " %.*s", STR_ARG(record->other));
        else
            buf_addf(out, " %lld", (long long)field_get(record, fields[i]));
    }
    if (record->question.len > 0)
        buf_addf(out, " %.*s", STR_ARG(record->question));
    const uint32_t crc = crc32_update(0, str_skip(buf_str(out), start));
    buf_addf(out, " %08x\n", (unsigned)crc);
}

/* A million lines are read at every start: the fields are walked with two pointers instead of being cut into views.
 * What `end` points to can be read: it is the blank of the checksum, eight digits before the end of the line. */
struct cursor {
    const char *at;
    const char *end;
};

/* Steps over the blank before a field; a second blank would make it an empty field. */
static bool take_blank(struct cursor *in)
{
    if (in->at == in->end || *in->at != ' ')
        return false;
    in->at++;
    return in->at < in->end && *in->at != ' ';
}

static bool take_number(struct cursor *in, struct range range, int64_t *value)
{
    if (!take_blank(in))
        return false;
    const bool negative = *in->at == '-';
    const char *const digits = in->at + negative;
    const char *p = digits;
    uint64_t number = 0; /* of too many digits it may be any, which does no harm */
    for (unsigned digit; (digit = (unsigned char)*p - (unsigned)'0') <= 9; p++)
        number = number * 10 + digit;
    if (p == digits || p - digits > NUMBER_DIGITS || *p != ' ')
        return false;
    in->at = p;
    *value = negative ? -(int64_t)number : (int64_t)number;
    return *value >= range.min && *value <= range.max;
}

static bool take_id(struct cursor *in, str *id)
{
    if (!take_blank(in))
        return false;
    const char *p = in->at;
    while ((unsigned char)*p > ' ' && *p != 0x7f)
        p++;
    *id = (str){in->at, (size_t)(p - in->at)};
    in->at = p;
    return id->len > 0 && id->len <= RECORD_CARD_MAX && *p == ' ';
}

/* Place and words stand at the end, where a later version may put something else: what is neither is passed over. */
static void take_question(struct cursor *in, struct record *record)
{
    str place;
    if (!take_id(in, &place) || place.len > RECORD_PLACE_MAX || !take_blank(in))
        return;
    const str words = {in->at, (size_t)(in->end - in->at)};
    for (size_t i = 0; i < words.len; i++)
        if ((unsigned char)words.ptr[i] < ' ' || words.ptr[i] == 0x7f)
            return;
    if (words.len > RECORD_WORDS_MAX)
        return;
    record->question = (str){place.ptr, (size_t)(in->end - place.ptr)};
}

/* A checksum as its eight hexadecimal digits stand in a line, in one word. */
static uint64_t spell(uint32_t crc)
{
    uint64_t digits = crc >> 16 | (uint64_t)(crc & 0xFFFF) << 32;
    digits = (digits >> 8 & UINT64_C(0x000000FF000000FF)) | (digits & UINT64_C(0x000000FF000000FF)) << 16;
    digits = (digits >> 4 & UINT64_C(0x000F000F000F000F)) | (digits & UINT64_C(0x000F000F000F000F)) << 8;
    const uint64_t letters = (digits + WORD_OF(6)) >> 4 & WORD_OF(1);
    return digits + WORD_OF('0') + letters * ('a' - '0' - 10);
}

/* The line without its checksum, or false when that is missing or does not match. The checksum is spelled out and
 * compared as text: reading its digits would cost more. */
static bool take_checked(str line, struct cursor *body)
{
    if (line.len < CHECKSUM_DIGITS + 2)
        return false;
    const size_t len = line.len - CHECKSUM_DIGITS - 1;
    *body = (struct cursor){line.ptr, line.ptr + len};
    return *body->end == ' ' && word_read(body->end + 1) == spell(crc32_update(0, (str){line.ptr, len}));
}

/* The kinds of this version are single letters; a longer word can only be of a later one. */
static enum record_kind kind_of(const struct cursor *in)
{
    if (in->end - in->at == 1 || in->at[1] == ' ')
        for (enum record_kind kind = 0; kind < RECORD_UNKNOWN; kind++)
            if (kinds[kind].letter == *in->at)
                return kind;
    return RECORD_UNKNOWN;
}

bool record_parse(str line, struct record *record)
{
    struct cursor in;
    if (!take_checked(line, &in))
        return false;
    memset(record, 0, sizeof *record);
    record->kind = kind_of(&in);
    if (record->kind == RECORD_UNKNOWN)
        return true;
    in.at++;
    int64_t zone;
    if (!take_id(&in, &record->card) || !take_number(&in, ms_range, &record->ms) ||
        !take_number(&in, zone_range, &zone))
        return false;
    record->zone = (int)zone;
    const unsigned char *fields = kinds[record->kind].fields;
    for (size_t i = 0; i < FIELDS_MAX && fields[i] != FIELD_NONE; i++) {
        int64_t value = 0;
        if (fields[i] == FIELD_OTHER ? !take_id(&in, &record->other) : !take_number(&in, ranges[fields[i]], &value))
            return false;
        field_set(record, fields[i], value);
    }
    if (in.at < in.end && (record->kind == RECORD_REVIEW || record->kind == RECORD_RENAME))
        take_question(&in, record);
    return true;
}

void record_describe(struct record *record, struct arena *arena, str place, str words)
{
    if (words.len > 0)
        record->question = arena_format(arena, "%.*s %.*s", STR_ARG(place), STR_ARG(words));
}

void record_question(const struct record *record, str *place, str *words)
{
    *words = record->question;
    *place = words->len > 0 ? str_cut(words, ' ') : (str){0};
}

bool record_same(const struct record *a, const struct record *b)
{
    if (a->kind != b->kind || a->ms != b->ms || a->zone != b->zone || a->grade != b->grade || a->flags != b->flags)
        return false;
    const bool same = a->kind == RECORD_RENAME ? str_eq(a->other, b->other) : a->taken == b->taken;
    return same && str_eq(a->card, b->card) && str_eq(a->question, b->question);
}
