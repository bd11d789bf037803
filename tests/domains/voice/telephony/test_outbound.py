"""What a number is, and what each role may ring: a citizen, an office or a partner; nothing that somebody earns by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from hotline.domains.voice.telephony.rules.numbers import dialable
from hotline.domains.voice.telephony.rules.outbound import (
    NEVER,
    SELECTABLE,
    NumberKind,
    can_have_called,
    kind_of,
)
from hotline.domains.voice.telephony.rules.outbound_policy import (
    CALL_BACK,
    OPEN_INTERFACE,
    OTHERS,
    RING_BACKS,
    Dialler,
    OutboundPath,
    OutboundPolicy,
    RoleRule,
    is_shared_number,
    refusal_of,
    what_is_wrong,
)
from hotline.domains.voice.telephony.rules.presentation import Presentation
from tests.domains.voice.telephony.hostile import HOSTILE

OWN = "12333"
BUILTIN = OutboundPolicy()
#: What agents may dial, and nobody rings from.
SERVICES = ("4001234567", "8001234567", "95588", "12348", "10086", "114")
ROLES = ("agent", "leader", OTHERS, OPEN_INTERFACE, CALL_BACK)


def dialler(*roles: str) -> Dialler:
    return Dialler("1001", roles, OutboundPath.DIAL)


def reason(number: str, policy: OutboundPolicy = BUILTIN, *roles: str) -> str:
    """Why this number is not dialled for these roles (agent, unless named), "" when it is."""
    found = refusal_of(number, dialler(*(roles or ("agent",))), policy, OWN)
    return found.reason if found else ""


def text(number: str, *roles: str) -> str:
    found = refusal_of(number, dialler(*(roles or ("agent",))), BUILTIN, OWN)
    return found.text if found else ""


def test_there_are_two_hundred_hostile_numbers() -> None:
    assert len(HOSTILE) >= 200


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("raw", HOSTILE)
def test_no_hostile_number_is_dialled_for_any_role(raw: str, role: str) -> None:
    number = dialable(raw)
    refused = refusal_of(number, dialler(role), BUILTIN, OWN) if number else None
    assert number is None or (refused is not None and refused.text.endswith("。"))


@pytest.mark.parametrize("raw", HOSTILE)
def test_no_hostile_number_is_rung_back(raw: str) -> None:
    number = dialable(raw)
    assert number is None or not can_have_called(number)


def ring_back(path: OutboundPath, presentation: Presentation = Presentation.UNSCREENED) -> Dialler:
    """Who rings a caller back: the queue by itself, an agent from the call-back list."""
    role = CALL_BACK if path is OutboundPath.CALL_BACK else "agent"
    return Dialler("1001", (role,), path, presentation)


@pytest.mark.parametrize("presentation", Presentation)
@pytest.mark.parametrize("path", sorted(RING_BACKS))
@pytest.mark.parametrize("raw", [*HOSTILE, *SERVICES])
def test_no_kind_of_call_back_rings_what_cannot_have_called(
    raw: str, path: OutboundPath, presentation: Presentation
) -> None:
    number = dialable(raw)
    refused = refusal_of(number, ring_back(path, presentation), BUILTIN, OWN) if number else None
    assert number is None or (refused is not None and refused.text.endswith("。"))


@pytest.mark.parametrize("path", OutboundPath)
@pytest.mark.parametrize("number", ["13800138000", "01062345678", "075582345678", "0085212345678"])
def test_a_number_that_is_only_claimed_is_rung_by_no_way(number: str, path: OutboundPath) -> None:
    """Whatever is opened: the number may be somebody else's. The sentence says whom to ring in its place."""
    kinds = (NumberKind.MOBILE, NumberKind.LOCAL, NumberKind.FIXED, NumberKind.ABROAD)
    open_policy = OutboundPolicy(roles={"agent": RoleRule(kinds), CALL_BACK: RoleRule(kinds)}, countries=("00852",))
    for presentation in Presentation:
        refused = refusal_of(number, ring_back(path, presentation), open_policy, OWN)
        if presentation is Presentation.CLAIMED:
            assert refused is not None
            assert (refused.reason, "请改拨来电人在通话或留言里说的号码" in refused.text) == ("claimed", True)
        else:
            assert refused is None


