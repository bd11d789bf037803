"""Alarms when calls out come to 80 or 100 per cent of a cap: somebody may be earning by the city's lines.

One alarm for each cap, whose it is, and hour or day; the urgent one takes the place of the warning. Somebody clears it.
"""

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.voice.telephony.rules.outbound_caps import LIMIT_LABELS
from hotline.events.envelope import Envelope
from hotline.events.operations import AlarmCleared, AlarmRaised, subject
from hotline.events.outbound import OutboundCapReached, fact_of
from hotline.infrastructure import outbox
from hotline.infrastructure.eventlog.log import events_of_subject, last_seq
from hotline.kernel.clock import BEIJING

KIND = "outbound_cap"
WARN, FULL = 80, 100
RAISED, CLEARED = "alarm.raised", "alarm.cleared"
TYPES = (RAISED, CLEARED)


def look_for_caps(event: Envelope) -> None:
    """Safe to repeat."""
    reached = fact_of(event)
    if not isinstance(reached, OutboundCapReached):
        return
    warning, full = (subject(_id_of(reached, event, percent)) for percent in (WARN, FULL))
    name, level = (full, "red") if reached.percent == FULL else (warning, "orange")
    if last_seq(name) or outbox.announced(name):
        return
    raised = AlarmRaised(level, KIND, f"outbound/{reached.cap}", _message(reached), agent=reached.agent)
    outbox.announce(raised, subject=name)
    if name == full:
        _clear(warning)


def _clear(warning: str) -> None:
    """The urgent alarm takes the place of the warning."""
    events = [*events_of_subject(warning, TYPES), *outbox.announced(warning)]
    if events and not any(event.type == CLEARED for event in events):
        over = AlarmCleared("system", "已到上限，见紧急告警")
        outbox.announce(over, subject=warning, after=last_seq(warning))


def _id_of(reached: OutboundCapReached, event: Envelope, percent: int) -> str:
    local = event.at.astimezone(BEIJING)
    period = f"{local:%Y%m%d}" if reached.cap.endswith("_day") else f"{local:%Y%m%d%H}"
    # An index begins with its key's date and a dot, which no subject holds.
    number = reached.number.index.rpartition(".")[2][:16] if reached.number else ""
    whose = reached.agent or number or "all"
    return f"outbound-{reached.cap}-{whose}-{period}-{percent}"


def _message(reached: OutboundCapReached) -> str:
    label = LIMIT_LABELS.get(reached.cap, reached.cap)
    whose = f"{reached.agent} {names_of({reached.agent}).get(reached.agent, '')}".strip() if reached.agent else ""
    whose = whose or (f"号码 {reached.number.masked}" if reached.number else "")
    full = "，此后的拨打将被拒绝" if reached.percent == FULL else ""
    what = f"外呼到了“{label}”上限的 {reached.percent}%：{reached.count} / {reached.limit} 通{full}"
    return f"{whose} {what}。请在外呼页核对，异常时停用账号。".strip()
