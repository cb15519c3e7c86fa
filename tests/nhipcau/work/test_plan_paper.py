"""The text of a plan on paper: nothing of it lost, tasks in the margin, contents with figures."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse

from nhipcau.work.plan_paper import plan_paper
from tests import kehoach as reader_tests
from tests.conftest import TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
CORPUS = sorted((Path(reader_tests.__file__).parent / "corpus").rglob("*.txt"))
TEXT = """ỦY BAN NHÂN DÂN
TỈNH VĨNH HÀ
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Vĩnh Hà, ngày 03 tháng 02 năm 2026
KẾ HOẠCH
Ngoại giao văn hóa năm 2026
I. MỤC ĐÍCH
- Giới thiệu con người Vĩnh Hà.
II. NHIỆM VỤ
1. Giao lưu
- Tổ chức Tuần Văn hóa.
- Mời đoàn nghệ thuật.
2. Thông tin
- Dịch sách ra tiếng Anh.
Nơi nhận:
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Thị Hà
Phụ lục
DANH MỤC
1\tLàm phim giới thiệu tỉnh\tSở Ngoại vụ"""


@pytest.fixture
def plan(world):
    """A plan with four tasks, two of an agency; one is late."""
    plan = make.PlanFactory(locality=world.locality, source__text=TEXT, created_by=world.focal)
    for text, agency, due in (
        ("Tổ chức Tuần Văn hóa.", world.lead_agency, date(2026, 1, 1)),
        ("Mời đoàn nghệ thuật.", world.partner_agency, None),
        ("Dịch sách ra tiếng Anh.", world.lead_agency, None),
        ("Làm phim giới thiệu tỉnh", world.partner_agency, None),
    ):
        start = TEXT.index(text)
        item = make.ItemFactory(plan=plan, text=text, span_start=start, span_end=start + len(text))
        make.AssignmentFactory(task=make.TaskFactory(item=item, due=due), agency=agency)
    return plan


def test_tasks_stand_beside_the_lines_in_which_they_begin(world, plan):
    paper = plan_paper(plan, TODAY, {world.lead_agency.pk})

    beside = [(row.text, [task.task.item.text for task in row.tasks], row.is_mine) for row in paper.lines if row.tasks]
    assert beside == [
        ("- Tổ chức Tuần Văn hóa.", ["Tổ chức Tuần Văn hóa."], True),
        ("- Mời đoàn nghệ thuật.", ["Mời đoàn nghệ thuật."], False),
        ("- Dịch sách ra tiếng Anh.", ["Dịch sách ra tiếng Anh."], True),
    ]
    assert [row.text for row in paper.annexes] == ["Phụ lục", "DANH MỤC", "1 Làm phim giới thiệu tỉnh Sở Ngoại vụ"]


def test_contents_count_the_tasks_of_a_section_and_of_its_headings(world, plan):
    contents = plan_paper(plan, TODAY, ()).contents

    assert [(heading.line.text, heading.tasks, heading.late) for heading in contents] == [
        ("I. MỤC ĐÍCH", 0, 0),
        ("II. NHIỆM VỤ", 3, 1),
        ("1. Giao lưu", 2, 1),
        ("2. Thông tin", 1, 0),
        ("Phụ lục", 1, 0),
    ]


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.stem)
def test_nothing_of_a_document_is_lost_on_paper(world, file):
    text = file.read_text(encoding="utf-8")
    plan = make.PlanFactory(locality=world.locality, source__text=text)

    paper = plan_paper(plan, TODAY, ())

    head, end = paper.layout.head, paper.layout.ending
    shown = [*head.issuer, *head.number, *head.nation, head.dated, paper.layout.type, paper.layout.title]
    shown += [row.text for row in (*paper.lines, *paper.annexes)] + [*end.recipients, *end.signature]
    assert _words(" ".join(shown)) == _words(text)


def _words(text):
    return Counter(word for word in text.split() if any(letter.isalnum() for letter in word))


def test_the_page_leads_from_contents_to_lines_and_from_lines_to_tasks(world, plan, as_user):
    page = as_user(world.lead).get(reverse("plan_document", args=[plan.pk])).content.decode()

    anchor = f"l-{TEXT.index('1. Giao lưu')}"
    assert f'href="#{anchor}"' in page
    assert f'id="{anchor}"' in page
    assert page.count("document-line is-mine") == 2
    assert all(reverse("task_detail", args=[task.pk]) in page for task in plan.tasks.all())
