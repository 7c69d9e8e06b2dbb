#!/bin/sh
# Decks that break off: one finding each, with line and column.
# shellcheck disable=SC2154 # $scratch is set by tap.sh
. tests/tap.sh

# finds NAME TEXT PLACE: `grill check` of a file with that text has one finding, which begins so.
finds() {
    printf '%b' "$2" >"$scratch/$1"
    run grill check --color never "$scratch/$1"
    out_like "/$1:$3\\]\$" "$1: line, column and code"
    is "$(printf '%s\n' "$out" | grep -c '\]$')" 1 "$1: one finding"
}

finds fold.md '# A\n\n  <details>\n<summary>What is a lock?</summary>\n\nIt guards.\n' '3:3: warning: .* \[fold'
finds open.csv 'question,answer\nWhat is a lock?,"It guards.\n' '2:17: warning: .* \[quote'
finds lines.csv 'question,answer\n"Two\nlines?","Yes",and more\n' '3:15: warning: .* \[table'
finds cells.tsv 'Was ist Öl?\tNaß\tja\nUnd\tso\tist\tes\n' '2:12: warning: .* \[table'
finds empty.csv 'question,answer\nWhat is a lock?,It guards.\n,An orphan.\n' '3:1: warning: .* \[empty-question'
finds empty.json '[{"question":"Why?","answer":"So."},\n {"question":"","answer":"So."}\n]\n' '2:2: warning: .* \[yaml-shape'
finds cut.json '[{"question":"Why?","answer":"So."},\n{"question":"What' '2:13: error: .* \[yaml-syntax'
finds open.json '[{"question":"Why?","answer":"So."},\n' '1:1: error: .* \[yaml-syntax'
finds long.toml '[[cards]]\nquestion = "Why?"\n  answer = """\nSo.\n' '3:12: warning: .* \[quote'
finds short.toml '[[cards]]\nquestion = "Wäre \"es\" so?\nanswer = '"'So.\n" '3:10: warning: .* \[quote'
finds items.toml '[[cards]]\nquestion = "Why?"\nanswer = "So."\ntags = [\n  "one",\n  "two\n]\n' '6:3: warning: .* \[quote'

printf '[[cards]]\nquestion = "Why?"\nanswer = "So."\n\n[[cards]]\nquestion = "When?"\nanswer = "Now."\n' \
    >"$scratch/two.toml"
run grill check --explain "$scratch/two.toml"
out_unlike 'noise' "every table of cards is told to be one"

done_testing
