"""What an officer says of a task: reasons, days, outputs, links, and what a file shows."""

import io
import re
from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from nhipcau.common.refusal import Refused
from nhipcau.plans.models import Assignment, Task
from nhipcau.work.models import Evidence, Latest, OutputTick, Progress
from nhipcau.work.progress import actions
from nhipcau.work.progress.rows import File
from nhipcau.work.queries import with_status
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db


def _post(world, token="t1", now=NOW, **said):
    report = actions.ProgressReport(
        **{"state": "in_progress", "percent": 50, "note": "Đã họp.", "token": token, **said}
    )
    assignment = Assignment.objects.get(pk=world.assignment.pk)
    return actions.post_progress(by=world.lead, assignment=assignment, report=report, now=now)


def _due(world, days):
    make.changed(Task.objects.filter(pk=world.assignment.task_id), due=TODAY + timedelta(days=days))


def test_a_late_task_asks_why_once(world):
    _due(world, -3)
    with pytest.raises(Refused, match="giải trình"):
        _post(world)

    _post(world, reason=" Chờ đối tác. ")
    second = _post(world, token="t2")

    assert [p.reason for p in world.assignment.progress.order_by("pk")][1:] == ["Chờ đối tác.", ""]
    assert second.token == "t2"


def test_a_cause_is_one_of_the_list(world):
    _due(world, -3)
    with pytest.raises(Refused, match="nhóm nguyên nhân"):
        _post(world, reason="Chờ.", cause="số phận")

    assert _post(world, reason="Chờ.", cause="partner").cause == "partner"


def test_the_form_asks_for_a_reason_only_where_the_task_is_late(world, as_user):
    client, address = as_user(world.lead), reverse("task_detail", args=[world.assignment.task_id])
    on_time = client.get(address).content.decode()
    _due(world, -3)

    asked = [
        re.search(r'<textarea name="reason"[^>]*required', page)
        for page in (on_time, client.get(address).content.decode())
    ]
    assert [match is not None for match in asked] == [False, True]


@pytest.mark.parametrize(
    ("done_on", "due_in", "status"),
    [(TODAY, 0, "done"), (TODAY, -1, "done_late"), (TODAY - timedelta(days=5), -5, "done"), (None, -1, "done_late")],
)
def test_done_in_time_is_told_by_the_day_of_completion(world, done_on, due_in, status):
    _due(world, due_in)

    _post(world, state="done", done_on=done_on, reason="Chậm.")

    assert with_status(Assignment.objects.filter(pk=world.assignment.pk), TODAY).get().status == status


def test_nothing_is_completed_tomorrow(world):
    with pytest.raises(Refused, match="sau hôm nay"):
        _post(world, state="done", done_on=TODAY + timedelta(days=1))


def test_a_correction_is_a_new_row_and_the_last_word(world):
    _post(world, state="done")
    _post(world, token="t2", percent=80, now=NOW + timedelta(hours=1))

    row = with_status(Assignment.objects.filter(pk=world.assignment.pk), TODAY).get()
    assert (row.status, row.latest_percent, world.assignment.progress.count()) == ("on_track", 80, 3)


def test_outputs_are_ticked_off_against_what_the_plan_asks(world, as_user):
    Task.objects.filter(pk=world.assignment.task_id).update(outputs=["03 phim ngắn", "Sách ảnh"])
    _post(world, outputs=["Sách ảnh"])

    page = as_user(world.lead).get(reverse("task_detail", args=[world.assignment.task_id]))
    assert page.context["outputs"] == [("03 phim ngắn", False), ("Sách ảnh", True)]
    form = next(form for _row, form, _may in page.context["rows"] if form)
    assert form.fields["outputs"].choices == [("03 phim ngắn", "03 phim ngắn")]
    with pytest.raises(Refused, match="không yêu cầu"):
        _post(world, token="t2", outputs=["Bảo tàng"])
    assert OutputTick.objects.count() == 1


