"""One succession after another, and back: what used to be lost, doubled, revived or broken on the way."""

from datetime import timedelta

import pytest
from django.urls import reverse

from nhipcau.agencies import actions
from nhipcau.agencies.imports import import_agencies
from nhipcau.agencies.models import Agency, GroupMember, Membership
from nhipcau.common.refusal import Refused
from nhipcau.plans.actions import assign_task
from nhipcau.plans.groups import expand_group
from nhipcau.plans.models import Assignment
from nhipcau.reports.models import Submission
from nhipcau.succession.actions import record_succession, reverse_succession
from nhipcau.succession.leaving import end_membership
from nhipcau.succession.proposals import ProposedSuccession
from nhipcau.succession.queries import held_by
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
ON = TODAY - timedelta(days=10)
LATER = ON + timedelta(days=1)


def _overview(submission):
    return submission.passages.get(key="overview").text


def _record(world, kind, old, new=(), names=(), on=ON, **rest):
    change = ProposedSuccession(kind, on, "NQ 1", tuple(old), tuple(new), tuple(names), **rest)
    return record_succession(by=world.focal, locality=world.locality, change=change, now=NOW)


def _undo(world, succession):
    return reverse_succession(by=world.focal, succession=succession, now=NOW)


def _choices(agency, place, **by_kind):
    return {(h.key, row.pk): by_kind.get(h.key, place) for h, rows in held_by([agency]) for row in rows}


def _twice(world):
    """A task in which two agencies have the same part, the older row with the first."""
    task = make.TaskFactory(item__plan=world.plan)
    for agency in (world.lead_agency, world.partner_agency):
        make.AssignmentFactory(task=task, agency=agency)
    return task


def test_a_part_that_was_absorbed_stays_so_when_the_heir_is_renamed(world):
    task = _twice(world)
    _record(world, "merge", [world.lead_agency], [world.partner_agency])

    renamed = _record(world, "rename", [world.partner_agency], names=["Sở Mới"], on=LATER)

    counted = Assignment.objects.counted().filter(task=task)
    assert [row.agency.name for row in counted] == ["Sở Mới"]
    _undo(world, renamed)
    assert [row.agency for row in counted.all()] == [world.partner_agency]


def test_whoever_leads_and_coordinates_leads(world):
    """The heir coordinated; the task that it takes over counts once, and twice again when taken back."""
    merged = _record(world, "merge", [world.lead_agency], [world.partner_agency])
    rows = Assignment.objects.counted().filter(task=world.assignment.task)

    assert [(row.agency, row.role) for row in rows] == [(world.partner_agency, "lead")]
    _undo(world, merged)
    assert {(row.agency, row.role) for row in rows.all()} == {
        (world.lead_agency, "lead"), (world.partner_agency, "coordinate"),
    }  # fmt: skip


def test_a_row_that_moved_and_was_then_absorbed_comes_back_whole(world):
    """In one merger: first an unspoken lead moves, then a lead of which something was said."""
    task = _twice(world)
    spoken = task.assignments.get(agency=world.partner_agency)
    make.ProgressFactory(assignment=spoken)
    before = sorted(Assignment.objects.values_list("pk", "agency", "absorbed_by"))

    merged = _record(world, "merge", [world.lead_agency, world.partner_agency], names=["Sở Mới"])

    assert list(Assignment.objects.counted().filter(task=task)) == [spoken]
    _undo(world, merged)
    assert sorted(Assignment.objects.values_list("pk", "agency", "absorbed_by")) == before


def test_a_parent_merged_into_its_own_unit_leaves_no_ring(world):
    grand = make.AgencyFactory(locality=world.locality)
    Agency.objects.filter(pk=world.lead_agency.pk).update(parent=grand)
    Agency.objects.filter(pk=world.partner_agency.pk).update(parent=world.lead_agency)

    merged = _record(world, "merge", [world.lead_agency], [world.partner_agency])

    world.partner_agency.refresh_from_db()
    assert world.partner_agency.parent == grand
    _undo(world, merged)
    world.partner_agency.refresh_from_db()
    assert world.partner_agency.parent == world.lead_agency


