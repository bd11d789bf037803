"""A correction of a few digits put into the number it corrects: "不对，是三八", "最后是零零幺", "不是二幺，是幺二"."""

import re

TAIL = re.compile(r"最后|末尾|尾号|后面|后[两二三四五六七八]位|后边|末[三四]位|结尾")
HEAD = re.compile(r"前面|开头|打头|前[两二三四五六]位|头[三四]位|开始")
MIDDLE = re.compile(r"中间")
HINTED = re.compile("|".join(each.pattern for each in (TAIL, HEAD, MIDDLE)))
#: Positions at which people pause when they dictate a telephone or identity number.
BREATHS = (0, 3, 6, 7, 10, 14)


def patched(number: str, piece: str, *, wrong: str = "", hint: str = "") -> str:
    """The number with a corrected piece in its right place. ``wrong`` is the piece that the caller rejects."""
    size = len(piece)
    if not number or size >= len(number):
        return piece
    if MIDDLE.search(hint) and size == 4:
        return number[:3] + piece + number[7:]
    if HEAD.search(hint):
        return piece + number[size:]
    if TAIL.search(hint):
        return number[:-size] + piece
    if wrong and wrong in number and len(wrong) == size and not number.endswith(piece):
        at = number.rindex(wrong)
        return number[:at] + piece + number[at + size :]
    at = _best_place(number, piece)
    return number[:at] + piece + number[at + size :]


def _best_place(number: str, piece: str) -> int:
    """The place at which the piece changes the fewest digits. The end is favoured: it is corrected most often."""
    tail = len(number) - len(piece)

    def cost(at: int) -> tuple[float, int]:
        changed = sum(a != b for a, b in zip(number[at:], piece, strict=False))
        if at == tail:
            return (changed * 0.5 if changed < len(piece) else changed + 0.5, 0)
        return (changed + 0.5 * (changed == 0) + (0 if at in BREATHS else 0.1), -at)

    return min(range(tail + 1), key=cost)
