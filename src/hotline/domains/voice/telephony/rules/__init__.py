"""Telephone numbers, case numbers and faxes as others tell of them. The public names."""

from hotline.domains.voice.telephony.rules.case_numbers import case_number_of
from hotline.domains.voice.telephony.rules.faxes import FaxReport, fax_file, fax_report
from hotline.domains.voice.telephony.rules.numbers import dialable, dialling_error, origin_of
from hotline.domains.voice.telephony.rules.phones import endpoint_of

__all__ = [
    "FaxReport",
    "case_number_of",
    "dialable",
    "dialling_error",
    "endpoint_of",
    "fax_file",
    "fax_report",
    "origin_of",
]
