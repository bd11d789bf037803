"""What is handed over, and what is not and why: deploy/hand-over/contents.tsv, a line for every table and folder."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from hotline.processes.single.layout import CODE

TEMPLATES = CODE / "deploy" / "hand-over"
NOT = "-"


class Unlisted(Exception):
    """Something is stored of which the list does not say what becomes of it. The message names it, in Chinese."""


@dataclass(frozen=True)
class Listed:
    """One line. ``where``: its place in the hand-over, or ``-`` for what is not handed over.

    ``zh`` and ``en`` say what it is; for what is not handed over, why.
    """

    where: str
    zh: str
    en: str

    @property
    def is_handed_over(self) -> bool:
        return self.where != NOT


@dataclass(frozen=True)
class Contents:
    """``lines``: kind (table, column, folder, stream, bucket) -> name -> what the list says of it."""

    lines: Mapping[str, Mapping[str, Listed]]
    column_titles: Mapping[str, str]

    @classmethod
    def read(cls, folder: Path = TEMPLATES) -> "Contents":
        lines: dict[str, dict[str, Listed]] = {}
        for kind, name, *rest in _rows(folder / "contents.tsv"):
            lines.setdefault(kind, {})[name] = Listed(*rest)
        titles = {name: zh for name, zh, *_ in _rows(folder / "columns.tsv")}
        return cls(lines, titles)

    @cached_property
    def tables(self) -> Mapping[str, Listed]:
        return self.lines["table"]

    def handed_over(self, kind: str) -> dict[str, Listed]:
        return {name: each for name, each in self.lines[kind].items() if each.is_handed_over}

    def is_left_out(self, table: str, column: str) -> bool:
        return f"{table}.{column}" in self.lines["column"]

    def check(self, kind: str, found: Collection[str]) -> None:
        """Raises Unlisted: nothing is left behind unseen."""
        if unlisted := sorted(set(found) - self.lines[kind].keys()):
            what = {"table": "表", "folder": "文件"}.get(kind, kind)
            raise Unlisted(
                f"移交清单 contents.tsv 里没有这些{what}：{'、'.join(unlisted)}。请先写明移交还是不移交、原因"
            )


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text().splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
