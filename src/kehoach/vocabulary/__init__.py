"""Every Vietnamese word and phrase that the reader knows, as named constants.

A new wording is one line here and one row in a test.
"""
