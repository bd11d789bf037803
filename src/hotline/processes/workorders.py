"""``hotline workorders``: check the builtin models of work orders. ``--publish`` loads those that are missing."""

import argparse
import os
import sys

from hotline.domains.platform.accounts.rules.roles import ROLES
from hotline.domains.service.workorders.rules.blueprint import Organisation, validate
from hotline.infrastructure.logging import configure_logging


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="hotline workorders", description=__doc__)
    parser.add_argument("--publish", action="store_true", help="publish models and departments that are missing")
    options = parser.parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
    configure_logging("workorders")
    import django

    django.setup()
    if not _sound():
        return 1
    if options.publish:
        from hotline.domains.service.workorders.actions.publication import load_builtin

        for model in load_builtin(by="system"):
            print(f"{model}  version 1 published")
    return 0


def _sound() -> bool:
    """Check the models against the builtin roles and departments. The database is not queried."""
    from hotline.domains.service.workorders.queries.versions import builtin, builtin_departments

    names = {spec.name: code for code, spec in ROLES.items()}
    organisation = Organisation(ROLES, names, {each.code for each in builtin_departments()})
    found = [(each.id, problem) for each in builtin() for problem in validate(each.blueprint, organisation)]
    for model, problem in found:
        print(f"{model}  {problem.element or '模型'}  {problem.text}", file=sys.stderr)
    if not found:
        print(f"{'、'.join(each.id for each in builtin())}  sound")
    return not found
