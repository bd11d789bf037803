"""``hotline backup`` and ``hotline restore``, and the program that backs up without end."""