def test_a_ring_of_parents_that_is_there_is_refused_not_followed(world):
    a, b, other = world.lead_agency, world.partner_agency, world.idle_agency
    Agency.objects.filter(pk=a.pk).update(parent=b)
    Agency.objects.filter(pk=b.pk).update(parent=a)
    profile = actions.Profile(other.name, "", other.kind, "", "", "", "", Agency.objects.get(pk=a.pk))

    with pytest.raises(Refused, match="trực thuộc chính nó"):
        actions.edit_agency(by=world.focal, agency=other, version=other.version, profile=profile)


def _sheet(*rows):
    return make.workbook(("Mã", "Tên cơ quan", "Cơ quan cấp trên"), *rows)


def test_a_list_with_a_ring_of_parents_changes_nothing(world):
    a, b = world.lead_agency, world.partner_agency
    data = _sheet((a.pk, a.name, b.name), (b.pk, b.name, a.name))

    with pytest.raises(Refused, match="trực thuộc chính nó"):
        import_agencies(by=world.focal, locality=world.locality, data=data, now=NOW)
    assert not Agency.objects.exclude(parent=None).exists()


def test_a_list_may_name_a_parent_by_the_name_that_it_gives(world):
    a, b = world.lead_agency, world.partner_agency
    data = _sheet((b.pk, b.name, "Sở Tên Sửa"), (a.pk, "Sở Tên Sửa", ""))

    import_agencies(by=world.focal, locality=world.locality, data=data, now=NOW)

    b.refresh_from_db()
    assert b.parent == a


def test_a_list_makes_no_agency_a_group(world):
    data = _sheet((world.lead_agency.pk, world.lead_agency.name, None))
    as_group = make.workbook(
        ("Mã", "Tên cơ quan", "Loại"), (world.lead_agency.pk, world.lead_agency.name, "Nhóm cơ quan")
    )

    with pytest.raises(Refused, match="thành nhóm cơ quan"):
        import_agencies(by=world.focal, locality=world.locality, data=as_group, now=NOW)
    import_agencies(by=world.focal, locality=world.locality, data=data, now=NOW)


def test_a_head_makes_no_agency_a_group(world, as_user):
    form = {"name": world.lead_agency.name, "kind": "group", "version": world.lead_agency.version}

    page = as_user(world.head).post(reverse("edit_agency", args=[world.lead_agency.pk]), form)

    assert (page.status_code, "thành nhóm cơ quan" in page.content.decode()) == (422, True)


def test_a_role_that_was_taken_away_since_stays_away(world):
    own = make.MembershipFactory(user=world.lead, agency=world.partner_agency)
    merged = _record(world, "merge", [world.lead_agency], [world.partner_agency])
    end_membership(by=world.focal, membership=own, now=NOW)

    _undo(world, merged)

    assert not Membership.objects.held().filter(user=world.lead).exists()


def test_who_was_invited_again_since_holds_the_role_once(world):
    a, b = world.lead_agency, world.partner_agency
    split = _record(world, "split", [a], [a, b], choices=_choices(a, 1))
    make.MembershipFactory(user=world.lead, agency=a)

    _undo(world, split)

    assert Membership.objects.held().filter(user=world.lead, agency=a).count() == 1


def test_what_a_split_agency_gave_away_can_be_given_to_it_again(world):
    a = world.lead_agency
    _record(world, "split", [a], [a], ["Sở Phần Tách"], choices=_choices(a, 1))

    row = assign_task(by=world.focal, task=world.assignment.task, agency=a, role="lead", now=NOW)

    assert (row.printed_name, row.is_added) == (a.name, True)


def test_a_group_is_expanded_again_after_a_split(world):
    a = world.lead_agency
    task = make.TaskFactory(item__plan=world.plan)
    make.AssignmentFactory(task=task, agency=world.group, role="responsible")
    expand_group(by=world.focal, group=world.group, now=NOW)
    _record(world, "split", [a], [a], ["Sở Phần Tách"], choices=_choices(a, 1))

    assert expand_group(by=world.focal, group=world.group, now=NOW) == 1


