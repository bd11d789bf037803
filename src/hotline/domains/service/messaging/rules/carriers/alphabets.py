"""How the text of a message lies in octets: ASCII, UCS2, GB18030 and the alphabet of GSM 03.38."""

from enum import IntEnum

_BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_ESCAPED = {
    "\f": 0x0A,
    "^": 0x14,
    "{": 0x28,
    "}": 0x29,
    "\\": 0x2F,
    "[": 0x3C,
    "~": 0x3D,
    "]": 0x3E,
    "|": 0x40,
    "€": 0x65,
}
_ESCAPE = 0x1B
_OCTET = {character: octet for octet, character in enumerate(_BASIC) if octet != _ESCAPE}
_UNESCAPED = {octet: character for character, octet in _ESCAPED.items()}


class Coding(IntEnum):
    """As the carriers number them. Flash: shown at once, not stored."""

    ASCII = 0
    LATIN_1 = 3  # in SMPP; elsewhere an order to the card
    BINARY = 4
    UCS2 = 8
    GBK = 15
    FLASH_7_BIT = 0x10
    FLASH_UCS2 = 0x18


_UCS2 = {8, 9, 0x18, 0x19, 0x48}
_OF_SEVEN_BITS = {0x10, 0xF0}
#: Orders to the card, data and pictures: no text.
_NO_TEXT = {2, 3, 4, 0x14, 0xF4, 0xF5, 0xF6}


def gsm_octets(text: str) -> bytes | None:
    """One septet an octet, as SMPP carries them. None where the alphabet lacks a character."""
    octets = bytearray()
    for character in text:
        if (octet := _OCTET.get(character)) is not None:
            octets.append(octet)
        elif character in _ESCAPED:
            octets += bytes([_ESCAPE, _ESCAPED[character]])
        else:
            return None
    return bytes(octets)


def gsm_text(octets: bytes) -> str | None:
    """None where an octet is no septet."""
    text, at = "", 0
    while at < len(octets):
        octet, at = octets[at], at + 1
        if octet > 0x7F:
            return None
        if octet == _ESCAPE:
            text, at = text + (_UNESCAPED.get(octets[at], " ") if at < len(octets) else " "), at + 1
        else:
            text += _BASIC[octet]
    return text


def is_ascii(octets: bytes) -> bool:
    """Characters that both ASCII and a person know."""
    return all(0x20 <= octet < 0x7F or octet in b"\r\n\t" for octet in octets)


def decoded(octets: bytes, coding: int, *, smpp: bool = False) -> str | None:
    """The text, None for data. What is no text in its coding may be one in GB18030, which some gateways send so.

    ``smpp``: coding 0 there is the gateway's own alphabet, ASCII or that of GSM, and 1 and 3 are ASCII and Latin-1.
    """
    if smpp and coding == Coding.LATIN_1:
        return octets.decode("latin-1")
    if coding in _NO_TEXT:
        return None
    if coding in _UCS2:
        return _tried(octets, "utf-16-be") if len(octets) % 2 == 0 else _tried(octets, "gb18030")
    if coding == Coding.GBK:
        return _tried(octets, "gb18030")
    if coding in _OF_SEVEN_BITS or (smpp and coding == 0 and not is_ascii(octets)):
        return gsm_text(octets) or _tried(octets, "gb18030")
    return _tried(octets, "ascii")


def _tried(octets: bytes, codec: str) -> str | None:
    for each in dict.fromkeys((codec, "gb18030")):
        try:
            return octets.decode(each)
        except UnicodeDecodeError:
            continue
    return None


def encoded(text: str, coding: int) -> bytes:
    """Raises UnicodeEncodeError where the coding lacks a character."""
    if coding in _UCS2:
        return text.encode("utf-16-be")
    if coding == Coding.GBK:
        return text.encode("gb18030")
    if coding in _OF_SEVEN_BITS:
        octets = gsm_octets(text)
        if octets is None:
            raise UnicodeEncodeError("gsm", text, 0, len(text), "not in the alphabet of GSM 03.38")
        return octets
    return text.encode("latin-1" if coding == Coding.LATIN_1 else "ascii")
