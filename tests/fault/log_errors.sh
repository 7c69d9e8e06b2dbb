#!/bin/sh
# A system call that fails means a message and an exit status, never a lost or damaged record.
# shellcheck source=tests/tap.sh
. tests/tap.sh
# shellcheck source=tests/fault/lib_sweep.sh
. tests/fault/lib_sweep.sh

for call in write fdatasync fsync flock mkdir fstat newfstatat pread64 openat getdents64 rename unlink; do
    sweep $call new error=EIO "0 3 4 5"
done
sweep_report "EIO from each call, new log"

for call in write fdatasync flock pread64 openat; do
    sweep $call torn error=EIO "0 3 4 5"
done
sweep_report "EIO from each call, torn log"

for call in write fdatasync openat mkdir; do
    sweep $call new error=ENOSPC "0 3 4 5"
    sweep $call old error=EDQUOT "0 3 4 5"
done
sweep_report "no space from each call"

for call in write fdatasync flock pread64 ftruncate; do
    sweep $call torn error=EINTR "0 5"
done
sweep_report "signals during each call do no harm"

for call in openat mkdir flock faccessat2; do
    sweep $call new error=EACCES "0 3 4"
done
sweep_report "no permission from each call"

done_testing
