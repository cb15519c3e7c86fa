"""Documents: composed of every kind, edited, numbered without gaps, issued and frozen."""

import hashlib
import io
import json
import zipfile
from datetime import date, timedelta

import docx
import jsonschema
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

import kehoach
from nhipcau.agencies.models import Agency
from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.documents import actions, exchange, issue, numbering, templates
from nhipcau.documents.models import Document, DocumentFile, Kind, NumberRegister
from nhipcau.documents.orders import Order
from nhipcau.documents.paper import as_pdf, office, write_without_links
from nhipcau.documents.queries import visible_documents, visible_files
from nhipcau.reports.actions import edit_report, send_submission
from nhipcau.reports.consolidated import figures_at_issue, figures_of, report_content
from nhipcau.reports.models import ConsolidatedReport
from nhipcau.reports.passages import Written
from nhipcau.reports.queries import visible_received
from nhipcau.reports.writing.machine import SCHEMA, machine_report
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make
from tests.nhipcau.documents.texts import composed_text

pytestmark = pytest.mark.django_db
ORDERS = {
    Kind.REPORT: lambda w: {"period": _judged(w)},
    Kind.AGENCY_REPORT: lambda w: {"submission": _sent(w), "issuer": w.lead_agency},
    Kind.LETTER: lambda w: {"period": w.period, "addressees": ("Các sở, ban, ngành",)},
    Kind.REMINDER: lambda w: {
        "agency": make.AssignmentFactory(
            task__item__plan=w.plan, task__due=TODAY - timedelta(9), agency=w.idle_agency
        ).agency
    },
    Kind.PROPOSAL: lambda w: {
        "addressees": ("Ủy ban nhân dân tỉnh",),
        "amendment": w.amendment,
        "text": "Hai nhiệm vụ cần lùi thời hạn.",
        "opinions": "Các cơ quan đều thống nhất.",
        "funding": "Ngân sách tỉnh giao Sở Công Thương.",
    },
    Kind.DECISION: lambda w: {"amendment": _proposed(w)},
    Kind.PLAN: lambda w: {},
    Kind.TASKS: lambda w: {},
}
OPENING = ("Số: {{ so }}/{{ ky_hieu }}", "{{ dia_danh }}, {{ ngay_thang }}")
TYPES = {
    Kind.REPORT: ("Báo cáo", "BC-SNgV"), Kind.AGENCY_REPORT: ("Báo cáo", "BC-SVHTTDL"), Kind.LETTER: (None, "SNgV-HTQT"),
    Kind.REMINDER: (None, "SNgV-HTQT"), Kind.PROPOSAL: ("Tờ trình", "TTr-SNgV"), Kind.DECISION: ("Quyết định", "QĐ-SNgV"),
    Kind.PLAN: ("Kế hoạch", "KH-SNgV"), Kind.TASKS: ("Thông báo", "TB-SNgV"),
}  # fmt: skip


def _judged(world):
    """The period whose report says what only the office can say; written once."""
    if not ConsolidatedReport.objects.filter(period=world.period).exists():
        written = [Written(key, 0, "Đã triển khai.") for key in ("overview", "strengths", "causes")]
        edit_report(by=world.focal, period=world.period, written=written, now=NOW)
    return world.period


def _proposed(world):
    """The amendment, with the proposal to the body above issued."""
    _issue(world, _compose(world, Kind.PROPOSAL))
    return world.amendment


def _sent(world):
    if world.submission.is_open:
        world.submission = send_submission(by=world.head, submission=world.submission, now=NOW)
    return world.submission


def _order(world, kind):
    said = {"issuer": world.focal_agency, **ORDERS[kind](world)}
    return Order(kind, world.plan, **said)


def _compose(world, kind=Kind.TASKS):
    order = _order(world, kind)
    who = world.lead if order.issuer == world.lead_agency else world.focal
    return actions.compose_document(by=who, order=order, now=NOW)


def _signed(world, document):
    """Put for signature and signed on paper: the signer has no account."""
    who = world.lead if document.issuer == world.lead_agency else world.focal
    actions.put_for_signature(by=who, document=document, now=NOW)
    return actions.sign_document(by=who, document=document, now=NOW)


