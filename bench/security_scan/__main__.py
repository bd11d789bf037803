"""Scan a running installation from outside, as a scanner of web applications does.

    python -m bench.security_scan [--only /api/calls] [--skip 300] [--seconds 300] [--verbose]

An installation of the bench's own, on loopback. Every operation of the pages' OpenAPI document is tried without a
session and as each role, with valid and invalid requests, and with what attackers write into fields; then headers,
cookies, methods, hidden files, foreign names and two requests in one. The open interface has such a test of its own
(``tests/e2e/test_open_interface.py``). Prints Markdown, and ends
with 1 if anything of high or medium severity was found. Needs root, and a quarter of an hour on two cores.
"""

import argparse
import asyncio
import math
import os
import sys
import time

from bench.installation import full_installation
from bench.security_scan import operations, pages
from bench.security_scan.findings import Findings
from bench.security_scan.visitors import everybody
from hotline.demo.desk import origin_of
from hotline.demo.terminal import quiet_logs


def scan(origin: str, only: str, skip: int, seconds: float, verbose: bool) -> tuple[Findings, int]:
    """What was found, and how many operations were tried, those skipped included."""
    findings = Findings()
    visitors = everybody(origin)
    pages.scan(visitors, findings)
    document = visitors[1].http.get(f"{origin}/api/openapi.json", timeout=20).json()
    document["paths"] = {path: each for path, each in document["paths"].items() if path.startswith(only)}
    began, count, index = time.monotonic(), 0, skip
    for index, line in enumerate(operations.scan(document, visitors, findings, skip=skip), skip + 1):
        if verbose:
            print(f"{time.monotonic() - began:5.0f} s {index} {line}", file=sys.stderr)
            for (severity, what, where), example in [*findings.found.items()][count:]:
                print(f"        {severity}: {what}, {where}: {example}", file=sys.stderr, flush=True)
            count = len(findings.found)
        if time.monotonic() - began > seconds:
            break
    return findings, index


async def measure(chosen: argparse.Namespace) -> int:
    async with full_installation({}) as config:
        findings, tried = await asyncio.to_thread(
            scan, origin_of(config), chosen.only, chosen.skip, chosen.seconds, chosen.verbose
        )
    print(f"operations {chosen.skip + 1} to {tried}: ", end="")
    print(f"{findings.requests} answers looked at, load average {os.getloadavg()[0]:.1f}")
    print(findings.markdown())
    return 1 if findings.worst() else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="operations whose path begins so")
    parser.add_argument("--skip", type=int, default=0, help="so many operations were tried by a run before")
    parser.add_argument("--seconds", type=float, default=math.inf, help="end then; --skip goes on from there")
    parser.add_argument("--verbose", action="store_true", help="a line for each operation")
    quiet_logs()
    return asyncio.run(measure(parser.parse_args()))


if __name__ == "__main__":
    sys.exit(main())
