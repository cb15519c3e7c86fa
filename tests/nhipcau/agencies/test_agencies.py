"""Agencies: what is known of them, groups and their members, lists in and out."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nhipcau.agencies import actions, imports
from nhipcau.agencies.imports import import_agencies, preview_agencies
from nhipcau.agencies.kinds import guess_member_kinds
from nhipcau.agencies.models import Agency, Alias
from nhipcau.agencies.name_index import agency_index
from nhipcau.agencies.queries import members_of
from nhipcau.audit.models import Event
from nhipcau.common.refusal import NotAllowed, Refused, Stale
from nhipcau.desk.uploads import AN_HOUR
from nhipcau.once.claims import answering
from nhipcau.plans.actions import activate_plan, assign_task
from nhipcau.plans.groups import expand_group
from nhipcau.plans.models import Assignment
from nhipcau.work.tallies import plan_counts
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
HEAD = ("Mã", "Tên cơ quan", "Tên viết tắt", "Loại", "Cơ quan cấp trên", "Tên gọi khác", "Điện thoại", "Thư điện tử")


def _profile(agency, **changes):
    known = {name: getattr(agency, name) for name in actions.Profile.__slots__}
    return actions.Profile(**{**known, **changes})


def test_edit_agency_records_before_and_after(world):
    profile = _profile(world.idle_agency, phone=" 0200  3811 ", kind="office")

    agency = actions.edit_agency(by=world.focal, agency=world.idle_agency, version=1, profile=profile)

    event = Event.objects.latest("number")
    assert (agency.phone, agency.kind, agency.version) == ("0200 3811", "office", 2)
    assert event.data["changes"] == {"kind": ["department", "office"], "phone": ["", "0200 3811"]}


def test_edit_agency_refuses_who_comes_second(world):
    actions.edit_agency(by=world.focal, agency=world.idle_agency, version=1, profile=_profile(world.idle_agency))

    with pytest.raises(Stale):
        actions.edit_agency(by=world.focal, agency=world.idle_agency, version=1, profile=_profile(world.idle_agency))


def test_edit_agency_page_keeps_what_was_typed_when_a_colleague_was_faster(world, as_user):
    form = {"name": world.idle_agency.name, "kind": "department", "phone": "0200 111", "version": 1}
    client = as_user(world.focal)
    address = reverse("edit_agency", args=[world.idle_agency.pk])
    client.post(address, {**form, "phone": "0200 999"})

    page = client.post(address, form).content.decode()

    assert ("0200 111" in page, "0200 999" in page, 'value="2"' in page) == (True, True, True)


@pytest.mark.parametrize(
    ("name", "said"),
    [("", "không được để trống"), ("so cong thuong", "Đã có cơ quan"), ("x" * 501, "quá dài")],
)
def test_edit_agency_refuses_a_name_that_cannot_be(world, name, said):
    profile = _profile(world.idle_agency, name=name)

    with pytest.raises(Refused, match=said):
        actions.edit_agency(by=world.focal, agency=world.idle_agency, version=1, profile=profile)


def test_an_agency_is_not_under_itself(world):
    child = make.AgencyFactory(locality=world.locality, parent=world.idle_agency)
    profile = _profile(world.idle_agency, parent=child)

    with pytest.raises(Refused, match="trực thuộc chính nó"):
        actions.edit_agency(by=world.focal, agency=world.idle_agency, version=1, profile=profile)


def test_the_head_edits_their_own_agency_alone(world):
    actions.edit_agency(
        by=world.head, agency=world.lead_agency, version=1, profile=_profile(world.lead_agency, phone="1")
    )

    with pytest.raises(NotAllowed):
        actions.edit_agency(by=world.head, agency=world.idle_agency, version=1, profile=_profile(world.idle_agency))


def test_remove_alias_forgets_a_name(world):
    actions.remove_alias(by=world.focal, alias=world.alias)

    assert (Alias.objects.filter(pk=world.alias.pk).exists(), Event.objects.latest("number").data) == (
        False, {"name": "Sở CT"},
    )  # fmt: skip


def test_set_focal_agency_takes_the_rights_of_other_focal_officers(world, as_user):
    actions.set_focal_agency(by=world.administrator, locality=world.locality, agency=world.idle_agency)

    assert as_user(world.focal).get(reverse("upload_plan")).status_code == 403
    assert Event.objects.latest("number").data == {"name": "Sở Xây dựng", "before": ""}


def test_set_focal_agency_refuses_a_group(world):
    with pytest.raises(Refused, match="đang hoạt động"):
        actions.set_focal_agency(by=world.administrator, locality=world.locality, agency=world.group)


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("Các sở, ban, ngành", ["department", "office", "police_military"]),
        ("Các sở, ngành, địa phương liên quan", []),
        ("Ủy ban nhân dân các xã, phường, đặc khu", ["commune"]),
        ("Các cơ quan báo chí", ["press"]),
        ("Các hội, đoàn thể", ["front"]),
        ("Các trường đại học", ["school"]),
        ("Các cơ quan, đơn vị khác", []),
        ("Cơ quan có trụ sở tại tỉnh", []),
    ],
)
def test_whom_a_group_means_by_its_name(name, kinds):
    assert guess_member_kinds(name) == kinds


def test_set_members_by_kind_with_exceptions(world):
    press = make.AgencyFactory(locality=world.locality, name="Báo Vĩnh Hà", kind="press")

    actions.set_members(
        by=world.focal, group=world.group, kinds=["department"], named=[press], left_out=[world.idle_agency]
    )

    members = set(members_of(world.group, TODAY))
    assert (press in members, world.lead_agency in members, world.idle_agency in members) == (True, True, False)


def test_members_are_those_of_the_day(world):
    new = make.AgencyFactory(locality=world.locality, name="Sở Mới", valid_from=TODAY)
    gone = make.AgencyFactory(locality=world.locality, name="Sở Cũ", valid_to=TODAY)
    day_before = TODAY.replace(day=TODAY.day - 1) if TODAY.day > 1 else TODAY.replace(year=TODAY.year - 1)

    assert (new in members_of(world.group, TODAY), gone in members_of(world.group, TODAY)) == (True, False)
    assert (new in members_of(world.group, day_before), gone in members_of(world.group, day_before)) == (False, True)


def test_set_members_refuses_groups_and_strangers(world):
    with pytest.raises(Refused, match="từng cơ quan"):
        actions.set_members(by=world.focal, group=world.group, kinds=[], named=[make.AgencyFactory()], left_out=[])
    with pytest.raises(Refused, match="không phải là nhóm"):
        actions.set_members(by=world.focal, group=world.idle_agency, kinds=[], named=[], left_out=[])


def test_expand_group_gives_each_member_its_own_assignment(world):
    whole = make.AssignmentFactory(task=world.assignment.task, agency=world.group, role="coordinate")

    added = expand_group(by=world.focal, group=world.group, now=NOW)

    parts = Assignment.objects.filter(group=whole)
    whole.refresh_from_db()
    assert (added, whole.expanded_on) == (parts.count(), TODAY)
    # those who lead or coordinate by name already are left as they are
    assert {p.agency.name for p in parts} == {"Sở Ngoại vụ", "Sở Xây dựng"}
    assert {p.role for p in parts} == {"coordinate"}


def test_an_expanded_group_counts_by_its_members(world):
    make.AssignmentFactory(task=make.TaskFactory(item__plan=world.plan), agency=world.group)
    before = plan_counts(world.plan, TODAY)

    expand_group(by=world.focal, group=world.group, now=NOW)

    after = plan_counts(world.plan, TODAY)
    assert after.parts.total == before.parts.total - 1 + members_of(world.group, TODAY).count()
    assert after.whole.total == before.whole.total


def test_expand_group_again_adds_only_what_is_new(world):
    make.AssignmentFactory(task=make.TaskFactory(item__plan=world.plan), agency=world.group)
    expand_group(by=world.focal, group=world.group, now=NOW)
    make.AgencyFactory(locality=world.locality, name="Sở Thêm")

    assert [expand_group(by=world.focal, group=world.group, now=NOW) for _ in range(2)] == [1, 0]


def test_activation_expands_the_groups_that_are_known(world, now):
    row = make.AssignmentFactory(task=make.TaskFactory(item__plan=world.draft), agency=world.group)

    activate_plan(by=world.focal, plan=world.draft, now=now)

    assert set(row.parts.values_list("agency", flat=True)) == {a.pk for a in members_of(world.group, TODAY)}


def test_expand_group_asks_for_members_first(world):
    actions.set_members(by=world.focal, group=world.group, kinds=[], named=[], left_out=[])

    with pytest.raises(Refused, match="chưa có thành viên"):
        expand_group(by=world.focal, group=world.group, now=NOW)


def test_work_is_not_given_to_an_agency_that_is_gone(world):
    gone = make.AgencyFactory(locality=world.locality, valid_to=TODAY)

    with pytest.raises(Refused, match="đã kết thúc hoạt động"):
        assign_task(by=world.focal, task=world.assignment.task, agency=gone, role="lead", now=NOW)


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("SỞ CÔNG THƯƠNG", "trùng tên"),
        ("sct", "tên viết tắt"),
        ("so ct", "tên gọi khác đã ghi nhớ"),
        ("Sở Thương mại", None),
    ],
)
def test_a_match_says_why(world, printed, reason):
    match = agency_index(world.locality, TODAY).match(printed)

    assert (match.reason if match else None) == reason


@pytest.mark.parametrize(("printed", "offered"), [
    ("Sở Nội vụ", None), ("Sở Ngọai vụ", "Sở Ngoại vụ"), ("Sở Ngoại vu.", "Sở Ngoại vụ"), ("Sở Công nghệ", None),
])  # fmt: skip
def test_another_agency_of_a_like_name_is_never_offered(world, printed, offered):
    index = agency_index(world.locality, TODAY)
    found = index.find(printed) or (index.suggest(printed) and index.suggest(printed).agency)

    assert (found and found.name) == offered


def test_a_likeness_is_only_suggested(world):
    suggestion = agency_index(world.locality, TODAY).suggest("Sở Công Thươg")

    assert (suggestion.agency, suggestion.reason) == (world.partner_agency, "độ tương đồng 96%")


def _sheet(*rows, head=HEAD):
    return make.workbook(head, *rows)


def test_the_list_that_goes_out_comes_in_unchanged(world, as_user):
    data = as_user(world.focal).get(reverse("agencies_xlsx")).content

    preview = preview_agencies(data, world.locality, TODAY)

    assert (preview.faults, preview.added, preview.changed, preview.same) == ((), [], [], 6)


def test_a_preview_says_what_would_change(world):
    data = _sheet(
        (world.idle_agency.pk, "Sở Xây dựng và Giao thông", "SXDGT", None, None, None, None, None),
        (None, "Chi cục Biển", None, None, "Sở Xây dựng và Giao thông", "CC Biển", None, "bien@vinhha.example"),
    )

    preview = preview_agencies(data, world.locality, TODAY)

    assert [(o.line, o.is_new, o.changes) for o in preview.outcomes] == [
        (2, False, (("Tên cơ quan", "Sở Xây dựng", "Sở Xây dựng và Giao thông"), ("Tên viết tắt", "SXD", "SXDGT"))),
        (3, True, (
            ("Tên cơ quan", "", "Chi cục Biển"), ("Thư điện tử", "", "bien@vinhha.example"),
            ("Loại", "", "Sở, ban, ngành"), ("Cơ quan cấp trên", "", "Sở Xây dựng và Giao thông"),
            ("Tên gọi khác", "", "CC Biển"),
        )),
    ]  # fmt: skip
    assert Agency.objects.filter(name="Chi cục Biển").count() == 0


def test_faults_name_their_cells(world):
    data = _sheet(
        (999_999, "Sở A", None, None, None, None, None, None),
        (None, "Sở B", None, "Bộ phận", "Sở Lạ", "Sở CT", None, "không phải"),
        (None, "Sở C", None, None, None, None, None, None),
        (None, "sở c", None, None, None, None, "1" * 61, None),
        (None, None, "X", None, None, None, None, None),
    )

    faults = preview_agencies(data, world.locality, TODAY).faults

    assert [f.cell for f in faults] == ["A2", "D3", "E3", "H3", "F3", "B4", "B5", "G5", "B6"]
    assert faults[2].sentence == "Danh mục chưa có cơ quan “Sở Lạ”."


def test_an_import_does_what_was_shown(world):
    data = _sheet(
        (None, "Chi cục Biển", "CCB", "Trung tâm, đơn vị sự nghiệp", "Sở Xây dựng", "CC Biển; Cục Biển", "0200", None),
    )

    import_agencies(by=world.focal, locality=world.locality, data=data, now=NOW)

    agency = Agency.objects.get(name="Chi cục Biển")
    assert (agency.short_name, agency.kind, agency.parent, agency.phone) == ("CCB", "centre", world.idle_agency, "0200")
    assert {a.name for a in agency.aliases.all()} == {"CC Biển", "Cục Biển"}
    assert preview_agencies(data, world.locality, TODAY).same == 1


def test_an_import_that_is_killed_half_way_goes_on_where_it_stood(world, monkeypatch):
    monkeypatch.setattr(imports, "PART", 2)
    data = _sheet(*((None, f"Chi cục Biển số {at}", f"CCB{at}", *[None] * 5) for at in range(1, 8)))

    def killed(done, _all):
        if done == 5:
            raise KeyboardInterrupt

    with answering("job"), pytest.raises(KeyboardInterrupt):
        import_agencies(by=world.focal, locality=world.locality, data=data, now=NOW, tell=killed)
    with answering("job"):
        import_agencies(by=world.focal, locality=world.locality, data=data, now=NOW)

    added = Agency.objects.filter(name__startswith="Chi cục Biển số").order_by("name")
    assert [agency.short_name for agency in added] == [f"CCB{at}" for at in range(1, 8)]


def test_an_import_with_a_fault_changes_nothing(world):
    data = _sheet((None, "Chi cục Biển", None, None, None, None, None, None), (None, None, "X", *[None] * 5))

    with pytest.raises(Refused, match="Ô B3"):
        import_agencies(by=world.focal, locality=world.locality, data=data, now=NOW)

    assert not Agency.objects.filter(name="Chi cục Biển").exists()


def test_the_import_page_shows_then_does(world, as_user, run_jobs):
    client = as_user(world.focal)
    address = reverse("import_agencies")
    upload = SimpleUploadedFile("co-quan.xlsx", _sheet((None, "Chi cục Biển", *[None] * 6)))

    shown = client.post(address, {"file": upload})
    assert not Agency.objects.filter(name="Chi cục Biển").exists()
    started = client.post(address, {"token": shown.context["token"]})
    waiting = client.get(started["Location"])
    run_jobs()
    done = client.get(started["Location"])

    assert (waiting.status_code, done.status_code, done["Location"]) == (200, 302, reverse("agency_list"))
    assert Agency.objects.filter(name="Chi cục Biển").count() == 1


def test_a_token_of_another_person_opens_nothing(world, as_user):
    upload = SimpleUploadedFile("co-quan.xlsx", _sheet((None, "Chi cục Biển", *[None] * 6)))
    token = as_user(world.focal).post(reverse("import_agencies"), {"file": upload}).context["token"]

    response = as_user(world.administrator).post(reverse("import_agencies"), {"token": token}, follow=True)

    assert (response.status_code, "hãy tải lên lại" in response.content.decode()) == (200, True)


@pytest.mark.parametrize("where", [0.3, 0.5, 0.7, 0.9])
def test_a_damaged_sheet_is_refused_with_a_sentence(world, as_user, where):
    data = bytearray(_sheet((None, "Chi cục Biển", *[None] * 6)))
    at = int(len(data) * where)
    data[at : at + 40] = b"\x13" * 40

    page = as_user(world.focal).post(reverse("import_agencies"), {"file": SimpleUploadedFile("a.xlsx", bytes(data))})

    assert page.status_code in (200, 422)


def test_a_huge_sheet_is_refused_before_it_is_read(world, as_user, monkeypatch):
    monkeypatch.setattr("nhipcau.desk.imports.views.MOST_BYTES", 100)

    page = as_user(world.focal).post(reverse("import_agencies"), {"file": SimpleUploadedFile("a.xlsx", _sheet())})

    assert (page.status_code, "hãy chia thành nhiều tệp" in page.content.decode()) == (422, True)


def test_too_many_sheets_in_an_hour_must_wait(world, as_user, monkeypatch):
    monkeypatch.setitem(AN_HOUR, "sheet", 2)
    client = as_user(world.administrator)

    answers = [
        client.post(reverse("import_agencies"), {"file": SimpleUploadedFile("a.xlsx", _sheet())}).status_code
        for _ in range(3)
    ]

    assert answers == [200, 200, 422]


def test_add_agency_by_hand(world, as_user):
    client = as_user(world.focal)

    again = client.post(reverse("add_agency"), {"name": "Sở Ngoại vụ", "kind": "department"})
    new = client.post(reverse("add_agency"), {"name": "Sở Tư pháp", "kind": "department", "short_name": "STP"})

    assert (again.status_code, "Đã có cơ quan tên" in again.content.decode()) == (422, True)
    assert new["Location"] == reverse("agency_detail", args=[Agency.objects.get(short_name="STP").pk])


def test_add_alias_is_found_by_that_name_from_then_on(world):
    actions.add_alias(by=world.focal, agency=world.idle_agency, name="  Sở  Xây dựng và Nhà ở ")

    assert agency_index(world.locality, TODAY).find("so xay dung va nha o") == world.idle_agency
