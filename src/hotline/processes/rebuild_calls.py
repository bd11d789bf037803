"""``hotline rebuild-calls``: fold the call records anew from the event log and prove that nothing changed."""

from hotline.processes.foreground import set_up_django


def main(arguments: list[str]) -> int:
    """Prints the digest of the tables before and after. 0: equal, 1: they differed and are right now."""
    set_up_django("rebuild-calls")
    from hotline.domains.voice.records.actions.fold import rebuild
    from hotline.domains.voice.records.queries.consistency import digest

    before = digest()
    calls = rebuild()
    after = digest()
    print(f"{calls} 通话单已按事件日志重建")
    print(f"重建前 {before}\n重建后 {after}\n{'逐字节一致' if before == after else '与重建前不同'}")
    return 0 if before == after else 1
