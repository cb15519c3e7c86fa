"""A draft in the hands of its reviewer: doubts first, cut, joined, undone, taught, read again."""

import hashlib
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nhipcau.common.refusal import NotAllowed, Refused, Stale
from nhipcau.plans.actions import (
    Correction,
    Heading,
    assign_task,
    correct_header,
    correct_item,
    drop_item,
    match_agency,
)
from nhipcau.plans.lifecycle import carry_over
from nhipcau.plans.models import Assignment, Item, LearnedHeading, Plan, SourceFile
from nhipcau.plans.queries import review_groups
from nhipcau.plans.review.corrections import (
    Together,
    check_item,
    join_items,
    last_step,
    set_together,
    split_item,
    undo_review,
)
from nhipcau.plans.review.doubts import doubts_of
from nhipcau.plans.review.repeats import find_repeats, unite_items
from nhipcau.plans.review.second_reading import forget_heading, reread_plan, teach_heading
from nhipcau.plans.review.unread import take_up_line, unread_lines
from nhipcau.plans.review.warnings import causes_of, groups_without_members, same_documents
from nhipcau.plans.uploads import upload_plan
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db

TEXT = """KẾ HOẠCH
Về ngoại giao văn hóa năm 2026
I. MỤC TIÊU
1. Đưa di sản của tỉnh đến bạn bè năm châu.
II. NHIỆM VỤ
1. Mở Tuần Văn hóa ở ba nước.
(Chủ trì: Sở Ngoại vụ)
2. Làm phim giới thiệu tỉnh. Dịch phim ra ba thứ tiếng.
(Chủ trì: Sở Xây dựng)
3. Ra sách ảnh về làng nghề.
(Chủ trì: Sở Lạ Tên)
III. ĐỊNH HƯỚNG TRƯỚC MẮT
1. Dựng trang thông tin đối ngoại.
2. Đón đoàn phóng viên quốc tế.
IV. TỔ CHỨC THỰC HIỆN
1. Sở Ngoại vụ theo dõi, đôn đốc việc thực hiện kế hoạch.
"""
NEWER = (
    TEXT.replace("ở ba nước", "ở bốn nước").replace("3. Ra sách ảnh về làng nghề.\n(Chủ trì: Sở Lạ Tên)\n", "")
    .replace("2. Làm phim giới thiệu tỉnh. Dịch phim ra ba thứ tiếng.", "2. Làm phim giới thiệu tỉnh. Dịch phim ra năm thứ tiếng.")
    .replace("III. ĐỊNH", "3. Lập đội tình nguyện viên lễ tân.\n(Chủ trì: Sở Công Thương)\nIII. ĐỊNH")
)  # fmt: skip


@pytest.fixture
def draft(world):
    return upload_plan(by=world.focal, locality=world.locality, name="kh.txt", data=TEXT.encode(), now=NOW)


def _items(plan, kind=Item.Kind.TASK):
    return list(plan.items.filter(kind=kind, dropped_at=None).select_related("plan__source", "task"))


def _texts(plan, kind=Item.Kind.TASK):
    return [item.text for item in _items(plan, kind)]


def _leads(item):
    return [row.printed_name for row in Assignment.objects.filter(task__item=item, role="lead")]


def _split(world, item, texts):
    return split_item(by=world.focal, item=item, version=item.version, texts=texts, now=NOW)


def _correct(world, item, text, **more):
    correction = Correction(text, **more)
    return correct_item(by=world.focal, item=item, version=item.version, correction=correction, now=NOW)


def _reread(world, plan, text=NEWER):
    return reread_plan(by=world.focal, plan=plan, document=("moi.txt", text.encode()), now=NOW)


def test_what_may_be_wrong_is_said_until_somebody_has_looked(world, draft):
    items = [item for group in review_groups(draft) for item in group.items]
    by_text = {item.pk: item.text for item in items}
    found = {by_text[pk]: said for pk, said in doubts_of(draft, items).items()}
    assert found["Ra sách ảnh về làng nghề."] == ["Tên “Sở Lạ Tên” chưa xác định là cơ quan nào."]
    assert "Mở Tuần Văn hóa ở ba nước." not in found

    doubtful = next(item for item in items if item.text.startswith("Ra sách"))
    check_item(by=world.focal, item=doubtful, now=NOW)

    again = [item for group in review_groups(draft) for item in group.items]
    assert doubtful.pk not in doubts_of(draft, again)
    check_item(by=world.focal, item=doubtful, now=NOW)
    doubtful.refresh_from_db()
    assert doubtful.checked_at is None


