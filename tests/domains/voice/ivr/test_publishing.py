"""Only a flow without problems is published, every version stays, and callcontrol gets it in the same transaction."""

import json

import msgspec
import pytest
from msgspec.structs import replace

from hotline.domains.voice.ivr.actions.common import send_again
from hotline.domains.voice.ivr.actions.publication import publish_flow
from hotline.domains.voice.ivr.models import FlowVersion
from hotline.domains.voice.ivr.queries.flows import published_flows
from hotline.domains.voice.ivr.rules.flow import Flow, FlowSet
from hotline.domains.voice.routing.actions.administration import save_queue, save_skill
from hotline.domains.voice.routing.ports import QueueConfig
from hotline.infrastructure.models import AuditRow, Outgoing
from hotline.kernel.errors import Invalid
from hotline.processes.flows import publish
from tests.domains.voice.ivr.callers import builtin_flow

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _queues() -> None:
    """The queues the flow sends callers to."""
    save_skill(by="1001", code="all", name="综合")
    for queue in builtin_flow().queues():
        save_queue(by="1001", queue=QueueConfig(queue, queue, "all"))
    Outgoing.objects.all().delete()


def sent() -> list[FlowSet]:
    rows = Outgoing.objects.filter(subject="config/flows").order_by("id")
    return [msgspec.json.decode(row.payload, type=FlowSet) for row in rows]


def test_a_published_flow_goes_to_callcontrol_as_it_was_written() -> None:
    assert publish_flow(by="1001", flow=builtin_flow(), numbers=["12333"]) == 1
    (flows,) = sent()
    assert flows == published_flows()
    assert flows.answering("12333") == builtin_flow()
    assert AuditRow.objects.filter(by="1001", action="ivr.publish_flow", about="flow/main/1").exists()


def test_versions_are_counted_by_publishing_and_all_are_kept() -> None:
    publish_flow(by="1001", flow=builtin_flow())
    assert publish_flow(by="1002", flow=replace(builtin_flow(), name="春节流程", version=77)) == 2
    assert [(row.version, row.by) for row in FlowVersion.objects.order_by("version")] == [(1, "1001"), (2, "1002")]
    assert published_flows().flows["main"].name == "春节流程"
    assert sent()[0].version < sent()[1].version


def test_publishing_the_same_again_does_nothing() -> None:
    publish_flow(by="1001", flow=builtin_flow(), numbers=["12333"])
    assert publish_flow(by="1001", flow=builtin_flow(), numbers=["12333"]) is None
    assert len(sent()) == 1


def test_a_bus_that_lost_the_flows_gets_them_again() -> None:
    assert not send_again()
    publish_flow(by="1001", flow=builtin_flow(), numbers=["12333"])
    assert send_again()
    assert sent() == [published_flows()] * 2


def test_a_flow_for_other_numbers_is_a_new_version() -> None:
    publish_flow(by="1001", flow=builtin_flow(), numbers=["12333"])
    assert publish_flow(by="1001", flow=builtin_flow(), numbers=["12333", "12345"]) == 2


def test_a_number_belongs_to_the_flow_published_last_for_it() -> None:
    publish_flow(by="1001", flow=builtin_flow(), numbers=["12333"])
    publish_flow(by="1001", flow=replace(builtin_flow(), id="evening"), numbers=["12333"])
    assert published_flows().answering("12333").id == "evening"
    assert published_flows().answering("other").id == "main"


def unsound() -> Flow:
    flow = builtin_flow()
    return replace(flow, edges=tuple(edge for edge in flow.edges if (edge.source, edge.outcome) != ("main", "0")))


def test_an_unsound_flow_is_refused_with_the_node_named_and_nothing_kept() -> None:
    with pytest.raises(Invalid, match="主菜单：缺少分支：按0"):
        publish_flow(by="1001", flow=unsound())
    assert not FlowVersion.objects.exists()
    assert sent() == []


def test_a_flow_that_sends_callers_to_a_queue_nobody_made_is_refused() -> None:
    flow = builtin_flow()
    nodes = {**flow.nodes, "talent": replace(flow.nodes["talent"], queue="nowhere")}
    with pytest.raises(Invalid, match="nowhere"):
        publish_flow(by="1001", flow=replace(flow, nodes=nodes))


def test_what_is_kept_is_plain_json() -> None:
    publish_flow(by="1001", flow=builtin_flow())
    assert json.loads(json.dumps(FlowVersion.objects.get().content))["entry"] == "welcome"


def test_a_flow_published_once_is_left_alone_when_only_new_ones_are_wanted() -> None:
    publish([(builtin_flow(), "")], by="system", only_new=True)
    publish([(replace(builtin_flow(), name="改过"), "")], by="system", only_new=True)
    assert published_flows().flows["main"].name == builtin_flow().name
    publish([(replace(builtin_flow(), name="改过"), "")], by="system", only_new=False)
    assert published_flows().flows["main"].name == "改过"
