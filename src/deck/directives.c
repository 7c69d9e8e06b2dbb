/*
 * directives: boxes of site generators around questions and answers.
 *
 *   ::: details What is a lock?     ```{admonition} Solution      ??? question "What is a lock?"
 *   A gate.                         A gate.                           A gate.
 *   :::                             ```
 *
 * They are written as what Markdown knows, line by line: a fold where the box has an end, a bold line where it is set
 * in. Boxes whose titles neither ask nor name an answer are parts of the text, and left alone; but a fence around one
 * makes no code of it.
 */
#include "char_int.h"
#include "fence_int.h"
#include "grill/base/array.h"
#include "grill/base/buf.h"
#include "shape_int.h"
#include "words_int.h"

enum form {
    FORM_NONE,
    FORM_COLONS, /* ends with a line of colons */
    FORM_FENCE,  /* ends like a fence */
    FORM_MARKS   /* what it holds is set in */
};

/* The line that opens a box. */
struct opener {
    enum form form;
    size_t run; /* colons or backticks */
    str name;   /* "details", "question" */
    str title;
};

enum { DEPTHS = 8, INDENT = 4 };

struct walk {
    struct buf out;
    struct opener open[DEPTHS];
    bool folded[DEPTHS]; /* it became a fold, which has to be closed */
    unsigned depth;
    size_t code;  /* signs of the fence around code, 0 outside */
    char sign;    /* … which is of these */
    bool options; /* the lines of its options may follow */
    bool set_in;  /* what FORM_MARKS holds */
};

static size_t run_of(str line, char c)
{
    size_t n = str_span(line, (str){&c, 1});
    return n >= 3 ? n : 0;
}

/* ---- openers ---- */

/* "[Title]", "\"Title\"", "Title". */
static str unwrapped_title(str text)
{
    text = str_trim(text);
    bool quoted = text.len >= 2 && text.ptr[0] == '"' && text.ptr[text.len - 1] == '"';
    bool bracketed = text.len >= 2 && text.ptr[0] == '[' && str_find_byte(text, ']', 0) == (ptrdiff_t)text.len - 1;
    return quoted || bracketed ? str_trim(str_slice(text, 1, text.len - 1)) : text;
}

/* "{name} title" or "name title". */
static void split_name(struct opener *opener, str rest)
{
    rest = str_trim(rest);
    bool braced = str_starts(rest, STR("{"));
    ptrdiff_t close = braced ? str_find_byte(rest, '}', 0) : -1;
    size_t end = 0;
    while (end < rest.len && rest.ptr[end] != ' ' && rest.ptr[end] != '[' && rest.ptr[end] != '{')
        end++;
    opener->name = close > 0 ? str_slice(rest, 1, (size_t)close) : str_slice(rest, 0, end);
    opener->title = unwrapped_title(str_skip(rest, close > 0 ? (size_t)close + 1 : end));
}

/* Names of fences that hold text. */
static bool is_text_box(str name)
{
    static const char *const names[] = {"admonition", "answer",   "attention", "caution",  "danger",
                                        "details",    "dropdown", "error",     "exercise", "hint",
                                        "important",  "note",     "problem",   "question", "seealso",
                                        "solution",   "tip",      "toggle",    "warning"};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (str_eq_nocase(name, str_of(names[i])))
            return true;
    return false;
}

static struct opener opener_of(str line)
{
    line = str_trim_right(line);
    struct opener opener = {.form = FORM_NONE};
    size_t colons = run_of(line, ':');
    size_t ticks = run_of(line, '`');
    if (colons) {
        opener = (struct opener){.form = FORM_COLONS, .run = colons};
        split_name(&opener, str_skip(line, colons));
    } else if (ticks && str_starts(str_skip(line, ticks), STR("{"))) {
        opener.run = ticks;
        split_name(&opener, str_skip(line, ticks));
        opener.form = is_text_box(opener.name) ? FORM_FENCE : FORM_NONE;
    } else if (str_starts(line, STR("??? ")) || str_starts(line, STR("???+ ")) || str_starts(line, STR("!!! "))) {
        split_name(&opener, str_skip(line, 4));
        opener.form = str_ends(line, STR("\"")) ? FORM_MARKS : FORM_NONE;
    }
    return opener;
}

/* ---- titles ---- */

enum face {
    FACE_NONE,  /* says nothing of a card */
    FACE_LABEL, /* "Problem: the lock" over the question */
    FACE_TITLE  /* asks, or names the answer */
};

/* What a box says; one without a title is known by its name. */
static enum face face_of(const struct opener *opener, str title)
{
    struct shape shape = shape_of(title);
    if (title.len == 0 || (opener->title.len == 0 && shape.label != LABEL_ANSWER))
        return FACE_NONE;
    if (shape.label == LABEL_QUESTION && text_likeness(shape.text) < LIKE_MARK)
        return shape.label_alone || shape.text.len == 0 ? FACE_NONE : FACE_LABEL;
    bool answer = shape.label == LABEL_ANSWER && !shape.weak;
    return answer || text_likeness(shape.text) == LIKE_MARK ? FACE_TITLE : FACE_NONE;
}

