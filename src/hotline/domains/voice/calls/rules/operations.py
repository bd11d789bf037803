"""Routes of agents' call commands: at the desk, and in the open interface for other systems."""

from typing import NamedTuple

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.call_commands import CallCommand


class Route(NamedTuple):
    """``path``: appended to the address of the call."""

    path: str
    method: str = "POST"


class Operation(NamedTuple):
    """``summary``: for the interface's document. A route of None: not offered there."""

    command: type[CallCommand]
    summary: str
    desk: Route | None
    public: Route | None


def _both(command: type[CallCommand], path: str, summary: str) -> Operation:
    return Operation(command, summary, Route(path), Route(path))


OPERATIONS = (
    Operation(order.Answer, "接听：坐席的话机自动应答", None, Route("answer")),
    _both(order.Reject, "reject", "拒接，来电人位置不变"),
    _both(order.HangUp, "hang-up", "挂断，须说明原因"),
    _both(order.ToRating, "rating", "结束通话，转满意度评价"),
    _both(order.Hold, "hold", "保持"),
    _both(order.Resume, "resume", "恢复"),
    _both(order.SendKeys, "keys", "发按键"),
    _both(order.Transfer, "transfer", "盲转：同事、队列、外线或语音流程"),
    _both(order.Consult, "consult", "咨询：保持来电人，呼叫同事或外线"),
    _both(order.Complete, "complete", "咨询转：把来电人交给对方"),
    _both(order.Cancel, "cancel", "取消咨询，回到来电人"),
    _both(order.Swap, "swap", "在来电人与第三方之间切换"),
    Operation(order.Join, "会议：三方一起通话", Route("join"), Route("conference")),
    Operation(order.Drop, "会议：移出第三方；第三方自己则是退出", Route("drop"), Route("conference", "DELETE")),
    Operation(order.Rejoin, "页面重新打开后，重新接上来电人", Route("rejoin"), None),
    Operation(order.RequestHelp, "向班长求助", Route("help"), None),
    Operation(order.WithdrawHelp, "撤回求助", Route("help", "DELETE"), None),
    Operation(order.StopRecording, "来电人反对录音：停止录音", Route("unrecorded"), None),
)
