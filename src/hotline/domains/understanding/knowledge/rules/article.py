"""An article: what is known about one topic, the answer first.

Read from the form that deploy/knowledge/articles/*.toml has; the same form is what the editor saves.
"""

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import msgspec

from hotline.domains.understanding.knowledge.rules.rich_text import IMAGE, plain_text, safe

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_TITLE, MAX_CONCLUSION, MAX_SPOKEN, MAX_LIST, MAX_RICH = 60, 200, 240, 300, 20_000
#: Lists of plain text, for searching and copying. The other lists and ``districts`` are rich text.
PLAIN_LISTS = ("tags", "related", "calculators", "asked_as")
RICH_LISTS = ("details", "procedure", "materials", "time_limits", "channels")
RICH = (*RICH_LISTS, "districts")
REQUIRED = ("topic", "title", "valid_from", "conclusion", "spoken")
NEEDED = "必填"
#: In reading order.
LABELS = {
    "title": "标题",
    "topic": "主题",
    "valid_from": "生效日期",
    "valid_until": "失效日期",
    "conclusion": "结论",
    "spoken": "可以这样说",
    "basis": "依据",
    "details": "说明",
    "procedure": "办理步骤",
    "materials": "材料",
    "time_limits": "时限",
    "channels": "办理渠道",
    "districts": "各区差异",
    "yearly": "年度数额",
    "referral": "转介单位",
    "asked_as": "相似问",
    "tags": "标签",
    "related": "相关条目",
    "calculators": "计算器",
    "attachments": "附件",
}