def test_an_item_is_cut_in_two_with_its_agencies_and_places(world, draft):
    film = _items(draft)[1]

    _split(world, film, ["Làm phim giới thiệu tỉnh.", "", " Dịch phim ra ba thứ tiếng. "])

    items = _items(draft)
    assert [(i.locator, i.text, _leads(i)) for i in items[1:3]] == [
        ("II.2", "Làm phim giới thiệu tỉnh.", ["Sở Xây dựng"]),
        ("II.2(2)", "Dịch phim ra ba thứ tiếng.", ["Sở Xây dựng"]),
    ]
    assert [TEXT[i.span_start : i.span_end] for i in items[1:3]] == [i.text for i in items[1:3]]
    positions = list(draft.items.order_by("position").values_list("position", flat=True))
    assert positions == list(range(1, len(positions) + 1))


def test_two_items_become_one(world, draft):
    first, second = _items(draft)[:2]

    join_items(by=world.focal, item=first, version=first.version, now=NOW)

    joined = _items(draft)[0]
    assert joined.text == f"{first.text} {second.text}"
    assert _leads(joined) == ["Sở Ngoại vụ", "Sở Xây dựng"]
    assert second.pk not in [i.pk for i in _items(draft)]


def test_what_cannot_be_cut_or_joined_is_refused(world, draft):
    item = _items(draft)[0]
    with pytest.raises(Refused, match="xuống dòng"):
        _split(world, item, ["chỉ một"])
    with pytest.raises(Stale):
        split_item(by=world.focal, item=item, version=99, texts=["a", "b"], now=NOW)
    last = _items(draft, Item.Kind.OBJECTIVE)[-1]
    with pytest.raises(Refused, match="Không có mục nào"):
        join_items(by=world.focal, item=last, version=last.version, now=NOW)
    with pytest.raises(Refused, match="bản điều chỉnh"):
        _split(world, world.assignment.task.item, ["a", "b"])
    with pytest.raises(NotAllowed):
        split_item(by=world.lead, item=world.assignment.task.item, version=1, texts=["a", "b"], now=NOW)


def test_several_tasks_get_the_same_leads(world, draft):
    items = _items(draft)

    set_together(by=world.focal, plan=draft, items=items[:2], given=Together("Sở Công Thương; Sở Xây dựng"), now=NOW)

    assert [_leads(item) for item in items[:3]] == [["Sở Công Thương", "Sở Xây dựng"]] * 2 + [["Sở Lạ Tên"]]
    with pytest.raises(Refused, match="ít nhất một nhiệm vụ"):
        set_together(by=world.focal, plan=draft, items=[], given=Together("Sở Công Thương"), now=NOW)


def test_several_tasks_get_the_same_time_and_heading(world, draft):
    items = _items(draft)

    count = set_together(
        by=world.focal,
        plan=draft,
        items=items[:2],
        given=Together(time_text=" Quý III/2026 ", section="II. Truyền thông"),
        now=NOW,
    )

    assert count == 2
    assert [(i.section, i.task.time_text, i.task.due) for i in _items(draft)[:2]] == [
        ("II. Truyền thông", "Quý III/2026", date(2026, 9, 30))
    ] * 2
    assert [_leads(item) for item in _items(draft)] == [_leads(item) for item in items]
    assert _items(draft)[2].section == items[2].section
    with pytest.raises(Refused, match="thời gian hoặc tiêu đề"):
        set_together(by=world.focal, plan=draft, items=items[:1], given=Together(), now=NOW)


def test_duties_are_given_who_answers_for_them(world, draft):
    duties = _items(draft, Item.Kind.DUTY)

    set_together(by=world.focal, plan=draft, items=duties, given=Together("Sở Công Thương"), now=NOW)

    rows = Assignment.objects.filter(task__item__in=duties, role__in=Assignment.ANSWERING)
    assert duties
    assert [(row.role, row.agency.name) for row in rows] == [("responsible", "Sở Công Thương")] * len(duties)


