"""Wire shapes of the assistant, a file per subject."""
