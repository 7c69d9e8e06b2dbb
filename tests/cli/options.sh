#!/bin/sh
# The frame of the command line: help, version, options, what it says of mistakes.
. tests/tap.sh

printf 'Q: What is one and one?\nA: Two.\n' >"$scratch/deck.md"

for how in --help -h help "quiz --help" "help sheet" "test -h" "cards --help" "check --help" "paths --help"; do
    # shellcheck disable=SC2086 # several words
    run grill $how
    status_is 0 "grill $how succeeds"
    out_like '^Usage: grill' "grill $how prints on standard output"
    err_is '' "and nothing else"
    is "$(awk 'length > 80 || / $/' "$out_file")" '' "grill $how fits 80 columns, without trailing blanks"
done

run grill --help
ok "the overview is short" test "$(wc -l <"$out_file")" -le 25
run grill --version
status_is 0 "--version succeeds"
out_like '^grill [0-9]+\.[0-9]+\.[0-9]+$' "and begins with name and number"

run grill --lmit 3 "$scratch/deck.md"
status_is 2 "an unknown option is wrong usage"
err_is "grill: unknown option --lmit; did you mean --limit?" "the nearest option is named"
run grill --zzzzzz
status_is 2 "an option like no other is wrong usage"
err_like 'grill --help' "the way to the list is named"
run grill -Z
err_like 'unknown option -Z' "so is an unknown letter"
run grill --limit
err_like 'limit needs a value' "a missing value is named"
run grill --limit=many
err_like "limit wants a whole number, not 'many'" "a value that is no number"
run grill --new 1e3
err_is "grill: --new wants a whole number, not '1e3'" "a value that nobody counts with"
run grill --limit=1.5
err_like "limit wants a whole number" "a value that is not whole"
run grill --retention 2
err_like 'retention must be between 0.7 and 0.99' "a value out of its range"
run grill quiz --limit 1000001
err_like 'limit must be between 0 and 1000000, not 1000001' "ranges are written out"
run grill help quiz extra
status_is 0 "what follows 'help COMMAND' does no harm"
run grill test --format xml
err_like "format cannot be 'xml'; it is one of text\|tap\|json" "a value that is none of the names"
run grill sheet --format tap
err_like "format cannot be 'tap'; it is one of term\|text\|md\|html\|json" "another command has other names"
run grill sheet --columns few
err_like "columns wants a whole number, not 'few'" "a value that is neither a number nor auto"
run grill sheet --columns=auto --list "$scratch/deck.md"
status_is 0 "auto is a number of columns"
run grill cards --ascii --width 30 "$scratch/deck.md"
ok "lists of cards are cut to a width" test "$(awk '!/:$/ { print length }' "$out_file" | sort -n | tail -n 1)" -le 30
run grill check --explain --no-pager --width 40 "$scratch/deck.md"
status_is 0 "explanations can be paged, and wrapped"
run grill cards --json=yes
err_like 'json takes no value' "a value where none belongs"
run grill cards --answers x
status_is 2 "an option of another command is wrong usage"
err_like 'answers does not belong to this command' "and is told so"

run grill quizz
status_is 2 "an unknown word is wrong usage when it is like a command"
err_like "did you mean 'grill quiz'" "the nearest command is named"
run grill chekc
err_like "did you mean 'grill check'" "the nearest command is named"
run grill help chekc
status_is 2 "help of an unknown command is wrong usage"
run grill --kind questoin cards "$scratch/deck.md"
status_is 2 "an unknown kind is wrong usage"
err_like 'did you mean question' "the nearest kind is named"

run grill cards -- "$scratch/deck.md"
status_is 0 "-- ends the options"
run grill cards "$scratch/deck.md" --json
out_like '"question":"What is one and one\?"' "options may follow operands"
run grill --json cards "$scratch/deck.md"
out_like '"question"' "and stand before the command"
run grill cards -jkquestion "$scratch/deck.md"
out_like '"question"' "letters may be joined, with a value at the end"

GRILL_NOW=yesterday run grill cards "$scratch/deck.md"
status_is 2 "a clock that is no time is wrong usage"
err_like 'GRILL_NOW must be a time' "and is told so"

for command in quiz sheet test cards check; do
    run grill help -w 40
    is "$(awk 'length > 40' "$out_file")" '' "the overview fits 40 columns"
    run grill "$command" --help --width 40
    is "$(awk 'length > 40 && !/^  grill /' "$out_file")" '' "so does the help of $command"
    out_like '^        show this help$|--help +show this help$' "which is whole"
done
printf '## What is a lock?\n\n```\nopen\n' >"$scratch/open fence.md"
run grill cards --width 40 "$scratch/open fence.md"
is "$(awk 'length > 40 && !/grill check/' "$err_file")" '' "messages fit"
err_like "'grill check \"$scratch/open fence.md\"'\$" "but a command to try stays whole"
cd "$scratch" || exit 1
run grill check --width 40 "open fence.md"
is "$(awk 'length > 40' "$out_file")" '' "findings fit when a width is asked for"
run grill check "open fence.md"
out_is 'open fence.md:3: warning: this code fence is never closed [fence]' "for other programs each is one line"

done_testing
