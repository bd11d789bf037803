"""``hotline quarantine``: infected uploads that were refused; ``--destroy ID`` removes the content of one."""

import argparse

from hotline.kernel.clock import BEIJING
from hotline.kernel.errors import NotFound
from hotline.processes.foreground import set_up_django


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser("hotline quarantine", description="Infected uploads: list them, destroy one.")
    parser.add_argument("--destroy", metavar="ID", help="remove the content of this one; its row stays")
    options = parser.parse_args(arguments)
    set_up_django("quarantine")
    return _destroy(options.destroy) if options.destroy else _list()


def _list() -> int:
    from hotline.infrastructure.models import QuarantinedFile

    for row in QuarantinedFile.objects.filter(kind=QuarantinedFile.Kind.VIRUS).order_by("-at").iterator():
        stored = "" if row.file else "（内容未保存或已销毁）"
        print(f"{row.pk}  {row.at.astimezone(BEIJING):%Y-%m-%d %H:%M}  {row.by}  {row.signature}  {row.name}{stored}")
    return 0


def _destroy(id: str) -> int:
    from hotline.infrastructure.uploads.quarantine import destroy

    try:
        row = destroy(by="system", id=id)
    except NotFound as refusal:
        print(refusal.message)
        return 1
    print(f"已销毁：{row.name}")
    return 0
