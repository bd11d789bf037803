"""Rules of pushes: permitted addresses, when a failed push is tried again, and when a webhook is given up."""

import ipaddress
from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import urlsplit

type Address = ipaddress.IPv4Address | ipaddress.IPv6Address
FIRST, LONGEST = timedelta(seconds=5), timedelta(hours=1)
#: Failing for so long, a subscription is dead until somebody wakes it.
DEAD_AFTER = timedelta(days=3)
GONE = 410
#: What is assigned to the public. Other addresses stand for one of IPv4 (64:ff9b::/96, ::/96) or a site's own.
UNICAST = ipaddress.IPv6Network("2000::/3")


def again_in(failures: int) -> timedelta:
    """The wait before the next try: 5 s, 10 s, 20 s … at most an hour."""
    doubled: int = 2 ** min(max(failures - 1, 0), 20)
    return min(FIRST * doubled, LONGEST)


def is_taken(status: int) -> bool:
    return 200 <= status < 300


def is_allowed(address: str, networks: Sequence[str]) -> bool:
    """Whether pushes may go to the IP address: a public one, or one in ``networks`` that the settings name.

    By default no address of our own network is allowed.
    """
    found = ipaddress.ip_address(address)
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    found = mapped or found
    if any(found in ipaddress.ip_network(network) for network in networks):
        return True
    if isinstance(found, ipaddress.IPv6Address) and found not in UNICAST:
        return False
    return found.is_global and not found.is_multicast


def url_error(url: str, networks: Sequence[str]) -> str:
    """Why the address is not permitted, as a sentence; "" when it is.

    Numeric addresses are checked here. Host names are resolved and checked at every push.
    """
    if not url.isprintable() or " " in url:
        return "地址格式有误。请填写完整的 https 地址。"
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "地址格式有误。请填写完整的 https 地址。"
    if parts.scheme not in ("https", "http") or not host or parts.username or parts.fragment:
        return "地址须为 https://…，不含用户名和 #。"
    if parts.scheme == "http" and not networks:
        return "地址须用 https。"
    try:
        return "" if is_allowed(host, networks) else "这个地址不能推送：须为公网地址，或系统设置中列出的网段。"
    except ValueError:
        return ""
