"""The public door of 京晓保: no log-in, limits instead."""
