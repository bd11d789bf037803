"""Permission codes of alarms."""

SEE = ("live.floor", "live.health")
ACKNOWLEDGE = "alarms.acknowledge"
MANAGE = "alarms.manage"
