#!/bin/sh
# A quiz driven through a pipe: what is asked, graded, recorded and asked again.
. tests/tap.sh

GRILL_NOW=2026-01-05T12:00:00Z
export GRILL_NOW
log=$XDG_DATA_HOME/grill/reviews
records() {
    cat "$log"/*.log 2>/dev/null | grep -c '^r '
}
forget() {
    rm -rf "$XDG_DATA_HOME/grill"
}

cat >"$scratch/deck.md" <<'END'
# Sums

Q: What is one and one?
A: Two.

Q: What is two and two?
A: Four.

## Products

Q: What is two times three?
A: Six.
END

feed 'Two\n3\n:quit\n' grill "$scratch/deck.md"
status_is 0 "a session by pipe succeeds"
err_is '' "without remarks"
out_like '^\[1/3\] new · Sums$' "the question shows position, newness and topic"
out_like 'What is one and one\?' "and the question"
out_like '✓ right' "a right answer is recognised"
out_like '1 again 1 min .* 4 easy [0-9.]+ (d|mo)$' "each grade shows its interval"
out_like '^1 answer in .*: 1 good\.$' "the summary counts"
out_like '1 new card begun' "and says what was begun"
is "$(records)" 1 "one review is recorded"
out_unlike "$(printf '\033')" "no escape sequence is printed"

feed ':quit\n' grill "$scratch/deck.md"
out_unlike 'one and one' "the next run knows of it"
out_like '^\[1/2\] new' "and asks the others"

feed 'Two\n3\n' grill "$scratch/deck.md"
is "$(records)" 2 "the end of the input loses nothing"

forget
feed '\n9\n\n3\n:q\n' grill "$scratch/deck.md"
out_like 'Say how well you knew it: 1 again' "a grade that is none is asked for again"
is "$(records)" 1 "an empty line is no grade when nothing was typed"

forget
feed 'Seven\n\n:q\n' grill "$scratch/deck.md"
out_like '✗ not yet' "a wrong answer is recognised"
like "$(cat "$log"/*.log)" '^r [^ ]+ [0-9]+ 0 1 0 0 ' "Enter takes the suggested grade, again"

forget
feed '\ng\n:undo\n:q\n' grill "$scratch/deck.md"
out_like 'The last step is taken back' "the last grade can be taken back"
out_like '^No answers this time' "and then does not count"
like "$(cat "$log"/*.log)" '^u ' "undo is a record, too"
feed ':q\n' grill "$scratch/deck.md"
out_like '^\[1/3\] new · Sums$' "the card is new again"

forget
feed '\n4\n' grill "$scratch/deck.md"
feed ':undo\n:q\n' grill "$scratch/deck.md"
out_like 'The last step is taken back' "a grade of an earlier session can be taken back"

forget
feed ':skip\n:skip\n\n3\n:q\n' grill "$scratch/deck.md"
out_like 'Sums › Products' "a topic within a topic shows both"
out_like '1 answer in' "skipped cards are not answered"

forget
feed ':suspend\n\n3\n\n3\n' grill "$scratch/deck.md"
out_like 'will not be asked any more' "a card can be suspended"
feed ':q\n' grill --all "$scratch/deck.md"
out_unlike 'one and one' "and is not asked again"
forget
feed ':suspend\n:q\n' grill "$scratch/deck.md"
feed ':undo\n:q\n' grill "$scratch/deck.md"
out_like 'one and one' "until the next session takes that back"

forget
run grill cards --suspended "$scratch/deck.md"
status_is 1 "no suspended card is a negative result"
err_like 'no card is suspended' "which is said"
run grill --suspended "$scratch/deck.md"
out_is 'No card is suspended.' "there is nothing to ask then"
feed ':suspend\n:suspend\n:suspend\n' grill "$scratch/deck.md"
run grill cards --suspended "$scratch/deck.md"
out_like 'one and one' "suspended cards can be listed"
GRILL_NOW=2026-01-05T13:00:00Z
feed ':resume\n\n3\n:skip\n:q\n' grill --suspended "$scratch/deck.md"
out_like '^3 suspended cards: a grade or :resume brings one back' "and asked"
out_like 'will be asked again when it is due' "one comes back by its command"
run grill cards --suspended "$scratch/deck.md"
out_like 'two times three' "what got neither grade nor command stays away"
out_unlike 'one and one|two and two' "a grade brings a card back, too"
GRILL_NOW=2026-01-05T14:00:00Z
feed ':resume\n:q\n' grill "$scratch/deck.md"
out_like 'one and one' "what came back is asked"
out_like 'not suspended' "and cannot come back twice"
feed ':undo\n:undo\n:q\n' grill "$scratch/deck.md"
run grill cards --suspended "$scratch/deck.md"
out_like 'one and one' "a resumption can be taken back"
GRILL_NOW=2026-01-05T12:00:00Z

feed ':suspend\n:suspend\n:suspend\n' grill "$scratch/deck.md"
run grill "$scratch/deck.md"
out_is 'Nothing is due. 3 cards are suspended (--suspended asks them).' "what is suspended is not forgotten"

forget
feed ':help\n:why\n:source\n:sikp\n:zzzz\n:q\n' grill --all "$scratch/deck.md"
out_like ':skip .*ask this one at the end' "help lists the commands"
out_like 'deck.md:[0-9]+$' "the source is named"
out_like 'did you mean :skip' "a mistyped command gets a suggestion"
out_like ':help lists them' "one like no other, the list"

forget
feed '\n4\n\n4\n\n4\n' grill "$scratch/deck.md"
run grill "$scratch/deck.md"
status_is 0 "nothing due is no error"
out_like '^Nothing is due\. The next card falls due in' "and says when"
feed ':q\n' grill --all "$scratch/deck.md"
out_like '^\[1/3\]' "--all asks all the same"

forget
feed '\n3\n' grill -n 1 "$scratch/deck.md"
feed ':q\n' grill -n 1 "$scratch/deck.md"
out_unlike '^\[' "the daily limit of new cards holds over sessions"
forget
feed ':q\n' grill --topic product "$scratch/deck.md"
out_like '^\[1/1\] new · Sums › Products$' "a topic can be chosen"

run grill --topic geography "$scratch/deck.md"
status_is 1 "a topic that there is none of is a negative result"
err_is "grill: no topic is called 'geography'; 'grill sheet --list $scratch/deck.md' shows the topics" "and is told so"
run grill --topic producst "$scratch/deck.md"
err_like "no topic is called 'producst'; there is: Products" "with what is near"
{ printf -- '---\ntitle: Arithmetic\n---\n'; cat "$scratch/deck.md"; } >"$scratch/titled.md"
feed ':q\n' grill --topic arith "$scratch/titled.md"
out_like '^\[1/3\]' "the title of a deck is a topic, too"
run grill --kind cloze "$scratch/deck.md"
err_like 'no card is of that kind' "so is a kind"
run grill --kind cloze --topic sums "$scratch/deck.md"
err_like 'no card of that topic is of that kind' "so are both"
for command in cards test; do
    run grill $command --topic producst "$scratch/deck.md"
    err_like "no topic is called 'producst'; there is: Products" "so it is with $command"
done
printf 'Q: What is the question?\n\nQ: And this one?\n' >"$scratch/bare.md"
feed 'whatever\n\n2\n\n4\n' grill "$scratch/bare.md"
status_is 0 "questions without answers are asked"
out_like '^  no answer is written down$' "which is said"
out_unlike 'right|not yet' "what is typed is not compared"
out_like '^Say how well you knew it' "and no grade is suggested"
out_like '^2 answers in .*: 1 hard, 1 easy' "but grades count"

forget
feed '\n3\n' grill -n 1 "$scratch/deck.md"
out_like '^1 new card to ask\.' "new cards are announced"
run grill -n 1 "$scratch/deck.md"
out_like '2 new cards wait for another$' "cards beyond the daily limit are mentioned"
feed ':q\n' grill -n 2 "$scratch/deck.md"
out_like '^No answers this time\. 1 new card is left\. The next card falls due in' "what is left is told at the end"
feed '\n1\n\n1\n' grill "$scratch/deck.md"
feed ':why\n' env GRILL_NOW=2026-01-10T12:00:00Z "$GRILL" -n 9 "$scratch/deck.md"
out_like '^3 cards to ask\.' "cards that are due are announced"
out_like '^Asked once, 5 days ago; never forgotten\. Chance' ":why tells what is known"
feed ':q\n' env GRILL_NOW=2025-12-10T12:00:00Z "$GRILL" --all "$scratch/deck.md"
err_like 'the newest answer was given 26 days from now: is the date right' "a clock that went back is doubted"

forget
feed 'a\n3\nb\n3\n:q\n' grill --seed 7 --shuffle "$scratch/deck.md"
cp "$out_file" "$scratch/first"
forget
feed 'a\n3\nb\n3\n:q\n' grill --seed 7 --shuffle "$scratch/deck.md"
ok "same time, same seed, same bytes" cmp "$scratch/first" "$out_file"

forget
feed '\n3\n' grill --progress "$scratch/mine.log" "$scratch/deck.md"
ok "--progress names another log" test -s "$scratch/mine.log"
ok "and the usual one is not touched" test ! -e "$log"
is "$(stat -c %a "$scratch/mine.log")" 600 "only its owner may read the log"
GRILL_PROGRESS=$scratch/other.log feed '\n3\n' grill "$scratch/deck.md"
ok "so does GRILL_PROGRESS" test -s "$scratch/other.log"

cat >"$scratch/choice.md" <<'END'
# An uncommonly long title of a topic that has no room
#### Q1. Which of these is a fruit?
- [ ] kale
- [x] fig, that grows on a tree with large leaves
- [ ] leek
END
forget
feed ':q\n' grill -w 40 "$scratch/choice.md"
out_like '^\[1/1\] new · An uncommonly long title of…$' "a long topic is cut where its line ends"
out_like '^  b\) fig, that grows on a tree with$' "options are lettered"
out_like '^     large leaves$' "and stand out from their letters"

cat >"$scratch/list.md" <<'END'
Q: Which parts has a tree that stands in a garden?
A: Root, trunk, branch, twig, leaf, blossom, fruit and bark.
END
feed 'the root and the trunk\n3\n' grill -w 40 "$scratch/list.md"
out_like '^≈ partly; not said: [a-z]+, [a-z]+, …$' "what is missing is told in whole words"
forget
feed 'a mouse\n3\n' grill -w 40 "$scratch/list.md"
out_like '^✗ not yet$' "of a wrong answer nothing is told: the answer follows"

printf 'Q: %s\nA: ok\n' 'evil [31m red ]0;title &#27;]52;c;AAAA&#7; text' >"$scratch/evil.md"
feed '\n:q\n' grill --color=never "$scratch/evil.md"
tr -d '\000-\010\013-\037\177' <"$out_file" >"$scratch/harmless"
ok "control characters of a deck do not reach the terminal" cmp "$out_file" "$scratch/harmless"

# Two sessions at once: what one has graded the other asks no more.
forget
mkfifo "$scratch/hand"
grill "$scratch/deck.md" <"$scratch/hand" >"$scratch/first" 2>&1 &
exec 3>"$scratch/hand"
for _ in 1 2 3 4 5 6 7 8 9 10; do
    grep -q 'one and one' "$scratch/first" && break
    sleep 0.2
done
feed '\n4\n\n4\n:quit\n' grill "$scratch/deck.md"
printf 'Two\n' >&3
printf 'Six\n3\n' >&3
exec 3>&-
wait
is "$(records)" 3 "a card graded in another session is not graded twice"
ok "which is told" grep -q 'graded in another session' "$scratch/first"
ok "and the next one is asked" grep -q '^\[1/1\] new · Sums › Products' "$scratch/first"

forget
export GRILL_NOW=2026-01-01T23:00:00Z
forget
feed '\n3\n' grill -n 1 "$scratch/deck.md"
shown=$(printf '%s\n' "$out" | sed -n 's/.*3 good \([0-9]*\) d .*/\1/p')
out_like "falls due in $shown days?\\." "the summary tells the days that the grade told"
run grill -n 0 "$scratch/deck.md"
out_like "^Nothing is due. The next card falls due in $shown days?\\." "and so does the next session"

if [ -e /dev/full ]; then
    forget
    status=0
    printf '\n3\n\n3\n' | "$GRILL" "$scratch/deck.md" >/dev/full 2>"$err_file" || status=$?
    err=$(cat "$err_file")
    status_is 4 "a screen that cannot be written ends the session"
    err_like 'cannot be shown' "and that is said"
    is "$(records)" 0 "and nothing was graded unseen"
fi

done_testing
