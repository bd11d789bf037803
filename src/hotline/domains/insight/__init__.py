"""What it comes to: statistics, alarms, wall screens, the indicators of the contract."""
