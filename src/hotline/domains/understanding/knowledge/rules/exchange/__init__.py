"""The knowledge base as files, written and read: complete (ZIP), a sheet (Excel), a text (Word)."""
