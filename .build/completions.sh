#!/bin/sh
# completions.sh install|uninstall SHAREDIR: where each shell looks for the completions in content/completions.
set -eu

place() { # place FILE FOLDER NAME
    if [ "$action" = uninstall ]; then
        rm -f "$share/$2/$3"
    elif [ -f "content/completions/$1" ]; then
        mkdir -p "$share/$2"
        install -m 644 "content/completions/$1" "$share/$2/$3"
    fi
}

action=$1
share=$2
place grill.bash bash-completion/completions grill
place _grill zsh/site-functions _grill
place grill.fish fish/vendor_completions.d grill.fish
