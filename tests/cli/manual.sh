#!/bin/sh
# The manual page tells of everything that the program takes, and of nothing else.
. tests/tap.sh

page=content/grill.1

# What only one of two sorted lists has: the first as "-…", the second as "+…".
differences() {
    LC_ALL=C comm -3 "$1" "$2" | sed -e "s/^$(printf '\t')/+/" -e 't' -e 's/^/-/'
}

commands=$(grill --help | awk '/^Commands:/ { on = 1; next } /^$/ { on = 0 } on { print $1 }')
for command in $commands; do
    ok "the page has the command $command" grep -qx "\\.It Cm $command" "$page"
    grill "$command" --help >>"$scratch/help"
done

# "-n, --new N" of the help is ".It Fl n , Fl -new Ar n" in the page.
sed -nE -e 's/^ +(-.), (--[a-z-]+)/\1 \2/' -e 's/^ +--/--/' -e '/^-/p' "$scratch/help" | awk '{
    letter = $1 ~ /^-.$/ ? "Fl " substr($1, 2) " , " : ""
    name = letter ? $2 : $1
    value = letter ? $3 : $2
    print ".It " letter "Fl " substr(name, 2) (value ~ /^[A-Z]+$/ ? " Ar " tolower(value) : "")
}' | LC_ALL=C sort -u >"$scratch/options"
grep '^\.It Fl' "$page" | LC_ALL=C sort -u >"$scratch/described"
ok "the helps have options" test "$(wc -l <"$scratch/options")" -gt 20
is "$(differences "$scratch/options" "$scratch/described")" '' "the page has all options of all commands, with their values"

printf 'Q: One?\nA: Two.\n' >"$scratch/deck.md"
feed ':help\n' grill "$scratch/deck.md"
sed -nE -e 's/^  (:[a-z]+) +(:[a-z]) .*/.It Ic \1 , \2/p' -e 't' -e 's/^  (:[a-z]+) .*/.It Ic \1/p' "$out_file" |
    LC_ALL=C sort >"$scratch/options"
grep '^\.It Ic' "$page" | LC_ALL=C sort >"$scratch/described"
ok "the quiz has commands" test "$(wc -l <"$scratch/options")" -gt 5
is "$(differences "$scratch/options" "$scratch/described")" '' "the page has all commands of the quiz"

sed -nE 's/.*(getenv|is_set|is_forced)\("([A-Z_]+)"\).*/\2/p' src/cli/*.c | LC_ALL=C sort -u >"$scratch/options"
sed -n 's/^\.It Ev //p' "$page" | tr -s ' ,' '\n' | LC_ALL=C sort -u >"$scratch/described"
is "$(LC_ALL=C comm -23 "$scratch/options" "$scratch/described")" '' "the page has all variables that are looked at"

sed -nE 's/^ *\[DIAG_[A-Z_]+\] = \{"([a-z-]+)".*/\1/p' src/base/diag.c | LC_ALL=C sort >"$scratch/options"
sed -n '/^\.Sh FINDINGS/,/^\.Sh ENV/s/^\.It Li //p' "$page" | LC_ALL=C sort >"$scratch/described"
ok "there are findings" test "$(wc -l <"$scratch/options")" -gt 15
is "$(differences "$scratch/options" "$scratch/described")" '' "the page has the codes of all findings"

done_testing
