"""Reads the replies that agents insert in chats."""

from hotline.domains.service.messaging.models import CannedReply


def canned_replies() -> list[CannedReply]:
    """By title."""
    return list(CannedReply.objects.all())
