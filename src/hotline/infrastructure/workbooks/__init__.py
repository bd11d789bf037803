"""Workbooks: the one reader (xlsx, xls, csv) and the one writer (xlsx)."""