def _issue(world, document, on=TODAY):
    _signed(world, document)
    now = max(NOW, NOW.replace(year=on.year, month=on.month, day=on.day))
    who = world.lead if document.issuer == world.lead_agency else world.focal
    return issue.issue_document(by=who, document=document, on=on, now=now)


def _content(file):
    with file.content.open("rb") as kept:
        return kept.read()


def test_a_plan_that_was_not_amended_has_no_consolidated_text(world):
    with pytest.raises(Refused, match="chưa được điều chỉnh"):
        _compose(world, Kind.PLAN)


@pytest.mark.parametrize("kind", [kind for kind in ORDERS if kind != Kind.PLAN])
def test_compose_document_of_every_kind_is_read_again_once_issued(world, kind):
    document = _compose(world, kind)
    issued = _issue(world, document)

    file = issued.files.get(role="issued")
    data = _content(file)
    read = kehoach.read(data)
    header = read.header
    kind_read, symbol = TYPES[kind]
    assert (header.type, header.symbol, header.number, header.date) == (
        kind_read,
        symbol,
        f"01/{symbol}",
        TODAY.isoformat(),
    )
    assert header.issuer.startswith(document.issuer.name)
    assert file.sha256 == hashlib.sha256(data).hexdigest()
    assert read.recipients[-1].text.startswith("Lưu: VT")
    assert kehoach.check_form(data) == ()


def test_tasks_are_read_again_as_they_stand(world):
    document = _compose(world, Kind.TASKS)

    again = kehoach.read(_content(document.files.get()))

    task = world.assignment.task
    found = [(t.text, list(t.leads), list(t.partners)) for t in again.tasks][-1:]
    assert found == [(task.item.text, [world.lead_agency.name], [world.partner_agency.name])]


def test_compose_document_is_the_focal_officers_and_the_agencys_own(world):
    with pytest.raises(NotAllowed):
        actions.compose_document(by=world.lead, order=_order(world, Kind.LETTER), now=NOW)
    with pytest.raises(NotAllowed):
        actions.compose_document(by=world.partner, order=_order(world, Kind.AGENCY_REPORT), now=NOW)

    document = actions.compose_document(by=world.lead, order=_order(world, Kind.AGENCY_REPORT), now=NOW)

    assert (document.issuer, document.state) == (world.lead_agency, "draft")
    assert list(visible_documents(world.partner)) == []


def test_edit_document_keeps_the_file_before_and_checks_the_form(world):
    document = _compose(world)
    data = make.template_file("Không có gì")

    actions.edit_document(by=world.focal, document=document, name="sua.docx", data=data, now=NOW + timedelta(minutes=1))

    assert [(f.role, bool(f.findings)) for f in document.files.all()] == [("edited", True), ("composed", False)]


@pytest.mark.parametrize(
    ("name", "data"), [("a.docx", b""), ("a.pdf", b"%PDF-1.7"), ("a.docx", b"PK\x03\x04 hong"), ("", b"")]
)
def test_edit_document_refuses_what_is_no_docx(world, name, data):
    document = _compose(world)

    with pytest.raises(Refused):
        actions.edit_document(by=world.focal, document=document, name=name, data=data, now=NOW)

    assert document.files.count() == 1


def test_put_for_signature_settles_the_text_and_take_back_document_opens_it(world):
    document = _compose(world)
    actions.put_for_signature(by=world.focal, document=document, now=NOW)

    with pytest.raises(Refused, match="Trình ký"):
        actions.edit_document(by=world.focal, document=document, name="a.docx", data=b"PK", now=NOW)
    back = actions.take_back_document(by=world.focal, document=document, now=NOW)

    assert back.state == "draft"


