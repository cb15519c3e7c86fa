"""What is said of an assignment, and what shows it."""