/* ---- lines ---- */

static void push(struct walk *walk, const struct opener *opener, bool folded)
{
    if (walk->depth == DEPTHS)
        return;
    walk->folded[walk->depth] = folded;
    walk->open[walk->depth++] = *opener;
}

static void open_box(struct walk *walk, const struct opener *opener, str line)
{
    bool marks = opener->form == FORM_MARKS;
    bool colons = opener->form == FORM_COLONS;
    str title = opener->title.len ? opener->title : opener->name;
    enum face face = face_of(opener, title);
    bool fold = face == FACE_TITLE && !marks && walk->depth < DEPTHS;
    walk->set_in = marks && face != FACE_NONE;
    if (fold)
        buf_addf(&walk->out, "<details><summary>%.*s</summary>", STR_ARG(title));
    else if (face != FACE_NONE)
        buf_addf(&walk->out, "**%.*s**", STR_ARG(title));
    else if (marks || colons)
        buf_add(&walk->out, line);
    else
        buf_add(&walk->out, opener->title);
    walk->options = !marks;
    if (!marks)
        push(walk, opener, fold);
}

/* Whether the line ends the innermost box. */
static bool closes_box(const struct walk *walk, str line)
{
    const struct opener *top = walk->depth ? &walk->open[walk->depth - 1] : NULL;
    size_t run = top ? run_of(line, top->form == FORM_COLONS ? ':' : '`') : 0;
    return run && run >= top->run && str_trim(str_skip(line, run)).len == 0;
}

static void close_box(struct walk *walk, str line)
{
    walk->depth--;
    if (walk->folded[walk->depth])
        buf_add_z(&walk->out, "</details>");
    else if (walk->open[walk->depth].form == FORM_COLONS)
        buf_add(&walk->out, line);
}

/* ":class: dropdown" below the line that opens a box. */
static bool is_box_option(str line)
{
    return line.len > 2 && line.ptr[0] == ':' && code_is_alphabetic((unsigned char)line.ptr[1]) &&
           str_find_byte(line, ':', 1) > 0;
}

/* Keeps account of fences around code, of backticks or tildes: what stands there only shows how boxes are written. */
static void see_fence(struct walk *walk, str line)
{
    char sign = walk->code ? walk->sign : str_starts(line, STR("~")) ? '~' : '`';
    size_t run = run_of(line, sign);
    bool bare = run && str_trim(str_skip(line, run)).len == 0;
    if (walk->code == 0) {
        walk->code = run;
        walk->sign = sign;
    } else if (bare && run >= walk->code) {
        walk->code = 0;
    }
}

/* What a box that is set in holds, without that. */
static str set_out(struct walk *walk, str line)
{
    size_t blanks = str_span(str_slice(line, 0, INDENT), STR(" "));
    bool tab = line.len && line.ptr[0] == '\t';
    bool empty = str_trim(line).len == 0;
    walk->set_in = walk->set_in && (empty || tab || blanks == INDENT);
    return walk->set_in && !empty ? str_skip(line, tab ? 1 : INDENT) : line;
}

static void add_line(struct walk *walk, str line)
{
    line = set_out(walk, line);
    bool options = walk->options;
    walk->options = false;
    if (walk->code == 0 && closes_box(walk, line)) {
        close_box(walk, line);
        return;
    }
    struct opener opener = walk->code ? (struct opener){.form = FORM_NONE} : opener_of(line);
    if (opener.form != FORM_NONE && !(opener.form == FORM_COLONS && opener.name.len == 0)) {
        open_box(walk, &opener, line);
    } else if (options && is_box_option(line)) {
        walk->options = true;
    } else {
        see_fence(walk, line);
        buf_add(&walk->out, line);
    }
}

static bool may_have_boxes(str text)
{
    for (str rest = text; rest.ptr;) {
        str line = str_cut(&rest, '\n');
        if (line.len && str_has_byte(STR(":`?!"), line.ptr[0]) && opener_of(line).form != FORM_NONE)
            return true;
    }
    return false;
}

str unpack_directives(struct arena *arena, str text)
{
    if (!may_have_boxes(text))
        return text;
    struct walk walk = {.depth = 0};
    buf_init(&walk.out);
    for (str rest = text; rest.ptr;) {
        add_line(&walk, str_cut(&rest, '\n'));
        if (rest.ptr)
            buf_add_byte(&walk.out, '\n');
    }
    bool same = str_eq(buf_str(&walk.out), text);
    str changed = same ? text : arena_copy(arena, buf_str(&walk.out));
    buf_release(&walk.out);
    return changed;
}
