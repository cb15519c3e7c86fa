"""The form by Decree 30/2020/NĐ-CP, Annex I, part by part: what a clerk would send back.

A part that is not there is one finding, a part that is there in another form is another.
"""

import re
from collections.abc import Callable, Iterator

from docx.shared import Length
from docx.text.paragraph import Paragraph

from kehoach.form.paper import NUMBER, PLACE, FormRule, Paper
from kehoach.text.normal import fold
from kehoach.vocabulary.form import TYPE_SYMBOLS

FACE = "Times New Roman"
_A4 = (210, 297)


def is_not_a4(paper: Paper) -> bool:
    sides = sorted(round(Length(side or 0).mm) for side in (paper.page.page_width, paper.page.page_height))
    return any(abs(side - right) > 1 for side, right in zip(sides, _A4, strict=True))


def has_wrong_margins(paper: Paper) -> bool:
    page = paper.page
    allowed = ((page.top_margin, 20, 25), (page.bottom_margin, 20, 25), (page.left_margin, 30, 35),
               (page.right_margin, 15, 20))  # fmt: skip
    return any(not least - 0.5 <= Length(margin or 0).mm <= most + 0.5 for margin, least, most in allowed)


def has_other_face(paper: Paper) -> bool:
    runs = [run for p in paper.paragraphs for run in p.runs if run.text.strip()]
    return any(paper.face(run) != FACE for run in runs)


def is_(part: str, check: Callable[[Paper, Paragraph], bool]) -> Callable[[Paper], bool]:
    """Broken where the part is there and the check fails; a part that is missing is another rule's."""

    def is_broken(paper: Paper) -> bool:
        paragraph = getattr(paper, part)
        return paragraph is not None and not check(paper, paragraph)

    return is_broken


def lacks(part: str) -> Callable[[Paper], bool]:
    return lambda paper: getattr(paper, part) is None


def _has_wrong_symbol(paper: Paper) -> bool:
    if paper.type is None or paper.number is None:
        return False
    found = NUMBER.fullmatch(paper.number.text.strip())
    return found is not None and not found["symbol"].startswith(f"{TYPE_SYMBOLS[fold(paper.type.text)]}-")


def is_padded(paper: Paper, paragraph: Paragraph) -> bool:
    found = PLACE.fullmatch(paragraph.text.strip())
    return found is None or not (found["day"] in set("123456789") or found["month"] in ("1", "2"))


def _number_is_padded(paper: Paper, paragraph: Paragraph) -> bool:
    found = NUMBER.fullmatch(paragraph.text.strip())
    return found is None or found["number"] not in set("123456789")


def _body_has_wrong_size(paper: Paper) -> bool:
    return any(not paper.has_size(paragraph, 13, 14) for paragraph in paper.body)


def _bases_are_upright(paper: Paper) -> bool:
    bases = [
        p for p in paper.document.paragraphs if re.match(r"Căn cứ\s", p.text) and p.text.rstrip().endswith((";", "."))
    ]
    return any(not paper.is_italic(paragraph) for paragraph in bases)


def _does_not_file(paper: Paper) -> bool:
    return paper.recipients is not None and paper.first(lambda text: fold(text).lstrip("- ").startswith("luu")) is None


def has_no_page_numbers(paper: Paper) -> bool:
    xml = paper.page.header._element.xml
    return "PAGE" not in xml


def numbers_first_page(paper: Paper) -> bool:
    return not has_no_page_numbers(paper) and not paper.page.different_first_page_header_footer


def _lines(paper: Paper) -> Iterator[str]:
    return (p.text.strip() for p in paper.paragraphs)


def _has_no_signature(paper: Paper) -> bool:
    marks = ("TM. ", "Q. ", "KT. ", "TL. ", "TUQ. ")
    titles = ("giam doc", "chu tich", "bo truong", "truong ban", "chanh van phong", "hieu truong", "thu truong")
    return not any(line.startswith(marks) or (line.isupper() and fold(line).endswith(titles)) for line in _lines(paper))


