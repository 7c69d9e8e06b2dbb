#!/bin/sh
# grill check: what is repaired, doubtful or wrong.
. tests/tap.sh

printf '# Sums\n\nQ: What is one and one?\nA: Two.\n' >"$scratch/clean.md"
run grill check "$scratch/clean.md"
status_is 0 "a clean deck is fine"
out_is '' "and nothing is printed"
err_like '1 card in 1 deck: 0 errors, 0 warnings' "but for the count"
run grill check -q "$scratch/clean.md"
err_is '' "which --quiet silences"

run grill check -W note
status_is 0 "the decks that come with the program are clean"
out_is '' "without even a note"

: >"$scratch/nothing.md"
run grill check "$scratch/nothing.md"
out_like 'nothing\.md: warning: it is empty \[no-cards\]$' "an empty file is called empty"

printf '# Sums\n\nQ: What is one and one?\nA: Two.\n\nQ: What is two and two?\nA:\n' >"$scratch/doubtful.md"
run grill check "$scratch/doubtful.md"
status_is 1 "a doubtful deck is a negative result"
out_like 'doubtful\.md:6(:[0-9]+)?: warning: .*\[no-answer\]' "a question without an answer is named"
run grill check --json "$scratch/doubtful.md"
out_like '"line":6,.*"severity":"warning","code":"no-answer"' "also as JSON"
run grill check -W error "$scratch/doubtful.md"
out_is '' "-W leaves out what is less severe"
status_is 0 "and the status goes by what is left"
err_is 'grill: 2 cards in 1 deck: 0 errors (1 left out)' "so do the counts"

printf '## Which is a fruit?\n- [ ] A) kale\n- [ ] B) fig\n- [ ] C) leek\n' >"$scratch/choice.md"
run grill check "$scratch/choice.md"
is "$(grep -c warning "$out_file")" 1 "a choice without a key is one fault"
out_like 'none of the options is marked as right \[choice\]$' "of the options"

cat >"$scratch/two_ways.md" <<'END'
## What is a lock?

It excludes others.

**Interview Q:** "When do two of them deadlock?"

When each waits for the other.

## What is a latch?

A door that opens once.
END
run grill check "$scratch/two_ways.md"
status_is 1 "a file that can be read in two ways is doubtful"
out_like "two_ways\.md:5:1: warning: read as part of the answer to line 1, .*\[doubtful-style\]" "at the line, with its reading"
out_like "'style: heading, label' in the front matter" "and the way out"
run grill check --json "$scratch/two_ways.md"
out_like '"line":5,"col":1,"severity":"warning","code":"doubtful-style"' "also as JSON"
run grill check -W error "$scratch/two_ways.md"
out_is '' "-W leaves it out"
for style in 'heading, label' heading; do
    { printf -- '---\nstyle: %s\n---\n' "$style"; cat "$scratch/two_ways.md"; } >"$scratch/settled.md"
    run grill check "$scratch/settled.md"
    status_is 0 "'style: $style' settles it"
done
err_like '^grill: 2 cards ' "leaving it as it was"

run grill check "$scratch/missing.md"
status_is 3 "a missing deck is an error"
printf 'a: [1, }\n' >"$scratch/broken.yaml"
run grill check "$scratch/broken.yaml"
status_is 3 "so is broken YAML"
out_like '^ +\^$' "the place is shown with a caret"

run grill check --explain "$scratch/doubtful.md"
status_is 1 "a file can be explained, and its warnings show in the exit status"
out_like '^    1 topic +# Sums$' "a heading is a topic"
out_like '^    3 question +Q: What is one and one\?$' "a question is one"
out_like '^    4 answer +A: Two\.$' "an answer is one"
is "$(grep -cE '^ *[0-9]+ ' "$out_file")" 7 "every line is listed"
run grill check --explain --json "$scratch/doubtful.md"
out_like '"line":3,"what":"question","style":"[a-z-]+"' "also as JSON"
run grill check --explain "$scratch/doubtful.md" "$scratch/doubtful.md"
is "$(grep -c 'doubtful.md:$' "$out_file")" 2 "several files are told apart"
out_like '^ +warning: .*\[no-answer\]$' "what is found stands below its line"
run grill check --explain -W error "$scratch/doubtful.md"
ok "-W leaves that out" sh -c "! grep -q no-answer '$out_file'"
run grill check --explain --json "$scratch/doubtful.md"
out_like '"line":6,.*"code":"no-answer"' "and in JSON behind it"

