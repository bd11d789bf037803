"""Live screens: a snapshot and the changes after it show what a fresh snapshot would show, after every gap too."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.domains.voice.calls.queries import screens
from hotline.domains.voice.calls.rules.call import Call, History
from hotline.domains.voice.calls.rules.call_doc import CallDoc, decoded
from hotline.domains.voice.calls.rules.parts import Caller, QueueVisit, Ringing, Talk
from hotline.domains.voice.calls.rules.phases import Offered, Talking
from hotline.domains.voice.calls.rules.snapshot import CallSnapshot, doc_of, snapshot_of
from hotline.domains.voice.routing.ports import AgentConfig, AgentDoc, AgentState, QueueConfig, RoutingConfig
from hotline.infrastructure import event_stream
from hotline.infrastructure.event_stream import LiveSnapshot
from hotline.infrastructure.mirror import Mirror
from hotline.kernel.sealed import Sealed

NOW = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
NUMBER = Sealed("138******00", "2026:secret-cipher", "index-of-the-number")


def put(mirror: Mirror, name: str, value: object) -> None:
    mirror.put(name, None if value is None else msgspec.json.encode(value))


def agent(number: str = "1001", **fields: Any) -> AgentDoc:
    known: dict[str, Any] = {
        "name": "王",
        "group": "",
        "skills": {"social": 3},
        "state": AgentState.READY,
        "since": NOW,
    }
    return AgentDoc(id=number, **known | fields)


def live_call(id: str, **fields: Any) -> Call:
    return Call(id=id, site="bj1", node="a", at=NOW, caller=Caller(NUMBER), arrived_at=NOW, **fields)


def call(id: str, **fields: Any) -> CallSnapshot:
    return snapshot_of(live_call(id, **fields))


def talking(id: str, agent: str, waited_seconds: float | None = None) -> CallSnapshot:
    talk = Talk(agent, "offer-1", "PJSIP/1001", 1, "social", NOW)
    history = History(last_agent=agent, waited_seconds=waited_seconds)
    return call(id, state=Talking(talk=talk, channel="leg-1"), history=history)


def configured(mirror: Mirror) -> None:
    queues = (QueueConfig("social", "社保席", "social"), QueueConfig("labor", "劳动监察席", "labor"))
    put(mirror, "config/routing", RoutingConfig(1, queues, (AgentConfig("1001", "王", "", {"social": 3}),)))


class Page:
    """What a browser does with the stream: keeps documents, remembers the last id."""

    def __init__(self) -> None:
        self.docs: dict[str, Any] = {}
        self.last_id = ""
        self.snapshots = 0

    def take(self, text: bytes) -> None:
        for event in filter(None, text.decode().split("\n\n")):
            fields = dict(line.split(": ", 1) for line in event.split("\n") if not line.startswith(":"))
            match fields.get("event"):
                case "snapshot":
                    self.docs, self.snapshots = json.loads(fields["data"])["docs"], self.snapshots + 1
                case "change":
                    change = json.loads(fields["data"])
                    self.docs[change["doc"]] = change["value"]
                    self.docs = {name: value for name, value in self.docs.items() if value is not None}
            self.last_id = fields.get("id", self.last_id)


def as_displayed(snapshot: LiveSnapshot) -> dict[str, Any]:
    return {name: json.loads(raw) for name, raw in snapshot.docs.items()}


def stream(mirror: Mirror, draw: Callable[[Mirror], LiveSnapshot], last_id: str = "") -> AsyncIterator[bytes]:
    return event_stream.follow(mirror, draw, last_id, lambda: "")


def of_agent(mirror: Mirror) -> LiveSnapshot:
    return screens.desk(mirror, "1001")


# One step of the world: what the router and callcontrol might write next. Few names, so that they meet often.
STEPS = st.one_of(
    st.tuples(st.just("agents/1001"), st.sampled_from(["", "c1", "c2"]).map(lambda id: agent(call=id))),
    st.tuples(st.just("agents/1001"), st.sampled_from([agent(skills={"labor": 1}), agent(skills={}), None])),
    st.tuples(st.just("agents/1002"), st.sampled_from([agent("1002"), None])),
    st.tuples(
        st.sampled_from(["calls/c1", "calls/c2"]),
        st.sampled_from([call("c1"), talking("c1", "1001"), talking("c1", "1002"), None]),
    ),
    st.tuples(
        st.sampled_from(["queues/social", "queues/labor"]), st.sampled_from([{"waiting": 1}, {"waiting": 2}, None])
    ),
    st.tuples(st.sampled_from(["figures/agent.1001", "figures/floor"]), st.sampled_from([{"calls": 3}, {"calls": 4}])),
    st.tuples(
        st.just("config/routing"),
        st.sampled_from([RoutingConfig(2, (QueueConfig("labor", "监察", "labor"),), ()), None]),
    ),
)


@pytest.mark.parametrize("draw", [of_agent, screens.floor], ids=["desk", "floor"])
@settings(max_examples=60)
@given(batches=st.lists(st.lists(STEPS, min_size=1, max_size=6), max_size=6), gap=st.integers(0, 5))
def test_a_snapshot_and_the_changes_after_it_show_what_a_fresh_snapshot_shows(
    draw: Callable[[Mirror], LiveSnapshot], batches: list[list[tuple[str, object]]], gap: int
) -> None:
    async def scene() -> None:
        mirror, page = Mirror(), Page()
        configured(mirror)
        events = stream(mirror, draw)
        page.take(await anext(events))
        for number, batch in enumerate(batches):
            if number == gap:  # the line breaks, and what happens meanwhile is missed
                await events.aclose()  # type: ignore[attr-defined]
            for name, value in batch:
                put(mirror, name, value)
            if number == gap:
                events = stream(mirror, draw, page.last_id)
                page.take(await anext(events))
            else:
                page.take(await anext(events))
            assert page.docs == as_displayed(draw(mirror))
        await events.aclose()  # type: ignore[attr-defined]
        assert mirror.watched == 0

    live_timing(scene)


def live_timing(scene: Callable[[], Any]) -> None:
    """Run with waits so short that a step in which nothing of interest changed costs nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(event_stream, "HEARTBEAT_SECONDS", 0.001)
        patch.setattr(event_stream, "GATHER_SECONDS", 0.0)
        asyncio.run(scene())


