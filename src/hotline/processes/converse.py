"""``hotline converse --batch FILE``: what an AI seat replies to recorded calls, a line a call.

The caller's words are fixed. Cases are not stored and none is found: the seat says what it says then.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from hotline.domains.understanding.conversation.rules.conversation import Conversation
from hotline.domains.understanding.conversation.rules.messages import (
    CallerSpoke,
    CaseLookedUp,
    CaseTaken,
    Incoming,
    LookUpCase,
    SilenceLasted,
    Speak,
    TakeCase,
)
from hotline.domains.understanding.conversation.rules.state import ConversationState, Stage
from hotline.processes.foreground import set_up_django
from hotline.processes.lines import each

EXPECTED = "{id, turns: [{heard}]}"
#: Seconds that an empty turn stands for, and those between two turns.
SILENT, BETWEEN = 8.0, 10.0
#: Outcomes with which something was taken down.
WITH_SLOTS = {"case", "emergency", "person", "answered"}


def main(arguments: list[str]) -> int:
    """0: every line was answered, 1: some line is no call; it is named with its number and the others are answered."""
    parser = argparse.ArgumentParser(prog="hotline converse", description=__doc__)
    parser.add_argument("--batch", required=True, type=Path, metavar="FILE", help=f"lines {EXPECTED}")
    file = parser.parse_args(arguments).batch
    found = list(each(file, _call, EXPECTED))
    set_up_django("converse")
    from hotline.domains.understanding.conversation.queries import builtin

    conversation = Conversation(builtin())
    for call in found:
        if call is None:
            continue
        print(json.dumps({"id": call[0], **talked(conversation, call[1])}, ensure_ascii=False), flush=True)
    return int(not found or None in found)


def talked(conversation: Conversation, utterances: list[str]) -> dict[str, Any]:
    """One call: a reply for each utterance, the outcome, what was taken down, the turn after which a person came."""
    state = conversation.begin().state
    replies = []
    for at, text in enumerate(utterances):
        state, spoken = _turn(conversation, state, text, at * BETWEEN)
        last = spoken[-1].tone.value if spoken else "acknowledge"
        topics = list(dict.fromkeys(topic for each in spoken for topic in each.topics))
        replies.append({"text": "".join(each.written for each in spoken), "kind": last, "topics": topics})
    return {
        "replies": replies,
        "outcome": state.outcome,
        "slots": state.slots if state.outcome in WITH_SLOTS else {},
        "handover_by_turn": state.handover_turn,
    }


def _turn(
    conversation: Conversation, state: ConversationState, text: str, at: float
) -> tuple[ConversationState, list[Speak]]:
    """Everything that follows from one utterance, until the seat listens again."""
    if state.stage is Stage.OVER:
        return state, []
    waiting: list[Incoming] = [CallerSpoke(text, at) if text.strip() else SilenceLasted(SILENT, at)]
    spoken: list[Speak] = []
    while waiting:
        state, outgoing = conversation.step(state, waiting.pop(0))
        for message in outgoing:
            match message:
                case Speak():
                    spoken.append(message)
                case TakeCase():
                    waiting.append(CaseTaken())
                case LookUpCase(number=number):
                    waiting.append(CaseLookedUp(number))
                case _:
                    pass
    return state, spoken


def _call(row: dict[str, Any]) -> tuple[Any, list[str]]:
    turns = row["turns"]
    if not isinstance(turns, list) or not all(isinstance(each["heard"], str) for each in turns):
        raise TypeError("turns are no utterances")
    return row["id"], [each["heard"] for each in turns]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
