#!/bin/sh
# A system call that fails means a message and an exit status, never a lost or damaged record.
# shellcheck source=tests/tap.sh
. tests/tap.sh
# shellcheck source=tests/fault/lib_sweep.sh
. tests/fault/lib_sweep.sh

sweep new error=EIO "0 3 4 5" write fdatasync fsync flock mkdir fstat newfstatat pread64 openat getdents64 rename unlink
sweep_report "EIO from each call, new log"

sweep torn error=EIO "0 3 4 5" write fdatasync flock pread64 openat
sweep_report "EIO from each call, torn log"

sweep new error=ENOSPC "0 3 4 5" write fdatasync openat mkdir
sweep old error=EDQUOT "0 3 4 5" write fdatasync openat mkdir
sweep_report "no space from each call"

sweep torn error=EINTR "0 5" write fdatasync flock pread64
sweep_report "a signal during each call does no harm"

sweep new error=EACCES "0 3 4" openat mkdir flock faccessat2
sweep_report "no permission from each call"

done_testing
