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
err_like "no topic is called 'needel'; this is 'Needle trees'" "and told"
run grill sheet thimble "$deck"
status_is 1 "an unknown topic is a negative result"
is "$out" '' "nothing is printed"
err_like "no topic is called 'thimble'" "and it is said"
run grill sheet herbarium "$deck"
status_is 1 "so is one that is only a little like another"
err_like "no topic is called 'herbarium'; there is: Herbs" "which is suggested"
run grill sheet "$scratch/missing.md" "$deck"
status_is 3 "a file that is not there is no topic"
err_like 'missing.md: error: .*no such file' "and is told to be missing"
run grill sheet 'nowhere/thimble' "$deck"
status_is 1 "a path in no folder is looked for as a topic"
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
    wide=
    for width in 20 33 64 100 132 200; do
        for columns in 1 2 auto; do
            run grill sheet --width $width --columns $columns tests/golden/sheet
            wide=$wide$(too_wide $width)
        done
    done
    is "$wide" '' "nor in columns, whatever the deck"
    run grill sheet --width 60
    status_is 0 "the decks that come with grill have a sheet"
    is "$(too_wide 60)" '' "which keeps to its width, too"
else
    skip "no line is too wide" "no python3"
fi

# ---- how much is shown -----------------------------------------------------------------------------------------------

cat >"$scratch/long.md" <<'DECK'
# Long answers

Q: Why does bread rise?
A: Yeast eats sugar and gives off gas, which the dough holds because kneading has made its gluten elastic. Warmth helps
the yeast up to a point. Too much salt slows it down, and so does fat, which is why rich doughs are given more of it and
much more time.

#### Which of these is a fruit?
- [ ] kale
- [x] fig
- [ ] leek
DECK
run grill sheet "$scratch/long.md"
out_like '^  point\. …$' "answers are cut behind a sentence, which is shown"
out_unlike 'Too much salt' "when they are long"
out_like '^Which of these is a fruit\? — fig$' "a choice shows what is right"
printf '#### Which of these is a root?\n- [ ] kale\n- [ ] beet\n' >"$scratch/open.md"
run grill sheet "$scratch/open.md"
out_like '\[ \] beet' "one without a right option shows them all"
run grill sheet --full "$scratch/long.md"
out_like 'much more time\.$' "--full shows them whole"
out_like '✓.*fig' "with all options of a choice, the right one ticked"
out_like 'kale' "and the wrong ones, too"

cat >"$scratch/holes.md" <<'DECK'
C: A [heron] has long [legs].

Q: What eats fish?
A: A heron.

Q: What is a wader?
DECK
run grill sheet --format html "$scratch/holes.md"
out_like '<li>A <mark class="cloze">heron</mark> has long <mark class="cloze">legs</mark>\.</li>' "holes are filled, once"
is "$(grep -c 'has long' "$out_file")" 1 "for all cards of a text"
out_like '<strong>What is a wader\?</strong></li>' "a question without an answer stays one"

# ---- columns and formats ---------------------------------------------------------------------------------------------

run grill sheet --width 60 --columns 2 "$deck"
out_like '^─ Trees ─+    ── Needle trees' "two columns stand side by side"
run grill sheet --width 132 --columns 1 "$deck"
out_unlike '─    ─' "one column is one"
run grill sheet --width 160 "$deck"
cp "$out_file" "$scratch/first"
run grill sheet --width 160 --columns=auto "$deck"
ok "as many columns as fit are the usual" cmp "$scratch/first" "$out_file"
out_like '─    ─' "which is more than one on a wide terminal"
run grill sheet --columns 9 "$deck"
status_is 2 "too many columns are wrong usage"

