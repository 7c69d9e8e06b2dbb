#!/bin/sh
# packages.sh: the packages that building and testing need, and how this system installs them.
#
#   packages.sh check build|test     silent when nothing is missing; else names it, with the command that installs it
#   packages.sh install build|test   installs what is missing, with sudo when not root
#
# To support another package manager: a column in the table, a branch in find_manager and one in install_command.
set -eu

# what for    name        pkg-config   apt              dnf                 pacman       apk             brew      pkg
table='
build         C-headers   -            libc6-dev        glibc-devel         glibc        musl-dev        -         -
build         pkg-config  -            pkg-config       pkgconf-pkg-config  pkgconf      pkgconf         pkgconf   pkgconf
build         cmark       libcmark     libcmark-dev     cmark-devel         cmark        cmark-dev       cmark     cmark
build         libyaml     yaml-0.1     libyaml-dev      libyaml-devel       libyaml      yaml-dev        libyaml   libyaml
build         libedit     libedit      libedit-dev      libedit-devel       libedit      libedit-dev     libedit   libedit
build         utf8proc    libutf8proc  libutf8proc-dev  utf8proc-devel      libutf8proc  utf8proc-dev    utf8proc  utf8proc
test          cmocka      cmocka       libcmocka-dev    libcmocka-devel     cmocka       cmocka-dev      cmocka    cmocka
test          libvterm    vterm        libvterm-dev     libvterm-devel      libvterm     libvterm-dev    libvterm  libvterm
'

say() {
    printf 'grill: %s\n' "$*" >&2
}

is_present() { # is_present NAME PKG-CONFIG-NAME
    case $1 in
    C-headers) printf '#include <stdio.h>\n' | ${CC:-cc} -E -x c - >/dev/null 2>&1 ;;
    pkg-config) command -v "$pkg_config" >/dev/null 2>&1 ;;
    *) "$pkg_config" --exists "$2" 2>/dev/null ;;
    esac
}

# The number of the table's column for this system, in $column, and its name, in $manager.
find_manager() {
    for pair in apt-get:4 dnf:5 pacman:6 apk:7 brew:8 pkg:9; do
        if command -v "${pair%:*}" >/dev/null 2>&1; then
            manager=${pair%:*} column=${pair#*:}
            return
        fi
    done
    manager='' column=2
}

# Prints what is missing, by its names in the given column, on one line.
missing() { # missing build|test COLUMN
    printf '%s' "$table" | while read -r use name pc rest; do
        if [ "$use" = build ] || [ "$use" = "$1" ]; then
            is_present "$name" "$pc" || printf '%s %s %s %s\n' "$use" "$name" "$pc" "$rest"
        fi
    done | awk -v column="$2" '$column != "-" { printf " %s", $column }'
}

install_command() { # install_command PACKAGES
    case $manager in
    apt-get) echo "apt-get install -y --no-install-recommends$1" ;;
    dnf) echo "dnf install -y$1" ;;
    pacman) echo "pacman -S --needed --noconfirm$1" ;;
    apk) echo "apk add$1" ;;
    brew) echo "brew install$1" ;;
    pkg) echo "pkg install -y$1" ;;
    esac
}

# What has to stand before a command that changes the system: nothing, or sudo; fails when there is no way.
find_privilege() {
    if [ "$manager" = brew ] || [ "$(id -u)" = 0 ]; then
        privilege=''
    elif command -v sudo >/dev/null 2>&1; then
        privilege='sudo '
    elif command -v doas >/dev/null 2>&1; then
        privilege='doas '
    else
        return 1
    fi
}

run() {
    say "$*"
    # shellcheck disable=SC2086 # a command line made above, of our own words; input is for the quiz that may follow
    $1 </dev/null
}

apt_lists_are_empty() {
    for list in "${APT_LISTS:-/var/lib/apt/lists}"/*_Packages*; do
        [ -e "$list" ] && return 1
    done
    return 0
}

install_missing() { # install_missing PACKAGES
    command_line=$privilege$(install_command "$1")
    if [ "$manager" = apt-get ] && apt_lists_are_empty; then
        run "${privilege}apt-get update"
        run "$command_line"
    elif [ "$manager" = apt-get ]; then
        # Lists that are out of date name files that the mirrors no longer have.
        run "$command_line" || { run "${privilege}apt-get update" && run "$command_line"; }
    else
        run "$command_line"
    fi
}

action=$1
set_of_packages=$2
pkg_config=${PKG_CONFIG:-pkg-config}

names=$(missing "$set_of_packages" 2)
[ -n "$names" ] || exit 0
find_manager
packages=$(missing "$set_of_packages" "$column")

say "missing packages:$names"
if [ -z "$manager" ]; then
    say "no package manager known here; please install them, headers included"
    exit 1
fi
if ! find_privilege; then
    say "to install them, run as root (this is not root, and there is no sudo):"
    say "    $(install_command "$packages")"
    exit 1
fi
if [ "$action" = check ]; then
    say "to install them:"
    say "    $privilege$(install_command "$packages")"
    exit 1
fi
if ! install_missing "$packages"; then
    say "the packages could not be installed"
    exit 1
fi
names=$(missing "$set_of_packages" 2)
[ -z "$names" ] || { say "still missing after the installation:$names"; exit 1; }
