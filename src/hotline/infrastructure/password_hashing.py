"""Password hashing, which is slow and large on purpose, kept from taking the machine.

One hash takes a core for a tenth of a second and 100 MB. A stranger can ask for a thousand a second, by trying to sign
in. So a process computes few at a time; a few more wait for their turn, and the rest are refused at once. It is the
hasher itself that is guarded, so whatever checks or sets a password is.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.hashers import Argon2PasswordHasher

from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Refused

#: Half the cores at most: the other half is for calls.
AT_ONCE = max(1, (os.cpu_count() or 1) // 2)
#: Enough for a shift that signs in together; it is served in about as many tenths of a second.
WAITING = 32
WAIT_SECONDS = 5.0
RETRY_SECONDS = 5


class Busy(Refused):
    """Too many passwords are being checked."""

    status = 503
    code = "sign_in_busy"

    def __init__(self) -> None:
        super().__init__(f"当前登录人数过多，请 {RETRY_SECONDS} 秒后重试。已登录的不受影响。")
        self.extra = {"retry_after": RETRY_SECONDS}
        self.headers = {"Retry-After": str(RETRY_SECONDS)}


class Turnstile:
    """Lets ``at_once`` threads through, and ``waiting`` more wait up to ``seconds`` each."""

    def __init__(self, at_once: int, waiting: int, seconds: float) -> None:
        self._free = threading.Semaphore(at_once)
        self._places = threading.Semaphore(at_once + waiting)
        self._seconds = seconds

    @contextmanager
    def passed(self) -> Iterator[None]:
        """Raises Busy for who finds no place, or whose turn does not come."""
        if not self._places.acquire(blocking=False):
            raise Busy
        try:
            if not self._free.acquire(timeout=self._seconds):
                raise Busy
            try:
                yield
            finally:
                self._free.release()
        finally:
            self._places.release()


turnstile = Turnstile(AT_ONCE, WAITING, WAIT_SECONDS)


class GuardedArgon2(Argon2PasswordHasher):
    """Argon2id on one core: with more, one hash would take all of them from the calls."""

    parallelism = 1

    def __init__(self) -> None:
        self.memory_cost = settings().sign_in.password_memory_mb * 1024

    def encode(self, password: str, salt: str) -> str:
        with turnstile.passed():
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        with turnstile.passed():
            return super().verify(password, encoded)
