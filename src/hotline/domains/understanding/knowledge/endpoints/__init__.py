"""Knowledge over HTTP, a file per noun."""
