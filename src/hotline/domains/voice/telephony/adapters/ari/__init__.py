"""Asterisk as callcontrol sees it: typed events in, verbs out."""

from hotline.domains.voice.telephony.adapters.ari.client import Ari, AriError
from hotline.domains.voice.telephony.adapters.ari.switch import Switch

__all__ = ["Ari", "AriError", "Switch"]