@pytest.mark.parametrize("path", sorted(RING_BACKS))
def test_a_call_back_goes_abroad_only_where_that_is_opened(path: OutboundPath) -> None:
    found = refusal_of("0085212345678", ring_back(path, Presentation.VOUCHED), BUILTIN, OWN)
    assert found is not None
    assert found.reason == "country"


@st.composite
def settable(draw: st.DrawFn) -> OutboundPolicy:
    """Any policy that people can save, the most generous among them."""
    kinds = st.lists(st.sampled_from(SELECTABLE), unique=True).map(tuple)
    prefixes = st.lists(st.from_regex(r"\A[1-9]\d{2,5}\Z"), max_size=4).map(tuple)
    rules = st.builds(RoleRule, kinds, prefixes)
    citizens = st.builds(RoleRule, st.just((NumberKind.MOBILE, NumberKind.LOCAL, NumberKind.ABROAD)))
    roles = {role: draw(citizens if role == CALL_BACK else rules) for role in ROLES}
    countries = st.lists(st.sampled_from(["00852", "0044", "0088", "001", "0090"]), max_size=5).map(tuple)
    return OutboundPolicy(roles=roles, countries=draw(countries))


@given(settable(), st.sampled_from(HOSTILE), st.sampled_from(ROLES))
def test_whatever_people_set_nobody_rings_what_nobody_may_ring(policy: OutboundPolicy, raw: str, role: str) -> None:
    number = dialable(raw)
    assert not what_is_wrong(policy)
    if number is not None and kind_of(number, OWN) in NEVER:
        assert reason(number, policy, role) == "kind"


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("13800138000", NumberKind.MOBILE),
        ("+8613800138000", NumberKind.MOBILE),
        ("16621234567", NumberKind.MOBILE),
        ("17012345678", NumberKind.MOBILE),
        ("19212345678", NumberKind.MOBILE),
        ("01062345678", NumberKind.LOCAL),
        ("62345678", NumberKind.LOCAL),
        ("075512345678", NumberKind.UNKNOWN),
        ("075582345678", NumberKind.FIXED),
        ("03112345678", NumberKind.FIXED),
        ("031182345678", NumberKind.FIXED),
        ("4001234567", NumberKind.SHARED),
        ("8001234567", NumberKind.FREE),
        ("12348", NumberKind.GOVERNMENT),
        ("031112333", NumberKind.GOVERNMENT),
        ("12345", NumberKind.GOVERNMENT),
        ("95588", NumberKind.COMPANY),
        ("955123", NumberKind.COMPANY),
        ("10010", NumberKind.COMPANY),
        ("114", NumberKind.ENQUIRIES),
        ("110", NumberKind.EMERGENCY),
        ("12333", NumberKind.OWN),
        ("01012333", NumberKind.OWN),
        ("1001", NumberKind.INTERNAL),
        ("+85212345678", NumberKind.ABROAD),
        ("0019001234567", NumberKind.PREMIUM),
        ("00881612345678", NumberKind.SATELLITE),
        ("16812345", NumberKind.PREMIUM),
        ("16812345678", NumberKind.PREMIUM),
        ("01016812345", NumberKind.PREMIUM),
        ("1791113800138000", NumberKind.TRANSIT),
        ("95013123456", NumberKind.TRANSIT),
        ("17401234567", NumberKind.SATELLITE),
        ("96156", NumberKind.LOCAL_SERVICE),
        ("99999999999999999999", NumberKind.UNKNOWN),
    ],
)
def test_each_number_is_of_a_kind(raw: str, kind: NumberKind) -> None:
    number = dialable(raw)
    assert number is not None
    assert kind_of(number, OWN) is kind


@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("110", "紧急电话"),
        ("12333", "本热线"),
        ("1001", "内部号码"),
        ("0085212345678", "国际长途"),
        ("16812345", "收费"),
        ("1791113800138000", "接入号"),
    ],
)
def test_the_agent_reads_why(number: str, message: str) -> None:
    assert message in text(number)


