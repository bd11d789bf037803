"""Which files people may upload: recognised by content, refused when they could run something."""
