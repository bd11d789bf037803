"""``hotline keys``: the keys of personal data.

``status`` shows them with what still needs each. ``rotate`` makes new keys and has the rows sealed anew in the
background. ``reseal`` begins or goes on with that, here and now. ``destroy KEY`` ends a key of before; what only it
could open can never be read again.
"""

import argparse
import asyncio
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
from rich.console import Console
from rich.table import Table

from hotline.infrastructure.bus.buckets import DOWN
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.key_service.port import FamilyStatus, KeyStatus
from hotline.infrastructure.sealing import key_management
from hotline.infrastructure.settings import settings
from hotline.kernel.clock import BEIJING
from hotline.kernel.errors import Refused
from hotline.processes.foreground import set_up_django

if TYPE_CHECKING:
    from hotline.domains.platform.citizens.actions.keys import Loss
    from hotline.domains.platform.citizens.models import Resealing
    from hotline.domains.platform.citizens.queries.keys import Need

console = Console(highlight=False, soft_wrap=True)
PURPOSES = {"cipher": "密文", "index": "检索", "files": "录音和文件"}
EVERYTHING = "销毁全部个人数据"
#: Who did it, in the audit trail: nobody signs in at a terminal.
BY = "console"
#: A re-sealing without progress for so long stands still: no worker runs.
STUCK = timedelta(minutes=30)


def main(arguments: list[str]) -> int:
    """0: done, or all in order. 1: refused, not confirmed, or (status) something is not in order. 2: wrong usage."""
    options = _parser().parse_args(arguments)
    set_up_django("keys")
    try:
        match options.doing:
            case "status":
                return _status()
            case "rotate":
                return _rotate()
            case "reseal":
                return _reseal()
            case _:
                return _destroy_all(options) if options.all else _destroy(options)
    except FileNotFoundError:
        console.print(f"[red]没有密钥文件 {settings().keys_file}。[/]首次启动（hotline up）会生成它。")
        return 1
    except PermissionError:
        console.print("[red]只有 root 可以更换和销毁密钥。[/]请用 root 执行。")
        return 1
    except Refused as refused:
        console.print(f"[red]未执行：[/]{refused}")
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hotline keys", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    doing = parser.add_subparsers(dest="doing", required=True)
    doing.add_parser("status", help="the keys, what needs each, how far a re-sealing is")
    doing.add_parser("rotate", help="make new keys and begin to re-seal")
    doing.add_parser("reseal", help="re-seal in the foreground, with progress")
    destroying = doing.add_parser("destroy", help="destroy a key of before, or all")
    which = destroying.add_mutually_exclusive_group(required=True)
    which.add_argument("key", nargs="?", help="date of the key, as status shows it")
    which.add_argument("--all", action="store_true", help="destroy every key: no personal data can be read any more")
    destroying.add_argument("--files", action="store_true", help="the key of recordings and files of this date too")
    destroying.add_argument(
        "--confirm", metavar="TEXT", default="", help="instead of typing it: the key, or the sentence"
    )
    return parser


def _status() -> int:
    from hotline.domains.platform.citizens.actions.seal_renewal import tables
    from hotline.domains.platform.citizens.queries import keys as queries

    path, file = settings().keys_file, key_management().status()
    with console.status("正在统计各表……"):
        need = queries.needed(tables())
    console.print(f"密钥文件 {path}{'' if file.private else '  [red]权限过宽，应为 0600[/]'}")
    console.print(_families(file, need))
    lost = {
        dated
        for purpose, dates in (("cipher", need.ciphers), ("index", need.indexes))
        for dated in dates
        if dated and dated not in getattr(file, purpose).keys
    }
    for dated in sorted(lost):
        count = need.of(dated)
        console.print(f"[red]{count:,} 个值的密钥 {dated} 已不在，无法读取。[/]")
    run = queries.last_resealing()
    is_over = _progress(run, queries.rows_in(tables()))
    behind = _behind(file, need)
    if behind and is_over:
        console.print(f"还有 {behind:,} 个值不在当前密钥之下。后台每 10 分钟检查一次，也可以执行 hotline keys reseal。")
    console.print(
        "未绑定位置的旧密文：一律拒绝" if file.bound_only else f"未绑定位置的旧密文：暂时接受，还有 {need.unbound:,} 个"
    )
    return 1 if lost or behind or not is_over or not file.private else 0


def _families(file: KeyStatus, need: "Need") -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for title in ("用途", "密钥", "启用", "停用", "状态"):
        table.add_column(title)
    table.add_column("仍在使用的值", justify="right")
    for purpose, name in PURPOSES.items():
        family: FamilyStatus = getattr(file, purpose)
        for dated, dates in sorted(family.keys.items()):
            current = dated == family.current
            table.add_row(
                name,
                dated,
                _moment(dates.made),
                _moment(dates.retired),
                "[green]使用中[/]" if current else "已停用",
                _count(purpose, dated, file, need),
            )
    return table


def _count(purpose: str, dated: str, file: KeyStatus, need: "Need") -> str:
    match purpose:
        case "cipher":
            return f"{need.ciphers[dated].total():,}" if dated in need.ciphers else "0"
        case "index":
            undated = need.indexes.get("") if dated == (file.former_digest or file.index.current) else None
            return f"{sum(each.total() for each in (need.indexes.get(dated), undated) if each):,}"
        case _:
            return "随保存期"


def _behind(file: KeyStatus, need: "Need") -> int:
    """Values that can be read and are not under today's keys."""
    ciphers = sum(n.total() for d, n in need.ciphers.items() if d != file.cipher.current and d in file.cipher.keys)
    indexes = sum(
        n.total() for d, n in need.indexes.items() if d != file.index.current and (not d or d in file.index.keys)
    )
    return ciphers + indexes


