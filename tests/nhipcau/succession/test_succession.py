"""Agencies that merge, split, are renamed and abolished: what passes, what stays, and the way back."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import transaction
from django.urls import reverse
from openpyxl import load_workbook

from nhipcau.agencies.models import Agency, Membership, Succession
from nhipcau.agencies.name_index import agency_index
from nhipcau.audit.models import Event
from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.plans.models import Assignment, Plan
from nhipcau.reports.models import Submission
from nhipcau.succession.actions import record_succession, reorganise, reverse_succession
from nhipcau.succession.holdings import HOLDINGS
from nhipcau.succession.models import Handover
from nhipcau.succession.proposals import ProposedSuccession, faults_of
from nhipcau.succession.queries import held_by, lineage_links, own_rows
from nhipcau.succession.reorganisation import read_reorganisation
from nhipcau.succession.suggestions import Receiver, suggest_receivers
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
ACT = "Nghị quyết số 12/NQ-HĐND"
ON = TODAY - timedelta(days=10)


def _overview(submission):
    return submission.passages.get(key="overview").text


def _change(kind, old, new=(), names=(), **rest):
    return ProposedSuccession(
        kind, rest.pop("on", ON), rest.pop("act", ACT), tuple(old), tuple(new), tuple(names), **rest
    )


def _record(world, change, by=None):
    return record_succession(by=by or world.focal, locality=world.locality, change=change, now=NOW)


def _merge(world, name="Sở Văn hóa và Công Thương"):
    return _record(world, _change("merge", [world.lead_agency, world.partner_agency], names=[name]))


def _state():
    """Whom every row belongs to, and how it stands."""
    return (
        sorted(Assignment.objects.values_list("pk", "agency", "absorbed_by")),
        sorted(Submission.objects.values_list("pk", "agency", "state")),
        sorted(Membership.objects.values_list("pk", "agency", "ended_on")),
        sorted(Agency.objects.filter(valid_from=None).values_list("pk", "valid_to", "parent")),
    )


def test_a_merger_passes_everything_open_to_the_new_agency(world):
    succession = _merge(world)

    new = Agency.objects.get(name="Sở Văn hóa và Công Thương")
    assert (new.valid_from, new.valid_to, new.kind) == (ON, None, world.lead_agency.kind)
    assert list(Agency.objects.filter(valid_to=ON).order_by("pk")) == [world.lead_agency, world.partner_agency]
    counted = Assignment.objects.counted().filter(task__plan=world.plan)
    assert set(counted.values_list("agency", flat=True)) == {new.pk}
    assert Submission.objects.get(pk=world.submission.pk).agency == new
    held = Membership.objects.held().filter(agency=new)
    assert {m.user for m in held} == {world.lead, world.head, world.partner, world.membership.user}
    assert own_rows(world.lead_agency) == own_rows(world.partner_agency) == []
    assert [(link.old, link.new, link.founds) for link in succession.links.all()] == [
        (world.lead_agency, new, True), (world.partner_agency, new, True),
    ]  # fmt: skip


def test_who_had_two_parts_in_a_task_has_one_afterwards(world):
    _merge(world)

    world.partner_assignment.refresh_from_db()
    assert world.partner_assignment.absorbed_by == world.assignment
    assert list(Assignment.objects.counted().filter(task=world.assignment.task)) == [world.assignment]


def test_a_part_of_which_something_was_said_is_never_absorbed(world):
    make.ProgressFactory(assignment=world.partner_assignment)

    _merge(world)

    world.partner_assignment.refresh_from_db()
    assert world.partner_assignment.absorbed_by is None


def test_closed_plans_keep_the_old_name(world):
    closed = make.AssignmentFactory(task__item__plan__state=Plan.State.CLOSED, agency=world.lead_agency)

    _merge(world)

    closed.refresh_from_db()
    assert closed.agency == world.lead_agency


def test_two_open_reports_for_one_period_become_one(world):
    other = make.SubmissionFactory(period=world.period, agency=world.partner_agency, results="- Hội chợ.")

    _merge(world)

    world.submission.refresh_from_db()
    other.refresh_from_db()
    assert _overview(world.submission) == "- Đã xong.\n\nSở Công Thương:\n- Hội chợ."
    assert (other.state, other.agency) == (Submission.State.PASSED, world.partner_agency)


def test_a_report_that_was_sent_goes_back_to_be_completed(world):
    Submission.objects.filter(pk=world.submission.pk).update(state="sent", sent_by=world.head, sent_at=NOW)
    make.SubmissionFactory(period=world.period, agency=world.partner_agency, results="- Hội chợ.")

    _merge(world)

    world.submission.refresh_from_db()
    assert (world.submission.state, world.submission.remark) == (
        "returned", "Sở Công Thương: bổ sung nội dung sau khi tiếp nhận nhiệm vụ.",
    )  # fmt: skip


def test_a_person_of_both_agencies_holds_one_role_in_the_new(world):
    both = make.MembershipFactory(user=world.lead, agency=world.partner_agency)

    _merge(world)

    both.refresh_from_db()
    assert (both.ended_on, Membership.objects.held().filter(user=world.lead).count()) == (ON, 1)


def test_the_focal_role_passes(world):
    world.locality.focal_agency = world.lead_agency
    world.locality.save()
    change = _change("merge", [world.lead_agency, world.partner_agency], names=["Sở Văn hóa và Công Thương"])

    _record(world, change, by=world.administrator)

    world.locality.refresh_from_db()
    assert world.locality.focal_agency.name == "Sở Văn hóa và Công Thương"


def test_a_merger_taken_back_leaves_the_world_as_it_was(world):
    make.SubmissionFactory(period=world.period, agency=world.partner_agency)
    make.MembershipFactory(user=world.lead, agency=world.partner_agency)
    make.AgencyFactory(locality=world.locality, parent=world.lead_agency)
    before = _state()
    succession = _merge(world)
    assert _state() != before

    reverse_succession(by=world.focal, succession=succession, now=NOW)

    assert _state() == before
    new = Agency.objects.get(name="Sở Văn hóa và Công Thương")
    assert (new.valid_from, new.valid_to) == (ON, ON)


def test_a_merger_taken_back_can_be_recorded_again(world):
    reverse_succession(by=world.focal, succession=_merge(world), now=NOW)

    again = _merge(world)

    assert Agency.objects.filter(name="Sở Văn hóa và Công Thương").count() == 1
    assert again.links.first().new.valid_to is None


def test_a_succession_is_taken_back_once(world):
    succession = _merge(world)
    reverse_succession(by=world.focal, succession=succession, now=NOW)

    with pytest.raises(Refused, match="đã được hủy"):
        reverse_succession(by=world.focal, succession=succession, now=NOW)


def test_an_earlier_succession_waits_for_the_later_to_be_taken_back(world):
    first = _merge(world)
    new = first.links.first().new
    _record(world, _change("rename", [new], names=["Sở Văn hóa"], on=TODAY))

    with pytest.raises(Refused, match="hãy hủy việc đó trước"):
        reverse_succession(by=world.focal, succession=first, now=NOW)


def test_a_founded_agency_with_work_of_its_own_cannot_be_undone(world):
    succession = _merge(world)
    make.AssignmentFactory(task=make.TaskFactory(item__plan=world.plan), agency=succession.links.first().new)
    before = _state()

    with pytest.raises(Refused, match="hãy ghi nhận chia tách"), transaction.atomic():
        reverse_succession(by=world.focal, succession=succession, now=NOW)
    assert _state() == before


def test_a_renamed_agency_keeps_what_is_known_of_it(world):
    Agency.objects.filter(pk=world.lead_agency.pk).update(phone="0200 3811", contact_person="Bà Trâm")
    world.lead_agency.refresh_from_db()

    _record(world, _change("rename", [world.lead_agency], names=["Sở Văn hóa và Thể thao"]))

    new = Agency.objects.get(name="Sở Văn hóa và Thể thao")
    assert (new.phone, new.contact_person, new.assignments.count()) == ("0200 3811", "Bà Trâm", 1)


def test_a_split_passes_each_item_to_whom_a_person_chose(world):
    second = make.AssignmentFactory(task=make.TaskFactory(item__plan=world.plan), agency=world.lead_agency)
    choices = {(h.key, row.pk): 0 for h, rows in held_by([world.lead_agency]) for row in rows}
    choices["assignment", second.pk] = 1
    change = _change("split", [world.lead_agency], names=["Sở Văn hóa", "Sở Du lịch"], choices=choices)

    _record(world, change)

    second.refresh_from_db()
    world.assignment.refresh_from_db()
    assert (world.assignment.agency.name, second.agency.name) == ("Sở Văn hóa", "Sở Du lịch")


def test_a_split_without_a_choice_changes_nothing(world):
    before = _state()
    change = _change("split", [world.lead_agency], names=["Sở Văn hóa", "Sở Du lịch"])

    with pytest.raises(Refused, match="Chưa chọn cơ quan tiếp nhận"), transaction.atomic():
        _record(world, change)
    assert (_state(), Succession.objects.count()) == (before, 1)


def test_an_agency_that_gives_away_a_part_lives_on(world):
    choices = {(h.key, row.pk): 0 for h, rows in held_by([world.lead_agency]) for row in rows}
    choices["assignment", world.assignment.pk] = 1
    change = _change("split", [world.lead_agency], [world.lead_agency], ["Sở Du lịch"], choices=choices)

    _record(world, change)

    world.lead_agency.refresh_from_db()
    world.assignment.refresh_from_db()
    assert (world.lead_agency.valid_to, world.assignment.agency.name) == (None, "Sở Du lịch")
    assert Membership.objects.held().filter(agency=world.lead_agency).count() == 2


def test_an_abolished_agency_leaves_its_work_to_another(world):
    _record(world, _change("abolish", [world.lead_agency], [world.idle_agency]))

    world.assignment.refresh_from_db()
    assert world.assignment.agency == world.idle_agency


def test_an_abolished_agency_without_heir_must_have_nothing_open(world):
    with pytest.raises(Refused, match="Chưa chọn cơ quan tiếp nhận"), transaction.atomic():
        _record(world, _change("abolish", [world.lead_agency]))

    empty = make.AgencyFactory(locality=world.locality)
    _record(world, _change("abolish", [empty]))
    empty.refresh_from_db()
    assert empty.valid_to == ON


@pytest.mark.parametrize(
    ("kind", "old", "new", "names", "said"),
    [
        ("merge", ["lead_agency"], [], ["Sở Mới"], "từ hai cơ quan trở lên"),
        ("merge", [], [], ["Sở Mới"], "chọn cơ quan được sắp xếp"),
        ("split", ["lead_agency"], [], ["Sở Mới"], "một cơ quan thành từ hai"),
        ("rename", ["lead_agency"], ["idle_agency"], [], "một cơ quan và một tên mới"),
        ("rename", ["lead_agency"], [], ["SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH"], "trùng với tên cũ"),
        ("rename", ["lead_agency"], [], ["so xay dung"], "Đã có cơ quan tên"),
        ("abolish", ["lead_agency"], [], ["Sở Mới"], "không thêm tên mới"),
        ("merge", ["group", "lead_agency"], [], ["Sở Mới"], "là nhóm cơ quan"),
    ],
)
def test_what_cannot_be_is_said(world, kind, old, new, names, said):
    change = _change(kind, [getattr(world, o) for o in old], [getattr(world, n) for n in new], names)

    assert said in " ".join(faults_of(change, world.locality, TODAY))


def test_a_day_that_has_not_come_is_refused(world):
    change = _change("rename", [world.lead_agency], names=["Sở Mới"], on=TODAY + timedelta(days=1))

    assert faults_of(change, world.locality, TODAY) == [
        f"Ngày hiệu lực chưa đến; hãy ghi nhận từ ngày {change.on:%d/%m/%Y}."
    ]


def test_an_agency_that_is_gone_or_of_another_province_is_refused(world):
    _merge(world)
    world.lead_agency.refresh_from_db()
    foreign = make.AgencyFactory()

    faults = faults_of(_change("rename", [world.lead_agency], names=["A"]), world.locality, TODAY)
    faults += faults_of(_change("rename", [foreign], names=["A"]), world.locality, TODAY)

    assert faults == [
        f"{world.lead_agency.name} đã kết thúc hoạt động từ ngày {ON:%d/%m/%Y}.", f"{foreign.name} thuộc địa phương khác.",
    ]  # fmt: skip


def test_twice_at_once_is_once(world):
    change = _change("merge", [world.lead_agency, world.partner_agency], names=["Sở Mới"])
    _record(world, change)

    with pytest.raises(Refused, match="đã kết thúc hoạt động"):
        _record(world, change)


@pytest.mark.parametrize("person", ["chair", "lead", "head", "finance", "outsider"])
def test_who_may_not_record(world, person):
    with pytest.raises(NotAllowed):
        _record(world, _change("rename", [world.lead_agency], names=["A"]), by=getattr(world, person))


def test_the_record_names_old_and_new_and_the_role(world):
    _merge(world)

    event = Event.objects.filter(verb="record_succession").latest("number")
    assert (event.role, event.data["old"], event.data["new"]) == (
        "Cán bộ đầu mối, Sở Ngoại vụ",
        ["Sở Văn hóa, Thể thao và Du lịch", "Sở Công Thương"],
        ["Sở Văn hóa và Công Thương"],
    )


def test_five_thousand_assignments_have_one_living_owner_each(world):
    plan = make.PlanFactory(locality=world.locality, created_by=world.focal)
    tasks = [make.TaskFactory.build(item=item, plan=plan) for item in _items(plan, 2500)]
    type(tasks[0]).objects.bulk_create(tasks)
    Assignment.objects.bulk_create(
        Assignment(task=task, agency=agency, printed_name=agency.name, role=role)
        for task in tasks
        for agency, role in ((world.lead_agency, "lead"), (world.partner_agency, "coordinate"))
    )
    told = []

    record_succession(
        by=world.focal, locality=world.locality, now=NOW, tell=lambda done, total: told.append((done, total)),
        change=_change("merge", [world.lead_agency, world.partner_agency], names=["Sở Mới"]),
    )  # fmt: skip

    gone = Assignment.objects.counted().exclude(agency=None).exclude(agency__valid_to=None)
    assert (gone.count(), Assignment.objects.counted().filter(task__plan=plan).count()) == (0, 2500)
    assert told[-1][0] == told[-1][1] > 5000
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def _items(plan, count):
    items = [make.ItemFactory.build(plan=plan, position=n, locator=str(n)) for n in range(count)]
    return type(items[0]).objects.bulk_create(items)


def test_what_is_printed_under_an_old_name_means_the_heir_and_says_why(world):
    _merge(world)
    index = agency_index(world.locality, TODAY)

    match = index.match("Sở Công Thương")

    assert (match.agency.name, match.reason) == (
        "Sở Văn hóa và Công Thương", f"kế thừa Sở Công Thương từ ngày {ON:%d/%m/%Y}",
    )  # fmt: skip
    assert agency_index(world.locality, ON - timedelta(days=1)).find("Sở Công Thương") == world.partner_agency


def test_the_old_name_of_a_split_agency_is_only_suggested(world):
    choices = {(h.key, row.pk): 0 for h, rows in held_by([world.lead_agency]) for row in rows}
    change = _change("split", [world.lead_agency], names=["Sở Văn hóa", "Sở Du lịch"], choices=choices)
    _record(world, change)
    index = agency_index(world.locality, TODAY)

    assert index.find("SVHTTDL") is None
    suggestion = index.suggest("SVHTTDL")
    assert suggestion.reason == "Sở Văn hóa, Thể thao và Du lịch nay là Sở Văn hóa; Sở Du lịch; hãy chọn"


def test_suggestions_and_their_reasons(world):
    tech = make.AgencyFactory(locality=world.locality, name="Sở Khoa học và Công nghệ")
    health = make.AgencyFactory(locality=world.locality, name="Sở Y tế")
    plan = world.plan
    named = make.AssignmentFactory(
        task=make.TaskFactory(item__plan=plan, item__text="Ứng dụng công nghệ số", item__section="A"),
        agency=world.lead_agency,
    )
    shared = make.AssignmentFactory(
        task=make.TaskFactory(item__plan=plan, item__text="Đón đoàn", item__section="B"), agency=world.lead_agency
    )
    make.AssignmentFactory(task=shared.task, agency=health, role="coordinate")
    near = make.AssignmentFactory(
        task=make.TaskFactory(item__plan=plan, item__text="In sách", item__section="B"), agency=world.lead_agency
    )
    lone = make.AssignmentFactory(
        task=make.TaskFactory(item__plan=plan, item__text="In lịch", item__section="C"), agency=world.lead_agency
    )
    held = [(HOLDINGS[0], [named, shared, near, lone])]

    items = suggest_receivers(held, [Receiver(0, tech.name, tech), Receiver(1, health.name, health)])

    assert [(i.suggestion, i.reason) for i in items] == [
        (0, "nội dung có “Công nghệ” như tên Sở Khoa học và Công nghệ"),
        (1, "Sở Y tế đang cùng làm việc này"),
        (1, "Sở Y tế đang làm 1 việc cùng mục"),
        (None, ""),
    ]


def test_the_line_of_descent_reaches_both_ends(world):
    first = _merge(world)
    new = first.links.first().new
    second = _record(world, _change("rename", [new], names=["Sở Văn hóa"], on=TODAY))

    links = {(link.old.name, link.new.name) for link in lineage_links(new)}

    assert links == {
        ("Sở Văn hóa, Thể thao và Du lịch", "Sở Văn hóa và Công Thương"),
        ("Sở Công Thương", "Sở Văn hóa và Công Thương"),
        ("Sở Văn hóa và Công Thương", "Sở Văn hóa"),
    }
    assert {(k.old.name, k.new.name) for k in lineage_links(second.links.first().new)} == links


def _sheet(*rows, head=("Cơ quan cũ", "Cơ quan mới", "Ngày hiệu lực", "Văn bản quyết định")):
    return make.workbook(head, *rows)


def test_a_reorganisation_is_read_by_lines_that_belong_together(world):
    data = _sheet(
        ("Sở Công Thương", "Sở Kinh tế", date(2026, 1, 1), ACT),
        ("SXD", "so kinh te", "01/01/2026", ACT),
        ("SVHTTDL", "Sở Văn hóa; Sở Du lịch", "2026-01-01", ACT),
    )

    read = read_reorganisation(data, world.locality, TODAY)

    assert read.faults == ()
    assert [(p.lines, p.change.kind, [a.name for a in p.change.old], p.change.names) for p in read.planned] == [
        ((2, 3), "merge", ["Sở Công Thương", "Sở Xây dựng"], ("Sở Kinh tế",)),
        ((4,), "split", ["Sở Văn hóa, Thể thao và Du lịch"], ("Sở Văn hóa", "Sở Du lịch")),
    ]
    assert [p.lines for p in read.at_once] == [(2, 3)]


def test_faults_of_a_reorganisation_name_their_cells(world):
    data = _sheet(
        ("Sở Lạ", "Sở Mới", "01/01/2026", ACT), ("SCT", "Sở Mới", "hôm nay", ""), ("", "Sở Mới", "01/01/2026", "x")
    )

    read = read_reorganisation(data, world.locality, TODAY)

    assert [(f.cell, f.sentence) for f in read.faults] == [
        ("A2", "Danh mục không có cơ quan “Sở Lạ” đang hoạt động."),
        ("C3", "Hãy ghi ngày hiệu lực: ngày/tháng/năm."),
        ("D3", "Hãy ghi văn bản quyết định."),
        ("A4", "Hãy ghi tên cơ quan cũ."),
    ]


def test_reorganise_does_all_or_nothing(world):
    good = ("SCT", "Sở Kinh tế", "01/01/2026", ACT)
    with pytest.raises(Refused, match="Ô A3"):
        reorganise(
            by=world.focal, locality=world.locality, data=_sheet(good, ("Sở Lạ", "B", "01/01/2026", ACT)), now=NOW
        )
    assert Succession.objects.count() == 1

    made = reorganise(by=world.focal, locality=world.locality, data=_sheet(good), now=NOW)

    assert [(s.kind, s.links.first().new.name) for s in made] == [("rename", "Sở Kinh tế")]


@pytest.mark.parametrize("data", [b"", b"xin chao", b"PK\x03\x04" + b"0" * 50, _sheet(head=("A", "B"))])
def test_what_is_no_such_list_is_refused(world, data):
    with pytest.raises(Refused):
        read_reorganisation(data, world.locality, TODAY)


def test_the_changes_of_2025_are_offered_for_the_agencies_there_are(world, as_user):
    make.AgencyFactory(locality=world.locality, name="Sở Giao thông vận tải")

    response = as_user(world.focal).get(reverse("reorganisation_xlsx"))

    rows = list(load_workbook(BytesIO(response.content)).active.iter_rows(values_only=True))
    assert [(row[0], row[1], row[2].date()) for row in rows[1:]] == [
        ("Sở Giao thông vận tải", "Sở Xây dựng", date(2025, 3, 1))
    ]


def test_handovers_tell_where_a_row_came_from(world):
    succession = _merge(world)

    handover = Handover.objects.get(succession=succession, holding="assignment", row=world.assignment.pk)
    assert (handover.old, handover.new.name) == (world.lead_agency, "Sở Văn hóa và Công Thương")
