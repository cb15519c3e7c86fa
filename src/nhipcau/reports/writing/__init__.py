"""What is reported, in the forms that leave the house: official documents, spreadsheets, data."""