def test_numbers_have_no_gaps_and_no_repeats(world):
    documents = [_compose(world) for _ in range(3)]
    actions.discard_document(by=world.focal, document=documents[1])

    issued = [_issue(world, documents[at]) for at in (0, 2)]

    assert [one.number_and_symbol for one in issued] == ["01/TB-SNgV", "02/TB-SNgV"]
    assert NumberRegister.objects.get(symbol="TB-SNgV", issuer=world.focal_agency, year=2026).last == 2


def test_a_number_that_is_not_used_is_not_given(world):
    document = _compose(world)
    broken = make.template_file("Không có dòng số", "Vũ Đình Ký")
    actions.edit_document(by=world.focal, document=document, name="a.docx", data=broken, now=NOW + timedelta(minutes=1))

    with pytest.raises(Refused, match="khôi phục"):
        _issue(world, document)

    document.refresh_from_db()
    assert (document.state, NumberRegister.objects.filter(last__gt=0).exists()) == ("signed", False)


def test_each_year_begins_anew_and_days_go_forward(world):
    first, second, third = (_compose(world) for _ in range(3))
    _issue(world, first, on=date(2026, 5, 4))

    with pytest.raises(Refused, match="không được trước"):
        _issue(world, second, on=date(2026, 5, 3))
    new_year = _issue(world, third, on=date(2027, 1, 4))

    assert new_year.number_and_symbol == "01/TB-SNgV"


@pytest.mark.parametrize(("days", "sentence"), [(1, "sau hôm nay"), (-400, "quá xa"), (-700_000, "quá xa")])
def test_a_day_of_issue_that_cannot_be_is_refused(world, days, sentence):
    document = _compose(world)
    _signed(world, document)

    with pytest.raises(Refused, match=sentence):
        issue.issue_document(by=world.focal, document=document, on=TODAY + timedelta(days=days), now=NOW)


def test_what_is_left_open_in_square_brackets_is_not_issued(world):
    document = _compose(world)
    open_text = make.template_file("[Sở Ngoại vụ bổ sung]", "Vũ Đình Ký")
    actions.edit_document(
        by=world.focal, document=document, name="a.docx", data=open_text, now=NOW + timedelta(minutes=1)
    )

    with pytest.raises(Refused, match=r"chỗ chưa hoàn thiện: \[Sở Ngoại vụ bổ sung\]"):
        _issue(world, document)


def test_a_draft_is_not_received(world):
    data = machine_report(report_content(world.period, world.focal_agency, TODAY))

    with pytest.raises(Refused, match="chưa được ban hành"):
        exchange.receive_report(by=world.ministry, data=data, now=NOW)


def test_an_agency_reports_for_itself_alone(world):
    order = Order(Kind.AGENCY_REPORT, world.plan, world.partner_agency, submission=world.submission)

    with pytest.raises(Refused, match="cơ quan khác"):
        actions.compose_document(by=world.partner, order=order, now=NOW)


def test_issue_document_happens_once(world):
    issued = _issue(world, _compose(world))

    with pytest.raises(Refused, match="Đã ban hành"):
        issue.issue_document(by=world.focal, document=issued, on=TODAY, now=NOW)
    with pytest.raises(Refused, match="Đã ban hành"):
        actions.discard_document(by=world.focal, document=issued)


def test_set_last_number_goes_on_behind_the_paper(world):
    def begin(last):
        return numbering.set_last_number(
            by=world.focal, agency=world.focal_agency, symbol="TB-SNgV", year=TODAY.year, last=last
        )

    begin(41)
    issued = _issue(world, _compose(world))

    with pytest.raises(Refused, match="43"):
        begin(7)
    with pytest.raises(NotAllowed):
        numbering.set_last_number(by=world.lead, agency=world.lead_agency, symbol="BC", year=2026, last=1)
    assert issued.number_and_symbol == "42/TB-SNgV"


def test_others_see_what_is_issued_and_only_that(world):
    document = _compose(world)
    before = list(visible_documents(world.lead))
    _issue(world, document)

    assert (before, list(visible_documents(world.lead))) == ([], [document])
    assert [file.role for file in visible_files(world.lead)] == ["issued"]


