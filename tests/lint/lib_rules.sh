# shellcheck shell=sh
# shellcheck disable=SC2034 # house.sh reads $rules
# The rules of the house. Each is a pair of functions that work in the current folder:
#
#   rule_NAME   prints one line for each violation, "SKIP reason" when it cannot look, and nothing when all is well
#   bad_NAME    makes a small sample that violates the rule, which proves that the rule can fail
#
# They expect $lint_folder (where this file lies) and $house_flags (what C files are compiled with).
#
# To add a rule: both functions here, and its name in $rules with a sentence in rule_says.

: "${lint_folder:?}" "${house_flags?}"

rules='layers circles doors clock printing banned memory globals structs file_length function_length blanks guards
headers stems openings words top_level warnings format shell manual'

rule_says() {
    case $1 in
    layers) echo 'includes point down, never up or sideways' ;;
    circles) echo 'headers of a folder do not include each other in a circle' ;;
    doors) echo 'each third-party header has one door' ;;
    clock) echo 'the current time comes from base/clock.c' ;;
    printing) echo 'only the command line prints and exits' ;;
    banned) echo 'no function that cannot be used safely' ;;
    memory) echo 'memory comes from arenas and the x functions' ;;
    globals) echo 'no mutable globals below the command line' ;;
    structs) echo 'no typedef for structs except str' ;;
    file_length) echo 'no file has more than 500 lines' ;;
    function_length) echo 'no function has more than 60 lines' ;;
    blanks) echo 'no trailing blanks, tabs, carriage returns or missing line ends' ;;
    guards) echo 'header guards say the path' ;;
    headers) echo 'every header compiles on its own, twice' ;;
    stems) echo 'a public header has a source of the same stem that includes it' ;;
    openings) echo 'a public header opens with what the module is' ;;
    words) echo 'nothing is left to be done, and no path of a machine' ;;
    top_level) echo 'nothing new at the top level' ;;
    warnings) echo 'compilers are silent' ;;
    format) echo 'clang-format has nothing to change' ;;
    shell) echo 'shellcheck is silent' ;;
    manual) echo 'mandoc is silent about the manual pages' ;;
    esac
}

# ---- helpers --------------------------------------------------------------------------------------------------------

# The files below the given folders with the given ends of names: files "src include" c h
files() {
    files_below=$1
    shift
    for files_end in "$@"; do
        for files_folder in $files_below; do
            [ ! -d "$files_folder" ] || find "$files_folder" -type f -name "*.$files_end"
        done
    done | LC_ALL=C sort
}

c_files() {
    files 'src include' c h
}

# Names and paths below have no blanks in them (rule top_level looks after the rest), so xargs is safe.
code() { # code FILE…: see code.awk
    [ $# = 0 ] || awk -f "$lint_folder/code.awk" "$@"
}

# Where the code of the files on standard input has one of the words, or calls one of the functions (alternations).
find_words() {
    xargs awk -f "$lint_folder/code.awk" /dev/null | grep -E "(^|[^A-Za-z0-9_.>])($1)([^A-Za-z0-9_]|\$)"
}

find_calls() {
    xargs awk -f "$lint_folder/code.awk" /dev/null | grep -E "(^|[^A-Za-z0-9_.>])($1) *\\("
}

# ---- layers ---------------------------------------------------------------------------------------------------------

rule_layers() {
    # shellcheck disable=SC2046 # one word each
    code $(c_files) | awk -F : '
        BEGIN {
            split("base 0 text 1 doc 2 deck 3 sched 3 store 3 quiz 4 report 5 cli 6", rows, " ")
            for (i = 1; i in rows; i += 2) rank[rows[i]] = rows[i + 1]
        }
        $3 ~ /^#[ \t]*include[ \t]*"/ {
            n = split($1, path, "/")
            layer = path[n - 1]
            split($3, parts, "\"")
            m = split(parts[2], target, "/")
            if (!(layer in rank)) print $1 ":" $2 ": no such layer: " layer
            else if (m == 1) {
                if (parts[2] !~ /_int\.h$/) print $1 ":" $2 ": " parts[2] " is neither grill/LAYER/x.h nor x_int.h"
            } else if (m != 3 || target[1] != "grill" || !(target[2] in rank))
                print $1 ":" $2 ": " parts[2] " is not of the form grill/LAYER/x.h"
            else if (target[2] != layer && rank[target[2]] >= rank[layer])
                print $1 ":" $2 ": " layer " must not know " target[2]
        }'
}

