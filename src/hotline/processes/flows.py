"""``hotline flows``: check flows written as JSON, run their scenarios, and publish them."""

import argparse
import os
import sys
import time
from pathlib import Path

from hotline.domains.voice.ivr.adapters.prompts import catalogue
from hotline.domains.voice.ivr.rules.flow import Flow, flow_from_json
from hotline.domains.voice.ivr.rules.problems import parts_within, problems
from hotline.domains.voice.ivr.rules.scenarios import failures, scenarios_from_toml
from hotline.infrastructure.logging import configure_logging
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Refused

BUILTIN = Path(__file__).parents[3] / "deploy/flows"
DEFAULT_FLOW = "main"


def main(arguments: list[str]) -> int:
    options = _parser().parse_args(arguments)
    try:
        files = options.files or sorted(BUILTIN.glob("*.json"))
        written = [(flow_from_json(file.read_text()), _scenarios_of(file)) for file in files]
        others = {flow.id: flow for flow, _ in written}
        sound = [
            _is_valid(flow, others) and (not options.test or _tried(flow, tests, others)) for flow, tests in written
        ]
        if not all(sound):
            return 1
        if options.publish:
            _publish(written, by=options.by, only_new=options.only_new)
    except Refused as refusal:
        print(refusal.message, file=sys.stderr)
        return 1
    return 0


def _scenarios_of(flow: Path) -> str:
    """The TOML that belongs to a flow: scenarios/<name>.toml beside it, "" when there is none."""
    path = flow.parent / "scenarios" / f"{flow.stem}.toml"
    return path.read_text() if path.exists() else ""


def _is_valid(flow: Flow, others: dict[str, Flow]) -> bool:
    found = problems(flow, others, {prompt.name for prompt in catalogue()})
    for problem in found:
        print(f"{flow.id}  {problem.node or '流程'}  {problem.code}  {problem.message}", file=sys.stderr)
    if not found:
        print(f"{flow.id}  {len(flow.nodes)} nodes, {len(flow.edges)} edges: sound")
    return not found


def _tried(flow: Flow, tests: str, others: dict[str, Flow]) -> bool:
    began = time.monotonic()
    scenarios = scenarios_from_toml(tests).scenario if tests else ()
    failed = failures(flow, scenarios, others)
    for failure in failed:
        print(f"{flow.id}  {failure}", file=sys.stderr)
    passed, took = len(scenarios) - len(failed), (time.monotonic() - began) * 1000
    print(f"{flow.id}  {passed} of {len(scenarios)} scenarios passed in {took:.0f} ms")
    return not failed


def _publish(written: list[tuple[Flow, str]], *, by: str, only_new: bool) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
    configure_logging("flows")
    import django

    django.setup()
    publish(written, by=by, only_new=only_new)


def publish(written: list[tuple[Flow, str]], *, by: str, only_new: bool) -> None:
    """Publish flows with their scenarios. Needs Django.

    A flow that is part of another is published before it. ``only_new`` skips every flow that was ever published.
    """
    from hotline.domains.voice.ivr.actions.publication import publish_flow
    from hotline.domains.voice.ivr.queries.flows import live_version

    others = {flow.id: flow for flow, _ in written}
    for flow, scenarios in sorted(written, key=lambda each: len(parts_within(each[0].id, others))):
        if only_new and live_version(flow.id) is not None:
            continue
        numbers = [settings().telephony.access_number] if flow.id == DEFAULT_FLOW else []
        version = publish_flow(by=by, flow=flow, numbers=numbers, scenarios=scenarios)
        print(f"{flow.id}  " + (f"version {version} published" if version else "says what is published already"))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hotline flows", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="flows as JSON (default: those of deploy/flows)")
    parser.add_argument("--test", action="store_true", help="try the scenarios beside the flows")
    parser.add_argument("--publish", action="store_true", help="publish what changed")
    parser.add_argument("--only-new", action="store_true", help="publish only flows never published before")
    parser.add_argument("--by", default="system", help="staff number of the publisher (default: %(default)s)")
    return parser
