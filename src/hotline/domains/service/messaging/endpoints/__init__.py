"""Endpoints of the inbox, chats and texts."""
