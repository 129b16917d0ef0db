"""Demo data and the stories of cases, one file for each case type."""
