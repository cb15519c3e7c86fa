"""Sections to the parts of a Plan, one module for each list of the labelling guide."""
