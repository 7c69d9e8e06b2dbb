/* Images in the quiz: drawn by chafa where that is asked for and safe. The chafa of these tests prints its arguments.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pty.h"

static int count;
static int failures;

static void ok(bool passed, const char *name)
{
    count++;
    failures += !passed;
    printf("%sok %d - %s\n", passed ? "" : "not ", count, name);
}

static char home[2048];

/* A path below the folder of these tests; good until the next call but three. */
static const char *below(const char *name)
{
    static char paths[4][4096];
    static unsigned next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", home, name);
    return path;
}

static void write_file(const char *name, const char *text, mode_t mode)
{
    FILE *file = fopen(below(name), "w");
    if (!file || fputs(text, file) < 0 || fclose(file) || chmod(below(name), mode))
        exit(1);
}

static void make_folder(const char *name)
{
    if (mkdir(below(name), 0700))
        exit(1);
}

static const char stub[] = "#!/bin/sh\nfor word; do echo \"[${word##*/}]\"; done\necho \"drawn: $*\"\n";
static const char failing_stub[] = "#!/bin/sh\necho noise >&2\nkill -9 $$\n";

static void set_up(void)
{
    const char *folder = getenv("TMPDIR");
    char deck[8192];
    snprintf(home, sizeof home, "%s/images", folder ? folder : "/tmp");
    if (mkdir(home, 0700))
        exit(1);
    make_folder("bin");
    make_folder("broken");
    make_folder("empty");
    make_folder("decks");
    make_folder("decks/figures");
    make_folder("decks/folder.png");
    write_file("bin/chafa", stub, 0700);
    write_file("broken/chafa", failing_stub, 0700);
    write_file("secret.png", "x", 0600);
    write_file("decks/one.png", "x", 0600);
    write_file("decks/my image.png", "x", 0600);
    write_file("decks/-rf.png", "x", 0600);
    write_file("decks/$(touch owned).png", "x", 0600);
    write_file("decks/figures/two.png", "x", 0600);
    if (symlink("../secret.png", below("decks/link.png")) || mkfifo(below("decks/pipe.png"), 0600))
        exit(1);
    snprintf(deck, sizeof deck,
             "Q: What is shown here?\n\n![the first](one.png)\n\nA: This.\n\n![the second](figures/two.png)\n");
    write_file("decks/good.md", deck, 0600);
    snprintf(deck, sizeof deck,
             "Q: Which are safe? ![a](my%%20image.png) ![b](-rf.png) ![c](<$(touch owned).png>) "
             "![d](figures/../one.png)\nA: All of them.\n");
    write_file("decks/odd.md", deck, 0600);
    snprintf(deck, sizeof deck,
             "Q: Which are not? ![a](../secret.png) ![b](link.png) ![c](%s) ![d](https://example.org/one.png) "
             "![e](file:one.png)\nA: None. ![f](pipe.png) ![g](/dev/null) ![h](folder.png) ![i](missing.png) "
             "![j](%%2e%%2e/secret.png) ![k](one.png%%00)\n",
             below("secret.png"));
    write_file("decks/bad.md", deck, 0600);
}

/* A quiz on a deck, with PATH beginning with one of the folders. */
static struct pty *start(const char *deck, const char *programs, const char *option, const char *more)
{
    char path[4096];
    char log[4096];
    snprintf(path, sizeof path, "PATH=%s:/usr/bin:/bin", below(programs));
    if (strcmp(programs, "empty") == 0)
        snprintf(path, sizeof path, "PATH=%s", below(programs));
    snprintf(log, sizeof log, "GRILL_PROGRESS=%s", below("images.log"));
    const char *argv[] = {getenv("GRILL"), "--all", "--seed", "1", below(deck), option, NULL};
    const char *env[] = {log, path, "TERM=xterm-256color", "COLUMNS", more, NULL};
    return pty_spawn(argv, env, 50, 150);
}

