"""``hotline flows``: judge flows written as JSON, and publish them."""

import argparse
import os
import sys
from pathlib import Path

from hotline.domains.ivr.rules import Flow, flow_from_json, problems
from hotline.infrastructure.logging import configure_logging
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Refused

SHIPPED = Path(__file__).parents[3] / "deploy/flows"


def main(arguments: list[str]) -> int:
    asked = _parser().parse_args(arguments)
    try:
        flows = [flow_from_json(file.read_text()) for file in asked.files or sorted(SHIPPED.glob("*.json"))]
        sound = [flow for flow in flows if _judged_sound(flow)]
        if len(sound) < len(flows):
            return 1
        if asked.publish:
            _publish(flows, by=asked.by, only_new=asked.only_new)
    except Refused as refusal:
        print(refusal.message, file=sys.stderr)
        return 1
    return 0


def _judged_sound(flow: Flow) -> bool:
    found = problems(flow)
    for problem in found:
        print(f"{flow.id}  {problem.node or '流程'}  {problem.code}  {problem.message}", file=sys.stderr)
    if not found:
        print(f"{flow.id}  {len(flow.nodes)} nodes, {len(flow.edges)} edges: sound")
    return not found


def _publish(flows: list[Flow], *, by: str, only_new: bool) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
    configure_logging("flows")
    import django

    django.setup()
    publish(flows, by=by, only_new=only_new)


def publish(flows: list[Flow], *, by: str, only_new: bool) -> None:
    """Publish what changed; with ``only_new`` leave every flow alone that has ever been published. Needs Django."""
    from hotline.domains.ivr.actions import publish_flow
    from hotline.domains.ivr.queries import newest_version

    for flow in flows:
        if only_new and newest_version(flow.id) is not None:
            continue
        version = publish_flow(by=by, flow=flow, numbers=[settings().telephony.access_number])
        print(f"{flow.id}  " + (f"version {version} published" if version else "says what is published already"))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hotline flows", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="flows as JSON (default: those of deploy/flows)")
    parser.add_argument("--publish", action="store_true", help="publish what changed")
    parser.add_argument("--only-new", action="store_true", help="publish only flows never published before")
    parser.add_argument("--by", default="system", help="staff number of the publisher (default: %(default)s)")
    return parser