def _progress(run: "Resealing | None", rows: int) -> bool:
    """Print how far the last re-sealing is. Returns whether none runs."""
    from hotline.domains.platform.citizens.queries.keys import rows_done

    if run is None:
        console.print("改封：未进行过")
        return True
    unreadable = f"，[red]{run.unreadable:,} 个值无法读取[/]" if run.unreadable else ""
    if run.finished_at is not None:
        console.print(f"改封：{run.dated} 于 {_moment(run.finished_at)} 完成，改封 {run.sealed:,} 个值{unreadable}")
        return True
    done = rows_done(run)
    share = f"约 {min(done * 100 // rows, 99)}%，" if rows else ""
    where = f"第 {run.round} 轮，{share}已过 {done:,} 行，改封 {run.sealed:,} 个值{unreadable}"
    console.print(f"改封：[yellow]{run.dated} 进行中[/]（{_moment(run.started_at)} 开始），{where}")
    if datetime.now(UTC) - run.started_at > STUCK:
        console.print("  若长时间没有进展，请确认 worker 在运行：hotline status")
    return False


def _rotate() -> int:
    from hotline.domains.platform.citizens.actions.keys import rotate

    dated = rotate(by=BY, now=datetime.now(UTC))
    console.print(f"[green]✓[/] 已生成密钥 {dated}：密文、检索、录音和文件各一把，新数据即时启用。")
    console.print("旧数据正在后台改封，其间新旧密钥都可检索。进度：hotline keys status")
    console.print(f"请立即备份 {settings().keys_file}；另有节点的，先把它复制过去。")
    return 0


def _reseal() -> int:
    from hotline.domains.platform.citizens.actions import seal_renewal
    from hotline.domains.platform.citizens.models import Resealing
    from hotline.domains.platform.citizens.queries import keys as queries

    if not Resealing.objects.filter(finished_at=None).exists():
        seal_renewal.begin(by=BY, now=datetime.now(UTC))
    rows = queries.rows_in(seal_renewal.tables())
    with console.status("改封中……") as line:
        while not seal_renewal.reseal(seconds=1):
            run = queries.last_resealing()
            if run is not None:
                line.update(f"改封中：第 {run.round} 轮，{queries.rows_done(run):,}/{max(rows, 1):,} 行……")
    return 0 if _progress(queries.last_resealing(), rows) else 1


def _destroy(options: argparse.Namespace) -> int:
    from hotline.domains.platform.citizens.actions.keys import destroy, loss_of

    with console.status("正在核对还有什么要用这把密钥……"):
        loss = loss_of(options.key, now=datetime.now(UTC), live_calls=_live_calls, files_too=options.files)
    console.print(f"将销毁密钥 [bold]{loss.dated}[/]{'（连同文件密钥）' if options.files else ''}。从此无法读取：")
    _print_loss(loss)
    if not _is_confirmed(options.confirm, loss.dated, "密钥名称"):
        return 1
    destroy(by=BY, loss=loss, files_too=options.files)
    console.print(f"[green]✓[/] 密钥 {loss.dated} 已覆写并删除，已记入审计。")
    _remind()
    return 0


def _destroy_all(options: argparse.Namespace) -> int:
    from hotline.domains.platform.citizens.actions.keys import destroy_all, loss_of_all

    with console.status("正在统计……"):
        loss = loss_of_all()
    console.print("[bold red]将销毁全部密钥。[/]所有个人数据从此无法读取，任何备份也不能恢复：")
    _print_loss(loss)
    if not _is_confirmed(options.confirm, EVERYTHING, "下面这句话"):
        return 1
    dated = destroy_all(by=BY, loss=loss, now=datetime.now(UTC))
    console.print(f"[green]✓[/] 全部密钥已覆写并删除，已记入审计。平台以新密钥 {dated} 继续运行。")
    _remind()
    return 0


def _print_loss(loss: "Loss") -> None:
    console.print(f"  · 事件日志里 {loss.events:,} 个事件中的号码和文字（其余内容不受影响）")
    if loss.values:
        console.print(f"  · 业务表里 {loss.values:,} 个值：号码、姓名、证件号、小结、会话、来往报文")
    if loss.files:
        console.print(f"  · {loss.files:,} 个录音、留言、传真和附件")
    console.print("  · 此前所做的数据库备份、总线备份里由它密封的内容")
    if loss.secrets:
        console.print("  · 改用新密钥以前发放、此后未更换的接口密钥和大屏链接：须重新发放")


def _is_confirmed(typed: str, expected: str, what: str) -> bool:
    if not typed and sys.stdin.isatty():
        typed = console.input(f"确认请输入{what} [bold]{expected}[/]：").strip()
    if typed == expected:
        return True
    console.print(f"未确认，什么也没有改变。无人值守时请加 --confirm {expected}")
    return False


def _remind() -> None:
    console.print("密钥文件的备份和其他节点上的副本不在本机，请另行销毁。")


def _live_calls(dated: str) -> int:
    """Calls of this moment with values under a key. Raises Refused while the bus does not answer."""
    try:
        return asyncio.run(_count_live(dated))
    except DOWN as error:
        raise Refused("总线无应答，不能确定在途的通话。请先启动平台，再销毁。", code="no_bus") from error


async def _count_live(dated: str) -> int:
    marks = (f'"cipher":"2:{dated}:'.encode(), f'"cipher":"{dated}:'.encode())
    async with Bus(settings(), "keys") as bus, asyncio.timeout(10):
        calls = await bus.bucket("calls", msgspec.Raw).items()
    return sum(any(mark in bytes(raw) for mark in marks) for raw in calls.values())


def _moment(at: datetime | None) -> str:
    return f"{at.astimezone(BEIJING):%Y-%m-%d %H:%M}" if at else "—"
