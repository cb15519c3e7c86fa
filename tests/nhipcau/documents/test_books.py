"""The clerk's books: what comes in, copies, and the books as they are printed."""

import io
from dataclasses import replace
from datetime import timedelta

import docx
import pytest

import kehoach
from nhipcau.agencies.models import Agency, Membership
from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.documents import copies, incoming, numbering, printed
from nhipcau.documents.books import books_kept_by, incoming_of, visible_copies, visible_incoming
from nhipcau.documents.models import CertifiedCopy, Incoming, Kind
from nhipcau.documents.orders import Order
from nhipcau.reports.actions import edit_report
from nhipcau.reports.passages import Written
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make
from tests.nhipcau.documents.issuing import issued

pytestmark = pytest.mark.django_db
CAME = incoming.Arrived(
    "Bộ Ngoại giao", "Công văn về việc phối hợp tổ chức Tuần văn hóa", TODAY, "1234/BNG-NGVH", TODAY - timedelta(days=3)
)


@pytest.fixture
def clerk(world):
    return make.MembershipFactory(agency=world.focal_agency, role=Membership.Role.CLERK).user


def _register(world, by, arrived=CAME, **more):
    return incoming.register_incoming(by=by, agency=world.focal_agency, arrived=arrived, now=NOW, **more)


def test_what_comes_in_is_numbered_through_the_year(world, clerk):
    first = _register(world, clerk, replace(CAME, number=41))
    second = _register(world, clerk, replace(CAME, symbol="1235/BNG-NGVH"))

    assert [(row.number, row.year) for row in (first, second)] == [(41, 2026), (42, 2026)]
    with pytest.raises(Refused, match="Số liền sau của sổ Văn bản đến là 43"):
        _register(world, clerk, replace(CAME, symbol="9/BC", number=50))
    with pytest.raises(Refused, match="số đến 41"):
        _register(world, clerk)
    with pytest.raises(Refused, match="đã cấp số"):
        numbering.set_last_number(by=clerk, agency=world.focal_agency, symbol="Văn bản đến", year=2026, last=7)
    assert Incoming.objects.count() == 2


@pytest.mark.parametrize(("change", "told"), [
    ({"author": " "}, "Cần nhập"), ({"title": ""}, "Cần nhập"), ({"arrived_on": TODAY + timedelta(1)}, "sau hôm nay"),
    ({"dated": TODAY + timedelta(1)}, "sau ngày đến"),
])  # fmt: skip
def test_what_cannot_be_is_not_registered(world, clerk, change, told):
    with pytest.raises(Refused, match=told):
        _register(world, clerk, replace(CAME, **change))


def test_the_file_that_came_is_kept(world, clerk):
    row = _register(world, clerk, file=("cong van.PDF", b"%PDF-1.7 x"))

    with row.content.open("rb") as kept:
        assert (row.name, kept.read(), row.content.name[-4:]) == ("cong van.PDF", b"%PDF-1.7 x", ".pdf")
    with pytest.raises(Refused, match=r"Hãy tải lên tệp \.pdf"):
        _register(world, clerk, replace(CAME, symbol="2/x"), file=("virus.exe", b"MZ"))


def test_who_has_a_clerk_leaves_the_books_to_the_clerk(world, clerk):
    with pytest.raises(NotAllowed):
        _register(world, world.focal)
    assert list(books_kept_by(clerk)) == [world.focal_agency]
    assert list(books_kept_by(world.focal)) == []
    assert list(books_kept_by(world.lead)) == [world.lead_agency]


