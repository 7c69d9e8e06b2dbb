#!/bin/sh
# grill test: a self-test without a terminal.
. tests/tap.sh

cat >"$scratch/deck.md" <<'END'
# Sums

Q: What is one and one?
A: Two.

Q: What is two and two?
A: Four.

Q: Which colour has the sky?
A: Blue.

Q: Which animal says moo?
A: The cow.
END
cat >"$scratch/answers.yaml" <<'END'
What is one and one?: two
what is two and two: four
Which colour has the sky?: blue
Which animal says moo?: a cow
END

run grill test --answers "$scratch/answers.yaml" "$scratch/deck.md"
status_is 0 "all right answers pass"
out_like '^passed: 100 % of 4 \(80 % needed\)$' "with the score"
err_is '' "and no remarks"
ok "nothing is recorded" test ! -e "$XDG_DATA_HOME/grill"

printf '{"What is one and one?": "two", "What is two and two?": "five", "Which colour has the sky?": "green"}' >"$scratch/answers.json"
run grill test --answers "$scratch/answers.json" "$scratch/deck.md"
status_is 1 "too many wrong answers do not pass"
out_like '^not passed: 25 % of 4' "JSON is read, too"
out_like '1 right, 0 partly, 2 wrong, 1 unanswered' "every outcome is counted"
out_like 'said: five' "what was said is shown"
out_like 'answer: Four\.' "with the right answer"
run grill test --pass 0.25 --answers "$scratch/answers.json" "$scratch/deck.md"
status_is 0 "--pass sets the limit"

feed 'two\nfour\nblue\ncow\n' grill test "$scratch/deck.md"
status_is 0 "answers are read from standard input"
feed 'two\n' grill test "$scratch/deck.md"
status_is 1 "missing lines are missing answers"
out_like '3 unanswered' "and counted so"

printf 'Q: What is one and one?\nA: Two.\n\nQ: What is your greatest weakness?\n' >"$scratch/bare.md"
feed 'two\n' grill test "$scratch/bare.md"
status_is 0 "questions without an answer are not asked"
err_is 'grill: 1 question without an answer is left out' "but counted"

run grill test --format tap --answers "$scratch/answers.json" "$scratch/deck.md"
is "$(head -n 2 "$out_file")" "TAP version 14
1..4" "TAP has version and plan"
is "$(grep -c '^ok ' "$out_file")$(grep -c '^not ok ' "$out_file")" 13 "and a line a card"
run grill test --format json --answers "$scratch/answers.json" "$scratch/deck.md"
is "$(wc -l <"$out_file")" 5 "JSON has a line a card, and a summary"
out_like '"type":"summary",.*"right":1,.*"score":0.25,.*"passed":false' "which says how it went"

feed '\n\n' grill test --count 2 --seed 5 --format tap "$scratch/deck.md"
cp "$out_file" "$scratch/first"
feed '\n\n' grill test --count 2 --seed 5 --format tap "$scratch/deck.md"
ok "the same seed draws the same cards" cmp "$scratch/first" "$out_file"
is "$(grep -c '^not ok' "$out_file")" 2 "--count limits them"

run grill test --record --answers "$scratch/answers.yaml" "$scratch/deck.md"
is "$(cat "$XDG_DATA_HOME"/grill/reviews/*.log | grep -c '^r ')" 4 "--record records"

run grill test --answers "$scratch/none.yaml" "$scratch/deck.md"
status_is 3 "an answer file that is missing cannot be read"
err_like 'none.yaml: cannot be opened' "and is named"
printf 'a: [1\n' >"$scratch/bad.yaml"
run grill test --answers "$scratch/bad.yaml" "$scratch/deck.md"
status_is 3 "nor one that is broken"
err_like 'bad.yaml:[0-9]+:[0-9]+: ' "line and column are named"
head -c 2000 /bin/sh >"$scratch/program.yaml"
run grill test --answers "$scratch/program.yaml" "$scratch/deck.md"
err_like 'program.yaml: error: a program, not text' "nor a program"
printf 'just text\n' >"$scratch/text.yaml"
run grill test --answers "$scratch/text.yaml" "$scratch/deck.md"
err_like 'expected a mapping of questions to answers' "nor one of another shape"
printf 'What is one and one?: two\nWhat is nine and nine?: 18\n' >"$scratch/extra.yaml"
run grill test --answers "$scratch/extra.yaml" "$scratch/deck.md"
err_like "no card asks 'what is nine and nine'" "an answer to no question is told"

cat >"$scratch/long.md" <<'END'
Q: Which *three* colours make white light, and which of them is seen best by people with healthy eyes?
A: - **red**
   - green
   - blue
END
feed 'red\n' grill test "$scratch/long.md"
out_like '^.   1\. Which three colours .*…$' "a question too long for the line ends with an ellipsis"
out_like '^     answer: red; green; blue$' "an answer of several lines is shown on one, without its marks"
feed 'mauve\n' grill test "$scratch/long.md"
out_unlike 'not said' "what is missing of a wrong answer is all of it"

done_testing
