"""A leader ends an agent's talk: everybody on it is released, the agent wraps up and reads who did it and why."""

from hotline.domains.voice.calls.rules import closing, consulting, talking
from hotline.domains.voice.calls.rules.call import Call, Phase
from hotline.domains.voice.calls.rules.draft import Draft
from hotline.domains.voice.routing.ports import Direction

BY = "leader"


def objection(call: Call, agent: str, why: str) -> str:
    if call.talk is None or call.talk.agent != agent:
        return f"{agent} 现在不在通话中，可能刚刚结束。"
    return "" if why.strip() else "请填写事由，坐席会看到。"


def cut_off(draft: Draft, directed: Direction) -> None:
    if draft.call.party is not None:
        consulting.release(draft, "ended")
    talking.end(draft, BY, directed.why, directed)
    draft.enter(Phase.IN_FLOW)
    closing.hang_up(draft, BY)
