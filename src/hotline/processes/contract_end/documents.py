"""What people read, out of the tables, in formats of its own: articles as Markdown, models as BPMN and DMN, flows as
JSON, announcements as WAV.
"""

import json
import re
import struct
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from hotline.domains.understanding.knowledge.rules.article import LABELS
from hotline.processes.contract_end.tables import Snapshot

ARTICLES = "SELECT a.code, v.number, v.state, v.content FROM knowledge_version v JOIN knowledge_article a ON a.id = v.article_id ORDER BY 1, 2"  # noqa: E501
MODELS = "SELECT model, version, content FROM workorders_modelversion ORDER BY 1, 2"
FLOWS = "SELECT flow, version, content FROM ivr_flowversion ORDER BY 1, 2"
SOUNDS = "SELECT name, alaw FROM ivr_sound ORDER BY 1"
TAG, UNSAFE = re.compile(r"<[^>]+>"), re.compile(r"[^\w.\-]")
#: WAV: format 6 is A-law; announcements have one channel of 8 bits at 8 kHz.
ALAW, RATE = 6, 8000


def documents(snapshot: Snapshot) -> Iterator[tuple[str, bytes]]:
    """Name in the hand-over, and content."""
    for code, number, state, content in snapshot.rows(ARTICLES):
        yield f"documents/knowledge/{_name(code)}/v{number}-{state}.md", markdown(_json(content)).encode()
    for model, version, content in snapshot.rows(MODELS):
        for name, text in _drawings(_json(content)):
            yield f"documents/models/{_name(model)}/v{version}/{name}", text.encode()
    for flow, version, content in snapshot.rows(FLOWS):
        yield f"documents/flows/{_name(flow)}/v{version}.json", _pretty(_json(content)).encode()
    for sound, alaw in snapshot.rows(SOUNDS):
        yield f"documents/announcements/{_name(sound)}.wav", wav(bytes(alaw))  # type: ignore[arg-type]


def markdown(article: Mapping[str, Any]) -> str:
    """An article for reading; the row of the table has every detail."""
    lines = [f"# {article.get('title', '')}", ""]
    for field, title in LABELS.items():
        value = article.get(field)
        if field == "title" or value in (None, "", [], {}):
            continue
        lines += [f"## {title}", "", *(_items(value) if isinstance(value, list) else [_text(value)]), ""]
    return "\n".join(lines)


def _items(values: list[Any]) -> list[str]:
    return [f"- {_text(value)}" for value in values]


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return "；".join(f"{name}：{each}" for name, each in value.items() if each not in ("", None))
    return unescape(TAG.sub("", str(value))).strip()


def _drawings(model: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "form.json", _pretty(model.get("form", {}))
    yield "flow.bpmn", model.get("flow", "")
    for number, drawing in enumerate(model.get("subflows", ()), 1):
        yield f"subflow-{number}.bpmn", drawing
    if decision := model.get("decision"):
        yield "dispatch.dmn", decision


def wav(alaw: bytes) -> bytes:
    header = struct.pack("<4sI4s4sIHHIIHH", b"RIFF", 36 + len(alaw), b"WAVE", b"fmt ", 16, ALAW, 1, RATE, RATE, 1, 8)
    return header + struct.pack("<4sI", b"data", len(alaw)) + alaw


def _json(content: Any) -> Any:
    return json.loads(content) if isinstance(content, str) else content


def _pretty(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _name(text: str) -> str:
    return UNSAFE.sub("_", text)
