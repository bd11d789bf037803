"""Notifies the system's operators of red alarms of the system. Alarms of the floor ring on every page instead."""

from hotline.domains.insight.operations.rules.watch import is_watched
from hotline.domains.platform.notifications.actions.notify import notify
from hotline.domains.platform.notifications.actions.receipts import settle
from hotline.domains.platform.notifications.rules.addressees import Addressee, PermissionHolders
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.events.catalogue import subject_id
from hotline.events.envelope import Envelope
from hotline.events.operations import AlarmAcknowledged, AlarmCleared, AlarmEscalated, AlarmRaised, fact_of
from hotline.kernel.permissions import Permission

KIND = "fault"
#: Beginning of the kinds of alarms that the audit trail raises.
AUDIT = "audit_"

TITLES = {"upload_infected": "发现带病毒的文件，请处理"}


def kind_of(event: Envelope) -> str:
    """The kind of an alarm that is raised; "" for anything else."""
    raised = fact_of(event)
    return raised.kind if isinstance(raised, AlarmRaised) else ""


def _addressees(event: Envelope) -> list[Addressee]:
    """Whoever sees the system's health; of the audit trail its administrator too."""
    permissions = [Permission.LIVE_HEALTH, *([Permission.AUDIT_VIEW] if kind_of(event).startswith(AUDIT) else [])]
    return [PermissionHolders(permission) for permission in permissions]


def notify_of(event: Envelope) -> None:
    """Safe to repeat."""
    if is_watched(subject_id(event)):
        return
    match fact_of(event):
        case AlarmRaised(level="red", message=message) | AlarmEscalated(level="red", message=message):
            content = Content(
                key=event.id,
                about=event.subject,
                kind=KIND,
                title=TITLES.get(kind_of(event), "系统故障，请处理"),
                text=message,
                link="/alarms",
                at=event.at,
                urgency=Urgency.URGENT,
            )
            notify(content, _addressees(event))
        case AlarmAcknowledged() | AlarmCleared():
            settle(event.subject)
        case _:
            pass
