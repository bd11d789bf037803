"""The public document of campaigns."""

from datetime import datetime

import msgspec


class OfferNews(msgspec.Struct, frozen=True):
    """Bucket ``inbox``, key ``offer.<agent>``: the moment in which the agent's entry last changed. The desk asks for it
    anew then.
    """

    at: datetime
