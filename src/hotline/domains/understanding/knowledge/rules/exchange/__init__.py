"""The knowledge base as files: a whole one (zip), a sheet (Excel), a text (Word), and back."""
