"""A draft before it works: checked, corrected, read again, undone."""
