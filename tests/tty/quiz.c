/* The quiz on a terminal: editing, grades, interruption, hang-up, a narrow window. */
#include <signal.h>
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

static char deck[4096];
static char log_path[4096];
static char log_setting[sizeof log_path + 32];

static const char deck_text[] = "# Sums\n\n"
                                "Q: What is one and one?\nA: Two.\n\n"
                                "Q: What is two and two?\nA: Four.\n\n"
                                "Q: Which word has a mark over its e?\nA: café\n";

static void write_deck(void)
{
    const char *folder = getenv("TMPDIR");
    snprintf(deck, sizeof deck, "%s/deck.md", folder ? folder : "/tmp");
    snprintf(log_path, sizeof log_path, "%s/tty.log", folder ? folder : "/tmp");
    snprintf(log_setting, sizeof log_setting, "GRILL_PROGRESS=%s", log_path);
    FILE *file = fopen(deck, "w");
    if (!file || fputs(deck_text, file) < 0 || fclose(file))
        exit(1);
}

static struct pty *start(int rows, int cols)
{
    const char *argv[] = {getenv("GRILL"), "--seed", "1", deck, NULL};
    const char *env[] = {log_setting, "TERM=xterm-256color", "COLUMNS", NULL};
    return pty_spawn(argv, env, rows, cols);
}

static int reviews(void)
{
    FILE *file = fopen(log_path, "r");
    char line[1024];
    int found = 0;
    while (file && fgets(line, sizeof line, file))
        found += line[0] == 'r';
    if (file)
        fclose(file);
    return found;
}

static void test_session(void)
{
    struct pty *pty = start(24, 80);
    struct termios before = pty_first_settings(pty);
    ok(pty_wait_for(pty, "What is one and one?"), "the first question appears");
    ok(pty_wait_for(pty, ">"), "with a prompt");
    pty_send(pty, "Tvo\x1b[D\x7fw\r");
    ok(pty_wait_for(pty, "right"), "a line edited with arrow and backspace is the right answer");
    ok(pty_wait_for(pty, "grade 1-4 [3]:"), "a grade is suggested");
    pty_send(pty, "\r");
    ok(pty_wait_for(pty, "What is two and two?"), "Enter takes it");
    ok(reviews() == 1, "the review is on the disk before the next question is shown");
    pty_send(pty, ":sk\t\r");
    ok(pty_wait_for(pty, "mark over its e?"), "Tab completes a command");
    pty_send(pty, "caf\xc3\xa9\xc3\xa9\x7f\r");
    ok(pty_wait_for(pty, "right"), "a character of two bytes is deleted whole");
    pty_send(pty, "4\r");
    ok(pty_wait_for(pty, "[3/3]"), "a skipped card comes back");
    pty_send(pty, "\x04");
    ok(pty_wait_exit(pty) == 0, "Ctrl-D ends the session");
    ok(pty_wait_for(pty, "2 answers in"), "with a summary");
    struct termios after = pty_settings(pty);
    ok(pty_same_settings(&before, &after), "and the terminal is as it was");
    pty_close(pty);
}

static void test_interrupt(void)
{
    struct pty *pty = start(24, 80);
    ok(pty_wait_for(pty, "two and two?"), "the next session asks what is left");
    pty_wait_for(pty, ">");
    pty_send(pty, "half an ans");
    ok(pty_wait_for(pty, "> half an ans"), "something was typed");
    pty_send(pty, "\x03");
    ok(pty_wait_gone(pty, "no such text"), "and dropped");
    pty_send(pty, "Four\r");
    ok(pty_wait_for(pty, "right"), "Ctrl-C drops the line and goes on");
    pty_send(pty, "\x03");
    ok(pty_wait_exit(pty) == 0, "Ctrl-C on an empty line ends the session");
    ok(pty_wait_for(pty, "Stopped; what you graded is saved."), "and says that all is saved");
    pty_close(pty);
}

static void interrupt_test(const char *format, const char *expected)
{
    const char *argv[] = {getenv("GRILL"), "test", "--format", format, deck, NULL};
    const char *env[] = {log_setting, "TERM=xterm-256color", "COLUMNS", NULL};
    struct pty *pty = pty_spawn(argv, env, 24, 80);
    ok(pty_wait_for(pty, "one and one?"), "a self-test asks a person");
    pty_wait_for(pty, ">");
    pty_send(pty, "Two.\r");
    ok(pty_wait_for(pty, "two and two?"), "one question after the other");
    pty_send(pty, "\x03");
    ok(pty_wait_for(pty, expected), "Ctrl-C ends it with the score so far");
    ok(pty_wait_exit(pty) == 128 + SIGINT, "and the status of the signal");
    pty_close(pty);
}

