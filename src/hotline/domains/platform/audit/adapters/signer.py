"""Signs with the SM2 key of the settings."""

from functools import cache
from pathlib import Path

from hotline.infrastructure import sm2
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Unavailable


class Sm2Signer:
    def __init__(self, key: Path) -> None:
        self._key, self._public = key, sm2.public_key_file(key)

    @property
    def public_key(self) -> str:
        try:
            return self._public.read_text()
        except OSError as error:
            raise Unavailable(f"无法读取审计签名的公钥：{self._public.name}") from error

    @property
    def fingerprint(self) -> str:
        return sm2.fingerprint(self.public_key.encode())

    def sign(self, content: bytes) -> bytes:
        try:
            return sm2.sign(self._key, content)
        except sm2.SigningFailed as error:
            raise Unavailable(f"审计签名失败：{error}") from error

    def verifies(self, content: bytes, signature: bytes) -> bool:
        try:
            return sm2.verifies(self._public, content, signature)
        except sm2.SigningFailed as error:
            raise Unavailable(f"审计签名核对失败：{error}") from error


@cache
def configured() -> Sm2Signer:
    return Sm2Signer(settings().audit.key_file(settings().place.data))
