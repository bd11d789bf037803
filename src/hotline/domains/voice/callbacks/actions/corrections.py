"""A wrong answer is put right: its citizen is called back, by somebody else than the agent who gave it."""

from datetime import datetime

from django.db import transaction

from hotline.domains.platform.accounts import queries as accounts
from hotline.domains.platform.notifications.actions import notify
from hotline.domains.platform.notifications.rules.addressees import Addressee, PermissionHolders, Person
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.domains.voice.callbacks import actions as entries
from hotline.domains.voice.callbacks.models import CallBack, Correction
from hotline.domains.voice.callbacks.ports import WrongAnswer
from hotline.domains.voice.callbacks.rules import CORRECTION, promise_line
from hotline.infrastructure import audit
from hotline.kernel.permissions import Permission
from hotline.kernel.sealed import Sealed


@transaction.atomic
def require_correction(
    *, by: str, call: str, number: Sealed, place: str, wrong: WrongAnswer, due: datetime, now: datetime
) -> CallBack:
    """Have the citizen of this call called back until ``due``. Safe to repeat: nobody is called twice for one call.

    A leader of the agent's group is to call, else whoever manages call-backs.
    """
    entry = entries.enter(CORRECTION, call, number, place, at=now, due=due)
    found, is_new = Correction.objects.get_or_create(
        entry=entry,
        defaults={
            "agent": wrong.agent,
            "mistake": wrong.mistake,
            "correction": wrong.correction,
            "article": wrong.article,
            "title": wrong.title,
            "assigned_to": _leader_for(wrong.agent),
        },
    )
    if is_new:
        _notify(entry, found)
        detail = {"call": call, "to": found.assigned_to, "due": due.isoformat()}
        audit.record(by=by, action="callbacks.require_correction", about=entries.about(entry), **detail)
    return entry


def _leader_for(agent: str) -> str:
    """The leader of the agent's group who has the fewest corrections to make and may ring; "" for none."""
    group = accounts.groups_of([agent]).get(agent, "")
    ringing = set(accounts.staff_with(Permission.CALLS_DIAL).values_list("number", flat=True))
    leaders = [each for each in accounts.leaders_of_group(group) if each != agent and each in ringing] if group else []
    mine = Correction.objects.filter(assigned_to__in=leaders, entry__closed_at=None)
    loads = list(mine.values_list("assigned_to", flat=True))
    return min(leaders, key=loads.count, default="")


def _notify(entry: CallBack, found: Correction) -> None:
    content = Content(
        key=f"callback/{entry.pk}/correction",
        kind="callback.correction",
        title=f"纠错回访：{entry.number_masked}",
        text=f"{promise_line(entry.due_at, entry.place)}前告知来电人正确答复。",
        link=f"/callbacks?id={entry.pk}",
        at=entry.made_at,
        urgency=Urgency.IMPORTANT,
        about=entries.about(entry),
    )
    to: Addressee = Person(found.assigned_to) if found.assigned_to else PermissionHolders(Permission.CALLBACKS_MANAGE)
    notify.notify(content, [to], except_for=[found.agent])
