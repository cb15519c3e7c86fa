"""The clerk's books: what comes in, and copies."""
