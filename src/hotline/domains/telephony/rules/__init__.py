"""Telephone and case numbers as the trade writes them. The public names."""

from hotline.domains.telephony.rules.case_numbers import case_number_of
from hotline.domains.telephony.rules.numbers import dialable, origin_of

__all__ = ["case_number_of", "dialable", "origin_of"]
