# What one types. Needs root on Debian 13; docs/operations/running.md tells more.
.DEFAULT_GOAL := help
.PHONY: help eval sbom audit release verify-release run stop status logs ring demo pictures prompts check check-code check-domain-tests check-process-tests check-other-tests check-front check-front-tests test bench bench-capacity bench-steadiness bench-unrest bench-ai-calls bench-hostile bench-scan bench-backup bench-mass

HOTLINE := .venv/bin/hotline
# Compiled code is stored, whatever the machine prefers: without it every program and every test compiles all anew.
export PYTHONDONTWRITEBYTECODE :=
# Passed on: make run ARGS=--detach, make demo ARGS="--rate 20", make logs ARGS=web
ARGS :=

help: ## this
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## install what is missing, start everything, wait until it is healthy; Ctrl-C stops it
	@deploy/single/bootstrap.sh run
	@exec $(HOTLINE) up --alive $(ARGS)

stop: ## stop everything cleanly
	@$(HOTLINE) stop

status: ## what runs, since when, how healthy
	@$(HOTLINE) status

logs: ## follow the logs
	@exec $(HOTLINE) logs $(ARGS)

ring: ## place a spoken test call
	@exec $(HOTLINE) ring $(ARGS)

demo: ## a living centre: citizens ring in, agents answer
	@exec $(HOTLINE) demo $(ARGS)

pictures: ## photograph every page of the running demonstration as each role sees it, into .data/pictures
	@.venv/bin/python -c "import playwright" 2>/dev/null || deploy/single/bootstrap.sh test
	@.venv/bin/python -m tests.e2e.pictures $(ARGS)

prompts: ## speak the announcements that are missing or changed
	@$(HOTLINE) prompts

check: ## format, lint, types, import contracts, architecture and unit tests, in three minutes
	@[ -x .venv/bin/pytest ] && [ -d frontend/node_modules ] || deploy/single/bootstrap.sh test
	@$(MAKE) --no-print-directory --jobs=5 --output-sync=line check-domain-tests check-process-tests check-other-tests check-code check-front check-front-tests

# The longest first, five at a time: the tests of processes wait for half of their time. What waits for nothing gives
# way to the tests.
check-domain-tests:
	.venv/bin/pytest -q -m "not real and not e2e" -o cache_dir=.data/cache/domains tests/domains

check-process-tests:
	.venv/bin/pytest -q -m "not real and not e2e" -o cache_dir=.data/cache/processes tests/processes

check-other-tests:
	.venv/bin/pytest -q -m "not real and not e2e" -o cache_dir=.data/cache/other --ignore=tests/domains --ignore=tests/processes

check-front:
	nice npm --prefix frontend run check
	nice npm --prefix frontend run lint

check-front-tests:
	nice npm --prefix frontend run test

check-code:
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	nice .venv/bin/mypy
	.venv/bin/lint-imports
	$(HOTLINE) flows --test
	$(HOTLINE) workorders

test: ## everything: what check does, and whole calls on real parts and in a real browser
	@deploy/single/bootstrap.sh test
	@$(MAKE) --no-print-directory check
	@deploy/single/test-real-parts.sh

sbom: ## the bill of materials (CycloneDX): all packages with versions and digests, into .data/sbom/
	@.venv/bin/python -m supply.sbom $(ARGS)

audit: ## known vulnerabilities of what the locks name, asked of the indices of uv and npm; what they do not answer is listed
	@.venv/bin/python -m supply.audit $(ARGS)

release: ## a signed release of a tag: make release ARGS="v1.0 --key /media/usb/release.pem"
	@.venv/bin/python -m supply.release $(ARGS)

verify-release: ## check one: make verify-release ARGS="hotline-v1.0.sums --key release.pub.pem"
	@python3 supply/verify.py $(ARGS)

eval: ## how often the assistant answers, refers and refuses right, per style: a minute and a half
	.venv/bin/python -m bench.assistant_eval $(ARGS)

eval-speech: ## how well telephone speech is recognised, by voice, noise and method: ten minutes; needs the voice and hearing
	.venv/bin/python -m bench.speech $(ARGS)

bench: ## measure; each brings what it needs and leaves a running installation alone. docs/benchmarks.md has the results
	.venv/bin/python -m bench.routing
	.venv/bin/python -m bench.calls_per_second $(ARGS)

bench-capacity: ## talks and menus with real voices, stepped up until a limit breaks, then browsers as telephones, calls a second, live screens
	.venv/bin/python -m bench.capacity $(ARGS)
	.venv/bin/python -m bench.browser_agents
	.venv/bin/python -m bench.calls_per_second
	.venv/bin/python -m bench.live_desks

bench-steadiness: ## steady load while one part after another is killed or stopped; a ledger of what it cost. docs/reliability.md
	@command -v nft >/dev/null || apt-get install -y -q nftables
	.venv/bin/python -m bench.steadiness $(ARGS)

bench-hostile: ## what floods at the pages do to desks and calls: sockets, sign-ins, guessed secrets, bounded in number and time
	.venv/bin/python -m bench.hostile $(ARGS)

bench-scan: ## every operation as every role with what attackers write, headers, cookies, hidden files: nothing high or medium
	.venv/bin/python -m bench.security_scan $(ARGS)

bench-backup: ## RPO and RTO: days of invented history backed up, everything killed under load, restored; as root. docs/benchmarks.md
	.venv/bin/python -m bench.backup $(or $(ARGS),--days 30 --files 2000)

bench-mass: ## a mass sending: rows checked a second, memory, texts a second, the carrier's own count; ARGS="--rows 200000"
	.venv/bin/python -m bench.mass_texts $(ARGS)

bench-ai-calls: ## the first sound of AI seats, how soon they fall silent, what 1, 5 and 20 calls at once cost; five minutes, on a quiet machine
	.venv/bin/python -m bench.ai_calls $(ARGS)

bench-unrest: ## how well the unrest detector does on dialogues it never learned from, with and without the encoder
	for lines in tests/domains/understanding/screening/*.jsonl; do .venv/bin/python -m bench.unrest $$lines && .venv/bin/python -m bench.unrest $$lines --words-alone || exit; done
