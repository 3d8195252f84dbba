"""A Word document with every feature that is read, by python-docx: make_docx.py FILE"""

import sys

try:
    import docx
    from docx.enum.text import WD_BREAK
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
except ImportError:
    sys.exit(77)

document = docx.Document()
document.add_heading("بيان مشترك", 1)
first = document.add_paragraph("وصل الوفد ")
bold = first.add_run("اليوم")
bold.bold = True
for run in first.runs:
    rtl = OxmlElement("w:rtl")
    run._r.get_or_add_rPr().append(rtl)
first.add_run(" إلى بغ\u00adداد.")
document.add_paragraph("أولا", style="List Bullet")
document.add_paragraph("ثانيا", style="List Number")
table = document.add_table(rows=2, cols=2)
for number, text in enumerate(["السنة", "العدد", "٢٠٢٥", "ثلاثة"]):
    table.cell(number // 2, number % 2).text = text
inner = table.cell(1, 1).add_table(rows=1, cols=1)
inner.cell(0, 0).text = "داخلية"
document.add_paragraph("قول مأثور", style="Quote")


def tracked(tag, text):
    paragraph = document.add_paragraph("بقي ")
    change = OxmlElement(f"w:{tag}")
    change.set(qn("w:id"), "1")
    change.set(qn("w:author"), "a")
    run = OxmlElement("w:r")
    content = OxmlElement("w:delText" if tag == "del" else "w:t")
    content.text = text
    run.append(content)
    change.append(run)
    paragraph._p.append(change)


tracked("ins", "زيد")
tracked("del", "حذف")
field = document.add_paragraph("الصفحة ")
for kind, text in [("begin", None), (None, "PAGE"), ("separate", None), (None, "7"), ("end", None)]:
    run = field.add_run()
    if kind:
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run._r.append(mark)
    elif text == "PAGE":
        instruction = OxmlElement("w:instrText")
        instruction.text = text
        run._r.append(instruction)
    else:
        run.text = text
last = document.add_paragraph("سطر")
last.add_run().add_break(WD_BREAK.LINE)
last.add_run("تال")
document.sections[0].header.paragraphs[0].text = "ترويسة"
document.save(sys.argv[1])