def test_every_step_can_be_undone_in_turn(world, draft):
    def state():
        return [
            (i.text, i.dropped_at, _leads(i), i.task.time_text, i.section)
            for i in draft.items.filter(kind="task").select_related("task")
        ]

    states = [state()]
    for take in (
        lambda: _correct(world, _items(draft)[0], "Mở Tuần Văn hóa.", leads="Sở Công Thương", time_text="Quý I/2026"),
        lambda: _split(world, _items(draft)[1], ["Làm phim.", "Dịch phim."]),
        lambda: join_items(by=world.focal, item=_items(draft)[0], version=_items(draft)[0].version, now=NOW),
        lambda: drop_item(by=world.focal, item=_items(draft)[0], version=_items(draft)[0].version, now=NOW),
        lambda: set_together(
            by=world.focal, plan=draft, items=_items(draft), given=Together("Sở Xây dựng", "Năm 2027", "III"), now=NOW
        ),
    ):
        take()
        states.append(state())

    for before in reversed(states[:-1]):
        undo_review(by=world.focal, plan=draft, now=NOW)
        assert state() == before
    with pytest.raises(Refused, match="Không còn bước nào"):
        undo_review(by=world.focal, plan=draft, now=NOW)


def test_nobody_undoes_over_the_work_of_another(world, draft):
    _correct(world, _items(draft)[0], "Một.")
    Item.objects.filter(pk=_items(draft)[0].pk).update(version=9, text="Của người khác.")

    with pytest.raises(Stale, match="sửa tiếp"):
        undo_review(by=world.focal, plan=draft, now=NOW)
    assert last_step(world.lead, draft) is None


def test_a_heading_is_taught_for_this_plan_and_the_next(world, draft):
    assert len(_texts(draft)) == 3
    _correct(world, _items(draft)[0], "Mở Tuần Văn hóa (đã sửa).")

    told = teach_heading(by=world.focal, plan=draft, heading="ĐỊNH HƯỚNG TRƯỚC MẮT", kind="tasks", now=NOW)

    assert _texts(draft) == [
        "Mở Tuần Văn hóa (đã sửa).", "Làm phim giới thiệu tỉnh. Dịch phim ra ba thứ tiếng.", "Ra sách ảnh về làng nghề.",
        "Dựng trang thông tin đối ngoại.", "Đón đoàn phóng viên quốc tế.",
    ]  # fmt: skip
    assert [row[0] for row in told] == ["added", "added"]
    other = TEXT.replace("năm 2026", "năm 2027")
    following = upload_plan(by=world.focal, locality=world.locality, name="kh2.txt", data=other.encode(), now=NOW)
    assert len(_texts(following)) == 5
    assert LearnedHeading.objects.get().heading == "ĐỊNH HƯỚNG TRƯỚC MẮT"
    with pytest.raises(Refused, match="tiêu đề"):
        teach_heading(by=world.focal, plan=draft, heading=" . ", kind="tasks", now=NOW)


def test_a_newer_version_keeps_what_was_corrected_and_says_what_changed(world, draft):
    week, film, book = _items(draft)
    _correct(world, film, "Làm phim và dịch phim.", leads="Sở Ngoại vụ")
    _correct(world, book, "Ra sách ảnh.")

    told = _reread(world, draft)

    assert _texts(draft) == [
        "Mở Tuần Văn hóa ở bốn nước.", "Làm phim và dịch phim.", "Lập đội tình nguyện viên lễ tân.", "Ra sách ảnh.",
    ]  # fmt: skip
    assert sorted(told) == [
        ["added", "", "Lập đội tình nguyện viên lễ tân."],
        ["changed", "Mở Tuần Văn hóa ở ba nước.", "Mở Tuần Văn hóa ở bốn nước."],
        ["kept", "Làm phim và dịch phim.", "Làm phim giới thiệu tỉnh. Dịch phim ra năm thứ tiếng."],
        ["kept", "Ra sách ảnh.", ""],
    ]
    kept = {item.pk: item for item in _items(draft)}
    assert {film.pk: "differs", book.pk: "gone", week.pk: ""}.items() <= {pk: i.doubt for pk, i in kept.items()}.items()
    assert _leads(kept[film.pk]) == ["Sở Ngoại vụ"]
    assert (SourceFile.objects.filter(name="kh.txt").count(), Plan.objects.get(pk=draft.pk).source.name) == (
        0,
        "moi.txt",
    )
    assert last_step(world.focal, draft) is None