static void test_interrupted_test(void)
{
    interrupt_test("text", "stopped after 1 of 3: 100 % so far");
    interrupt_test("tap", "Bail out! Stopped after 1 of 3");
    interrupt_test("json", "\"left\":2");
}

/* What standard output is redirected to gets the score, and who answers sees the questions all the same. */
static void test_redirected_test(void)
{
    char command[3 * sizeof deck + 128];
    snprintf(command, sizeof command, "\"$GRILL\" test '%s' >'%s.score'; cat '%s.score' | tr a-z A-Z", deck, deck,
             deck);
    const char *argv[] = {"/bin/sh", "-c", command, NULL};
    const char *env[] = {log_setting, "TERM=xterm-256color", "COLUMNS", NULL};
    struct pty *pty = pty_spawn(argv, env, 24, 80);
    ok(pty_wait_for(pty, "one and one?") && pty_wait_for(pty, ">"), "a redirected self-test shows its questions");
    pty_send(pty, "Two\r");
    ok(pty_wait_for(pty, "two and two?"), "one after the other");
    pty_send(pty, "\x04");
    ok(pty_wait_for(pty, "1 RIGHT, 0 PARTLY"), "and writes the score where it should be");
    pty_close(pty);
}

/* The deck's first question within an interactive shell, which is needed to wake what Ctrl-Z has stopped. */
static struct pty *start_in_shell(const char *words, const char *name)
{
    char command[sizeof deck + 64];
    snprintf(command, sizeof command, "\"$GRILL\" %s '%s'\r", words, deck);
    const char *argv[] = {"/bin/sh", "-i", NULL};
    const char *env[] = {log_setting, "TERM=xterm-256color", "COLUMNS", "PS1=$ ", "ENV", NULL};
    struct pty *pty = pty_spawn(argv, env, 40, 80);
    pty_wait_for(pty, "$");
    pty_send(pty, command);
    ok(pty_wait_for(pty, "one and one?") && pty_wait_for(pty, ">"), name);
    return pty;
}

/* Stops it, and lets the shell clear the screen, so that the question is only seen again when it is shown again. */
static void stop(struct pty *pty)
{
    pty_send(pty, "\x1a");
    ok(pty_wait_for(pty, "Stopped"), "is stopped by Ctrl-Z");
    pty_send(pty, "clear\r");
    ok(pty_wait_gone(pty, "one and one?"), "while the shell clears the screen");
}

static void test_stopped_test(void)
{
    struct pty *pty = start_in_shell("test", "a self-test within a shell");
    stop(pty);
    pty_send(pty, "fg\r");
    ok(pty_wait_for(pty, "one and one?") && pty_wait_for(pty, ">"), "and asks again when it goes on");
    pty_send(pty, "Two\r");
    ok(pty_wait_for(pty, "two and two?"), "the answer counts");
    pty_send(pty, "\x04");
    ok(pty_wait_for(pty, "1 right, 0 partly"), "in the score");
    pty_close(pty);
}

static void test_paste(void)
{
    struct pty *pty = start(24, 80);
    ok(pty_wait_for(pty, "two and two?"), "an answer that was not graded is asked again");
    pty_send(pty, "\x1b[200~it is\nFour\x1b[201~");
    ok(pty_wait_for(pty, "> it is Four"), "pasted lines are one answer");
    pty_send(pty, "\r");
    ok(pty_wait_for(pty, "grade 1-4"), "which Enter sends");
    pty_close(pty);
}

static void test_hangup(void)
{
    int before = reviews();
    struct pty *pty = start(24, 80);
    ok(pty_wait_for(pty, "two and two?"), "a session before its window closes");
    pty_send(pty, "\r");
    ok(pty_wait_for(pty, "grade 1-4:"), "waits for a grade");
    pty_hangup(pty);
    ok(pty_wait_exit(pty) != -1, "a closed window ends it");
    ok(reviews() == before, "and records nothing that was not said");
    pty_close(pty);
}

