"""What a reviewer does in a table of Word, by python-docx: edit_docx.py FILE"""

import sys

try:
    import docx
except ImportError:
    sys.exit(77)

document = docx.Document(sys.argv[1])
table = document.tables[0]
assert [cell.text for cell in table.rows[0].cells] == ["id", "ar", "tk", "state", "note"]
row = next(row for row in table.rows if row.cells[2].text == "Sag boluň.")
row.cells[2].text = "Köp sag boluň."
document.save(sys.argv[1])
