"""``hotline backup``: setup, run, status, list, verify, keys; ``serve`` is the program that backs up without end."""

import argparse
import getpass
import os
import pwd
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rich.console import Console
from rich.table import Table

from hotline.infrastructure.backups import bundle, condition
from hotline.infrastructure.backups.repository import Repository
from hotline.infrastructure.backups.tools import BackupFailed, BackupUnderWay, Owner
from hotline.infrastructure.backups.wal import BaseBackup
from hotline.infrastructure.settings import Settings, settings
from hotline.infrastructure.settings_files import secrets_file, settings_file
from hotline.infrastructure.sm2 import public_key_file
from hotline.kernel.clock import BEIJING
from hotline.processes.backup import drill, service
from hotline.processes.backup.copies import Copies
from hotline.processes.backup.setup import set_up
from hotline.processes.single.layout import Layout, SetupError
from hotline.processes.single.people import APPLICATION

console = Console(highlight=False, soft_wrap=True)
#: While another base backup is under way.
SECONDS_BETWEEN_TRIES = 2.0


def main(arguments: list[str]) -> int:
    """0: done, or all in order. 1: failed, refused, or (status) not in order. 2: wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        if options.doing == "setup":
            return set_up(console, options.to)
        layout = Layout(settings())
        if not layout.settings.backup.to:
            raise BackupFailed("没有设置备份。执行 hotline backup setup --to /备份/文件夹")
        if options.doing == "keys":
            return _keys(layout, owner_of(layout), options.to, options.passphrase_file)
        doing: dict[str, Callable[[Copies, Layout], int]] = {
            "run": lambda copies, layout: _run(copies, layout, options.kind),
            "status": _status,
            "list": _list,
            "verify": _verify,
            "drill": _drill,
            "drills": _drills,
            "serve": lambda copies, layout: service.serve(copies, layout),
        }
        return doing[options.doing](Copies(layout, owner_of(layout)), layout)
    except (BackupFailed, SetupError) as failure:
        console.print(f"[red]未完成：[/]{failure}")
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("hotline backup", description=__doc__)
    doing = parser.add_subparsers(dest="doing", required=True)
    setting = doing.add_parser("setup", help="name the place of the backup and make it")
    setting.add_argument("--to", required=True, help="a folder, or s3://bucket/folder")
    running = doing.add_parser("run", help="copy everything now")
    running.add_argument("--kind", choices=("full", "diff", "incr"), default="", help="default: what is due")
    doing.add_parser("status", help="the newest restorable moment; 1 when it is old or a check failed")
    doing.add_parser("list", help="what can be restored")
    doing.add_parser("verify", help="read the backup and compare it with its checksums")
    doing.add_parser("drill", help="restore the newest backup into a scratch place and compare digests")
    doing.add_parser("drills", help="the reports of the drills; 1 when the last one did not pass")
    storing = doing.add_parser("keys", help="store keys and secrets in a sealed file, apart from the backup")
    storing.add_argument("--to", required=True, type=Path, help="a new file")
    storing.add_argument("--passphrase-file", type=Path, help="instead of typing it")
    doing.add_parser("serve", help="run the program that backs up, in the foreground")
    return parser


def owner_of(layout: Layout) -> Owner:
    """The user who owns the data. Others than root may only be that user."""
    try:
        entry = pwd.getpwnam(APPLICATION) if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
    except KeyError:
        raise BackupFailed(f"没有系统用户 {APPLICATION}：先执行 hotline up") from None
    return Owner(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _run(copies: Copies, layout: Layout, kind: str) -> int:
    begun = datetime.now(UTC)
    with console.status("正在备份数据库……") as status:
        base = _alone(lambda: _made(copies, kind), lambda: status.update("等待另一次备份完成……"))
    console.print(f"[green]✓[/] 数据库 {base.label}：{_size(base.database_bytes)}，存入 {_size(base.bytes)}")
    with console.status("正在记录校验值……"):
        recorded = copies.record_digests(base.label)
    console.print(f"[green]✓[/] 校验值 {recorded.name}：{len(recorded.tables)} 张表 {recorded.rows:,} 行")
    with console.status("正在备份文件……"):
        snapshot = copies.copy_files()
    console.print(f"[green]✓[/] 文件 {snapshot.id}：{snapshot.files:,} 个，{_size(snapshot.bytes)}")
    with console.status("正在存入数据库日志……"):
        reached = copies.copy_database_log()
    after = condition.note(
        layout.backup, copies.owner, database=reached, files=snapshot.began, base=base.ended, problem=""
    )
    console.print(f"[green]✓[/] 可恢复到 {moment(after.restorable)}，用时 {(datetime.now(UTC) - begun).seconds} 秒")
    return 0


def _made(copies: Copies, kind: str) -> BaseBackup:
    copies.create()
    return copies.back_up_database(kind)


def _alone(make: Callable[[], BaseBackup], waits: Callable[[], None]) -> BaseBackup:
    """Once no other base backup is under way: the backup's program may be making one."""
    while True:
        try:
            return make()
        except BackupUnderWay:
            waits()
            time.sleep(SECONDS_BETWEEN_TRIES)


