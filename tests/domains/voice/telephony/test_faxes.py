"""The switch's report about a fax, read strictly, because its texts come from an unknown machine."""

from urllib.parse import quote

import pytest

from hotline.domains.voice.telephony.rules.faxes import FaxReport, fax_file, fax_report


def arguments(dialed: str, status: str, pages: str, station: str = "", why: str = "") -> list[str]:
    return [dialed, status, pages, quote(station, safe=""), quote(why, safe="")]


def test_a_complete_fax_says_its_pages_and_the_station() -> None:
    assert fax_report(arguments("12333900", "SUCCESS", "3", "+86 10 65000003")) == FaxReport(
        "12333900", True, 3, "+86 10 65000003", ""
    )


def test_a_broken_off_fax_says_why_and_what_came() -> None:
    report = fax_report(arguments("12333900", "FAILED", "1", "", "The call dropped prematurely"))
    assert (report.complete, report.pages, report.why) == (False, 1, "The call dropped prematurely")


def test_no_page_is_no_fax_whatever_the_status_says() -> None:
    assert not fax_report(arguments("12333900", "SUCCESS", "0")).complete


@pytest.mark.parametrize("arguments", [[], [""], ["12333900"], ["12333900", "", "", "", "", "more", "still more"]])
def test_what_is_missing_or_too_much_is_a_fax_of_no_pages(arguments: list[str]) -> None:
    report = fax_report(arguments)
    assert (report.complete, report.pages, report.station) == (False, 0, "")


@pytest.mark.parametrize("station", ["<b>1</b>", "A" * 21, "10\n65", "工号", "${SHELL(id)}", "%00"])
def test_a_station_that_says_nothing_fit_to_be_shown_is_left_out(station: str) -> None:
    assert fax_report(arguments("12333900", "SUCCESS", "1", station)).station == ""


@pytest.mark.parametrize("pages", ["-1", "1e3", "", "many", "３"])
def test_pages_that_are_no_count_are_none(pages: str) -> None:
    assert fax_report(arguments("12333900", "SUCCESS", pages)).pages == 0


def test_the_reason_keeps_words_only() -> None:
    assert fax_report(arguments("12333900", "FAILED", "0", "", "<i>bad</i> \r\n line" + "x" * 200)).why.startswith(
        "ibadi  line"
    )
    assert len(fax_report(arguments("12333900", "FAILED", "0", "", "x" * 200)).why) == 80


def test_the_file_is_named_as_the_dialplan_names_it() -> None:
    assert fax_file("bj1a-1795559891.3") == "fax-bj1a-1795559891.3.tif"
