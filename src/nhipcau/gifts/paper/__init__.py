"""Gifts on paper: the card that goes with one, and the catalogue, in Vietnamese and English, as .docx and .pdf."""
