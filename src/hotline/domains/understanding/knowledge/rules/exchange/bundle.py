"""A bundle: the complete knowledge base as one ZIP, with a JSON file per article, the attached files and the
dictionary.

Each article has all its versions. ``manifest.json`` holds the SM3 of every part; a bundle with an altered part is
refused.
"""

import json
import zipfile
from collections.abc import Callable, Iterable, Mapping
from typing import IO, Any, NamedTuple

import msgspec

from hotline.domains.understanding.knowledge.rules.exchange.forms import UnreadableForm, opened
from hotline.kernel.chain import sm3

FORMAT = "hotline-knowledge/1"
MANIFEST, TERMS, ARTICLES, FILES = "manifest.json", "terms.json", "articles/", "files/"


class BundleVersion(msgspec.Struct, frozen=True, kw_only=True):
    """A version in a bundle.

    Moments are in ISO form. ``digest``: its digest in the chain, "" if it was never published.
    """

    number: int
    state: str
    content: dict[str, Any]
    base: int = 0
    note: str = ""
    authors: tuple[str, ...] = ()
    reviewer: str = ""
    publisher: str = ""
    saved_at: str = ""
    published_at: str = ""
    retired_at: str = ""
    retired_on: str = ""
    retired_by: str = ""
    retired_because: str = ""
    position: int = 0
    digest: str = ""


class BundleArticle(msgspec.Struct, frozen=True):
    code: str
    versions: tuple[BundleVersion, ...]


class BundleFile(NamedTuple):
    """A file of a bundle. ``name`` is its name for people; ``read`` returns its content on demand."""

    name: str
    digest: str
    read: Callable[[], bytes]


class Bundle(NamedTuple):
    """``digest`` over all parts. ``files``: digests of the attached files and their names."""

    articles: tuple[BundleArticle, ...]
    files: dict[str, str]
    terms: dict[str, tuple[str, ...]]
    digest: str


def write(
    into: IO[bytes],
    articles: Iterable[BundleArticle],
    files: Iterable[BundleFile],
    terms: Mapping[str, Iterable[str]],
    *,
    made_at: str,
    head: str,
) -> str:
    """``head``: the last link of the chain. Returns the digest over all parts."""
    digests: dict[str, str] = {}
    names: dict[str, str] = {}
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as parts:

        def put(name: str, content: bytes) -> None:
            parts.writestr(name, content)
            digests[name] = sm3(content)

        for article in articles:
            put(f"{ARTICLES}{article.code}.json", msgspec.json.format(msgspec.json.encode(article)))
        for file in files:
            names[file.digest] = file.name
            put(f"{FILES}{file.digest}", file.read())
        put(TERMS, msgspec.json.format(msgspec.json.encode({word: list(synonyms) for word, synonyms in terms.items()})))
        digest = digest_of(digests)
        manifest = {
            "format": FORMAT,
            "made_at": made_at,
            "head": head,
            "digest": digest,
            "parts": digests,
            "names": names,
        }
        parts.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=2))
    return digest


def read(content: bytes) -> Bundle:
    """Raises Unreadable for what is no bundle or was altered."""
    parts = opened(content)
    try:
        manifest = json.loads(parts.read(MANIFEST))
        digests, names = dict(manifest["parts"]), dict(manifest["names"])
    except (KeyError, ValueError, TypeError) as error:
        raise UnreadableForm("压缩包缺少目录（manifest.json）。请使用本系统导出的整库包。") from error
    if manifest.get("format") != FORMAT:
        raise UnreadableForm("整库包格式与当前版本不符。请用同一版本导出。")
    if manifest.get("digest") != digest_of(digests) or set(parts.namelist()) != {*digests, MANIFEST}:
        raise UnreadableForm("整库包的目录与内容不符，可能被改动。请重新导出。")
    for name, digest in digests.items():
        if sm3(parts.read(name)) != digest:
            raise UnreadableForm(f"整库包中的 {name} 被改动。请重新导出。")
    return Bundle(
        articles=tuple(_article(parts, name) for name in digests if name.startswith(ARTICLES)),
        files={
            digest: str(names.get(digest, digest))
            for digest in (name.removeprefix(FILES) for name in digests if name.startswith(FILES))
        },
        terms=_decoded(parts, TERMS, dict[str, tuple[str, ...]]) if TERMS in digests else {},
        digest=digest_of(digests),
    )


def digest_of(digests: Mapping[str, str]) -> str:
    return sm3("".join(f"{name} {digest}\n" for name, digest in sorted(digests.items())).encode())


def _article(parts: zipfile.ZipFile, name: str) -> BundleArticle:
    return _decoded(parts, name, BundleArticle)


def file_in(content: bytes, digest: str) -> bytes:
    """An attached file of a bundle that was read."""
    return opened(content).read(f"{FILES}{digest}")


def _decoded[T](parts: zipfile.ZipFile, name: str, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(parts.read(name), type=kind)
    except msgspec.MsgspecError as error:
        raise UnreadableForm(f"整库包中的 {name} 无法识别：{error}") from error