def test_an_issued_report_freezes_its_figures_and_its_data(world):
    document = _compose(world, Kind.REPORT)
    issued = _issue(world, document)

    data = json.loads(_content(issued.files.get(name="01-bao-cao.json")))
    jsonschema.validate(data, json.loads(SCHEMA.read_text(encoding="utf-8")))
    report = ConsolidatedReport.objects.get(period=world.period)
    assert data["number"] == "01/BC-SNgV"
    content = report_content(world.period, None, TODAY)
    assert data["figures"] == figures_of(content)
    assert report.issued == figures_at_issue(content)
    assert sorted(f.name.rpartition(".")[2] for f in issued.files.all()) == ["docx", "docx", "json", "json", "xlsx"]


def test_a_template_is_filled_with_the_documents_parts(world):
    data = make.template_file(*OPENING, "{{ nguoi_ky }}", "{{ noi_dung }}",
                              "{% for d in dong %}{{ d[1] }} {% endfor %}")  # fmt: skip
    template = templates.add_template(
        by=world.focal, agency=world.focal_agency, kind=Kind.TASKS, file=("mau.docx", data), now=NOW
    )
    order = Order(Kind.TASKS, world.plan, world.focal_agency, template=template)

    issued = _issue(world, actions.compose_document(by=world.focal, order=order, now=NOW))

    texts = [p.text for p in docx.Document(io.BytesIO(_content(issued.files.get(role="issued")))).paragraphs]
    assert texts[0] == "Số: 01/TB-SNgV"
    assert world.assignment.task.item.text in texts[-1]


@pytest.mark.parametrize(
    ("paragraph", "sentence"),
    [
        ("{{ mat_khau }}", "mat_khau"), ("Không có trường", "chưa có trường"), ("{{ trich_yeu", "không đọc được"),
        ("{{ trich_yeu.__class__.__mro__ }}", "không có phép tính"),
        ("{{ 10**10**9 }}", "không có phép tính"), ("{{ 1/0 }}", "không có phép tính"),
        ("{% for a in dong %}{% for b in dong %}{{ b }}{% endfor %}{% endfor %}", "không có phép tính"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ trich_yeu }}", "không có phép tính"),
        ("{{ dong[99] }}", "không điền được"),
        ("{{ trich_yeu }}{% for a in range(10**8) %}{% endfor %}", "không có phép tính"),
    ],
)  # fmt: skip
def test_add_template_refuses(world, paragraph, sentence):
    file = ("mau.docx", make.template_file(*OPENING[: 0 if "có trường" in sentence else 2], paragraph))

    with pytest.raises(Refused, match=sentence):
        templates.add_template(by=world.focal, agency=world.focal_agency, kind=Kind.LETTER, file=file, now=NOW)


def test_a_template_without_a_place_for_its_number_is_refused(world):
    file = ("mau.docx", make.template_file("Số: {{ so }}", "{{ ky_hieu }}", "{{ trich_yeu }}"))

    with pytest.raises(Refused, match="Mẫu cần một dòng"):
        templates.add_template(by=world.focal, agency=world.focal_agency, kind=Kind.LETTER, file=file, now=NOW)


def test_add_template_takes_each_once_and_drop_template_ends_it(world):
    file = ("mau.docx", make.template_file(*OPENING, "{{ trich_yeu }}"))

    def add(by=world.focal):
        return templates.add_template(by=by, agency=world.focal_agency, kind=Kind.LETTER, file=file, now=NOW)

    template = add()
    with pytest.raises(Refused, match="đã có"):
        add()
    with pytest.raises(NotAllowed):
        add(world.lead)
    templates.drop_template(by=world.focal, template=template)

    assert add().pk != template.pk


def test_a_swollen_template_is_refused(world):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (60 * 1024 * 1024))

    with pytest.raises(Refused, match="quá lớn"):
        templates.add_template(by=world.focal, agency=world.focal_agency, kind="letter",
                               file=("a.docx", out.getvalue()), now=NOW)  # fmt: skip


@pytest.mark.skipif(office() is None, reason="no LibreOffice on this machine")
def test_pages_come_from_libreoffice(world):
    assert as_pdf(_compose(world).files.get()).startswith(b"%PDF-")