bad_layers() {
    mkdir -p src/deck
    echo '#include "grill/store/log.h"' >src/deck/card.c
}

rule_circles() {
    for layer in include/grill/*/ src/*/; do
        # shellcheck disable=SC2046,SC2069 # one word each; tsort tells of circles on standard error
        code $(files "$layer" h) |
            sed -n 's|^\([^:]*\):[0-9]*:#[ ]*include *"\([^"]*\)".*|\1 \2|p' |
            awk '{ n = split($1, a, "/"); m = split($2, b, "/")
                   if (m == 1 || a[n - 1] == b[m - 1]) print a[n], b[m] }' | tsort 2>&1 >/dev/null
    done
}

bad_circles() {
    mkdir -p include/grill/base
    echo '#include "grill/base/b.h"' >include/grill/base/a.h
    echo '#include "grill/base/a.h"' >include/grill/base/b.h
}

rule_doors() {
    # shellcheck disable=SC2046 # one word each
    code $(c_files) | awk -F : '
        BEGIN {
            door["cmark.h"] = "^src/doc/markdown\\.c$"
            door["yaml.h"] = "^src/doc/yaml\\.c$"
            door["histedit.h"] = "^src/cli/line\\.c$"
            door["pthread.h"] = door["stdatomic.h"] = "^src/base/parallel\\.c$"
            door["utf8proc.h"] = door["iconv.h"] = "^src/text/"
        }
        match($3, /<[^>]*>/) && $3 ~ /^#[ \t]*include/ {
            header = substr($3, RSTART + 1, RLENGTH - 2)
            if (header in door && $1 !~ door[header]) print $1 ":" $2 ": <" header "> is not for this file"
        }'
}

bad_doors() {
    mkdir -p src/deck
    echo '#include <cmark.h>' >src/deck/card.c
}

rule_clock() {
    c_files | grep -v '^src/base/clock\.c$' | find_calls 'time|clock|clock_gettime|gettimeofday|timespec_get'
}

bad_clock() {
    mkdir -p src/quiz
    echo 'long now(void) { return time(NULL); }' >src/quiz/queue.c
}

# ---- functions ------------------------------------------------------------------------------------------------------

rule_printing() {
    c_files | grep -v -e '^src/cli/' -e '^src/base/trap\.c$' |
        find_words 'v?f?printf|puts|fputs|fputc|putchar|putc|fwrite|perror|_?exit|_Exit|stdout|stderr' |
        grep -v '__attribute__((format(printf,'
}

bad_printing() {
    mkdir -p src/quiz
    printf 'void tell(void)\n{\n    fprintf(stderr, "what");\n}\n' >src/quiz/queue.c
}

rule_banned() {
    c_files |
        find_calls 'strcpy|stpcpy|strcat|strncpy|strncat|v?sprintf|strtok|ato[ilf]|gets|s?rand|random|tmpnam|mktemp|localtime|gmtime|ctime|asctime|alloca|system|popen'
}

bad_banned() {
    mkdir -p src/text
    printf 'int number(const char *z)\n{\n    return atoi(z);\n}\n' >src/text/number.c
}

rule_memory() {
    c_files | grep -v '^src/base/trap\.c$' | find_calls 'malloc|calloc|realloc|strdup|strndup|v?asprintf'
}

bad_memory() {
    mkdir -p src/text
    printf 'char *copy(const char *z)\n{\n    return strdup(z);\n}\n' >src/text/copy.c
}

