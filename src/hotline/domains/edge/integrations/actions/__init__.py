"""Writes about client systems: admission, secrets, tokens, webhooks, pushes."""
