"""What guards a citizen's number. The public names of the domain's rules."""

#: After this long the page masks the number again.
DISPLAY_SECONDS = 30
