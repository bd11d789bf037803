#!/bin/bash
# The tests on real parts, in two sessions of pytest side by side: they wait more than they work. In what they leave of the machine,
# days are simulated in virtual time, which nothing makes late.
#
# What fails there is run once more with the machine to itself, for two sessions with switches and browsers on few cores can be late
# where the product is not. What fails again fails. What passes only then is named at the end, for it may be a race of the product.
set -uo pipefail
cd "$(dirname "$0")/../.."

declare -A tests=([parts]="real and not installation" [whole]="installation")
beside=.data/log/tests.log
virtual=.data/log/simulation.log
late=""

run() { # a session, further arguments
    .venv/bin/pytest -o cache_dir=".data/cache/$1" -m "${tests[$1]}" "${@:2}"
}

again() { # a session, how it ended: with failures (1), or with something that a second run does not mend
    [ "$2" = 1 ] || return "$2"
    local failed
    failed=$(.venv/bin/python -c 'import json, sys; print(*json.load(sys.stdin), sep="\n")' <".data/cache/$1/v/cache/lastfailed")
    printf 'Once more, with the machine to itself:\n%s\n' "$failed"
    run "$1" --last-failed --exitfirst && late+="$failed"$'\n'
}

mkdir -p .data/log
printf '30..1030\n1030..2030\n' | nice -n 19 xargs -P 2 -n 1 .venv/bin/python -m tests.simulation --seeds >"$virtual" 2>&1 &
simulation=$!
run parts >"$beside" 2>&1 &
parts=$!
run whole
whole=$?
wait $parts
parts=$?
cat "$beside"
wait $simulation
simulation=$?
cat "$virtual"
again whole $whole
whole=$?
again parts $parts
parts=$?
[ -z "$late" ] || printf 'Passed only with the machine to itself, to be looked into:\n%s' "$late"
[ $whole = 0 ] && [ $parts = 0 ] && [ $simulation = 0 ]