def test_it_is_handed_over_and_answered(world, clerk):
    row = _register(world, clerk)
    before = list(visible_incoming(world.focal))
    with pytest.raises(Refused, match="thuộc cơ quan"):
        row = incoming.hand_over_incoming(by=clerk, incoming=row, handler=world.lead, answer_by=None, now=NOW)
    with pytest.raises(Refused, match="trước hôm nay"):
        incoming.hand_over_incoming(
            by=clerk, incoming=row, handler=world.focal, answer_by=TODAY - timedelta(1), now=NOW
        )

    row = incoming.hand_over_incoming(by=clerk, incoming=row, handler=world.focal, answer_by=TODAY, now=NOW)

    assert (before, list(visible_incoming(world.focal))) == ([], [row])
    assert (row.handed_on, row.is_overdue(TODAY), row.is_overdue(TODAY + timedelta(1))) == (TODAY, False, True)
    assert [list(incoming_of(clerk, "tuan van hoa", state)) for state in ("waiting", "done")] == [[row], []]
    with pytest.raises(Refused, match="Cần nhập kết quả"):
        incoming.finish_incoming(by=world.focal, incoming=row, outcome=" ", answer=None, now=NOW)
    with pytest.raises(NotAllowed):
        incoming.finish_incoming(by=world.lead, incoming=row, outcome="x", answer=None, now=NOW)
    answer = issued(world, Order(Kind.TASKS, world.plan, world.focal_agency), clerk=clerk)

    done = incoming.finish_incoming(by=world.focal, incoming=row, outcome="", answer=answer, now=NOW)

    assert (done.answer, done.done_at, done.is_overdue(TODAY + timedelta(9))) == (answer, NOW, False)
    with pytest.raises(Refused, match="đã xử lý xong"):
        row = incoming.hand_over_incoming(by=clerk, incoming=row, handler=world.focal, answer_by=None, now=NOW)


def test_what_came_to_a_body_that_merged_is_dealt_with_where_its_work_went(world):
    row = _register(world, world.focal)
    heir = make.AgencyFactory(locality=world.locality)
    clerk, officer = make.UserFactory(), make.UserFactory()
    make.MembershipFactory(agency=heir, user=clerk, role=Membership.Role.CLERK)
    make.MembershipFactory(agency=heir, user=officer)
    assert row not in visible_incoming(clerk)
    make.SuccessionFactory(locality=world.locality).links.create(old=world.focal_agency, new=heir)
    Agency.objects.filter(pk=world.focal_agency.pk).update(valid_to=TODAY)

    row = visible_incoming(clerk).get()
    row = incoming.hand_over_incoming(by=clerk, incoming=row, handler=officer, answer_by=TODAY, now=NOW)
    assert list(visible_incoming(officer)) == [row]
    incoming.finish_incoming(by=officer, incoming=row, outcome="Đã trả lời.", answer=None, now=NOW)
    row.refresh_from_db()
    assert (row.agency, row.outcome) == (world.focal_agency, "Đã trả lời.")


def test_an_amendment_is_made_from_what_came_in(world):
    row = _register(world, world.focal)

    made = incoming.amend_from_incoming(by=world.focal, incoming=row, plan=world.plan, now=NOW)

    row.refresh_from_db()
    assert (row.amendment, made.number, made.on, made.plan) == (made, "1234/BNG-NGVH", CAME.dated, world.plan)
    with pytest.raises(Refused, match="đã được dùng"):
        incoming.amend_from_incoming(by=world.focal, incoming=row, plan=world.plan, now=NOW)


@pytest.fixture
def announced(world):
    return issued(world, Order(Kind.TASKS, world.plan, world.focal_agency))


def _copy(world, source, form, parts=(), recipients=("Sở Tài chính",)):
    signer = world.focal_agency.signers.get()
    return copies.make_copy(
        by=world.focal, agency=world.focal_agency, source=source,
        copied=copies.Copied(form, signer, recipients, parts), now=NOW,
    )  # fmt: skip


def _text(copy):
    with copy.content.open("rb") as file:
        document = docx.Document(io.BytesIO(file.read()))
    cells = [cell.text for table in document.tables[-2:] for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs], cells


def test_a_copy_says_below_the_text_what_it_is(world, announced):
    copy = _copy(world, announced, "SY")

    _paragraphs, cells = _text(copy)
    assert (str(copy), copy.document, list(visible_copies(world.focal))) == ("01/SY", announced, [copy])
    assert cells[0].startswith("SỞ NGOẠI VỤ")
    assert cells[1:4] == ["SAO Y", "Số: 01/SY-SNgV", "Vĩnh Hà, ngày 20 tháng 8 năm 2026"]
    assert cells[4].splitlines() == ["Nơi nhận:", "- Sở Tài chính;", "- Lưu: VT."]


