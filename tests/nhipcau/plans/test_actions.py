"""Uploading, correcting, matching and activating plans."""

import io
import zipfile
from pathlib import Path

import pytest
from django.urls import reverse

from nhipcau.agencies.kinds import guess_kind
from nhipcau.agencies.models import Agency, Alias
from nhipcau.audit.models import Event
from nhipcau.common.refusal import NotAllowed, Refused, Stale
from nhipcau.plans import actions, uploads
from nhipcau.plans.models import Assignment, Item, Plan, SourceFile, Task
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db


def _upload(world, now, data, by=None, name="kh.txt"):
    return uploads.upload_plan(by=by or world.focal, locality=world.locality, name=name, data=data, now=now)


def _kept():
    return (Plan.objects.count(), SourceFile.objects.count(), Item.objects.count())


def test_upload_plan_reads_and_keeps_everything(world, now, plan_bytes):
    plan = _upload(world, now, plan_bytes)

    header = (plan.number, plan.issuer, plan.issued_on, plan.period_start, plan.period_end, plan.state)
    assert header == ("112/KH-UBND", "Ủy ban nhân dân tỉnh Vĩnh Hà", "2026-03-09", 2026, 2026, "draft")
    counts = {kind: plan.items.filter(kind=kind).count() for kind in Item.Kind.values}
    assert counts == {
        "objective": 2, "requirement": 1, "task": 8, "duty": 5, "reporting": 2, "funding": 1, "recipient": 4, "mention": 2,
    }  # fmt: skip
    assert Path(plan.source.content.path).read_bytes() == plan_bytes
    assert Event.objects.get(verb="upload_plan").target_id == plan.pk


def test_upload_plan_knows_agencies_by_name_alias_and_abbreviation(world, now, plan_bytes):
    make.AliasFactory(agency=world.partner_agency, name="UBND phường Cửa Nam")

    plan = _upload(world, now, plan_bytes)

    row = Task.objects.get(plan=plan, item__locator="PL.1")
    found = [(a.printed_name, a.agency, a.role) for a in row.assignments.order_by("role", "position")]
    assert found == [
        ("Sở Văn hóa, Thể thao và Du lịch", world.lead_agency, "coordinate"),
        ("UBND phường Cửa Nam", world.partner_agency, "lead"),
        ("Sở Công Thương", world.partner_agency, "lead"),
    ]


def test_upload_plan_gives_due_dates(world, now, plan_bytes):
    plan = _upload(world, now, plan_bytes)

    dues = {t.item.locator: str(t.due) for t in plan.tasks.filter(item__locator__startswith="PL")}
    assert dues == {"PL.1": "2026-06-30", "PL.2": "2026-09-30", "PL.3": "None"}


def _not_word():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("anh.txt", "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Tệp rỗng"),
        (b"   \n ", "không có chữ"),
        (b"\x89PNG\r\n\x1a\n....", "Tệp bị hỏng"),
        (_not_word(), "không phải là văn bản"),
        (b"PK\x03\x04 broken", "Tệp bị hỏng"),
        (b"\x00\x01\x02\x03binary", "không phải là văn bản"),
        ("MẬT\nKẾ HOẠCH\nGiữ kín".encode(), "bí mật nhà nước"),
        ("TUYỆT MẬT\nKẾ HOẠCH".encode(), "TUYỆT MẬT"),
    ],
)
def test_upload_plan_refuses_and_leaves_nothing(world, now, data, sentence, settings):
    before = _kept()

    with pytest.raises(Refused, match=sentence):
        _upload(world, now, data)

    assert _kept() == before
    assert not Event.objects.filter(verb="upload_plan").exists()


def test_upload_plan_refuses_what_is_too_large(world, now, settings):
    settings.MAX_UPLOAD_BYTES = 10

    with pytest.raises(Refused, match="lớn hơn"):
        _upload(world, now, b"x" * 11)


