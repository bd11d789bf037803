"""When a password is good enough, and when it has to be replaced.

A password has ten characters of three classes, and something of its own: a password that is put together of what
everybody here would try (the hotline's number, keyboard rows, words and pinyin in common use, years, the owner's work
number or name) is refused, however it is spelled.
"""

import re
from datetime import datetime, timedelta

MIN_LENGTH = 10
MIN_CLASSES = 3
#: The last passwords that may not be used again.
REMEMBERED = 5
#: Letters and digits that are left once everything common is taken out.
MIN_OWN = 4
CLASSES = (r"[a-z]", r"[A-Z]", r"[0-9]", r"[^A-Za-z0-9]")

#: What is tried first, by strangers and by colleagues.
_COMMON = """
    12333 12345 123456 1234567 12345678 123456789 1234567890 87654321 654321 54321 123123 123321 112233 1314 520
    5201314 1314520 7758521 147258 147258369 159357 abc123 abcd abcdef a1b2c3 qwer qwert qwerty asdf asdfgh zxcv
    zxcvbn qazwsx 1qaz 2wsx 3edc qaz wsx edc q1w2e3 iloveyou welcome password passw0rd passwd p@ssw0rd p@ssword
    admin administrator root test guest user login letmein changeme hotline agent leader beijing renshe renshebu
    rensheju shebao shebaoka rexian zixun zixunyuan zuoxi banzhang kefu gongzuo gongdan yanglao yiliao shiye laodong
    woaini woaiwo wodemima mima mimashi nihao zhongguo china huanying nimen women laopo laogong baobao baobei
    xiaobao mama baba jiayou facai shunli pingan kuaile
"""
COMMON_PIECES = sorted(_COMMON.split())
_YEAR = re.compile(r"(19|20)\d\d((0[1-9]|1[0-2])([0-2]\d|3[01])?)?")
_RUN = re.compile(r"(.)\1{2,}")
_NOT_OWN = re.compile(r"[\W_]+")


def password_errors(password: str, *, number: str, name_spellings: tuple[str, ...] = ()) -> list[str]:
    """What is wrong with a password, in sentences; empty when it is good. ``name_spellings``: pinyin of the name."""
    errors = []
    if len(password) < MIN_LENGTH:
        errors.append(f"密码至少 {MIN_LENGTH} 位。")
    if classes_of(password) < MIN_CLASSES:
        errors.append("大写字母、小写字母、数字、符号中至少包含三种。")
    if own_part(password, (number, *name_spellings)) < MIN_OWN:
        errors.append("密码太常见：不要用热线号码、键盘顺序、常用拼音、年份、工号或姓名拼成。")
    return errors


def classes_of(password: str) -> int:
    return sum(re.search(one, password) is not None for one in CLASSES)


def own_part(password: str, personal: tuple[str, ...]) -> int:
    """Number of different letters and digits that are left of a password without its common and personal pieces.

    Pieces are found with signs between their letters too.
    """
    pieces = [piece.lower() for piece in personal if len(piece) > 1]
    spelled = password.lower()
    return min(_left(spelled, pieces), _left(_NOT_OWN.sub("", spelled), pieces))


def _left(spelled: str, pieces: list[str]) -> int:
    rest = _YEAR.sub(" ", _uncovered(spelled, [*pieces, *COMMON_PIECES]))
    return len(set(_NOT_OWN.sub("", _RUN.sub(" ", rest))))


def _uncovered(spelled: str, pieces: list[str]) -> str:
    """The password without pieces, taken out so that the fewest characters are left; a blank for each piece.

    Of ``abc123123123`` nothing is left: ``abc123`` and ``123123``, though ``123123`` is found earlier too. Length of
    the password times number of pieces, about a hundred.
    """
    left = [""]  # of each beginning
    for end in range(1, len(spelled) + 1):
        ways = [left[-1] + spelled[end - 1]]
        ways += [left[end - len(piece)] + " " for piece in pieces if spelled.endswith(piece, 0, end)]
        left.append(min(ways, key=lambda rest: len(rest) - rest.count(" ")))
    return left[-1]


def is_too_old(set_at: datetime, now: datetime, days: int) -> bool:
    return now - set_at >= timedelta(days=days)
