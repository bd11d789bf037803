"""Recognises whether the caller wishes to be called when the case is done."""

import re

from hotline.domains.service.workorders.rules.elements.kinds import CONSULT, PRAISE, SUGGESTION
from hotline.domains.service.workorders.rules.elements.talk import AGENT, CITIZEN, Dialogue, Found

YES, NEGATIVE = "是", "否"

#: A wish to be called only at certain hours or numbers, which is no refusal.
ONLY_THEN = re.compile(
    r"(?:白天|上班|上午|中午|晚上|下午|夜里|早上|周末|工作时间|[一二三四五六七八九十\d]点).{0,6}(?:别|不要|不能|"
    r"没法|接不)|(?:别|不要)(?:白天|上午|中午|晚上|上班|早上|夜里|周末)|(?:别|不要|甭)(?:给|打)(?:给)?(?:他|我妈|"
    r"我爸|公司|单位|老板|家里|我老婆|我老公)"
)
REFUSED = re.compile(
    r"(?:不用|不必|不需要|甭|别|不要|不想|无需|没必要|免了)(?:再|你们|再给我|给我|跟我|往)?(?:们)?(?:回(?:电话?|访|"
    r"复|话|我|了)?(?!来)|打(?:电话|了|给我|回)?(?!卡|官司|仲裁)|联系|答复|来电|电话|通知|反馈)|"
    r"别(?:也)?(?:给我)?打电话|也?别(?:给我|来)?(?:打|找我|联系)|(?:发|给我发|回)(?:个)?(?:短信|信息)(?:就行|就好|"
    r"就可以|即可|就成)|"
    r"平时不用打|不用(?:回)?(?:吧|了)?$|不接(?:你们)?(?:的)?电话|不用回|不回了|别回"
)
OFFERED = re.compile(
    r"回访|回复|回电|回您|给您回|回话|联系您|联系(?:$|[，。])|答复|通知您|给您打|打(?:给您|电话给您)|告诉您|"
    r"给您(?:个)?电话|反馈|给您联系|有人(?:会)?联系|回个电话|会联系|再联系"
)
REQUEST = re.compile(
    r"给我(?:回|打|来)?(?:个)?(?:电话|回话|信儿?|话|消息|答复|回复|说一声|回)|(?:你|你们)?.{0,4}给我打|(?:给|"
    r"回)(?:我)?(?:个)?(?:电话|信儿|信|话|准信)|通知我|告诉我(?:一声|结果)|联系我|打我|有(?:消息|结果|"
    r"信儿).{0,6}(?:说|告诉|通知|打)|等(?:你们|您)?.{0,4}(?:信儿?|电话|消息|回复)|今天能有人联系|得有人给我|回访我|"
    r"给我(?:一个)?答复|以后打|[点后]打"
)
HIDDEN = re.compile(r"匿名|不留了|(?:电话|号码|联系方式)(?:我)?(?:就)?不(?:留|说|方便)|别问我是谁|不留名|别留")
QUESTION = re.compile(r"需要.{0,6}(?:回|联系|答复)|(?:要不要|是否).{0,6}(?:回|联系)")
TEXT_MESSAGE = re.compile(r"短信")


class FollowUp:
    """Finds whether the caller wants a follow-up call.

    ``reachable``: the caller left a number, or can be called on the number they call from.
    """

    def __init__(self, talk: Dialogue, kind: str, *, registered: bool, reachable: bool) -> None:
        self._talk, self._kind, self._registered, self._reachable = talk, kind, registered, reachable

    def requested(self) -> Found:
        refused = self._refused()
        answered = self._answered()
        if refused and (answered is None or (refused.turn, refused.start) >= (answered.turn, answered.start)):
            return _as(NEGATIVE, refused)
        if answered:
            return _as(YES, answered)
        if hidden := self._hidden():
            return _as(NEGATIVE, hidden)
        if offered := self._agreed_offer():
            return _as(YES, offered)
        if self._reachable and self._registered and self._kind not in {CONSULT, PRAISE, SUGGESTION}:
            at, text = list(self._talk.by(CITIZEN))[-1]
            return Found(YES, at, 0, len(text), inferred=True)
        at, text = next(self._talk.by(CITIZEN), (0, ""))
        return Found(NEGATIVE, at, 0, len(text), inferred=True)

    def _hidden(self) -> Found | None:
        """The refusal of a caller who leaves neither name nor number and so cannot be called."""
        return None if self._reachable else self._talk.first(HIDDEN)

    def _refused(self) -> Found | None:
        last = None
        for at, text in self._talk.by(CITIZEN):
            bare = ONLY_THEN.sub(lambda match: "　" * len(match.group()), text)
            for match in REFUSED.finditer(bare):
                if match.group().startswith(("不用", "不需要")) and match.group().rstrip("了吧") in {"不用", "不需要"}:
                    question = self._talk.question_before(at)
                    if not (QUESTION.search(question) or OFFERED.search(question)) or TEXT_MESSAGE.search(question):
                        continue
                last = Found(match.group(), at, match.start(), match.end())
        return last

    def _answered(self) -> Found | None:
        last = None
        for at, text in self._talk.by(CITIZEN):
            for match in REQUEST.finditer(text):
                if not re.search(
                    r"(?:不用|别|不要|甭|不必|不需要|没|不|上次|说.{0,4}天)[^，。]{0,4}$", text[: match.start()]
                ) and not TEXT_MESSAGE.search(text[match.start() - 3 : match.end() + 6]):
                    last = Found(match.group(), at, match.start(), match.end())
        return last

    def _agreed_offer(self) -> Found | None:
        """An offer by the agent that the caller did not turn down. For mere inquiries such an offer is a courtesy."""
        for at, text in reversed(list(self._talk.by(AGENT))):
            match = OFFERED.search(text)
            if (
                not match
                or TEXT_MESSAGE.search(text[: match.start()])
                or re.search(r"可以?(?:再)?(?:联系|拨打)|随时", text)
            ):
                continue
            if self._kind == CONSULT and not self._talk.agrees(at):
                continue
            if QUESTION.search(text) and not self._talk.agrees(at):
                continue
            return Found(match.group(), at, match.start(), match.end())
        return None


def _as(value: str, found: Found) -> Found:
    return Found(value, found.turn, found.start, found.end)
