# shellcheck shell=sh
# tap.sh: what shell tests are written with. Source it first, call done_testing last:
#
#   . tests/tap.sh
#   run grill --version
#   status_is 0 "--version succeeds"
#   out_like '^grill [0-9]' "and prints a number"
#   feed 'an answer\n3\n:quit\n' grill "$scratch/deck.md"
#   err_is '' "nothing goes wrong"
#   done_testing
#
# `run` and `feed` leave $status, $out and $err (without the last line ends) and the whole bytes in $out_file and
# $err_file. $scratch is an empty folder of this test. Patterns are extended regular expressions, matched line by line.

scratch=$(mktemp -d "${TMPDIR:-/tmp}/tap.XXXXXX") || exit 1
trap 'chmod -R u+rwx "$scratch" 2>/dev/null; rm -rf "$scratch"' EXIT
out_file=$scratch/.out
err_file=$scratch/.err
tap_count=0
tap_failed=0

grill() {
    "$GRILL" "$@"
}

# run COMMAND ARGUMENT…: runs it with nothing on standard input (redirect it for something else: run grill <file).
run() {
    status=0
    if [ -t 0 ]; then "$@" >"$out_file" 2>"$err_file" </dev/null || status=$?
    else "$@" >"$out_file" 2>"$err_file" || status=$?; fi
    # shellcheck disable=SC2034 # for the tests
    out=$(cat "$out_file") err=$(cat "$err_file")
}

# feed TEXT COMMAND ARGUMENT…: runs it with TEXT (escapes such as \n are expanded) on standard input.
feed() {
    printf '%b' "$1" >"$scratch/.in"
    shift
    run "$@" <"$scratch/.in"
}

pass() {
    tap_count=$((tap_count + 1))
    printf 'ok %d - %s\n' "$tap_count" "$1"
}

# fail NAME [WHY]: WHY may have several lines.
fail() {
    tap_count=$((tap_count + 1))
    tap_failed=$((tap_failed + 1))
    printf 'not ok %d - %s\n' "$tap_count" "$1"
    [ -z "${2:-}" ] || printf '%s\n' "$2" | sed 's/^/# /'
}

# ok NAME COMMAND ARGUMENT…: passes when the command succeeds.
ok() {
    tap_name=$1
    shift
    if "$@" >/dev/null 2>&1; then pass "$tap_name"; else fail "$tap_name" "failed: $*"; fi
}

# is GOT WANTED NAME
is() {
    if [ "$1" = "$2" ]; then
        pass "$3"
    else
        fail "$3" "wanted:
$2
got:
$1"
    fi
}

# like TEXT PATTERN NAME, unlike TEXT PATTERN NAME
like() {
    if printf '%s\n' "$1" | grep -Eq -e "$2"; then pass "$3"; else fail "$3" "no line like: $2
in:
$1"; fi
}

unlike() {
    if printf '%s\n' "$1" | grep -Eq -e "$2"; then fail "$3" "a line like: $2
in:
$1"; else pass "$3"; fi
}

# About the last run.
status_is() {
    if [ "$status" = "$1" ]; then
        pass "$2"
    else
        fail "$2" "exit status $status, not $1
standard output:
$(head -n 20 "$out_file")
standard error:
$(head -n 20 "$err_file")"
    fi
}

out_is() { is "$out" "$1" "$2"; }
err_is() { is "$err" "$1" "$2"; }
out_like() { like "$out" "$1" "$2"; }
err_like() { like "$err" "$1" "$2"; }
out_unlike() { unlike "$out" "$1" "$2"; }
err_unlike() { unlike "$err" "$1" "$2"; }

# skip NAME REASON: one test that cannot be run here.
skip() {
    tap_count=$((tap_count + 1))
    printf 'ok %d - %s # SKIP %s\n' "$tap_count" "$1" "$2"
}

# skip_all REASON: the whole script cannot be run here.
skip_all() {
    printf '1..0 # SKIP %s\n' "$1"
    exit 0
}

done_testing() {
    printf '1..%d\n' "$tap_count"
    [ "$tap_failed" = 0 ]
    exit
}
