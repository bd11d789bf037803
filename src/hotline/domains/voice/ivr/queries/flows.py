"""Reads about flows, and the whole that callcontrol gets."""

from datetime import UTC, datetime, timedelta

import msgspec

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.platform.calendar.queries import working_calendar
from hotline.domains.voice.ivr.models import FlowChange, FlowVersion, PromptVersion, SwitchedOn
from hotline.domains.voice.ivr.rules.differences import Difference, differences
from hotline.domains.voice.ivr.rules.flow import Flow, FlowSet
from hotline.infrastructure.versions import Versions

DEFAULT_FLOW = "main"
#: No call lasts longer, so nobody is in a version that answers no calls since then.
LONGEST_CALL = timedelta(days=1)
MAX_OLDER = 20
HISTORY = 200
#: All flows are sent as one document, so whoever changes one of them or what is said in them waits for the others.
PUBLISHING_LOCK = "ivr.flows"
FLOWS = Versions(FlowVersion, document="这个流程", of="flow", names=names_of, lock=PUBLISHING_LOCK)
State = FlowVersion.State


def published_flows() -> FlowSet:
    """The published flows, as callcontrol gets them.

    ``version`` grows with every change, 0 when there was none. When two flows have the same number, the one published
    last answers.
    """
    live = FlowVersion.objects.filter(state=State.PUBLISHED).order_by("published_at", "pk")
    tried = FlowVersion.objects.filter(state=State.TRIAL).order_by("pk")
    newest = FlowChange.objects.order_by("-pk").first()
    return FlowSet(
        version=newest.pk if newest else 0,
        flows={row.flow: flow_of(row) for row in live},
        numbers={number: row.flow for row in live for number in row.numbers},
        default=DEFAULT_FLOW,
        trials={number: flow_of(row) for row in tried for number in row.trial_numbers},
        older=_still_walked(),
        days=dict(working_calendar().decided),
        on=switched_on(),
        until={row.switch: row.until for row in SwitchedOn.objects.exclude(until=None) if row.until},
        sounds=live_sounds(),
    )


def live_sounds() -> dict[str, str]:
    """The sounds in use instead of builtin ones, by prompt."""
    return dict(PromptVersion.objects.filter(state=PromptVersion.State.LIVE).values_list("prompt", "sound"))


def live_flows() -> dict[str, Flow]:
    return {row.flow: flow_of(row) for row in FlowVersion.objects.filter(state=State.PUBLISHED)}


def switched_on() -> frozenset[str]:
    return frozenset(SwitchedOn.objects.values_list("switch", flat=True))


def switched_on_rows() -> dict[str, SwitchedOn]:
    return {row.switch: row for row in SwitchedOn.objects.all()}


def switches() -> dict[str, list[str]]:
    """Switchable announcement of the published flows -> its texts or names of prompts."""
    found: dict[str, list[str]] = {}
    for flow in live_flows().values():
        for node in flow.nodes.values():
            if switch := node.switched_by:
                found.setdefault(switch, []).extend(node.texts.values() or node.spoken)
    return found


def live_version(flow: str) -> FlowVersion | None:
    return FlowVersion.objects.filter(flow=flow, state=State.PUBLISHED).first()


def flow_names() -> list[str]:
    return list(FlowVersion.objects.order_by("flow").values_list("flow", flat=True).distinct())


def names_of_flows() -> dict[str, str]:
    """The name of each flow's newest version, drafts included."""
    return dict(FlowVersion.objects.order_by("version").values_list("flow", "name"))


def changes(flow: str) -> list[FlowChange]:
    """Newest first."""
    return list(FlowChange.objects.filter(about=flow).order_by("-pk")[:HISTORY])


def changed(flow: str, before: int, after: int) -> list[Difference]:
    """NotFound when one of the versions does not exist."""
    return differences(flow_of(FLOWS.one(flow, before)), flow_of(FLOWS.one(flow, after)))


def flow_of(row: FlowVersion) -> Flow:
    return msgspec.convert(row.content, Flow)


def _still_walked() -> tuple[Flow, ...]:
    since = datetime.now(UTC) - LONGEST_CALL
    left = FlowVersion.objects.filter(left_at__gte=since).exclude(state__in=(State.PUBLISHED, State.TRIAL))
    return tuple(flow_of(row) for row in left.order_by("-left_at")[:MAX_OLDER])