def test_a_page_that_comes_back_soon_gets_only_what_it_missed() -> None:
    async def scene() -> None:
        mirror, page = Mirror(), Page()
        configured(mirror)
        put(mirror, "queues/social", {"waiting": 1})
        events = stream(mirror, screens.floor)
        page.take(await anext(events))
        await events.aclose()  # type: ignore[attr-defined]
        put(mirror, "queues/social", {"waiting": 2})
        missed = await anext(stream(mirror, screens.floor, page.last_id))
        assert missed.count(b"event: change") == 1
        page.take(missed)
        assert page.docs["queues/social"] == {"waiting": 2}
        assert page.snapshots == 1

    asyncio.run(scene())


def test_a_call_that_became_one_s_own_during_the_gap_is_there_afterwards() -> None:
    async def scene() -> None:
        mirror, page = Mirror(), Page()
        configured(mirror)
        put(mirror, "agents/1001", agent())
        put(mirror, "calls/c1", talking("c1", "1001"))
        events = stream(mirror, of_agent)
        page.take(await anext(events))
        await events.aclose()  # type: ignore[attr-defined]
        put(mirror, "agents/1001", agent(call="c1"))
        page.take(await anext(stream(mirror, of_agent, page.last_id)))
        assert "calls/c1" in page.docs

    asyncio.run(scene())


def test_a_page_that_comes_to_another_process_gets_a_fresh_snapshot() -> None:
    async def scene() -> None:
        mirror = Mirror()
        assert b"event: snapshot" in await anext(stream(mirror, screens.floor, "otherone.0"))

    asyncio.run(scene())


def test_a_page_that_was_away_too_long_gets_a_fresh_snapshot() -> None:
    async def scene() -> None:
        mirror = Mirror()
        put(mirror, "queues/social", {"waiting": 0})
        last_id = f"{mirror.name}.{mirror.seq}"
        for waiting in range(1, 5000):
            put(mirror, "queues/social", {"waiting": waiting})
        assert b"event: snapshot" in await anext(stream(mirror, screens.floor, last_id))

    asyncio.run(scene())


