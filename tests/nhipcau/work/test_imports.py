"""Lists that offices keep, whatever they call their columns."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.plans.models import Plan, Task
from nhipcau.work.imports import WorkList, import_work, preview_work
from nhipcau.work.models import Progress
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
HEAD = ("STT", "NỘI DUNG CÔNG VIỆC", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn", "Tình trạng", "Kết quả thực hiện")


def _book(*rows, head=HEAD, above=()):
    return make.workbook(*above, head, *rows)


def _row(text, lead="SVHTTDL", partners=None, due=None, state=None, result=None):
    return (1, text, lead, partners, due, state, result)


def test_the_head_is_found_below_titles_and_by_other_names(world):
    data = _book(
        ("Việc A", "SCT", date(2026, 12, 1), "40%"),
        head=("Nhiệm vụ", "Chủ trì", "Hạn hoàn thành", "Tỷ lệ hoàn thành"),
        above=(("ỦY BAN NHÂN DÂN TỈNH", None), ("BẢNG THEO DÕI NHIỆM VỤ NĂM 2026",), ()),
    )

    preview = preview_work(data, world.locality, TODAY)

    assert [(r.line, r.text, r.lead, r.due, r.percent, r.state) for r in preview.rows] == [
        (5, "Việc A", world.partner_agency, date(2026, 12, 1), 40, "in_progress")
    ]
    assert [(column.letter, column.head, column.key) for column in preview.columns] == [
        ("A", "Nhiệm vụ", "text"), ("B", "Chủ trì", "lead"), ("C", "Hạn hoàn thành", "due"),
        ("D", "Tỷ lệ hoàn thành", "percent"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("state", "percent", "result", "expected"),
    [
        ("Chưa thực hiện", None, None, ""),
        (None, None, None, ""),
        ("Đang thực hiện", None, None, "in_progress"),
        ("Hoàn thành đúng hạn", None, None, "done"),
        ("Hoàn thành quá hạn", None, None, "done"),
        ("Quá hạn chưa hoàn thành", None, "Đã họp", "in_progress"),
        ("Tạm dừng", None, None, "paused"),
        (None, 100, None, "done"),
        (None, 0.4, None, "in_progress"),
        (None, None, "Đã họp", "in_progress"),
        ("Đúng tiến độ", None, None, "in_progress"),
        ("Đang xây dựng dự thảo", None, None, "in_progress"),
        ("Đang thực hiện, dự kiến hoàn thành 15/12", None, None, "in_progress"),
        ("Không hoàn thành", None, None, "in_progress"),
        ("Hoàn thành 50%", None, None, "in_progress"),
        ("Đã hoàn thành", None, None, "done"),
        ("Tạm hoãn", None, None, "paused"),
    ],
)
def test_the_words_of_offices_for_states(world, state, percent, result, expected):
    data = _book(("Việc", "SCT", state, percent, result), head=("Nhiệm vụ", "Chủ trì", "Tình trạng", "%", "Kết quả"))

    assert preview_work(data, world.locality, TODAY).rows[0].state == expected


def test_faults_name_their_cells_and_what_is_near(world):
    data = _book(
        _row("Việc A", "Sở Công Thươg"), _row(None, "SCT"), _row("Việc B", None), _row("Việc C", "SCT", "Sở Lạ")
    )

    faults = preview_work(data, world.locality, TODAY).faults

    assert [(f.cell, f.sentence) for f in faults] == [
        ("C2", "Danh mục không có cơ quan “Sở Công Thươg”; gần nhất là: Sở Công Thương."),
        ("B3", "Hãy ghi nội dung công việc."),
        ("C4", "Hãy ghi cơ quan chủ trì."),
        ("D5", "Danh mục không có cơ quan “Sở Lạ”; gần nhất là: —."),
    ]


def test_what_is_there_gets_progress_and_what_is_new_is_added(world):
    text = "Tổ chức Lễ hội Đèn nước sông Hạc"
    type(world.assignment.task.item).objects.filter(pk=world.assignment.task.item_id).update(
        text=text, folded="to chuc le hoi den nuoc song hac"
    )
    data = _book(
        _row("Tổ chức lễ hội đèn nước sông Hạc.", state="Hoàn thành", result="1.200 khách."),
        _row("Việc mới", "SCT", "SVHTTDL; SXD", "Quý IV/2026"),
    )

    for _twice in range(2):
        import_work(by=world.focal, locality=world.locality, work=WorkList(data, world.plan), now=NOW)

    said = world.assignment.progress.first()
    assert (said.state, said.note, Progress.objects.filter(note="1.200 khách.").count()) == ("done", "1.200 khách.", 1)
    task = Task.objects.get(item__text="Việc mới")
    assert (task.plan, str(task.due)) == (world.plan, "2026-12-31")
    assert [(a.agency, a.role) for a in task.assignments.order_by("pk")] == [
        (world.partner_agency, "lead"), (world.lead_agency, "coordinate"), (world.idle_agency, "coordinate"),
    ]  # fmt: skip


def test_a_column_of_shares_is_read_as_per_cents(world):
    data = _book(("A", "SCT", 1), ("B", "SCT", 0.4), ("C", "SCT", 0), head=("Nhiệm vụ", "Chủ trì", "%"))

    assert [(r.percent, r.state) for r in preview_work(data, world.locality, TODAY).rows] == [
        (100, "done"), (40, "in_progress"), (0, ""),
    ]  # fmt: skip


@pytest.mark.parametrize("other", ["quý II năm 2026", "quý I năm 2025", "lần 2 quý I năm 2026"])
def test_a_task_with_another_number_is_another_task(world, other):
    text = "Báo cáo kết quả thực hiện công tác thông tin đối ngoại quý I năm 2026"
    make.TaskFactory(item__plan=world.plan, item__text=text)
    data = _book(_row(text.replace("quý I năm 2026", other)), _row(text.upper()))

    rows = preview_work(data, world.locality, TODAY, world.plan).rows

    assert [row.known is None for row in rows] == [True, False]


def test_outside_any_plan_nothing_is_doubled_either(world):
    data = _book(_row("Việc A", "SCT"))

    for _twice in range(2):
        import_work(by=world.focal, locality=world.locality, work=WorkList(data), now=NOW)

    assert Task.objects.filter(item__text="Việc A").count() == 1


@pytest.mark.parametrize(
    ("row", "cell"),
    [(_row("A", "-"), "C2"), (_row("A", "Các trường"), "C2"), (_row("A", "SCT", due="31/02/2026"), "E2")],
)
def test_odd_cells_are_faults_and_no_error(world, row, cell):
    assert [fault.cell for fault in preview_work(_book(row), world.locality, TODAY).faults] == [cell]


def test_a_plan_that_ended_meanwhile_or_is_another_provinces_takes_nothing(world):
    work = WorkList(_book(_row(world.assignment.task.item.text, state="Hoàn thành")), world.plan)
    make.changed(Plan.objects.filter(pk=world.plan.pk), state="closed")
    with pytest.raises(Refused, match="không đang thực hiện"):
        import_work(by=world.focal, locality=world.locality, work=work, now=NOW)
    foreign = WorkList(work.data, make.PlanFactory())
    with pytest.raises(Refused, match="không đang thực hiện"):
        import_work(by=world.focal, locality=world.locality, work=foreign, now=NOW)


def test_one_wrong_cell_and_nothing_is_changed(world):
    data = _book(_row("Việc A", "SCT"), _row("Việc B", "Sở Lạ"))

    with pytest.raises(Refused, match="Ô C3"):
        import_work(by=world.focal, locality=world.locality, work=WorkList(data), now=NOW)
    assert not Task.objects.filter(item__text="Việc A").exists()


@pytest.mark.parametrize("person", ["lead", "administrator", "outsider"])
def test_who_may_not_import_work(world, person):
    with pytest.raises(NotAllowed):
        import_work(by=getattr(world, person), locality=world.locality, work=WorkList(_book()), now=NOW)


def test_a_list_without_a_head_is_refused(world):
    with pytest.raises(Refused, match="dòng tiêu đề"):
        preview_work(_book(("a", "b"), head=("x", "y")), world.locality, TODAY)


def test_the_page_shows_then_does(world, as_user, run_jobs):
    client = as_user(world.focal)
    address = f"{reverse('import_work')}?plan={world.plan.pk}"
    upload = SimpleUploadedFile("theo-doi.xlsx", _book(_row("Việc từ bảng", "SCT")))

    shown = client.post(address, {"file": upload})
    started = client.post(address, {"token": shown.context["token"]})
    run_jobs()
    done = client.get(started["Location"])

    assert done["Location"] == reverse("plan_detail", args=[world.plan.pk])
    assert Task.objects.get(item__text="Việc từ bảng").plan == world.plan


def _sheets(*sheets):
    book = Workbook()
    book.remove(book.active)
    for name, rows, merged in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for area in merged:
            sheet.merge_cells(area)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_lead_merged_over_rows_below_a_head_of_two_rows_holds_for_each(world):
    rows = (
        ("TT", "Nhiệm vụ", "Phân công", None), (None, None, "Chủ trì", "Phối hợp"), ("I", "ĐÀO TẠO", None, None),
        (1, "Việc A", "SCT", None), (2, "Việc B", None, "SXD"), (None, "Tổng cộng", None, None),
    )  # fmt: skip
    data = _sheets(("Bìa", [("Ghi chú",)], ()), ("Việc", rows, ("A1:A2", "B1:B2", "C1:D1", "C4:C5")))

    preview = preview_work(data, world.locality, TODAY)

    assert [(row.line, row.text, row.lead, row.partners) for row in preview.rows] == [
        (4, "Việc A", world.partner_agency, ()), (5, "Việc B", world.partner_agency, (world.idle_agency,)),
    ]  # fmt: skip
    assert (preview.sheet, preview.sheets) == ("Việc", ("Việc",))


def test_columns_and_sheet_are_changed_below_the_preview(world, as_user, run_jobs):
    client = as_user(world.focal)
    head = ("Nội dung", "Chủ trì", "Ghi chú", "Nội dung cụ thể")
    rows = [head, ("Nhóm việc", "SCT", "31/12/2026", "In tờ gấp tiếng Anh")]
    data = _sheets(("Quý I", [HEAD[1:3], ("Việc cũ", "SCT")], ()), ("Quý II", rows, ()))
    shown = client.post(reverse("import_work"), {"file": SimpleUploadedFile("a.xlsx", data)})
    token = shown.context["token"]

    other = client.post(reverse("import_work"), {"token": token, "look": 1, "sheet": "Quý II", "shown_sheet": "Quý I"})
    chosen = {"column-0": "", "column-1": "lead", "column-2": "due", "column-3": "text"}
    same = {"token": token, "sheet": "Quý II", "shown_sheet": "Quý II", **chosen}
    looked = client.post(reverse("import_work"), {**same, "look": 1})
    lacking = client.post(reverse("import_work"), {**same, "look": 1, "column-3": ""})
    client.post(reverse("import_work"), same)
    run_jobs()

    assert [row.text for row in shown.context["shown"].rows] == ["Việc cũ"]
    assert [row.text for row in other.context["shown"].rows] == ["Nhóm việc"]
    assert [(r.text, str(r.due)) for r in looked.context["shown"].rows] == [("In tờ gấp tiếng Anh", "2026-12-31")]
    assert "Hãy chọn cột cho: Nội dung nhiệm vụ." in lacking.content.decode()
    assert Task.objects.filter(item__text="In tờ gấp tiếng Anh").count() == 1


@pytest.mark.parametrize("sign", [";", ","])
def test_a_list_as_csv(world, sign):
    data = "\n".join(
        sign.join(row) for row in (("Nhiệm vụ", "Chủ trì", "Hạn"), ("Việc A", "SCT", "15-Nov-26"))
    ).encode()

    assert [(row.text, str(row.due)) for row in preview_work(data, world.locality, TODAY).rows] == [
        ("Việc A", "2026-11-15")
    ]


def test_what_is_no_list_is_refused_with_a_sentence(world):
    with pytest.raises(Refused, match="bảng tính"):
        preview_work(b"PK\x03\x04 broken", world.locality, TODAY)
