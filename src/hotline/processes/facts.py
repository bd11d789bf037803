"""``hotline facts``: lists the closed periods of facts.

``--close`` writes periods that are over. ``--rewrite`` writes the files of a day again. ``--rebuild`` computes all
facts again from the log and compares.
"""

import argparse
from datetime import UTC, date, datetime

from hotline.processes.foreground import set_up_django


def main(arguments: list[str]) -> int:
    """Exit status 1 with ``--rebuild``: a closed period differs from the facts in the log."""
    parser = argparse.ArgumentParser(prog="hotline facts", description=__doc__)
    doing = parser.add_mutually_exclusive_group()
    doing.add_argument("--close", action="store_true", help="write days and months that are over, and corrected ones")
    doing.add_argument(
        "--rewrite", type=date.fromisoformat, metavar="DAY", help="write the closed files that hold the day once more"
    )
    doing.add_argument(
        "--rebuild", action="store_true", help="fold all facts anew and compare closed periods byte by byte"
    )
    options = parser.parse_args(arguments)
    set_up_django("facts")
    now = datetime.now(UTC)
    if options.rebuild:
        return _rebuild(now)
    if options.close:
        _close(now)
    if options.rewrite:
        _rewrite(options.rewrite, now)
    _show()
    return 0


def _rebuild(now: datetime) -> int:
    from hotline.domains.insight.analytics.actions.rebuild import rebuild

    rebuilt = rebuild(now)
    for each in rebuilt:
        print(f"{each.file}  {each.rows:,} 行  {'逐字节一致' if each.same else '与封存的不同'}")
    return 0 if all(each.same for each in rebuilt) else 1


def _close(now: datetime) -> None:
    from hotline.domains.insight.analytics.actions.closing_periods import close_due, rewrite_corrected
    from hotline.domains.insight.analytics.actions.month_sums import refresh_sums

    close_due(now)
    rewrite_corrected(now)
    refresh_sums()


def _rewrite(day: date, now: datetime) -> None:
    from hotline.domains.insight.analytics.actions.closing_periods import rewrite_day

    rewrite_day(day, now)


def _show() -> None:
    from hotline.domains.insight.analytics.queries.closed import closed_periods

    for period in closed_periods():
        size = f"{period.size / 1e6:.1f} MB"
        print(
            f"{period.file}  {period.rows:,} 行  {size}  SM3 {period.digest[:16]}…  {period.written_at:%Y-%m-%d %H:%M}"
        )
