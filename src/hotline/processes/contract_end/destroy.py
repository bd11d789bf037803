"""``hotline destroy``: at the end of the contract, destroy everything that the installation stores, and certify it.

``--request REASON`` asks for the approval of a second person, who decides on the page 审批. ``--manifest`` is the SM3
of the hand-over's manifest, as the client's receipt states it, and ``--received-by`` who received it: both are part of
what is approved. Then, as root: ``--certificate-to FOLDER``, with ``--stop`` while the platform runs. The keys go
first, then database, bus, archive, recordings, all other files, backups. Broken off, the same command goes on.
**There is no way back.**
"""

import argparse
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import psycopg
from botocore.exceptions import BotoCoreError, ClientError
from rich.console import Console

from hotline.infrastructure.archive import StoreAway
from hotline.infrastructure.settings import settings
from hotline.infrastructure.settings_files import secrets_file, settings_file
from hotline.infrastructure.sm2 import SigningFailed, public_key_file
from hotline.kernel.errors import Refused
from hotline.processes.contract_end import certificate, tables
from hotline.processes.contract_end.contents import Contents, Unlisted
from hotline.processes.contract_end.remains import TITLES, Remains, finish
from hotline.processes.foreground import set_up_django
from hotline.processes.single.layout import CODE, Layout
from hotline.processes.single.supervisor import Supervisor

console = Console(highlight=False, soft_wrap=True)
ORDER = "order.json"
#: Subjects whose events after the hand-over would be lost; others are of the platform itself.
OF_CITIZENS = ("call", "case", "chat", "item", "text", "callback", "fax")


def main(arguments: list[str]) -> int:
    """0: done. 1: refused or failed, and the message says what to do. 2: wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        if options.request:
            return _request(options)
        if options.certificate_to is None:
            console.print("请写明 --certificate-to 文件夹：销毁证明写在那里，不能在安装文件夹或备份里。")
            return 2
        return Destruction(options).run()
    except (Refused, Unlisted, StoreAway, SigningFailed) as failure:
        console.print(f"[red]未完成：[/]{failure}")
    except psycopg.OperationalError:
        console.print("[red]未完成：[/]数据库无应答，请查看 hotline logs postgres。")
    except (OSError, BotoCoreError, ClientError) as error:
        console.print(f"[red]未完成：[/]{error}。排除后用同一命令继续。")
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "hotline destroy", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--by", required=True, metavar="NUMBER", help="staff number of who requested it")
    parser.add_argument("--manifest", required=True, metavar="SM3", help="digest of the hand-over's manifest")
    parser.add_argument("--received-by", required=True, metavar="NAME", help="who received it, as on the receipt")
    parser.add_argument("--request", metavar="REASON", default="", help="ask a second person for approval")
    parser.add_argument("--password-file", type=Path, help="with --request: instead of typing the password")
    parser.add_argument("--certificate-to", type=Path, metavar="FOLDER", help="outside of what is destroyed")
    parser.add_argument("--stop", action="store_true", help="stop the platform if it runs")
    parser.add_argument("--newer-too", action="store_true", help="also what came after the hand-over")
    return parser


def _about(options: argparse.Namespace) -> str:
    return f"hand-over/{options.manifest}"


def _request(options: argparse.Namespace) -> int:
    set_up_django("destroy")
    from hotline.domains.platform.approvals.actions import requests
    from hotline.domains.platform.approvals.rules.kinds import ApprovalKind
    from hotline.processes.contract_end import approval

    by = approval.requester(options.by)
    approval.prove(options.by, options.password_file)
    _handed_over(options)
    row = requests.submit(
        by=by,
        kind=ApprovalKind.DESTRUCTION,
        about=_about(options),
        title="销毁全部数据（不可恢复）",
        reason=options.request,
        payload={"received_by": options.received_by},
        facts=[("移交清单 SM3", options.manifest), ("签收人", options.received_by)],
    )
    console.print(f"[green]✓[/] 已申请（{row.pk}）。另一人在“审批”中批准后，24 小时内执行 hotline destroy …")
    return 0


def _handed_over(options: argparse.Namespace) -> int:
    """The event log's position at the hand-over of this digest. Raises Refused when there was none."""
    from hotline.infrastructure.models import AuditRow

    row = AuditRow.objects.filter(action="contract.handed_over", about=_about(options), outcome="done").first()
    if row is None:
        raise Refused("没有这份移交：--manifest 与本系统移交时打印的 SM3 不符。请与签收单核对。")
    return int(row.detail["log_position"])


def close_pools() -> None:
    """The database is about to go: no thread may try to reach it again."""
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.close()
        cast(Any, connection).close_pool()