def test_when_nothing_happens_the_line_still_says_that_it_lives() -> None:
    async def scene() -> None:
        events = stream(Mirror(), screens.floor)
        await anext(events)
        assert (await anext(events)).startswith(b": ")

    live_timing(scene)


@pytest.mark.parametrize("why", ["session_expired", "no_answer"])
def test_a_stream_that_must_end_says_why(why: str) -> None:
    async def scene() -> None:
        events = event_stream.follow(Mirror(), screens.floor, "", lambda: why)
        published = [event async for event in events]
        assert published[-1] == b'event: bye\ndata: {"code":"%b"}\n\n' % why.encode()

    asyncio.run(scene())


def test_an_agent_sees_only_the_own_call() -> None:
    mirror = Mirror()
    configured(mirror)
    put(mirror, "agents/1001", agent(call="c2"))
    put(mirror, "calls/c1", talking("c1", "1002"))
    put(mirror, "calls/c2", talking("c2", "1001"))
    put(mirror, "queues/labor", {"waiting": 9})
    put(mirror, "agents/1002", agent("1002"))
    assert set(of_agent(mirror).docs) == {"agents/1001", "calls/c2", "config/skills"}


def test_another_s_call_stays_unseen_even_if_the_agent_s_document_names_it() -> None:
    mirror = Mirror()
    put(mirror, "agents/1001", agent(call="c1"))
    put(mirror, "calls/c1", talking("c1", "1002"))
    assert "calls/c1" not in of_agent(mirror).docs


def test_the_agent_sees_how_long_the_caller_waited() -> None:
    mirror = Mirror()
    put(mirror, "agents/1001", agent(call="c1"))
    put(mirror, "calls/c1", talking("c1", "1001", waited_seconds=18.2))
    assert as_displayed(of_agent(mirror))["calls/c1"]["waited_seconds"] == 18.2


def test_an_offered_call_shows_before_it_is_answered() -> None:
    mirror = Mirror()
    configured(mirror)
    offer = Ringing("offer-1", "1001", "PJSIP/1001", "leg-1", 20)
    visit = QueueVisit("social", 1, NOW - timedelta(seconds=18), reasons=("repeat",))
    put(mirror, "agents/1001", agent(state=AgentState.RINGING, call="c1", offer="offer-1"))
    put(mirror, "calls/c1", call("c1", state=Offered(visit, offer)))
    displayed = as_displayed(of_agent(mirror))["calls/c1"]
    assert displayed["queue_name"] == "社保席"
    assert displayed["queued_at"] == "2026-01-05T01:59:42Z"
    assert (displayed["offer"], displayed["agent"], displayed["ring_seconds"]) == ("offer-1", "1001", 20)


@pytest.mark.parametrize("draw", [of_agent, screens.floor], ids=["desk", "floor"])
def test_numbers_leave_the_server_masked_and_ciphers_never(draw: Callable[[Mirror], LiveSnapshot]) -> None:
    mirror = Mirror()
    configured(mirror)
    put(mirror, "agents/1001", agent(call="c1"))
    put(mirror, "calls/c1", talking("c1", "1001"))
    everything = b"".join(draw(mirror).docs.values())
    assert b"138******00" in everything
    assert b"secret-cipher" not in everything
    assert b"index-of-the-number" not in everything
    assert b"leg-1" not in everything, "addresses of legs are no screen's business"
    assert b"internals" not in everything


@pytest.mark.parametrize("draw", [of_agent, screens.floor], ids=["desk", "floor"])
def test_a_call_as_an_earlier_release_wrote_it_is_shown_once_callcontrol_has_taken_it_up(
    draw: Callable[[Mirror], LiveSnapshot],
) -> None:
    mirror = Mirror()
    put(mirror, "agents/1001", agent(call="c1"))
    put(mirror, "calls/c1", {"id": "c1", "site": "bj1", "node": "a", "at": NOW, "phase": "talking", "number": NUMBER})
    assert "calls/c1" not in draw(mirror).docs
    put(mirror, "calls/c1", talking("c1", "1001"))
    assert "calls/c1" in draw(mirror).docs


def test_who_reads_the_document_of_a_call_passes_over_what_callcontrol_keeps_in_it() -> None:
    stored = talking("c1", "1001")
    document = decoded(msgspec.json.encode(stored))
    assert type(document) is CallDoc
    assert document == doc_of(stored.call)
