#!/bin/sh
# grill cards: the list of what was read, for people and as JSON.
. tests/tap.sh

cat >"$scratch/deck.md" <<'END'
---
title: Small things
tags: [tiny]
---
# Plants

**Q:** What is a *fern*?

**A:** A plant "without" flowers.

## Trees

| Tree | Leaf |
|------|------|
| Oak  | lobed |
END

run grill cards --json "$scratch/deck.md"
status_is 0 "cards are listed"
is "$(wc -l <"$out_file")" 2 "one object a line"
out_like '^\{"id":"[0-9a-z]{12}","kind":"question","question":"What is a \*fern\*\?","answer":"A plant \\"without\\" flowers\.","topic":\[[^]]*"Plants"\],"tags":\["tiny"\],"options":\[\],"correct":\[\],"file":".*deck\.md","line":7\}$' "with all fields in order"
out_like '"kind":"term","question":"Oak"' "a table gives terms"
run grill cards --json --kind term "$scratch/deck.md"
is "$(wc -l <"$out_file")" 1 "--kind selects"
run grill cards "$scratch/deck.md"
out_like 'deck\.md:7: What is a' "the list for people names file, line and question"
run grill cards --kind cloze "$scratch/deck.md"
status_is 1 "no card of that kind is a negative result"

out_unlike '^[^ ]*deck\.md:$' "in every line"
run grill cards --width 30 "$scratch/deck.md"
out_like 'deck\.md:$' "where there is no room the file stands above them"
out_like '^   7: What is a \*fern\*\?$' "and the line before the question"
mkdir -p "$XDG_CONFIG_HOME/grill"
echo 'width: 30' >"$XDG_CONFIG_HOME/grill/config.yaml"
run grill cards "$scratch/deck.md"
out_like 'deck\.md:7: What is a' "a configured width is for the screen, not for pipes"
rm "$XDG_CONFIG_HOME/grill/config.yaml"

cat >"$scratch/choice.md" <<'END'
#### Q1. Which of these is a fruit?
- [ ] kale
- [x] fig
- [ ] leek
END
run grill cards --json "$scratch/choice.md"
out_like '"kind":"choice".*"options":\["kale","fig","leek"\],"correct":\["fig"\]' "choices have options and the right ones"

printf 'Q: Read from a pipe?\nA: Yes.\n' >"$scratch/in.md"
run grill cards --json - <"$scratch/in.md"
out_like '"question":"Read from a pipe\?"' "- is standard input"

if command -v python3 >/dev/null 2>&1; then
    printf 'Q: odd \001 \\ " \t bytes?\nA: \xf0\x9f\x98\x80 \xff end\n' >"$scratch/odd.md"
    run grill cards --json "$scratch/odd.md"
    ok "odd bytes give valid JSON" python3 -c 'import json,sys; json.loads(open(sys.argv[1]).read())' "$out_file"
else
    skip "odd bytes give valid JSON" "no python3"
fi

run sh -c '"$GRILL" cards "$1" | head -n 1' sh "$scratch/deck.md"
err_is '' "a reader that leaves early is no trouble"

mkdir -p "$scratch/folder"
printf 'Q: One?\nA: Two.\n' >"$scratch/folder/one.md"
ln -s one.md "$scratch/folder/same.md"
run grill cards "$scratch/folder/one.md" "$scratch/folder/../folder/one.md" "$scratch/folder"
is "$(grep -c 'One?' "$out_file")" 1 "a file that is named twice is read once"
run grill check -W note "$scratch/folder/one.md" "$scratch/folder/one.md"
out_like 'one\.md: note: it was read already \[skipped\]' "and grill check says so"
status_is 0 "which is no doubt"
printf 'a lock: what excludes\na latch: what opens once\n' >"$scratch/07-slow_locks.yaml"
run grill sheet "$scratch/07-slow_locks.yaml"
out_like '^Slow locks$' "a deck without a title has its file's name, but not its number"

done_testing
