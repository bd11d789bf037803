"""Origins of other systems' pages: scheme, host and port, as a browser names them."""

import re
from urllib.parse import urlsplit

_HOST = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:.]+\]")
_DEFAULT_PORTS = {"https": 443, "http": 80}
#: A browser lets a page use the microphone over plain HTTP only on the machine itself.
_THIS_MACHINE = {"127.0.0.1", "localhost", "[::1]"}


def origin_of(text: str) -> str | None:
    """The origin in a text, such as ``https://case.example.cn:8443``, without a default port.

    None when the text is no origin, or one whose pages may not embed the bar.
    """
    try:
        parts = urlsplit(text.strip().lower())
        port = parts.port
    except ValueError:
        return None
    host = parts.netloc.removesuffix(f":{port}")
    if parts.scheme not in _DEFAULT_PORTS or not _HOST.fullmatch(host):
        return None
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        return None
    if parts.scheme == "http" and host not in _THIS_MACHINE:
        return None
    port_suffix = "" if port is None or port == _DEFAULT_PORTS[parts.scheme] else f":{port}"
    return f"{parts.scheme}://{host}{port_suffix}"