def test_what_people_made_stays_when_a_draft_is_read_again(world, draft):
    week, _film, book = _items(draft)
    objective = _items(draft, Item.Kind.OBJECTIVE)[0]
    week.task.serves.add(objective)
    carry_over(by=world.focal, old=world.plan, new=draft, tasks=[world.assignment.task], now=NOW)
    _split(world, objective, ["Đưa di sản của tỉnh", "đến bạn bè năm châu."])
    match_agency(by=world.focal, plan=draft, printed_name="Sở Lạ Tên", agency=world.idle_agency)

    _reread(world, draft, TEXT + "\n\n")

    assert _texts(draft)[-1] == world.assignment.task.item.text
    assert _texts(draft, Item.Kind.OBJECTIVE) == ["Đưa di sản của tỉnh", "đến bạn bè năm châu."]
    assert list(week.task.serves.all()) == [objective]
    assert Assignment.objects.get(task__item=book).agency == world.idle_agency


def test_other_leads_and_times_under_the_same_words_are_told(world, draft):
    newer = TEXT.replace(
        "1. Mở Tuần Văn hóa ở ba nước.\n(Chủ trì: Sở Ngoại vụ)",
        "1. Mở Tuần Văn hóa ở ba nước.\n(Chủ trì: Sở Công Thương)",
    )

    told = _reread(world, draft, newer)

    assert told == [
        [
            "changed",
            "Mở Tuần Văn hóa ở ba nước. (Chủ trì: Sở Ngoại vụ)",
            "Mở Tuần Văn hóa ở ba nước. (Chủ trì: Sở Công Thương)",
        ]
    ]
    assert _leads(_items(draft)[0]) == ["Sở Công Thương"]


def test_a_newer_header_comes_in_but_not_over_a_correction(world, draft):
    heading = Heading("7/KH-UBND", "2026-02-03", "UBND tỉnh", draft.title)
    correct_header(by=world.focal, plan=draft, heading=heading)

    _reread(world, draft, TEXT.replace("năm 2026", "giai đoạn 2026-2030"))

    draft.refresh_from_db()
    assert (draft.number, draft.title, draft.period_end) == (
        "7/KH-UBND",
        "Về ngoại giao văn hóa giai đoạn 2026-2030",
        2030,
    )


def test_an_unknown_heading_is_a_doubt_with_its_items_read_as_tasks(world):
    text = TEXT.replace("ĐỊNH HƯỚNG TRƯỚC MẮT", "LỘ TRÌNH")

    plan = upload_plan(by=world.focal, locality=world.locality, name="kh.txt", data=text.encode(), now=NOW)

    assert _texts(plan)[3:] == ["Dựng trang thông tin đối ngoại.", "Đón đoàn phóng viên quốc tế."]
    doubts = [(said["message"], said["quote"]) for said in plan.note_quotes]
    assert doubts == [("Chưa rõ mục này nói về điều gì; các ý trong mục được đọc là nhiệm vụ.", "LỘ TRÌNH")]


def test_what_was_taught_can_be_forgotten(world, draft, as_user):
    assert len(_texts(draft)) == 3
    teach_heading(by=world.focal, plan=draft, heading="ĐỊNH HƯỚNG TRƯỚC MẮT", kind="tasks", now=NOW)
    assert len(_texts(draft)) == 5
    heading = LearnedHeading.objects.get()

    as_user(world.focal).post(reverse("forget_heading", args=[draft.pk]), {"heading": heading.pk})

    assert (len(_texts(draft)), LearnedHeading.objects.count()) == (3, 0)
    other = LearnedHeading.objects.create(
        locality=world.province, heading="X", key="x", kind="tasks", taught_by=world.focal, taught_at=NOW
    )
    with pytest.raises(Refused, match="địa phương khác"):
        forget_heading(by=world.focal, plan=draft, heading=other, now=NOW)


