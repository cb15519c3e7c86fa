"""Decisions that change a plan at work."""
