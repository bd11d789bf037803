"""What browsers request of the call-back list, and whom an agent rings up."""
