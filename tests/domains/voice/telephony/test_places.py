"""Where numbers are from, by the number plan."""

import gzip
import random

import phonenumbers
import pytest
from phonenumbers import geocoder
from phonenumbers.geodata import GEOCODE_DATA

from hotline.domains.voice.telephony.adapters.places import FILE, place_of
from tests.number_places import content


@pytest.mark.parametrize(
    ("number", "place"),
    [
        ("01012345678", "北京市"),
        ("13000000000", "山东省济南市"),
        ("+8613000000000", "山东省济南市"),
        ("008613000000000", "山东省济南市"),
        ("0016502530000", "美国"),
        ("+85221234567", "香港"),
        ("12333", ""),
        ("1001", ""),
        ("anonymous", ""),
        ("", ""),
    ],
)
def test_a_number_has_the_place_of_its_first_digits(number: str, place: str) -> None:
    assert place_of(number) == place


def test_the_places_delivered_are_those_of_the_library() -> None:
    assert gzip.decompress(FILE.read_bytes()).decode() == content(), "run python -m tests.number_places"
    chosen = random.Random(12333).sample([each for each in GEOCODE_DATA if each.startswith("86")], 2_000)
    for prefix in chosen:
        for length in (10, 11):
            number = prefix[2:].ljust(length, "4")
            expected = geocoder.description_for_number(phonenumbers.parse(number, "CN"), "zh")
            assert place_of(f"+86{number}") == expected, number
