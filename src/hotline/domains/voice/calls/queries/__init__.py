"""What live screens show."""
