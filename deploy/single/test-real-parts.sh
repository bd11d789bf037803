#!/bin/bash
# The tests on real parts, in four sessions of pytest side by side: they wait more than they work. One has browsers, shared
# out among two installations; one the calls on switches of their own; one what waits for minutes, such as restored
# installations; the last, tables and files, in two processes, gives way to all. In what they leave of the machine, days are
# simulated in virtual time, which nothing makes late.
#
# What fails there is run once more with the machine to itself, for sessions with switches and browsers on few cores can be late
# where the product is not. What fails again fails. What passes only then is named at the end, for it may be a race of the product.
set -uo pipefail
cd "$(dirname "$0")/../.."

declare -A tests=(
    [installation]="installation"
    [calls]="real and calls and not installation"
    [waits]="real and waits and not installation"
    [tables]="real and not calls and not waits and not installation"
)
#: Where they lie, for to look through all takes each process a quarter of a minute (tests/conftest.py knows these folders, too).
declare -A folders=(
    [installation]="tests/e2e tests/processes/single tests/scenarios"
    [calls]="tests/scenarios tests/processes"
    [waits]="tests/processes"
    [tables]="tests"
)
sessions="installation calls waits tables"
shared=(--numprocesses 2 --dist loadfile --no-loadscope-reorder)
late=""

at_priority() { # how nice, a command: in a session of its own, for the kernel shares out the processor by sessions first
    setsid --wait bash -c 'echo "$0" >/proc/self/autogroup 2>/dev/null; exec nice -n "$0" "$@"' "$@"
}

run() { # a session, further arguments
    # shellcheck disable=SC2086 # several folders
    .venv/bin/pytest -o cache_dir=".data/cache/$1" -m "${tests[$1]}" "${@:2}" ${folders[$1]}
}

end_all() { # what still runs in the background, each in a process group of its own below a shell of ours
    local pid child
    for pid in $(jobs -p); do
        for child in $(cat "/proc/$pid/task/$pid/children" 2>/dev/null); do kill -- "-$child" 2>/dev/null; done
    done
}

again() { # a session, how it ended: with failures (1), or with something that a second run does not mend
    [ "$2" = 1 ] || return "$2"
    local failed
    failed=$(.venv/bin/python -c 'import json, sys; print(*json.load(sys.stdin), sep="\n")' <".data/cache/$1/v/cache/lastfailed")
    printf 'Once more, with the machine to itself:\n%s\n' "$failed"
    run "$1" --last-failed --exitfirst && late+="$failed"$'\n'
}

trap end_all EXIT
mkdir -p .data/log
at_priority 19 xargs -P 2 -n 1 .venv/bin/python -m tests.simulation --seeds <<<$'30..530\n530..1030' >.data/log/simulation.log 2>&1 &
simulation=$!
declare -A running ended
# Its telephones send a packet of sound every 20 ms; who cannot set the priority has it among the others.
at_priority -10 .venv/bin/pytest -o cache_dir=.data/cache/calls -m "${tests[calls]}" ${folders[calls]} >.data/log/tests-calls.log 2>&1 &
running[calls]=$!
at_priority 0 .venv/bin/pytest -o cache_dir=.data/cache/waits -m "${tests[waits]}" ${folders[waits]} >.data/log/tests-waits.log 2>&1 &
running[waits]=$!
at_priority 10 .venv/bin/pytest -o cache_dir=.data/cache/tables -m "${tests[tables]}" "${shared[@]}" tests >.data/log/tests-tables.log 2>&1 &
running[tables]=$!
run installation "${shared[@]}"
ended[installation]=$?
for session in calls waits tables; do
    wait "${running[$session]}"
    ended[$session]=$?
    cat ".data/log/tests-$session.log"
done
wait $simulation
simulation=$?
cat .data/log/simulation.log

failed=0
for session in $sessions; do
    again $session "${ended[$session]}" || failed=1
done
[ -z "$late" ] || printf 'Passed only with the machine to itself, to be looked into:\n%s' "$late"
[ $failed = 0 ] && [ $simulation = 0 ]
