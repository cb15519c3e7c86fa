"""After a document has its number: signed outside, corrected, withdrawn."""

import hashlib

import docx
import pytest

from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.documents import actions, after_issue, issue, signatures
from nhipcau.documents.models import Document, Kind
from nhipcau.documents.orders import Order
from nhipcau.documents.paper import as_pdf, office
from tests.conftest import NOW, TODAY
from tests.nhipcau.documents.issuing import issued
from tests.nhipcau.documents.signed_files import empty_pdf, signed_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def announced(world):
    """An issued list of tasks."""
    return issued(world, Order(Kind.TASKS, world.plan, world.focal_agency))


def _text(document):
    with document.files.first().content.open("rb") as file:
        return [row.text.replace("\xa0", " ") for row in docx.Document(file).paragraphs if row.text.strip()]


def _order(world, kind, concerned, text, **more):
    return Order(kind, world.plan, world.focal_agency, concerns=concerned, text=text, **more)


def _correct(world, concerned, text):
    order = _order(world, Kind.CORRECTION, concerned, text, addressees=("Sở Công Thương",))
    return actions.compose_document(by=world.focal, order=order, now=NOW)


def test_a_correction_says_where_what_is_printed_and_what_is_meant(world, announced):
    letter = _correct(world, announced, "Khoản 2 | đứng tên đầu tiên | đứng tên thứ nhất")

    name = announced.number_and_symbol
    assert letter.title == f"đính chính Thông báo số {name}"
    assert _text(letter)[1:4] == [
        f"Qua rà soát, Sở Ngoại vụ đính chính Thông báo số {name} ngày 20 tháng 8 năm 2026 của Sở Ngoại vụ về "
        f"{announced.title[:1].lower()}{announced.title[1:]} như sau:",
        "Khoản 2: đã ghi “đứng tên đầu tiên”, nay sửa thành “đứng tên thứ nhất”.",
        f"Các nội dung khác của Thông báo số {name} không thay đổi.",
    ]
    assert (letter.concerns, letter.series) == (announced, "SNgV")


@pytest.mark.parametrize(("text", "told"), [
    ("Khoản 2 | không có câu này | x", "Không thấy"), ("Khoản 2 | chỉ hai", "cần ba phần"), ("  ", "Cần nhập chỗ sai"),
])  # fmt: skip
def test_a_correction_of_what_is_not_there_is_refused(world, announced, text, told):
    with pytest.raises(Refused, match=told):
        _correct(world, announced, text)


def test_a_withdrawal_takes_the_document_out_of_use_on_the_day_it_is_issued(world, announced):
    order = _order(world, Kind.WITHDRAWAL, announced, "Danh mục thiếu nhiệm vụ.")
    notice = actions.compose_document(by=world.focal, order=order, now=NOW)
    announced.refresh_from_db()
    before = announced.withdrawn_on
    with pytest.raises(Refused, match="Đã có thông báo thu hồi"):
        actions.compose_document(by=world.focal, order=order, now=NOW)
    actions.put_for_signature(by=world.focal, document=notice, now=NOW)
    actions.sign_document(by=world.focal, document=notice, now=NOW)

    issue.issue_document(by=world.focal, document=notice, on=TODAY, now=NOW)

    announced.refresh_from_db()
    assert (before, announced.withdrawn_on) == (None, TODAY)
    assert "Lý do thu hồi: danh mục thiếu nhiệm vụ." in _text(notice)
    with pytest.raises(Refused, match="đã được thu hồi"):
        _correct(world, announced, "Khoản 2 | đứng tên đầu tiên | khác")


def test_only_what_is_issued_by_the_same_body_is_corrected(world, announced):
    draft = actions.compose_document(
        by=world.focal, order=Order(Kind.TASKS, world.plan, world.focal_agency), now=NOW
    )  # fmt: skip
    with pytest.raises(Refused, match="chưa ban hành"):
        _correct(world, draft, "a | b | c")
    with pytest.raises(Refused, match="Hãy chọn văn bản"):
        _correct(world, None, "a | b | c")
    own = Order(Kind.WITHDRAWAL, world.plan, world.lead_agency, concerns=announced, text="Nhầm.")
    with pytest.raises(Refused, match="Chỉ cơ quan ban hành"):
        actions.compose_document(by=world.lead, order=own, now=NOW)
    with pytest.raises(NotAllowed):
        actions.compose_document(by=world.lead, order=_order(world, Kind.WITHDRAWAL, announced, "x"), now=NOW)
    assert Document.objects.filter(kind__in=[Kind.CORRECTION, Kind.WITHDRAWAL]).count() == 0


def _attach(world, document, data, reason=""):
    return after_issue.attach_signed(
        by=world.focal, document=document, file=("ky.pdf", data), now=NOW, reason=reason
    )  # fmt: skip


