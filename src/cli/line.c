#include "grill/cli/line.h"

#include <histedit.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "grill/base/arena.h"
#include "grill/base/err.h"
#include "grill/base/file.h"
#include "grill/base/trap.h"
#include "grill/cli/signals.h"
#include "grill/text/width.h"

enum { HISTORY_LINES = 500 };

struct line {
    EditLine *edit; /* NULL: plain lines */
    HistoryW *history;
    struct arena arena; /* owns history_path */
    str history_path;
    wchar_t *prompt;
    const char *const *words;
    size_t word_count;
    bool prompts;        /* plain lines, but a person is there */
    wchar_t *unfinished; /* what had been typed when the program was stopped, or NULL */
    bool interrupted;    /* Ctrl-C ended the line */
    bool stopped;        /* Ctrl-Z did */
};

static const wchar_t *give_prompt(EditLine *edit)
{
    struct line *line = NULL;
    el_wget(edit, EL_CLIENTDATA, &line);
    return line->prompt ? line->prompt : L"";
}

static void add_wide(struct buf *out, const wchar_t *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        buf_add_code(out, (unsigned)text[i]);
}

/* Pasted text arrives between ESC [200~ and ESC [201~: it is taken as one piece, its line ends as blanks. */
static unsigned char take_paste(EditLine *edit, int character)
{
    (void)character;
    static const wchar_t end[] = L"\033[201~";
    enum { END_LENGTH = 6 };
    size_t matched = 0;
    wchar_t c = 0;
    while (matched < END_LENGTH && el_wgetc(edit, &c) == 1) {
        if (c == end[matched]) {
            matched++;
            continue;
        }
        matched = c == end[0] ? 1 : 0;
        if (matched)
            continue;
        const wchar_t piece[2] = {c < L' ' || c == 0x7f ? L' ' : c, 0};
        el_winsertstr(edit, piece);
    }
    return CC_REFRESH;
}

/* Backspace removes what a person sees as one character, however many code points it has. */
static unsigned char delete_cluster(EditLine *edit, int character)
{
    (void)character;
    const LineInfoW *info = el_wline(edit);
    if (info->cursor == info->buffer)
        return CC_ERROR;
    struct buf before;
    buf_init(&before);
    add_wide(&before, info->buffer, (size_t)(info->cursor - info->buffer));
    str rest = buf_str(&before);
    str last = rest;
    while (rest.len > 0) {
        last = rest;
        rest = str_skip(rest, cluster_next(rest, NULL));
    }
    int count = 0;
    for (size_t i = 0; i < last.len; i++)
        count += ((unsigned char)last.ptr[i] & 0xC0) != 0x80;
    el_deletestr(edit, count);
    buf_release(&before);
    return CC_REFRESH;
}

/* Ctrl-C is read as a key, in its place among the others: a signal could fall between two of them. */
static unsigned char interrupt(EditLine *edit, int character)
{
    (void)character;
    struct line *line = NULL;
    el_wget(edit, EL_CLIENTDATA, &line);
    line->interrupted = true;
    return CC_NEWLINE;
}

/* So is Ctrl-Z: the question has to be shown again when the program goes on, and only its asker can do that. */
static unsigned char stop(EditLine *edit, int character)
{
    (void)character;
    struct line *line = NULL;
    el_wget(edit, EL_CLIENTDATA, &line);
    line->stopped = true;
    return CC_NEWLINE;
}

/* How many words begin with `typed`; `*common` receives the longest beginning they share. */
static size_t find_words(const struct line *line, str typed, str *common)
{
    size_t found = 0;
    for (size_t i = 0; i < line->word_count; i++) {
        str word = str_of(line->words[i]);
        if (!str_starts(word, typed))
            continue;
        if (found++ == 0)
            *common = word;
        while (!str_starts(word, *common))
            common->len--;
    }
    return found;
}

static void list_words(const struct line *line, str typed)
{
    fputc('\n', stdout);
    for (size_t i = 0; i < line->word_count; i++)
        if (str_starts(str_of(line->words[i]), typed))
            printf("%s  ", line->words[i]);
    fputc('\n', stdout);
    fflush(stdout);
}

