#!/bin/sh
# A disk that is full or read-only: a clear message, everything acknowledged still there, and on it goes when there is
# room again.
# shellcheck source=tests/tap.sh
. tests/tap.sh

writer=$GRILL_TESTS/fault/log_writer
[ -x "$writer" ] || skip_all "the log writer is not built"

# Files may have 4 blocks of 512 bytes: the 51st record or so does not fit.
run sh -c 'ulimit -f 4; exec "$@"' sh "$writer" append "$scratch/small.log" 100
status_is 4 "a limit on the size of files is an error to report"
err_like "small\.log.*[Ff]ile too large" "with its reason"
ok "and what was acknowledged is there" "$writer" verify "$scratch/small.log" <"$out_file"
run "$writer" list "$scratch/small.log"
out_unlike "problem" "nothing half-written is left"

if command -v strace >/dev/null 2>&1 && strace -qq -o /dev/null true 2>/dev/null; then
    run strace -qq -o /dev/null -e inject=ftruncate:error=EIO sh -c 'ulimit -f 4; exec "$@"' sh \
        "$writer" append "$scratch/torn.log" 100
    status_is 4 "when the rest cannot be taken back, it is an error all the same"
    ok "and the next session closes the torn line" "$writer" verify "$scratch/torn.log" <"$out_file"
    run strace -qq -o /dev/null -e inject=fdatasync:error=EIO:when=3 "$writer" append "$scratch/sync.log" 5
    status_is 4 "a failing sync is not glossed over"
    err_like "may not be saved" "it is said that the record may be lost"
    run strace -qq -o /dev/null -e inject=fdatasync:error=EIO:when=3 "$writer" insist "$scratch/again.log" 5
    status_is 0 "the same record can be tried again"
    out_like "^HAS 5$" "and counts once in memory"
    is "$("$writer" list "$scratch/again.log" | grep -c '^c')" 5 "and once when it is read"
    run strace -qq -y -o "$scratch/trace" -e trace=fsync "$writer" append "$scratch/new/reviews/" 1
    like "$(cat "$scratch/trace")" '/new/reviews>\) += 0' "the folder of a new log is synced"
    like "$(cat "$scratch/trace")" '/new>\) += 0' "and so is the one above it"
    run strace -qq -y -o "$scratch/trace" -e trace=fsync "$writer" append "$scratch/new/reviews/" 1 2
    like "$(cat "$scratch/trace")" '/new/reviews>\) += 0' "each session syncs the folder of the log"
else
    skip "a rest that cannot be taken back" "strace does not work here"
    skip "a failing sync" "strace does not work here"
fi

disk=$scratch/disk
mkdir "$disk"
if [ "$(id -u)" = 0 ] && mount -t tmpfs -o size=32k none "$disk" 2>/dev/null; then
    trap 'umount -l "$disk"; rm -rf "$scratch"' EXIT
    mkdir "$disk/reviews"
    head -c 16384 /dev/zero >"$disk/ballast"
    run "$writer" append "$disk/reviews" 900
    status_is 4 "a full disk is an error to report"
    err_like "[Nn]o space left" "with its reason"
    cp "$out_file" "$scratch/acks"
    rm "$disk/ballast"
    ok "with room again nothing is missing and it goes on" "$writer" verify "$disk/reviews" <"$scratch/acks"
    mount -o remount,ro "$disk"
    run "$writer" list "$disk/reviews/"
    status_is 0 "a read-only disk can be read"
    out_like '^c1$' "with all its records"
    out_like '^read only: .*[Rr]ead-only file system' "and says that it cannot be written"
    run "$writer" append "$disk/reviews/" 1
    status_is 4 "appending to it fails"
    run "$writer" list "$disk/elsewhere/"
    out_like '^read only: ' "also where nothing is yet"
else
    skip "a small disk that fills up" "a file system cannot be mounted here"
fi

done_testing