def test_undo_leaves_what_was_done_beside_the_step(world, draft):
    carried = carry_over(by=world.focal, old=world.plan, new=draft, tasks=[world.assignment.task], now=NOW)[0]
    _correct(world, Item.objects.select_related("plan").get(pk=carried.item_id), "Việc chuyển tiếp, đã sửa.")
    book = _items(draft)[2]
    _correct(world, book, "Ra sách.")
    match_agency(by=world.focal, plan=draft, printed_name="Sở Lạ Tên", agency=world.idle_agency)
    assign_task(by=world.focal, task=book.task, agency=world.partner_agency, role="lead", now=NOW)

    undo_review(by=world.focal, plan=draft, now=NOW)
    undo_review(by=world.focal, plan=draft, now=NOW)

    carried.refresh_from_db()
    assert (carried.carried_from, carried.item.text) == (world.assignment.task, world.assignment.task.item.text)
    assert Assignment.objects.get(task__item=book, printed_name="Sở Lạ Tên").agency == world.idle_agency


def test_parts_of_parts_have_numbers_of_their_own(world, draft):
    film = _items(draft)[1]
    _split(world, film, ["Làm phim giới thiệu tỉnh.", "Dịch phim ra ba thứ tiếng."])
    _split(world, _items(draft)[1], ["Làm phim", "giới thiệu tỉnh."])

    assert [item.locator for item in _items(draft)][1:4] == ["II.2", "II.2(3)", "II.2(2)"]


def test_a_version_that_is_no_number_is_a_stale_form(world, draft, as_user):
    item = _items(draft)[0]

    answer = as_user(world.focal).post(reverse("drop_item", args=[item.pk]), {"version": "²"})

    item.refresh_from_db()
    assert (answer.status_code, item.dropped_at) == (302, None)


def test_the_same_version_read_again_changes_nothing(world, draft):
    before = list(draft.items.values_list("pk", "text", "kind", "position"))

    told = _reread(world, draft, TEXT + "\n\n")

    assert (told, list(draft.items.values_list("pk", "text", "kind", "position"))) == ([], before)


def test_another_document_is_asked_about_before_it_takes_the_place(world, draft, as_user):
    other = (
        "KẾ HOẠCH\nVề cây xanh\nI. MỤC TIÊU\n1. Phủ xanh đồi trọc.\nII. NHIỆM VỤ\n1. Trồng rừng phòng hộ.\n2. Chăm vườn ươm.\n"
        "III. TỔ CHỨC THỰC HIỆN\n1. Sở Nông nghiệp chăm lo cây giống.\n"
    )
    address = reverse("reread_plan", args=[draft.pk])
    client = as_user(world.focal)

    asked = client.post(address, {"file": SimpleUploadedFile("b.txt", other.encode())})
    assert (asked.status_code, "rất khác" in asked.content.decode(), len(_texts(draft))) == (422, True, 3)
    client.post(address, {"file": SimpleUploadedFile("b.txt", other.encode()), "is_sure": "on"})

    assert _texts(draft) == ["Trồng rừng phòng hộ.", "Chăm vườn ươm."]


def test_what_is_no_document_or_no_draft_is_not_read_again(world, draft):
    with pytest.raises(Refused, match="đã được tải lên"):
        _reread(world, draft, TEXT)
    with pytest.raises(Refused, match="bản điều chỉnh"):
        _reread(world, world.plan)
    with pytest.raises(Refused, match="rỗng"):
        _reread(world, draft, "")
    assert draft.items.count() > 0


def test_the_review_in_the_browser(world, draft, as_user):
    client = as_user(world.focal)
    review = reverse("plan_review", args=[draft.pk])
    week, film, book = _items(draft)
    split = client.post(
        reverse("split_item", args=[film.pk]), {"version": film.version, "text": "Làm phim.\nDịch phim."}
    )
    refreshed = client.post(
        reverse("split_item", args=[week.pk]), {"version": 1, "text": "Mở.\nĐóng."}, headers={"HX-Request": "true"}
    )
    client.post(reverse("undo_review", args=[draft.pk]))
    client.post(reverse("join_items", args=[week.pk]), {"version": Item.objects.get(pk=week.pk).version})
    card = client.post(reverse("check_item", args=[book.pk]), headers={"HX-Request": "true"})
    client.post(reverse("set_together", args=[draft.pk]), {"item": [week.pk], "names": "Sở Công Thương"})
    client.post(reverse("teach_heading", args=[draft.pk]), {"heading": "Định hướng trước mắt", "kind": "tasks"})
    bad = client.post(reverse("reread_plan", args=[draft.pk]), {"file": SimpleUploadedFile("a.txt", TEXT.encode())})
    good = client.post(reverse("reread_plan", args=[draft.pk]), {"file": SimpleUploadedFile("b.txt", NEWER.encode())})
    page = client.get(review).content.decode()
    few = client.get(review, {"show": "doubts"}).content.decode()

    assert split["Location"] == f"{review}#item-{film.pk}"
    assert refreshed.headers["HX-Refresh"] == "true"
    assert "Đã kiểm tra" in card.content.decode()
    assert (bad.status_code, "đã được tải lên" in bad.content.decode()) == (422, True)
    assert good["Location"] == review
    assert "Lần đọc lại gần nhất" in page
    assert 0 < len(re.findall("<article", few)) < len(re.findall("<article", page))


