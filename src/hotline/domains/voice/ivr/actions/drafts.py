"""Saves flows as drafts, and lets staff try a draft by telephone before callers get it."""

from collections.abc import Sequence
from datetime import UTC, datetime

from django.db import transaction

from hotline.domains.voice.ivr.actions.common import note, send, store_version
from hotline.domains.voice.ivr.actions.sounds import speak
from hotline.domains.voice.ivr.actions.validation import read_scenarios, refuse_unsound
from hotline.domains.voice.ivr.models import FlowChange, FlowVersion
from hotline.domains.voice.ivr.queries.flows import FLOWS, flow_of, published_flows
from hotline.domains.voice.ivr.rules.flow import Flow
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.versions import Seen

State = FlowVersion.State
What = FlowChange.What


@transaction.atomic
def save_draft(
    *, by: str, flow: Flow, base: int, numbers: Sequence[str] = (), scenarios: str = "", remark: str = ""
) -> FlowVersion:
    """Save a new version as a draft. Callers do not hear it, and it may have problems.

    ``base`` is the newest version that its author saw, 0 for none. Raises Refused ``stale_version`` when somebody saved
    meanwhile, Invalid when the scenarios cannot be read.
    """
    if scenarios:
        read_scenarios(scenarios)
    FLOWS.hold(flow.id)
    FLOWS.refuse_stale(Seen(base), FLOWS.last_saving(flow.id))
    row = store_version(by=by, flow=flow, base=base, numbers=numbers, scenarios=scenarios, remark=remark)
    note(by=by, what=What.SAVED, action="save_flow", about=row.flow, version=row.version)
    return row


def try_version(*, by: str, flow: str, version: int, numbers: Sequence[str]) -> FlowVersion:
    """Put a version on trial: callers who dial one of ``numbers`` get it. An earlier trial of the flow ends.

    Raises Invalid when the version has problems.
    """
    row = _not_published(flow, version)
    _refuse_taken(flow, numbers)
    refuse_unsound(flow_of(row), row.scenarios)
    speak(flow_of(row).texts())
    with transaction.atomic():
        FLOWS.hold(flow)
        row = _not_published(flow, version)
        _end_trials(flow)
        row.state, row.trial_numbers = State.TRIAL, list(numbers)
        row.save(update_fields=["state", "trial_numbers"])
        note(by=by, what=What.TRIED, action="try_flow", about=flow, version=version, numbers=list(numbers))
        send()
    return row


def _not_published(flow: str, version: int) -> FlowVersion:
    row = FLOWS.one(flow, version)
    if row.state == State.PUBLISHED:
        raise Refused("已发布的版本无需试用，请拨打接入号码", code="already_published")
    return row


@transaction.atomic
def end_trial(*, by: str, flow: str) -> None:
    """Refused when none is on trial."""
    FLOWS.hold(flow)
    row = FlowVersion.objects.filter(flow=flow, state=State.TRIAL).first()
    if row is None:
        raise Refused("没有试用中的版本，请先选择版本试用", code="no_trial")
    _end_trials(flow)
    note(by=by, what=What.TRIAL_ENDED, action="end_trial", about=flow, version=row.version)
    send()


def _end_trials(flow: str) -> None:
    """Put versions on trial back into their earlier state."""
    ended = FlowVersion.objects.filter(flow=flow, state=State.TRIAL)
    now = datetime.now(UTC)
    ended.filter(published_at=None).update(state=State.DRAFT, trial_numbers=[], left_at=now)
    ended.exclude(published_at=None).update(state=State.RETIRED, trial_numbers=[], left_at=now)


def _refuse_taken(flow: str, numbers: Sequence[str]) -> None:
    if not numbers:
        raise Invalid("请填写试用号码", code="no_number")
    flows = published_flows()
    tried = {number for number, each in flows.trials.items() if each.id != flow}
    if taken := sorted(set(numbers) & (flows.numbers.keys() | tried)):
        raise Refused(f"号码 {'、'.join(taken)} 已有流程接听，请更换试用号码", code="number_taken")
