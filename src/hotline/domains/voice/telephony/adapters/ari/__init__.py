"""Asterisk over ARI: typed events in, requests out."""
