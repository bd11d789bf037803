"""Which number a call presents and who vouches for it: what the carrier's headers say, by its setting."""

import pytest

from hotline.domains.voice.telephony.rules.outbound_policy import OutboundPolicy, rings_back
from hotline.domains.voice.telephony.rules.presentation import IdentityHeaders, Presentation, presented

VOUCHED, CLAIMED, UNSCREENED, WITHHELD = Presentation
MOBILE, OTHER = "13800138000", "13911112222"
FROM = f'"王女士" <sip:{MOBILE}@carrier.example;user=phone>;tag=1'
HIDDEN = '"Anonymous" <sip:anonymous@anonymous.invalid>;tag=1'


def asserted(*values: str, privacy: str = "", sender: str = FROM) -> IdentityHeaders:
    return IdentityHeaders(privacy, values, (), sender)


def party(value: str) -> IdentityHeaders:
    return IdentityHeaders("", (), (value,), FROM)


#: What the carrier sends, and the number and its presentation where the carrier is set to vouch.
TABLE: dict[str, tuple[IdentityHeaders, str | None, Presentation]] = {
    "From alone": (asserted(), MOBILE, CLAIMED),
    "From alone, bare": (asserted(sender=f"sip:{MOBILE}@c;tag=1"), MOBILE, CLAIMED),
    "From alone, with an escaped plus": (asserted(sender="<sip:%2B8613800138000@c>"), MOBILE, CLAIMED),
    "asserted": (asserted(f"<sip:{MOBILE}@c>"), MOBILE, VOUCHED),
    "asserted, and another claimed": (asserted(f"<sip:{OTHER}@c>"), OTHER, VOUCHED),
    "asserted as sip and tel": (asserted('"W, L" <sip:wang@c>, <tel:+86-138-0013-8000;x=1>'), MOBILE, VOUCHED),
    "asserted in a second header": (asserted("<sip:wang@c>", f"<tel:+86{MOBILE}>"), MOBILE, VOUCHED),
    "asserted, an address without user": (asserted("<sip:10.0.0.1>"), MOBILE, CLAIMED),
    "asserted in a name only": (asserted(f'"<sip:{OTHER}@c>" <sip:wang@c>'), MOBILE, CLAIMED),
    "asserted, quote without end": (asserted(f'"<sip:{OTHER}@c>'), MOBILE, CLAIMED),
    "asserted, validated": (asserted(f"<sip:{MOBILE};verstat=TN-Validation-Passed@c>"), MOBILE, VOUCHED),
    "asserted, not validated": (asserted(f"<tel:{MOBILE};verstat=TN-Validation-Failed>"), MOBILE, CLAIMED),
    "screened party": (party(f"<sip:{OTHER}@c>;party=calling;privacy=off;screen=yes"), OTHER, VOUCHED),
    "party not screened": (party(f"<sip:{OTHER}@c>;party=calling;screen=no"), OTHER, CLAIMED),
    "party that is called": (party(f"<sip:{OTHER}@c>;party=called;screen=yes"), MOBILE, CLAIMED),
    "private party": (party(f"<sip:{MOBILE}@c>;privacy=full;screen=yes"), None, WITHHELD),
    "asserted and private": (asserted(f"<sip:{MOBILE}@c>", privacy="id;critical"), None, WITHHELD),
    "asserted, privacy none": (asserted(f"<sip:{MOBILE}@c>", privacy="none"), MOBILE, VOUCHED),
    "asserted, and anonymous": (asserted(f"<sip:{MOBILE}@c>", sender=HIDDEN), None, WITHHELD),
    "no number": (asserted(sender="<sip:c>;tag=1"), None, WITHHELD),
    "nothing": (IdentityHeaders(), None, WITHHELD),
}


@pytest.mark.parametrize("case", TABLE)
def test_a_number_is_vouched_for_by_a_carrier_that_is_set_to_vouch_and_asserts_it(case: str) -> None:
    headers, number, presentation = TABLE[case]
    assert presented(headers, vouches=True) == (number, presentation)


@pytest.mark.parametrize("case", TABLE)
def test_nothing_is_vouched_for_by_a_carrier_that_is_not_set_to_vouch(case: str) -> None:
    headers, number, _ = TABLE[case]
    assert presented(headers, vouches=False) == (number, UNSCREENED if number else WITHHELD)


@pytest.mark.parametrize(("presentation", "is_dialled"), [(VOUCHED, True), (CLAIMED, False), (UNSCREENED, True)])
def test_a_number_that_the_carrier_would_vouch_for_and_does_not_is_not_rung_back(
    presentation: Presentation, is_dialled: bool
) -> None:
    assert rings_back(MOBILE, presentation, OutboundPolicy(), "12333") is is_dialled
