"""A workbook to be translated, and what came of it, by openpyxl: workbook.py make FILE | workbook.py check ORIGINAL MADE"""

import sys

try:
    import openpyxl
    from openpyxl.comments import Comment
    from openpyxl.styles import Font, PatternFill
except ImportError:
    sys.exit(77)


def make(path):
    book = openpyxl.Workbook()
    menu = book.active
    menu.title = "Menu"
    menu.append(["Key", "English", "العربية", "Letters"])
    menu.append(["open", "Open the door", None, "=LEN(B2)"])
    menu.append(["shut", "Shut the door", "أغلق الباب", "=LEN(B3)"])
    menu["C2"].font = Font(bold=True)
    menu["B3"].fill = PatternFill("solid", fgColor="FFEE00")
    menu["B2"].comment = Comment("said to a guest", "editor")
    menu.merge_cells("A5:B5")
    menu["B2"].hyperlink = "https://example.org/"
    texts = book.create_sheet("Help")
    texts.append(["Key", "English"])
    texts.append(["open", "How doors are opened"])
    texts["B2"].font = Font(italic=True)
    book.create_sheet("Numbers").append([1, 2, 3])
    book.save(path)


def check(original, made):
    before, after = openpyxl.load_workbook(original), openpyxl.load_workbook(made)
    assert after.sheetnames == before.sheetnames
    menu, texts = after["Menu"], after["Help"]
    assert menu["C2"].value and menu["C2"].value != menu["B2"].value, menu["C2"].value
    assert menu["C2"].font.bold
    assert menu["C3"].value not in (None, "أغلق الباب"), "an older translation"
    assert texts["C1"].value == "العربية" and texts["C2"].value, texts["C1"].value
    assert texts["C2"].font.italic, "a new cell looks like the one before it"
    for sheet in before:
        for row in sheet.iter_rows():
            for cell in row:
                now = after[sheet.title][cell.coordinate]
                written = (sheet.title, cell.coordinate) in [("Menu", "C2"), ("Menu", "C3"), ("Help", "C1"), ("Help", "C2")]
                assert written or now.value == cell.value, cell
                assert now._style == cell._style, cell
    assert menu["B2"].comment.text == "said to a guest"
    assert menu["B2"].hyperlink.target == "https://example.org/"
    assert [str(area) for area in menu.merged_cells.ranges] == ["A5:B5"]
    # Readers that trust the area which a sheet says it has.
    fast = openpyxl.load_workbook(made, read_only=True)["Help"]
    assert [cell.value for cell in list(fast.rows)[1]][2] == texts["C2"].value


{"make": make, "check": check}[sys.argv[1]](*sys.argv[2:])