static void test_stop(void)
{
    struct pty *pty = start_in_shell("--all", "a session within a shell");
    pty_send(pty, "half an ans");
    stop(pty);
    pty_send(pty, "stty -a\r");
    ok(pty_wait_for(pty, "eof = ^D"), "that finds the terminal's keys as they were");
    pty_send(pty, "fg\r");
    ok(pty_wait_for(pty, "one and one?"), "the question is shown again");
    ok(pty_wait_for(pty, "> half an ans"), "and what had been typed stands there");
    pty_send(pty, "wer\r");
    ok(pty_wait_for(pty, "> half an answer") && pty_wait_for(pty, "grade 1-4"), "to be typed on");
    pty_send(pty, ":q\r");
    ok(pty_wait_for(pty, "No answers this time"), "until the end");
    pty_close(pty);
}

/* What was typed is there again in the next session, and nobody else's to read. */
static void test_history(void)
{
    const char *folder = getenv("TMPDIR");
    char state[sizeof deck + 64];
    char path[sizeof deck + 96];
    snprintf(state, sizeof state, "XDG_STATE_HOME=%s/state", folder ? folder : "/tmp");
    snprintf(path, sizeof path, "%s/state/grill/history", folder ? folder : "/tmp");
    const char *argv[] = {getenv("GRILL"), "--all", deck, NULL};
    const char *env[] = {log_setting, state, "TERM=xterm-256color", "COLUMNS", NULL};
    struct pty *pty = pty_spawn(argv, env, 24, 80);
    pty_wait_for(pty, ">");
    pty_send(pty, "a memorable answer\r");
    pty_wait_for(pty, "grade 1-4");
    pty_send(pty, ":q\r");
    ok(pty_wait_exit(pty) == 0, "a session with an answer ends");
    pty_close(pty);
    struct stat info;
    ok(stat(path, &info) == 0 && info.st_size > 0 && (info.st_mode & 0777) == 0600, "its history is its owner's alone");
    pty = pty_spawn(argv, env, 24, 80);
    pty_wait_for(pty, ">");
    pty_send(pty, "\x1b[A");
    ok(pty_wait_for(pty, "> a memorable answer"), "and comes back with the arrow key");
    pty_hangup(pty);
    ok(pty_wait_exit(pty) != -1 && stat(path, &info) == 0 && info.st_size > 0, "a closed window leaves it whole");
    pty_close(pty);
}

static void test_resize(void)
{
    const char *argv[] = {getenv("GRILL"), "--all", deck, NULL};
    const char *env[] = {log_setting, "TERM=xterm-256color", "COLUMNS", NULL};
    struct pty *pty = pty_spawn(argv, env, 24, 100);
    ok(pty_wait_for(pty, "one and one?"), "a session in a wide window");
    pty_resize(pty, 24, 30);
    pty_send(pty, "no such answer\r");
    ok(pty_wait_for(pty, "4 easy"), "that becomes narrow");
    pty_send(pty, ":zzzzzzzzzzz\r");
    ok(pty_wait_for(pty, ":zzzzzzzzzzz; :help lists"), "wraps its lines anew");
    pty_close(pty);
}

/* The deck comes through a pipe, the answers from the terminal all the same. */
static void test_deck_from_a_pipe(void)
{
    char command[sizeof deck + 64];
    snprintf(command, sizeof command, "cat '%s' | \"$GRILL\" --all -", deck);
    const char *argv[] = {"/bin/sh", "-c", command, NULL};
    const char *env[] = {log_setting, "TERM=xterm-256color", "COLUMNS", NULL};
    struct pty *pty = pty_spawn(argv, env, 24, 80);
    ok(pty_wait_for(pty, "one and one?") && pty_wait_for(pty, ">"), "a deck from a pipe is asked");
    pty_send(pty, "Twoo\x7f\r");
    ok(pty_wait_for(pty, "right"), "answers come from the terminal");
    pty_send(pty, "\x04");
    ok(pty_wait_exit(pty) == 0, "until Ctrl-D");
    pty_close(pty);
}

static void test_narrow(void)
{
    struct pty *pty = start(24, 40);
    ok(pty_wait_for(pty, "two and two?"), "a narrow window shows the question");
    pty_send(pty, "\r");
    ok(pty_wait_for(pty, "4 easy"), "and all grades");
    pty_resize(pty, 24, 100);
    pty_send(pty, "3\r");
    ok(pty_wait_exit(pty) == 0, "a resized window does no harm");
    ok(pty_wait_for(pty, "1 answer in"), "and the summary follows the last card");
    pty_close(pty);
}

int main(void)
{
    write_deck();
    test_session();
    test_interrupt();
    test_interrupted_test();
    test_redirected_test();
    test_stopped_test();
    test_paste();
    test_hangup();
    test_stop();
    test_history();
    test_resize();
    test_deck_from_a_pipe();
    test_narrow();
    printf("1..%d\n", count);
    return failures > 0;
}
