"""What the application asks of the reader: the one folder of plans that knows it."""
