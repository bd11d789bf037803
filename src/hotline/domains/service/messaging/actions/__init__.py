"""Items received, dealt with, put away; texts sent; chats. Every deed has a permission, an audit row and an event."""
