"""While an agent takes notes of a call, the desk is advised what answers it, never to send a matter of ours away."""

from datetime import date

import pytest

from hotline.domains.understanding.assistant.queries import engines
from hotline.domains.understanding.assistant.rules.talk import Turn

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("note", "topics"),
    [
        ("来电人在朝阳区望京的示例餐饮有限公司上班，三个月没发工资，要投诉", {"wage-arrears", "insp-complain"}),
        ("拖欠工资21.6万 12人 包工头跑了 在通州工地", {"wage-arrears", "wage-rural-worker"}),
        ("公司欠薪两个月，想申请仲裁，问怎么走程序", {"wage-arrears", "arb-how-apply", "insp-complain"}),
        ("市民反映单位一直没给交社保，已离职，要求补缴", {"si-unit-not-enrolled", "insp-complain"}),
        ("来电人被辞退 没给补偿 工作4年7个月 月薪8000", {"lc-severance-calc", "lc-illegal-dismiss"}),
    ],
)
def test_a_note_of_our_matters_is_not_sent_to_another_line(note: str, topics: set[str]) -> None:
    reply = engines.builtin().reply([Turn("citizen", note)], TODAY)
    assert (reply.kind in ("answer", "clarify"), reply.number) == (True, "")
    assert reply.topics[0] in topics
