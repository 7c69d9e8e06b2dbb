/* Images of a card as pixels, drawn by the program chafa. Decks are untrusted: only regular files below the folder of
 * the deck are shown, and no shell sees their names. */
#include "quiz_int.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "grill/base/file.h"
#include "grill/cli/say.h"
#include "grill/cli/signals.h"
#include "grill/doc/markdown.h"

enum {
    IMAGES_SHOWN = 4, /* of one text */
    IMAGE_LIMIT = 64 * 1024 * 1024,
    STATUS_NOT_RUN = 127
};

/* ---- the program ---- */

static bool is_program(const char *path)
{
    struct err ignored;
    return file_kind(path, &ignored) == FILE_REGULAR && access(path, X_OK) == 0;
}

/* Folders of PATH that are not absolute would let the current folder, perhaps one of decks, choose the program. */
static const char *find_program(struct arena *arena, const char *name)
{
    str rest = str_of(getenv("PATH"));
    while (rest.ptr) {
        str folder = str_cut(&rest, ':');
        if (!str_starts(folder, STR("/")))
            continue;
        str path = path_join(arena, folder, str_of(name));
        if (is_program(path.ptr))
            return path.ptr;
    }
    return NULL;
}

void quiz_images_begin(struct quiz *quiz)
{
    const struct terminal *out = &quiz->context->out;
    if (!quiz->context->options.images || !out->interactive || !out->colour)
        return;
    quiz->chafa = find_program(&quiz->context->arena, "chafa");
    if (!quiz->chafa)
        say_note(quiz->context, "--images needs the program chafa, which is not installed");
}

static _Noreturn void become_chafa(const char *program, const char *size, const char *path)
{
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (null >= 0) {
        dup2(null, STDIN_FILENO);
        dup2(null, STDERR_FILENO);
    }
    execl(program, "chafa", "--animate=off", size, "--", path, (char *)NULL);
    _exit(STATUS_NOT_RUN);
}

/* Name and alternative text stand in the card already, so that nothing is lost when this fails. */
static void draw(const struct quiz *quiz, const char *path)
{
    const struct terminal *out = &quiz->context->out;
    char size[64];
    unsigned rows = out->height / 2;
    snprintf(size, sizeof size, "--size=%ux%u", out->width, rows > 0 ? rows : 1);
    fflush(stdout);
    pid_t child = fork();
    if (child == 0)
        become_chafa(quiz->chafa, size, path);
    while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR)
        continue;
    signals_interrupted(); /* Ctrl-C was for the drawing */
}

/* ---- the files ---- */

static int hex_digit(char byte)
{
    static const char digits[] = "0123456789abcdef";
    const char *found = byte ? strchr(digits, byte | 0x20) : NULL;
    return found && byte > ' ' ? (int)(found - digits) : -1;
}

/* "my%20image.png" means a file with a blank in its name. */
static str decode(struct arena *arena, str url)
{
    struct buf path;
    buf_init(&path);
    for (size_t i = 0; i < url.len; i++) {
        bool escape = url.ptr[i] == '%' && i + 2 < url.len;
        int high = escape ? hex_digit(url.ptr[i + 1]) : -1;
        int low = escape ? hex_digit(url.ptr[i + 2]) : -1;
        bool whole = high >= 0 && low >= 0;
        buf_add_byte(&path, whole ? (char)(high * 16 + low) : url.ptr[i]);
        i += whole ? 2 : 0;
    }
    str kept = arena_copy(arena, buf_str(&path));
    buf_release(&path);
    return kept;
}

/* "https://…", "data:…", "file:…" */
static bool has_scheme(str url)
{
    size_t end = 0;
    while (end < url.len && strchr("/?#:", url.ptr[end]) == NULL)
        end++;
    return end < url.len && url.ptr[end] == ':';
}

static bool is_below(const char *path, const char *folder)
{
    str root = str_of(folder);
    if (str_eq(root, STR("/")))
        return true;
    return str_starts(str_of(path), root) && path[root.len] == '/';
}

static bool is_image(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode) && status.st_size <= IMAGE_LIMIT;
}

/* Where the file of an image lies, links followed, in `real`; false when it is none that may be shown. */
static bool find_image(struct arena *arena, const struct deck *deck, str url, char real[PATH_MAX])
{
    char folder[PATH_MAX];
    str name = path_name(deck->path);
    str beside = str_slice(deck->path, 0, deck->path.len - name.len);
    str path = decode(arena, url);
    bool possible = path.len > 0 && !has_scheme(url) && !str_eq(deck->path, STR("-"));
    if (!possible || str_find_byte(path, '\0', 0) >= 0)
        return false;
    if (!str_starts(path, STR("/")) && beside.len > 0)
        path = path_join(arena, beside, path);
    const char *start = beside.len > 0 ? arena_copy(arena, beside).ptr : ".";
    return realpath(start, folder) && realpath(path.ptr, real) && is_below(real, folder) && is_image(real);
}

/* ---- the card ---- */

static void draw_images(const struct quiz *quiz, str markdown)
{
    const struct deck *deck = session_card(quiz->session)->deck;
    struct arena arena;
    char real[PATH_MAX];
    size_t shown = 0;
    if (!quiz->chafa)
        return;
    arena_init(&arena);
    const struct node *document = markdown_parse(&arena, markdown);
    for (const struct node *node = document; node && shown < IMAGES_SHOWN; node = node_next(node, document)) {
        if (node->kind != NODE_IMAGE || !find_image(&arena, deck, node->url, real))
            continue;
        draw(quiz, real);
        shown++;
    }
    arena_release(&arena);
}

void quiz_images_of_question(const struct quiz *quiz)
{
    const struct card *card = session_card(quiz->session);
    draw_images(quiz, card->question);
    for (size_t i = 0; i < card->option_count; i++)
        draw_images(quiz, card->options[i]);
}

void quiz_images_of_answer(const struct quiz *quiz)
{
    draw_images(quiz, session_card(quiz->session)->answer);
}
