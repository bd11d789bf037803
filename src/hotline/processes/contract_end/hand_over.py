"""``hotline hand-over``: give the client everything in open formats, with a signed manifest and a program that checks.

``--request REASON`` asks for the approval of a second person, who decides on the page 审批. Then ``--to FOLDER
--keys-to ELSEWHERE`` writes the hand-over, and the keys of its personal data into another place. The platform may run;
all tables are of one moment. Broken off, the same command goes on: files that are complete stay, tables begin again.
The manifest is written last: a folder without manifest.json is no hand-over.
"""

import argparse
import json
import shutil
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
from rich.console import Console
from rich.status import Status

from hotline.infrastructure.archive import StoreAway, archive
from hotline.infrastructure.key_service.key_file import KeyFile
from hotline.infrastructure.settings import settings
from hotline.infrastructure.settings_files import settings_file
from hotline.infrastructure.sm2 import SigningFailed, fingerprint, public_key_file
from hotline.kernel.errors import Refused
from hotline.processes.contract_end import documents, files, manifest, references, tables
from hotline.processes.contract_end.contents import TEMPLATES, Contents, Unlisted
from hotline.processes.contract_end.files import Journal, Stored
from hotline.processes.contract_end.tables import Column, Snapshot
from hotline.processes.foreground import set_up_django
from hotline.processes.single.layout import Layout

if TYPE_CHECKING:
    from hotline.domains.platform.approvals.rules.kinds import ApprovalKind

console = Console(highlight=False, soft_wrap=True)
ABOUT = "contract/hand-over"
#: In the folder while it is not finished: by whom, who approved, and the journal of files.
MARK, JOURNAL = "unfinished.json", "unfinished.files"
KEYS_NOTE = "hand-over.json"


def main(arguments: list[str]) -> int:
    """0: done. 1: refused, failed, or finished with files missing, which are named. 2: wrong usage."""
    options = _parser().parse_args(arguments)
    set_up_django("hand-over")
    try:
        if options.request:
            return _request(options)
        if options.to is None or options.keys_to is None:
            console.print("请写明 --to 文件夹 和 --keys-to 另一处（密钥与数据分开存放）。")
            return 2
        return HandOver(Layout(settings()), options.to.absolute(), options.keys_to.absolute()).run(options.by)
    except (Refused, Unlisted, StoreAway, SigningFailed) as failure:
        console.print(f"[red]未完成：[/]{failure}")
    except psycopg.OperationalError:
        console.print("[red]未完成：[/]数据库无应答，请先 hotline up。")
    except OSError as error:
        console.print(f"[red]未完成：[/]{error.filename}：{error.strerror}。排除后用同一命令继续。")
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "hotline hand-over", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--by", required=True, metavar="NUMBER", help="staff number of who requested it")
    parser.add_argument("--request", metavar="REASON", default="", help="ask a second person for approval")
    parser.add_argument("--password-file", type=Path, help="with --request: instead of typing the password")
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="empty, or with a hand-over that was broken off")
    parser.add_argument("--keys-to", type=Path, metavar="FOLDER", help="where the keys go: never into --to")
    return parser


def _kind() -> "ApprovalKind":
    from hotline.domains.platform.approvals.rules.kinds import ApprovalKind

    return ApprovalKind.HAND_OVER


def _request(options: argparse.Namespace) -> int:
    from hotline.domains.platform.approvals.actions import requests
    from hotline.processes.contract_end import approval

    by = approval.requester(options.by)
    approval.prove(options.by, options.password_file)
    title = "移交全部数据"
    row = requests.submit(by=by, kind=_kind(), about=ABOUT, title=title, reason=options.request, payload={})
    console.print(f"[green]✓[/] 已申请（{row.pk}）。另一人在“审批”中批准后，24 小时内执行 hotline hand-over --to …")
    return 0


