"""Practice with simulated citizens."""
