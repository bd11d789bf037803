"""What a course is, and how far somebody is in it."""
