"""Files in and out, on the wire."""

from typing import Annotated, Literal

from ninja import Schema

from hotline.kernel.published import one_of


class ImportProblemOut(Schema):
    """``label``: the field in the users' words; empty for the article as a whole."""

    field: str
    label: str
    message: str


class ImportRow(Schema):
    """The result for one article of a file.

    ``where``: its place in the file. ``what``: new, changed, same or restored.
    """

    where: str
    code: str
    title: str
    what: Annotated[str, one_of("", "new", "same", "changed", "restored")]
    problems: list[ImportProblemOut]


class ImportOut(Schema):
    """``done``: it was written; with ``faulty`` rows nothing is."""

    rows: list[ImportRow]
    faulty: int
    files: int
    terms: int
    done: bool


class ExportQuery(Schema):
    """The format of an export. The filters apply to sheets and documents; a bundle is always complete."""

    format: Literal["zip", "xlsx", "docx"] = "zip"
    category: str = ""
    subcategory: str = ""
    topic: str = ""
    tag: str = ""
