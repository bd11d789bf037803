"""Workbooks: one reader (xlsx, xls, csv) and one writer (xlsx)."""
