#!/bin/sh
# make install and uninstall, in a copy of the project, so that the program under test stays as it is.
. tests/tap.sh

[ -e src/cli/main.c ] || skip_all "no program yet"

project=$scratch/project
mkdir -p "$project/build"
cp -Rp Makefile .build src include content "$project"
cp -Rp build/release "$project/build"

build() {
    run make -C "$project" --no-print-directory "$@" </dev/null
}

installed() {
    (cd "$1" && find . -type f | LC_ALL=C sort)
}

build install PREFIX=/opt/quiz DESTDIR="$scratch/root"
status_is 0 "make install succeeds"
files=$(installed "$scratch/root")
like "$files" '^\./opt/quiz/bin/grill$' "the program is below DESTDIR and PREFIX"
is "$(printf '%s\n' "$files" | grep -c '^\./opt/quiz/share/grill/.*\.\(md\|yaml\)$')" \
    "$(find content -name '*.md' -o -name '*.yaml' | grep -c .)" "every bundled deck is installed"
is "$(printf '%s\n' "$files" | grep -c '/share/man/')" "$(find content -name '*.[1-8]' | grep -c .)" \
    "every manual page is installed"
is "$(find "$scratch/root" -type f ! -perm -444 | head -n 3)" '' "everybody can read it"

build uninstall PREFIX=/opt/quiz DESTDIR="$scratch/root"
status_is 0 "make uninstall succeeds"
is "$(installed "$scratch/root")" '' "and leaves no file"

build install PREFIX="$scratch/prefix"
status_is 0 "make install into a prefix of one's own succeeds"
rm -rf "$project"
run "$scratch/prefix/bin/grill" cards
status_is 0 "the installed program runs without the project"
out_like '[a-z]' "and finds the bundled decks"

done_testing
