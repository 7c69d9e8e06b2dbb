#!/bin/sh
# What the Makefile promises: variants apart, nothing built twice, everything rebuilt that has to be.
. tests/tap.sh

project=$scratch/project
mkdir -p "$project/src/base" "$project/include/grill/base" "$project/content"
cp -R "$GRILL_ROOT/Makefile" "$GRILL_ROOT/.build" "$project"
cat >"$project/include/grill/base/one.h" <<'END'
int one(void);
END
printf '#include "grill/base/one.h"\nint one(void)\n{\n    return 1;\n}\n' >"$project/src/base/one.c"
printf 'int two(void);\nint two(void)\n{\n    return 2;\n}\n' >"$project/src/base/two.c"

build() {
    run make -C "$project" --no-print-directory "$@" </dev/null
}

build
status_is 0 "make builds a library without a program"
out_like 'CC build/release/obj/base/one.o' "in a folder of the variant"
build
is "$out" '' "a second time there is nothing to do"

# A file system may keep times in whole seconds only, so the change is dated ahead.
touch -d '+5 seconds' "$project/include/grill/base/one.h" 2>/dev/null || touch -A 05 "$project/include/grill/base/one.h"
build
out_like 'CC .*/one.o' "a changed header rebuilds what includes it"
out_unlike 'CC .*/two.o' "and nothing else"
touch "$project/include/grill/base/one.h"
build

build CFLAGS=-DCHANGED
out_like 'CC .*/two.o' "changed flags rebuild everything"
build CFLAGS=-DCHANGED
is "$out" '' "once"
build
out_like 'CC .*/two.o' "and back"

rm "$project/src/base/two.c"
build
out_like 'AR build/release/libgrill.a' "a source that is gone renews the library"
is "$(ar t "$project/build/release/libgrill.a")" one.o "which forgets it"
rm "$project/include/grill/base/one.h"
printf 'int one(void);\nint one(void)\n{\n    return 1;\n}\n' >"$project/src/base/one.c"
build
status_is 0 "a header that is gone and not included any more is no obstacle"

build BUILD=debug
ok "the debug variant has its own folder" test -e "$project/build/debug/obj/base/one.o"
build BUILD=fast
status_is 2 "an unknown variant is refused"
err_like 'BUILD is release, debug or asan, not "fast"' "by name"

mkdir "$project/src/cli"
printf 'int main(void)\n{\n    return 0;\n}\n' >"$project/src/cli/main.c"
build
ok "make leaves the program as build/grill" "$project/build/grill"
ok "and its decks in ../content of every variant" test -d "$project/build/release/../content"

build help
status_is 0 "make help succeeds"
for target in all quiz check bench lint install uninstall clean help; do
    out_like "^  make $target " "help knows $target"
done

build clean
ok "make clean removes everything" test ! -e "$project/build"

# Without packages make installs nothing, but says how.
mkdir "$scratch/bin"
printf '#!/bin/sh\nexit 1\n' >"$scratch/bin/pkg-config"
printf '#!/bin/sh\necho "$*" >>%s/installed\n' "$scratch" >"$scratch/bin/apt-get"
printf '#!/bin/sh\necho 0\n' >"$scratch/bin/id"
chmod +x "$scratch/bin"/*
PATH=$scratch/bin:$PATH build
status_is 2 "make fails when packages are missing"
err_like 'missing packages: cmark libyaml libedit utf8proc' "names them"
err_like 'apt-get install -y --no-install-recommends libcmark-dev libyaml-dev libedit-dev libutf8proc-dev' "and the command"
ok "and installs nothing" test ! -e "$scratch/installed"
PATH=$scratch/bin:$PATH build install DESTDIR="$scratch/root"
status_is 2 "so does make install"
ok "which installs nothing either" test ! -e "$scratch/installed" -a ! -e "$scratch/root"

done_testing
