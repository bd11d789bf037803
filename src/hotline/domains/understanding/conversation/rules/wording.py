"""The sentences that an AI seat says by itself, and articles' sentences made fit for the telephone."""

import re
from collections.abc import Mapping, Sequence

from hotline.domains.understanding.conversation.rules import slots as form

GREETING = "您好，这里是12333，我是智能客服{number}，不是真人。您有什么事请直接说；要找人工，随时说“人工”或者按0。"
LISTENING = ("您请说，我听着呢。", "嗯，您说。", "好的，您接着说。")
#: While the caller speaks on, by turns.
GO_ON = ("嗯。", "您说。")
#: While the voice is not ready with an answer.
BRIDGE = "好的。"
ACKNOWLEDGED = "好的。您还有别的要问吗？"
GOODBYE = "好的，有事您随时再打12333，再见。"
AGAIN = "我再说一遍。"
SLOWER = "好，我说慢一点。"
FASTER = "好，我说快一点。"
LOUDER = "好，我大点声。"
QUIETER = "好，我小点声。"
WHO = "我是12333的智能客服{number}，不是真人。您有什么事可以直接跟我说；要找人工，随时说“人工”或者按0。"
NOTHING_SPOKEN = "我还没开始说呢，您有什么事，请讲。"
WAITING = "好，您不着急，我等着您。"
SOOTHED = "让您着急了，实在对不起。您遇到什么事，跟我说，我尽快帮您；想找人工，说“人工”就行。"
SOOTHED_BRIEFLY = "让您着急了，对不起。"
UNSURE = "对不起，我没太听明白。您用一句话再说说，是什么事？"
WHICH = "好的，您具体说说，是什么情况，想问哪一点？"
STILL_UNSURE = "对不起，我没能弄明白，这就请人工来帮您，您说过的我会转给他，不用重说。"
TO_A_PERSON = "好的，马上为您转人工，请稍等。您说过的我会一并转过去，不用重说。"
TO_A_PERSON_NOW = "请您稍等，我请人工来接着帮您。您说过的我会一并转过去，不用重说。"
TO_A_PERSON_ANGRY = "对不起，让您费心了。我这就请人工来接，您说过的我会一并转过去。"
TRANSFERRING = "正在为您接通，请您别挂断。"
NOT_OURS = "这件事我帮不上，我能答的是社保、工资、劳动合同、就业、人才和社保卡方面的事。您有这方面的事，请直接说。"
SMALL_TALK = "谢谢您惦记，我是智能客服，白天黑夜都在。您有社保、工资、就业方面的事，请直接说。"
STILL_THERE = "您好，我在听，您请说话。"
STILL_SILENT = "我还是没有听到您说话。您要是不方便说，可以按0找人工。"
HUNG_UP_SILENT = "一直没有听到您的声音，我先挂了，您需要的时候请再打12333。"
NOISY = "您那边声音有点杂，我没听清，请您靠近话筒再说一遍。"
UNHEARABLE = "对不起，我一直没能听清您说话，这就请人工来帮您，请别挂断。"
OTHERS_TALK = "您先忙，忙完了接着跟我说。"
MACHINE = "这里是12333，稍后再与您联系。"
RESUMED = "不好意思，刚才线路断了一下，您前面说的我都记着，请接着说。"
MESSAGE_SENT = "好的，办理的具体要求我会发短信到您这个号码，请留意查收。"
MESSAGE_SENT_TO = "好的，办理的具体要求我会发短信到{phone}，请留意查收。"
MESSAGE_NUMBER = "好的，请说一下收短信的手机号。"
MESSAGE_NUMBER_AGAIN = "手机号我没听全，请再说一遍，十一位都念。"
MESSAGE_DROPPED = "那先不发短信。您还有别的要问吗？"
MESSAGE_FAILED = "对不起，短信没有发成。您需要的话我再说一遍，或者请人工帮您。"
MESSAGE_OFFER = "需要具体材料和办法的，我可以发短信给您。"
RED = (
    "您先别急，安全最要紧，请您别挂电话，我马上请班长来接。有危险请立即拨打110，"
    "有人受伤请打120。您现在在什么地方，有多少人？"
)
RED_LIFE = (
    "您别着急，我在，请您别挂电话，我马上请班长来接。请不要伤害自己，有危险请立即拨打110或120，"
    "心里难受也可以打12356。您现在在什么地方？"
)
ORANGE = (
    "您说的情况很重要，我马上请班长来接，也会报给值班领导，请您别挂电话。请通过正常渠道反映，"
    "不要做过激的事。一共多少人，什么时间，在什么地方？"
)
YELLOW = "您的情况我记下了，我请人工来接着帮您处理，请您别挂断。"
NOTED_URGENT = "记下了。班长马上就来接，请您别挂断。"
CASE_BEGUN = "我来给您登记。"
CASE_NEEDS: Mapping[str, str] = {
    form.EMPLOYER: "请说一下单位的全称，是哪几个字？",
    form.PLACE: "单位或者干活的地方在哪个区，什么地址？",
    form.NAME: "请问您贵姓，叫什么名字，是哪几个字？",
    form.PHONE: "请说一下您的手机号，我好联系您。",
    form.FOLLOW_UP: "办完以后，需要给您打电话回访吗？",
}
CASE_RIGHT = "对吗？"
CASE_STORED = "已经登记好了，单号是{number}，您记一下。"
CASE_STORED_LATER = "都记好了，登记以后单号会发短信给您。"
CASE_FAILED = "登记没有成功，我请人工来帮您。"
PROGRESS_NUMBER = "请把工单号念给我，字母和数字都念。"
PROGRESS_PHONE = "再请说一下登记时留的手机号，我核对一下。"
PROGRESS_WAIT = "好的，我查一下。"
PROGRESS_UNKNOWN = "这个单号和手机号我没有查到对得上的记录。请您核对一下单号；要人工帮您查，请说“人工”。"
PROGRESS_TO_PERSON = "还是没有查到，我请人工来帮您查。"
#: How the fields are called when they are read back.
READ_BACK: Mapping[str, str] = {
    form.NAME: "姓名",
    form.PHONE: "手机号",
    form.EMPLOYER: "单位",
    form.DISTRICT: "区",
    form.PLACE: "地址",
    form.AMOUNT: "金额",
    form.HEADCOUNT: "人数",
    form.FOLLOW_UP: "回访",
}
_VALIDITY = re.compile(r"^（本文自[^）]*）$")
_BASIS = re.compile(r"^依据：(.*?)。?$")
_REPUBLIC = re.compile(r"中华人民共和国")
_CHOOSE = re.compile(
    r"请选一个，或者多说一点情况。|请点选或者再说一句。|，请点选，或者说一句。|请点选，或者说一句。|请点选"
)
#: Sentences of an answer at most; what is left out can be asked for and is in the message.
LONGEST_ANSWER = 7