def test_links_are_evidence_too(world, as_user):
    form = {
        "state": "in_progress",
        "note": "Đã đăng.",
        "token": "t1",
        "links": "https://vinhha.example/tin/1\nhttps://a.vn/2",
    }
    as_user(world.lead).post(reverse("post_progress", args=[world.assignment.pk]), form)

    assert list(Evidence.objects.exclude(url="").values_list("url", "size").order_by("pk")) == [
        ("https://vinhha.example/tin/1", 0), ("https://a.vn/2", 0),
    ]  # fmt: skip


@pytest.mark.parametrize("link", ["javascript:alert(1)", "khong-phai", "ftp://a.vn/x"])
def test_what_is_no_link_is_refused_and_nothing_is_lost(world, as_user, link):
    form = {"state": "in_progress", "note": "Đã đăng tin.", "token": "t1", "links": link}

    page = as_user(world.lead).post(reverse("post_progress", args=[world.assignment.pk]), form)

    assert (page.status_code, "Đã đăng tin." in page.content.decode(), Evidence.objects.exclude(url="").count()) == (
        422, True, 0,
    )  # fmt: skip


def test_the_same_file_is_kept_once(world):
    for token in ("t1", "t2"):
        _post(world, token=token, files=[File(f"{token}.txt", b"Bien ban hop")])

    rows = Evidence.objects.filter(name__in=["t1.txt", "t2.txt"])
    assert (len({row.content.name for row in rows}), len({row.sha256 for row in rows}), rows.count()) == (1, 1, 2)


def _picture():
    drawn = io.BytesIO()
    Image.new("RGB", (3000, 1000), "red").save(drawn, "PNG")
    return drawn.getvalue()


def test_a_picture_is_drawn_anew(world, as_user):
    _post(world, files=[File("le-hoi.png", _picture())])
    evidence = Evidence.objects.get(name="le-hoi.png")

    response = as_user(world.chair).get(reverse("evidence_picture", args=[evidence.pk]))

    assert (response["Content-Type"], Image.open(io.BytesIO(response.content)).size) == ("image/jpeg", (1200, 400))


@pytest.mark.parametrize(
    ("name", "data", "shown"),
    [
        ("bien-ban.txt", "Biên bản họp ngày 3/8".encode(), "Biên bản họp ngày 3/8"),
        ("hong.docx", b"PK\x03\x04 khong phai", "không xem trước được"),
        ("so-lieu.xlsx", b"PK...", "không xem trước được"),
    ],
)
def test_a_file_shows_its_text(world, as_user, name, data, shown):
    _post(world, files=[File(name, data)])

    page = as_user(world.lead).get(reverse("evidence_preview", args=[Evidence.objects.get(name=name).pk]))

    assert shown in page.content.decode()


def test_a_broken_picture_is_not_found(world, as_user):
    _post(world, files=[File("hong.png", b"khong phai anh")])

    response = as_user(world.lead).get(reverse("evidence_picture", args=[Evidence.objects.get(name="hong.png").pk]))

    assert response.status_code == 404


def test_an_update_takes_the_last_words_along(world):
    """As a database of an earlier version has them: rows without pointers and without days."""
    late = make.ProgressFactory(assignment=world.assignment, state="in_progress", posted_at=NOW + timedelta(days=1))
    Latest.objects.all().delete()

    import_module("nhipcau.work.migrations.0003_last_words").remember_last_words(apps, None)

    assert [(row.assignment, row.progress) for row in Latest.objects.all()] == [(world.assignment, late)]


def test_the_form_takes_a_day_of_completion(world, as_user):
    form = {"state": "done", "note": "Xong.", "token": "t1", "done_on": "01/08/2026",
            "evidence": SimpleUploadedFile("a.txt", b"A")}  # fmt: skip

    as_user(world.lead).post(reverse("post_progress", args=[world.assignment.pk]), form)

    assert Progress.objects.get(token="t1").done_on == date(2026, 8, 1)