static unsigned char complete(EditLine *edit, int character)
{
    (void)character;
    struct line *line = NULL;
    el_wget(edit, EL_CLIENTDATA, &line);
    const LineInfoW *info = el_wline(edit);
    struct buf typed;
    buf_init(&typed);
    add_wide(&typed, info->buffer, (size_t)(info->cursor - info->buffer));
    str common = {0};
    size_t found = typed.len > 0 ? find_words(line, buf_str(&typed), &common) : 0;
    unsigned char result = CC_ERROR;
    for (size_t i = typed.len; found > 0 && i < common.len; i++) {
        const wchar_t piece[2] = {(wchar_t)(unsigned char)common.ptr[i], 0};
        el_winsertstr(edit, piece);
        result = CC_REFRESH;
    }
    if (found > 1 && result == CC_ERROR) {
        list_words(line, buf_str(&typed));
        result = CC_REDISPLAY;
    }
    buf_release(&typed);
    return result;
}

static void bind_keys(EditLine *edit)
{
    el_wset(edit, EL_ADDFN, L"grill-paste", L"take pasted text as one answer", take_paste);
    el_wset(edit, EL_ADDFN, L"grill-delete", L"delete one character", delete_cluster);
    el_wset(edit, EL_ADDFN, L"grill-complete", L"complete a command", complete);
    el_wset(edit, EL_ADDFN, L"grill-interrupt", L"drop the line", interrupt);
    el_wset(edit, EL_ADDFN, L"grill-stop", L"stop the program", stop);
    el_wset(edit, EL_SETTY, L"-d", L"intr=", L"susp=", NULL);
    el_wset(edit, EL_BIND, L"^C", L"grill-interrupt", NULL);
    el_wset(edit, EL_BIND, L"^Z", L"grill-stop", NULL);
    el_wset(edit, EL_BIND, L"\\e[200~", L"grill-paste", NULL);
    el_wset(edit, EL_BIND, L"^?", L"grill-delete", NULL);
    el_wset(edit, EL_BIND, L"^H", L"grill-delete", NULL);
    el_wset(edit, EL_BIND, L"\t", L"grill-complete", NULL);
    el_wset(edit, EL_BIND, L"^R", L"em-inc-search-prev", NULL);
}

static void load_history(struct line *line, const char *path)
{
    HistEventW event;
    line->history = history_winit();
    if (!line->history)
        return;
    history_w(line->history, &event, H_SETSIZE, HISTORY_LINES);
    history_w(line->history, &event, H_SETUNIQUE, 1);
    el_wset(line->edit, EL_HIST, history_w, line->history);
    struct err err;
    if (path && file_kind(path, &err) == FILE_REGULAR)
        history_w(line->history, &event, H_LOAD, path);
    if (path)
        line->history_path = arena_copy(&line->arena, str_of(path));
}

static bool start_editing(struct line *line, const char *history)
{
    line->edit = el_init("grill", stdin, stdout, stderr);
    if (!line->edit)
        return false;
    el_wset(line->edit, EL_CLIENTDATA, line);
    el_wset(line->edit, EL_EDITOR, L"emacs");
    el_wset(line->edit, EL_PROMPT, give_prompt);
    el_wset(line->edit, EL_SIGNAL, 1);
    load_history(line, history);
    el_source(line->edit, NULL);
    /* preparing the terminal binds its special characters: ours come after it */
    el_wset(line->edit, EL_PREP_TERM, 1);
    bind_keys(line->edit);
    signals_paste(true);
    return true;
}

struct line *line_open(bool editing, const char *history, const char *const *words, size_t word_count)
{
    struct line *line = xcalloc(1, sizeof *line);
    line->words = words;
    line->word_count = word_count;
    if (!editing || !start_editing(line, history))
        line->prompts = isatty(STDIN_FILENO) == 1;
    /* waiting for input looks at the terminal, not at what stdio has read ahead */
    if (line->prompts)
        setvbuf(stdin, NULL, _IONBF, 0);
    return line;
}

/* Only the owner may read what was typed. The old history stays until the new one is written whole: a closed window
 * can end the program at any moment. */
static void save_history(struct line *line)
{
    struct err err;
    HistEventW event;
    str path = line->history_path;
    str folder = arena_copy(&line->arena, str_slice(path, 0, path.len - path_name(path).len));
    struct buf fresh;
    buf_init(&fresh);
    buf_addf(&fresh, "%.*s.XXXXXX", STR_ARG(path));
    int fd = file_make_folders(folder.ptr, &err) == 0 ? mkstemp(fresh.ptr) : -1;
    if (fd >= 0) {
        bool written = history_w(line->history, &event, H_SAVE, fresh.ptr) >= 0;
        close(fd);
        if (!written || rename(fresh.ptr, path.ptr))
            unlink(fresh.ptr);
    }
    buf_release(&fresh);
}

