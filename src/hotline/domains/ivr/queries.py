"""Reads about published flows."""

import msgspec

from hotline.domains.ivr.models import FlowVersion
from hotline.domains.ivr.rules import Flow, FlowSet

DEFAULT_FLOW = "main"


def published_flows() -> FlowSet:
    """The newest version of every flow, as callcontrol gets them; ``version`` grows with every publication, 0: none.

    Of two flows that answer one number the one published last has it.
    """
    newest = sorted(FlowVersion.objects.order_by("flow", "-version").distinct("flow"), key=lambda row: row.pk)
    return FlowSet(
        version=max((row.pk for row in newest), default=0),
        flows={row.flow: flow_of(row) for row in newest},
        numbers={number: row.flow for row in newest for number in row.numbers},
        default=DEFAULT_FLOW,
    )


def newest_version(flow: str) -> FlowVersion | None:
    return FlowVersion.objects.filter(flow=flow).order_by("-version").first()


def flow_of(row: FlowVersion) -> Flow:
    return msgspec.convert(row.content, Flow)