class Destruction:
    """``order.json`` in the certificate's folder says what was ordered and how far it is, until it is over."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._folder: Path = options.certificate_to.absolute()
        self._order_file = self._folder / ORDER

    def run(self) -> int:
        if os.geteuid() != 0:
            raise Refused("请用 root 执行：要停止平台、删除各用户的文件。")
        if (self._folder / certificate.JSON).exists():
            return self._finish_certified()
        layout = Layout(settings())
        order = self._known(layout) if self._order_file.exists() else self._ordered(layout)
        remains = Remains(layout)
        if "parts" not in order:
            order["parts"] = {part: vars(count) for part, count in remains.count().items()}
            self._store(order)
        for part, (title, how) in TITLES.items():
            with console.status(f"{title} …") as line:
                remains.end(part, line.update)
            console.print(f"[green]✓[/] {title}：{how}，{order['parts'][part]['files']:,} 个文件")
        if left := remains.left():
            raise Refused(f"还留有 {len(left)} 个文件，例如 {left[0]}。请确认没有程序在写，再用同一命令继续。")
        digest = certificate.write(self._folder, order, remains.signing)
        remains.finish()
        return self._over(digest)

    def _known(self, layout: Layout) -> dict[str, Any]:
        order: dict[str, Any] = json.loads(self._order_file.read_text())
        expected = (str(layout.data), self._options.manifest, self._options.received_by)
        if (order["data"], order["manifest"], order["received_by"]) != expected:
            raise Refused(f"{self._order_file} 是另一次销毁的。请换一个文件夹，或按原来的参数继续。")
        self._stop(layout)
        console.print("继续未完成的销毁。")
        return order

    def _ordered(self, layout: Layout) -> dict[str, Any]:
        """Everything that is checked before the first byte goes; then the platform is stopped."""
        self._check_place(layout)
        if Supervisor(layout).is_there() and not self._options.stop:
            raise Refused("平台正在运行。请确认通话都已结束，再加 --stop 停止并销毁。")
        self._start_database(layout)
        set_up_django("destroy")
        order = self._approved(layout)
        self._folder.mkdir(parents=True, exist_ok=True)
        self._store(order)
        self._stop(layout)
        return order

    def _check_place(self, layout: Layout) -> None:
        """Nothing of others is destroyed: raises Unlisted for what the list of what we store does not know."""
        folder, backup = self._folder.resolve(), layout.settings.backup.to
        if layout.data.exists():
            Contents.read().check("folder", [path.name for path in layout.data.iterdir()])
        inside = [layout.data.resolve(), *([Path(backup).resolve()] if backup.startswith("/") else [])]
        if any(folder.is_relative_to(place) for place in inside):
            raise Refused("销毁证明不能写在要销毁的文件夹里，请换一处。")

    def _start_database(self, layout: Layout) -> None:
        """Approval and hand-over stand in the database."""
        if Supervisor(layout).is_there():
            return
        command = [sys.executable, "-m", "hotline.processes.cli", "up", "--detach", "--parts", "postgres"]
        ran = subprocess.run(command, cwd=CODE, capture_output=True, text=True)
        if ran.returncode:
            raise Refused(f"数据库没有启动，不能核对审批和移交。请先启动平台：{ran.stdout[-300:]}")

    def _approved(self, layout: Layout) -> dict[str, Any]:
        from hotline.domains.platform.approvals.rules.kinds import ApprovalKind
        from hotline.processes.contract_end import approval

        position = _handed_over(self._options)
        facts = self._facts(layout, position)
        by = approval.requester(self._options.by)
        used = approval.use(
            by, ApprovalKind.DESTRUCTION, _about(self._options), "contract.destroy", self._check_receipt
        )
        close_pools()
        return facts | {
            "by": by.number,
            "by_name": by.name,
            "approved_by": used.decided_by,
            "approved_by_name": used.decided_name,
            "reason": used.reason,
        }

    def _check_receipt(self, payload: dict[str, Any]) -> None:
        """Raises Refused: then the approval is not used up."""
        if payload["received_by"] != self._options.received_by:
            raise Refused(f"签收人与批准的不符：批准的是“{payload['received_by']}”。请与签收单核对。")

    def _facts(self, layout: Layout, position: int) -> dict[str, Any]:
        place, kinds = layout.settings.place, list(OF_CITIZENS)
        with tables.snapshot(layout.settings) as snapshot:
            newer = snapshot.number(
                "SELECT count(*) FROM eventlog_loggedevent WHERE position > %s AND NOT test"
                " AND split_part(subject, '/', 1) = ANY(%s)",
                position,
                kinds,
            )
            if newer and not self._options.newer_too:
                raise Refused(
                    f"移交之后又有 {newer:,} 个通话、工单或咨询的事件。请重新移交；确认不要的，加 --newer-too。"
                )
            counted = snapshot.row_counts()
        return {
            "site": place.site,
            "node": place.node,
            "data": str(layout.data),
            "backup": layout.settings.backup.to,
            "archive": layout.settings.storage.url,
            "manifest": self._options.manifest,
            "received_by": self._options.received_by,
            "newer_events": newer,
            "rows": sum(counted.values()),
            "calls": counted.get("calls_callrecord", 0),
            "events": counted.get("eventlog_loggedevent", 0),
            "started_at": datetime.now(UTC).isoformat(),
            "paths": [str(path) for path in self._last(layout)],
        }

    def _last(self, layout: Layout) -> list[Path]:
        signing = layout.settings.audit.key_file(layout.data).absolute()
        return [signing, public_key_file(signing), secrets_file().absolute(), settings_file().absolute()]

    def _stop(self, layout: Layout) -> None:
        supervisor = Supervisor(layout)
        if supervisor.is_there():
            with console.status("正在停止平台……"):
                supervisor.shut_down()
            console.print("[green]✓[/] 平台已停止")

    def _store(self, order: dict[str, Any]) -> None:
        fresh = self._order_file.with_suffix(".new")
        fresh.write_text(json.dumps(order, ensure_ascii=False, indent=1))
        fresh.rename(self._order_file)

    def _finish_certified(self) -> int:
        """The certificate is there; what it was signed with may still be. The settings may be gone."""
        if not self._order_file.exists():
            raise Refused(f"{self._folder} 已有一份销毁证明，请换一个文件夹。")
        order = json.loads(self._order_file.read_text())
        finish([Path(path) for path in order["paths"]], Path(order["data"]))
        return self._over("")

    def _over(self, digest: str) -> int:
        self._order_file.unlink()
        console.print(f"[green]✓[/] 已全部销毁。销毁证明在 {self._folder}{f'，SM3 {digest}' if digest else ''}")
        return 0
