#!/bin/sh
# The test runner itself: what it counts as passed, failed and skipped, and what it hides from a suite.
# shellcheck disable=SC2016 # what stands in single quotes is for the sample suites to expand
. tests/tap.sh

project=$scratch/project

# A project whose only suites are the shell scripts on standard input, each begun by a line "== NAME".
suites() {
    rm -rf "$project"
    mkdir -p "$project/tests/cli"
    cp tests/run.sh tests/suite.sh tests/tap.sh "$project/tests"
    awk -v folder="$project/tests/cli" '/^== / { file = folder "/" $2 ".sh"; print "#!/bin/sh" >file; next }
        { print >file }'
    chmod +x "$project"/tests/cli/*.sh
}

check() {
    run sh "$project/tests/run.sh" check
}

last_line_is() {
    is "$(tail -n 1 "$out_file")" "$1" "$2"
}

suites <<'END'
== good
printf 'ok 1 - a\nok 2 - b # SKIP no such thing\n1..2\n'
== also_good
printf '1..1\nok 1 - c\n'
END
check
status_is 0 "all well: success"
last_line_is '2 passed, 0 failed, 2 skipped' "passed and skipped tests are told apart, the sanitizers that are not built too"

# One way to fail each; every one counts as one failure.
fails() { # fails NAME SCRIPT PASSED
    printf '== bad\n%s\n' "$2" | suites
    check
    status_is 1 "$1: failure"
    last_line_is "$3 passed, 1 failed, 1 skipped" "$1: is counted"
}

fails "a failed test" "printf 'ok 1 - a\nnot ok 2 - b\n1..2\n'; exit 1" 1
fails "a failed test with a good exit status" "printf 'not ok 1 - b\n1..1\n'" 0
fails "a bad exit status alone" "printf 'ok 1 - a\n1..1\n'; exit 3" 1
fails "tests that were planned and did not run" "printf '1..2\nok 1 - a\n'" 1
fails "an early end" "echo 'ok 1 - a'; exit 0" 1
fails "no test at all" ":" 0
fails "death by a signal" "printf 'ok 1 - a\n1..1\n'; kill -9 \$\$" 1

printf '== bad\nprintf "not ok 1 - the name\\n# a reason\\n1..1\\n"; echo noise >&2\n' | suites
check
out_like 'FAIL cli/bad' "a failure names its suite"
out_like 'not ok 1 - the name' "shows the test"
out_like 'a reason' "its reason"
out_like 'noise' "and standard error"

printf '== none\nprintf "1..0 # SKIP not here\\n"\n' | suites
check
status_is 0 "a suite that skips itself is no failure"
last_line_is '0 passed, 0 failed, 2 skipped' "and counts as one"

rm "$project/tests/cli/none.sh"
check
status_is 1 "a run without suites is a failure"

suites <<'END'
== clean
. tests/tap.sh
is "${NO_COLOR-unset} ${COLUMNS-unset} ${GRILL_NOW-unset} $TZ $TERM" 'unset unset unset UTC xterm' "variables"
is "$(find "$HOME" -type f | grep -v '/tmp/tap')" '' "an empty home"
like "$XDG_DATA_HOME" "^$HOME/" "data below it"
touch "$HOME/mark"
done_testing
== clean_again
. tests/tap.sh
ok "not shared" test ! -e "$HOME/mark"
done_testing
END
NO_COLOR=1 COLUMNS=40 GRILL_NOW=1 check
status_is 0 "a suite starts from a clean environment"
[ "$status" = 0 ] || out_is '' "what went wrong there"

# The helpers for shell tests can fail, too.
suites <<'END'
== helpers
. tests/tap.sh
is a b "is"
like a b "like"
unlike a a "unlike"
ok "ok" false
run sh -c 'echo out; echo err >&2; exit 3'
status_is 0 "status_is"
out_is err "out_is"
err_is out "err_is"
is "$status $out $err" '3 out err' "run"
feed 'a\nb' cat
is "$out" 'a
b' "feed"
done_testing
END
check
last_line_is '2 passed, 7 failed, 1 skipped' "every helper of tap.sh can fail"

done_testing
