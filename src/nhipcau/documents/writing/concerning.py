"""What is written of a document that is out: its correction (đính chính), its withdrawal (thu hồi).

Slips of form and wording are corrected by an official letter, faults of content by a document of the same kind; a
document that is withdrawn is sent back on paper and destroyed where it is electronic (Decree 30/2020/NĐ-CP, Art. 18).
"""

import re
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

import kehoach
from nhipcau.common.refusal import Refused, refuse_if
from nhipcau.documents.models import LETTERS, TYPES, Document, DocumentFile, Kind
from nhipcau.documents.orders import Order
from nhipcau.documents.paragraphs import paragraphs_of
from nhipcau.documents.writing.frame import framed
from nhipcau.files.integrity import open_whole
from nhipcau.reports.writing.letterhead import long_date, lower_first

_PARTED = re.compile(r"[|\t]")
PARTS = 3
"""Of a line: where, as printed, as it should be."""


def correction(order: Order, today: date) -> kehoach.OfficialDocument:
    """The letter that says where the document has a slip, what it says there and what it should say."""
    concerned = _concerned(order)
    name, issuer = short_name(concerned), order.issuer.name
    slips = list(_slips(order.text))
    _refuse_not_there(concerned, [printed for _where, printed, _meant in slips])
    body = [
        f"Qua rà soát, {issuer} đính chính {full_name(concerned)} như sau:",
        *(f"{f'{at}. ' * (len(slips) > 1)}{where}: đã ghi “{printed}”, nay sửa thành “{meant}”."
          for at, (where, printed, meant) in enumerate(slips, start=1)),
        f"Các nội dung khác của {name} không thay đổi.",
        f"{issuer} thông báo để các cơ quan, đơn vị, địa phương biết, sử dụng {name} theo nội dung đính chính./.",
    ]  # fmt: skip
    return framed(order, f"đính chính {name}", map(kehoach.Text, body), today)


def withdrawal(order: Order, today: date) -> kehoach.OfficialDocument:
    """The notice that takes a document out of use, and asks for what was sent of it."""
    concerned = _concerned(order)
    refuse_if(not order.text.strip(), _("Cần nhập lý do thu hồi."))
    is_twice = concerned.followed_by.filter(kind=Kind.WITHDRAWAL).exists()
    refuse_if(is_twice, _("Đã có thông báo thu hồi văn bản này, ở dự thảo hoặc chờ ký."))
    name, issuer = short_name(concerned), order.issuer.name
    body = [
        f"{issuer} thu hồi {full_name(concerned)} kể từ ngày ký Thông báo này.",
        f"Lý do thu hồi: {lower_first(order.text.strip().rstrip('.'))}.",
        f"Đề nghị các cơ quan, đơn vị, địa phương đã nhận {name} không sử dụng, viện dẫn văn bản này; gửi lại bản giấy "
        f"cho {issuer}; hủy bản điện tử trên hệ thống và thông báo lại để {issuer} biết.",
        f"{issuer} thông báo để các cơ quan, đơn vị, địa phương biết, thực hiện./.",
    ]
    return framed(order, f"Về việc thu hồi {name}", map(kehoach.Text, body), today)


def short_name(document: Document) -> str:
    """Báo cáo số 215/BC-SNgV."""
    return f"{TYPES[Kind(document.kind)]} số {document.number_and_symbol}"


def full_citation(document: Document) -> str:
    """Công văn số 1386/SNgV-HTQT ngày 16 tháng 11 năm 2026 của Sở Ngoại vụ."""
    day = long_date(document.issued_on.isoformat()) if document.issued_on else ""
    return f"{short_name(document)}{day} của {document.issuer.name}"


def full_name(document: Document) -> str:
    """Báo cáo số 215/BC-SNgV ngày 07 tháng 12 năm 2026 của Sở Ngoại vụ về kết quả thực hiện …: where first cited."""
    day = long_date(document.issued_on.isoformat()) if document.issued_on else ""
    title = lower_first(document.title)
    about = title if title.startswith(("về ", "v/v ")) else f"về {'việc ' * (document.kind in LETTERS)}{title}"
    return f"{short_name(document)}{day} của {document.issuer.name} {about}"


def _concerned(order: Order) -> Document:
    """The document that is meant: issued by the same body, and still in use."""
    concerned = order.concerns
    if concerned is None:
        raise Refused(_("Hãy chọn văn bản đã ban hành cần đính chính hoặc thu hồi."))
    refuse_if(not concerned.is_issued, _("Văn bản này chưa ban hành; hãy sửa dự thảo."))
    refuse_if(concerned.withdrawn_on is not None, _("Văn bản này đã được thu hồi."))
    refuse_if(concerned.issuer_id != order.issuer.pk, _("Chỉ cơ quan ban hành được đính chính, thu hồi văn bản."))
    return concerned


def _slips(text: str) -> Iterator[tuple[str, str, str]]:
    """Where, what is printed, what is meant: three parts of a line each."""
    lines = list(filter(None, map(str.strip, text.splitlines())))
    refuse_if(not lines, _("Cần nhập chỗ sai: vị trí | đã ghi | sửa thành."))
    for line in lines:
        parts = [part.strip(' “”"') for part in _PARTED.split(line)]
        if len(parts) != PARTS or not all(parts):
            raise Refused(_("Dòng “%(line)s” cần ba phần: vị trí | đã ghi | sửa thành.") % {"line": line[:80]})
        yield parts[0], parts[1], parts[2]


def _refuse_not_there(concerned: Document, printed: list[str]) -> None:
    """What is to be corrected must stand in the document as it was issued."""
    file = concerned.files.filter(role=DocumentFile.Role.ISSUED).first()
    if file is None:
        raise Refused(_("Văn bản chưa có tệp."))
    with open_whole(file.content, file.sha256) as content:
        text = " ".join(" ".join(paragraphs_of(content)).split())
    for words in printed:
        if " ".join(words.split()) not in text:
            raise Refused(_("Không thấy “%(words)s” trong văn bản đã ban hành.") % {"words": words[:80]})
