"""Indicators: values that are posted, and how far they have come."""
