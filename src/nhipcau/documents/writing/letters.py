"""Official letters (công văn) and proposals (tờ trình)."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

import kehoach
from nhipcau.common.refusal import Refused
from nhipcau.documents.orders import Order
from nhipcau.documents.writing.decisions import clauses
from nhipcau.documents.writing.frame import framed
from nhipcau.reports.models import Period
from nhipcau.reports.phrases import short_day
from nhipcau.reports.writing.letterhead import caption, cited, lower_first, named, paragraphs

OUTLINE = (
    ("I. Tình hình chung", "Phân công, chỉ đạo, văn bản đã ban hành."),
    ("II. Kết quả thực hiện",
     "1. Nhiệm vụ chủ trì: kết quả, số liệu, sản phẩm, số và ngày của văn bản; nhiệm vụ quá hạn: nguyên nhân, thời hạn "
     "đề nghị. 2. Nhiệm vụ phối hợp. 3. Chỉ tiêu được giao. 4. Kinh phí: bố trí, giải ngân, theo nguồn."),
    ("III. Khó khăn, vướng mắc và nguyên nhân", ""),
    ("IV. Phương hướng, nhiệm vụ thời gian tới", ""),
    ("V. Đề xuất, kiến nghị", ""),
)  # fmt: skip


def letter(order: Order, today: date) -> kehoach.OfficialDocument:
    """An official letter: what the officer wrote, or the request for reports of a period with its outline."""
    about = order.about or f"báo cáo kết quả thực hiện {cited(order.plan)}"
    if order.text.strip():
        thanks = kehoach.Text(f"{order.issuer.name} trân trọng cảm ơn./.")
        return framed(order, about, [*paragraphs(order.text), thanks], today)
    if order.period is None:
        raise Refused(_("Cần nhập nội dung công văn hoặc chọn kỳ báo cáo."))
    return framed(order, about, _request(order, order.period), today, [_outline(order)])


def _request(order: Order, period: Period) -> Iterator[kehoach.Block]:
    """Asks for the reports of a period: what, up to when, by when, and whom to ask."""
    plan, issuer = order.plan, order.issuer
    yield kehoach.Text(
        f"Thực hiện {named(plan)} {lower_first(plan.title)} (sau đây gọi tắt là {plan.doc_type}), để có cơ sở tổng "
        f"hợp, báo cáo {plan.issuer or plan.locality.name}, {issuer.name} trân trọng đề nghị các cơ quan, đơn vị, địa "
        "phương phối hợp báo cáo kết quả thực hiện với nội dung sau:"
    )
    yield kehoach.Text(
        f"1. Thời gian chốt số liệu: từ ngày {short_day(period.starts_on)} đến ngày {short_day(period.ends_on)}."
    )
    yield kehoach.Text(
        "2. Nội dung báo cáo: theo Đề cương gửi kèm. Cơ quan không phát sinh nhiệm vụ trong kỳ vẫn gửi báo cáo, nêu rõ "
        "“không phát sinh”. Đối với nhiệm vụ quá hạn, đề nghị nêu rõ nguyên nhân và thời hạn hoàn thành."
    )
    yield kehoach.Text(
        "3. Hình thức, thời hạn: cập nhật tiến độ, gửi báo cáo trên hệ thống Nhịp Cầu và văn bản điện tử trước ngày "
        f"{short_day(period.due_on)}."
    )
    contact = ", ".join(filter(None, (issuer.contact_person, issuer.phone, issuer.email)))
    if contact:
        yield kehoach.Text(f"Quá trình thực hiện, nếu có vướng mắc, đề nghị liên hệ: {contact}.")
    yield kehoach.Text(f"{issuer.name} rất mong nhận được sự quan tâm, phối hợp của Quý cơ quan./.")


def _outline(order: Order) -> kehoach.Appendix:
    """What the report of an agency is to hold, part by part."""
    return kehoach.Appendix("Đề cương báo cáo", caption("Công văn", order.issuer), kehoach.Grid(
        ("Phần", "Nội dung"), OUTLINE, (60, 192)
    ))  # fmt: skip


def proposal(order: Order, today: date) -> kehoach.OfficialDocument:
    """A proposal to the body above (tờ trình): why, what, and what is asked."""
    about = order.about or f"Về việc điều chỉnh, bổ sung {cited(order.plan)}"
    return framed(order, about, _proposal_body(order), today)


def _proposal_body(order: Order) -> Iterator[kehoach.Block]:
    above = order.addressees[0] if order.addressees else order.plan.issuer or order.plan.locality.name
    name = order.issuer.name
    yield kehoach.Text(
        f"Thực hiện {named(order.plan)} {lower_first(order.plan.title)}, {name} kính trình {above} xem xét, quyết định "
        "nội dung sau:"
    )
    yield kehoach.Text("I. SỰ CẦN THIẾT", "section")
    yield from paragraphs(order.text or f"[{name} bổ sung]")
    yield kehoach.Text("II. NỘI DUNG TRÌNH", "section")
    if order.amendment is not None:
        yield from clauses(order.amendment)
    else:
        yield kehoach.Text(f"[{name} bổ sung]")
    yield kehoach.Text(f"{name} kính trình {above} xem xét, quyết định./.")
