"""Whether the wrap-up fits the talk: its topic, and what its summary states."""

import re
from collections.abc import Sequence

from hotline.domains.people.quality.rules.marks.knowledge import Inspected
from hotline.domains.people.quality.rules.marks.quantities import Quantity, numbers, quantities
from hotline.domains.people.quality.rules.marks.talk import NOT_APPLICABLE, PASS, Proposal, Result, Talk, fail

#: Likeliest topics of a talk, one of which the wrap-up's must be.
ALIKE = 3
_UNREST = re.compile(
    r"轻生|自杀|自伤|自残|跳楼|不想活|寻短|聚集|上访|堵|静坐|闹|扬言|拉横幅|喇叭|媒体|记者|曝光|直播|点火|汽油|威胁|极端|楼顶|天台|报复|动手|砍|打人|围|集体|情绪激动|不稳定|群体|炭|刀|去.{0,8}(?:门口|总部|政府)"
)
_KIN = re.compile(r"我(?:的)?(哥|弟弟?|姐|妹|爱人|老公|老婆|媳妇|丈夫|妻子|爸|妈|父亲|母亲|儿子|女儿|闺女|老伴)")
_SELF = re.compile(r"来电人本人|本人(?:在|因|系|被|工)")


def topic_right(found: Inspected) -> Proposal:
    if not found.talk.wrapup.topic:
        return NOT_APPLICABLE
    if found.talk.wrapup.topic in found.topics[:ALIKE]:
        return PASS
    at = next((at for at, each in found.talk.his() if len(each.text) > 5), 0)
    return fail(found.talk, at, found.talk.turns[at].text[:40])


def summary_right(found: Inspected) -> Proposal:
    """It leaves out no unrest, makes up no figure, and does not take another's matter for the caller's own."""
    talk = found.talk
    summary = talk.wrapup.summary
    if not summary.strip():
        return Proposal(Result.FAIL)
    if found.level in ("红", "橙") and not _UNREST.search(summary):
        at = next((at for at, each in talk.his() if _UNREST.search(each.text)), 1)
        return fail(talk, at, talk.turns[at].text if at < len(talk.turns) else "")
    spoken = "。".join(each.text for each in talk.turns)
    if made_up := _made_up(summary, spoken):
        return Proposal(Result.FAIL, _nearest(talk, made_up), made_up.text)
    first = next((each.text for _, each in talk.his() if len(each.text) > 5), "")
    if _SELF.search(summary) and (kin := _KIN.search(first)):
        return fail(talk, next(at for at, each in talk.his() if each.text == first), kin[0])
    return PASS


def _made_up(summary: str, talk: str) -> Quantity | None:
    spoken: Sequence[Quantity] = quantities(talk)
    values = {value for each in spoken for value in each.alike()}
    bare = {each.value for each in spoken} | numbers(talk)
    return next(
        (
            each
            for each in quantities(summary)
            if each.unit in ("人", "元", "月", "年", "日", "%", "倍", "小时")
            and not set(each.alike()) & values
            and each.value not in bare
        ),
        None,
    )


def _nearest(talk: Talk, quantity: Quantity) -> int:
    return next((at for at, each in talk.his() if quantity.unit in each.text), 1 if len(talk.turns) > 1 else 0)
