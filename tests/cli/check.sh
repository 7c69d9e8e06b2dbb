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

printf '# Sums\n\nQ: What is one and one?\nA: Two.\n\nQ: What is two and two?\nA:\n' >"$scratch/doubtful.md"
run grill check "$scratch/doubtful.md"
status_is 1 "a doubtful deck is a negative result"
out_like 'doubtful\.md:6(:[0-9]+)?: warning: .*\[no-answer\]' "a question without an answer is named"
run grill check --json "$scratch/doubtful.md"
out_like '"line":6,.*"severity":"warning","code":"no-answer"' "also as JSON"
run grill check -W error "$scratch/doubtful.md"
out_is '' "-W leaves out what is less severe"

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
status_is 0 "a file can be explained"
out_like '^    1 topic +# Sums$' "a heading is a topic"
out_like '^    3 question +Q: What is one and one\?$' "a question is one"
out_like '^    4 answer +A: Two\.$' "an answer is one"
is "$(grep -cE '^ *[0-9]+ ' "$out_file")" 7 "every line is listed"
run grill check --explain --json "$scratch/doubtful.md"
out_like '"line":3,"what":"question","style":"[a-z-]+"' "also as JSON"
run grill check --explain "$scratch/doubtful.md" "$scratch/doubtful.md"
is "$(grep -c 'doubtful.md:$' "$out_file")" 2 "several files are told apart"
run grill check --explain
status_is 2 "--explain wants a file"
run grill check --explain "$scratch/missing.md"
status_is 3 "that can be read"

awk 'BEGIN { for (i = 0; i < 60000; i++) print "Q: What is number " i "?\n" }' >"$scratch/many.md"
run timeout 30 "$GRILL" check "$scratch/many.md"
status_is 1 "tens of thousands of findings take no quadratic time"

done_testing
