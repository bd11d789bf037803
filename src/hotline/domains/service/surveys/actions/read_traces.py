"""What leaves a trace when results are read: a comment in the clear, a workbook."""

from datetime import date

from hotline.domains.platform.citizens.actions import read_notes
from hotline.domains.service.surveys.models import Comment, Survey
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal, deny
from hotline.kernel.errors import NotFound
from hotline.kernel.permissions import Permission


def open_comment(*, by: Principal, id: int) -> str:
    """What the citizen wrote, for who sees the results too. Raises NotFound, NotPermitted."""
    if not by.may(Permission.SURVEYS_VIEW):
        deny(by, Permission.SURVEYS_VIEW, f"comment/{id}")
    row = Comment.objects.select_related("response").filter(pk=id).first()
    if row is None:
        raise NotFound("没有这条意见，请刷新列表。")
    (text,) = read_notes(by=by, about=f"response/{row.response_id}", notes=[row.text])
    return text


def export(*, by: Principal, survey: Survey, start: date, end: date) -> None:
    """Note that a workbook of these days was taken."""
    audit.record(
        by=by.number,
        action="surveys.export",
        about=f"survey/{survey.pk}",
        start=start.isoformat(),
        end=end.isoformat(),
    )
