"""What is strange about a sign-in, by a table, and what is never."""

from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.platform.accounts.rules.strange_places import Place, Strange, network_of, strange_about
from hotline.kernel.masking import mask_address

MORNING = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)  # nine o'clock in Beijing
EDGE, FIREFOX = "Edge 128 · Windows", "Firefox 130 · Linux"
OFFICE, HOME, ABROAD = "10.20.0.8", "114.240.1.7", "203.0.113.9"
AT_WORK = [Place(OFFICE, EDGE, MORNING - timedelta(days=day)) for day in range(1, 13)]


@pytest.mark.parametrize(
    ("address", "device", "hour", "before", "expected"),
    [
        (OFFICE, EDGE, 0, AT_WORK, []),
        ("10.99.9.9", EDGE, 0, AT_WORK, []),  # any place of the offices is known
        (OFFICE, "Edge 129 · Windows", 0, AT_WORK, []),  # brought up to date
        (OFFICE, FIREFOX, 0, AT_WORK, [Strange.DEVICE]),
        (ABROAD, EDGE, 0, AT_WORK, [Strange.NETWORK]),
        (ABROAD, FIREFOX, 18, AT_WORK, [Strange.NETWORK, Strange.DEVICE, Strange.HOURS]),
        (OFFICE, EDGE, 2, AT_WORK, []),
        (OFFICE, EDGE, 3, AT_WORK, [Strange.HOURS]),
        (OFFICE, EDGE, -2, AT_WORK, []),
        (OFFICE, EDGE, 12, AT_WORK[:9], []),  # too few to know the usual hours
        (HOME, EDGE, 0, [Place("114.240.1.200", EDGE, MORNING)], []),  # the network was there before
        (OFFICE, EDGE, 0, [], []),  # the first time of all
        (ABROAD, EDGE, 0, [], [Strange.NETWORK]),
        ("2001:db8:1:2::9", EDGE, 0, [Place("2001:db8:1:2:ffff::1", EDGE, MORNING)], []),
        ("2001:db8:1:3::9", EDGE, 0, [Place("2001:db8:1:2:ffff::1", EDGE, MORNING)], [Strange.NETWORK]),
    ],
)
def test_what_is_strange(address: str, device: str, hour: int, before: list[Place], expected: list[Strange]) -> None:
    here = Place(address, device, MORNING + timedelta(hours=hour))
    assert strange_about(here, before, at_office=address.startswith("10.")) == expected


@given(st.ip_addresses(), st.datetimes(), st.integers(1, 20))
def test_the_same_place_again_at_the_same_hour_is_never_strange(address: object, at: datetime, times: int) -> None:
    here = Place(str(address), EDGE, at.replace(tzinfo=UTC))
    assert strange_about(here, [here] * times, at_office=False) == []


@given(st.ip_addresses(), st.integers(0, 255))
def test_a_masked_address_tells_its_network_at_most(address: IPv4Address | IPv6Address, other: int) -> None:
    neighbour = type(address)((int(address) & ~255) | other)
    assert mask_address(str(address)) == mask_address(str(neighbour))


def test_what_is_no_address_is_hidden() -> None:
    assert (mask_address("unix:"), mask_address("")) == ("***", "")
    assert mask_address("10.20.0.8") == "10.20.0.*"
    assert network_of("unix:") == "unix:"
