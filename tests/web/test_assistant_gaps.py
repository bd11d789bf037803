"""待补问法: what citizens ask in vain comes to the editors, and with one click into an article's draft."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client

from hotline.domains.understanding.assistant.actions import answer_log, gap_clusters, gap_outcomes
from hotline.domains.understanding.assistant.models import Gap, StoredQuestion
from hotline.domains.understanding.assistant.queries import gaps
from hotline.domains.understanding.assistant.rules.talk import Reply, ReplyKind, Sentence, Turn
from hotline.domains.understanding.knowledge import ports
from hotline.domains.understanding.knowledge.adapters.index_files import IndexFiles
from hotline.domains.understanding.knowledge.models import Version
from hotline.domains.understanding.knowledge.queries import finder, search_engine
from hotline.infrastructure.models import AuditRow
from hotline.kernel.errors import Invalid, NotPermitted, Refused
from tests.domains.understanding.knowledge.people import AGENT, EDITOR, SECOND, TOPIC, published, redrafted
from tests.slots import Override
from tests.web.people import session_of

pytestmark = [pytest.mark.real, pytest.mark.django_db]

REFUSED = Reply(ReplyKind.REFUSE, (), (Sentence("这个问题不在我们的范围。"),))
CLARIFICATION = Reply(ReplyKind.CLARIFY, (TOPIC,), (Sentence("您想问的是“甲”，还是“乙”？"),))
ANSWERED = Reply(ReplyKind.ANSWER, (TOPIC,), (Sentence("满十五年可以按月领。"),))
UNSURE = Reply(ReplyKind.ANSWER, (TOPIC,), (Sentence("满十五年。"), Sentence("如果您问的是“乙”，请点选或者再说一句。")))
LATER = timedelta(hours=1)


@pytest.fixture(autouse=True)
def base(tmp_path: Path, override: Override, monkeypatch: pytest.MonkeyPatch, sealing_keys: None) -> Iterator[Version]:
    """One article is published; no model is installed, so characters are compared."""
    override(ports.indexes, IndexFiles(tmp_path / "index"))
    override(ports.embedder, None)
    override(ports.vectors, None)
    monkeypatch.setattr(finder, "_current", None)
    search_engine.forget()
    yield published()
    search_engine.forget()


def log_question(text: str, reply: Reply = REFUSED, session: str = "", before: tuple[str, ...] = ()) -> str:
    """The name of its answer."""
    answer = f"{StoredQuestion.objects.count():016x}"
    turns = [Turn("citizen", each) for each in (*before, text)]
    answer_log.note_answer(
        session=session or answer, answer=answer, turns=turns, reply=reply, by_rule=False, milliseconds=5
    )
    return answer


def gathered(after: timedelta = LATER) -> list[gaps.GapCluster]:
    gap_clusters.gather(datetime.now(UTC) + after)
    return gaps.gaps(by=EDITOR, state="open")


def test_what_is_asked_in_vain_comes_together_the_most_asked_first() -> None:
    log_question("小区的充电桩归谁管")
    for text in ("老年卡丢了怎么补办", "老年卡丢了去哪补办", "我的老年卡丢了怎么补办"):
        log_question(text)
    first, second = gathered()
    assert (first.gap.size, second.gap.size) == (3, 1)
    assert {each.text for each in first.examples} >= {"老年卡丢了怎么补办"}
    assert first.doubts == {"refused": 3}


def test_a_new_question_goes_to_the_gap_it_belongs_to() -> None:
    log_question("老年卡丢了怎么补办")
    (one,) = gathered()
    log_question("老年卡丢了去哪补办")
    (again,) = gathered()
    assert (again.gap.pk, again.gap.size) == (one.gap.pk, 2)


def test_what_was_answered_well_is_not_gathered_until_it_is_rated_of_no_use() -> None:
    answer = log_question("按月领退休金要交几年", ANSWERED, session="s1")
    assert gathered() == []
    answer_log.note_rating(session="other", answer=answer, useful=False)
    assert gathered() == []
    answer_log.note_rating(session="s1", answer=answer, useful=False)
    (gap,) = gathered()
    assert gap.doubts == {"bad": 1}


def test_not_sure_of_itself_is_gathered() -> None:
    log_question("按月领退休金要交几年", UNSURE)
    (gap,) = gathered()
    assert gap.doubts == {"unsure": 1}


def test_who_was_asked_back_is_waited_for_and_is_no_gap_once_answered() -> None:
    log_question("那个要几年", CLARIFICATION, session="s1")
    assert gathered(timedelta(minutes=5)) == []
    log_question("说的是养老保险", ANSWERED, session="s1")
    assert gathered() == []
    log_question("那个要几年", CLARIFICATION, session="s2")
    (gap,) = gathered()
    assert gap.doubts == {"asked_back": 1}


def test_a_question_back_that_is_rated_of_no_use_is_not_waited_for() -> None:
    answer = log_question("那个要几年", CLARIFICATION, session="s1")
    answer_log.note_rating(session="s1", answer=answer, useful=False)
    (gap,) = gathered(timedelta(minutes=5))
    assert gap.doubts == {"bad": 1}


def test_words_are_kept_masked_and_sealed_and_reading_them_is_on_record() -> None:
    log_question("我叫欧阳春，电话13800138000，老年卡怎么补", before=("我叫欧阳春",))
    row = StoredQuestion.objects.get()
    assert "老年卡" not in row.cipher
    (gap,) = gathered()
    assert [each.text for each in gap.examples] == ["我叫＊，电话＊，老年卡怎么补"]
    read = AuditRow.objects.get(action="citizens.read_notes")
    assert (read.by, read.about, read.detail) == (EDITOR.number, "assistant/gaps?state=open", {"notes": 1})


def test_what_was_kept_its_time_is_gone_and_its_gap_with_it() -> None:
    log_question("老年卡丢了怎么补办")
    gathered()
    assert gap_clusters.forget(datetime.now(UTC) + timedelta(days=179)) == 0
    assert gap_clusters.forget(datetime.now(UTC) + timedelta(days=181)) == 1
    assert not Gap.objects.exists()
    assert AuditRow.objects.get(action="assistant.forget").detail == {"questions": 1}


def test_one_click_puts_it_into_a_draft_that_goes_the_way_of_every_draft() -> None:
    log_question("干满几年能按月拿钱")
    (gap,) = gathered()
    done = gap_outcomes.add_way(by=EDITOR, number=gap.gap.pk, code=TOPIC, phrase=" 干满几年能按月拿钱 ")
    assert (done.state, done.article, done.version, done.done_by) == ("added", TOPIC, 2, EDITOR.number)
    draft = Version.objects.get(number=2)
    assert (draft.state, draft.parsed_article.asked_as[-1], draft.authors) == (
        "draft",
        "干满几年能按月拿钱",
        [EDITOR.number],
    )
    assert Version.objects.get(number=1).parsed_article.asked_as != draft.parsed_article.asked_as
    assert AuditRow.objects.filter(action="assistant.gap_added", about=f"assistant/gap/{gap.gap.pk}").exists()


def test_it_goes_on_top_of_what_a_colleague_is_writing(base: Version) -> None:
    redrafted(base, conclusion="满二十年。")
    log_question("干满几年能按月拿钱")
    (gap,) = gathered()
    gap_outcomes.add_way(by=SECOND, number=gap.gap.pk, code=TOPIC, phrase="干满几年能按月拿钱")
    draft = Version.objects.get(number=2)
    assert (draft.parsed_article.conclusion, draft.parsed_article.asked_as[-1]) == ("满二十年。", "干满几年能按月拿钱")
    assert (draft.revision, draft.authors) == (2, [EDITOR.number, SECOND.number])


def test_what_cannot_be_added_changes_nothing(base: Version) -> None:
    log_question("干满几年能按月拿钱")
    (gap,) = gathered()
    number = gap.gap.pk
    for phrase, code in (
        ("我电话13800138000", "personal"),
        ("我叫＊要几年", "personal"),
        ("  ", "bad_phrase"),
        ("长" * 101, "bad_phrase"),
        (base.parsed_article.title, "way_known"),
    ):
        with pytest.raises(Invalid) as refused:
            gap_outcomes.add_way(by=EDITOR, number=number, code=TOPIC, phrase=phrase)
        assert refused.value.code == code
    with pytest.raises(NotPermitted):
        gap_outcomes.add_way(by=AGENT, number=number, code=TOPIC, phrase="干满几年")
    assert Gap.objects.get().state == "open"
    assert Version.objects.count() == 1


def test_what_was_dismissed_with_a_reason_stays_so_and_what_comes_after_is_counted() -> None:
    log_question("老年卡丢了怎么补办")
    (gap,) = gathered()
    with pytest.raises(Invalid, match="原因"):
        gap_outcomes.dismiss(by=EDITOR, number=gap.gap.pk, reason=" ")
    gap_outcomes.dismiss(by=EDITOR, number=gap.gap.pk, reason="归民政部门管")
    with time_machine.travel(datetime.now(UTC) + timedelta(days=1)):
        log_question("老年卡丢了去哪补办")
        assert gathered() == []
    (dismissed,) = gaps.gaps(by=EDITOR, state="dismissed")
    assert (dismissed.gap.size, dismissed.gap.since, dismissed.gap.reason) == (2, 1, "归民政部门管")
    with pytest.raises(Refused, match="不处理"):
        gap_outcomes.dismiss(by=SECOND, number=gap.gap.pk, reason="再来")
    gap_outcomes.reopen(by=SECOND, number=gap.gap.pk)
    assert len(gathered()) == 1


def test_an_article_begun_for_it_is_named_by_its_author_alone(base: Version) -> None:
    log_question("老年卡丢了怎么补办")
    (gap,) = gathered()
    with pytest.raises(Refused, match="起草"):
        gap_outcomes.started(by=SECOND, number=gap.gap.pk, code=TOPIC)
    done = gap_outcomes.started(by=EDITOR, number=gap.gap.pk, code=TOPIC)
    assert (done.state, done.article) == ("started", TOPIC)


def test_over_http_editors_alone_see_it() -> None:

    log_question("老年卡丢了怎么补办")
    gap_clusters.gather(datetime.now(UTC) + LATER)

    def get(*permissions: str) -> Any:
        client = Client()
        client.cookies["hotline_session"] = session_of("4001", *permissions)
        return client.get("/api/assistant/gaps")

    assert get("desk.use").status_code == 403
    listed = get("knowledge.edit")
    assert listed.status_code == 200
    (row,) = json.loads(listed.content)["rows"]
    assert (row["size"], row["state"], row["examples"][0]["text"]) == (1, "open", "老年卡丢了怎么补办")
