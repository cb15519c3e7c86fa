"""The short title that a person gives a task."""

import pytest
from django.urls import reverse

from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.plans.models import short_title
from nhipcau.plans.titles import name_task

pytestmark = pytest.mark.django_db


def test_a_task_is_called_by_its_title_everywhere(world, as_user):
    task = world.assignment.task
    before = task.called

    task = name_task(by=world.focal, task=task, title=" Tuần văn hóa. ")

    assert (before, task.called) == (short_title(task.item.text), "Tuần văn hóa")
    page = as_user(world.lead).get(reverse("task_detail", args=[task.pk])).content.decode()
    assert "<title>Tuần văn hóa – Nhịp Cầu</title>" in page
    assert name_task(by=world.focal, task=task, title="").called == before


def test_who_may_and_how_long(world):
    with pytest.raises(NotAllowed):
        name_task(by=world.lead, task=world.assignment.task, title="Tuần văn hóa")
    with pytest.raises(Refused, match="90 ký tự"):
        name_task(by=world.focal, task=world.assignment.task, title="x" * 91)


@pytest.mark.parametrize(("text", "title"), [
    ("Mở lớp tập huấn.", "Mở lớp tập huấn"),
    ("Tổ chức Lễ hội Đèn nước sông Hạc với khách quốc tế, các đoàn nghệ thuật của 12 địa phương kết nghĩa và bạn",
     "Tổ chức Lễ hội Đèn nước sông Hạc với khách quốc tế, các đoàn nghệ thuật của 12 địa phương kết nghĩa và bạn"),
    ("Lập hồ sơ khoa học hát Dặm Hạc trình Hội đồng di sản; số hóa 118 bài bản, trong đó ưu tiên các bài của nghệ nhân "
     "cao tuổi ở 14 thôn", "Lập hồ sơ khoa học hát Dặm Hạc trình Hội đồng di sản; số hóa 118 bài bản"),
])  # fmt: skip
def test_long_words_are_cut_where_a_clause_ends(text, title):
    assert short_title(text) == title
