"""What needs a second person, and when somebody may decide."""
