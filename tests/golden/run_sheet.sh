#!/bin/sh
# run_sheet.sh: prints the cheat sheet of each tests/golden/sheet/DECK.* and compares with DECK.WHAT.golden beside it.
#
#   tests/golden/run_sheet.sh             TAP, one test for each golden
#   tests/golden/run_sheet.sh --update    writes the goldens anew and shows what changed
#
# To add a golden: 1. a deck, or a line of `sheets`, 2. tests/golden/run_sheet.sh --update, 3. read what it shows.
set -u

root=${GRILL_ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
grill=${GRILL:-$root/build/release/grill}
cd "$root/tests/golden/sheet" || exit 1
work=$(mktemp -d "${TMPDIR:-/tmp}/grill-golden.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT

# What is printed of each deck: a name, and the options.
sheets() {
    for width in 40 80 132; do echo "text.$width --format text --width $width"; done
    echo 'term.80 --format term --color=always --width 80'
    echo 'full.80 --format text --full --width 80'
    echo 'ascii.80 --format text --ascii --width 80'
    echo 'md --format md'
    echo 'html --format html'
    echo 'json --format json'
}

# make_sheet DECK WHAT: the style of pages is left out of the golden, so that it is free to change.
make_sheet() {
    # shellcheck disable=SC2046 # several words
    LC_ALL=C.UTF-8 "$grill" sheet --quiet $(sheets | sed -n "s/^$2 //p") "$1" >"$work/all" || return
    sed '/^<style>$/,/^<\/style>$/d' "$work/all" >"$work/out"
}

number=0
failed=0
for deck in *.md *.txt *.yaml; do
    for what in $(sheets | cut -d ' ' -f 1); do
        golden=${deck%.*}.$what.golden
        number=$((number + 1))
        if [ "${1:-}" = --update ]; then
            [ -e "$golden" ] || : >"$golden"
            make_sheet "$deck" "$what" || exit
            diff -u "$golden" "$work/out" || cp "$work/out" "$golden"
        elif make_sheet "$deck" "$what" && diff -u "$golden" "$work/out" >"$work/diff" 2>&1; then
            echo "ok $number - $golden"
        else
            echo "not ok $number - $golden"
            sed 's/^/# /' "$work/diff"
            failed=1
        fi
    done
done
[ "${1:-}" = --update ] || echo "1..$number"
exit $failed
