"""The same cells with openpyxl alone: `bare_openpyxl.py ROWS.json OUT.xlsx`."""

import json
import sys
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

source, target = map(Path, sys.argv[1:])
rows = json.loads(source.read_text(encoding="utf-8"))
book = Workbook()
sheet = book.worksheets[0]
columns = list(rows[0])
sheet.append(columns)
for row in rows:
    sheet.append([row[column] for column in columns])
for index in range(1, len(columns) + 1):
    sheet.cell(1, index).font = Font(bold=True)
    sheet.column_dimensions[get_column_letter(index)].width = 20
sheet.freeze_panes = "A2"
sheet.auto_filter.ref = sheet.dimensions
sheet.page_setup.orientation = "landscape"
book.save(target)
