"""Uploaded files: checked, scanned for viruses, stored sealed."""
