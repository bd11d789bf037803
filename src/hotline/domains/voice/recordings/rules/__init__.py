"""Rules of recordings: checks, formats, watermark, retention. Pure."""
