"""The ways of looking at a plan, finding, reminders: accessible on a desk and on a telephone."""

import pytest

from nhipcau.agencies.models import Membership
from nhipcau.plans.models import Item, Plan, Target
from nhipcau.plans.uploads import upload_plan
from nhipcau.work.models import Difficulty
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]


@pytest.fixture
def plan(people):
    """A plan with a task in each status, of the head's agency."""
    focal, head = people["focal"].memberships.get().agency, people["head"].memberships.get().agency
    plan = make.PlanFactory(locality=focal.locality, created_by=people["focal"], number="12/KH-UBND")
    for at, (state, percent) in enumerate((("in_progress", 40), ("done", 100), ("paused", 20), (None, 0))):
        task = make.TaskFactory(
            item__plan=plan, item__text=f"Tổ chức Lễ hội Đèn nước lần {at}", due=TODAY, outputs=["Ảnh"]
        )
        row = make.AssignmentFactory(task=task, agency=head)
        if state:
            make.ProgressFactory(assignment=row, state=state, percent=percent)
    make.ReminderFactory(assignment=row, user=people["focal"])
    make.ExtensionFactory(assignment=row, asked_by=people["officer"])
    Difficulty.objects.create(assignment=row, text="Thiếu xe.", raised_by=people["officer"], raised_at=NOW)
    other = make.PlanFactory(locality=focal.locality, created_by=people["focal"], number="9/KH-UBND")
    make.AssignmentFactory(task=make.TaskFactory(item__plan=other, item__text="Khảo sát thị trường"), agency=head)
    return plan, other, row


@pytest.mark.parametrize("width", [1280, 390])
def test_the_workspace_is_accessible(open_as, assert_accessible, live_server, plan, width):
    plan, other, row = plan
    amendment = make.ChangeFactory(amendment__plan=plan, quote="Bổ sung nhiệm vụ.").amendment
    indicator = make.IndicatorFactory(plan=plan)
    Target.objects.create(indicator=indicator, year=2026, value=4)
    make.ItemFactory(plan=plan, kind="objective", text="Quảng bá Lễ hội Đèn nước.")
    make.DeclineFactory(assignment=row)
    inspection = make.FindingFactory(inspection__plan=plan, inspection__agency=row.agency).inspection
    page = open_as("focal", width)
    addresses = (
        *(f"/plans/{plan.pk}/{view}" for view in ("", "document/", "board/", "timeline/", f"compare/?with={other.pk}")),
        "/calendar/", "/find/?q=le+hoi", "/find/?q=le+hooi", "/reminders/", "/reminders/rules/", "/tasks/add/",
        "/tasks/import/", f"/tasks/{row.task_id}/", "/dashboard/", "/waiting/", "/my-agency/", "/tasks/?status=late",
        *(f"/plans/{plan.pk}/{view}" for view in ("indicators/", "indicators/set/", "objectives/", "amend/")),
        f"/amendments/{amendment.pk}/", f"/amendments/{amendment.pk}/change/?kind=changed",
        f"/indicators/{indicator.pk}/", "/inspections/", f"/plans/{plan.pk}/inspections/new/",
        f"/inspections/{inspection.pk}/", f"/inspections/{inspection.pk}/record/", "/plans/?cols=title&cols=issuer",
    )  # fmt: skip
    for address in addresses:
        page.goto(f"{live_server.url}{address}")
        assert_accessible(page)


def test_progress_on_a_telephone_and_ctrl_k(open_as, assert_accessible, live_server, plan):
    _plan, _other, row = plan
    page = open_as("officer", 390)
    page.goto(f"{live_server.url}/tasks/{row.task_id}/")
    page.fill("[name=note]", "Đã mời 12 đoàn.")
    if page.locator("#id_reason").count():
        page.fill("#id_reason", "Chờ đối tác.")
    page.check("[name=outputs]")
    page.click("button:has-text('Cập nhật tiến độ')")
    page.wait_for_selector("text=Đã ghi nhận tiến độ.")
    assert_accessible(page)

    page.keyboard.press("Control+k")
    page.wait_for_selector("main[data-page=find]")
    page.fill("#q", "den nuoc lan 3")
    page.wait_for_selector("#found mark")

    assert page.locator("#found li").count() == 1


PASTE = """name => {
  const clip = new DataTransfer();
  clip.items.add(new File([new Uint8Array([1, 2, 3])], name, {type: "image/png"}));
  document.dispatchEvent(new ClipboardEvent("paste", {clipboardData: clip, bubbles: true}));
}"""


def test_evidence_is_pasted_chosen_by_the_folder_and_left_out_again(
    open_as, assert_accessible, live_server, plan, tmp_path
):
    _plan, _other, row = plan
    for name in ("anh.jpg", "bien-ban.txt", "Thumbs.db"):
        (tmp_path / name).write_bytes(make.PICTURE if name == "anh.jpg" else b"Bien ban")
    page = open_as("officer")
    page.goto(f"{live_server.url}/tasks/{row.task_id}/")
    page.evaluate(PASTE, "image.png")
    page.evaluate(PASTE, "IMG_0001.HEIC")
    with page.expect_file_chooser() as chooser:
        page.click("button:has-text('Chọn cả thư mục')")
    chooser.value.set_files(tmp_path)

    page.wait_for_selector(".gathered li:has-text('anh.jpg')")
    rows = page.locator(".gathered li").all_inner_texts()
    assert sorted(text.split(" (")[0] for text in rows) == ["anh-dan-1.png", "anh.jpg", "bien-ban.txt"]
    page.evaluate(PASTE, "IMG_0001.HEIC")
    page.wait_for_selector(".gathered li:has-text('IMG_0001.HEIC: trình duyệt không đọc được ảnh .heic')")
    assert_accessible(page)
    page.click("button[aria-label='Bỏ tệp anh-dan-1.png']")
    page.fill("[name=note]", "Đã chụp ảnh.")
    if page.locator("#id_reason").count():
        page.fill("#id_reason", "Chờ đối tác.")
    page.click("button:has-text('Cập nhật tiến độ')")
    page.wait_for_selector("text=Đã ghi nhận tiến độ.")

    assert sorted(row.progress.latest("pk").evidence.values_list("name", flat=True)) == ["anh.jpg", "bien-ban.txt"]


