"""Facts, the registry of measures and dimensions, and questions to them. Pure."""