def test_documents_in_the_browser(world, as_user):
    focal, compose = as_user(world.focal), reverse("compose_document", args=[world.plan.pk])

    kinds = focal.get(compose)
    empty = focal.post(compose + "?kind=letter", {"issuer": ""})
    made = focal.post(compose + "?kind=letter", {
        "issuer": world.focal_agency.pk, "addressees": "Sở Tài chính\nSở Y tế", "about": "phối hợp thực hiện",
        "text": "Đề nghị phối hợp.", "signer": world.focal_agency.signers.get().pk,
        "unit": world.focal_agency.drafting_units.get().pk,
    })  # fmt: skip
    document = Document.objects.get()
    bad = focal.post(reverse("edit_document", args=[document.pk]), {"file": SimpleUploadedFile("a.docx", b"x")})
    focal.post(reverse("put_for_signature", args=[document.pk]))
    focal.post(reverse("sign_document", args=[document.pk]))
    undated = focal.post(reverse("issue_document", args=[document.pk]), {"on": "x"})
    focal.post(reverse("issue_document", args=[document.pk]), {"on": f"{TODAY:%d/%m/%Y}"})
    page = focal.get(reverse("document_detail", args=[document.pk])).content.decode()
    register = focal.get(reverse("register_list")).content.decode()

    assert [r.status_code for r in (kinds, empty, made, bad, undated)] == [200, 422, 302, 422, 422]
    assert ("01/SNgV-HTQT" in page, "01/SNgV-HTQT" in register) == (True, True)
    header = kehoach.read(_content(document.files.get(role=DocumentFile.Role.ISSUED))).header
    assert header.title == "phối hợp thực hiện"


def test_a_big_period_is_composed_by_a_worker(world, as_user, run_jobs, monkeypatch):
    monkeypatch.setattr("nhipcau.desk.documents.composing.MANY", 0)
    address = reverse("compose_document", args=[world.plan.pk]) + "?kind=report"

    started = as_user(world.focal).post(address, {"issuer": world.focal_agency.pk, "period": world.period.pk})
    run_jobs()
    done = as_user(world.focal).get(started["Location"])

    assert done["Location"] == reverse("document_detail", args=[Document.objects.get().pk])


def _sent_up(world):
    return exchange.send_up(by=world.focal, document=_issue(world, _compose(world, Kind.REPORT)), now=NOW)


def test_send_up_brings_the_data_to_the_ministry_once(world, as_user):
    received = _sent_up(world)

    with pytest.raises(Refused, match="đã được tiếp nhận"):
        exchange.send_up(by=world.focal, document=Document.objects.get(), now=NOW)
    page = as_user(world.ministry).get(reverse("received_list")).content.decode()
    assert (received.sender, received.number, received.period) == ("Tỉnh Vĩnh Hà", "01/BC-SNgV", world.period)
    assert "Tỉnh Vĩnh Hà" in page


def test_send_up_is_for_issued_reports(world):
    with pytest.raises(Refused, match="đã ban hành"):
        exchange.send_up(by=world.focal, document=_compose(world, Kind.REPORT), now=NOW)
    with pytest.raises(Refused, match="đã ban hành"):
        exchange.send_up(by=world.focal, document=_issue(world, _compose(world, Kind.TASKS)), now=NOW)


def test_a_later_report_takes_the_place_of_the_one_before(world):
    first = _sent_up(world)
    second = _sent_up(world)

    assert (second.replaces, list(visible_received(world.ministry).filter(replaced_by=None))) == (first, [second])


def test_receive_report_from_another_instance(world):
    content = _sent_up(world).content
    content["sender"]["locality"] = "Tỉnh khác"
    data = json.dumps(content).encode()

    with pytest.raises(NotAllowed):
        exchange.receive_report(by=world.focal, data=data, now=NOW)
    received = exchange.receive_report(by=world.ministry, data=data, now=NOW)

    assert (received.sender, received.period, received.sha256) == ("Tỉnh khác", None, hashlib.sha256(data).hexdigest())


