"""How the installation is, and what is wrong with it."""
