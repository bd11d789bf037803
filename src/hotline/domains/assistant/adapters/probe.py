"""Asks 京晓保 over this node's own door: what answers there answers citizens."""

import json
import ssl
import time
import urllib.request

from hotline.domains.assistant.ports import Probed
from hotline.infrastructure.settings import settings

SECONDS = 10.0


def ask_itself() -> Probed:
    """Never raises: what goes wrong is the finding."""
    began = time.monotonic()
    try:
        with urllib.request.urlopen(_address(), timeout=SECONDS, context=_own()) as answer:
            trouble = "" if json.load(answer)["ok"] else "没有答复"
    except (OSError, ValueError, KeyError) as error:
        trouble = f"{type(error).__name__}: {error}"
    return Probed(round((time.monotonic() - began) * 1000), trouble)


def _address() -> str:
    scheme = "http" if settings().listen.host in ("127.0.0.1", "localhost") else "https"
    return f"{scheme}://127.0.0.1:{settings().ports.web}/api/assistant/health"


def _own() -> ssl.SSLContext:
    """Its certificate is for its name, not for this address; nothing secret is said.

    Without the world's authorities: reading them costs 10 ms of a processor each time.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context
