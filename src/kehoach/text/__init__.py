"""One string to one value: dates, numbers, markers, agencies, times."""
