"""Rules that protect citizens' numbers."""

#: Seconds after which the page masks the number again.
DISPLAY_SECONDS = 30
