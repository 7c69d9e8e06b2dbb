#!/bin/sh
# run.sh: runs the suites that have been built and counts what they report.
#
#   tests/run.sh check              everything; ends with "N passed, N failed"
#   tests/run.sh unit|spec|cli|…    one kind; add a word to run only the suites whose name contains it
#   tests/run.sh bench              the benchmarks, one after the other
#
# A suite is a program or script that writes TAP. Each one runs in a clean environment with a home of its own; what
# a script may rely on is set in tests/suite.sh. To add a suite, put its file into the folder of its kind.
set -u
cd "$(dirname "$0")/.." || exit 1

kind=${1:-check}
word=${2:-}
root=$(pwd)
release=$root/build/release
asan=$root/build/asan

# One line for each suite: kind, variant, file. The slow ones come first, so that two jobs end at about the same time.
list_suites() {
    for file in tests/fault/*.sh; do
        case $file in */lib*.sh) ;; *) echo "fault release $file" ;; esac
    done
    for file in tests/cli/*.sh; do
        case $file in */lib*.sh) ;; *) printf 'cli release %s\ncli asan %s\n' "$file" "$file" ;; esac
    done
    for file in tests/build/*.sh; do echo "build release $file"; done
    for file in tests/lint/[a-z]*.sh; do
        case $file in */lib*.sh) ;; *) echo "lint release $file" ;; esac
    done
    for file in tests/tty/*.c; do [ "$file" = tests/tty/pty.c ] || echo "tty release $file"; done
    for file in tests/fuzz/fuzz_*.c; do echo "fuzz asan $file"; done
    for file in tests/golden/run*.sh; do echo "golden release $file"; done
    printf 'property release %s\nproperty asan %s\n' tests/property/run_property.c tests/property/run_property.c
    for file in tests/spec/run_spec.c tests/spec/test_*.c; do printf 'spec release %s\nspec asan %s\n' "$file" "$file"; done
    for file in tests/unit/test_*.c; do printf 'unit release %s\nunit asan %s\n' "$file" "$file"; done
}

select_suites() {
    list_suites | while read -r suite variant file; do
        [ -e "$file" ] || continue
        [ "$variant" = release ] || [ -e "$asan/libgrill.a" ] || continue
        [ "$kind" = check ] || [ "$kind" = "$suite" ] || continue
        case $suite/$file in *"$word"*) echo "$suite $variant $file" ;; esac
    done
}

run_benchmarks() {
    status=0
    for file in tests/bench/*.c tests/bench/*.sh; do
        case $file in
        *'*'* | */lib*.sh) continue ;;
        *.c) program=$release/${file%.c} ;;
        *) program=$file ;;
        esac
        case $file in *"$word"*) ;; *) continue ;; esac
        printf '== %s\n' "$file"
        GRILL=$release/grill GRILL_TESTS=$release/tests GRILL_ROOT=$root "$program" || status=1
    done
    return $status
}

if [ "$kind" = bench ]; then
    run_benchmarks
    exit
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/grill-check.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Where tracing is forbidden, or on systems other than Linux, the leak checker cannot run at all.
find_leaks=0
for program in "$asan"/tests/unit/test_*; do
    [ -x "$program" ] || continue
    ASAN_OPTIONS=detect_leaks=1 "$program" >"$work/leaks" 2>&1
    grep -Eq 'LeakSanitizer has encountered a fatal|detect_leaks is not supported' "$work/leaks" || find_leaks=1
    break
done

export GRILL_FIND_LEAKS=$find_leaks
export GRILL_ROOT="$root" GRILL_RELEASE="$release" GRILL_ASAN="$asan" GRILL_WORK="$work"
select_suites >"$work/suites"
if [ ! -e "$asan/libgrill.a" ]; then
    echo "skip suites under sanitizers: no such build"
    echo "0 0 1" >"$work/sanitizers.count"
fi
[ ! -s "$work/suites" ] || xargs -P "${JOBS:-2}" -L 1 sh tests/suite.sh <"$work/suites"

cat "$work"/*.count 2>/dev/null | awk -v suites="$(wc -l <"$work/suites")" '
    { passed += $1; failed += $2; skipped += $3 }
    END {
        if (suites == 0) failed++
        printf "%d passed, %d failed", passed, failed
        if (skipped) printf ", %d skipped", skipped
        printf "\n"
        exit failed > 0
    }'
