"""``hotline workorders``: judge the delivered models of work orders; ``--publish`` loads those that are missing."""

import argparse
import os
import sys

from hotline.domains.platform.accounts.rules import ROLES
from hotline.domains.service.workorders.rules.blueprint import House, judge
from hotline.infrastructure.logging import configure_logging


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="hotline workorders", description=__doc__)
    parser.add_argument("--publish", action="store_true", help="publish models and departments that are missing")
    asked = parser.parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
    configure_logging("workorders")
    import django

    django.setup()
    if not _sound():
        return 1
    if asked.publish:
        from hotline.domains.service.workorders.actions import load_shipped

        for model in load_shipped(by="system"):
            print(f"{model}  version 1 published")
    return 0


def _sound() -> bool:
    """Against the roles and departments that are delivered with them; no database is asked."""
    from hotline.domains.service.workorders.queries.versions import shipped, shipped_departments

    names = {spec.name: code for code, spec in ROLES.items()}
    house = House(ROLES, names, {each.code for each in shipped_departments()})
    found = [(each.id, problem) for each in shipped() for problem in judge(each.blueprint, house)]
    for model, problem in found:
        print(f"{model}  {problem.element or '模型'}  {problem.text}", file=sys.stderr)
    if not found:
        print(f"{'、'.join(each.id for each in shipped())}  sound")
    return not found
