"""The content of a message: signature, coding, parts and price; and parts put together again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from hotline.domains.service.messaging.rules.carriers.alphabets import Coding, encoded, gsm_octets

#: Octets of one message, and those of the user data header in front of each part.
OCTETS = 140
SHORT_HEADER, WIDE_HEADER = 6, 7
#: Characters that one message holds in the alphabet of seven bits, where nothing stands in front.
SEPTETS = 160
LONGEST = 500
#: Digits of an access number with its extension.
LONGEST_NUMBER = 20
MAX_PARTS = 255


@dataclass(frozen=True)
class Concatenation:
    """Which part of which long message. ``wide``: its reference has two octets."""

    reference: int
    total: int
    number: int
    wide: bool = False


@dataclass(frozen=True)
class Part:
    """What one PDU carries; ``octets`` begin with the user data header where there is one."""

    octets: bytes
    coding: int
    concatenation: Concatenation | None = None

    @property
    def body(self) -> bytes:
        return self.octets[1 + self.octets[0] :] if self.concatenation else self.octets


@dataclass(frozen=True)
class Capabilities:
    """What a carrier's account can do."""

    #: 8 for all but plain ASCII; China Telecom's documents want 15.
    chinese: Coding = Coding.UCS2
    #: Octets of ASCII in one message: CMPP counts 159, SGIP and SMGP 140, SMPP 160 of seven bits.
    plain: int = OCTETS
    #: Coding of flash messages, None where the account has none.
    flash: Coding | None = None
    #: The gateway puts the signature in front: its length is left free.
    adds_signature: bool = False
    wide_references: bool = False
    price_per_part: Decimal = Decimal(0)


class UnsendableContent(Exception):
    """``str(error)`` says why in Chinese."""


def with_signature(text: str, signature: str, account: Capabilities) -> str:
    """The text as the citizen reads it. One signature, at the head."""
    if account.adds_signature or not signature:
        return text
    mark = f"【{signature}】"
    return text if text.startswith(mark) else mark + text


def signature_problem(signature: str) -> str:
    """Why carriers refuse it, in Chinese; empty when they do not."""
    if not 2 <= len(signature) <= 12:
        return "签名须为 2 至 12 个字。"
    if signature.isdecimal():
        return "签名不能只有数字，请改名。"
    return "" if signature.isalnum() else "签名不能有符号和空格，请改名。"


def extended(access: str, extension: str) -> str:
    """The number that is shown: the access number and the purpose's extension, so that a reply names its purpose."""
    number = access + extension
    if not number.isdecimal() or not number.isascii() or len(number) > LONGEST_NUMBER:
        raise UnsendableContent(f"接入号加扩展号须为不超过 {LONGEST_NUMBER} 位的数字。")
    return number


def extension_of(number: str, access: str) -> str | None:
    """The extension of the number to which a citizen replied; None when it is not ours."""
    return number.removeprefix(access) if number.startswith(access) else None


def coding_of(text: str, account: Capabilities, *, flash: bool = False) -> Coding:
    """ASCII where it suffices, for it is read everywhere. Raises UnsendableContent."""
    if flash:
        if account.flash is None:
            raise UnsendableContent("该通道不支持闪信，请改发普通短信。")
        return account.flash
    if account.chinese is Coding.UCS2 and any(ord(character) > 0xFFFF for character in text):
        return Coding.UCS2  # two units each
    return Coding.ASCII if text.isascii() and gsm_octets(text) is not None else account.chinese


def parts_of(
    text: str, account: Capabilities, *, reference: int, signature: str = "", flash: bool = False
) -> list[Part]:
    """The parts that go out. ``reference``: of this number's long messages, counted on. Raises UnsendableContent."""
    complete = with_signature(text, signature, account)
    if not complete:
        raise UnsendableContent("短信没有内容。")
    coding = coding_of(complete, account, flash=flash)
    try:
        pieces = _pieces(complete, coding, account, _left_free(signature, coding, account))
    except UnicodeEncodeError:
        raise UnsendableContent("短信有该编码不能表示的字符。") from None
    if len(pieces) == 1:
        return [Part(pieces[0], coding)]
    if flash:
        raise UnsendableContent("闪信不能超过一条（70 个字）。")
    if len(complete) > LONGEST or len(pieces) > MAX_PARTS:
        raise UnsendableContent(f"短信不能超过 {LONGEST} 个字。")
    return [_part(piece, coding, account, reference, len(pieces), at) for at, piece in enumerate(pieces, 1)]


