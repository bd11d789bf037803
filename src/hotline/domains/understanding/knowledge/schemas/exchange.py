"""Wire shapes of import and export."""

from typing import Annotated, Literal

from ninja import Schema

from hotline.kernel.published import one_of


class ImportProblemOut(Schema):
    """A problem of an imported article."""

    field: str
    #: The field's name on screen; "" when the problem concerns the complete article.
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
    """The result of an import."""

    rows: list[ImportRow]
    faulty: int
    files: int
    terms: int
    #: Whether the import was written. With ``faulty`` rows nothing is written.
    done: bool


class ExportQuery(Schema):
    """The format of an export. The filters apply to sheets and documents; a bundle is always complete."""

    format: Literal["zip", "xlsx", "docx"] = "zip"
    category: str = ""
    subcategory: str = ""
    topic: str = ""
    tag: str = ""
