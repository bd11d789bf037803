"""``hotline verify-log``: read the event log from the beginning and recompute its hash chain."""

from hotline.processes.foreground import set_up_django


def main(arguments: list[str]) -> int:
    """0: the chain holds, 1: the first position that does not fit is named."""
    set_up_django("verify-log")
    from hotline.infrastructure.eventlog.log import parked, verify

    verdict = verify()
    if verdict.broken_at is None:
        print(f"事件日志完整：{verdict.events} 条，摘要链无断裂；另有搁置 {parked()} 条")
        return 0
    print(f"事件日志在第 {verdict.broken_at} 条断开：{verdict.why}")
    return 1