static void test_drawn(void)
{
    struct pty *pty = start("decks/good.md", "bin", "--images", NULL);
    ok(pty_wait_for(pty, "[one.png]"), "the image of a question is drawn");
    ok(pty_wait_for(pty, "--size=150x25 -- /"), "as wide as the terminal and half as high, by its whole path");
    ok(pty_wait_for(pty, ">") && !strstr(pty_screen(pty), "[two.png]"), "that of the answer is not, yet");
    pty_send(pty, "\r");
    ok(pty_wait_for(pty, "grade 1-4"), "the quiz goes on");
    ok(pty_wait_for(pty, "[two.png]"), "and draws that of the answer");
    const char *drawn = strstr(pty_screen(pty), "[two.png]");
    ok(drawn && strstr(drawn, "1 again"), "above the grades");
    ok(strstr(pty_screen(pty), "the second") != NULL, "the text that stands for it is there all the same");
    pty_send(pty, "\x04");
    ok(pty_wait_exit(pty) == 0, "and ends as always");
    pty_close(pty);
}

static void test_odd_names(void)
{
    struct pty *pty = start("decks/odd.md", "bin", "--images", NULL);
    ok(pty_wait_for(pty, "[my image.png]"), "a name with a blank is one argument");
    ok(pty_wait_for(pty, "[-rf.png]"), "a name like an option is a file");
    ok(pty_wait_for(pty, "[$(touch owned).png]"), "a name like a command is one, too");
    ok(pty_wait_for(pty, "[one.png]"), "a way up and down again ends in the folder");
    ok(access("owned", F_OK) != 0 && access(below("decks/owned"), F_OK) != 0, "nothing in a name is run");
    pty_close(pty);
}

static void test_refused(void)
{
    struct pty *pty = start("decks/bad.md", "bin", "--images", NULL);
    ok(pty_wait_for(pty, "Which are not?") && pty_wait_for(pty, ">"), "what lies elsewhere");
    pty_send(pty, "\r");
    ok(pty_wait_for(pty, "grade 1-4"), "or is no regular file");
    ok(strstr(pty_raw(pty, NULL), "drawn:") == NULL, "and is not drawn");
    pty_close(pty);
}

static void test_not_wanted(void)
{
    struct pty *pty = start("decks/good.md", "bin", NULL, NULL);
    ok(pty_wait_for(pty, "shown here?") && pty_wait_for(pty, ">"), "without --images");
    ok(strstr(pty_raw(pty, NULL), "drawn:") == NULL, "nothing is drawn");
    pty_close(pty);
    pty = start("decks/good.md", "bin", "--images", "NO_COLOR=1");
    ok(pty_wait_for(pty, "shown here?") && pty_wait_for(pty, ">"), "nor is it without colours");
    ok(strstr(pty_raw(pty, NULL), "drawn:") == NULL, "even if it is asked for");
    pty_close(pty);
}

static void test_trouble(void)
{
    struct pty *pty = start("decks/good.md", "empty", "--images", NULL);
    ok(pty_wait_for(pty, "grill: --images needs the program chafa, which is not installed"), "a missing chafa is told");
    pty_send(pty, "\r");
    ok(pty_wait_for(pty, "grade 1-4"), "once, and the quiz goes on");
    pty_close(pty);
    pty = start("decks/good.md", "broken", "--images", NULL);
    ok(pty_wait_for(pty, ">"), "one that is killed does no harm");
    pty_send(pty, "\r");
    ok(pty_wait_for(pty, "grade 1-4") && !strstr(pty_raw(pty, NULL), "noise"), "and is not heard");
    pty_close(pty);
}

static void test_configured(void)
{
    char setting[4096];
    make_folder("config");
    make_folder("config/grill");
    write_file("config/grill/config.yaml", "images: true\n", 0600);
    snprintf(setting, sizeof setting, "XDG_CONFIG_HOME=%s", below("config"));
    struct pty *pty = start("decks/good.md", "bin", NULL, setting);
    ok(pty_wait_for(pty, "[one.png]"), "the configuration can ask for images");
    pty_close(pty);
    pty = start("decks/good.md", "bin", "--no-images", setting);
    ok(pty_wait_for(pty, ">") && !strstr(pty_raw(pty, NULL), "drawn:"), "and --no-images refuse them");
    pty_close(pty);
}

int main(void)
{
    set_up();
    test_drawn();
    test_odd_names();
    test_refused();
    test_not_wanted();
    test_trouble();
    test_configured();
    printf("1..%d\n", count);
    return failures > 0;
}
