"""An article as texts under headings, for sheets and documents; and back."""

import re
from collections.abc import Mapping
from typing import Any

from hotline.domains.understanding.knowledge.rules.article import LABELS, PLAIN_LISTS, RICH_LISTS, Article
from hotline.domains.understanding.knowledge.rules.exchange.forms import compact
from hotline.kernel.tables import day_of

LISTS = (*PLAIN_LISTS, *RICH_LISTS)
#: Columns of a sheet in reading order: field -> heading. Pictures and attachments are only in the bundle.
COLUMNS = (
    {"code": "代码"}
    | {name: label for name, label in LABELS.items() if name != "attachments"}
    | {
        "yearly": "年度数额",
        "yearly_where": "年度数额查询处",
        "referral": "转介单位",
        "referral_number": "转介电话",
        "referral_keeps": "本热线解答范围",
    }
)
FIELDS = {heading: field for field, heading in COLUMNS.items()}
BAR = "｜"
NAMED = re.compile(r"《(?P<law>.+)》(?P<clause>[^》]*)")
DATES = ("valid_from", "valid_until")


def texts_of(article: Article) -> dict[str, list[str]]:
    """Field of COLUMNS -> the texts of its items. Rich text stays HTML."""
    found: dict[str, list[str]] = {name: [""] for name in COLUMNS}
    for name in ("code", "title", "topic", "conclusion", "spoken"):
        found[name] = [getattr(article, name)]
    for name in DATES:
        found[name] = [str(getattr(article, name) or "")]
    for name in PLAIN_LISTS:
        found[name] = list(getattr(article, name))
    for name in RICH_LISTS:
        found[name] = list(getattr(article, name))
    found["districts"] = [article.districts]
    found["basis"] = [f"{basis.law}{BAR}{basis.clause}" for basis in article.basis]
    if article.yearly:
        found["yearly"], found["yearly_where"] = [article.yearly.what], [article.yearly.where]
    if article.referral:
        found["referral"] = [article.referral.to]
        found["referral_number"], found["referral_keeps"] = [article.referral.number], [article.referral.still_ours]
    return found


def form_of(texts: Mapping[str, list[str]]) -> dict[str, Any]:
    """The article's form from its texts, to be parsed. Parsing reports the errors."""
    one = {name: "".join(items).strip() for name, items in texts.items()}
    form: dict[str, Any] = {name: one.get(name, "") for name in COLUMNS if name not in LISTS and name != "basis"}
    for name in LISTS:
        form[name] = [item.strip() for item in texts.get(name, []) if item.strip()]
    form["basis"] = [_basis(item) for item in texts.get("basis", []) if item.strip()]
    form |= {name: day_text(form[name]) for name in DATES}
    yearly = {"what": form.pop("yearly"), "where": form.pop("yearly_where")}
    named = {"to": form.pop("referral"), "number": form.pop("referral_number"), "keeps": form.pop("referral_keeps")}
    form["yearly"] = yearly if any(yearly.values()) else None
    form["referral"] = named if any(named.values()) else None
    return dict(compact(form))


def day_text(text: str) -> str:
    """A day in any spelling as 2026-01-01. Other text is returned unchanged, and parsing reports it."""
    day = day_of(text)
    return day.isoformat() if day else text


def _basis(item: str) -> dict[str, str]:
    """Law and clause, from our own notation ``法规｜条款`` or the common ``《法规》条款``."""
    law, bar, clause = item.strip().partition(BAR)
    if not bar and (named := NAMED.fullmatch(law)):
        law, clause = named["law"], named["clause"]
    return {"law": law.strip(), "clause": clause.strip()}