def test_upload_plan_names_the_plan_already_read_from_the_same_file(world, now, plan_bytes):
    first = _upload(world, now, plan_bytes)

    with pytest.raises(uploads.AlreadyUploaded) as caught:
        _upload(world, now, plan_bytes, name="khác.txt")

    assert caught.value.plan == first
    assert SourceFile.objects.filter(sha256=first.source.sha256).count() == 1


def test_upload_plan_is_for_focal_officers(world, now, plan_bytes):
    with pytest.raises(NotAllowed):
        _upload(world, now, plan_bytes, by=world.lead)


@pytest.fixture
def draft(world, now, plan_bytes):
    return _upload(world, now, plan_bytes)


def _task_item(plan, locator="PL.2"):
    return plan.items.get(locator=locator)


def test_correct_item_changes_text_agencies_and_time(world, now, draft):
    item = _task_item(draft)
    said = actions.Correction("Đón đoàn nhà báo", "Sở Công Thương; Sở Ngoại vụ", "", "Trước ngày 1/10/2026")

    actions.correct_item(by=world.focal, item=item, version=1, correction=said, now=now)

    item.refresh_from_db()
    task = item.task
    assert (item.text, item.text_read, item.version) == (
        "Đón đoàn nhà báo", "Đón đoàn nhà báo quốc tế đến thăm làng nghề", 2,
    )  # fmt: skip
    assert [(a.printed_name, a.role) for a in task.assignments.order_by("printed_name")] == [
        ("Sở Công Thương", "lead"),
        ("Sở Ngoại vụ", "lead"),
    ]
    assert (task.time_text, task.time_kind, str(task.due)) == ("Trước ngày 1/10/2026", "by_date", "2026-10-01")


def test_correct_item_refuses_the_second_of_two_officers(world, now, draft):
    item = _task_item(draft)
    actions.correct_item(by=world.focal, item=item, version=1, correction=actions.Correction("Bản một"), now=now)

    with pytest.raises(Stale):
        actions.correct_item(by=world.focal, item=item, version=1, correction=actions.Correction("Bản hai"), now=now)

    item.refresh_from_db()
    assert item.text == "Bản một"


def test_correct_item_refuses_empty_text(world, now, draft):
    with pytest.raises(Refused, match="trống"):
        actions.correct_item(
            by=world.focal, item=_task_item(draft), version=1, correction=actions.Correction("  "), now=now
        )


def test_drop_item_takes_out_and_puts_back(world, now, draft):
    item = _task_item(draft)

    actions.drop_item(by=world.focal, item=item, version=1, now=now)
    item.refresh_from_db()
    dropped = item.dropped_at
    actions.drop_item(by=world.focal, item=item, version=2, now=now)
    item.refresh_from_db()

    assert (dropped, item.dropped_at) == (now, None)


def test_match_agency_settles_every_place_and_is_remembered(world, draft):
    actions.match_agency(by=world.focal, plan=draft, printed_name="UBND phường Cửa Nam", agency=world.idle_agency)

    assert Alias.objects.get(name="UBND phường Cửa Nam").agency == world.idle_agency
    assert Assignment.objects.get(printed_name="UBND phường Cửa Nam").agency == world.idle_agency


def test_match_agency_refuses_another_localitys_agency(world, draft):
    with pytest.raises(Refused, match="địa phương khác"):
        actions.match_agency(
            by=world.focal, plan=draft, printed_name="UBND phường Cửa Nam", agency=make.AgencyFactory()
        )


def test_accept_agency_refuses_a_name_that_is_known(world, draft):
    with pytest.raises(Refused, match="Đã có cơ quan"):
        actions.accept_agency(by=world.focal, plan=draft, printed_name="sở công thương", kind="department")


