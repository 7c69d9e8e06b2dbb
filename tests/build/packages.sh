#!/bin/sh
# The set-up of packages, on systems made of stubs: every package manager, root or not, lists empty or out of date.
# shellcheck disable=SC2016 # what stands in single quotes is for the stubs to expand
. tests/tap.sh

script=$GRILL_ROOT/.build/packages.sh
bin=$scratch/bin
log=$scratch/log
present=$scratch/present

# A stub of the given name with the given body; $log and $present are known to it.
stub() {
    {
        printf '#!/bin/sh\nlog=%s present=%s bin=%s\n' "$log" "$present" "$bin"
        cat
    } >"$bin/$1"
    chmod +x "$bin/$1"
}

# A system without packages: the basic tools, the given user and package manager, nothing else.
system() { # system USER-ID MANAGER
    rm -rf "$bin" "$present" "$log" "$scratch/lists"
    mkdir -p "$bin" "$present" "$scratch/lists"
    : >"$log"
    for tool in sh cat grep sed awk rm mkdir touch chmod tr; do
        ln -s "$(command -v "$tool")" "$bin/$tool"
    done
    echo "echo $1" | stub id
    echo '[ -e "$present/headers" ]' | stub cc
    [ -z "${2:-}" ] || manager "$2"
}

# Installing a package makes what comes of it present: the C headers, pkg-config itself, or a library it knows.
manager() {
    stub "$1" <<'END'
echo "${0##*/} $*" >>"$log"
case "$*" in *update*) exit 0 ;; esac
[ ! -e "$present/refuse" ] || { rm "$present/refuse"; exit 100; }
for word; do
    case $word in
    libc6-dev | glibc* | musl-dev) touch "$present/headers" ;;
    pkg-config | pkgconf*)
        printf '#!/bin/sh\n[ -e "%s/$2" ]\n' "$present" >"$bin/pkg-config"
        chmod +x "$bin/pkg-config"
        ;;
    *cmark*) touch "$present/libcmark" ;;
    *yaml*) touch "$present/yaml-0.1" ;;
    *libedit*) touch "$present/libedit" ;;
    *utf8proc*) touch "$present/libutf8proc" ;;
    *cmocka*) touch "$present/cmocka" ;;
    *vterm*) touch "$present/vterm" ;;
    esac
done
END
}

sudo_stub() {
    printf 'echo "sudo $*" >>"$log"\nexec "$@"\n' | stub sudo
}

packages() {
    PATH=$bin CC=cc APT_LISTS=$scratch/lists run "$(command -v sh)" "$script" "$@"
}

debian_build='libc6-dev pkg-config libcmark-dev libyaml-dev libedit-dev libutf8proc-dev'

system 0 apt-get
packages install test
status_is 0 "apt, root: everything is installed"
is "$(cat "$log")" "apt-get update
apt-get install -y --no-install-recommends $debian_build libcmocka-dev libvterm-dev" \
    "empty lists are fetched first, then all packages come in one command"
err_like 'missing packages: C-headers pkg-config cmark libyaml libedit utf8proc cmocka libvterm' "it says what is missing"
err_like '^grill: apt-get install -y .*libcmark-dev' "and what it does about it"

: >"$log"
packages install test
status_is 0 "a second time nothing is missing"
is "$out$err$(cat "$log")" '' "so nothing is said or done"
packages check test
is "$status$out$err" 0 "and a check is silent"

system 0 apt-get
touch "$scratch/lists/deb.debian.org_dists_stable_main_binary-amd64_Packages"
packages install build
is "$(cat "$log")" "apt-get install -y --no-install-recommends $debian_build" "lists that are there are not fetched again"

system 0 apt-get
touch "$scratch/lists/old_Packages.lz4" "$present/refuse"
packages install build
status_is 0 "lists that are out of date: it succeeds"
is "$(sed 's/ -y.*//' "$log")" "apt-get install
apt-get update
apt-get install" "by fetching them and trying again"

system 1000 apt-get
sudo_stub
packages install build
status_is 0 "not root, but sudo: it succeeds"
is "$(grep -c '^sudo apt-get' "$log")" 2 "both commands go through sudo"
err_like '^grill: sudo apt-get install' "which is said"

system 1000 apt-get
packages install build
status_is 1 "neither root nor sudo: it fails"
err_like 'not root, and there is no sudo' "says why"
err_like "^grill:     apt-get install -y --no-install-recommends $debian_build\$" "and which command root has to give"
is "$(cat "$log")" '' "and tries nothing"

system 0 apt-get
stub apt-get <<'END'
exit 0
END
packages install build
status_is 1 "an installation that changes nothing is a failure"
err_like 'still missing after the installation: C-headers' "which is said"

system 0 ''
packages install build
status_is 1 "no package manager: it fails"
err_like 'missing packages: .*cmark' "and names what is missing"

# check never installs: it prints the command for the system at hand.
check_prints() { # check_prints MANAGER COMMAND
    system 0 "$1"
    packages check build
    status_is 1 "$1: check fails"
    err_like "^grill:     $2\$" "$1: check prints the command"
    is "$(cat "$log")" '' "$1: check installs nothing"
    packages install test
    status_is 0 "$1: install succeeds"
}

check_prints apt-get "apt-get install -y --no-install-recommends $debian_build"
check_prints dnf 'dnf install -y glibc-devel pkgconf-pkg-config cmark-devel libyaml-devel libedit-devel utf8proc-devel'
check_prints pacman 'pacman -S --needed --noconfirm glibc pkgconf cmark libyaml libedit libutf8proc'
check_prints apk 'apk add musl-dev pkgconf cmark-dev yaml-dev libedit-dev utf8proc-dev'

# These two systems bring the C headers with their compilers.
for manager in brew pkg; do
    system 1000 "$manager"
    touch "$present/headers"
    [ "$manager" = brew ] || sudo_stub
    packages check build
    case $manager in
    brew) err_like '^grill:     brew install pkgconf cmark libyaml libedit utf8proc$' "brew: never as root" ;;
    pkg) err_like '^grill:     sudo pkg install -y pkgconf cmark libyaml libedit utf8proc$' "pkg: with sudo" ;;
    esac
    packages install test
    status_is 0 "$manager: install succeeds"
done

done_testing
