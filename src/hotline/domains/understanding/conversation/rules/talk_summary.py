"""A draft of the summary of a talk between people, of their own sentences: what was asked, what was answered."""

import re
from collections.abc import Sequence

from hotline.domains.understanding.conversation.rules.acts import is_query
from hotline.domains.understanding.conversation.rules.state import Spoken

#: Characters of the draft, of each side's part, and of a sentence that says something.
LONGEST, LONGEST_PART, SHORTEST = 300, 120, 8
_SENTENCE = re.compile(r"[。！？；]+|(?<=[吗呢吧])，")
#: Courtesy and what only keeps the talk going.
_COURTESY = re.compile(
    r"您好|请讲|请说|请稍等|稍等一下|感谢|谢谢|再见|不客气|还有(?:什么|别的|其他)|工号|很高兴|请问(?:您)?(?:贵姓|怎么称呼)|评价|喂"
)


def talk_summary(turns: Sequence[Spoken], title: str, elements: Sequence[tuple[str, str]] = ()) -> str:
    """``title`` of the article that answers, "" for none; ``elements``: what was recognised of a case, by name.

    "" where the caller has said nothing of substance.
    """
    question = _part([each.text for each in turns if each.by_caller], is_question=True)
    if not question:
        return ""
    answered = _part([each.text for each in turns if not each.by_caller], is_question=False)
    known = "，".join(f"{name}：{value}" for name, value in elements if value)
    pieces = [f"咨询{title}" if title else "", f"来电人：{question}", known, f"答复：{answered}" if answered else ""]
    return "；".join(filter(None, pieces))[:LONGEST]


def _part(texts: Sequence[str], *, is_question: bool) -> str:
    """The sentences that say something, questions first where something is asked, in their order."""
    sentences = [each.strip("，、 ") for text in texts for each in _SENTENCE.split(text) if each]
    substantial = [each for each in dict.fromkeys(sentences) if len(each) >= SHORTEST and not _COURTESY.search(each)]
    order = sorted(range(len(substantial)), key=lambda at: (is_query(substantial[at]) is not is_question, at))
    chosen, length = set[int](), 0
    for at in order:
        if length + len(substantial[at]) <= LONGEST_PART:
            chosen.add(at)
            length += len(substantial[at])
    return "，".join(substantial[at] for at in sorted(chosen))
