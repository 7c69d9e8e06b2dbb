# shellcheck shell=sh
# shellcheck disable=SC2154 # scratch and err_file are tap.sh's
#
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

# sweep_ranges START CALL…: for each call the number of the first that is about the log and of the last ("write 4 9"),
# counted among calls of that name; for "all", every call there is.
sweep_ranges() {
    sweep_begin "$1"
    shift
    strace -qq -o "$scratch/trace" "$writer" append "$sweep_log/reviews/" 3 >/dev/null 2>&1
    awk -v wanted=" $* " -v place="$sweep_log" '
        match($0, /^[a-z_0-9]+\(/) {
            call = substr($0, 1, RLENGTH - 1)
            begun = begun || (call != "execve" && index($0, place))
            count[call]++
            if (begun && !(call in first)) first[call] = count[call]
        }
        END {
            for (call in first)
                if (call != "exit_group" && (wanted == " all " || index(wanted, " " call " ")))
                    print call, first[call], count[call]
        }' "$scratch/trace"
}

# sweep_case CALL NUMBER START FAULT STATUSES
sweep_case() {
    sweep_begin "$3"
    status=0
    strace -qq -o /dev/null -e "inject=$1:$4:when=$2" "$writer" append "$sweep_log/reviews/" 3 \
        >"$sweep_acks" 2>"$err_file" || status=$?
    sweep_cases=$((sweep_cases + 1))
    sweep_why=
    case " $5 " in *" $status "*) ;; *) sweep_why="exit status $status; " ;; esac
    [ "$status" = 0 ] || [ "$status" -gt 4 ] || [ -s "$err_file" ] || sweep_why="${sweep_why}no message; "
    sweep_out=$("$writer" verify "$sweep_log/reviews/" <"$sweep_acks" 2>&1) || sweep_why=$sweep_why$sweep_out
    [ -z "$sweep_why" ] || sweep_bad="$sweep_bad
$3 log, $1 no. $2, $4: $sweep_why $(head -n 1 "$err_file")"
}

# sweep START FAULT STATUSES CALL…: FAULT as in strace -e inject=CALL:FAULT; STATUSES are the exit statuses allowed.
sweep() {
    sweep_start=$1 sweep_fault=$2 sweep_statuses=$3
    shift 3
    sweep_ranges "$sweep_start" "$@" >"$scratch/ranges"
    while read -r sweep_call sweep_n sweep_last; do
        while [ "$sweep_n" -le "$sweep_last" ]; do
            sweep_case "$sweep_call" "$sweep_n" "$sweep_start" "$sweep_fault" "$sweep_statuses"
            sweep_n=$((sweep_n + 1))
        done
    done <"$scratch/ranges"
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