def test_unmatch_agency_takes_a_match_back_and_forgets_it(world):
    row = make.AssignmentFactory(task=make.TaskFactory(item__plan=world.draft), agency=None, printed_name="Sở Buôn bán")
    actions.match_agency(by=world.focal, plan=world.draft, printed_name="Sở Buôn bán", agency=world.partner_agency)

    freed = actions.unmatch_agency(by=world.focal, plan=world.draft, printed_name="SỞ BUÔN BÁN")

    row.refresh_from_db()
    assert (freed, row.agency, world.partner_agency.aliases.filter(name="Sở Buôn bán").exists()) == (1, None, False)


def test_unmatch_agency_leaves_plans_at_work_alone(world):
    with pytest.raises(Refused, match="đã kích hoạt"):
        actions.unmatch_agency(by=world.focal, plan=world.plan, printed_name="Sở Công Thương")


def test_the_page_of_names_says_why_each_was_taken(world, as_user):
    task = make.TaskFactory(item__plan=world.draft)
    for name, agency in (("SCT", world.partner_agency), ("Ngành Văn hóa", world.lead_agency)):
        make.AssignmentFactory(task=task, agency=agency, printed_name=name)

    matched = as_user(world.focal).get(reverse("agency_matching", args=[world.draft.pk])).context["matched"]

    assert [(m.name, m.agency.name, m.reason) for m in matched] == [
        ("Ngành Văn hóa", "Sở Văn hóa, Thể thao và Du lịch", "đã chọn cho kế hoạch này"),
        ("SCT", "Sở Công Thương", "tên viết tắt"),
    ]


def test_activate_plan_waits_for_every_agency(world, now, draft):
    with pytest.raises(Refused, match="chưa xác định"):
        actions.activate_plan(by=world.focal, plan=draft, now=now)

    actions.accept_all_agencies(by=world.focal, plan=draft, now=now)
    plan = actions.activate_plan(by=world.focal, plan=draft, now=now)

    assert (plan.state, plan.activated_by, plan.activated_at) == ("active", world.focal, now)
    groups = Agency.objects.filter(locality=world.locality, kind=Agency.Kind.GROUP).exclude(pk=world.group.pk)
    assert [a.name for a in groups] == [
        "Các cơ quan, đơn vị liên quan",
        "Các sở, ban, ngành",
        "Ủy ban nhân dân các xã, phường",
    ]


def test_activate_plan_happens_once(world, now):
    with pytest.raises(Refused, match="đã được kích hoạt"):
        actions.activate_plan(by=world.focal, plan=world.plan, now=now)


def test_assign_task_refuses_a_second_time(world, now):
    task = world.assignment.task

    actions.assign_task(by=world.focal, task=task, agency=world.idle_agency, role="lead", now=now)

    with pytest.raises(Refused, match="đã được giao"):
        actions.assign_task(by=world.focal, task=task, agency=world.idle_agency, role="lead", now=now)


def test_discard_plan_takes_the_file_away_too(world, now, draft, django_capture_on_commit_callbacks):
    path = draft.source.content.path

    with django_capture_on_commit_callbacks(execute=True):
        uploads.discard_plan(by=world.focal, plan=draft)

    assert not Plan.objects.filter(pk=draft.pk).exists()
    assert not Path(path).exists()


def test_discard_plan_refuses_an_active_plan(world):
    with pytest.raises(Refused, match="đã kích hoạt"):
        uploads.discard_plan(by=world.focal, plan=world.plan)


def test_correct_item_keeps_an_agency_that_has_reported(world, now):
    item = world.assignment.task.item

    with pytest.raises(Refused, match="đã cập nhật tiến độ"):
        actions.correct_item(
            by=world.focal, item=item, version=1, correction=actions.Correction("Việc", leads="Sở Khác"), now=now
        )

    world.assignment.refresh_from_db()
    assert world.assignment.agency == world.lead_agency


