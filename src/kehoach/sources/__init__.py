"""Bytes to Source, one module for each format."""
