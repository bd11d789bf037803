"""What is done for a citizen besides talking: cases, chats, messages."""