class Basis(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    law: str
    clause: str = ""

    @property
    def text(self) -> str:
        return f"《{self.law}》{self.clause}" if not self.law.startswith("《") else f"{self.law}{self.clause}"


class Yearly(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A figure that changes every year.

    Articles never hold the figure itself: ``where`` names the place to look it up.
    """

    what: str
    where: str

    @property
    def text(self) -> str:
        return f"{self.what}每年公布，以{self.where}为准。"


class Referral(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Refers the caller to another body that is responsible. ``still_ours`` names what this hotline still answers."""

    to: str
    number: str = ""
    still_ours: str = msgspec.field(name="keeps", default="")

    @property
    def text(self) -> str:
        referral_text = f"请找{self.to}" + (f"，电话 {self.number}。" if self.number else "。")
        return referral_text + (f"本热线解答：{self.still_ours}" if self.still_ours else "")


class Attachment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An attached file. ``digest`` is its SM3 (hex) and its name in the store; ``type`` is recognised by content."""

    name: str
    digest: str
    type: str
    size: int


@dataclass(frozen=True)
class Article:
    """An article."""

    topic: str
    title: str
    #: First day on which the described rule is in force.
    valid_from: date
    conclusion: str
    spoken: str
    #: Permanent address; the topic's name unless the topic has several articles.
    code: str = ""
    #: Last day on which it is in force; None: until further notice.
    valid_until: date | None = None
    tags: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    calculators: tuple[str, ...] = ()
    #: Safe HTML, like ``procedure``, ``materials``, ``time_limits``, ``channels`` and ``districts``.
    details: tuple[str, ...] = ()
    procedure: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    time_limits: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    districts: str = ""
    asked_as: tuple[str, ...] = ()
    basis: tuple[Basis, ...] = ()
    yearly: Yearly | None = None
    referral: Referral | None = None
    attachments: tuple[Attachment, ...] = ()


class Passage(NamedTuple):
    """A piece of an article that an answer can be traced to: ``key`` ``details/1``, ``text`` without markup."""

    key: str
    text: str


class ArticleProblem(NamedTuple):
    """A problem in ``field`` of ``file``. ``field`` is "" when the problem concerns the complete article."""

    file: str
    field: str
    message: str

    def __str__(self) -> str:
        return "：".join(filter(None, (self.file, self.field, self.message)))


class BadArticle(Exception):
    """An article is invalid. ``problems`` holds all problems, not only the first."""

    def __init__(self, problems: Iterable[ArticleProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def parse(table: Mapping[str, Any], file: str) -> Article:
    """Read an article from a form, and sanitise the rich text.

    Raises BadArticle with ``file`` and every faulty field.
    """
    problems, values = list[ArticleProblem](), dict[str, Any]()
    for name, kind in FIELDS.items():
        if table.get(name) is None:
            if name in REQUIRED:
                problems.append(ArticleProblem(file, name, NEEDED))
            continue
        try:
            values[name] = msgspec.convert(table[name], kind)
        except msgspec.ValidationError as error:
            problems.append(ArticleProblem(file, name, _error_text(error)))
    problems += (ArticleProblem(file, name, "没有这一项") for name in table.keys() - FIELDS.keys())
    unread = {problem.field for problem in problems}
    article = _tidied(Article(**STAND_INS | values))
    problems += (
        ArticleProblem(file, name, message)
        for name, message in problems_of(article)
        if name.partition("/")[0] not in unread
    )
    if problems:
        raise BadArticle(problems)
    return article


def problems_of(article: Article) -> Iterator[tuple[str, str]]:
    """The problems of an article by itself: field and sentence."""
    names = {article.code: "code", article.topic: "topic"}
    yield from ((name, "只能用小写字母、数字和连字符") for code, name in names.items() if not CODE.fullmatch(code))
    for name, maximum in {"title": MAX_TITLE, "conclusion": MAX_CONCLUSION, "spoken": MAX_SPOKEN}.items():
        yield from _length(name, getattr(article, name), maximum)
    if article.valid_until is not None and article.valid_until < article.valid_from:
        yield "valid_until", "早于生效日期"
    for name in PLAIN_LISTS + RICH_LISTS:
        yield from _list(name, getattr(article, name))
    yield from ((f"basis/{at}", "须写法规名称") for at, basis in enumerate(article.basis) if not basis.law)
    if article.yearly and not (article.yearly.what and article.yearly.where):
        yield "yearly", "数额名称和查询渠道均须填写"
    if article.referral and not article.referral.to:
        yield "referral", "须写负责单位"


def passages(article: Article) -> tuple[Passage, ...]:
    """The passages that can be shown as an answer, in reading order. Their keys are stable within a version."""
    passages_out = [Passage("conclusion", article.conclusion)]
    passages_out += (Passage(f"basis/{at}", basis.text) for at, basis in enumerate(article.basis))
    for name in RICH_LISTS:
        passages_out += (Passage(f"{name}/{at}", plain_text(text)) for at, text in enumerate(getattr(article, name)))
    passages_out.append(Passage("districts", plain_text(article.districts)))
    if article.yearly:
        passages_out.append(Passage("yearly", article.yearly.text))
    if article.referral:
        passages_out.append(Passage("referral", article.referral.text))
    return tuple(passage for passage in passages_out if passage.text)


def to_builtins(article: Article) -> dict[str, Any]:
    """The article as JSON values, nothing left out: the form that ``parse`` reads and tables store."""
    content: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(article))
    return content


def label_of(field: str) -> str:
    """The field's name for users: ``details/1`` is 说明第 2 条."""
    name, _, at = field.partition("/")
    label = LABELS.get(name, name)
    return f"{label}第 {int(at) + 1} 条" if at.isdigit() else label


def pictures_in(article: Article) -> list[str]:
    """Digests of the pictures in its rich text."""
    return [digest for name in RICH for digest in IMAGE.findall(str(getattr(article, name)))]


def _length(name: str, text: str, maximum: int) -> Iterator[tuple[str, str]]:
    if not text:
        yield name, NEEDED
    elif len(text) > maximum:
        yield name, f"最多 {maximum} 个字，现在 {len(text)} 个"


def _list(name: str, texts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if len(texts) > MAX_LIST:
        yield name, f"最多 {MAX_LIST} 条"
    seen = set[str]()
    for at, text in enumerate(texts):
        if not text:
            yield f"{name}/{at}", "是空的"
        elif len(text) > MAX_RICH:
            yield f"{name}/{at}", f"最多 {MAX_RICH} 个字"
        elif text in seen:
            yield f"{name}/{at}", f"与前面重复：{text[:30]}"
        seen.add(text)


def _tidied(article: Article) -> Article:
    """The article with stripped texts, safe rich text, and a code."""
    changed: dict[str, Any] = {name: getattr(article, name).strip() for name in ("title", "conclusion", "spoken")}
    changed |= {name: _each(str.strip, getattr(article, name)) for name in PLAIN_LISTS}
    changed |= {name: _each(safe, getattr(article, name)) for name in RICH_LISTS}
    changed |= {"districts": safe(article.districts), "code": article.code or article.topic}
    return dataclasses.replace(article, **changed)


def _each(change: Callable[[str], str], texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(change, texts))


def _error_text(error: msgspec.ValidationError) -> str:
    """Translate msgspec's error into a Chinese sentence that names the place below the field."""
    referral_text = str(error)
    _, _, place = referral_text.partition(" - at `$")
    inside = place.rstrip("`").strip(".")
    wrong = next(
        (sentence for expected, sentence in EXPECTED.items() if f"Expected `{expected}" in referral_text), "格式有误"
    )
    if "missing required field" in referral_text:
        wrong = f"缺少 {referral_text.split('`')[1]}"
    if "unknown field" in referral_text:
        wrong = f"没有 {referral_text.split('`')[1]} 这一项"
    return f"{inside} {wrong}".strip()


EXPECTED = {"str": "须为文字", "array": "须为列表", "object": "须为键值对", "date": "须为日期", "int": "须为整数"}
#: Values in place of unreadable ones, so that the rest can be checked.
STAND_INS: dict[str, Any] = {"topic": "a", "title": "a", "valid_from": date.min, "conclusion": "a", "spoken": "a"}
FIELDS: dict[str, Any] = {field.name: field.type for field in dataclasses.fields(Article)}
