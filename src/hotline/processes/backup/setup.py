"""``hotline backup setup``: names the backup's place in the settings, once."""

import contextlib
import json
import os
import re
import tomllib

from rich.console import Console

from hotline.infrastructure.backup_settings import Backup
from hotline.infrastructure.backups.tools import PACKAGES, BackupFailed, program
from hotline.infrastructure.settings import settings
from hotline.infrastructure.settings_files import settings_file
from hotline.processes.single import folders
from hotline.processes.single.backup_place import prepare
from hotline.processes.single.first_start import ensure_settings
from hotline.processes.single.layout import Layout
from hotline.processes.single.people import ensure_people
from hotline.processes.single.templates import write


def set_up(console: Console, to: str) -> int:
    """Raises BackupFailed, SetupError."""
    if os.geteuid() != 0:
        raise BackupFailed("请用 root 执行：要建立文件夹并交给平台的用户")
    for name in PACKAGES:
        program(name)
    path = settings_file()
    if not path.exists():
        raise BackupFailed(f"{path} 不存在：先执行一次 hotline up，或用 HOTLINE_SETTINGS 指明安装位置")
    try:
        Backup.model_validate({"to": to})
    except ValueError:
        raise BackupFailed("--to 应为绝对路径的文件夹，或 s3://存储桶/文件夹") from None
    people = ensure_people()
    write(path, with_value(path.read_text(), "backup", "to", to), people.application.gid)
    settings.cache_clear()
    layout = Layout(ensure_settings(people))
    folders.share(layout, people, ("backup",))
    prepare(layout, people.application)
    console.print(f"[green]✓[/] 备份位置：{to}")
    console.print("接下来：")
    console.print("  1. hotline stop，再 hotline up：数据库日志从此连续存入，备份程序随之启动")
    console.print("  2. hotline backup keys --to 另一处/hotline-keys：封存密钥；没有它，备份无法读取")
    console.print("  3. hotline backup status：查看最新可恢复到哪一刻")
    return 0


def with_value(text: str, section: str, name: str, value: str) -> str:
    """The settings' text with this value. Raises BackupFailed where the text is written in another way than by line."""
    line = f"{name} = {json.dumps(value)}"
    header = re.search(rf"^\[{section}\][ \t]*$", text, re.MULTILINE)
    if header is None:
        changed = f"{text.rstrip()}\n\n[{section}]\n{line}\n"
    else:
        before, after = text[: header.end()], text[header.end() :]
        inside, bracket, rest = after.partition("\n[")
        known = re.compile(rf"^{name}[ \t]*=.*$", re.MULTILINE)
        inside = known.sub(lambda _: line, inside) if known.search(inside) else f"\n{line}{inside}"
        changed = before + inside + bracket + rest
    with contextlib.suppress(tomllib.TOMLDecodeError):
        if tomllib.loads(changed)[section][name] == value:
            return changed
    raise BackupFailed(f"不能改写 {settings_file()}：请在 [{section}] 一节写入 {line}")
