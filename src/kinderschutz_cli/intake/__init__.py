"""Foreign tables (xlsx, ods, csv) → rows that know their place in the file."""
