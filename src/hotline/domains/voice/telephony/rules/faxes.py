"""The switch's report about a received fax. Its texts come from an unknown machine and are not trusted."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

MAX_PAGES = 999
#: T.30 allows 20 characters: digits, space, + and whatever else a machine was given.
STATION = re.compile(r"[\w+ ().-]{1,20}", re.ASCII)
NOT_A_WORD = re.compile(r"[^A-Za-z0-9 ,.:-]")
LONGEST_REASON = 80


@dataclass(frozen=True)
class FaxReport:
    """A received fax. ``station`` is the sending machine's name for itself, "" when it has none fit to be shown."""

    dialed: str
    complete: bool
    pages: int
    station: str
    why: str


def fax_report(arguments: list[str]) -> FaxReport:
    """Parse a fax's result. ``arguments``: number dialled, status, pages, station, error; any may be missing.

    Station and error are percent-encoded.
    """
    dialed, status, pages, station, why, *_ = [*arguments, "", "", "", "", ""]
    count = min(int(pages), MAX_PAGES) if pages.isdecimal() and pages.isascii() else 0
    called = unquote(station, errors="replace").strip()
    return FaxReport(
        dialed=dialed if dialed.isdecimal() else "",
        complete=status == "SUCCESS" and count > 0,
        pages=count,
        station=called if STATION.fullmatch(called) else "",
        why=NOT_A_WORD.sub("", unquote(why, errors="replace"))[:LONGEST_REASON],
    )


def fax_file(channel: str) -> str:
    """The name of the TIFF in the spool, as the dialplan makes it from the channel's."""
    return f"fax-{channel}.tif"