run grill sheet --format text --color=always "$deck"
out_unlike "$(printf '\033')" "--format text has no escapes"
run grill sheet --format md "$deck"
out_like '^# Plants' "--format md gives headings"
out_like '^- \*\*Oak\*\* — A \*tree\*' "and emphasis"
run grill sheet --format md herbs "$deck"
cp "$out_file" "$scratch/sheet.md"
run grill sheet "$scratch/sheet.md" --list
status_is 0 "which can be read again"
run grill sheet --format html "$deck"
is "$(head -n 1 "$out_file")" '<!DOCTYPE html>' "--format html gives a page"
out_like '<title>Plants</title>' "with its title"
out_like '<a href="#topic-[0-9]">Herbs</a>' "and contents"
run grill sheet --format html herbs "$deck"
out_like '<title>Herbs</title>' "a page of a topic has that title"
run grill sheet --json "$deck"
cp "$out_file" "$scratch/first"
out_like '^\{"schema":1,"topics":\[\{"deck":"[^"]*","topic":\[\]\}\],"document":\{"kind":"document"' "--json gives the tree"
run grill sheet --format json "$deck"
ok "as --format json does" cmp "$scratch/first" "$out_file"
if command -v python3 >/dev/null 2>&1; then
    ok "it is JSON" python3 -m json.tool "$out_file"
fi

# ---- what is forgotten -----------------------------------------------------------------------------------------------

cat >"$scratch/weak.md" <<'DECK'
# Numbers

Q: What comes after one?
A: Two.

Q: What comes after two?
A: Three.

Q: What comes after three?
A: Four.

Q: What comes after four?
A: Five.
DECK
export GRILL_PROGRESS="$scratch/weak.log"
run grill sheet --weak "$scratch/weak.md"
status_is 1 "without any review nothing is forgotten"
err_like 'no card here' "and that is said"
GRILL_NOW=2026-01-01T12:00:00Z feed '\n4\n\n2\n\n1\n:quit\n' grill quiz "$scratch/weak.md"
GRILL_NOW=2026-01-02T13:00:00Z run grill sheet --weak "$scratch/weak.md"
status_is 0 "--weak shows what is being forgotten"
is "$(grep -c 'What comes' "$out_file")" 2 "and nothing else"
is "$(sed -n '/What comes/{p;q;}' "$out_file")" 'What comes after three? — Four.' "weakest first"
out_unlike 'after (one|four)' "neither what is known nor what is new"
GRILL_NOW=2026-01-02T13:00:00Z run grill sheet --weak --retention 0.7 "$scratch/weak.md"
out_unlike 'after one' "what counts as known follows the retention"
printf 'no log\n' >"$scratch/other"
run grill sheet --weak --progress "$scratch/other" "$scratch/weak.md"
status_is 4 "a log that is none is refused"
unset GRILL_PROGRESS

# ---- streams ---------------------------------------------------------------------------------------------------------

escape=$(printf '\033')
run grill sheet "$deck"
out_unlike "$escape" "a pipe gets no escapes"
run grill sheet --color=always "$deck"
out_like "$escape" "unless they are asked for"

printf -- '# Convolutional neural networks\n## What is padding?\nA rim.\n## What is a stride?\nA step.\n' >"$scratch/nets.md"
run grill sheet cnn "$scratch/nets.md"
out_like '^Convolutional neural networks$' "a topic is found by its initials"
run grill sheet "$scratch/nets.md" convol
out_like '^Convolutional neural networks$' "or named behind the deck"
run grill sheet --list "$scratch/nets.md"
out_is '    2  Convolutional neural networks' "a heading that says what the deck's title says is listed once"
run grill sheet --list
out_like '^   [0-9 ]{2}  Glossary$' "the decks that come with grill have titles"
run grill sheet --list attention
out_like '^ +[0-9]+  Attention$' "the list can be of one topic"
out_unlike 'Glossary' "only"
run grill attention
status_is 2 "a topic is no command"
err_like "did you mean 'grill sheet attention' or 'grill --topic attention'" "which is told"
run grill statistic
err_is "grill: there is no command or file 'statistic'; 'grill --help' lists the commands" "so is what is neither"
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
