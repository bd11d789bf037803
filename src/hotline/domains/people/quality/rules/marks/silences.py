"""What the clock shows: speaking into the caller, and silences that nobody apologised for."""

import re

from hotline.domains.people.quality.rules.marks.talk import NOT_APPLICABLE, PASS, Proposal, Talk, Turn, fail, sentences

#: Seconds by which the agent begins before the caller has finished, and of a silence that needs an apology.
EARLY, SILENCE = 1.0, 30.0
#: Who is silent again after so long has given way.
SHORT = 0.5
_LISTENING = re.compile(
    r"(?:[嗯哦啊噢喔哎对是好行]|您说|您讲|请讲|请说|我在听|我听着|没事|了解|明白|是的|好的|[，。！、…])+"
)
_SAFETY = re.compile(
    r"别(?:动|跳|做|点|喝|吃|冲动|过去|靠近)|危险|离开|退(?:后|回来)|下来|放下|110|120|推开|开窗|关(?:掉|上)|刀|千万"
)
_APOLOGY = re.compile(
    r"久等|抱歉|对不起|不好意思|谢谢您?(?:的)?(?:等待|等候|耐心)|感谢您?(?:的)?(?:等待|等候|耐心)|耽误您|让您(?:多|一直)?等|见谅"
)
#: The caller is looking for something, or was requested to.
_CALLER_LOOKS = re.compile(
    r"(?:我|让我|等我)(?:去|来)?(?:找|翻|拿|看|问|记|查)(?:一?下|找|一?找|看|支笔)|等(?:一下|会儿|我)|稍等|别挂"
)


def no_interruption(talk: Talk) -> Proposal:
    for at, turn in talk.hers():
        caller = next((each for each in reversed(talk.turns[:at]) if each.by_caller), None)
        if caller is None or not _speaks_into(turn, caller) or _LISTENING.fullmatch(turn.text.strip()):
            continue
        if not _SAFETY.search(turn.text) and caller.start <= turn.start and turn.end - turn.start >= SHORT:
            return fail(talk, at, next(iter(sentences(turn.text)), turn.text))
    return PASS


def _speaks_into(turn: Turn, caller: Turn) -> bool:
    return caller.end - turn.start > EARLY


def silence_apology(talk: Talk) -> Proposal:
    """Silences after which the agent speaks: she apologises before or after it, or thanks for the patience."""
    found = [at for at in range(1, len(talk.turns)) if _is_silence(talk, at)]
    if not found:
        return NOT_APPLICABLE
    unexcused = next((at for at in found if not _is_excused(talk, at)), None)
    return PASS if unexcused is None else fail(talk, unexcused)


def _is_excused(talk: Talk, at: int) -> bool:
    around = talk.turns[max(0, at - 2) : at + 3]
    return any(not each.by_caller and _APOLOGY.search(each.text) for each in around)


def _is_silence(talk: Talk, at: int) -> bool:
    before, turn = talk.turns[at - 1], talk.turns[at]
    if turn.start - before.end <= SILENCE or turn.by_caller:
        return False
    return not (before.by_caller and _CALLER_LOOKS.search(before.text))
