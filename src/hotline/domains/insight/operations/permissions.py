"""Permissions to see alarms."""

from hotline.kernel.permissions import Permission

SEE = (Permission.LIVE_FLOOR, Permission.LIVE_HEALTH)
#: Permissions to read the citizen's text that raised an alarm: reading all chats, or revealing personal data. Others
#: who see alarms (operators, planners of shifts) may not read it.
READ_TRANSCRIPT = (Permission.CHAT_ASSIGN, Permission.CITIZENS_REVEAL)