# The assembler's view: whatever lies in a section that can be written. One exception: cmark calls its allocator without
# an argument of ours, so doc/room.c keeps the room in use in a thread-local pointer.
rule_globals() {
    objects=$(find build/release/obj -name '*.o' ! -path '*/cli/*' 2>/dev/null)
    if [ -z "$objects" ] || ! nm --version 2>/dev/null | grep -q GNU; then
        echo "SKIP nothing built yet, or no GNU nm"
        return
    fi
    # shellcheck disable=SC2086 # one word each
    nm -A --format=sysv $objects | awk -F '|' '
        $7 ~ /^(\.bss|\.tbss|\*COM\*|\.data)/ && $7 !~ /^\.data\.rel\.ro/ && $1 !~ /\/doc\/room\.o:current *$/ { print $1 ": in " $7 }'
}

bad_globals() {
    mkdir -p build/release/obj/text
    printf 'int next(void);\nint next(void)\n{\n    static int last;\n    return ++last;\n}\n' >next.c
    ${CC:-cc} -c -o build/release/obj/text/next.o next.c
}

rule_structs() {
    c_files | xargs grep -nE '^[ \t]*typedef +(struct|union|enum)' /dev/null |
        grep -v '^include/grill/base/str\.h:[0-9]*:typedef struct str {'
}

bad_structs() {
    mkdir -p include/grill/text
    printf 'typedef struct {\n    int a;\n} thing_t;\n' >include/grill/text/thing.h
}

# ---- form -----------------------------------------------------------------------------------------------------------

rule_file_length() {
    c_files | xargs wc -l /dev/null | awk '$2 != "total" && $1 > 500 { print $2 ": " $1 " lines" }'
}

bad_file_length() {
    mkdir -p src/text
    awk 'BEGIN { for (i = 0; i < 501; i++) print "" }' >src/text/long.c
}

rule_function_length() {
    # shellcheck disable=SC2016 # $0 is awk's
    files src c | xargs awk '
        FNR == 1 { start = 0 }
        /^{/ { start = FNR; name = before }
        /^}/ && start { if (FNR - start + 1 > 60) print FILENAME ":" start ": " FNR - start + 1 " lines: " name; start = 0 }
        { before = $0 }' /dev/null
}

bad_function_length() {
    mkdir -p src/text
    { printf 'void f(void)\n{\n'; awk 'BEGIN { for (i = 0; i < 59; i++) print "" }'; echo '}'; } >src/text/long.c
}

rule_blanks() {
    tab=$(printf '\t') cr=$(printf '\r')
    { c_files; files tests c h; } | xargs grep -nE "[ $tab$cr]\$|$tab" /dev/null
    { files 'tests .build .ci' sh awk; ls Makefile README.md .ci/run 2>/dev/null; } |
        xargs grep -nE "[ $tab$cr]\$" /dev/null
    { c_files; files 'tests .build' c h sh; } | while read -r file; do
        [ -z "$(tail -c 1 "$file")" ] || echo "$file: no line end at its end"
    done
}

bad_blanks() {
    mkdir -p src/text
    printf 'int a; \n' >src/text/a.c
}

rule_guards() {
    files 'include src' h | while read -r file; do
        guard=$(printf '%s\n' "$file" | sed -e 's|^include/||' -e 's|^src/|grill/|' | tr 'a-z/.' 'A-Z__')
        grep -qx "#ifndef $guard" "$file" && grep -qx "#define $guard" "$file" || echo "$file: its guard is not $guard"
    done
}

bad_guards() {
    mkdir -p include/grill/text
    printf '#ifndef FOLD_H\n#define FOLD_H\n#endif\n' >include/grill/text/fold.h
}

rule_headers() {
    folder=$(pwd)
    for header in $(files 'include src' h); do
        # shellcheck disable=SC2086 # flags are words
        printf '#include "%s"\n#include "%s"\n' "$folder/$header" "$folder/$header" |
            ${CC:-cc} $house_flags -Werror -fsyntax-only -x c - 2>&1
    done
}

