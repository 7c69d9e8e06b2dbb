/* Questions for a meaning, in the languages of the table. To add a language: its row or rows. */
#include "grill/report/condense.h"

#include "condense_int.h"
#include "grill/base/array.h"
#include "grill/text/utf8.h"

enum { TERM_CELLS = 60 /* a term that is longer is no term */ };

/* What stands around the term, and the articles that go with the question. Longer beginnings come first. */
struct form {
    const char *before, *after;
    const char *articles; /* parted by bars */
};

#define ENGLISH "a |an |the "
#define GERMAN  "ein |eine |der |die |das "
#define FRENCH  "un |une |le |la |les |l'|l’"
#define SPANISH "un |una |el |la |los |las "
#define ITALIAN "un |uno |una |un'|il |lo |la |i |gli |le |l'"

static const struct form forms[] = {
    {"What is meant by ", "", ENGLISH},
    {"What do you mean by ", "", ENGLISH},
    {"What do you understand by ", "", ENGLISH},
    {"What does ", " mean", ENGLISH},
    {"What is ", "", ENGLISH},
    {"What are ", "", ENGLISH},
    {"What's ", "", ENGLISH},
    {"What’s ", "", ENGLISH},
    {"Define ", "", ENGLISH},
    {"Explain ", "", ENGLISH},
    {"Describe ", "", ENGLISH},
    {"Was versteht man unter ", "", ""},
    {"Was bedeutet ", "", GERMAN},
    {"Was ist ", "", GERMAN},
    {"Was sind ", "", "die "},
    {"Qu'est-ce que ", "", FRENCH},
    {"Qu’est-ce que ", "", FRENCH},
    {"Qu'est-ce qu'", "", FRENCH},
    {"Qu’est-ce qu’", "", FRENCH},
    {"¿Qué es ", "", SPANISH},
    {"¿Qué son ", "", SPANISH},
    {"O que é ", "", "um |uma |o |a "},
    {"O que são ", "", "os |as "},
    {"Che cos'è ", "", ITALIAN},
    {"Cos'è ", "", ITALIAN},
    {"Cosa sono ", "", ITALIAN},
    {"Co to jest ", "", ""},
    {"Czym jest ", "", ""},
    {"Что такое ", "", ""},
    {"Mi az a ", "", ""},
    {"Mi az az ", "", ""},
    {"什么是", "", ""},
    {"", "是什么", ""},
    {"", "とは何ですか", ""},
    {"", "이란 무엇인가요", ""},
    {"", "란 무엇인가요", ""},
    {"", " क्या है", ""},
};

/* Removes the marks that end a question. */
static str without_end(str text)
{
    static const char *const ends[] = {"?", "？", ".", "。", "।", ":", "!"};
    text = str_trim_right(text);
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (str_ends(text, str_of(ends[i])))
            return str_trim_right(str_slice(text, 0, text.len - str_of(ends[i]).len));
    return text;
}

static bool is_in(const char *names, str word)
{
    str rest = str_of(names);
    while (rest.ptr)
        if (str_eq_nocase(str_cut(&rest, '|'), word))
            return true;
    return false;
}

/* Whether what was cut out can stand as a term: no second question in it, nothing that points at what was cut away. */
static bool is_term(str term)
{
    static const char *const joints[] = {", ",         "; ",       "? ",      ". ",      ": ",
                                         " and how",   " and why", " and wh", " or why", " and is ",
                                         " and does ", " and do ", " und w",  "，",      "、"};
    if (term.len == 0)
        return false;
    for (size_t i = 0; i < COUNT_OF(joints); i++)
        if (str_contains(term, str_of(joints[i])))
            return false;
    size_t first = 0;
    size_t last = term.len;
    while (first < term.len && term.ptr[first] != ' ')
        first++;
    while (last > 0 && term.ptr[last - 1] != ' ')
        last--;
    return !is_in("how|why|what|when|where|which|who|whether|if|to|it|this|that|these|those|they|there|you|your|wrong|"
                  "happening|going|better|some|one|two|three|four|five|meant|being|about|so|in|on|at|of|for|from|with|"
                  "inside|under|behind|between|after|before",
                  str_slice(term, 0, first)) &&
           !is_in("for|of|in|to|with|from|about|on|at|by|like|mean|called|used|do|does|it|sentence|sentences|words",
                  str_skip(term, last));
}

