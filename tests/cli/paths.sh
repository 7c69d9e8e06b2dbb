#!/bin/sh
# grill paths: where things are, for people and for programs.
. tests/tap.sh

run env -u XDG_DATA_HOME -u XDG_STATE_HOME HOME=/home/ada "$GRILL" paths
status_is 0 "the paths are printed"
out_like '^progress  /home/ada/\.local/share/grill/reviews/$' "the progress is below the home folder"
out_like '^history   /home/ada/\.local/state/grill/history$' "so is the history"
run env XDG_DATA_HOME=/data XDG_STATE_HOME=relative HOME=/home/ada "$GRILL" paths
out_like '^progress  /data/grill/reviews/$' "XDG_DATA_HOME moves it"
out_like '^history   /home/ada/\.local/state/' "a relative folder does not count"
run env GRILL_PROGRESS=/tmp/mine.log "$GRILL" paths
out_like '^progress  /tmp/mine\.log$' "GRILL_PROGRESS names it"
run env GRILL_PROGRESS=/tmp/mine.log "$GRILL" paths --progress /tmp/yours.log
out_like '^progress  /tmp/yours\.log$' "--progress beats it"
run grill paths --json
out_like '^\{"config":".*","progress":".*","history":".*","decks":".*"\}$' "--json is one object"

run env GRILL_PROGRESS="$(printf '/tmp/\033[31m')" "$GRILL" paths
out_unlike "$(printf '\033')" "control characters of the environment do not reach the terminal"
out_like '^progress  /tmp/␛\[31m$' "but are seen"

run grill paths deck.md
status_is 2 "a deck is one word too many"

done_testing