class HandOver:
    """One hand-over into ``to``, its keys into ``keys_to``."""

    def __init__(self, layout: Layout, to: Path, keys_to: Path) -> None:
        self._layout, self._to, self._keys_to = layout, to, keys_to
        self._contents = Contents.read()
        self._key = layout.settings.audit.key_file(layout.data).absolute()
        self._made: list[Stored] = []

    def run(self, number: str) -> int:
        from hotline.infrastructure import audit

        self._check_places()
        begun = self._begin(number)
        journal = Journal(self._to / JOURNAL)
        with tables.snapshot(self._layout.settings) as snapshot:
            position, log_digest = snapshot.log_head()
            self._check_everything_is_listed(snapshot)
            columns = self._write_tables(snapshot)
            names = self._copy_files(journal)
            self._write_documents(snapshot, columns)
            counted = list(references.counted(snapshot, columns, names))
            missing = list(references.missing_files(snapshot, names))
        self._hand_over_keys()
        content = self._facts(begun) | {
            "event_log": {"position": position, "digest": log_digest},
            "references": counted,
            "missing": missing,
            "left_out": manifest.left_out(self._contents),
        }
        digest = manifest.finish(self._to, self._key, content, self._made)
        (self._keys_to / KEYS_NOTE).write_text(json.dumps({"manifest_sm3": digest}) + "\n")
        rows = sum(one.rows for one in self._made if one.name.startswith("tables/"))
        audit.record(
            by=number,
            action="contract.handed_over",
            about=f"hand-over/{digest}",
            rows=rows,
            files=len(names),
            missing=len(missing),
            log_position=position,
        )
        for name in (MARK, JOURNAL):
            (self._to / name).unlink()
        return self._report(digest, rows, len(names), missing)

    def _check_places(self) -> None:
        """Raises Refused."""
        to, keys, data = (path.resolve() for path in (self._to, self._keys_to, self._layout.data))
        if keys.is_relative_to(to) or to.is_relative_to(keys):
            raise Refused("密钥和移交的数据必须分开存放：--keys-to 不能在 --to 里面，也不能包含它。")
        if any(place.is_relative_to(data) for place in (to, keys)):
            raise Refused(f"移交不能写进安装文件夹 {data}：它之后会被销毁。请换一处。")
        if (self._to / manifest.MANIFEST).exists():
            raise Refused(f"{self._to} 已是一份完成的移交，请换一个文件夹。")
        for place, mark in ((self._to, MARK), (self._keys_to, "personal.json")):
            if place.exists() and any(place.iterdir()) and not (place / mark).exists():
                raise Refused(f"{place} 不是空的，也不是未完成的移交。请换一个空文件夹。")

    def _begin(self, number: str) -> dict[str, str]:
        """Who requested and who approved; the approval is used up once, not again when a run goes on."""
        from hotline.processes.contract_end import approval

        mark, place = self._to / MARK, self._layout.settings.place
        here = {"site": place.site, "node": place.node}
        if mark.exists():
            known: dict[str, str] = json.loads(mark.read_text())
            if {name: known.get(name) for name in here} != here or known["by"] != number:
                raise Refused(f"{self._to} 是另一个人或另一套系统未完成的移交。请换一个空文件夹。")
            console.print("继续未完成的移交：已复制的文件保留，表重新导出。")
            return known
        by = approval.requester(number)
        used = approval.use(by, _kind(), ABOUT, "contract.hand_over")
        for folder in (self._to, self._keys_to):
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(stat.S_IRWXU)
        known = here | {
            "by": number,
            "by_name": by.name,
            "approved_by": used.decided_by,
            "approved_by_name": used.decided_name,
            "reason": used.reason,
        }
        mark.write_text(json.dumps(known, ensure_ascii=False))
        return known

    def _check_everything_is_listed(self, snapshot: Snapshot) -> None:
        """Raises Unlisted."""
        self._contents.check("table", snapshot.tables())
        self._contents.check("folder", [path.name for path in self._layout.data.iterdir()])

    def _write_tables(self, snapshot: Snapshot) -> dict[str, list[Column]]:
        shutil.rmtree(self._to / "tables", ignore_errors=True)
        (self._to / "tables").mkdir()
        columns: dict[str, list[Column]] = {}
        there = [name for name in snapshot.tables() if self._contents.tables[name].is_handed_over]
        with console.status("") as line:
            for number, table in enumerate(there, 1):
                columns[table] = [
                    one for one in snapshot.columns(table) if not self._contents.is_left_out(table, one.name)
                ]
                name = f"tables/{table}.jsonl.gz"
                note = partial(_note, line, f"表 {number}/{len(there)} {table}")
                rows = snapshot.write(table, columns[table], self._to / name, note)
                self._made.append(files.digested(self._to, name, rows))
        console.print(f"[green]✓[/] {len(there)} 张表，{sum(one.rows for one in self._made):,} 行")
        return columns

    def _copy_files(self, journal: Journal) -> set[str]:
        there: dict[str, Stored] = {}
        with console.status("") as line:
            for source in files.sources(self._layout, archive()):
                try:
                    there[source.name] = files.copy(source, self._to, journal)
                except FileNotFoundError:  # archived or removed meanwhile
                    continue
                if len(there) % 20 == 0:
                    line.update(f"文件 {len(there):,}")
        self._remove_others(there)
        self._made.append(files.write_index(self._to, there.values()))
        console.print(f"[green]✓[/] {len(there):,} 个文件，{sum(one.bytes for one in there.values()):,} 字节")
        return set(there)

    def _remove_others(self, there: dict[str, Stored]) -> None:
        """What a run before has copied and is no longer there, such as a recording that was raw then."""
        for path in (self._to / "files").rglob("*"):
            if path.is_file() and str(path.relative_to(self._to)) not in there:
                path.unlink()

    def _write_documents(self, snapshot: Snapshot, columns: dict[str, list[Column]]) -> None:
        shutil.rmtree(self._to / "documents", ignore_errors=True)
        described = manifest.schema(self._contents, columns)
        texts: Iterator[tuple[str, bytes]] = documents.documents(snapshot)
        for name, content in texts:
            self._made.append(files.write(self._to, name, [content]))
        plain = {
            "schema.json": json.dumps(described, ensure_ascii=False, indent=1).encode(),
            "SCHEMA.md": manifest.schema_page(described).encode(),
            "README.md": (TEMPLATES / "README.md").read_bytes(),
            "verify.py": (TEMPLATES / "verify.py").read_bytes(),
            manifest.PUBLIC: public_key_file(self._key).read_bytes(),
            "settings/hotline.toml": settings_file().read_bytes(),
        }
        for name, content in plain.items():
            self._made.append(files.write(self._to, name, [content]))
        console.print(f"[green]✓[/] 说明、知识条目、工单模型、流程、播报：{len(self._made):,} 个文件")

    def _hand_over_keys(self) -> None:
        keys = {
            "personal.json": _keys_in_the_clear(),
            "open.py": (TEMPLATES / "open.py").read_bytes(),
            "README.md": (TEMPLATES / "KEYS.md").read_bytes(),
        }
        for name, content in keys.items():
            files.write(self._keys_to, name, [content])
            (self._keys_to / name).chmod(stat.S_IRUSR | stat.S_IWUSR)

    def _facts(self, begun: dict[str, str]) -> dict[str, Any]:
        public = public_key_file(self._key).read_bytes()
        return {"made_at": datetime.now(UTC).isoformat(), **begun, "key": fingerprint(public)}

    def _report(self, digest: str, rows: int, count: int, missing: list[str]) -> int:
        console.print(f"[green]✓[/] 移交完成：{self._to}，{rows:,} 行，{count:,} 个文件；密钥在 {self._keys_to}")
        console.print(f"清单的 SM3（写进签收单，销毁时要填）：[bold]{digest}[/]")
        console.print(f"请接收方核对：python3 {self._to}/verify.py {self._to}")
        for name in missing[:20]:
            console.print(f"[red]缺文件[/] {name}")
        if missing:
            console.print(f"[red]共 {len(missing):,} 个文件在库中有记录、存储里没有，已写入清单 missing。[/]")
        return 1 if missing else 0


def _note(line: Status, what: str, count: int) -> None:
    line.update(f"{what} {count:,}")


def _keys_in_the_clear() -> bytes:
    """The keys as they are without a token, which stays with the hotline. Raises KeysLocked."""
    path, token = settings().keys_file, settings().privacy.token
    if not KeyFile.is_wrapped(path):
        return path.read_bytes()
    from hotline.infrastructure.key_service.token import content_in_the_clear

    return content_in_the_clear(path, token, Layout(settings()).token_pin)
