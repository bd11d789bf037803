"""Permissions to see alarms."""

from hotline.kernel.permissions import Permission

SEE = (Permission.LIVE_FLOOR, Permission.LIVE_HEALTH)
#: What a citizen wrote that raised one: who reads all chats, or may see what names people. Whoever else sees alarms
#: (who runs the machines, who draws up the rosters) does without.
READ_TRANSCRIPT = (Permission.CHAT_ASSIGN, Permission.CITIZENS_REVEAL)
