"""Secrets of citizens' links and chats that opened nothing yet: nearly all of them are guesses."""

from django.http import HttpRequest

from hotline.infrastructure.rate_limits import REMEMBERED, RateLimit, origin_of
from hotline.infrastructure.recent import Recent

SENTENCE = "网络繁忙，请 {wait} 秒后再试；急事请拨打 12333。"


class UnseenSecrets:
    """Counts secrets that were not seen to open anything, for each of them costs a request to the keys and one to the
    database.

    ``a_second``: looked up by this process, whatever addresses they come from. ``by_address``: in a minute. Who has a
    true one waits a second or two while a crowd guesses, until it was seen once.
    """

    def __init__(self, *, a_second: int = 20, by_address: int = 60) -> None:
        self._all = RateLimit(a_second, 1.0, SENTENCE)
        self._by_address = RateLimit(by_address, sentence=SENTENCE)
        self._seen: Recent[str, bool] = Recent(REMEMBERED)

    def count(self, request: HttpRequest, secret: str) -> None:
        """Raises TooOften for an unseen one, where many such were sent."""
        if secret not in self._seen:
            self._by_address.count(origin_of(request))
            self._all.count("")

    def note_seen(self, secret: str) -> None:
        """It opened something."""
        self._seen.get_or_add(secret, lambda: True)
