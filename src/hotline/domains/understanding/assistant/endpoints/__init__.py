"""Endpoints of 京晓保. The public ones need no log-in and have rate limits instead."""
