#!/bin/sh
# A session that is killed at any system call has lost nothing that it acknowledged.
# shellcheck source=tests/tap.sh
. tests/tap.sh
# shellcheck source=tests/fault/lib_sweep.sh
. tests/fault/lib_sweep.sh

for start in new old torn; do
    sweep "$start" signal=KILL 137 all
    sweep_report "killed at every call, $start log"
done

done_testing
