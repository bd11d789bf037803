"""A small knowledge base, and a model that knows a few words."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from hotline.domains.understanding.knowledge.ports import Vectors
from hotline.domains.understanding.knowledge.rules.article import Article, Basis
from hotline.domains.understanding.knowledge.rules.search.engine import Searcher
from hotline.domains.understanding.knowledge.rules.search.index import Entry, Index, texts_of
from hotline.domains.understanding.knowledge.rules.search.ranking import SearchWeights
from hotline.domains.understanding.knowledge.rules.search.synonyms import Synonyms
from hotline.domains.understanding.knowledge.rules.search.vectors import Learned

WEIGHTS = SearchWeights(with_meaning=(0.5, 0.1, 0.8, 0.5), without_meaning=(1.0, 0.2))
SYNONYMS = Synonyms.of([["辞退", "炒鱿鱼", "让我走人"], ["工资", "工钱"], ["社保卡", "民生卡"]])


def article(code: str, title: str, conclusion: str, questions: Sequence[str], **more: object) -> Article:
    fields = {"spoken": conclusion, "basis": (Basis("中华人民共和国劳动法", "第五十条"),)} | more
    return Article(
        topic=code,
        code=code,
        title=title,
        valid_from=date(2026, 1, 1),
        conclusion=conclusion,
        asked_as=tuple(questions),
        **fields,
    )  # type: ignore[arg-type]


ARTICLES = [
    article(
        "wage-arrears",
        "单位拖欠工资怎么投诉",
        "单位应按时足额发工资，拖欠的可以向劳动监察投诉。",
        ["老板三个月没发工资", "干完活不给钱找谁", "工资一直拖着"],
        materials=("带上身份证、考勤和工资条。",),
        channels=("区劳动监察大队当面投诉，或拨打12333。",),
    ),
    article(
        "card-lost",
        "社会保障卡挂失补办",
        "社保卡丢了先打12333或银行客服挂失，再补办。",
        ["社保卡丢了咋办", "卡找不着了", "卡被偷了怎么停"],
        time_limits=("能即时制卡的网点当场取卡。",),
    ),
    article(
        "dismissed",
        "违法辞退的赔偿金",
        "单位违法辞退，可以要求继续上班，或要双倍的经济补偿。",
        ["公司突然把我辞退", "无缘无故不让干了"],
    ),
    article(
        "injury-apply",
        "工伤认定申请时限",
        "单位要在三十日内申请工伤认定，单位不申请的职工一年内可以自己申请。",
        ["受伤多久内要去报", "工伤认定过期了吗"],
    ),
    article(
        "annual-leave",
        "带薪年休假天数",
        "工作满一年有五天年假，满十年十天，满二十年十五天。",
        ["年假有几天", "干了十二年休几天"],
    ),
]


class WordModel:
    """Points where the words of a subject are: a stand-in for a model. Keeps what it was asked."""

    name = "knows-words"
    SUBJECTS = (
        ("工资", "工钱", "拖"),
        ("卡", "丢", "偷"),
        ("辞", "炒", "走人", "不让"),
        ("伤", "报"),
        ("假", "休", "歇"),
        ("问",),
    )

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def questions(self, texts: Sequence[str]) -> Vectors:
        return self._of(texts)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._of(texts)

    def _of(self, texts: Sequence[str]) -> Vectors:
        self.embedded += texts
        counts = np.array(
            [[sum(text.count(word) for word in some) for some in self.SUBJECTS] for text in texts], np.float32
        )
        counts += 0.1
        return counts / np.linalg.norm(counts, axis=1, keepdims=True)


def entries() -> list[Entry]:
    return [Entry(each, version=3) for each in ARTICLES]


def learned(found: Sequence[Entry], model: WordModel) -> Learned:
    texts = texts_of(found)
    return Learned(
        model.questions(texts.ways),
        np.array(texts.owners, np.int32),
        model.passages(texts.heads),
        model.passages(texts.passages),
        np.array(texts.passage_owners, np.int32),
    )


def lexical_searcher() -> Searcher:
    return Searcher(Index.of(entries(), SYNONYMS), WEIGHTS)


def with_meaning() -> Searcher:
    found = entries()
    return Searcher(Index.of(found, SYNONYMS, learned(found, WordModel())), WEIGHTS)
