"""``hotline trace-recording FILE``: whose copy of a recording this is, by the mark in its sound."""

import argparse
from pathlib import Path

from hotline.processes.foreground import set_up_django


def main(arguments: list[str]) -> int:
    """Exit status 0: the downloader was found; 1: the file has no watermark, or one of an unknown download."""
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
    if found.download is None:
        print("声音里没有找到水印" if found.number is None else f"水印 {found.number}，没有这次下载")
        return 1
    row = found.download
    print(f"声音水印：下载号 {row.pk}，{row.by} {row.name}，{row.at.astimezone(BEIJING):%Y-%m-%d %H:%M:%S}")
    print(f"通话：{row.call}")
    print(f"原因：{row.reason}")
    print("与发出的文件逐字节一致" if found.unchanged else "与发出的文件不同：转过格式、剪过或改过")
    return 0