void line_close(struct line *line)
{
    if (!line)
        return;
    if (line->edit) {
        signals_paste(false);
        if (line->history_path.len > 0)
            save_history(line);
        if (line->history)
            history_wend(line->history);
        el_wset(line->edit, EL_PREP_TERM, 0);
        el_end(line->edit);
    }
    arena_release(&line->arena);
    free(line->unfinished);
    free(line->prompt);
    free(line);
}

static enum line_result read_plain(const struct line *line, const char *prompt, struct buf *text)
{
    if (line->prompts)
        fputs(prompt, stdout);
    fflush(stdout);
    signals_continued();
    for (;;) {
        if (line->prompts && !signals_await_input(STDIN_FILENO))
            return LINE_INTERRUPTED;
        if (line->prompts && signals_continued())
            return LINE_RESUMED;
        int c = getc(stdin);
        if (c == '\n')
            return LINE_TEXT;
        if (c != EOF) {
            buf_add_byte(text, (char)c);
            continue;
        }
        if (ferror(stdin) && signals_interrupted()) {
            clearerr(stdin);
            return LINE_INTERRUPTED;
        }
        return text->len > 0 && feof(stdin) ? LINE_TEXT : LINE_END;
    }
}

static void set_prompt(struct line *line, const char *prompt)
{
    size_t size = strlen(prompt) + 1;
    line->prompt = xrealloc(line->prompt, size * sizeof *line->prompt);
    if (mbstowcs(line->prompt, prompt, size) == (size_t)-1)
        line->prompt[0] = 0;
}

static void remember_line(const struct line *line, const wchar_t *typed)
{
    HistEventW event;
    if (line->history && typed[0] && typed[0] != L'\n')
        history_w(line->history, &event, H_ENTER, typed);
}

static size_t typed_length(const LineInfoW *info)
{
    return (size_t)(info->lastchar - info->buffer);
}

static void keep_unfinished(struct line *line)
{
    const LineInfoW *info = el_wline(line->edit);
    size_t length = typed_length(info);
    line->unfinished = xcalloc(length + 1, sizeof *line->unfinished);
    memcpy(line->unfinished, info->buffer, length * sizeof *line->unfinished);
}

/* The whole group is stopped, as the terminal would have done: make and scripts around the program wait with it. */
static void stop_and_go_on(struct line *line)
{
    keep_unfinished(line);
    el_reset(line->edit);
    el_wset(line->edit, EL_PREP_TERM, 0);
    signals_paste(false);
    fputc('\n', stdout);
    fflush(stdout);
    kill(0, SIGTSTP);
    signals_paste(true);
    el_wset(line->edit, EL_PREP_TERM, 1);
}

static const wchar_t *edit_line(struct line *line, int *length)
{
    line->interrupted = false;
    line->stopped = false;
    if (line->unfinished)
        el_wpush(line->edit, line->unfinished);
    free(line->unfinished);
    line->unfinished = NULL;
    return el_wgets(line->edit, length);
}

static enum line_result read_edited(struct line *line, const char *prompt, bool remember, struct buf *text)
{
    int length = 0;
    set_prompt(line, prompt);
    fflush(stdout);
    /* Ctrl-C before the prompt has thrown away what was typed ahead, and that is all */
    signals_interrupted();
    const wchar_t *typed = edit_line(line, &length);
    /* stay prepared until the next prompt: what is typed ahead is then neither echoed nor edited by the kernel */
    el_wset(line->edit, EL_PREP_TERM, 1);
    if (line->interrupted || (!typed && signals_interrupted())) {
        const LineInfoW *info = el_wline(line->edit);
        add_wide(text, info->buffer, typed_length(info));
        el_reset(line->edit);
        fputc('\n', stdout);
        return LINE_INTERRUPTED;
    }
    if (line->stopped) {
        stop_and_go_on(line);
        return LINE_RESUMED;
    }
    if (!typed || length <= 0) {
        fputc('\n', stdout);
        return LINE_END;
    }
    if (remember)
        remember_line(line, typed);
    add_wide(text, typed, (size_t)length - (typed[length - 1] == L'\n'));
    return LINE_TEXT;
}

enum line_result line_read(struct line *line, const char *prompt, bool remember, struct buf *text)
{
    buf_clear(text);
    return line->edit ? read_edited(line, prompt, remember, text) : read_plain(line, prompt, text);
}
