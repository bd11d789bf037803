"""What a simulated citizen does, decided without input or output."""
