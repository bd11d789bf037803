"""Asks 京晓保 a question over this node's public address, as citizens do."""

import json
import ssl
import time
import urllib.request
from http.client import HTTPException
from urllib.error import HTTPError, URLError

from hotline.domains.understanding.assistant.ports import Probed
from hotline.infrastructure.settings import settings

SECONDS = 10.0


def run_probe() -> Probed:
    """Ask, and measure the time. Never raises: any error is part of the result."""
    began = time.monotonic()
    try:
        with urllib.request.urlopen(_address(), timeout=SECONDS, context=_own()) as answer:
            fault = "" if json.load(answer)["ok"] else "无响应"
    except (OSError, HTTPException, ValueError, KeyError, TypeError) as error:
        fault = _error_text(error)
    return Probed(round((time.monotonic() - began) * 1000), fault)


def _error_text(error: Exception) -> str:
    """The error as the register shows it."""
    if isinstance(error, HTTPError):
        return f"无响应（HTTP {error.code}）"
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, TimeoutError):
        return f"超时，{SECONDS:.0f} 秒无响应"
    if isinstance(cause, ssl.SSLError):
        return "加密连接未建立"
    if isinstance(cause, OSError | str):
        return "连接中断" if isinstance(cause, ConnectionResetError | BrokenPipeError) else "无法连接"
    return "响应有误"


def _address() -> str:
    scheme = "http" if settings().listen.host in ("127.0.0.1", "localhost") else "https"
    return f"{scheme}://127.0.0.1:{settings().ports.web}/api/assistant/health"


def _own() -> ssl.SSLContext:
    """A TLS context for our own server.

    The certificate is not verified: it is for the server's name, not for this address, and the probe sends nothing
    secret. The system's authorities are not loaded, because reading them costs 10 ms of processor time each time.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context
