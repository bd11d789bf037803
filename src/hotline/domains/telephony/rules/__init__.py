"""Telephone numbers as the trade writes them. The public names."""

from hotline.domains.telephony.rules.numbers import dialable, origin_of

__all__ = ["dialable", "origin_of"]
