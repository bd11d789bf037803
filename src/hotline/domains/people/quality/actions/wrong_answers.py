"""An answer that an inspector found wrong counts for K13 once a second person confirms it, and not before."""

from hotline.domains.people.quality.actions.corrections import Correction, checked, put_right
from hotline.domains.people.quality.actions.inspect import about
from hotline.domains.people.quality.models import Inspection, WrongAnswer
from hotline.domains.people.quality.queries.inspections import open_appeal, settled_at
from hotline.domains.people.quality.rules.inspections import MAX_COMMENT, WrongState, appeal_is_over
from hotline.events.quality import WrongAnswerConfirmed
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import changing
from hotline.kernel.clock import beijing_day
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission
from hotline.kernel.redaction import hidden

NONE = "没有这条待核实的错答，请刷新列表。"


def decide(*, by: Principal, id: str, wrong: bool, comment: str, correction: Correction | None = None) -> WrongAnswer:
    """``id``: of the inspection. Confirmed, the answer is put right, and announced for the register of K13.

    Raises NotFound, NotPermitted, Invalid ``reason_missing``, ``correction_missing``, ``no_article``, Refused ``own``,
    ``over``, ``appeal_open``.
    """
    if not by.may(Permission.QUALITY_CONFIRM):
        deny(by, Permission.QUALITY_CONFIRM, about(id))
    comment = hidden(comment.strip())[:MAX_COMMENT]
    if len(comment) < 2:
        raise Invalid("请填写核实说明，至少 2 个字。", code="reason_missing")
    right = checked(correction or Correction()) if wrong else None
    rows = Inspection.objects.filter(pk=id, wrong__isnull=False)
    with changing(rows, by=by.number, about=about(id), missing=NONE) as change:
        inspection = change.row
        row = WrongAnswer.objects.select_for_update().get(inspection=inspection)
        if by.number in (inspection.inspector, inspection.agent):
            raise Refused("您是该通话的质检员或坐席，须由另一人核实。", code="own")
        if row.state != WrongState.WAITING.value:
            raise Refused("该错答已核实，请刷新查看结果。", code="over")
        is_settled = inspection.agreed_at is not None or settled_at(id) is not None
        if open_appeal(id) or not (is_settled or appeal_is_over(inspection.submitted_at, change.at)):
            raise Refused("申诉期未满或申诉未办结，请在坐席确认或申诉办结后核实。", code="appeal_open")
        row.state = (WrongState.CONFIRMED if wrong else WrongState.DISMISSED).value
        row.decided_by, row.decided_at, row.comment = by.number, change.at, comment
        change.record("quality.confirm", wrong=wrong)
        if right:
            put_right(change, row, right, by)
        row.save()
        if wrong:
            day = beijing_day(inspection.call_at)
            change.announce(WrongAnswerConfirmed(inspection.call, day, by.number, comment))
    return row
