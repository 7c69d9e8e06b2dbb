#!/bin/sh
# Commands that messages tell to try: they name the decks, and work when they are pasted.
# shellcheck disable=SC2154 # $scratch is set by tap.sh
. tests/tap.sh

cd "$scratch" || exit 1
printf '## What is a lock?\n\n```\nopen\n' >fence.md
printf '## What is a lock?\n\nA guard.\n' >good.md
cp fence.md "two words.md"
cp fence.md 'it"s.md'
printf 'Just a remark without any question in it.\n' >remark.md
: >empty.md
mkdir hollow

# hinted NAME: $command is the first command in single quotes on standard error.
hinted() {
    command=$(sed -n "s/^.*'\\(grill .*\\)' shows.*/\\1/p" "$err_file" | head -n 1)
    like "$command" '^grill ' "$1: a command is named"
}

# paste: runs it as a shell would.
paste_hint() {
    status=0
    eval "$command" >"$out_file" 2>"$err_file" </dev/null || status=$?
    out=$(cat "$out_file")
}

for deck in fence.md "two words.md" 'it"s.md'; do
    run grill cards "$deck"
    hinted "$deck"
    paste_hint
    out_like '^[^:]+\.md:3: warning: .*\[fence\]' "$deck: and shows the place"
done
run grill cards - <fence.md
err_like '1 doubtful place in the decks$' "standard input cannot be named again"

run grill sheet nothing good.md
hinted "a topic that there is not"
paste_hint
status_is 0 "the list of topics is shown"
run grill --topic nothing good.md
hinted "--topic"

run grill remark.md
hinted "no question"
paste_hint
out_like '^ +1 passage ' "each line is explained"
for command in quiz test cards sheet; do
    run grill "$command" empty.md
    err_is 'grill: no cards found; empty.md: it is empty' "$command: an empty file is called so"
    run grill "$command" hollow
    err_is 'grill: no cards found; hollow: no file in the folder can be a deck' "$command: an empty folder, too"
    status_is 1 "$command: which is a negative result"
    for deck in missing.md hollow/missing; do
        run grill "$command" "$deck"
        status_is 3 "$command: a missing file is input that cannot be read"
        err_is "grill: $deck: error: cannot be opened: no such file or directory [unreadable]" "$command: told once"
    done
done
run grill check nonesuch
status_is 3 "so is a missing folder behind the name of a command"

run grill chekc "two words.md"
err_like "did you mean 'grill check \"two words.md\"'" "the nearest command is told with the deck"
run grill help nonsense
err_is "grill: there is no command 'nonsense'; 'grill help' lists them" "help of nonsense points to the list"

feed ':suspend\n:q\n' grill -p "$scratch/log" fence.md
out_like "^ +grill --suspended fence.md\$" "what is suspended can be asked again"

done_testing
