"""The form of documents of the Party, part by part: Quy định 399-QĐ/TW and Hướng dẫn 05-HD/VPTW of 2026.

Read in secondary sources: only what they agree on is a rule here.
"""

from kehoach.form.decree import has_no_page_numbers, has_other_face, has_wrong_margins, is_, is_not_a4, is_padded, lacks
from kehoach.form.paper import FormRule, Paper
from kehoach.text.normal import fold


def _ends_as_the_state_does(paper: Paper) -> bool:
    return any(paragraph.text.rstrip().endswith("./.") for paragraph in paper.document.paragraphs)


def _is_under_the_nation(paper: Paper) -> bool:
    return paper.nation is not None or paper.motto is not None


def _has_no_signature(paper: Paper) -> bool:
    marks = ("T/M ", "K/T ", "T/L ")
    titles = ("truong ban", "bi thu", "chanh van phong", "chu nhiem", "giam doc", "tong bien tap", "chu tich")
    lines = [p.text.strip() for p in paper.paragraphs]
    return not any(line.startswith(marks) or (line.isupper() and fold(line).endswith(titles)) for line in lines)


PARTY_RULES: tuple[FormRule, ...] = (
    FormRule("TT201", "Khổ giấy không phải A4.", "Hướng dẫn 05-HD/VPTW", is_not_a4),
    FormRule("TT202", "Lề trang ngoài mức 20 mm (trên, dưới), 30 mm (trái), 15 mm (phải).", "Hướng dẫn 05-HD/VPTW",
             has_wrong_margins),
    FormRule("TT203", "Có chữ không dùng phông Times New Roman.", "Hướng dẫn 05-HD/VPTW", has_other_face),
    FormRule("TT204", "Văn bản của Đảng không ghi Quốc hiệu, Tiêu ngữ.", "Hướng dẫn 05-HD/VPTW", _is_under_the_nation),
    FormRule("TT205", "Tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM” phải in hoa, đứng, đậm, cỡ chữ 15.", "Hướng dẫn 05-HD/VPTW",
             is_("party", lambda paper, p: paper.is_bold(p) and p.text.isupper() and paper.has_size(p, 15))),
    FormRule("TT206", "Thiếu dòng số, ký hiệu (“Số …-BC/…”).", "Hướng dẫn 05-HD/VPTW", lacks("party_number")),
    FormRule("TT207", "Thiếu địa điểm và ngày, tháng, năm.", "Hướng dẫn 05-HD/VPTW", lacks("place")),
    FormRule("TT208", "Ngày nhỏ hơn 10, tháng 1 và 2 phải ghi thêm số 0 phía trước.", "Hướng dẫn 05-HD/VPTW",
             is_("place", is_padded)),
    FormRule("TT209", "Văn bản của Đảng kết thúc bằng dấu chấm, không ghi “./.”.", "Hướng dẫn 05-HD/VPTW",
             _ends_as_the_state_does),
    FormRule("TT210", "Thiếu chức vụ của người ký.", "Hướng dẫn 05-HD/VPTW", _has_no_signature),
    FormRule("TT211", "Thiếu “Nơi nhận”.", "Hướng dẫn 05-HD/VPTW", lacks("recipients")),
    FormRule("TT212", "Thiếu số trang ở lề trên.", "Hướng dẫn 05-HD/VPTW", has_no_page_numbers),
)  # fmt: skip
"""Every rule, in the order of the page."""
