"""What each process may do on the bus: the one table from which the server's permissions are rendered.

A process signs in under its own name and password. The server refuses what is not listed here, says so to the process
(``Bus`` logs it as ``bus_refused``), and logs it. ``OPERATOR`` may do everything: root's commands (``hotline up``,
``hotline keys``) sign in so, and they alone make the stores.
"""

from collections.abc import Mapping
from dataclasses import dataclass

EVENT_STREAM = "EVENTS"
OPERATOR = "hotline"
API = "$JS.API"


@dataclass(frozen=True)
class Rights:
    """``*`` stands for one word of a subject, ``>`` for all that follow."""

    requests: tuple[str, ...] = ()  # subjects to which it sends requests
    serves: tuple[str, ...] = ()  # subjects whose requests it answers
    announces: tuple[str, ...] = ()  # kinds of events
    writes: tuple[str, ...] = ()  # keys of buckets, ``bucket/key`` with wildcards
    gets: tuple[str, ...] = ()  # buckets in which it looks up single keys
    watches: tuple[str, ...] = ()  # buckets that it also reads in full and follows
    last_events: bool = False  # looks up a subject's events one by one
    all_events: bool = False  # reads the stream of events
    events_end: bool = False  # asks how far the stream of events is


#: Every process beats.
RIGHTS: Mapping[str, Rights] = {
    "callcontrol": Rights(
        requests=(
            "router.enqueue",
            "router.dequeue",
            "router.position",
            "router.offer_result",
            "router.talk_over",
            "router.reserve",
            "router.take",
            "router.roll_call",
        ),
        serves=("callcontrol.*.*", "callcontrol.roll_call"),
        announces=("call", "fax", "outbound"),
        writes=("health/callcontrol.>", "calls/>", "switches/>", "recent/>", "attempts/>", "outbound/>"),
        gets=("switches", "recent", "attempts", "outbound", "sounds"),
        watches=("config", "calls"),
    ),
    "router": Rights(
        requests=("callcontrol.*.offer", "callcontrol.*.withdraw", "callcontrol.roll_call"),
        serves=("router.*",),
        announces=("agent",),
        writes=("health/router.>", "leases/router", "agents/>", "queues/>"),
        gets=("leases",),
        watches=("config", "agents"),
        last_events=True,
    ),
    "ai-seats": Rights(
        requests=("router.seat", "callcontrol.*.seat", "assistant.converse", "assistant.act", "assistant.ahead"),
        serves=("ai-seats.*.*",),
        writes=("health/ai-seats.>", "spoken/>"),
        gets=("calls", "spoken"),
        watches=("agents", "calls", "config"),
    ),
    # It hears nothing but the recording, and commands no call.
    "transcriber": Rights(
        requests=("assistant.assist",),
        writes=("health/transcriber.>", "transcripts/>", "transcribing/>"),
        gets=("transcripts",),
        watches=("calls", "config", "transcribing"),
    ),
    # The watch over the floor and the one over the seats run in it.
    "web": Rights(
        requests=(
            "router.agent",
            "callcontrol.*.desk",
            "callcontrol.*.phone",
            "callcontrol.*.phone_remove",
            "ai-seats.*.*",
            "watch.acknowledge",
        ),
        serves=("watch.acknowledge", "assistant.converse", "assistant.act", "assistant.ahead", "assistant.assist"),
        announces=("alarm",),
        writes=(
            "health/web.>",
            "leases/watch",
            "leases/seats",
            "leases/promises",
            "leases/campaigns",
            "alarms/>",
            "session_states/>",
            "conversations/>",
        ),
        gets=("conversations", "outbound", "spoken", "transcripts"),
        watches=(
            "agents",
            "alarms",
            "calls",
            "config",
            "figures",
            "health",
            "inbox",
            "leases",
            "notices",
            "notifications",
            "queues",
            "session_states",
            "sessions",
            "transcribing",
        ),
        last_events=True,
    ),
    "projector": Rights(
        writes=("health/projector.>", "leases/projector", "figures/>"),
        gets=("leases",),
        watches=("figures",),
        all_events=True,
    ),
    "gateway": Rights(
        writes=("health/gateway.>", "leases/carrier.*"),
        gets=("leases",),
    ),
    # It sends what web, projector and itself put into the outbox.
    "worker": Rights(
        announces=(
            "alarm",
            "article",
            "assistant",
            "batch",
            "campaign",
            "case",
            "chat",
            "consulted",
            "destruction",
            "entry",
            "fault",
            "inspection",
            "invitation",
            "item",
            "loan",
            "notice",
            "quarter",
            "rating",
            "recording",
            "text",
        ),
        writes=(
            "health/worker.>",
            "leases/outbox",
            "leases/webhooks",
            "alarms/>",
            "config/>",
            "inbox/>",
            "notices/>",
            "notifications/>",
            "session_states/>",
            "sessions/>",
            "sounds/>",
            "transcribing/>",
            "transcripts/>",
        ),
        gets=("leases", "transcripts"),
        watches=("calls", "transcribing"),
        events_end=True,
    ),
}


def inbox_of(name: str) -> str:
    """Under it come the answers to this process; another one cannot listen there."""
    return f"_INBOX.{name}"


def permissions(name: str) -> dict[str, dict[str, list[str]] | bool]:
    """The ``permissions`` of this process in the configuration of the NATS server."""
    rights = RIGHTS[name]
    return {
        "publish": {"allow": _may_publish(rights)},
        "subscribe": {"allow": [f"{inbox_of(name)}.>", *rights.serves]},
        "allow_responses": bool(rights.serves),
    }


def _may_publish(rights: Rights) -> list[str]:
    looked_up = [f"KV_{bucket}" for bucket in (*rights.gets, *rights.watches)]
    followed = [f"KV_{bucket}" for bucket in rights.watches]
    if rights.last_events or rights.all_events:
        looked_up.append(EVENT_STREAM)
    if rights.all_events:
        followed.append(EVENT_STREAM)
    known = [*looked_up, *(f"KV_{key.partition('/')[0]}" for key in rights.writes)]
    if rights.events_end:
        known.append(EVENT_STREAM)
    return [
        *rights.requests,
        *(f"events.{kind}.>" for kind in rights.announces),
        *("$KV." + key.replace("/", ".", 1) for key in rights.writes),
        *(f"{API}.STREAM.INFO.{store}" for store in dict.fromkeys(known)),
        *(f"{API}.{way}" for store in looked_up for way in _of_looking_up(store)),
        *(f"{API}.{way}" for store in followed for way in _of_following(store)),
        *(f"$JS.FC.{store}.>" for store in followed),
        *([f"{API}.STREAM.NAMES"] if followed else []),
    ]


def _of_looking_up(store: str) -> tuple[str, ...]:
    return f"STREAM.MSG.GET.{store}", f"DIRECT.GET.{store}", f"DIRECT.GET.{store}.>"


def _of_following(store: str) -> tuple[str, ...]:
    consumers = (f"CONSUMER.{what}.{store}.>" for what in ("CREATE", "INFO", "DELETE", "MSG.NEXT"))
    return f"CONSUMER.CREATE.{store}", *consumers