def _status(copies: Copies, layout: Layout) -> int:
    known, now = condition.read(layout.backup), datetime.now(UTC)
    console.print(f"备份位置  {layout.settings.backup.to}")
    if known is None:
        console.print("[red]尚未备份。[/]hotline up 会启动备份程序，也可以执行 hotline backup run。")
        return 1
    problems = [*condition.problems_of(known, now), *_about_keys(layout, known)]
    restorable = known.restorable
    age = f"（{span(now - restorable)}前）" if restorable else ""
    console.print(f"最新可恢复到  {moment(restorable)}{age}")
    console.print(f"  数据库  {moment(known.database)}    文件  {moment(known.files)}")
    console.print(f"基础备份  {moment(known.base)}")
    console.print(
        f"上次核对  {moment(known.verified)}{'' if known.verify_problem else '  无误' if known.verified else ''}"
    )
    for problem in problems:
        console.print(f"[red]{problem}[/]")
    return 1 if problems else 0


def _about_keys(layout: Layout, known: condition.Condition) -> list[str]:
    stored = known.keys_stored
    if stored is None:
        return ["密钥尚未封存：hotline backup keys。没有它，备份无法读取"]
    changed = datetime.fromtimestamp(layout.settings.keys_file.stat().st_mtime, UTC)
    return ["密钥在封存之后更换过：请重新执行 hotline backup keys"] if changed > stored else []


def _list(copies: Copies, layout: Layout) -> int:
    bases, snapshots = copies.wal.base_backups(), copies.files.snapshots()
    table = Table("基础备份", "方式", "完成", "数据库", "存入", box=None, pad_edge=False, header_style="dim")
    kinds = {"full": "完整", "diff": "差异", "incr": "增量"}
    for base in bases:
        sizes = (_size(base.database_bytes), _size(base.bytes))
        table.add_row(base.label, kinds.get(base.kind, base.kind), moment(base.ended), *sizes)
    console.print(table)
    if not bases:
        console.print("没有可恢复的基础备份。")
        return 1
    known = condition.read(layout.backup)
    newest = known.restorable if known else None
    console.print(f"数据库可恢复到 {moment(bases[0].ended)} 至 {moment(newest)} 之间的任一时刻")
    if snapshots:
        console.print(f"文件快照 {len(snapshots)} 份，{moment(snapshots[0].began)} 至 {moment(snapshots[-1].began)}")
    return 0


def _verify(copies: Copies, layout: Layout) -> int:
    with console.status("正在通读备份……"):
        problem = service.verify(copies, layout)
    console.print(f"[red]{problem}[/]" if problem else "[green]✓[/] 备份完好")
    return 1 if problem else 0


