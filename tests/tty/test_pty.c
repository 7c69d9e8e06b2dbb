/* The harness itself, proved with sh and cat. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tty/pty.h"

static struct pty *shell(const char *script, const char *const *env)
{
    return pty_spawn((const char *const[]){"sh", "-c", script, NULL}, env, 10, 40);
}

static void shows_what_is_typed(void **state)
{
    (void)state;
    struct pty *pty = pty_spawn((const char *const[]){"cat", NULL}, NULL, 5, 20);
    pty_send(pty, "héllo 你好\r");
    assert_true(pty_wait_raw(pty, "\r\nhéllo 你好\r\n"));
    assert_string_equal(pty_row(pty, 0), "héllo 你好");
    assert_string_equal(pty_row(pty, 1), "héllo 你好");
    assert_string_equal(pty_screen(pty), "héllo 你好\nhéllo 你好\n");
    pty_send(pty, "\x04");
    assert_int_equal(pty_wait_exit(pty), 0);
    pty_close(pty);
}

static void tells_how_it_ended(void **state)
{
    (void)state;
    struct pty *pty = shell("exit 7", NULL);
    assert_int_equal(pty_wait_exit(pty), 7);
    pty_close(pty);
    pty = shell("kill -TERM $$", NULL);
    assert_int_equal(pty_wait_exit(pty), 128 + SIGTERM);
    pty_close(pty);
    pty = pty_spawn((const char *const[]){"/nonexistent/program", NULL}, NULL, 5, 20);
    assert_int_equal(pty_wait_exit(pty), 127);
    pty_close(pty);
}

static void sets_the_environment(void **state)
{
    (void)state;
    struct pty *pty = shell("echo \"<$ONE> <${HOME-unset}>\"", (const char *const[]){"ONE=1=1", "HOME", NULL});
    assert_true(pty_wait_for(pty, "<1=1> <unset>"));
    pty_close(pty);
}

static void moves_the_cursor_and_keeps_the_bytes(void **state)
{
    (void)state;
    struct pty *pty = shell("printf 'old\\033[3;5H\\033[1mnew\\033[0m'; read x", NULL);
    assert_true(pty_wait_for(pty, "    new"));
    int row, col;
    pty_cursor(pty, &row, &col);
    assert_int_equal(row, 2);
    assert_int_equal(col, 7);
    assert_true(pty_wait_raw(pty, "\033[1mnew"));
    pty_forget(pty);
    size_t len;
    pty_raw(pty, &len);
    assert_int_equal(len, 0);
    pty_close(pty);
}

static void waits_until_text_is_gone(void **state)
{
    (void)state;
    struct pty *pty = shell("echo there; read x; printf '\\033[2J'; read x", NULL);
    assert_true(pty_wait_for(pty, "there"));
    pty_send(pty, "\r");
    assert_true(pty_wait_gone(pty, "there"));
    pty_close(pty);
}

static void resizes(void **state)
{
    (void)state;
    struct pty *pty = shell("trap 'stty size' WINCH; echo ready; while :; do read x || :; done", NULL);
    assert_true(pty_wait_for(pty, "ready"));
    pty_resize(pty, 12, 50);
    pty_send(pty, "\r");
    assert_true(pty_wait_for(pty, "12 50"));
    pty_close(pty);
}

static void hangs_up(void **state)
{
    (void)state;
    struct pty *pty = shell("echo ready; read x; exit 3", NULL);
    assert_true(pty_wait_for(pty, "ready"));
    pty_hangup(pty);
    assert_int_equal(pty_wait_exit(pty), 128 + SIGHUP);
    pty_close(pty);
}

static void interrupts_and_stops(void **state)
{
    (void)state;
    struct pty *pty = shell("echo ready; exec cat", NULL);
    assert_true(pty_wait_for(pty, "ready"));
    pty_send(pty, "\x1a");
    /* A session leader has no shell to wake it, so the kernel ignores its stop key; the signal itself stops it. */
    pty_signal(pty, SIGSTOP);
    assert_true(pty_wait_stopped(pty));
    pty_signal(pty, SIGCONT);
    pty_send(pty, "\x03");
    assert_int_equal(pty_wait_exit(pty), 128 + SIGINT);
    pty_close(pty);
}

static void compares_settings(void **state)
{
    (void)state;
    struct pty *pty = shell("echo one; read x; stty -echo; echo two; read x; stty echo; echo three; read x", NULL);
    assert_true(pty_wait_for(pty, "one"));
    struct termios before = pty_settings(pty);
    pty_send(pty, "\r");
    assert_true(pty_wait_for(pty, "two"));
    struct termios changed = pty_settings(pty);
    assert_false(pty_same_settings(&before, &changed));
    pty_send(pty, "\r");
    assert_true(pty_wait_for(pty, "three"));
    struct termios after = pty_settings(pty);
    assert_true(pty_same_settings(&before, &after));
    pty_close(pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shows_what_is_typed),
        cmocka_unit_test(tells_how_it_ended),
        cmocka_unit_test(sets_the_environment),
        cmocka_unit_test(moves_the_cursor_and_keeps_the_bytes),
        cmocka_unit_test(waits_until_text_is_gone),
        cmocka_unit_test(resizes),
        cmocka_unit_test(hangs_up),
        cmocka_unit_test(interrupts_and_stops),
        cmocka_unit_test(compares_settings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
