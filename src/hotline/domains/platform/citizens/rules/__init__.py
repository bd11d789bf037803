"""What guards a citizen's number. The public names of the domain's rules."""

PERMISSION = "citizens.reveal"
#: After this long the page masks the number again.
SHOWN_SECONDS = 30

__all__ = ["PERMISSION", "SHOWN_SECONDS"]
