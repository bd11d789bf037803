"""Asterisk as callcontrol sees it: typed events in, verbs out."""

from hotline.domains.telephony.adapters.ari.client import Ari, AriError
from hotline.domains.telephony.adapters.ari.switch import Switch

__all__ = ["Ari", "AriError", "Switch"]
