#!/bin/sh
# run.sh: renders each tests/golden/*.md and compares with NAME.FORMAT.WIDTH beside it.
#
#   tests/golden/run.sh             TAP, one test for each golden
#   tests/golden/run.sh --update    writes the goldens anew and shows what changed
#
# To add a golden: 1. a file NAME.md, 2. tests/golden/run.sh --update, 3. read what it shows.
set -u

root=${GRILL_ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
tests=${GRILL_TESTS:-$root/build/release/tests}
cd "$root/tests/golden" || exit 1
work=$(mktemp -d "${TMPDIR:-/tmp}/grill-golden.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT

# The renderings of a document: format and width, one a line.
renderings() {
    for width in 40 80 132; do printf 'text %s\nterm %s\n' "$width" "$width"; done
    echo ascii 80
    printf '%s 0\n' markdown html json
}

render() {
    "$tests/golden/render_file" "$1" "$2" "$3" >"$work/out"
}

update() {
    for input in *.md; do
        renderings | while read -r format width; do
            golden=${input%.md}.$format.$width
            render "$format" "$width" "$input" || exit 1
            [ -e "$golden" ] || : >"$golden"
            diff -u "$golden" "$work/out" || cp "$work/out" "$golden"
        done || exit 1
    done
}

compare() {
    number=0
    for input in *.md; do
        for rendering in $(renderings | tr ' ' .); do
            number=$((number + 1))
            golden=${input%.md}.$rendering
            if render "${rendering%.*}" "${rendering#*.}" "$input" && diff -u "$golden" "$work/out" >"$work/diff" 2>&1; then
                echo "ok $number - $golden"
            else
                echo "not ok $number - $golden"
                sed 's/^/# /' "$work/diff"
                failed=1
            fi
        done
    done
    echo "1..$number"
    return "${failed:-0}"
}

case ${1:-} in
--update) update ;;
*) compare ;;
esac
