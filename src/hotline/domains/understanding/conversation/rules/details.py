"""What of an article goes into an SMS: the answer, then what one must bring, do and where, as far as there is room."""

from collections.abc import Sequence

from hotline.domains.understanding.knowledge.rules.article import LABELS, Passage

#: Characters of a text: about seven pieces of an SMS.
LONGEST = 480
#: In this order; what does not fit whole is left out.
PARTS = ("materials", "procedure", "time_limits", "channels")
ENDING = "详情请打12333。"


def details(title: str, conclusion: str, passages: Sequence[Passage]) -> str:
    text = f"【12333】{title}：{conclusion}"
    for part in PARTS:
        lines = [each.text.strip().rstrip("。；") for each in passages if each.key.split("/")[0] == part]
        piece = f"{LABELS[part]}：{'；'.join(lines)}。" if lines else ""
        if piece and len(text) + len(piece) + len(ENDING) <= LONGEST:
            text += piece
    return f"{text[: LONGEST - len(ENDING)]}{ENDING}"
