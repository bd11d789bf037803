"""Known vulnerabilities are looked up where the clients fetch from, and no answer is never taken for a good one."""

import gzip
import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, override

import pytest

from supply.audit import Findings, index_of, npm_findings, python_findings, report
from supply.locks import Locked

KNOWN: dict[str, Any] = {
    "id": "PYSEC-1", "aliases": ["CVE-1"], "fixed_in": ["2.0"], "withdrawn": None
}  # fmt: skip
#: What the index answers: path → status and document.
PYTHON: dict[str, tuple[int, Any]] = {
    "/pypi/torn/1.0/json": (200, {"info": {"version": "1.0"}, "vulnerabilities": [KNOWN]}),
    "/pypi/sound/1.0/json": (200, {"info": {"version": "1.0"}, "vulnerabilities": [KNOWN | {"withdrawn": "2026"}]}),
    "/pypi/newest/json": (200, {"info": {"version": "1.0"}, "vulnerabilities": [KNOWN]}),
    "/pypi/older/json": (200, {"info": {"version": "3.0"}, "vulnerabilities": []}),
    "/pypi/silent/1.0/json": (200, {"info": {"version": "1.0"}}),
}
ADVISORY = {
    "id": 1, "url": "x", "title": "Runs what it reads", "severity": "high", "vulnerable_versions": "<2.0.0",
    "cwe": [], "cvss": {"score": 7.5, "vectorString": None},
}  # fmt: skip
BULK = "/-/npm/v1/security/advisories/bulk"


class Index(BaseHTTPRequestHandler):
    answers: dict[str, tuple[int, Any]] = {}  # noqa: RUF012 (set by each test)

    def do_GET(self) -> None:
        self._answer(*self.answers.get(self.path, (404, {})))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        named = json.loads(gzip.decompress(body) if self.headers.get("Content-Encoding") == "gzip" else body)
        status, advisories = self.answers.get(self.path, (405, {}))
        self._answer(status, {name: found for name, found in advisories.items() if name in named})

    def _answer(self, status: int, document: Any) -> None:
        content = json.dumps(document).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    @override
    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def index() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Index)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def package(name: str) -> Locked:
    return Locked("pypi", name, "1.0", ())


def test_what_is_known_about_the_locked_version_is_named_and_what_is_not_answered_too(index: str) -> None:
    Index.answers = PYTHON
    names = ("torn", "sound", "newest", "older", "silent", "unheard")
    found = python_findings(map(package, names), f"{index}/simple/")
    assert found.known == ["torn 1.0: PYSEC-1, CVE-1, fixed in 2.0", "newest 1.0: PYSEC-1, CVE-1, fixed in 2.0"]
    assert [line.split(":")[0] for line in found.unanswered] == ["older 1.0", "silent 1.0", "unheard 1.0"]
    assert "answers for 3.0 alone" in found.unanswered[0]
    assert (found.requested, found.answered) == (6, 3)


def test_an_index_that_is_away_is_no_good_news() -> None:
    found = python_findings([package("torn")], "http://127.0.0.1:9/simple")
    assert (found.known, found.answered, len(found.unanswered)) == ([], 0, 1)
    assert "is not known to be safe" in "\n".join(report([found]))
    assert "not known" not in "\n".join(report([Findings(requested=1, answered=1)]))


@pytest.fixture
def front(tmp_path: Path, index: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a lock of one package, and npm told this index."""
    resolved = {"version": "1.0.0", "resolved": f"{index}/torn/-/torn-1.0.0.tgz", "integrity": "sha512-AA=="}
    own = {"name": "front", "version": "1.0.0", "dependencies": {"torn": "1.0.0"}}
    (tmp_path / "package.json").write_text(json.dumps(own))
    lock = own | {"lockfileVersion": 3, "requires": True, "packages": {"": own, "node_modules/torn": resolved}}
    (tmp_path / "package-lock.json").write_text(json.dumps(lock))
    monkeypatch.setenv("npm_config_registry", index)
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "cache"))
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    return tmp_path


def test_npm_says_what_is_known(front: Path) -> None:
    versions = {"1.0.0": {"name": "torn", "version": "1.0.0"}}
    packument = {"name": "torn", "versions": versions, "dist-tags": {"latest": "1.0.0"}}
    Index.answers = {BULK: (200, {"torn": [ADVISORY]}), "/torn": (200, packument)}
    found = npm_findings(front, 1)
    assert found.known == ["torn: high, Runs what it reads"]
    assert (found.answered, found.unanswered) == (1, [])


def test_npm_without_an_answer_is_no_good_news(front: Path) -> None:
    Index.answers = {}
    found = npm_findings(front, 1)
    assert (found.known, found.answered) == ([], 0)
    assert "405" in found.unanswered[0]


def test_the_index_is_the_one_that_the_clients_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://mirror.example/simple")
    assert index_of(Path(__file__).parents[2]) == "https://mirror.example/simple"
    for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    assert index_of(Path(__file__).parents[2]).startswith("https://")
