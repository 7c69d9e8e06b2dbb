#!/bin/sh
# The configuration file: what may stand in it, who has the last word, what is said of mistakes.
. tests/tap.sh

mkdir -p "$scratch/config/grill" "$scratch/home/notes"
config=$scratch/config/grill/config.yaml
export XDG_CONFIG_HOME="$scratch/config" HOME="$scratch/home"
for i in 1 2 3 4 5; do printf 'Q: What is the name of number %d?\nA: Number %d.\n\n' $i $i; done >"$scratch/five.md"
printf 'Q: What is kept at home?\nA: Notes.\n' >"$scratch/home/notes/home.md"
printf 'Q: What lies beside it?\nA: A deck.\n' >"$scratch/config/grill/beside.md"

# configure LINE…
configure() { printf '%s\n' "$@" >"$config"; }

new_cards_are() { # N NAME OPTION…
    wanted=$1 name=$2
    shift 2
    feed ':quit\n' grill "$scratch/five.md" "$@"
    out_like "^$wanted new cards? to ask" "$name"
}

rm -f "$config"
new_cards_are 5 "without a file there is no change"
configure '# nothing yet'
new_cards_are 5 "nor with an empty one"
configure '---'
new_cards_are 5 "or one that only begins"
configure 'new: 2' 'retention: 0.85' 'rollover: 3' 'theme: light'
new_cards_are 2 "an option may stand there by its long name"
new_cards_are 3 "the command line has the last word" --new 3
run grill cards "$scratch/five.md"
status_is 0 "options of other commands do no harm"
err_is '' "and are passed over without a word"

configure 'ascii: true'
run grill sheet --list "$scratch/five.md"
out_unlike '[^ -~]' "an option without a value is switched on"
configure 'json: yes'
run grill cards "$scratch/five.md"
out_like '^\{' "by yes, too"
run grill cards --no-json "$scratch/five.md"
out_unlike '^\{' "and taken back by --no-"
run grill cards --no-json=x "$scratch/five.md"
err_like 'json takes no value' "which takes no value"
configure 'json: false'
run grill cards "$scratch/five.md"
out_unlike '^\{' "false leaves it off"

configure 'format: html'
run grill sheet "$scratch/five.md"
out_like '^<!DOCTYPE html>' "a format is that of the command that has it"
run grill test "$scratch/five.md"
status_is 1 "and no mistake for the other"
configure 'format: json'
run grill sheet "$scratch/five.md"
out_like '^\{' "one that several commands have"
run grill test "$scratch/five.md"
out_like '^\{' "is that of each"

configure 'theme: light'
run env COLORFGBG='15;0' "$GRILL" sheet --color always "$scratch/five.md"
light=$out
configure 'theme: dark'
run env COLORFGBG='0;15' "$GRILL" sheet --color always "$scratch/five.md"
ok "a theme is taken" test "$light" != "$out"
run env GRILL_THEME=light "$GRILL" sheet --color always "$scratch/five.md"
is "$out" "$light" "the environment beats the file"

# ---- paths ----

configure 'progress: ~/mine.log'
run grill paths
out_like "^config    $config\$" "grill paths names the file"
out_like "^progress  $scratch/home/mine.log\$" "~ is the home folder"
run env GRILL_PROGRESS=/tmp/yours.log "$GRILL" paths
out_like '^progress  /tmp/yours.log$' "the environment beats the file here, too"
configure 'progress: mine.log'
run grill paths
out_like "^progress  $scratch/config/grill/mine.log\$" "a relative path begins beside the file"
run env -u XDG_CONFIG_HOME "$GRILL" paths
out_like "^config    $scratch/home/.config/grill/config.yaml\$" "the file is below the home folder otherwise"

configure 'decks: ~/notes'
run grill cards
out_like 'kept at home' "decks are used when none is named"
run grill cards "$scratch/five.md"
out_unlike 'kept at home' "and only then"
configure 'decks:' '  - ~/notes' "  - $scratch/five.md" '  - beside.md'
run grill sheet --full
out_like 'kept at home' "there may be several"
out_like 'number 5' "with absolute paths"
out_like 'beside it' "and relative ones"
configure 'decks: ~/gone'
run grill cards
status_is 3 "a deck that is not there is told as always"
err_like "$scratch/home/gone: error: cannot be opened" "by its path"

# ---- mistakes ----

refused() { # MESSAGE NAME
    run grill cards "$scratch/five.md"
    status_is 2 "$2: wrong usage"
    err_is "grill: $config:$1" "$2: is told with its place"
}

configure 'new: 3' 'them: light'
refused "2:1: unknown setting 'them'; did you mean 'theme'?" "an unknown key"
configure 'zzzzzz: 3'
refused "1:1: unknown setting 'zzzzzz'; the settings are the long names of options, and decks" "a key like no other"
configure 'dekcs: x'
refused "1:1: unknown setting 'dekcs'; did you mean 'decks'?" "a mistyped decks"
configure 'help: true'
refused "1:1: unknown setting 'help'; the settings are the long names of options, and decks" "what is no setting"
configure '' 'new:  many'
refused "2:7: new wants a whole number, not 'many'" "a bad number, of another command"
configure 'retention: 2'
refused "1:12: retention must be between 0.7 and 0.99, not 2" "a number out of range"
configure 'ascii: maybe'
refused "1:8: ascii is true or false, not 'maybe'" "a bad switch"
configure 'theme: blue'
refused "1:8: theme cannot be 'blue'; it is one of auto|dark|light|none" "a bad name"
configure 'format: xml'
refused "1:9: format cannot be 'xml'; it is one of text|tap|json" "a format of no command"
configure 'new: [1, 2]'
refused "1:6: new wants one value" "a list for one value"
configure 'decks: {a: b}'
refused "1:8: decks wants a path, or a list of paths" "a map of decks"
configure '- new'
refused "1:1: settings are one map, such as 'new: 10'" "a list of settings"
configure 'new: 1' 'new: 2'
refused "2:1: the key 'new' stands here again, first in line 1" "a key that stands twice"
configure 'new: "1'
run grill cards "$scratch/five.md"
status_is 2 "what is no YAML is wrong usage"
err_like "$config:[0-9]+:[0-9]+: " "and told with its place"
run grill --version
status_is 0 "the version is told all the same"
run grill help quiz
status_is 0 "and so is help"
run grill cards --jsno
err_like 'did you mean --json' "a mistake of the command line comes first"

configure 'new: 1' 'decks:' '  - ~/notes' '  - gone.md'
run grill cards
status_is 3 "a deck that it names has to be there"
err_like "/gone.md: error: .* \\(named in $config:4:5\\) \\[unreadable\\]\$" "else its line is told"
rm -f "$config"
mkdir "$config"
run grill cards "$scratch/five.md"
status_is 3 "a folder in its place cannot be read"
err_is "grill: $config: is a folder" "and is told"
rmdir "$config"
mkfifo "$config"
run grill cards "$scratch/five.md"
status_is 3 "nor can a pipe, which is not waited for"
rm -f "$config"
configure 'new: 1'
chmod 0 "$config"
if [ -r "$config" ]; then
    skip "a file without permission" "everything can be read here"
else
    run grill cards "$scratch/five.md"
    status_is 3 "a file without permission is no silent default"
fi

done_testing
