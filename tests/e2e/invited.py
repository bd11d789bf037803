"""Invites a call to a survey at once, whatever the hour: the link that the citizen's text holds.

Run as a program with the installation's settings, and with a survey's id.
"""

import os
import sys
from datetime import UTC, datetime

import django

from tests.installation import on_the_tables


def link_of_a_call(survey: int) -> str:
    """Written by a program of its own, as this one has another database."""
    ran = on_the_tables("tests.e2e.invited", str(survey))
    assert ran.returncode == 0, ran.stdout
    return next(line for line in ran.stdout.splitlines() if line.startswith("#"))


def write(id: str) -> None:
    from unittest.mock import patch

    from hotline.domains.service.surveys.actions import invite
    from hotline.domains.service.surveys.models import Survey
    from hotline.domains.service.surveys.queries.surveys import rules_of
    from hotline.domains.voice.records.queries.over import OverCall
    from hotline.infrastructure.sealing import seal_number
    from hotline.kernel.ids import new_id

    survey, call, now = Survey.objects.get(pk=int(id)), new_id("call"), datetime.now(UTC)
    over = OverCall(call, now, "1001", "", "", 60.0, None, seal_number("13800000001", f"call/{call}"))
    made: list[str] = []
    random = invite.secrets.token_urlsafe
    with patch.object(invite.secrets, "token_urlsafe", lambda size: made.append(random(size)) or made[-1]):
        assert invite.invite(survey, rules_of(survey), over, now) is not None
    print(f"#{made[0]}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
    django.setup()
    write(*sys.argv[1:])