def test_a_signed_file_says_who_signed_and_keeps_its_hash(world, announced, tmp_path):
    data, _certificate = signed_pdf(empty_pdf(), tmp_path)

    file = _attach(world, announced, data)

    assert (file.role, file.sha256, file.reason) == ("signed", hashlib.sha256(data).hexdigest(), "")
    [found] = file.signatures
    assert (found["by"], found["is_whole"], found["is_last_word"], found["is_trusted"]) == (
        "Đặng Quang Thuận", True, True, None,
    )  # fmt: skip
    assert (file.checked["has_text"], file.checked["missed"]) == (False, [])


def test_the_signer_is_verified_against_the_roots_of_the_administrator(world, announced, tmp_path, settings):
    data, certificate = signed_pdf(empty_pdf(), tmp_path)
    roots = tmp_path / "roots"
    roots.mkdir()
    settings.SIGNATURE_ROOTS = str(roots)
    (roots / "root.pem").write_bytes(certificate)
    other, _stranger = signed_pdf(empty_pdf(), tmp_path, name="Người lạ")

    known, unknown = _attach(world, announced, data), _attach(world, announced, other, "Bản trước thiếu dấu.")

    assert [file.signatures[0]["is_trusted"] for file in (known, unknown)] == [True, False]


def test_a_file_changed_after_it_was_signed_is_refused(world, announced, tmp_path):
    data, _certificate = signed_pdf(empty_pdf(), tmp_path)
    changed = data.replace(b"/MediaBox", b"/mediaBox", 1)

    with pytest.raises(Refused, match="đã bị thay đổi sau khi ký"):
        _attach(world, announced, changed)
    assert not announced.files.filter(role="signed").exists()


@pytest.mark.parametrize("data", [b"%PDF-1.7 broken", b"%PDF-1.4\n" + b"0" * 100])
def test_what_is_no_pdf_is_refused(world, announced, data):
    with pytest.raises(Refused, match="Không đọc được"):
        _attach(world, announced, data)
    with pytest.raises(Refused, match="ở dạng"):
        _attach(world, announced, b"PK")


def test_another_signed_file_needs_a_reason(world, announced, tmp_path):
    scan = empty_pdf()
    first = _attach(world, announced, scan)
    with pytest.raises(Refused, match="đã được đính kèm"):
        _attach(world, announced, scan, "Ký lại.")
    data, _certificate = signed_pdf(empty_pdf(), tmp_path)
    with pytest.raises(Refused, match="lý do"):
        _attach(world, announced, data)

    second = _attach(world, announced, data, " Bản trước chưa ký số. ")

    assert list(announced.files.filter(role="signed")) == [second, first]
    assert (second.reason, first.signatures) == ("Bản trước chưa ký số.", [])


def test_a_draft_takes_no_signed_file(world):
    draft = actions.compose_document(
        by=world.focal, order=Order(Kind.TASKS, world.plan, world.focal_agency), now=NOW
    )  # fmt: skip
    with pytest.raises(Refused, match="chưa được ban hành"):
        _attach(world, draft, empty_pdf())


@pytest.mark.skipif(office() is None, reason="LibreOffice makes the pages")
def test_the_text_of_the_signed_file_is_compared_with_what_was_issued(world, announced):
    file = announced.files.get(role="issued")
    same = as_pdf(file)
    with file.content.open("rb") as kept:
        issued = kept.read()
    other = actions.compose_document(
        by=world.focal, order=Order(Kind.LETTER, world.plan, world.focal_agency, text="Nội dung khác hẳn.",
                                    addressees=("Sở Tài chính",)), now=NOW
    )  # fmt: skip

    alike = signatures.examine(same, issued, [])
    differs = signatures.examine(as_pdf(other.files.first()), issued, [])

    assert (alike["has_text"], alike["missed"]) == (True, [])
    assert (differs["has_text"], len(differs["missed"])) == (True, signatures.MOST_MISSED)


def test_a_correction_drafted_before_the_withdrawal_is_not_issued_behind_it(world, announced):
    letter = _correct(world, announced, "Khoản 2 | đứng tên đầu tiên | đứng tên thứ nhất")
    issued(world, _order(world, Kind.WITHDRAWAL, announced, "Thiếu nhiệm vụ."))
    actions.put_for_signature(by=world.focal, document=letter, now=NOW)
    actions.sign_document(by=world.focal, document=letter, now=NOW)

    with pytest.raises(Refused, match="đã được thu hồi"):
        issue.issue_document(by=world.focal, document=letter, on=TODAY, now=NOW)


def test_many_blanks_in_a_slip_are_read_at_once(world, announced):
    with pytest.raises(Refused, match="cần ba phần"):
        _correct(world, announced, f"a|{' ' * 9000}b|{' ' * 9000}c|d")
