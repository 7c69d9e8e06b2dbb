#!/bin/sh
# suite.sh KIND VARIANT FILE: runs one suite for run.sh, shows its failures and leaves its counts in $GRILL_WORK.
#
# What a suite finds in its environment:
#   GRILL         the program under test         GRILL_ROOT    the repository, also the working directory
#   GRILL_TESTS   the built test programs        GRILL_SHARED  the folder of example decks, which may not exist
#   GRILL_LONG    1 when slow tests are wanted   GRILL_VARIANT release or asan
#   GRILL_SEED    chooses random documents       GRILL_DOCUMENT the number of the only one
#   HOME, XDG_*, TMPDIR: empty folders of its own; a UTF-8 locale; TZ=UTC; TERM=xterm
set -u

kind=$1 variant=$2 file=$3
case $variant in
asan) build=$GRILL_ASAN ;;
*) build=$GRILL_RELEASE ;;
esac
name=$kind/$(basename "${file%.*}")
[ "$variant" = release ] || name="$name ($variant)"
base=$GRILL_WORK/$(printf '%s' "$name" | tr '/ ()' '----')
home=$base.home
mkdir -p "$home/tmp" "$home/config" "$home/data" "$home/state" "$home/cache" || exit 1

case $file in
*.c) set -- "$build/${file%.c}" ;;
*) set -- "$file" ;;
esac
case $kind in
spec) case $file in */run_spec.c) for spec in tests/spec/*.md; do [ ! -e "$spec" ] || set -- "$@" "$spec"; done ;; esac ;;
fuzz)
    corpus=tests/fuzz/corpus/$(basename "${file%.c}" | sed 's/^fuzz_//')
    set -- "$@" "$corpus"
    ;;
esac

utf8_locale() {
    locale -a 2>/dev/null | awk 'tolower($0) ~ /^c\.utf-?8$/ { print; exit }
        tolower($0) ~ /^en_us\.utf-?8$/ { other = $0 } END { if (other) print other }' | head -n 1
}

limit=
if command -v timeout >/dev/null 2>&1; then
    limit="timeout -k 5 ${GRILL_TIMEOUT:-$([ -n "${GRILL_LONG:-}" ] && echo 3600 || echo 240)}"
fi
locale=$(utf8_locale)

# shellcheck disable=SC2086 # $limit is a command and its arguments
env -i PATH="$PATH" HOME="$home" TMPDIR="$home/tmp" XDG_CONFIG_HOME="$home/config" XDG_DATA_HOME="$home/data" \
    XDG_STATE_HOME="$home/state" XDG_CACHE_HOME="$home/cache" LC_ALL="${locale:-C.UTF-8}" TZ=UTC TERM=xterm \
    GRILL="$build/grill" GRILL_TESTS="$build/tests" GRILL_ROOT="$GRILL_ROOT" GRILL_VARIANT="$variant" \
    GRILL_SHARED="${GRILL_SHARED:-$GRILL_ROOT/../shared}" ${GRILL_LONG:+GRILL_LONG=1} \
    ${GRILL_SEED:+GRILL_SEED="$GRILL_SEED"} ${GRILL_DOCUMENT:+GRILL_DOCUMENT="$GRILL_DOCUMENT"} \
    ASAN_OPTIONS=detect_leaks=${GRILL_FIND_LEAKS:-0} UBSAN_OPTIONS=print_stacktrace=1 \
    CMOCKA_MESSAGE_OUTPUT=TAP $limit "$@" >"$base.out" 2>"$base.err" </dev/null
status=$?

awk -v status="$status" '
    /^ok / { if (toupper($0) ~ /# SKIP/) skipped++; else passed++ }
    /^not ok / { if (toupper($0) ~ /# SKIP/) skipped++; else failed++ } # cmocka: "not ok 3 # SKIP name"
    /^1\.\.[0-9]+/ { split($0, plan, /\.\./); planned += plan[2]; plans++; if ($0 ~ /^1\.\.0 *# *[Ss][Kk][Ii][Pp]/) skipped_whole = 1 }
    END {
        if (skipped_whole) skipped++
        else if (!plans || planned != passed + failed + skipped) failed++
        else if (status != 0 && !failed) failed++
        printf "%d %d %d\n", passed, failed, skipped
    }' "$base.out" >"$base.count"
read -r passed failed skipped <"$base.count"

report() {
    if [ "$failed" = 0 ]; then
        printf 'ok   %s: %d' "$name" "$passed"
        [ "$skipped" = 0 ] || printf ', %d skipped' "$skipped"
        printf '\n'
        return
    fi
    printf 'FAIL %s: %d failed, %d passed, exit status %d\n' "$name" "$failed" "$passed" "$status"
    awk '/^ok / { shown = 0; next } /^not ok / { shown = 1 } shown || !/^(1\.\.|#? ?ok )/ { print "     | " $0 }' "$base.out" | head -n 100
    tail -n 60 "$base.err" | sed 's/^/     ! /'
}
text=$(report)
printf '%s\n' "$text"
rm -rf "$home"
exit 0
