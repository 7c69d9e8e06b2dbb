#!/bin/sh
# What can go wrong with files: one clear message, the right exit status, and the rest goes on.
# shellcheck disable=SC2016 # the inner shell expands
. tests/tap.sh

printf 'Q: What is one and one?\nA: Two.\n' >"$scratch/good.md"

run grill "$scratch/missing.md"
status_is 3 "a missing deck cannot be read"
err_like 'missing.md: error: .*[Nn]o such file' "and is named"
run grill missing.md
err_like 'missing.md: error: ' "also without a folder"

mkdir "$scratch/empty"
run grill "$scratch/empty"
status_is 1 "a folder without cards is a negative result"
err_like 'no cards found|no deck' "and is told so"
printf 'Just a remark without any question in it.\n' >"$scratch/remark.md"
run grill "$scratch/remark.md"
status_is 1 "so is a file without cards"
ok "one line of message" test "$(grep -c 'no cards' "$err_file")" -ge 1

head -c 4096 /dev/urandom >"$scratch/rubbish.md"
run grill "$scratch/rubbish.md"
status_is 3 "binary rubbish cannot be read"
err_like 'rubbish.md: error: .*\[binary\]' "and is called what it is"
is "$(wc -l <"$err_file")" 1 "in one message"

printf 'cards:\n  - question: a\n   answer: b\n' >"$scratch/broken.yaml"
run grill "$scratch/broken.yaml"
status_is 3 "broken YAML cannot be read"
err_like 'broken.yaml:3:[0-9]+: error: .*\[yaml-syntax\]' "line and column are named"

feed ':q\n' grill "$scratch/good.md" "$scratch/missing.md"
status_is 3 "a bad file among good ones shows in the exit status"
out_like 'one and one' "and the good ones are asked"
# Root may read everything, unless it gives up that power.
drop=
if [ "$(id -u)" = 0 ]; then
    drop="setpriv --bounding-set=-dac_override,-dac_read_search"
    printf 'secret\n' >"$scratch/secret"
    chmod 000 "$scratch/secret"
    if ! $drop true 2>/dev/null || $drop cat "$scratch/secret" >/dev/null 2>&1; then drop=none; fi
fi
mkdir "$scratch/mixed"
cp "$scratch/good.md" "$scratch/mixed/good.md"
cp "$scratch/good.md" "$scratch/mixed/secret.md"
chmod 000 "$scratch/mixed/secret.md"
if [ "$drop" = none ]; then
    skip "an unreadable file among good ones" "root may read everything"
else
    # shellcheck disable=SC2086 # a command and its options
    feed ':q\n' $drop "$GRILL" "$scratch/mixed"
    status_is 3 "an unreadable file among good ones shows in the exit status"
    err_like 'secret.md: error: .*permission denied' "and is named"
    out_like 'one and one' "and the good ones are asked"
fi
mkfifo "$scratch/pipe.md"
cat "$scratch/good.md" >"$scratch/pipe.md" &
run grill cards "$scratch/pipe.md"
out_like 'pipe\.md:[0-9]+: ' "a named pipe is read"
wait
run grill cards /dev/null
status_is 3 "a device is no deck"
run grill cards ''
status_is 2 "nor is an empty name"
err_is "grill: '' is no name of a deck" "which is told"

mkdir -p "$scratch/folder/locked"
cp "$scratch/good.md" "$scratch/folder/good.md"
chmod 0 "$scratch/folder/locked"
if [ -r "$scratch/folder/locked" ]; then
    skip "a folder without permission" "everything can be read here"
else
    run grill check "$scratch/folder"
    out_like 'folder/locked: warning: cannot be opened: .* \[left-out\]$' "a folder that is left out is a warning"
fi

printf 'cards:\n - q: "open\n   a: x\n' >"$scratch/open.yaml"
run grill check "$scratch/open.yaml"
out_like 'open\.yaml:2:7: error: the text ends while scanning a quoted scalar that begins here' "an open quote is shown where it begins"

grill --progress "$scratch/damaged.log" "$scratch/good.md" <<END >/dev/null 2>&1