def test_pages_of_a_pdf_are_shown_beside_what_was_read(world, as_user):
    from pathlib import Path  # noqa: PLC0415

    import pypdfium2  # noqa: PLC0415

    pdf = pypdfium2.PdfDocument.new()
    pdf.new_page(595, 842)
    path = Path(str(world.draft.source.content.path)).with_suffix(".pdf")
    pdf.save(str(path))
    source = world.draft.source
    source.content.name = source.content.name.rsplit(".", 1)[0] + ".pdf"
    source.sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    source.save()
    client = as_user(world.focal)

    page = client.get(reverse("plan_review", args=[world.draft.pk]), {"view": "pages"}).content.decode()
    picture = client.get(reverse("plan_page", args=[world.draft.pk, 0]))

    assert reverse("plan_page", args=[world.draft.pk, 0]) in page
    assert (picture.headers["Content-Type"], picture.content[:2]) == ("image/jpeg", b"\xff\xd8")
    assert client.get(reverse("plan_page", args=[world.draft.pk, 1])).status_code == 404


REPEATED = TEXT.replace(
    "1. Sở Ngoại vụ theo dõi, đôn đốc việc thực hiện kế hoạch.",
    "1. Sở Công Thương\n- Làm phim giới thiệu tỉnh. Dịch phim ra ba thứ tiếng\n- Làm phim giới thiệu tỉnh. Dịch phim ra bốn thứ tiếng "
    "trong năm 2027",
)


def test_a_duty_that_repeats_a_task_is_proposed_as_one_and_united(world):
    plan = upload_plan(by=world.focal, locality=world.locality, name="kh.txt", data=REPEATED.encode(), now=NOW)
    (pair,) = find_repeats([item for group in review_groups(plan) for item in group.items])
    assert (pair.first.text, pair.second.kind) == (
        "Làm phim giới thiệu tỉnh. Dịch phim ra ba thứ tiếng.",
        Item.Kind.DUTY,
    )

    unite_items(by=world.focal, item=pair.first, version=pair.first.version, other=pair.second, now=NOW)

    rows = Assignment.objects.filter(task__item=pair.first).order_by("pk")
    assert [(row.printed_name, row.role) for row in rows] == [
        ("Sở Xây dựng", "lead"),
        ("Sở Công Thương", "responsible"),
    ]
    assert find_repeats([item for group in review_groups(plan) for item in group.items]) == []
    undo_review(by=world.focal, plan=plan, now=NOW)
    assert rows.all().count() == 1
    assert Item.objects.get(pk=pair.second.pk).dropped_at is None


def test_two_items_are_united_once_and_within_one_plan(world, draft):
    week, film, _book = _items(draft)
    unite_items(by=world.focal, item=week, version=week.version, other=film, now=NOW)
    first, gone, foreign = _items(draft)[0], Item.objects.get(pk=film.pk), world.draft.items.first()

    with pytest.raises(Refused, match="còn hiệu lực"):
        unite_items(by=world.focal, item=first, version=first.version, other=gone, now=NOW)
    with pytest.raises(Stale):
        unite_items(by=world.focal, item=first, version=first.version, other=film, now=NOW)
    with pytest.raises(Refused, match="còn hiệu lực"):
        unite_items(by=world.focal, item=first, version=first.version, other=foreign, now=NOW)
    with pytest.raises(NotAllowed):
        unite_items(by=world.lead, item=week, version=week.version, other=film, now=NOW)


