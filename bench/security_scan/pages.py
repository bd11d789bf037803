"""What scanners look at beside operations: headers, cookies, methods, files that should not be there, other names."""

import socket
import ssl
from collections.abc import Callable
from urllib.parse import urlsplit

import requests

from bench.security_scan.findings import LEAKS, Findings, Severity
from bench.security_scan.visitors import SECONDS, Visitor

PAGES = ("/", "/sign-in", "/ask", "/embed", "/api/docs", "/api/openapi.json", "/api/session", "/static/")
REQUIRED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "microphone=(self)",
}
HIDDEN = (
    "/.git/config", "/.env", "/.data/secrets/secrets.toml", "/hotline.toml", "/secrets.toml", "/keys/personal.json",
    "/backup.sql", "/db.sqlite3", "/server-status", "/nginx_status", "/metrics", "/api/metrics", "/debug",
    "/__debug__/", "/phpinfo.php", "/wp-login.php", "/actuator/env", "/ari/api-docs/resources.json",
    "/ari/asterisk/info", "/httpstatus", "/sip/../ari/asterisk/info", "/sip/%2e%2e/ari/asterisk/info",
    "/assets/../../../../etc/passwd", "/assets/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/static/..%2f..%2f..%2fetc/passwd",
    "/static../secrets/secrets.toml", "/assets../index.html", "/%2e%2e/%2e%2e/etc/passwd",
    "/static/%252e%252e%252fetc/passwd",
)  # fmt: skip
OTHER_SITE = "https://attacker.example"


def scan(visitors: list[Visitor], findings: Findings) -> None:
    nobody, somebody = visitors[0], visitors[1]
    for check in (headers, hidden_files, methods, names, redirects):
        check(nobody, findings)
    cookies(somebody, findings)
    other_sites(somebody, findings)
    personal_answers_are_not_stored(somebody, findings)
    old_protocols(nobody.origin, findings)
    smuggled(nobody.origin, findings)


def get(visitor: Visitor, path: str, findings: Findings, **arguments: object) -> requests.Response:
    """``path`` is sent as it is, not made shorter."""
    findings.requests += 1
    request = requests.Request("GET", visitor.origin, **arguments)  # type: ignore[arg-type]
    prepared = visitor.http.prepare_request(request)
    prepared.url = visitor.origin + path
    return visitor.http.send(prepared, timeout=SECONDS, allow_redirects=False)


def headers(visitor: Visitor, findings: Findings) -> None:
    for page in PAGES:
        answer = get(visitor, page, findings)
        for name, value in REQUIRED.items():
            if not answer.headers.get(name, "").startswith(value):
                findings.add(Severity.MEDIUM, f"header {name} lacks", page, answer.headers.get(name, ""))
        policy = answer.headers.get("Content-Security-Policy", "")
        if answer.status_code < 300 and answer.headers.get("Content-Type", "").startswith("text/html"):
            scripts = policy.partition("script-src" if "script-src" in policy else "default-src")[2].partition(";")[0]
            if not scripts or "'unsafe-inline'" in scripts:
                findings.add(Severity.MEDIUM, "page without a content policy for scripts", page, policy)
            if "frame-ancestors" not in policy:
                findings.add(Severity.MEDIUM, "page may be framed by anybody", page, policy)
        for name in ("Server", "X-Powered-By"):
            if any(mark.isdigit() for mark in answer.headers.get(name, "")):
                findings.add(Severity.LOW, "version of the server told", page, answer.headers[name])


def hidden_files(visitor: Visitor, findings: Findings) -> None:
    start = get(visitor, "/", findings).text
    for path in HIDDEN:
        answer = get(visitor, path, findings)
        is_our_page = "<div id=" in answer.text or answer.text == start
        if answer.status_code == 200 and not is_our_page:
            findings.add(Severity.HIGH, "file that is nobody's business", path, answer.text[:80])
        if LEAKS.search(answer.text):
            findings.add(Severity.HIGH, "file of the machine", path, answer.text[:80])


def methods(visitor: Visitor, findings: Findings) -> None:
    for method in ("TRACE", "TRACK", "CONNECT", "PROPFIND", "DEBUG", "PUT", "DELETE"):
        for path in ("/", "/api/session", "/assets/x", "/api/docs"):
            if (method, path) == ("DELETE", "/api/session"):
                continue
            findings.requests += 1
            answer = visitor.http.request(
                method, visitor.origin + path, timeout=SECONDS, allow_redirects=False, headers={"X-Echo": "echo-1337"}
            )
            if "echo-1337" in answer.text:
                findings.add(Severity.MEDIUM, f"{method} echoes headers", path, answer.text[:80])
            elif answer.status_code < 300:
                findings.add(Severity.MEDIUM, f"{method} is answered", path, str(answer.status_code))
            elif answer.status_code >= 500:
                findings.add(Severity.MEDIUM, f"fault {answer.status_code}", f"{method} {path}", answer.text[:80])


