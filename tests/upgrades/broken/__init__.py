"""An app whose migration fails: what an upgrade does then is tried with it."""
