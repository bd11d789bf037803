"""``hotline trace-recording FILE``: who took this sound, by download or while listening, by the mark in it."""

import argparse
from pathlib import Path

from hotline.processes.foreground import set_up_django

KINDS = {"call": "通话", "item": "留言", "case": "工单附件", "accident": "安全事故证据"}


def main(arguments: list[str]) -> int:
    """Exit status 0: the person was found; 1: the file has no watermark, or an unknown one."""
    parser = argparse.ArgumentParser(prog="hotline trace-recording")
    parser.add_argument("file", type=Path)
    options = parser.parse_args(arguments)
    set_up_django("trace-recording")
    from hotline.domains.voice.recordings.queries.traces import trace
    from hotline.kernel.clock import BEIJING
    from hotline.kernel.errors import Invalid

    try:
        found = trace(options.file)
    except Invalid as error:
        print(error.message)
        return 1
    print(f"文件自述：{found.comment or '无'}")
    row, about = found.download or found.listening, found.about
    if row is None:
        print("声音里没有找到水印" if found.number is None else f"水印 {found.number}，没有这次下载或收听")
        return 1
    what = "下载号" if found.download else "收听号"
    print(f"声音水印：{what} {row.pk}，{row.by} {row.name}，{row.at.astimezone(BEIJING):%Y-%m-%d %H:%M:%S}")
    kind, _, id = about.partition("/")
    print(f"{KINDS[kind]}：{id}")
    print(f"原因：{row.reason or '未填，此人收听无需事由'}")
    if found.download:
        print("与发出的文件逐字节一致" if found.unchanged else "与发出的文件不同：转过格式、剪过或改过")
    return 0
