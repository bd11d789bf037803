"""Rules that protect citizens' numbers."""

#: After this long the page masks the number again.
DISPLAY_SECONDS = 30
