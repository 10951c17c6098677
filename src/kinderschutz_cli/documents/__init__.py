"""Templates and values → text and bytes: Jinja, openpyxl, Typst, docxtpl and icalendar live here."""
