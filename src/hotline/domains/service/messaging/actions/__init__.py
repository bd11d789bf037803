"""Writes of the inbox, texts and chats. Every action has a permission, an audit row and an event."""
