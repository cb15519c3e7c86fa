"""The database backend for SQLite: Django's, with writers of one process taking turns."""
