"""Who may ring which numbers: kinds of number and prefixes per role, as people set them.

A person with several roles may ring what any of them may. What is not allowed is refused, and what is of a kind that
nobody may ring stays refused whatever is set.
"""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

import msgspec

from hotline.domains.voice.telephony.rules.outbound import (
    CAN_HAVE_CALLED,
    NEVER,
    PERSONAL,
    SELECTABLE,
    NumberKind,
    kind_of,
)
from hotline.domains.voice.telephony.rules.outbound_caps import BUILTIN_LIMITS, Limits, wrong_limit
from hotline.domains.voice.telephony.rules.presentation import Presentation

#: Besides the roles of people: another system's request by the open interface, and a place in line that is rung back.
OPEN_INTERFACE, CALL_BACK = "@open_interface", "@call_back"
#: The role of AI seats, which dial campaigns.
AI_SEAT = "ai-seat"
#: Roles without a rule of their own.
OTHERS = "@others"
MAX_PREFIXES = 50
PREFIX = re.compile(r"\d{3,20}")
COUNTRY = re.compile(r"00[1-9]\d{0,3}")


class OutboundPath(StrEnum):
    """By which way a number comes to be dialled."""

    DIAL = "dial"
    CALL_BACK_LIST = "call_back_list"
    CONSULT = "consult"
    TRANSFER = "transfer"
    CALL_BACK = "call_back"  # a caller who hung up and kept the place in line


#: Ways that ring whoever is said to have called.
RING_BACKS = frozenset({OutboundPath.CALL_BACK, OutboundPath.CALL_BACK_LIST})


class Dialler(msgspec.Struct, frozen=True):
    """On whose behalf a number is dialled: ``agent`` is on the line, ``roles`` say what may be rung.

    ``presentation`` of the number when it is that of a caller who is rung back; UNSCREENED for one that somebody typed.
    """

    agent: str
    roles: tuple[str, ...]
    path: OutboundPath
    presentation: Presentation = Presentation.UNSCREENED


class RoleRule(msgspec.Struct, frozen=True):
    """What one role may ring: numbers of these kinds, and those that begin with one of ``prefixes``."""

    kinds: tuple[NumberKind, ...] = ()
    prefixes: tuple[str, ...] = ()


STAFF_RULE = RoleRule(
    (
        NumberKind.MOBILE,
        NumberKind.LOCAL,
        NumberKind.FIXED,
        NumberKind.GOVERNMENT,
        NumberKind.COMPANY,
        NumberKind.SHARED,
        NumberKind.FREE,
        NumberKind.ENQUIRIES,
    )
)
CITIZENS = RoleRule((NumberKind.MOBILE, NumberKind.LOCAL, NumberKind.FIXED))
BUILTIN_RULES: Mapping[str, RoleRule] = {
    "agent": STAFF_RULE,
    "leader": STAFF_RULE,
    AI_SEAT: CITIZENS,
    OTHERS: RoleRule(),
    OPEN_INTERFACE: CITIZENS,
    CALL_BACK: CITIZENS,
}


class OutboundPolicy(msgspec.Struct, frozen=True):
    """The document at key ``outbound`` of bucket ``config``. ``roles`` has OTHERS too; who is not named has nothing.

    ``denied``: beginnings of numbers that nobody may ring. ``countries``: beginnings of numbers abroad (``00852``) that
    a role with the kind ABROAD may ring.
    """

    version: int = 0
    roles: Mapping[str, RoleRule] = msgspec.field(default_factory=lambda: dict(BUILTIN_RULES))
    denied: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    limits: Limits = BUILTIN_LIMITS


class NumberRefusal(NamedTuple):
    """``reason``: kind, denied, country, claimed or role; ``text`` tells the person who wanted the number dialled."""

    reason: str
    text: str


SENTENCES = {
    NumberKind.EMERGENCY: "{number} 是紧急电话，热线不能拨打。请用身边的电话拨打，并立即告知班长。",
    NumberKind.OWN: "这是本热线自己的号码，不能拨打。",
    NumberKind.INTERNAL: "这是内部号码。找同事请在通话中用咨询或转接。",
    NumberKind.ABROAD: "国际长途不能从热线拨打。确有需要请联系班长。",
    NumberKind.PREMIUM: "收费信息台不能从热线拨打。",
    NumberKind.TRANSIT: "这个号码带有 IP 电话或转接的接入号，不能拨打。请直接拨对方的号码。",
    NumberKind.SATELLITE: "卫星电话不能从热线拨打。确有需要请联系班长。",
    NumberKind.LOCAL_SERVICE: "这类服务号码可能收费，不能从热线拨打。请拨对方的固定电话或手机。",
    NumberKind.UNKNOWN: "这不是热线能拨打的号码，请检查后再拨。",
}
NOT_YOURS = "您的角色不能拨打{kind}。确有需要请联系班长，由安全管理员开通。"
NOT_VOUCHED = "这个来电号码未经运营商核实，可能是冒用的，不能回拨。请改拨来电人在通话或留言里说的号码。"
NOT_A_CALLERS = "这个号码不会是来电人的号码，不能回拨。请核对后，改拨来电人留下的手机或固定电话。"
DENIED = "该号码在禁拨名单中，不能从热线拨打。确有需要请联系班长。"
#: What the screens call each kind that can be set.
KIND_LABELS = {
    NumberKind.MOBILE: "手机",
    NumberKind.LOCAL: "北京固定电话",
    NumberKind.FIXED: "外地固定电话",
    NumberKind.GOVERNMENT: "123 开头的政务热线",
    NumberKind.COMPANY: "95 开头的企业客服、运营商客服",
    NumberKind.SHARED: "400 电话",
    NumberKind.FREE: "800 电话",
    NumberKind.ENQUIRIES: "114 查号台",
    NumberKind.LOCAL_SERVICE: "96 开头的服务号码",
    NumberKind.ABROAD: "国际及港澳台电话",
}


