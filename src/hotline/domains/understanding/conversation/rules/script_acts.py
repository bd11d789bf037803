"""What a citizen whom a seat has rung does besides answering: refuses, puts off, wants no more calls.

All patterns are held against recognised speech.
"""

import re
from enum import StrEnum


class ScriptAct(StrEnum):
    #: A telephone's assistant or an answering machine speaks.
    MACHINE = "machine"
    OPT_OUT = "opt_out"
    WRONG_PERSON = "wrong_person"
    BUSY = "busy"
    DECLINE = "decline"
    NONE = "none"


_MACHINE = re.compile(
    r"(?:机主|本机|电话|通话|来电|智能|语音|AI)(?:的)?(?:智能|语音|电话|来电|通话)?(?:助理|助手|秘书|管家|信箱)|"
    r"(?:请|可以)?(?:留言|留下您的)|(?:帮|为)您(?:转达|转告)|暂时(?:无法|不能)接听"
)
_OPT_OUT = re.compile(
    r"(?:别|不要|不许|不准|甭|少)(?:再|在|总|老|总是|老是)?(?:给我|往我(?:这儿|这里)?|跟我)?(?:再|在)?打(?:电话|过来|来|了|扰|我|给我|这|$)|"
    r"(?:再|在)打(?:来|过来|电话)?(?:我)?(?:就|可)?(?:投诉|举报|报警|告)|骚扰(?:电话|我)|"
    r"(?:拉黑|退订)|(?:不想|不要|不愿意?)(?:再|在)?接(?:到)?(?:你们?|您|这种|这类|这样|类似)"
)
_WRONG_PERSON = re.compile(
    r"打错(?:了|电话)|(?:号码|电话)(?:错|不对)|(?:我|这里|这边)?不是(?:本人|他本人|她本人)|我不(?:是|叫|姓)|"
    r"(?:没有?|不认识|没听说过)(?:这个?|他|她|此)?人|(?:换|早换|已经换)(?:号|主人|机主)了?|我是(?:他|她)(?:的)?"
)
_BUSY = re.compile(
    r"不(?:太|大)?方便|(?:没|没有)(?:空|时间|功夫|工夫)|(?:正|在|正在)(?:开会|开车|上课|上班|忙|吃饭|看病|做饭)|"
    r"(?:很|挺|太|正|有点)忙|忙着呢|(?:等会儿?|待会儿?|一会儿?|过会儿?|回头|晚点|改天|改日|下午|晚上|明天)(?:再)(?:打|说|来|联系)"
)
_DECLINE = re.compile(
    r"不(?:需要|感兴趣|想听|想答|想说|想参加|想做|想回答|愿意|参加|接受|用了|做|配合|听了)|没(?:有)?兴趣|别说了|"
    r"^(?:算了|不了|不用|不要|不听|不做|不想)(?:吧|了|啊)?$"
)
_TESTS = (
    (ScriptAct.MACHINE, _MACHINE),
    (ScriptAct.OPT_OUT, _OPT_OUT),
    (ScriptAct.WRONG_PERSON, _WRONG_PERSON),
    (ScriptAct.BUSY, _BUSY),
    (ScriptAct.DECLINE, _DECLINE),
)
_AGREES = re.compile(r"方便|可以|行|好|你(?:就)?(?:说|问|讲)|您(?:就)?(?:说|问|讲)|说吧|问吧|讲吧|开始")
_REFUSES = re.compile(r"不|没|别")
_IS_PERSON = re.compile(r"本人|是我|我(?:就)?是|对的?|没错")
_RECEIVED = re.compile(r"(?:听|记|弄)?(?:清楚?|明白|懂|到|住|下)了|知道|收到|晓得")
_NOT_RECEIVED = re.compile(r"没|不|吗|么")


def script_act_of(text: str) -> ScriptAct:
    return next((act for act, pattern in _TESTS if pattern.search(text)), ScriptAct.NONE)


def agrees(text: str) -> bool:
    """Whether it is a good moment."""
    return _AGREES.search(text) is not None and _REFUSES.search(text) is None


def is_the_person(text: str, name: str) -> bool:
    return (_IS_PERSON.search(text) is not None or name in text) and _REFUSES.search(text) is None


def denies(text: str) -> bool:
    return re.match(r"(?:嗯|啊|哦)*(?:不是|不对|否|不$)", text) is not None


def has_received(text: str) -> bool:
    """Whether the notice was understood."""
    return _RECEIVED.search(text) is not None and _NOT_RECEIVED.search(text) is None
