"""Agents' phones: an endpoint and a password pushed into Asterisk at sign-in, taken away at the end."""

import secrets
from collections.abc import Mapping

from hotline.domains.voice.telephony.adapters.ari.client import Ari
from hotline.domains.voice.telephony.rules.phones import endpoint_of

CONTEXT = "from-agent"
#: Seconds without sound after which a browser counts as dead: it sends a packet every 20 ms, muted or not.
BROWSER_SILENCE_SECONDS = 5

_ANY_PHONE = {
    "context": CONTEXT,
    "direct_media": "no",
    "rtp_symmetric": "yes",
    "force_rport": "yes",
    "rewrite_contact": "yes",
    "dtmf_mode": "rfc4733",
}
#: Naming the transport binds the media to the transport's address, which is loopback by default.
#: alaw comes first because the trunk uses it, so nothing is transcoded.
_BROWSER = _ANY_PHONE | {
    "transport": "ws",
    "allow": "!all,alaw,opus",
    "webrtc": "yes",
    "dtls_auto_generate_cert": "yes",
    "rtp_timeout": str(BROWSER_SILENCE_SECONDS),
}
_PHONE = _ANY_PHONE | {"transport": "udp", "allow": "!all,alaw", "rtp_timeout": "20"}
#: SDES without a way back: a call without SRTP is refused in either direction.
_SRTP = {"media_encryption": "sdes", "media_encryption_optimistic": "no"}
KINDS = {"browser": _BROWSER, "phone": _PHONE}


async def provision(ari: Ari, agent: str, device: str, *, encrypted: bool = False) -> str:
    """Push the endpoint of an agent's phone. Returns its new password. A new registration replaces the old one.

    ``encrypted``: a telephone is to have SRTP, as a browser always has. The old endpoint is deleted first. Asterisk
    would keep what the new one does not name, and encrypt to a telephone.
    """
    name, password = endpoint_of(agent), secrets.token_urlsafe(24)
    await ari.delete(_object("endpoint", name))
    await _push(ari, "auth", name, {"auth_type": "userpass", "username": agent, "password": password})
    await _push(ari, "aor", name, {"max_contacts": "1", "remove_existing": "yes", "support_path": "yes"})
    srtp = _SRTP if encrypted and device == "phone" else {}
    await _push(ari, "endpoint", name, KINDS[device] | srtp | {"auth": name, "aors": name})
    return password


async def remove(ari: Ari, agent: str) -> None:
    for kind in ("endpoint", "aor", "auth"):
        await ari.delete(_object(kind, endpoint_of(agent)))


async def _push(ari: Ari, kind: str, name: str, fields: Mapping[str, str]) -> None:
    listed = [{"attribute": key, "value": value} for key, value in fields.items()]
    await ari.put(_object(kind, name), {"fields": listed})


def _object(kind: str, name: str) -> str:
    return f"/asterisk/config/dynamic/res_pjsip/{kind}/{name}"
