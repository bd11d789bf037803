#!/bin/bash
# The tests on real parts, in three sessions of pytest side by side: they wait more than they work. In what they leave of the machine,
# days are simulated in virtual time, which nothing makes late.
#
# What fails there is run once more with the machine to itself, for sessions with switches and browsers on few cores can be late
# where the product is not. What fails again fails. What passes only then is named at the end, for it may be a race of the product.
set -uo pipefail
cd "$(dirname "$0")/../.."

declare -A tests=([calls]="real and not installation" [parts]="real and not installation" [whole]="installation")
# Calls on the real switch wait most, so they are apart from what works on the database.
declare -A folders=([calls]="tests/scenarios tests/processes" [parts]="tests --ignore=tests/scenarios --ignore=tests/processes" [whole]="tests")
# Where several want a core, the installation with its browsers comes first, then calls; nobody waits for the database.
declare -A niceness=([calls]=5 [parts]=10 [whole]=0)
beside=(calls parts)
virtual=.data/log/simulation.log
late=""

run() { # a session, further arguments
    # shellcheck disable=SC2086  # several folders
    nice -n "${niceness[$1]}" .venv/bin/pytest -o cache_dir=".data/cache/$1" -m "${tests[$1]}" ${folders[$1]} "${@:2}"
}

again() { # a session, how it ended: with failures (1), or with something that a second run does not mend
    [ "$2" = 1 ] || return "$2"
    local failed
    failed=$(.venv/bin/python -c 'import json, sys; print(*json.load(sys.stdin), sep="\n")' <".data/cache/$1/v/cache/lastfailed")
    printf 'Once more, with the machine to itself:\n%s\n' "$failed"
    run "$1" --last-failed --exitfirst && late+="$failed"$'\n'
}

declare -A pid ended
mkdir -p .data/log
printf '30..1030\n1030..2030\n' | nice -n 19 xargs -P 2 -n 1 .venv/bin/python -m tests.simulation --seeds >"$virtual" 2>&1 &
simulation=$!
for session in "${beside[@]}"; do
    run "$session" >".data/log/tests-$session.log" 2>&1 &
    pid[$session]=$!
done
run whole
ended[whole]=$?
for session in "${beside[@]}"; do
    wait "${pid[$session]}"
    ended[$session]=$?
    cat ".data/log/tests-$session.log"
done
wait $simulation
simulation=$?
cat "$virtual"
passed=$simulation
for session in whole "${beside[@]}"; do
    again "$session" "${ended[$session]}" || passed=1
done
[ -z "$late" ] || printf 'Passed only with the machine to itself, to be looked into:\n%s' "$late"
[ "$passed" = 0 ]
