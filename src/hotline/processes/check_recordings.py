"""``hotline check-recordings``: the nightly check, now."""

import argparse

from hotline.processes.foreground import set_up_django

UNLIMITED = 10**9


def main(arguments: list[str]) -> int:
    """Check the archive. Exit status 0: all recordings are well; 1: some are not, and an alarm was raised."""
    parser = argparse.ArgumentParser(prog="hotline check-recordings")
    reading = parser.add_mutually_exclusive_group()
    reading.add_argument("--minutes", type=float, help="how long to read files to their end (default: by the settings)")
    reading.add_argument("--all", action="store_true", help="read every file, however long it takes")
    options = parser.parse_args(arguments)
    set_up_django("check-recordings")
    from hotline.domains.voice.recordings.actions.night_check import check_archive
    from hotline.infrastructure.settings import settings

    minutes = settings().recordings.check_minutes if options.minutes is None else options.minutes
    run = check_archive(seconds=UNLIMITED if options.all else minutes * 60)
    print(f"查找 {run.listed} 段，通读 {run.read} 段，另 {run.left} 段未通读；新发现问题 {run.faults} 段")
    print(f"录音链断裂：{run.chain}" if run.chain else "录音链完整")
    if run.fault:
        print(run.fault)
    return 1 if run.faults or run.chain or run.fault else 0
