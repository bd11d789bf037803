"""Facts, the registry of measures and dimensions, and questions to them; pure. The public names."""
