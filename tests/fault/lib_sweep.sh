# shellcheck shell=sh
# lib_sweep.sh: sweeps faults over the system calls of the log writer. Source it after tests/tap.sh.
#
# A sweep runs the writer once to count its calls, and then once for each call with the fault in that place. After each
# run whatever was acknowledged must be there, and the next session must be able to go on.

writer=$GRILL_TESTS/fault/log_writer
[ -x "$writer" ] || skip_all "the log writer is not built"
command -v strace >/dev/null 2>&1 || skip_all "strace is not installed"
strace -qq -o "$scratch/trace" -e inject=getppid:error=EIO true 2>/dev/null || skip_all "strace cannot trace here"

sweep_log=$scratch/log
sweep_acks=$scratch/acks
sweep_cases=0
sweep_bad=

# What a sweep begins with: nothing, a log, or a log whose last session was killed.
sweep_begin() {
    rm -rf "$sweep_log"
    [ "$1" = new ] && return
    mkdir -p "$sweep_log/reviews"
    cp "$scratch/old.log" "$sweep_log/reviews/device.log"
    [ "$1" = old ] || printf 'r c7 17672' >>"$sweep_log/reviews/device.log"
}

# sweep_range CALL START: the numbers of the first call that is about the log and of the last, counted among CALLs.
sweep_range() {
    sweep_begin "$2"
    strace -qq -o "$scratch/trace" "$writer" append "$sweep_log/reviews/" 3 >/dev/null 2>&1
    awk -v call="$1" -v place="$sweep_log" '
        index($0, place) && !begun { begun = 1; first = count + 1 }
        call == "all" || index($0, call "(") == 1 { count++ }
        END { if (begun && first <= count) print first, count }' "$scratch/trace"
}

# sweep CALL START FAULT STATUSES: FAULT as in strace -e inject=CALL:FAULT; STATUSES is a pattern of `case`.
sweep() {
    set -- "$1" "$2" "$3" "$4" $(sweep_range "$1" "$2")
    [ $# = 6 ] || return 0
    sweep_n=$5
    while [ "$sweep_n" -le "$6" ]; do
        sweep_begin "$2"
        status=0
        strace -qq -o /dev/null -e "inject=$1:$3:when=$sweep_n" "$writer" append "$sweep_log/reviews/" 3 \
            >"$sweep_acks" 2>"$err_file" || status=$?
        sweep_cases=$((sweep_cases + 1))
        sweep_why=
        case " $4 " in *" $status "*) ;; *) sweep_why="exit status $status; " ;; esac
        [ "$status" = 0 ] || [ "$status" -gt 4 ] || [ -s "$err_file" ] || sweep_why="${sweep_why}no message; "
        sweep_out=$("$writer" verify "$sweep_log/reviews/" <"$sweep_acks" 2>&1) || sweep_why=$sweep_why$sweep_out
        [ -z "$sweep_why" ] || sweep_bad="$sweep_bad
$1 $2 $3 no. $sweep_n: $sweep_why $(head -n 1 "$err_file")"
        sweep_n=$((sweep_n + 1))
    done
}

# sweep_report NAME: one test for the sweeps since the last report.
sweep_report() {
    if [ -n "$sweep_bad" ]; then
        fail "$1" "$sweep_bad"
    elif [ "$sweep_cases" = 0 ]; then
        fail "$1" "no call was found to fail"
    else
        pass "$1 ($sweep_cases cases)"
    fi
    sweep_cases=0
    sweep_bad=
}

"$writer" append "$scratch/old.log" 2 101 >/dev/null || skip_all "the log writer does not work"