def test_a_line_that_was_not_understood_is_taken_up_where_it_stands(world, draft):
    film = _items(draft)[1]
    words = "Làm phim giới thiệu tỉnh."
    start = draft.source.text.index(words)
    draft.notes = [{"kind": "unplaced", "message": "", "span": [start + 5, start + len(words)]}]
    draft.save()
    assert [line.text for line in unread_lines(draft, draft.items.all())] == ["him giới thiệu tỉnh."]

    item = take_up_line(by=world.focal, plan=draft, start=start + 5, now=NOW)

    assert _texts(draft)[1:3] == [film.text, "him giới thiệu tỉnh."]
    assert (item.task.plan, item.section, unread_lines(draft, draft.items.all())) == (draft, film.section, [])
    with pytest.raises(Refused, match="đã được đưa vào"):
        take_up_line(by=world.focal, plan=draft, start=start + 5, now=NOW)
    undo_review(by=world.focal, plan=draft, now=NOW)
    assert len(unread_lines(draft, draft.items.all())) == 1


def test_the_same_document_in_another_format_is_noticed(world):
    head = "UBND TỈNH VĨNH HÀ\nSố: 7/KH-UBND\nVĩnh Hà, ngày 3 tháng 2 năm 2026\n"
    first = upload_plan(by=world.focal, locality=world.locality, name="a.txt", data=(head + TEXT).encode(), now=NOW)
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in (head + TEXT).splitlines()) + "</body></html>"

    second = upload_plan(by=world.focal, locality=world.locality, name="b.html", data=page.encode(), now=NOW)

    assert list(same_documents(second)) == [first]
    assert list(same_documents(world.plan)) == []


def test_groups_that_mean_nobody_are_named_before_activation(world, draft, as_user):
    film = _items(draft)[1]
    group = make.AgencyFactory(locality=world.locality, kind="group", name="Các hội", member_kinds=[])
    make.changed(Assignment.objects.filter(task__item=film), agency=group)

    assert groups_without_members(draft, TODAY) == [group]
    page = as_user(world.focal).get(reverse("plan_review", args=[draft.pk])).content.decode()
    assert "sẽ không ai nhận được việc" in page


def test_doubts_are_grouped_by_their_cause(world, draft, as_user):
    items = [item for group in review_groups(draft) for item in group.items]

    causes = causes_of(doubts_of(draft, items))

    assert ("Tên “…” chưa xác định là cơ quan nào.", 1) in [(cause.sentence, cause.count) for cause in causes]
    number = next(cause.number for cause in causes if "chưa xác định" in cause.sentence)
    shown = as_user(world.focal).get(reverse("plan_review", args=[draft.pk]), {"show": "doubts", "cause": number})
    assert [item.text for group in shown.context["groups"] for item in group.items] == ["Ra sách ảnh về làng nghề."]


def test_a_reporting_duty_is_corrected_field_by_field_and_put_back(world, as_user):
    text = TEXT + "2. Các sở định kỳ hằng năm báo cáo kết quả về Sở Ngoại vụ trước ngày 15/11.\n"
    plan = upload_plan(by=world.focal, locality=world.locality, name="kh.txt", data=text.encode(), now=NOW)
    item = plan.items.get(kind=Item.Kind.REPORTING)
    client, address = as_user(world.focal), reverse("correct_item", args=[item.pk])
    sent = {"text": item.text, "version": item.version, "by": "Các sở;  Công an tỉnh", "to": "Sở Ngoại vụ"}

    wrong = client.post(address, {**sent, "frequency": "periodic", "due": "31/02"})
    client.post(address, {**sent, "frequency": "periodic", "due": "10/6/2027"})

    duty = Item.objects.get(pk=item.pk).reporting_duty
    assert "Hãy ghi ngày và tháng" in wrong.content.decode()
    assert (duty.by, duty.to, duty.frequency, duty.due) == (
        ["Các sở", "Công an tỉnh"], ["Sở Ngoại vụ"], "periodic", "2027-06-10",
    )  # fmt: skip
    undo_review(by=world.focal, plan=plan, now=NOW)
    duty.refresh_from_db()
    assert (duty.by, duty.frequency, duty.due) == (["Các sở"], "yearly", "11-15")