def test_numbers_of_copies_run_over_all_forms(world, announced):
    row = _register(world, world.focal, file=("ke hoach.docx", _docx("Điều 1. Một", "Điều 2. Hai")))

    made = [_copy(world, announced, "SY"), _copy(world, row, "SL")]

    assert [str(copy) for copy in made] == ["01/SY", "02/SL"]
    assert "Điều 1. Một" in _text(made[1])[0]


def _docx(*lines):
    document, out = docx.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


def test_an_extract_keeps_the_chosen_parts_alone(world):
    written = [Written(key, 0, "Đã triển khai.") for key in ("overview", "strengths", "causes")]
    edit_report(by=world.focal, period=world.period, written=written, now=NOW)
    report = issued(world, Order(Kind.REPORT, world.plan, world.focal_agency, period=world.period))
    headings = copies.headings_of(copies.original_of(report))

    copy = _copy(world, report, "TrS", parts=(1,))

    text = _text(copy)[0]
    assert copy.parts == headings[1]
    assert [heading for heading in headings if heading in text] == [headings[1]]
    with pytest.raises(Refused, match="chọn phần"):
        _copy(world, report, "TrS")
    with pytest.raises(Refused, match="chọn phần"):
        _copy(world, report, "TrS", parts=(99,))


def test_what_cannot_be_copied_is_refused(world, announced):
    paper, scan = (
        _register(world, world.focal),
        _register(world, world.focal, replace(CAME, symbol="2/x"), file=("a.pdf", b"%PDF-1.7")),
    )
    other = replace(copies.Copied("SY", world.lead_agency.signers.get()))
    for source, form, told in (
        (announced, "SL", "cơ quan khác gửi đến"), (paper, "SL", "không có tệp"), (scan, "SL", r"tệp \.docx"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=told):
            _copy(world, source, form)
    with pytest.raises(Refused, match="thuộc cơ quan sao"):
        copies.make_copy(by=world.focal, agency=world.focal_agency, source=announced, copied=other, now=NOW)
    with pytest.raises(Refused, match="cơ quan mình"):
        copies.make_copy(by=world.lead, agency=world.lead_agency, source=announced, copied=other, now=NOW)
    with pytest.raises(NotAllowed):
        copies.make_copy(by=world.lead, agency=world.focal_agency, source=announced, copied=other, now=NOW)
    assert CertifiedCopy.objects.count() == 0


def _rows(data):
    [table] = docx.Document(io.BytesIO(data)).tables
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_books_are_printed_in_the_columns_of_the_decree(world, announced):
    row = _register(world, world.focal)

    went, came = printed.outgoing_book(world.focal_agency, 2026), printed.incoming_book(world.focal_agency, 2026)

    assert _rows(went) == [list(printed.OUTGOING), [
        announced.number_and_symbol, "20/8/2026", f"Thông báo: {announced.title}", announced.signer.name, "", "HTQT", "",
        "",
    ]]  # fmt: skip
    assert _rows(came) == [list(printed.INCOMING), [
        "20/8/2026", "1", "Bộ Ngoại giao", "1234/BNG-NGVH", "17/8/2026", row.title, "", "", "", "",
    ]]  # fmt: skip
    cover = [paragraph.text for paragraph in docx.Document(io.BytesIO(went)).paragraphs]
    assert [line for line in cover if line][:4] == [
        "UBND TỈNH VĨNH HÀ", "SỞ NGOẠI VỤ", "SỔ ĐĂNG KÝ VĂN BẢN ĐI", "Năm: 2026",
    ]  # fmt: skip


def test_a_copy_of_what_is_no_document_is_refused():
    note = kehoach.CopyNote("SAO Y", ("SỞ",), "01/SY-S", "Nơi", "ngày", kehoach.Signature("", ("GIÁM ĐỐC",), "A"), ())
    with pytest.raises(kehoach.UnreadableFile):
        kehoach.write_copy(b"PK\x03\x04 no archive", note)
