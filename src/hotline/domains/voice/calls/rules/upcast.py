"""A live call as releases up to ADR 0023 stored it: every field in one flat struct. Read once, after an upgrade."""

from collections.abc import Mapping
from typing import Any

from hotline.domains.voice.calls.rules.phases import Phase

#: What stands in a struct of its own now, under the same names.
CALLER = ("number", "place", "dialed", "origin", "recording", "repeat", "test", "case_number")
HISTORY = (
    "last_agent",
    "last_queue",
    "waited_seconds",
    "passed_on_by",
    "consult_over",
    "supervised_by",
    "supervision_over",
)
SAME = (
    *("id", "site", "node", "at", "direction", "after", "callback", "arrived_at", "channel", "walk", "private"),
    *("supervision", "talks", "dials", "names", "timers", "ending", "seq", "unstored"),
)
TALK = ("agent", "offer", "endpoint", "index", "queue", "started", "priority", "reasons", "taken_over")
OFFER = ("id", "agent", "endpoint", "channel", "seconds")

type Stored = Mapping[str, Any]


def upcast(flat: Stored) -> dict[str, Any]:
    """JSON values to JSON values: what ``Call`` is decoded from today."""
    phase = flat.get("phase", Phase.ARRIVED.value)
    return {
        **_of(flat, SAME),
        "state": {"phase": phase, **_state(flat, Phase(phase))},
        "caller": _of(flat, CALLER),
        "history": _of(flat, HISTORY),
        "sound": _sound(flat),
        "visits": flat.get("stays", 0),
    }


def _of(flat: Stored, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: flat[name] for name in names if name in flat}


def _sound(flat: Stored) -> Stored | None:
    if playing := flat.get("playing"):
        return {"type": "prompts", **playing}
    return {"type": "music"} if flat.get("music") else None


def _state(flat: Stored, phase: Phase) -> Stored:
    match phase:
        case Phase.ARRIVED | Phase.ENDED:
            return {}
        case Phase.IN_FLOW:
            return {"pending": _pending(flat)}
        case Phase.RATING:
            return {"pending": _pending(flat), "awaits_score": flat.get("rating", False)}
        case Phase.QUEUED | Phase.CALLBACK_WAITING:
            return {"visit": _visit(flat)}
        case Phase.OFFERED | Phase.CALLBACK_DIALLING:
            return {"visit": _visit(flat), "offer": _of(flat["offer"], OFFER)}
        case Phase.PICKING_UP | Phase.DIALLING:
            return {"offer": _of(flat["offer"], OFFER)}
        case Phase.TALKING:
            talk = flat["talk"]
            leg = {"channel": talk["channel"], "held_since": talk.get("held_since")}
            return {**_in_talk(flat), **leg, "silent_since": flat.get("silent_since")}
        case Phase.AGENT_LOST:
            talk = flat["talk"]
            since = talk.get("lost_since") or flat["at"]
            return {**_in_talk(flat), "since": since, "coming": talk.get("coming", "")}
        case Phase.OUTSIDE:
            return {"party": flat["party"]}


def _pending(flat: Stored) -> Stored | None:
    if request := flat.get("asking"):
        return {"type": "request", **request}
    message = flat.get("leaving")
    return {"type": "message", **message} if message else None


def _visit(flat: Stored) -> Stored:
    return {**flat["stay"], "passed_over": flat.get("passed_over", ())}


def _in_talk(flat: Stored) -> Stored:
    since = flat.get("help_asked_at")
    return {
        "talk": _of(flat["talk"], TALK),
        "party": flat.get("party"),
        "hand": {"since": since, "text": flat.get("help_text", "")} if since else None,
        "help_seen_by": flat.get("help_seen_by", ""),
    }
