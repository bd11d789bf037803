"""A leader ends an agent's talk. All parties are released; the agent goes to wrap-up and sees the leader's reason."""

from hotline.domains.voice.calls.rules import close, consultation, talk_steps
from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.call_commands import CutOff
from hotline.domains.voice.calls.rules.draft import Draft, Plan
from hotline.domains.voice.routing.ports import Direction

BY = "leader"
NOT_IN_TALK = "{command.agent} 当前不在通话中，可能刚结束，请刷新查看。"


def refuse(call: Call, _plan: Plan, command: CutOff) -> str:
    if call.talk is None or call.talk.agent != command.agent:
        return NOT_IN_TALK.format(command=command)
    return "" if command.reason.strip() else "请填写事由，坐席会看到。"


def cut_off(draft: Draft, command: CutOff) -> None:
    directed = Direction("hang_up", command.by, command.by_name, command.reason.strip(), draft.at)
    if draft.call.party is not None:
        consultation.release(draft, "ended")
    talk_steps.end(draft, BY, directed.why, directed)
    close.hang_up(draft, BY)