static bool has_form(const struct form *form, str words)
{
    str before = str_of(form->before);
    str after = str_of(form->after);
    return words.len > before.len + after.len && str_starts_nocase(words, before) && str_ends(words, after);
}

static str skip_article(const char *articles, str term)
{
    str rest = str_of(articles);
    while (rest.ptr) {
        str article = str_cut(&rest, '|');
        if (article.len > 0 && str_starts_nocase(term, article))
            return str_skip(term, article.len);
    }
    return term;
}

/* Small letters whose capitals stand so many code points before them. */
static const struct {
    unsigned first, last, distance;
} small_letters[] = {
    {'a', 'z', 0x20},     {0xE0, 0xF6, 0x20},   {0xF8, 0xFE, 0x20},   {0x3B1, 0x3C1, 0x20},
    {0x3C3, 0x3C9, 0x20}, {0x430, 0x44F, 0x20}, {0x450, 0x45F, 0x50},
};

/* The capital of a small letter; 0 when it is none. */
static unsigned capital(unsigned code)
{
    for (size_t i = 0; i < COUNT_OF(small_letters); i++)
        if (code >= small_letters[i].first && code <= small_letters[i].last)
            return code - small_letters[i].distance;
    return 0;
}

/* "epoch" becomes "Epoch"; "pH" and "iOS" stay. */
static str capitalised(struct arena *arena, str text)
{
    size_t size = 0;
    unsigned first = text.len > 0 ? capital(utf8_decode(text, &size)) : 0;
    str rest = str_skip(text, size);
    bool name = rest.len > 0 && ((rest.ptr[0] >= 'A' && rest.ptr[0] <= 'Z') || rest.ptr[0] == '-');
    if (first == 0 || name)
        return text;
    struct buf buf;
    buf_init(&buf);
    buf_add_code(&buf, first);
    buf_add(&buf, rest);
    str copy = arena_copy(arena, buf_str(&buf));
    buf_release(&buf);
    return copy;
}

static void drop_first(struct node *parent)
{
    parent->first = parent->first->next;
    if (!parent->first)
        parent->last = NULL;
}

/* Cuts the form out of the tree: its beginning out of the first text, its end out of the last. */
static void cut_form(struct arena *arena, struct node *question, const struct form *form)
{
    struct node *last = question->last;
    if (last->kind == NODE_TEXT) {
        last->text = without_end(last->text);
        last->text = str_slice(last->text, 0, last->text.len - str_of(form->after).len);
    }
    struct node *first = question->first;
    first->text = skip_article(form->articles, str_skip(first->text, str_of(form->before).len));
    first->text = capitalised(arena, first->text);
    if (first->text.len == 0 && first->next)
        drop_first(question);
}

void condense_question(struct arena *arena, struct node *question)
{
    if (!question->first || question->first->kind != NODE_TEXT || node_cells(question) > TERM_CELLS + 30)
        return;
    struct buf text;
    buf_init(&text);
    node_plain_text(&text, question);
    str words = without_end(buf_str(&text));
    for (size_t i = 0; i < COUNT_OF(forms); i++) {
        const struct form *form = &forms[i];
        str before = str_of(form->before);
        str after = str_of(form->after);
        if (!has_form(form, words))
            continue;
        str term = skip_article(form->articles, str_slice(words, before.len, words.len - after.len));
        bool whole = str_starts_nocase(question->first->text, before) &&
                     (after.len == 0 ||
                      (question->last->kind == NODE_TEXT && str_ends(without_end(question->last->text), after)));
        if (whole && is_term(term))
            cut_form(arena, question, form);
        break;
    }
    buf_release(&text);
}