def _drill(copies: Copies, layout: Layout) -> int:
    with console.status("正在恢复到演练文件夹并比对……"):
        report = drill.run(copies, layout)
    for difference in report.differences:
        console.print(f"[red]{difference}[/]")
    if report.problem:
        raise BackupFailed(report.problem)
    console.print(
        f"备份时刻 {moment(report.at)}：{report.tables} 张表 {report.rows:,} 行，"
        f"事件日志第 {report.log_position:,} 条，录音抽查 {report.files} 个"
    )
    console.print(f"取回 {report.restore_seconds} 秒，恢复 {report.recover_seconds} 秒，共 {report.seconds} 秒")
    console.print("[green]✓[/] 演练通过，逐表一致" if report.passed else "[red]演练未通过[/]")
    return 0 if report.passed else 1


def _drills(copies: Copies, layout: Layout) -> int:
    found = drill.reports(layout)
    if not found:
        console.print("尚未演练。备份程序每周日凌晨演练，也可以执行 hotline backup drill。")
        return 1
    table = Table("演练", "备份时刻", "表", "行", "事件日志", "录音", "用时", "结果", box=None, pad_edge=False)
    for one in found[-20:]:
        counts = (f"{count:,}" for count in (one.tables, one.rows, one.log_position, one.files))
        outcome = "[green]通过[/]" if one.passed else f"[red]{one.finding}[/]"
        table.add_row(moment(one.began), moment(one.at), *counts, f"{one.seconds:.0f} 秒", outcome)
    console.print(table)
    return 0 if found[-1].passed else 1


def _keys(layout: Layout, owner: Owner, target: Path, passphrase_file: Path | None) -> int:
    repository = Repository(layout.settings.backup)
    for folder, why in ((layout.data, "安装文件夹"), *([(repository.folder, "备份")] if repository.is_folder else ())):
        if target.resolve().is_relative_to(folder.resolve()):
            raise BackupFailed(f"密钥不能存放在{why} {folder} 里，请换一处")
    sealed = bundle.seal(_key_files(layout), passphrase(passphrase_file, twice=True))
    try:
        bundle.write(target, sealed)
    except FileExistsError:
        raise BackupFailed(f"{target} 已存在，请换一个文件名") from None
    except OSError as error:
        raise BackupFailed(f"不能写入 {target}：{error.strerror}") from None
    condition.note(layout.backup, owner, keys_stored=datetime.now(UTC))
    console.print(f"[green]✓[/] 密钥已封存到 {target}")
    console.print("口令与该文件请分开保管。更换密钥（hotline keys rotate）后请重新封存。")
    return 0


def _key_files(layout: Layout) -> dict[str, bytes]:
    """Settings, secrets and keys by the names a restore gives them."""
    chosen: Settings = layout.settings
    audit = chosen.audit.key_file(layout.data).absolute()
    paths = {
        "hotline.toml": settings_file(),
        "secrets.toml": secrets_file(),
        "personal.json": chosen.keys_file,
        "audit.pem": audit,
        "audit.pub.pem": public_key_file(audit),
    }
    try:
        return {name: path.read_bytes() for name, path in paths.items() if path.exists()}
    except PermissionError as error:
        raise BackupFailed(f"不能读取 {error.filename}：请用 root 执行") from None


def passphrase(file: Path | None, *, twice: bool = False) -> str:
    if file is not None:
        return file.read_text().strip()
    typed = getpass.getpass("口令：")
    if twice and getpass.getpass("再输一次：") != typed:
        raise BackupFailed("两次口令不同")
    return typed


def moment(at: datetime | None) -> str:
    return "无" if at is None else f"{at.astimezone(BEIJING):%Y-%m-%d %H:%M:%S}"


def span(age: timedelta) -> str:
    seconds = max(int(age.total_seconds()), 0)
    return (
        f"{seconds} 秒" if seconds < 120 else f"{seconds // 60} 分钟" if seconds < 7200 else f"{seconds // 3600} 小时"
    )


def _size(count: int) -> str:
    size = float(count)
    for unit in ("B", "KB", "MB", "GB"):
        if size < 1024:
            return f"{size:.0f} {unit}" if unit == "B" else f"{size:.1f} {unit}"
        size /= 1024
    return f"{size:.1f} TB"
