"""Which rows must name a stored file, and whether it is there. References between tables: ``tables``."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from hotline.processes.contract_end.tables import SOFT, Snapshot


@dataclass(frozen=True)
class FileReference:
    """``column`` of ``table`` names the file ``to`` (``{0}`` is the value), if the row's ``unless`` is empty and its
    ``only`` is true.
    """

    table: str
    column: str
    to: str
    unless: str = ""
    only: str = ""


ARCHIVE = "files/archive/{0}"
FILES = (
    FileReference("recordings_recordingfile", "archive", ARCHIVE, unless="deleted_at"),
    FileReference("recordings_recordingfile", "path", "files/recordings/{0}.sealed", unless="deleted_at"),
    FileReference("messaging_item", "file", "files/recordings/{0}"),
    FileReference("messaging_chatfile", "file", ARCHIVE),
    FileReference("workorders_attachment", "file", ARCHIVE, unless="removed_at"),
    FileReference("assessment_evidence", "file", ARCHIVE),
    FileReference("analytics_result", "file", ARCHIVE),
    FileReference("analytics_closedperiod", "file", "files/facts/{0}", only="current"),
    FileReference("knowledge_file", "digest", "files/archive/knowledge/{0:.2}/{0}"),
)


def counted(snapshot: Snapshot, tables: Container[str], files: Container[str]) -> Iterator[dict[str, object]]:
    """Each reference with how many rows name something and how many name what is not in the hand-over."""
    for reference in (*snapshot.foreign_keys(), *SOFT):
        if reference.table in tables and reference.to in tables:
            rows, missing = snapshot.counted(reference)
            yield {**vars(reference), "rows": rows, "missing": missing}
    for each in FILES:
        named = list(snapshot.rows(_statement(each)))
        missing = sum(each.to.format(value) not in files for (value,) in named)
        chosen = {name: value for name, value in vars(each).items() if value}
        yield {**chosen, "rows": len(named), "missing": missing}


def missing_files(snapshot: Snapshot, files: Container[str]) -> Iterator[str]:
    for each in FILES:
        for (value,) in snapshot.rows(_statement(each)):
            if (name := each.to.format(value)) not in files:
                yield f"{each.table}.{each.column}: {name}"


def _statement(each: FileReference) -> str:
    unless = f" AND {each.unless} IS NULL" if each.unless else ""
    only = f" AND {each.only}" if each.only else ""
    return f"SELECT {each.column} FROM {each.table} WHERE {each.column} <> ''{unless}{only}"