def test_a_group_that_was_reported_as_one_stays_one(world):
    whole = make.AssignmentFactory(task=make.TaskFactory(item__plan=world.plan), agency=world.group)
    make.ProgressFactory(assignment=whole)

    assert expand_group(by=world.focal, group=world.group, now=NOW) == 0
    assert whole in Assignment.objects.counted()


def test_an_expanded_group_counts_right_through_a_merger_and_back(world):
    task = make.TaskFactory(item__plan=world.plan)
    make.AssignmentFactory(task=task, agency=world.group, role="responsible")
    expand_group(by=world.focal, group=world.group, now=NOW)
    counted = Assignment.objects.counted().filter(task=task)
    counts = [counted.count()]
    merged = _record(world, "merge", [world.lead_agency, world.partner_agency], names=["Sở Gộp"])
    counts.append(counted.count())
    counts.append(expand_group(by=world.focal, group=world.group, now=NOW))
    _undo(world, merged)

    assert [*counts, counted.count()] == [counts[0], counts[0] - 1, 0, counts[0]]


def test_a_report_that_was_accepted_opens_again_for_what_comes_to_it(world):
    Submission.objects.filter(pk=world.submission.pk).update(state="sent", sent_by=world.head, sent_at=NOW)
    heir = make.SubmissionFactory(period=world.period, agency=world.partner_agency, state="accepted", results="B")

    _record(world, "merge", [world.lead_agency], [world.partner_agency])

    heir.refresh_from_db()
    assert (heir.state, _overview(heir)) == ("returned", "B\n\nSở Văn hóa, Thể thao và Du lịch:\n- Đã xong.")


def test_a_report_that_passed_its_text_on_takes_in_another(world):
    a, b, c = world.lead_agency, world.partner_agency, world.idle_agency
    for agency, text in ((b, "B"), (c, "C")):
        make.SubmissionFactory(period=world.period, agency=agency, results=text)
    _record(world, "split", [a], [a, b], choices=_choices(a, 0, submission=1))

    merged = _record(world, "merge", [c], [a], on=LATER)

    world.submission.refresh_from_db()
    assert (world.submission.state, _overview(world.submission)) == ("draft", "Sở Xây dựng:\nC")
    _undo(world, merged)
    world.submission.refresh_from_db()
    assert (world.submission.state, Submission.objects.get(agency=c).state) == ("passed", "draft")


def test_two_living_agencies_never_bear_one_name(world):
    merged = _record(world, "merge", [world.lead_agency], [world.partner_agency])
    actions.add_agency(by=world.focal, locality=world.locality, name=world.lead_agency.name, kind="department")

    with pytest.raises(Refused, match="Đã có cơ quan khác mang tên"):
        _undo(world, merged)


def test_a_slip_is_not_mended_into_a_name_that_was_taken_back(world):
    _undo(world, _record(world, "rename", [world.lead_agency], names=["Sở Mới"]))
    _record(world, "rename", [world.lead_agency], names=["Sở Mơ"])
    slip = Agency.objects.get(name="Sở Mơ")

    with pytest.raises(Refused, match="Đã có cơ quan tên"):
        actions.edit_agency(
            by=world.focal, agency=slip, version=1, profile=actions.Profile("Sở Mới", "", slip.kind, "", "", "", "")
        )


def test_a_place_in_a_group_comes_back_after_the_members_were_saved_again(world):
    a, b = world.lead_agency, world.partner_agency
    GroupMember.objects.create(group=world.group, agency=a)
    merged = _record(world, "merge", [a], [b])
    actions.set_members(by=world.focal, group=world.group, kinds=[], named=[b], left_out=[])

    _undo(world, merged)

    assert world.group.named_members.filter(agency=a, is_member=True).exists()


def test_a_founded_agency_in_a_group_can_be_taken_back(world):
    GroupMember.objects.create(group=world.group, agency=world.lead_agency)
    renamed = _record(world, "rename", [world.lead_agency], names=["Sở Mới"])
    new = Agency.objects.get(name="Sở Mới")
    actions.set_members(by=world.focal, group=world.group, kinds=[], named=[new], left_out=[])

    _undo(world, renamed)

    new.refresh_from_db()
    assert new.valid_to == new.valid_from