def refusal_of(number: str, dialler: Dialler, policy: OutboundPolicy, own: str) -> NumberRefusal | None:
    """Why ``number`` (as ``dialable`` returns it) is not dialled; None when it may be. ``own``: the hotline's number.

    What is rung back, from the queue or from the call-back list, must be a number that can have called us, or one
    abroad where that is allowed. A caller's number that the carrier would vouch for and does not is never rung.
    """
    kind = kind_of(number, own)
    if kind in NEVER:
        return NumberRefusal("kind", SENTENCES[kind].format(number=number))
    if number.startswith(policy.denied):
        return NumberRefusal("denied", DENIED)
    if kind is NumberKind.ABROAD and not number.startswith(policy.countries):
        return NumberRefusal("country", SENTENCES[kind])
    rules = [policy.roles[role] for role in _known(dialler.roles, policy)]
    is_ring_back = CALL_BACK in dialler.roles or dialler.path in RING_BACKS
    if is_ring_back and kind not in CAN_HAVE_CALLED | {NumberKind.ABROAD}:
        return NumberRefusal("kind", NOT_A_CALLERS)
    if dialler.presentation is Presentation.CLAIMED:
        return NumberRefusal("claimed", NOT_VOUCHED)
    if any(kind in rule.kinds or (number.startswith(rule.prefixes) and not is_ring_back) for rule in rules):
        return None
    text = SENTENCES.get(kind) or NOT_YOURS.format(kind=KIND_LABELS[kind])
    return NumberRefusal("role", text.format(number=number))


def rings_back(number: str, presentation: Presentation, policy: OutboundPolicy, own: str) -> bool:
    """Whether a caller who presents this number can be promised a call-back."""
    caller = Dialler("", (CALL_BACK,), OutboundPath.CALL_BACK, presentation)
    return refusal_of(number, caller, policy, own) is None


def is_shared_number(number: str, dialler: Dialler, policy: OutboundPolicy, own: str) -> bool:
    """Whether many agents ring this number every day: a service number, or one of the named partners."""
    prefixes = [prefix for role in _known(dialler.roles, policy) for prefix in policy.roles[role].prefixes]
    return kind_of(number, own) not in PERSONAL or number.startswith(tuple(prefixes))


def _known(roles: tuple[str, ...], policy: OutboundPolicy) -> list[str]:
    """The roles that have a rule. Whoever has none at all is one of the others."""
    return [role for role in roles if role in policy.roles] or [OTHERS] * (OTHERS in policy.roles)


def what_is_wrong(policy: OutboundPolicy) -> str:
    """A sentence for whoever sets it, "" when all is well."""
    return next(_errors(policy), "")


def _errors(policy: OutboundPolicy) -> Iterator[str]:
    for rule in policy.roles.values():
        if wrong := [kind for kind in rule.kinds if kind not in SELECTABLE]:
            yield f"{wrong[0]} 类号码一律不能拨打，请取消选择。"
        yield from _wrong_prefixes(rule.prefixes)
    for prefix in policy.denied:
        if not PREFIX.fullmatch(prefix):
            yield f"禁拨号段须为 3 到 20 位数字，“{prefix}”不是。"
    for country in policy.countries:
        if not COUNTRY.fullmatch(country):
            yield f"国家和地区须为 00 加代码，如 00852，“{country}”不是。"
    if (
        max(map(len, (policy.denied, policy.countries, *(rule.prefixes for rule in policy.roles.values()))))
        > MAX_PREFIXES
    ):
        yield f"一处最多 {MAX_PREFIXES} 个号段。"
    if CALL_BACK in policy.roles and not set(policy.roles[CALL_BACK].kinds) <= CAN_HAVE_CALLED | {NumberKind.ABROAD}:
        yield "排队回拨只能拨来电人会有的号码：手机、固定电话，或国际电话。"
    if wrong_text := wrong_limit(policy.limits):
        yield wrong_text


def _wrong_prefixes(prefixes: tuple[str, ...]) -> Iterator[str]:
    for prefix in prefixes:
        if not PREFIX.fullmatch(prefix):
            yield f"允许号段须为 3 到 20 位数字，“{prefix}”不是。"
        elif prefix.startswith("00"):
            yield f"国际号码请在“国家和地区”里开通，“{prefix}”不能写在允许号段里。"
