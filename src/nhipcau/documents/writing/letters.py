"""Official letters (công văn) and proposals (tờ trình)."""

from collections.abc import Iterator
from datetime import date

import kehoach
from nhipcau.documents.orders import Order
from nhipcau.documents.writing.decisions import clauses
from nhipcau.documents.writing.frame import framed
from nhipcau.reports.writing.letterhead import lower_first, named, paragraphs


def letter(order: Order, today: date) -> kehoach.OfficialDocument:
    """An official letter: what the officer wrote, or the request for reports of a period."""
    about = order.about or f"báo cáo kết quả thực hiện {order.plan.doc_type}"
    return framed(order, about, _letter_body(order), today)


def _letter_body(order: Order) -> Iterator[kehoach.Block]:
    if order.text.strip():
        yield from paragraphs(order.text)
    elif order.period is not None:
        yield from _request(order)
    else:
        yield kehoach.Text(
            f"Thực hiện {named(order.plan)}, {order.issuer.name} đề nghị quý cơ quan phối hợp thực hiện."
        )
    yield kehoach.Text(f"{order.issuer.name} trân trọng cảm ơn./.")


def _request(order: Order) -> Iterator[kehoach.Block]:
    """Asks for the reports of a period: what, up to when, by when."""
    period = order.period
    if period is None:
        return
    yield kehoach.Text(
        f"Thực hiện {named(order.plan)} {lower_first(order.plan.title)}, {order.issuer.name} đề nghị các cơ quan, "
        f"đơn vị gửi {lower_first(period.name)}, số liệu từ ngày {period.starts_on:%d/%m/%Y} đến ngày "
        f"{period.ends_on:%d/%m/%Y}."
    )
    yield kehoach.Text(
        "Nội dung báo cáo: tình hình chung; kết quả từng nhiệm vụ kèm minh chứng; kết quả các chỉ tiêu; khó khăn, "
        "vướng mắc và nguyên nhân; phương hướng thời gian tới; đề xuất, kiến nghị."
    )
    yield kehoach.Text(f"Báo cáo gửi trước ngày {period.due_on:%d/%m/%Y} để tổng hợp.")


def proposal(order: Order, today: date) -> kehoach.OfficialDocument:
    """A proposal to the body above (tờ trình): why, what, and what is asked."""
    about = order.about or f"Về {order.plan.doc_type} {lower_first(order.plan.title)}"
    return framed(order, about, _proposal_body(order), today)


def _proposal_body(order: Order) -> Iterator[kehoach.Block]:
    yield kehoach.Text(f"Thực hiện {named(order.plan)}, {order.issuer.name} kính trình như sau:")
    yield kehoach.Text("I. SỰ CẦN THIẾT", "section")
    yield from paragraphs(order.text or f"Qua theo dõi việc thực hiện {order.plan.doc_type}, một số nội dung cần được "
                          "xem xét, quyết định để bảo đảm tiến độ và hiệu quả.")  # fmt: skip
    yield kehoach.Text("II. NỘI DUNG TRÌNH", "section")
    if order.amendment is not None:
        yield from clauses(order.amendment)
    else:
        yield kehoach.Text(f"{order.issuer.name} kính đề nghị xem xét, quyết định.")
    yield kehoach.Text(f"{order.issuer.name} kính trình xem xét, quyết định./.")