def names(visitor: Visitor, findings: Findings) -> None:
    for header in ({"Host": "attacker.example"}, {"X-Forwarded-Host": "attacker.example"}):
        for path in ("/", "/api/session", "/api/docs"):
            answer = get(visitor, path, findings, headers=header)
            if "attacker.example" in answer.text + str(answer.headers):
                findings.add(Severity.HIGH, "a foreign name comes back", f"{path} {header}", answer.text[:80])
            if "Host" in header and answer.status_code < 400:
                findings.add(Severity.MEDIUM, "answers for a foreign name", path, str(answer.status_code))


def redirects(visitor: Visitor, findings: Findings) -> None:
    for path in ("/sign-in?then=//attacker.example", "//attacker.example/", "/api//attacker.example",
                 "/%5Cattacker.example", "/api/docs?next=https://attacker.example"):  # fmt: skip
        to = get(visitor, path, findings).headers.get("Location", "")
        if urlsplit(to).netloc not in ("", urlsplit(visitor.origin).netloc):
            findings.add(Severity.MEDIUM, "leads to a foreign site", path, to)


def cookies(visitor: Visitor, findings: Findings) -> None:
    for cookie in visitor.http.cookies:
        rest = {name.lower() for name in cookie._rest}
        if cookie.name != "csrftoken" and "httponly" not in rest:
            findings.add(Severity.MEDIUM, "cookie that scripts read", cookie.name, str(rest))
        if "samesite" not in rest:
            findings.add(Severity.MEDIUM, "cookie sent from other sites", cookie.name, str(rest))
        if visitor.origin.startswith("https") and not cookie.secure:
            findings.add(Severity.MEDIUM, "cookie sent in the clear", cookie.name, "")


def other_sites(visitor: Visitor, findings: Findings) -> None:
    """What a page of another site sends with the user's cookies changes nothing and is read by nobody."""
    body, url = '{"reason": "x"}', f"{visitor.origin}/api/desk/not-ready"
    kinds: dict[str, dict[str, str]] = {
        "without a token": {"Content-Type": "application/json"},
        "from another origin": {**visitor.headers(), "Origin": OTHER_SITE, "Referer": f"{OTHER_SITE}/"},
        "as a form": {"Content-Type": "text/plain", "Origin": OTHER_SITE},
    }
    for kind, sent in kinds.items():
        findings.requests += 1
        answer = visitor.http.post(url, data=body, headers=sent, timeout=SECONDS)
        if answer.status_code != 403:
            findings.add(Severity.HIGH, "write from another site", kind, f"{answer.status_code} {answer.text[:80]}")
    for path in ("/api/session", "/api/openapi.json", "/api/v1/openapi.json"):
        answer = get(visitor, path, findings, headers={"Origin": OTHER_SITE})
        if answer.headers.get("Access-Control-Allow-Origin") in ("*", OTHER_SITE):
            findings.add(Severity.HIGH, "read by another site", path, str(answer.headers))


def personal_answers_are_not_stored(visitor: Visitor, findings: Findings) -> None:
    for path in ("/api/session", "/api/account", "/api/desk"):
        answer = get(visitor, path, findings)
        stored = answer.headers.get("Cache-Control", "")
        if answer.status_code == 200 and not ("no-store" in stored or "private" in stored):
            findings.add(Severity.MEDIUM, "answer about a person may be stored", path, stored)


def old_protocols(origin: str, findings: Findings) -> None:
    parts = urlsplit(origin)
    if parts.scheme != "https":
        return
    for version in (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        context.set_ciphers("ALL:@SECLEVEL=0")
        context.minimum_version = context.maximum_version = version
        findings.requests += 1
        try:
            with socket.create_connection((parts.hostname, parts.port or 443), SECONDS) as line:
                context.wrap_socket(line).close()
        except OSError:
            continue
        findings.add(Severity.HIGH, "old TLS accepted", origin, version.name)


def smuggled(origin: str, findings: Findings) -> None:
    """A request with two lengths must not be taken for two requests."""
    parts = urlsplit(origin)
    wrap: Callable[[socket.socket], socket.socket] = lambda line: line  # noqa: E731
    if parts.scheme == "https":
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        wrap = context.wrap_socket
    hidden = b"GET /api/session HTTP/1.1\r\nHost: x\r\n\r\n"
    head = f"POST /api/session HTTP/1.1\r\nHost: {parts.netloc}\r\n".encode()
    for lengths in (
        b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden,
        b"Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n" + hidden,
        b"Content-Length: 0\r\nContent-Length: 40\r\n\r\n" + hidden,
        b"Transfer-Encoding : chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + hidden,
    ):
        findings.requests += 1
        with socket.create_connection((parts.hostname, parts.port or 80), SECONDS) as line, wrap(line) as sent:
            sent.sendall(head + lengths)
            sent.settimeout(3)
            received = b""
            try:
                while piece := sent.recv(65536):
                    received += piece
            except TimeoutError:
                pass
        if received.count(b"HTTP/1.1 ") > 1 and b"HTTP/1.1 400" not in received:
            findings.add(Severity.HIGH, "one request taken for two", lengths[:40].decode(), received[:120].decode())
