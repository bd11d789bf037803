"""The router (ACD) process: one leads and holds the routing state in memory, any number stand by."""