def test_only_what_a_citizen_can_have_is_rung_back() -> None:
    assert can_have_called("13800138000")
    assert can_have_called("01062345678")
    assert not can_have_called("95588")
    assert not can_have_called("4001234567")


@pytest.mark.parametrize(
    ("role", "rings", "does_not_ring"),
    [
        ("agent", ["13800138000", "62345678", "12348", "95588", "4001234567", "114"], ["96156", "0085212345678"]),
        ("leader", ["13800138000", "62345678", "12348", "95588", "4001234567", "114"], ["96156", "0085212345678"]),
        (OPEN_INTERFACE, ["13800138000", "62345678", "075582345678"], ["12348", "95588", "4001234567", "114"]),
        (CALL_BACK, ["13800138000", "62345678", "075582345678"], ["12348", "95588", "4001234567", "114"]),
        ("reviewer", [], ["13800138000", "62345678", "12348"]),
    ],
)
def test_each_role_rings_what_it_is_for(role: str, rings: list[str], does_not_ring: list[str]) -> None:
    assert [number for number in rings if reason(number, BUILTIN, role)] == []
    assert [number for number in does_not_ring if not reason(number, BUILTIN, role)] == []


def test_a_person_with_two_roles_rings_what_either_may() -> None:
    roles = {"agent": RoleRule((NumberKind.MOBILE,)), "duty": RoleRule((NumberKind.LOCAL,))}
    policy = OutboundPolicy(roles=roles)
    assert reason("13800138000", policy, "agent", "duty") == reason("62345678", policy, "agent", "duty") == ""
    assert reason("62345678", policy, "agent") == "role"


def test_a_prefix_opens_numbers_of_one_role_and_closes_them_for_all() -> None:
    policy = OutboundPolicy(roles={"agent": RoleRule((NumberKind.MOBILE,), ("96156",))}, denied=("1380013",))
    assert reason("96156", policy) == ""
    assert reason("96160", policy) == "role"
    assert reason("13800138000", policy) == "denied"
    assert reason("13900138000", policy) == ""


def test_abroad_needs_the_kind_and_the_country() -> None:
    may = RoleRule((NumberKind.ABROAD,))
    policy = OutboundPolicy(roles={"leader": may, "agent": RoleRule()}, countries=("00852",))
    assert reason("0085212345678", policy, "leader") == ""
    assert reason("0044123456789", policy, "leader") == "country"
    assert reason("0085212345678", policy, "agent") == "role"
    assert reason("0085212345678", OutboundPolicy(roles={"leader": may}), "leader") == "country"


def test_a_service_number_or_a_named_partner_is_shared_number() -> None:
    policy = OutboundPolicy(roles={"agent": RoleRule((NumberKind.LOCAL,), ("01062345678",))})
    assert is_shared_number("12348", dialler("agent"), policy, OWN)
    assert is_shared_number("01062345678", dialler("agent"), policy, OWN)
    assert not is_shared_number("01062345679", dialler("agent"), policy, OWN)
    assert not is_shared_number("13800138000", dialler("agent"), policy, OWN)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"roles": {"agent": RoleRule((NumberKind.PREMIUM,))}}, "一律不能拨打"),
        ({"roles": {"agent": RoleRule((), ("12",))}}, "3 到 20 位数字"),
        ({"roles": {"agent": RoleRule((), ("0085",))}}, "国家和地区"),
        ({"roles": {CALL_BACK: RoleRule((NumberKind.COMPANY,))}}, "排队回拨"),
        ({"denied": ("168a",)}, "禁拨号段"),
        ({"countries": ("852",)}, "00852"),
        ({"denied": tuple(str(1000 + n) for n in range(51))}, "最多 50 个"),
        ({"limits": replace(BUILTIN.limits, agent_hour=0)}, "填 1 到 300"),
        ({"limits": replace(BUILTIN.limits, agent_hour=200, agent_day=100)}, "不能多于"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(wrong: dict[str, object], message: str) -> None:
    assert message in what_is_wrong(replace(BUILTIN, **wrong))


def test_what_is_builtin_can_be_saved() -> None:
    assert what_is_wrong(BUILTIN) == ""
