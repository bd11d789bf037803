"""Knowledge on the wire, a file per noun."""