def test_milestones_on_a_telephone(open_as, assert_accessible, live_server, plan):
    _plan, _other, row = plan
    page = open_as("head", 390)
    page.goto(f"{live_server.url}/tasks/{row.task_id}/")
    page.click("text=Phân công trong cơ quan")
    page.fill("[name=text]", "Mời các đoàn")
    page.select_option("#id_person", label="Người officer")
    page.click("button:has-text('Lưu')")
    page.wait_for_selector("text=Đã lưu mốc công việc.")

    assert_accessible(page)
    assert row.milestones.get().person.full_name == "Người officer"


def test_a_leader_reads_the_dashboard_and_every_number_opens_its_list(
    open_as, assert_accessible, live_server, people, plan
):
    plan, _other, _row = plan
    leader = make.UserFactory(email="leader@vinhha.example", full_name="Chủ tịch")
    leader.password = people["head"].password
    leader.save()
    committee = make.AgencyFactory(locality=plan.locality, name="Ủy ban nhân dân tỉnh")
    make.MembershipFactory(user=leader, agency=committee, role=Membership.Role.LEADER)
    people["leader"] = leader
    page = open_as("leader")
    page.goto(f"{live_server.url}/dashboard/?plan={plan.pk}")
    assert_accessible(page)

    page.click(".tile.is-done")
    page.wait_for_selector("main[data-page=plan_detail]")
    assert page.locator("#plan-tasks tbody tr").count() == 1
    page.goto(f"{live_server.url}/dashboard/?plan={plan.pk}")
    page.fill("[name=answer]", "Mượn xe của Văn phòng.")
    page.click("button:has-text('Cho ý kiến chỉ đạo')")
    page.wait_for_selector("text=Đã gửi ý kiến chỉ đạo.")

    assert Difficulty.objects.get().answer == "Mượn xe của Văn phòng."


TEXT = """KẾ HOẠCH
Về ngoại giao văn hóa năm 2026
I. MỤC TIÊU
1. Đưa di sản của tỉnh đến bạn bè năm châu.
II. NHIỆM VỤ
1. Mở Tuần Văn hóa ở ba nước.
(Chủ trì: Sở Ngoại vụ)
2. Làm phim giới thiệu tỉnh. Dịch phim ra ba thứ tiếng.
3. Ra sách ảnh về làng nghề.
III. TỔ CHỨC THỰC HIỆN
1. Sở Ngoại vụ theo dõi, đôn đốc việc thực hiện kế hoạch.
"""


def test_a_plan_is_reviewed_with_the_keyboard_alone(open_as, assert_accessible, live_server, people):
    locality = people["focal"].memberships.get().agency.locality
    draft = upload_plan(by=people["focal"], locality=locality, name="kh.txt", data=TEXT.encode(), now=NOW)
    page = open_as("focal")
    page.goto(f"{live_server.url}/plans/{draft.pk}/review/")
    assert_accessible(page)
    focused = "document.activeElement.closest('.item')?.querySelector('.item-text')?.textContent"
    keys = page.keyboard

    keys.press("n")  # the first in doubt: a task without a lead
    assert page.evaluate(focused) == "Làm phim giới thiệu tỉnh. Dịch phim ra ba thứ tiếng."
    keys.press("e")
    page.wait_for_selector(".item.is-editing textarea:focus")
    keys.press("Control+a")
    keys.type("Làm phim giới thiệu tỉnh.")
    keys.press("Tab")
    keys.type("Sở Ngoại vụ")
    keys.press("Control+Enter")
    page.wait_for_selector(".item:focus:not(.is-editing)")
    keys.press("n")
    assert page.evaluate(focused) == "Ra sách ảnh về làng nghề."
    keys.press("v")
    page.wait_for_selector(".item:focus:has-text('Đã kiểm tra')")
    keys.press("x")
    page.wait_for_selector(".item.is-dropped:focus")
    page.reload()
    keys.press("u")
    page.wait_for_selector("text=Đã hoàn tác")
    keys.press("k")
    keys.press("g")
    page.wait_for_selector("text=Đã gộp với mục sau.")
    assert_accessible(page)
    page.focus("button:has-text('Kích hoạt')")
    page.once("dialog", lambda dialog: dialog.accept())
    keys.press("Enter")
    page.wait_for_selector("main[data-page=plan_detail]")

    texts = list(Item.objects.filter(plan=draft, kind="task", dropped_at=None).values_list("text", flat=True))
    assert texts == ["Mở Tuần Văn hóa ở ba nước.", "Làm phim giới thiệu tỉnh. Ra sách ảnh về làng nghề."]
    assert Plan.objects.get(pk=draft.pk).state == "active"
