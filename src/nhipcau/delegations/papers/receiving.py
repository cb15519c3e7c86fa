"""Before guests come: the letter that asks to receive them, and the plan of the reception."""

from collections.abc import Iterator

from nhipcau.common.vietnamese import fold
from nhipcau.delegations.papers.annexes import annexes_of, place_of_list, place_of_programme
from nhipcau.delegations.papers.known import Known
from nhipcau.delegations.papers.parts import Parts
from nhipcau.delegations.ranks import CIRCULAR, named_post
from nhipcau.documents.fragments import small_or_open
from nhipcau.documents.papers import Block, Grid, Text, in_sections
from nhipcau.reports.phrases import short_day

SIGNING = "le ky"
"""What a programme says, folded, where something is signed."""


def request(known: Known) -> Parts:
    """The letter to the Committee (Decree 314/2025/NĐ-CP, Art. 39): why, who, in which rank, at whose cost."""
    annexes = annexes_of(known, "Công văn")
    texts = [
        f"Theo {known.asked('thư, văn bản đề nghị')}, {known.called} do {known.head} dẫn đầu, gồm {known.people}, "
        f"đề nghị thăm và làm việc tại {known.place} {known.span}. {known.issuer.name} báo cáo và đề xuất như sau:",
        f"1. Nội dung, hình thức: {small_or_open(known.delegation.purpose, 'nội dung làm việc')}; chương trình: "
        f"{place_of_programme(known, annexes)}.",
        f"2. Thành phần: {place_of_list(known, annexes)}.",
        f"3. Hạng khách: {_rank(known)}",
        f"4. Kinh phí: {known.paid}; [bổ sung dự toán].",
        f"{known.issuer.name} kính trình {known.above} xem xét, ban hành Kế hoạch đón Đoàn./.",
        f"(Kèm theo: {known.asked('thư')} và bản dịch; tiểu sử tóm tắt; dự thảo Kế hoạch; dự toán.)",
    ]
    about = f"đón {known.called} thăm và làm việc tại {known.place}"
    return Parts(about, map(Text, texts), annexes, known.committee)


def _rank(known: Known) -> str:
    """By which annex the delegation is of its rank; where none names the post, by whose decision."""
    row, post = known.delegation, known.leader.post_vi if known.leader else ""
    if not (post or row.rank_reason):
        return "[bổ sung hạng khách]."
    named = named_post(post, row.starts_on) if post else None
    if named is not None and named.rank == row.rank:
        return f"đoàn khách {known.rank} theo {named.act}."
    because = row.rank_reason.rstrip(". ") or (f"{CIRCULAR} không nêu chức danh {post}. Trên cơ sở nguyên tắc đối đẳng")
    return f"{because}, {known.issuer.name} đề xuất Chủ tịch {known.above} xác định Đoàn là khách {known.rank}."


def plan(known: Known) -> Parts:
    """The plan that the Committee issues: aim, people, programme, money, who does what."""
    annexes = annexes_of(known, "Kế hoạch")
    hosts = dict.fromkeys(str(host) for day in known.days for line in day.lines for host in line.hosts)
    body = in_sections((
        ("MỤC ĐÍCH, YÊU CẦU", [
            Text(f"1. Mục đích: {small_or_open(known.delegation.purpose, 'mục đích')}."),
            Text("2. Yêu cầu: đón tiếp trọng thị, chu đáo, đúng nghi lễ đối ngoại; an toàn; tiết kiệm, đúng định mức."),
        ]),
        ("THÀNH PHẦN", [
            Text(f"1. Phía khách: {known.composition} (danh sách: {place_of_list(known, annexes)}). Xác định là đoàn "
                 f"khách {known.rank}."),
            Text(f"2. Phía {known.place}: {'; '.join(hosts) or '[bổ sung người chủ trì tiếp]'}."),
        ]),
        ("CHƯƠNG TRÌNH, NGHI LỄ", [Text(f"Chương trình: {place_of_programme(known, annexes)}.")]),
        ("KINH PHÍ", [Text(f"{known.paid[:1].upper()}{known.paid[1:]}; [bổ sung dự toán, nguồn].")]),
        ("TỔ CHỨC THỰC HIỆN", list(_carried_out(known))),
    ))  # fmt: skip
    about = f"Đón {known.called} thăm và làm việc tại {known.place} {known.span}"
    closing = Text(f"{known.above} yêu cầu các cơ quan, đơn vị, địa phương thực hiện./.")
    return Parts(about, [*body, closing], annexes, "")


def _carried_out(known: Known) -> Iterator[Block]:
    """Who does what; the police stand outside the table, for no Committee gives them tasks."""
    row = known.delegation
    duties = "Đầu mối; lễ tân, phiên dịch, xe, tặng phẩm; tài liệu cho lãnh đạo; biên bản; báo cáo; quyết toán"
    until = f"chuẩn bị: trước ngày {short_day(row.starts_on)}; báo cáo, quyết toán: [bổ sung thời hạn]"
    rooms = "Phòng tiếp khách, phòng hội đàm" + ", lễ ký" * _has_signing(known)
    rows = (
        ("1", row.agency.name, duties, until),
        ("2", f"Văn phòng {known.above}", rooms, known.span),
        ("3", "[bổ sung cơ quan]", "[bổ sung nhiệm vụ]", "[bổ sung thời hạn]"),
    )
    yield Grid(("TT", "Cơ quan", "Nhiệm vụ", "Thời hạn"), rows)
    yield Text("Đề nghị Công an tỉnh phối hợp bảo đảm an ninh, trật tự các hoạt động của Đoàn.")


def _has_signing(known: Known) -> bool:
    return any(SIGNING in fold(line.item.text_vi) for day in known.days for line in day.lines)