def test_upload_plan_broken_half_way_leaves_no_file(world, now, plan_bytes, monkeypatch, settings):
    def fail(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(uploads.plan_reader, "save_reading", fail)
    before = _kept()

    with pytest.raises(KeyboardInterrupt):
        _upload(world, now, plan_bytes)

    sources = Path(settings.MEDIA_ROOT) / "sources"
    assert (_kept(), [p for p in sources.rglob("*.txt") if p.read_bytes() == plan_bytes]) == (before, [])


@pytest.mark.parametrize(
    ("name", "data"),
    [(f"kh.{suffix}", b"KE HOACH viet tay") for suffix in ("docx", "pdf", "odt", "png", "JPG", "tiff")],
)
def test_upload_plan_refuses_text_that_is_named_as_something_else(world, now, name, data):
    with pytest.raises(Refused, match="không phải là văn bản"):
        _upload(world, now, data, name=name)


@pytest.mark.parametrize(("name", "kept"), [("kh.doc", ".doc"), ("kh.HTML", ".html"), ("kh.bin", ""), ("kh", "")])
def test_upload_plan_reads_a_web_page_under_any_name_and_keeps_a_known_suffix(world, now, name, kept):
    page = "<html><body><p>KẾ HOẠCH</p><p>Đón đoàn</p><p>I. NHIỆM VỤ</p><p>- Đón đoàn nghệ thuật.</p></body></html>"
    plan = _upload(world, now, page.encode(), name=name)

    assert (plan.tasks.count(), Path(plan.source.content.name).suffix) == (1, kept)


def test_drop_item_keeps_what_has_progress(world, now):
    item = world.assignment.task.item

    with pytest.raises(Refused, match="đã có tiến độ"):
        actions.drop_item(by=world.focal, item=item, version=1, now=now)


def test_correct_item_of_a_plan_at_work_takes_known_agencies_only(world, now):
    said = actions.Correction("Việc", leads=f"{world.lead_agency.name}; Sở Không Tên")

    with pytest.raises(Refused, match="chưa có cơ quan"):
        actions.correct_item(by=world.focal, item=world.assignment.task.item, version=1, correction=said, now=now)


def test_match_agency_settles_only_names_that_the_plan_prints(world, draft):
    with pytest.raises(Refused, match="không còn chỗ nào"):
        actions.match_agency(by=world.focal, plan=draft, printed_name="Sở Công Thương", agency=world.idle_agency)


def test_accept_all_agencies_leaves_likely_ones_to_a_person(world, now, draft):
    make.AgencyFactory(locality=world.locality, name="UBND phường Cửa Namm")

    actions.accept_all_agencies(by=world.focal, plan=draft, now=now)

    waiting = Assignment.objects.filter(task__plan=draft, agency=None).values_list("printed_name", flat=True)
    assert list(waiting) == ["UBND phường Cửa Nam"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Sở Y tế", "department"), ("UBND phường Cửa Nam", "commune"), ("Ủy ban nhân dân tỉnh", "committee"),
     ("Công an tỉnh", "police_military"), ("Trường Đại học", "school"), ("Cơ quan lạ", "other")],
)  # fmt: skip
def test_guess_kind(name, kind):
    assert guess_kind(name) == kind


def test_correct_header_fills_what_the_document_left_blank(world, draft):
    heading = actions.Heading(" 12 / KH-UBND", "2026-04-02", "UBND  tỉnh Vĩnh Hà", "Kế hoạch mới")

    plan = actions.correct_header(by=world.focal, plan=draft, heading=heading)

    assert (plan.number, plan.issued_on, plan.issuer, plan.title, plan.issued_day) == (
        "12/KH-UBND", "2026-04-02", "UBND tỉnh Vĩnh Hà", "Kế hoạch mới", "02/04/2026",
    )  # fmt: skip
    assert Event.objects.get(verb="correct_header").data["changes"]["number"][0] == "112/KH-UBND"


def test_correct_header_refuses_an_empty_title(world, draft):
    with pytest.raises(Refused, match="Trích yếu"):
        actions.correct_header(by=world.focal, plan=draft, heading=actions.Heading("", "", "", " "))