def _spoil_total(content):
    content["figures"]["whole"]["total"] += 1


def _spoil_sections(content):
    content["figures"]["whole"]["late"] += 1
    content["figures"]["whole"]["total"] += 1


def _spoil_day(content):
    content["period"]["ends_on"] = "2026-02-31"


def _spoil_form(content):
    content["rows"] = "mười"


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (_spoil_total, "cộng lại khác tổng"), (_spoil_sections, "khác toàn kế hoạch"), (_spoil_day, "period/ends_on"),
        (_spoil_form, "tại rows"),
    ],
)  # fmt: skip
def test_receive_report_refuses_what_does_not_hold(world, spoil, sentence):
    content = _sent_up(world).content
    spoil(content)

    with pytest.raises(Refused, match=sentence):
        exchange.receive_report(by=world.ministry, data=json.dumps(content).encode(), now=NOW)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"[" * 100_000, b"null", b"{}"])
def test_receive_report_refuses_what_is_no_report(world, data):
    with pytest.raises(Refused):
        exchange.receive_report(by=world.ministry, data=data, now=NOW)


@pytest.mark.parametrize("count", ["x", -1, 10**400])
def test_receive_report_refuses_counts_that_are_none(world, count):
    content = _sent_up(world).content
    content["figures"]["whole"]["late"] = count

    with pytest.raises(Refused, match="figures/whole"):
        exchange.receive_report(by=world.ministry, data=json.dumps(content).encode(), now=NOW)


def test_a_symbol_that_was_changed_in_the_file_is_refused(world):
    document = _compose(world)
    edited = docx.Document(io.BytesIO(_content(document.files.get())))
    line = next(p for row in edited.tables[0].rows for c in row.cells for p in c.paragraphs if "/TB-SNgV" in p.text)
    line.runs[0].text = line.text.replace("TB-SNgV", "TB-SNV")
    out = io.BytesIO()
    edited.save(out)
    actions.edit_document(
        by=world.focal, document=document, name="a.docx", data=out.getvalue(), now=NOW + timedelta(minutes=1)
    )

    with pytest.raises(Refused, match="TB-SNV"):
        _issue(world, document)


def test_a_damaged_docx_is_refused_not_broken(world):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(make.template_file("Một"))) as good, zipfile.ZipFile(out, "w") as bad:
        for part in good.infolist():
            data = good.read(part)
            bad.writestr(part, data[:-40] if part.filename == "word/document.xml" else data)

    with pytest.raises(Refused, match="Không đọc được"):
        actions.edit_document(by=world.focal, document=_compose(world), name="a.docx", data=out.getvalue(), now=NOW)


def test_pages_are_made_without_links_to_elsewhere():
    rels = (
        b'<Relationships><Relationship Id="a" Type="x/image" Target="http://10.0.0.1/" TargetMode="External"/>'
        b'<Relationship Id="b" TargetMode="External" Type="x/hyperlink" Target="https://vi.example/"/>'
        b'<Relationship Id="c" Type="x/styles" Target="styles.xml"/></Relationships>'
    )
    source, out = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(source, "w") as archive:
        archive.writestr("word/_rels/document.xml.rels", rels)

    write_without_links(source, out)

    with zipfile.ZipFile(out) as archive:
        kept = archive.read("word/_rels/document.xml.rels")
    assert (b"10.0.0.1" in kept, b"vi.example" in kept, b"styles.xml" in kept) == (False, True, True)


def test_the_committee_reports_to_whom_it_is_ordered(world):
    committee = Agency.objects.get(kind="committee", locality=world.locality)
    order = Order(Kind.REPORT, world.plan, committee, period=_judged(world), addressees=("Bộ Ngoại giao",))

    document = actions.compose_document(by=world.focal, order=order, now=NOW)

    lines = composed_text(document)
    assert "Kính gửi: Bộ Ngoại giao" in lines
    [ending] = [line for line in lines if line.startswith("Trên đây")]
    assert ending.endswith(f", {committee.name} báo cáo Bộ Ngoại giao tổng hợp./.")
