"""A citizen's number in a web address: only sealed, for addresses stay in histories, bookmarks and logs of proxies.

Whoever searches sends the number once in the body of a POST request and gets a handle. The handle stands in addresses
in the number's place: ``138******00~gAAAA…``, the mask for people and, after the tilde, the number encrypted with a key
derived from the installation's secret. A handle opens for as long as a session lasts.
"""

import base64
from functools import cache

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings as django_settings

from hotline.infrastructure.key_service.key_set import TAIL
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Invalid

MARK = "~"
#: Every text that Fernet makes begins like this.
SEALED = "gAAAA"
MAX_HANDLE = 300
IN_CLEAR = "网址中不写完整号码。请在页面的“号码”框中输入。"


def handle_of(number: str, masked: str) -> str:
    """The handle of a number; ``masked`` is how people see it."""
    return f"{masked}{MARK}{_cipher().encrypt(number.encode()).decode()}"


def holds_number(text: str) -> bool:
    """Whether it is a handle, which stands for a number for some hours only."""
    return MARK + SEALED in text


def number_of(text: str) -> str:
    """The number behind a handle; four digits and less stand for themselves.

    Raises Invalid for a complete number in the clear and for a handle that is too old or not ours.
    """
    if MARK not in text:
        if sum(map(str.isalnum, text)) > TAIL:
            raise Invalid(IN_CLEAR, code="number_in_address")
        return text
    try:
        sealed = text.rpartition(MARK)[2].encode()
        return _cipher().decrypt(sealed, ttl=settings().web.session_hours * 3600).decode()
    except InvalidToken:
        raise Invalid("本次搜索已过期，请重新输入号码。") from None


def meant_by(text: str) -> str:
    """What somebody typed: what is behind a handle, and every other text as it is."""
    try:
        return number_of(text) if MARK in text else text
    except Invalid:
        return text


@cache
def _cipher() -> Fernet:
    key = HKDF(SHA256(), 32, salt=None, info=b"number in an address").derive(django_settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(key))
