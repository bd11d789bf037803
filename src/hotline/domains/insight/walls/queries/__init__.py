"""What walls show."""