def greeting(staff_number: str) -> str:
    return GREETING.format(number=_number(staff_number))


def who(staff_number: str) -> str:
    return WHO.format(number=_number(staff_number))


def for_the_phone(sentences: Sequence[str]) -> tuple[str, ...]:
    """An article's sentences without what only a screen shows: the validity, buttons, full titles of laws."""
    found = list[str]()
    for sentence in sentences:
        if _VALIDITY.match(sentence):
            continue
        basis = _BASIS.match(sentence)
        if basis:
            first = re.split(r"[；;]", _REPUBLIC.sub("", basis[1]))[0]
            found.append(f"依据是{first}。")
            continue
        found.append(_CHOOSE.sub("请再说一句。", sentence))
    return tuple(found[:LONGEST_ANSWER])


def without_basis(text: str) -> str:
    """A further answer about the same: the law was named before."""
    return re.sub(r"依据是[^。]*。", "", text)


def read_back(slots: Mapping[str, str]) -> str:
    """The fields in the form's order: 姓名宫志强，手机号13800007203 …"""
    pieces = [f"{name}{_value(key, slots[key])}" for key, name in READ_BACK.items() if slots.get(key)]
    return "，".join(pieces)


def summary(topics: Sequence[str], slots: Mapping[str, str], last: str) -> str:
    """What the desk shows before the first word: what it is about, what was taken down, the caller's last words."""
    taken = "，".join(f"{key}：{value}" for key, value in slots.items())
    pieces = [f"问过：{'、'.join(topics)}" if topics else "还没有说清什么事", taken, f"最后说：{last}" if last else ""]
    return "；".join(each for each in pieces if each)


def _number(staff_number: str) -> str:
    return f"，工号{staff_number}" if staff_number else ""


def _value(key: str, value: str) -> str:
    if key == form.AMOUNT:
        return f"{value}元"
    if key == form.FOLLOW_UP:
        return "需要" if value == "是" else "不需要"
    return value
