/* The cheat sheet on a terminal: paged when it is too long, by the pager of the user's choice. */
#include <stdio.h>
#include <stdlib.h>

#include "pty.h"

static int count;
static int failures;

static void ok(bool passed, const char *name)
{
    count++;
    failures += !passed;
    printf("%sok %d - %s\n", passed ? "" : "not ", count, name);
}

static char deck[4096];

static void write_deck(void)
{
    const char *folder = getenv("TMPDIR");
    snprintf(deck, sizeof deck, "%s/deck.md", folder ? folder : "/tmp");
    FILE *file = fopen(deck, "w");
    if (!file)
        exit(1);
    fprintf(file, "# Numbers\n\n");
    for (int i = 1; i <= 40; i++)
        fprintf(file, "Q: Which number follows %d?\nA: It is %d.\n\n", i, i + 1);
    fprintf(file, "# Letters\n\nQ: Which letter comes first?\nA: It is A.\n");
    if (fclose(file))
        exit(1);
}

/* Runs "grill sheet TOPIC DECK", with one more option when it is not NULL. */
static struct pty *start(const char *topic, const char *option, const char *const *env)
{
    const char *argv[] = {getenv("GRILL"), "sheet", topic, deck, option, NULL};
    return pty_spawn(argv, env, 10, 60);
}

static void test_pager(void)
{
    static const char *const ours[] = {"GRILL_PAGER=sed s/^/ours:/", "PAGER=sed s/^/theirs:/", NULL};
    static const char *const theirs[] = {"GRILL_PAGER", "PAGER=sed s/^/theirs:/", NULL};
    struct pty *pty = start("numbers", NULL, ours);
    ok(pty_wait_exit(pty) == 0, "a sheet longer than the screen is paged");
    ok(pty_wait_for(pty, "ours:"), "by GRILL_PAGER");
    pty_close(pty);
    pty = start("numbers", NULL, theirs);
    ok(pty_wait_exit(pty) == 0 && pty_wait_for(pty, "theirs:"), "otherwise by PAGER");
    pty_close(pty);
    pty = start("letters", NULL, ours);
    ok(pty_wait_exit(pty) == 0 && pty_wait_for(pty, "It is A.") && !pty_wait_raw(pty, "ours:"),
       "a sheet that fits on the screen is not");
    pty_close(pty);
    pty = start("numbers", "--no-pager", ours);
    ok(pty_wait_exit(pty) == 0 && pty_wait_for(pty, "It is 41.") && !pty_wait_raw(pty, "ours:"),
       "nor is any with --no-pager");
    pty_close(pty);
}

static void test_no_pager(void)
{
    static const char *const none[] = {"GRILL_PAGER=", NULL};
    static const char *const cat[] = {"GRILL_PAGER=cat", NULL};
    static const char *const missing[] = {"GRILL_PAGER=no-such-pager-anywhere", NULL};
    static const char *const early[] = {"GRILL_PAGER=true", NULL};
    struct pty *pty = start("numbers", NULL, none);
    ok(pty_wait_exit(pty) == 0 && pty_wait_for(pty, "It is 41."), "an empty pager is none");
    pty_close(pty);
    pty = start("numbers", NULL, cat);
    ok(pty_wait_exit(pty) == 0 && pty_wait_for(pty, "It is 41."), "nor is cat one");
    pty_close(pty);
    pty = start("numbers", NULL, missing);
    ok(pty_wait_exit(pty) == 0 && pty_wait_for(pty, "It is 41."), "without its pager the sheet is printed plainly");
    pty_close(pty);
    pty = start("numbers", NULL, early);
    ok(pty_wait_exit(pty) == 0, "a pager that reads nothing is no failure");
    pty_close(pty);
}

static void test_interrupt(void)
{
    static const char *const trapping[] = {
        "GRILL_PAGER=trap 'echo heard' INT; cat >/dev/null; echo read; read x </dev/tty; echo left", NULL};
    struct pty *pty = start("numbers", NULL, trapping);
    ok(pty_wait_for(pty, "read"), "a pager has the sheet");
    pty_send(pty, "\x03");
    pty_wait_for(pty, "^C");
    pty_send(pty, "\r");
    ok(pty_wait_for(pty, "heard"), "Ctrl-C is for the pager");
    ok(pty_wait_exit(pty) == 0 && pty_wait_for(pty, "left"), "and grill waits for it all the same");
    pty_close(pty);
}

static void test_looks(void)
{
    static const char *const coloured[] = {"GRILL_PAGER=", "TERM=xterm-256color", "NO_COLOR", NULL};
    static const char *const plain[] = {"GRILL_PAGER=", "NO_COLOR=1", NULL};
    static const char *const dumb[] = {"GRILL_PAGER=sed s/^/ours:/", "TERM=dumb", NULL};
    struct pty *pty = start("letters", NULL, coloured);
    ok(pty_wait_exit(pty) == 0 && pty_wait_raw(pty, "\x1b["), "a terminal gets colours");
    pty_close(pty);
    pty = start("letters", NULL, plain);
    pty_wait_exit(pty);
    ok(pty_wait_for(pty, "It is A.") && !pty_wait_raw(pty, "\x1b["), "but not with NO_COLOR");
    pty_close(pty);
    pty = start("numbers", NULL, dumb);
    pty_wait_exit(pty);
    ok(pty_wait_for(pty, "It is 41.") && !pty_wait_raw(pty, "\x1b[") && !pty_wait_raw(pty, "ours:"),
       "a dumb terminal gets neither colours nor a pager");
    pty_close(pty);
}

int main(void)
{
    write_deck();
    test_pager();
    test_no_pager();
    test_interrupt();
    test_looks();
    printf("1..%d\n", count);
    return failures > 0;
}
