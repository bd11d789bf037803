"""What is stored of a citizen's questions to 京晓保, for the citizen's own requests about it.

Questions are stored without the numbers in them. They are found by the number that the citizen left for a call-back in
the same visit; without one they are nobody's.
"""

from django.db import transaction

from hotline.domains.platform.citizens.ports import Corrected, Stored, StoredFact, Subject
from hotline.domains.understanding.assistant.models import Gap, StoredQuestion
from hotline.domains.understanding.assistant.queries.stored_questions import stored_exchange
from hotline.domains.voice.callbacks.queries import visits_of
from hotline.infrastructure import audit
from hotline.infrastructure.row_change import locked
from hotline.kernel.errors import Refused

NAME = "京晓保问答"
ANSWERS = "answer/"
PREFIXES = (ANSWERS,)
#: What the result of a drawn sample rests on.
GRADED = "已抽作人工判定的样本，是考核的依据，按合同保存（已去除号码）。"


def stored_about(subject: Subject) -> list[Stored]:
    visits = visits_of(subject.numbers)
    rows = StoredQuestion.objects.filter(session__in=visits).prefetch_related("sampled")
    return [_stored(row) for row in rows]


def _stored(row: StoredQuestion) -> Stored:
    facts = (StoredFact("问答", row.content, written=_exchange),)
    return Stored(f"{ANSWERS}{row.answer}", "提问", row.at, facts, GRADED if row.sampled.all() else "")


def _exchange(opened: str) -> str:
    exchange = stored_exchange(opened)
    return f"问：{exchange.question}\n答：{exchange.reply}"


def correct(*, by: str, about: str, field: str, value: str) -> Corrected:
    """Raises Refused: what was asked stays as it was."""
    raise Refused("向京晓保的提问不能改写。请在答复中说明，或由请求人要求删除。", code="not_correctable")


@transaction.atomic
def delete(*, by: str, about: str) -> None:
    """Delete a question with its answer, and the open gap that had no other. Raises NotFound, Refused."""
    rows = StoredQuestion.objects.filter(answer=about.removeprefix(ANSWERS))
    row = locked(rows, missing="该提问已不存在。请刷新后重新选择。")
    if row.sampled.exists():
        raise Refused(f"{GRADED}请在答复中说明。", code="kept")
    row.delete()
    Gap.objects.filter(state=Gap.State.OPEN.value, questions=None).delete()
    audit.record(by=by, action="assistant.delete", about=about)
