#!/bin/sh
# grill sheet: the cheat sheet of a topic, the list of topics, and how either is printed.
. tests/tap.sh

cat >"$scratch/plants.md" <<'DECK'
---
title: Plants
---
# Trees

## Broad leaves

**Q:** What is an oak?

**A:** A *tree* with lobed leaves that grows old, as [foresters](https://example.org/oaks) tell.

## Leaves

| Tree | Leaf |
|------|------|
| Beech | smooth |
| Birch | toothed |

## Needle trees

Q: What is a fir?
A: A tree whose cones stand upright on its branches, whereas those of a spruce hang.

# Herbs

Q: What is thyme?
A: A herb.
DECK
deck=$scratch/plants.md

# too_wide CELLS: the lines of the last output that are wider, or end with a blank.
too_wide() {
    python3 -c '
import sys, unicodedata
for line in open(sys.argv[1], encoding="utf-8").read().split("\n"):
    cells = sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in line)
    if cells > int(sys.argv[2]) or line.endswith(" "): print(line)' "$out_file" "$1"
}

run grill sheet herbs "$deck"
status_is 0 "a topic's sheet is printed"
out_like '^Herbs' "under its title"
out_like 'A herb\.' "with its cards"
out_unlike 'Oak' "and no others"
run grill sheet tree "$deck"
out_like 'Oak' "the beginning of a title will do"
out_like 'Fir' "topics inside are shown, too"
run grill sheet "$deck"
out_like '^Plants' "without a topic the deck is shown whole"
run grill sheet needel "$deck"
status_is 0 "a typing mistake is forgiven"
out_like 'Fir' "and the topic found"
run grill sheet thimble "$deck"
status_is 1 "an unknown topic is a negative result"
is "$out" '' "nothing is printed"
err_like "no topic is called 'thimble'" "and it is said"
run grill sheet herbarium "$deck"
status_is 1 "so is one that is only a little like another"
err_like "no topic is called 'herbarium'; there is: Herbs" "which is suggested"
run grill sheet "$scratch/missing.md" "$deck"
status_is 1 "a path of nothing is looked for as a topic"
err_like 'nor is there such a file' "and is said to be no file either"

run grill sheet --list "$deck"
status_is 0 "--list succeeds"
out_is '    5  Plants
    4    Trees
    1      Broad leaves
    2      Leaves
    1      Needle trees
    1    Herbs' "and shows the topics with their numbers of cards"
run grill sheet --list --json "$deck"
is "$(wc -l <"$out_file")" 6 "as JSON, a line a topic"
out_like '^\{"deck":"[^"]*plants\.md","topic":\["Trees","Needle trees"\],"cards":1\}$' "with deck, path and number"

if command -v python3 >/dev/null 2>&1; then
    for width in 20 40 57 80 132; do
        run grill sheet --width $width "$deck"
        is "$(too_wide $width)" '' "no line is wider than $width cells or ends with a blank"
    done
    run grill sheet --width 60
    status_is 0 "the decks that come with grill have a sheet"
    is "$(too_wide 60)" '' "which keeps to its width, too"
else
    skip "no line is too wide" "no python3"
fi

escape=$(printf '\033')
run grill sheet "$deck"
out_unlike "$escape" "a pipe gets no escapes"
run grill sheet --color=always "$deck"
out_like "$escape" "unless they are asked for"
NO_COLOR=1 run grill sheet "$deck"
out_unlike "$escape" "NO_COLOR means none"
run env LC_ALL=C "$GRILL" sheet "$deck"
is "$(LC_ALL=C grep -c '[^ -~]' "$out_file")" 0 "an ASCII deck gives ASCII where the locale wants it"
run env GRILL_PAGER='echo paged' "$GRILL" sheet "$deck"
out_unlike 'paged' "what goes to a pipe is not paged"
run sh -c '"$GRILL" sheet | head -n 1 | wc -l' sh
out_like '^ *1$' "a reader may leave early"
err_is '' "without a complaint"
if [ -w /dev/full ]; then
    run sh -c '"$GRILL" sheet "$1" >/dev/full' sh "$deck"
    status_is 4 "a full disk is told"
    err_like 'standard output' "by name"
else
    skip "a full disk is told" "no /dev/full"
fi
run grill sheet "$deck"
cp "$out_file" "$scratch/first"
run grill sheet "$deck"
ok "the same input gives the same bytes" cmp "$scratch/first" "$out_file"

done_testing
