"""Notifies the system's operators of red alarms of the system. Alarms of the floor ring on every page instead."""

from hotline.domains.insight.operations.rules.watch import is_watched
from hotline.domains.platform.notifications.actions.notify import notify
from hotline.domains.platform.notifications.actions.receipts import settle
from hotline.domains.platform.notifications.rules.addressees import PermissionHolders
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.events.catalogue import subject_id
from hotline.events.envelope import Envelope
from hotline.events.operations import AlarmAcknowledged, AlarmCleared, AlarmEscalated, AlarmRaised, fact_of
from hotline.kernel.permissions import Permission

KIND = "fault"


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
                title="系统故障，请处理",
                text=message,
                link="/alarms",
                at=event.at,
                urgency=Urgency.URGENT,
            )
            notify(content, [PermissionHolders(Permission.LIVE_HEALTH)])
        case AlarmAcknowledged() | AlarmCleared():
            settle(event.subject)
        case _:
            pass
