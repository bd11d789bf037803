"""Puts a reply in other words where it would be the same twice in a row, and offers a person."""

from dataclasses import replace

from hotline.domains.understanding.assistant.rules.talk import Reply, ReplyKind, Sentence

#: Of each kind, what is said instead: the first that was not just said. ``{number}``: whom to ring.
_REFERRED = (
    "还是那句话：这件事请拨打 {number}。打不通或者不对路的，说“转人工”，由咨询员帮您看看该找谁；也可以拨打 12333。",
    "这件事要由 {number} 来办，我这里办不了。要有人帮着问，请说“转人工”，或者拨打 12333。",
)
_TEXTS = {
    ReplyKind.ANSWER: (
        "这件事我知道的，刚才都说了。要是没有说到您的情况，请换个说法再问，"
        "或者说“转人工”，由咨询员接着帮您；也可以拨打 12333。",
        "再往下要看您的具体情况，我怕说不准。请说“转人工”，或者拨打 12333，把前后经过告诉咨询员。",
    ),
    ReplyKind.CLARIFY: (
        "我还是没弄明白您要问什么。请说说是什么事，比如退休、工资、失业金、工伤、社保卡；"
        "要找人，说“转人工”，或者拨打 12333。",
        "咱们换个办法：请说“转人工”，由咨询员听您说；也可以拨打 12333。",
    ),
    ReplyKind.REFUSE: (
        "这个我确实答不了。退休、工资、失业金、工伤、社保卡这些事可以问我；要找人，说“转人工”，或者拨打 12333。",
        "这件事我帮不上，请说“转人工”，或者拨打 12333。",
    ),
}


def rephrased(reply: Reply, before: str, *, insists: bool = False) -> Reply:
    """The reply itself, unless it says nothing or just what the last one, ``before``, said.

    ``insists``: the citizen asks the same for the third time, so that more of the same is of no use.
    """
    if reply.answer and reply.answer != before and not insists:
        return reply
    texts = _REFERRED if reply.number else _TEXTS.get(reply.kind, _TEXTS[ReplyKind.ANSWER])
    phrased = [each.format(number=reply.number) for each in texts]
    response = next((each for each in phrased if each != before), phrased[0])
    return replace(reply, sentences=(Sentence(response),), citations=(), quoted=0)
