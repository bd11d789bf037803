"""Uploaded files on their way in: checked, scanned for viruses, stored sealed."""
