"""What lies around the database: the bus and the switch."""
