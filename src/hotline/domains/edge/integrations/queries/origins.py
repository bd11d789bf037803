"""Reads the systems whose pages may embed the soft-phone bar."""

from hotline.domains.edge.integrations.models import EmbedOrigin


def may_embed(origin: str) -> bool:
    return EmbedOrigin.objects.filter(origin=origin, active=True).exists()


def origins() -> list[EmbedOrigin]:
    """By name, those switched off too: they show what was once allowed."""
    return list(EmbedOrigin.objects.all())
