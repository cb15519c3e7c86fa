"""Before a delegation of ours goes: the proposal to send it, and the Chairman's decision."""

from collections.abc import Iterator

from nhipcau.agencies.letterheads import letterhead_of
from nhipcau.agencies.models import Agency
from nhipcau.delegations.models import Member, Paper
from nhipcau.delegations.papers.annexes import annexes_of, place_of_list
from nhipcau.delegations.papers.known import Known
from nhipcau.delegations.papers.parts import Parts
from nhipcau.delegations.queries import REPORTING, steps_followed
from nhipcau.documents.fragments import small_or_open
from nhipcau.documents.papers import Block, Text
from nhipcau.reports.phrases import counted

BASES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "Căn cứ Nghị định số 314/2025/NĐ-CP ngày 08 tháng 12 năm 2025 của Chính phủ ban hành Quy chế làm việc mẫu của Ủy "
    "ban nhân dân tỉnh, thành phố trực thuộc trung ương;",
)
"""By what the Chairman sends people abroad (Decree 314/2025/NĐ-CP, Art. 40)."""


def proposal(known: Known) -> Parts:
    """The proposal to the Chairman (tờ trình): why, what, who, when and where, at whose cost."""
    row, issuer, annexes = known.delegation, known.issuer.name, annexes_of(known, "Tờ trình", with_programme=False)
    days = counted((row.ends_on - row.starts_on).days + 1)
    texts = [
        f"{issuer} kính trình Chủ tịch {known.above} cử {known.called} như sau:",
        f"1. Căn cứ cử đoàn: {known.asked('thư mời')} (kèm bản dịch).",
        f"2. Nội dung: {small_or_open(row.purpose, 'nội dung làm việc')}.",
        f"3. Thành phần: {known.composition} (danh sách: {place_of_list(known, annexes)}).",
        f"4. Thời gian: {days} ngày, {known.span} (kể cả thời gian đi, về). Nước đến: {known.country}.",
        f"5. Kinh phí: {known.paid}; [bổ sung dự toán].",
        "6. Ý kiến các cơ quan: [bổ sung ý kiến]. [bổ sung: các thành viên không có báo cáo chuyến đi quá hạn].",
        f"{issuer} kính trình Chủ tịch {known.above} xem xét, quyết định./.",
        "(Kèm theo: dự thảo Quyết định; thư mời và bản dịch; chương trình; dự toán.)",
    ]
    return Parts(f"Về việc cử {known.called}", map(Text, texts), annexes, f"Chủ tịch {known.committee}")


def decision(known: Known) -> Parts:
    """The decision with its bases and four articles: who goes, at whose cost, what they owe, who carries it out."""
    body = [*_bases(known), Text("QUYẾT ĐỊNH:", "order"), *_articles(known)]
    return Parts(f"Về việc cử Đoàn công tác đi {known.country}", body, (), "")


def _bases(known: Known) -> Iterator[Block]:
    yield from (Text(basis, "basis") for basis in BASES)
    proposed = known.citing(Paper.PROPOSAL) or "Tờ trình [bổ sung số, ngày]"
    yield Text(f"Theo đề nghị của {_head_of(known.delegation.agency)} tại {proposed}.", "basis")


def _head_of(agency: Agency) -> str:
    """Giám đốc Sở Ngoại vụ: by the post that its letterhead names."""
    return f"{letterhead_of(agency).chief or 'thủ trưởng'} {agency.name}"


def _articles(known: Known) -> Iterator[Block]:
    row = known.delegation
    why = small_or_open(row.purpose, "mục đích")
    yield Text(f"Điều 1. Cử Đoàn công tác gồm {known.people} có tên sau đây đi {known.country} {known.span} (kể cả "
               f"thời gian đi, về) để {why}:", "article")  # fmt: skip
    for at, member in enumerate(known.members, start=1):
        yield Text(f"{at}. {_listed(member)}{'.' if at == len(known.members) else ';'}")
    if not known.members:
        yield Text("[bổ sung danh sách].")
    yield Text(f"Điều 2. Kinh phí: {known.paid}; [bổ sung nguồn, mức chi].", "article")
    yield Text(f"Điều 3. Đoàn công tác thực hiện đúng chương trình, quy định của pháp luật Việt Nam và nước đến; trong "
               f"thời hạn {_reporting_days(known)} kể từ ngày kết thúc chuyến đi, Trưởng đoàn báo cáo kết quả bằng văn "
               f"bản với Chủ tịch {known.above}, đồng gửi {row.agency.name}.", "article")  # fmt: skip
    yield Text(f"Điều 4. Chánh Văn phòng {known.above}; {_head_of(row.agency)}; thủ trưởng các cơ quan, đơn vị "
               "có liên quan và các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
               "article")  # fmt: skip


def _listed(member: Member) -> str:
    part = str(member.get_part_display()) if member.part != Member.Part.MEMBER else ""
    return ", ".join(filter(None, (str(member), member.post_vi, part)))


def _reporting_days(known: Known) -> str:
    """15 ngày: within what the head reports, by the clock that the record follows."""
    row = known.delegation
    step = steps_followed(row).get(REPORTING[row.Direction(row.direction)])
    return f"{counted(step.days)} ngày" if step and step.days else "[bổ sung thời hạn]"
