/*
 * log_writer: appends records to a review log and says after each that it is safe, for the fault tests.
 *
 *   log_writer append PATH COUNT [FIRST]   appends reviews of the cards c<FIRST>…, prints "ACK n" after each; exits
 * with 4 and the message when one is not saved log_writer list PATH                   prints card ids, problems and
 * what is refused log_writer hold PATH                   appends one review, then keeps the file locked and prints
 * "LOCKED"
 */
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "grill/store/log.h"

static const char host[] = "device";

/* One write for each line: what is acknowledged must have been seen outside before the next record is begun. */
static void say(const char *text, long number)
{
    char line[64];
    const int len = snprintf(line, sizeof line, "%s %ld\n", text, number);
    if (write(STDOUT_FILENO, line, (size_t)len) != len)
        _exit(5);
}

static int append(struct log *log, long first, long count, int tries)
{
    struct err err;
    for (long n = first; n < first + count; n++) {
        char card[32];
        snprintf(card, sizeof card, "c%ld", n);
        const struct record record = {.kind = RECORD_REVIEW,
                                      .card = str_of(card),
                                      .ms = INT64_C(1767268800000) + n * 1000,
                                      .zone = 60,
                                      .grade = 3,
                                      .taken = 1234};
        int status = -1;
        for (int i = 0; i < tries && status != 0; i++)
            status = log_append(log, &record, &err);
        if (status != 0) {
            fprintf(stderr, "log_writer: %s\n", err.text);
            return 4;
        }
        say("ACK", n);
    }
    return 0;
}

static int list(const struct log *log)
{
    for (size_t i = 0; i < log->count; i++)
        printf("%.*s\n", STR_ARG(log->records[i].card));
    for (size_t i = 0; i < log->problem_count; i++)
        printf("problem %u: %.*s\n", log->problems[i].line, STR_ARG(log->problems[i].text));
    if (log->read_only)
        printf("read only: %s\n", log->why.text);
    return 0;
}

static bool has_card(const struct log *log, str card)
{
    for (size_t i = 0; i < log->count; i++)
        if (str_eq(log->records[i].card, card))
            return true;
    return false;
}

/* How many of the numbers are missing; says which. */
static int missing(const struct log *log, const long *numbers, size_t count, const char *when)
{
    int amiss = 0;
    for (size_t i = 0; i < count; i++) {
        char card[32];
        snprintf(card, sizeof card, "c%ld", numbers[i]);
        if (!has_card(log, str_of(card))) {
            printf("%s lost %s\n", card, when);
            amiss++;
        }
    }
    return amiss;
}

static int verify(struct log *log, const char *path)
{
    enum { MOST = 1000, NEXT = 999999 };
    long numbers[MOST];
    size_t count = 0;
    char line[64];
    struct err err;
    while (count + 1 < MOST && fgets(line, sizeof line, stdin))
        if (sscanf(line, "ACK %ld", &numbers[count]) == 1)
            count++;
    int amiss = missing(log, numbers, count, "after the fault");
    const struct record next = {.kind = RECORD_SUSPEND, .card = STR("c999999"), .ms = INT64_C(1767268800000)};
    if (log_append(log, &next, &err) != 0) {
        printf("the next session cannot append: %s\n", err.text);
        return 1;
    }
    numbers[count++] = NEXT;
    amiss += missing(log, numbers, count, "from memory");
    log_close(log);
    if (log_open(log, path, host, &err) != 0) {
        printf("the session after that cannot open: %s\n", err.text);
        return 1;
    }
    amiss += missing(log, numbers, count, "after the next append");
    return amiss > 0;
}

static int hold(struct log *log)
{
    const int status = append(log, 0, 1, 1);
    if (status != 0 || flock(log->fd, LOCK_EX) != 0)
        return 4;
    say("LOCKED", (long)getpid());
    pause();
    return 0;
}

static long number(int argc, char **argv, int which, long otherwise)
{
    return which < argc ? strtol(argv[which], NULL, 10) : otherwise;
}

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    signal(SIGXFSZ, SIG_IGN);
    struct log log;
    struct err err;
    if (log_open(&log, argv[2], host, &err) != 0) {
        fprintf(stderr, "log_writer: %s\n", err.text);
        return 3;
    }
    int status = 2;
    if (strcmp(argv[1], "append") == 0)
        status = append(&log, number(argc, argv, 4, 1), number(argc, argv, 3, 1), 1);
    else if (strcmp(argv[1], "insist") == 0) {
        status = append(&log, 1, number(argc, argv, 3, 1), 2);
        say("HAS", (long)log.count);
    } else if (strcmp(argv[1], "list") == 0)
        status = list(&log);
    else if (strcmp(argv[1], "verify") == 0)
        status = verify(&log, argv[2]);
    else if (strcmp(argv[1], "hold") == 0)
        status = hold(&log);
    log_close(&log);
    return status;
}
