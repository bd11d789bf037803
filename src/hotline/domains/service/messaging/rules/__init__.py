"""Rules of the inbox, of chats and of texts: which transitions are possible when."""
