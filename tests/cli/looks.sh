#!/bin/sh
# What colours there are, and for which background.
. tests/tap.sh

escape=$(printf '\033')
printf '# Sums\n\nQ: What is one and one?\nA: Two.\n' >"$scratch/deck.md"

# shown NAME=VALUE… OPTION…: the title of the sheet, with escapes seen as ESC.
shown() {
    # shellcheck disable=SC2086 # several words
    shown_as=$(env -u COLORFGBG -u GRILL_THEME -u NO_COLOR "$@" "$GRILL" sheet "$scratch/deck.md" $options |
        head -n 1 | sed "s/$escape/ESC/g")
}

dark=1\;96
light=1\;34

# theme_is THEME NAME SETTING…
theme_is() {
    wanted=$1 name=$2
    shift 2
    shown A=B "$@"
    like "$shown_as" "^ESC\[${wanted}mSums" "$name"
}

options="--color always"
theme_is "$dark" "a terminal that tells nothing is dark"
theme_is "$dark" "so is one with a black background" COLORFGBG='15;0'
theme_is "$light" "a white background is light" COLORFGBG='0;15'
theme_is "$light" "so is a grey one, with a word between" COLORFGBG='0;default;7'
theme_is "$dark" "dark grey is dark" COLORFGBG='15;8'
theme_is "$dark" "a background that is no number is dark" COLORFGBG='0;default'
theme_is "$dark" "nor does a number of three digits count" COLORFGBG='0;255'
theme_is "$light" "GRILL_THEME beats the terminal" COLORFGBG='15;0' GRILL_THEME=light
theme_is "$light" "an empty one says nothing" COLORFGBG='0;15' GRILL_THEME=
options="--color always --theme dark"
theme_is "$dark" "--theme beats both" COLORFGBG='0;15' GRILL_THEME=light
options="--color always --theme auto"
theme_is "$light" "--theme auto asks the terminal again" COLORFGBG='0;15' GRILL_THEME=dark
options="--color always --theme none"
theme_is 1 "without a theme there is bold type, and no colour"
theme_is 1 "NO_COLOR yields to --color" NO_COLOR=1
options="--theme light"
shown NO_COLOR=1 CLICOLOR_FORCE=1
is "$shown_as" Sums "a theme is no wish for colour"
theme_is "$light" "CLICOLOR_FORCE is one" CLICOLOR_FORCE=1

run grill --theme blue "$scratch/deck.md"
status_is 2 "an unknown theme is wrong usage"
err_is "grill: --theme cannot be 'blue'; it is one of auto|dark|light|none" "and the themes are named"
run env GRILL_THEME=blue "$GRILL" cards "$scratch/deck.md"
status_is 2 "so is one in the environment"
err_is "grill: GRILL_THEME cannot be 'blue'; it is one of auto|dark|light|none" "which is named"
run env GRILL_THEME=blue "$GRILL" --help
status_is 0 "help is there all the same"

done_testing
