"""The kit of lists: what a list is, declared once for its page, its order, its filters and its spreadsheet.

Values and functions only. The kit reads what it is given and never writes; it knows no app and no model.
"""
