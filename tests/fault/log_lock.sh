#!/bin/sh
# A session that was stopped while it holds the lock: the others wait five seconds and then say who it is.
# shellcheck source=tests/tap.sh
. tests/tap.sh

writer=$GRILL_TESTS/fault/log_writer
[ -x "$writer" ] || skip_all "the log writer is not built"
log=$scratch/device.log

"$writer" hold "$log" >"$scratch/holder" &
holder=$!
tries=0
until grep -q LOCKED "$scratch/holder" || [ $tries = 100 ]; do
    tries=$((tries + 1))
    sleep 0.05
done
kill -STOP "$holder"

run "$writer" list "$log"
status_is 0 "a locked log can be read"
out_is "c0" "and has what was appended"
run timeout 20 "$writer" append "$log" 1
status_is 4 "appending gives up after a while"
err_like "locked for 5 seconds" "and says why"
if grep -q "FLOCK.* $holder " /proc/locks 2>/dev/null; then
    err_like "process $holder " "and who is to blame"
else
    skip "who is to blame" "the system does not tell who holds a lock"
fi

kill -KILL "$holder"
wait "$holder" 2>/dev/null
run "$writer" append "$log" 1
status_is 0 "when that one has gone, it goes on"

# A lock that is given back in time is only waited for.
"$writer" hold "$log" >"$scratch/holder" &
holder=$!
(
    sleep 1
    kill -KILL "$holder"
) &
run "$writer" append "$log" 1 2
status_is 0 "a lock held for a moment is waited for"
wait 2>/dev/null

done_testing