mkdir -p "$scratch/notes/deep"
cp "$scratch/clean.md" "$scratch/notes/deep/sums.md"
printf 'not a deck\n' >"$scratch/notes/program.c"
cat >"$scratch/notes/all.yaml" <<'END'
# sums
title: Sums
topics: [Numbers]

tags: [easy]
cards:
  - question: What is one and one?
    answer: |
      Two,

      as always.
    source: a book
END
run grill check --explain "$scratch/notes"
status_is 0 "so can the files of a folder"
is "$(grep -E '^[^ ].*:$' "$out_file" | sed 's/.*\///')" "$(printf 'all.yaml:\nsums.md:')" "each under its name, as they are loaded"
out_like '^    1 noise +# sums$' "a comment is none of a deck's lines"
out_like '^    2 meta +title: Sums$' "a title tells of the deck"
out_like '^ +yaml: topic of all cards$' "so does a topic"
out_like '^    4 blank$' "a blank line is blank"
out_like '^    6 meta +cards:$' "a key holds the cards"
out_like '^    7 question +- question: What is one and one\?$' "a question is one"
out_like '^    8 answer +answer: \|$' "its answer is one"
out_like '^   10 blank$' "also with blank lines inside"
out_like '^   11 answer +as always\.$' "to its end"
out_like '^   12 noise +source: a book$' "other keys are nothing"
run grill check --explain --json "$scratch/notes"
out_like '/all\.yaml","line":3,"what":"meta","style":"yaml","reason":"topic of all cards"' "also as JSON"
dd if=/dev/zero of="$scratch/zeros.md" bs=1 count=0 seek=70000000 2>/dev/null
run grill check --explain "$scratch/zeros.md"
out_like '\[binary\]$' "a file may be explained at any size at which it is read"
mkdir "$scratch/empty"
run grill check --explain "$scratch/empty"
status_is 3 "a folder without decks is no input"

printf '[\n  {\n    "front": "One?",\n    "back": "Two.",\n    "tags": ["x"]\n  },\n  {"q": "Two?", "a": "Three."}\n]\n' >"$scratch/cards.json"
run grill check --explain "$scratch/cards.json"
out_like '^    1 noise +\[$' "brackets of JSON are marks"
out_like '^    3 question ' "its questions are questions"
out_like '^    4 answer ' "its answers are answers"
out_like '^    5 meta ' "tags tell of the card"
out_like '^ +json: a card on one line$' "a card may stand on one line"
printf '#separator:comma\nquestion,answer\nOne?,Two\n,Three\n' >"$scratch/cards.csv"
run grill check --explain "$scratch/cards.csv"
out_like '^ +table: setting of another program$' "CSV may have settings"
out_like '^ +table: names of the columns$' "and a header"
out_like '^    3 question ' "rows are questions"
out_like '^    4 noise ' "but for those that ask nothing"
run grill check --explain "$scratch/broken.yaml"
status_is 3 "what cannot be parsed cannot be explained"
out_like 'yaml-syntax' "but why not can"
run grill check --explain --json "$scratch/broken.yaml"
out_like '"code":"yaml-syntax"' "also as JSON"

printf '1. One?\n2. Two?\n3. Three?\n\n## Answers\n\n1. Uno.\n2. Due.\n3. Tre.\n' >"$scratch/keyed.md"
run grill check --explain "$scratch/keyed.md"
status_is 0 "what is well can be explained, too"
out_like '^    7 key ' "lines that answer questions elsewhere are called a key"

run grill check --explain
status_is 2 "--explain wants a file"
run grill check --explain "$scratch/missing.md"
status_is 3 "that can be read"

awk 'BEGIN { for (i = 0; i < 60000; i++) print "Q: What is number " i "?\n" }' >"$scratch/many.md"
run timeout 30 "$GRILL" check "$scratch/many.md"
status_is 1 "tens of thousands of findings take no quadratic time"

done_testing
