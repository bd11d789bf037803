"""Quality inspection over HTTP."""
