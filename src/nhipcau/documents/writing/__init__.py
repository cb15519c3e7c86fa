"""Documents that an office writes from a plan, each kind as an official document."""
