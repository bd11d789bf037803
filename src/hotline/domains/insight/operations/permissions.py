"""Permission codes of alarms."""

SEE = ("live.floor", "live.health")
#: What a citizen wrote that raised one: who reads all chats, or may see what names people. Whoever else sees alarms
#: (who runs the machines, who draws up the rosters) does without.
READ_SAID = ("chat.assign", "citizens.reveal")
ACKNOWLEDGE = "alarms.acknowledge"
MANAGE = "alarms.manage"
