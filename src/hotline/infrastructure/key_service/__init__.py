"""The keys of personal data behind one port: who holds them, and who may ask for what."""