def price_of(parts: list[Part], account: Capabilities) -> Decimal:
    return account.price_per_part * len(parts)


def _left_free(signature: str, coding: Coding, account: Capabilities) -> int:
    return len(encoded(f"【{signature}】", Coding.UCS2)) if account.adds_signature and signature else 0


def _pieces(text: str, coding: Coding, account: Capabilities, left_free: int) -> list[bytes]:
    """Octets for each part. ``left_free``: in the first one, for what the gateway puts in front."""
    single = account.plain if coding is Coding.ASCII else SEPTETS if coding is Coding.FLASH_7_BIT else OCTETS
    complete = encoded(text, coding)
    if len(complete) + left_free <= single:
        return [complete]
    room = OCTETS - (WIDE_HEADER if account.wide_references else SHORT_HEADER)
    pieces: list[bytes] = []
    piece = b""
    for character in text:  # a character is never torn, a pair of surrogates neither
        octets = encoded(character, coding)
        if len(piece) + len(octets) > room - (0 if pieces else left_free):
            pieces.append(piece)
            piece = b""
        piece += octets
    return [*pieces, piece]


def _part(octets: bytes, coding: Coding, account: Capabilities, reference: int, total: int, number: int) -> Part:
    wide = account.wide_references
    reference %= 0x10000 if wide else 0x100
    header = bytes([6, 8, 4]) + reference.to_bytes(2) if wide else bytes([5, 0, 3, reference])
    return Part(header + bytes([total, number]) + octets, coding, Concatenation(reference, total, number, wide))


def taken_apart(octets: bytes) -> tuple[Concatenation | None, bytes] | None:
    """The element of a long message in a user data header, and the content behind the header.

    Other elements may stand in the header. None where the octets hold no whole header.
    """
    if not octets or len(octets) < 1 + octets[0]:
        return None
    header, body, at = octets[1 : 1 + octets[0]], octets[1 + octets[0] :], 0
    found = None
    while at + 2 <= len(header):
        element, length = header[at], header[at + 1]
        value, at = header[at + 2 : at + 2 + length], at + 2 + length
        if element == 0 and len(value) == 3:
            found = Concatenation(value[0], value[1], value[2])
        elif element == 8 and len(value) == 4:
            found = Concatenation(int.from_bytes(value[:2]), value[2], value[3], wide=True)
    return found, body


@dataclass
class Joiner:
    """Puts the parts of long messages together, in whatever order and over whatever connection they come.

    Parts may differ in coding, so texts are joined. A message that stays incomplete is given out as it is after two
    hours.
    """

    patience: float = 7200
    _parts: dict[tuple[object, ...], tuple[float, dict[int, str]]] = field(default_factory=dict)

    def take(self, sender: str, receiver: str, which: Concatenation, text: str, now: float) -> str | None:
        """The complete text with its last part, None before. A repeated part changes nothing."""
        if not 1 <= which.number <= which.total:
            return text
        key = (sender, receiver, which.reference, which.total, which.wide)
        since, parts = self._parts.setdefault(key, (now, {}))
        if now - since > self.patience:
            parts = {}
            self._parts[key] = (now, parts)
        parts.setdefault(which.number, text)
        if len(parts) < which.total:
            return None
        del self._parts[key]
        return _joined(parts)

    def overdue(self, now: float) -> list[tuple[str, str, str]]:
        """Sender, receiver and what came of each message that waited too long; they are forgotten."""
        late = [key for key, (since, _) in self._parts.items() if now - since > self.patience]
        return [(str(key[0]), str(key[1]), _joined(self._parts.pop(key)[1])) for key in late]


def _joined(parts: Mapping[int, str]) -> str:
    return "".join(parts[number] for number in sorted(parts))