FORM_RULES: tuple[FormRule, ...] = (
    FormRule("TT101", "Khổ giấy không phải A4.", "Phụ lục I, mục I.1", is_not_a4),
    FormRule("TT102", "Lề trang ngoài mức 20-25 mm (trên, dưới), 30-35 mm (trái), 15-20 mm (phải).",
             "Phụ lục I, mục I.3", has_wrong_margins),
    FormRule("TT103", "Có chữ không dùng phông Times New Roman.", "Phụ lục I, mục I.4", has_other_face),
    FormRule("TT104", "Nội dung không dùng cỡ chữ 13 hoặc 14.", "Phụ lục I, mục II.6", _body_has_wrong_size),
    FormRule("TT105", "Thiếu Quốc hiệu hoặc Quốc hiệu ghi chưa đúng.", "Phụ lục I, mục II.1", lacks("nation")),
    FormRule("TT106", "Quốc hiệu phải in hoa, đứng, đậm, cỡ chữ 12 hoặc 13.", "Phụ lục I, mục II.1",
             is_("nation", lambda paper, p: paper.is_bold(p) and p.text.isupper() and paper.has_size(p, 12, 13))),
    FormRule("TT107", "Thiếu Tiêu ngữ hoặc Tiêu ngữ ghi chưa đúng.", "Phụ lục I, mục II.1", lacks("motto")),
    FormRule("TT108", "Tiêu ngữ phải đứng, đậm, cỡ chữ 13 hoặc 14.", "Phụ lục I, mục II.1",
             is_("motto", lambda paper, p: paper.is_bold(p) and paper.has_size(p, 13, 14))),
    FormRule("TT109", "Thiếu dòng số, ký hiệu (“Số: …/…”).", "Phụ lục I, mục II.3", lacks("number")),
    FormRule("TT110", "Số nhỏ hơn 10 phải ghi thêm số 0 phía trước.", "Phụ lục I, mục II.3",
             is_("number", _number_is_padded)),
    FormRule("TT111", "Ký hiệu không khớp với tên loại văn bản.", "Phụ lục III, mục I", _has_wrong_symbol),
    FormRule("TT112", "Thiếu địa danh và thời gian ban hành.", "Phụ lục I, mục II.4", lacks("place")),
    FormRule("TT113", "Địa danh, thời gian ban hành phải in nghiêng, cỡ chữ 13 hoặc 14.", "Phụ lục I, mục II.4",
             is_("place", lambda paper, p: paper.is_italic(p) and paper.has_size(p, 13, 14))),
    FormRule("TT114", "Ngày nhỏ hơn 10, tháng 1 và 2 phải ghi thêm số 0 phía trước.", "Phụ lục I, mục II.4",
             is_("place", is_padded)),
    FormRule("TT115", "Tên loại văn bản phải đứng, đậm, cỡ chữ 13 hoặc 14.", "Phụ lục I, mục II.5",
             is_("type", lambda paper, p: paper.is_bold(p) and paper.has_size(p, 13, 14))),
    FormRule("TT116", "Căn cứ ban hành phải in nghiêng.", "Phụ lục I, mục II.6", _bases_are_upright),
    FormRule("TT117", "Thiếu chức vụ của người ký.", "Phụ lục I, mục II.7", _has_no_signature),
    FormRule("TT118", "Thiếu “Nơi nhận”.", "Phụ lục I, mục II.9", lacks("recipients")),
    FormRule("TT119", "Nơi nhận thiếu dòng “Lưu: VT”.", "Phụ lục I, mục II.9", _does_not_file),
    FormRule("TT120", "Thiếu số trang ở lề trên.", "Phụ lục I, mục I.7", has_no_page_numbers),
    FormRule("TT121", "Không hiển thị số trang ở trang thứ nhất.", "Phụ lục I, mục I.7", numbers_first_page),
)  # fmt: skip
"""Every rule of the form, in the order of the decree."""
