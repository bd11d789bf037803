"""Services to citizens besides talking: cases, chats, messages."""