3
END
echo 'rubbish' >>"$scratch/damaged.log"
feed ':q\n' grill --all --progress "$scratch/damaged.log" "$scratch/good.md"
err_like 'damaged\.log:[0-9]+: damaged line' "a damaged line of the log is named"
err_like 'the rest of .*damaged\.log is fine; to be told this no more, delete' "with what to do about it"
err_like 'an older copy, .* is .*damaged\.log\.bak-[0-9-]+$' "and the copy there is"
for line in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21; do
    echo "rubbish $line"
done >>"$scratch/damaged.log"
feed ':q\n' grill --all --progress "$scratch/damaged.log" "$scratch/good.md"
err_like '^grill: and 2 more$' "many damaged lines are counted"

mkdir "$scratch/logs"
echo 'no log at all' >"$scratch/logs/other.log"
echo 'an older one' >"$scratch/logs/other.log.bak-2026-01-02"
chmod 600 "$scratch/logs/other.log"
feed ':q\n' grill --progress "$scratch/logs" "$scratch/good.md"
err_like 'logs/other\.log: passed over: it is not a review log$' "a file among the logs that is none is named"
err_like 'an older copy, .* is .*other\.log\.bak-2026-01-02$' "with its copy"
echo 'no log at all' >"$scratch/damaged.log"
run grill --progress "$scratch/damaged.log" "$scratch/good.md"
status_is 4 "what is no log is not written to"
err_like 'an older copy, .* is .*damaged\.log\.bak-[0-9-]+$' "the copy is named then, too"
: >"$scratch/damaged.log"
feed ':q\n' grill --progress "$scratch/damaged.log" "$scratch/good.md"
err_like 'damaged\.log holds no answers$' "an emptied log is noticed"
err_like 'an older copy, .* is .*damaged\.log\.bak-[0-9-]+$' "by its copy"
feed ':q\n' grill --progress "$scratch/fresh.log" "$scratch/good.md"
err_is '' "one that begins is not"
feed ':q\n' grill --progress "$scratch/slip/of/the.log" "$scratch/good.md"
err_like 'the folder .*/slip/of/ does not exist; the first answer makes it' "a folder that is not there is told"

printf 'These are my notes, do not touch.\n' >"$scratch/notes.txt"
cp "$scratch/notes.txt" "$scratch/notes.copy"
feed '\n3\n:q\n' grill --progress "$scratch/notes.txt" "$scratch/good.md"
status_is 4 "a progress path that is some other file is refused"
err_like 'notes.txt' "the file is named"
ok "and left untouched" cmp "$scratch/notes.txt" "$scratch/notes.copy"
is "$(wc -l <"$err_file")" 1 "in one message"

if [ -c /dev/full ]; then
    run sh -c '"$GRILL" cards "$1" >/dev/full' sh "$scratch/good.md"
    status_is 4 "output that cannot be written is an error"
    err_like 'standard output: No space left on device' "and is told so"
fi

# All output goes into pipes, so that only the log meets the limit.
full=$( (
    ulimit -f 0
    printf '\n3\n\n3\n' | "$GRILL" "$scratch/good.md"
    echo "status $?"
) 2>&1 | cat)
like "$full" '^status 4$' "a full disk shows in the exit status"
like "$full" 'not saved: .*([Ff]ile too large|[Nn]o space)' "the answer is not called saved"
like "$full" 'earlier answers are safe' "and a way out is named"
like "$full" '1 answer is not saved\.' "the summary says so again"

mkdir -p "$scratch/home"
chmod 555 "$scratch/home"
if [ "$drop" = none ]; then
    skip "a home that cannot be written" "root may write everything"
else
    # shellcheck disable=SC2086
    feed '\n3\n:q\n' env -u XDG_DATA_HOME -u XDG_STATE_HOME HOME="$scratch/home" $drop "$GRILL" "$scratch/good.md"
    status_is 4 "a home that cannot be written means practice only"
    err_like 'practice only, nothing will be saved: .*permission denied' "which is said"
    out_like '1 answer in' "and the quiz goes on"
fi

run sh -c '"$GRILL" "$1" <&- >&- 2>&-' sh "$scratch/good.md"
ok "closed streams do not hang it" test "$status" -le 4

run sh -c '"$GRILL" cards "$1" >&-' sh "$scratch/good.md"
status_is 4 "a list that nobody gets is no success"
err_like 'standard output: ' "which is said"

done_testing
