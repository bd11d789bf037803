"""What a scanner from outside would report about a running installation."""