bad_headers() {
    mkdir -p include/grill/text
    echo 'size_t width(void);' >include/grill/text/width.h
}

rule_stems() {
    files include h | while read -r header; do
        source=src/${header#include/grill/}
        source=${source%.h}.c
        if [ -e "$source" ]; then
            grep -qF "#include \"${header#include/}\"" "$source" || echo "$source: does not include its header"
        elif grep -qE '^[a-z].*\);$|^[a-z].*\($|^ .*\);$' "$header"; then
            echo "$header: no $source"
        fi
    done
}

bad_stems() {
    mkdir -p include/grill/text
    echo 'int fold(int c);' >include/grill/text/fold.h
}

rule_openings() {
    for header in $(files include h); do
        stem=${header##*/}
        sed -n '1{/^\/\*$/!q;};2p' "$header" | grep -q "^ \* ${stem%.h}: " || echo "$header: does not open with \"${stem%.h}: …\""
    done
}

bad_openings() {
    mkdir -p include/grill/text
    echo '/* things */' >include/grill/text/fold.h
}

# The words are put together here, so that this file does not contain them. In quotation marks they are what decks say.
rule_words() {
    { files 'src include tests .build .ci' c h sh awk; ls Makefile README.md .ci/run 2>/dev/null; } |
        xargs grep -nE "(^|[^A-Za-z\"])(T""ODO|F""IXME|X""XX|H""ACK)([^A-Za-z]|\$)|/w""ork/|/r""oot/|/U""sers/|[Ff]or ""now[ ,.;:)]" /dev/null
}

bad_words() {
    mkdir -p src/text
    echo "int a; /* T""ODO: a better name */" >src/text/a.c
}

rule_top_level() {
    for entry in *; do
        case $entry in
        src | include | content | tests | Makefile | README.md | LICENSE | build) ;;
        *) echo "$entry: has no place at the top level" ;;
        esac
    done
    find src include tests content -name '* *' 2>/dev/null | sed 's/$/: a blank in its name/'
    find src include -type f 2>/dev/null | grep -vE '^src/[a-z]+/[a-z0-9_]+\.[ch]$|^include/grill/[a-z]+/[a-z0-9_]+\.h$'
}

bad_top_level() {
    echo >NOTES
}

# ---- tools ----------------------------------------------------------------------------------------------------------

rule_warnings() {
    sources=$(files 'src tests' c)
    for compiler in gcc clang; do
        command -v $compiler >/dev/null 2>&1 || continue
        # shellcheck disable=SC2086 # words
        [ -z "$sources" ] || $compiler $house_flags -Itests -Werror -fsyntax-only $sources 2>&1
    done
}

bad_warnings() {
    mkdir -p src/text
    printf 'int narrow(long n)\n{\n    return n;\n}\n' >src/text/narrow.c
}

rule_format() {
    command -v clang-format >/dev/null 2>&1 || { echo "SKIP no clang-format"; return; }
    { c_files; files tests c h; } | xargs clang-format --style=file:"$GRILL_ROOT/.clang-format" --dry-run -Werror 2>&1
}

bad_format() {
    mkdir -p src/text
    echo 'int  a ;' >src/text/a.c
}

rule_shell() {
    command -v shellcheck >/dev/null 2>&1 || { echo "SKIP no shellcheck"; return; }
    { files 'tests .build content' sh; ls .ci/run 2>/dev/null; } | xargs shellcheck -x 2>&1
}

bad_shell() {
    mkdir -p tests
    # shellcheck disable=SC2016 # it is the sample that expands
    printf '#!/bin/sh\nrm $1\n' >tests/a.sh
}

rule_manual() {
    command -v mandoc >/dev/null 2>&1 || { echo "SKIP no mandoc"; return; }
    find content -name '*.[1-8]' 2>/dev/null | while read -r page; do mandoc -T lint -W warning "$page"; done
}

bad_manual() {
    mkdir -p content
    echo '.Dt' >content/a.1
}
