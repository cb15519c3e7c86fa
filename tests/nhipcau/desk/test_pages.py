"""Pages: what they show, how many queries they take, and what bad input gets."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape
from django.utils.timezone import localdate

from nhipcau.agencies.models import LocalitySuccession
from nhipcau.desk.uploads import AN_HOUR
from nhipcau.duties.law import all_duties
from nhipcau.plans.models import Item, Plan
from nhipcau.records.keeping import link_task
from nhipcau.reports.membership import keep_up_all
from nhipcau.reports.passages import digest_of
from nhipcau.work.models import Progress
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db


def _page(response):
    return response.content.decode()


def _grow(world, rows):
    """Adds rows of everything that the lists show."""
    for _ in range(rows):
        plan = make.PlanFactory(locality=world.locality, created_by=world.focal)
        make.AssignmentFactory(task__item__plan=plan, agency=world.lead_agency)
        row = make.AssignmentFactory(task__item__plan=world.plan, agency=world.lead_agency, person=make.UserFactory())
        make.ProgressFactory(assignment=row)
        make.AssignmentFactory(task=world.assignment.task)
        make.DifficultyFactory(assignment=row)
        make.ReminderFactory(assignment=row, user=world.focal)
        make.LocalityFactory(name=f"Xã Số {row.pk}", kind="commune", parent=world.province)
        merged = make.LocalityFactory(name=f"Tỉnh Cũ {row.pk}", valid_to="2025-07-01")
        new = make.LocalityFactory(name=f"Tỉnh Mới {row.pk}", code=str(row.pk), valid_from="2025-07-01")
        LocalitySuccession.objects.create(old=merged, new=new, on="2025-07-01", act="202/2025/QH15")
        LocalitySuccession.objects.create(old=merged, new=world.province, on="2025-07-01", act="202/2025/QH15")
        make.AliasFactory(agency=make.AgencyFactory(locality=world.locality, parent=make.AgencyFactory()))
        make.SubmissionFactory(period=make.PeriodFactory(plan=world.plan), agency=world.lead_agency)
        make.SubmissionFactory(period=world.period)
        make.MilestoneFactory(assignment=world.assignment)
        make.DeclineFactory(assignment=world.assignment, decided_by=world.focal, decided_at=NOW, is_granted=False)
        make.DifficultyFactory(assignment=row, merged_into=world.difficulty)
        make.IndicatorFactory(plan=world.plan, agency=world.lead_agency)
        make.ItemFactory(plan=world.plan, kind="objective")
        make.ExtensionFactory(assignment=row)
        make.DeclineFactory(assignment=row)
        make.MilestoneFactory(assignment=row, person=world.lead)
        make.ChangeFactory(amendment=world.amendment)
        make.AssignmentFactory(task__item__plan=world.draft, agency=None, printed_name=f"Sở Lạ {row.pk}")
        make.CopyFactory(document__plan=world.plan, document__issuer=world.focal_agency)
        make.FindingFactory(inspection__plan=world.plan, inspection__agency=make.AgencyFactory())
        make.FindingFactory(inspection=world.finding.inspection, task=row.task)
        make.AbsenceFactory(substitute=world.focal)
        make.PostFactory(partner=make.PartnerFactory(locality=world.locality, agency=world.lead_agency))
        make.ActivityFactory(partner=make.PostFactory(partner=world.city).partner)
        make.AttachmentFactory(record=world.city, sha256=str(row.pk))
        link_task(by=world.focal, to=world.city, task=row.task, now=NOW)
        make.CommitmentFactory(agreement=world.agreement, task=row.task)
        make.AgreementFactory(locality=world.locality, agency=world.lead_agency)
        make.DelegationFactory(locality=world.locality, agency=world.lead_agency, partner=world.city)
        make.MemberFactory(delegation=world.delegation)
        country = make.CountryFactory(code=f"{chr(97 + row.pk % 26)}{chr(97 + row.pk // 26 % 26)}")
        make.AttendanceFactory(conference=world.conference, country=country)
        make.ConferenceFactory(locality=world.locality, agency=world.lead_agency)
        make.EventFactory(locality=world.locality, agency=world.lead_agency)
        make.ParticipationFactory(event=world.event, country=country)
        for part in (make.PreparationFactory, make.InviteeFactory, make.SponsorFactory):
            part(event=world.event)
        make.FollowUpFactory(delegation=world.delegation, task=row.task)
        visit = make.PressVisitFactory(locality=world.locality, agency=world.lead_agency, outlet=world.outlet)
        make.PublishedFactory(visit=visit, published_on=localdate())
        make.ReporterFactory(visit=make.ViolationFactory(visit=world.press_visit).visit)
        make.PublishedFactory(visit=world.press_visit, published_on=localdate())
        make.ProgrammeItemFactory(record=world.press_visit)
        resource = make.ResourceFactory(locality=world.locality)
        make.ProgrammeItemFactory(record=world.delegation).needs.create(resource=resource, is_host=True)
        make.GivingFactory(gift=world.gift, partner=world.city, contact=make.PostFactory(partner=world.city).contact)
        make.MovementFactory(gift=make.GiftFactory(locality=world.locality, agency=world.lead_agency))
        make.PictureFactory(record=world.gift, sha256=str(row.pk))
        make.ReceivedGiftFactory(locality=world.locality, agency=world.lead_agency)
        make.FigureFactory(work=make.WorkFactory(locality=world.locality, agency=world.lead_agency))
        make.FigureFactory(work=world.friendship_work)
        _grow_duties(world.locality)
        make.GreetingFactory(partner=world.city, post=world.post, occasion="tet", on=f"{2030 + row.pk % 900}-02-03")
        make.OwnTextFactory(locality=world.locality, language=f"x{row.pk % 900}")
        make.AttachmentFactory(record=world.received_gift, sha256=str(row.pk))
        make.TermFactory(locality=world.locality)
        make.CountryFactory(code=f"{row.pk % 89 + 10}", name_vi=f"Nước {row.pk}")
        make.IncomingFactory(agency=world.focal_agency, answer=make.DocumentFactory(plan=world.plan))


def _grow_duties(locality):
    """One more duty of this year is in somebody's charge and noted, one more year of the report on agreements."""
    count = locality.duty_charges.count()
    code = all_duties()[-1 - count].code
    make.DutyChargeFactory(locality=locality, code=code, person=make.UserFactory())
    make.DutyNoteFactory(locality=locality, code=code, year=localdate().year)
    make.DutyNoteFactory(locality=locality, year=2000 + count)


# page: (its address, queries however many rows there are)
LISTS = {
    "plan_list": (lambda w: [], 10),
    "agency_list": (lambda w: [], 11),
    "locality_list": (lambda w: [], 11),
    "locality_detail": (lambda w: [w.province.pk], 11),
    "my_tasks": (lambda w: [], 8),
    "document_list": (lambda w: [], 9),
    "document_detail": (lambda w: [w.document.pk], 22),
    "received_list": (lambda w: [], 7),
    "received_detail": (lambda w: [w.received.pk], 7),
    "register_list": (lambda w: [], 12),
    "inspection_list": (lambda w: [], 12),
    "partner_list": (lambda w: [], 12),
    "partner_suggestions": (lambda w: [], 14),
    "agreement_list": (lambda w: [], 14),
    "agreement_detail": (lambda w: [w.agreement.pk], 22),
    "delegation_list": (lambda w: [], 14),
    "delegation_detail": (lambda w: [w.delegation.pk], 32),
    "conference_list": (lambda w: [], 12),
    "event_list": (lambda w: [], 12),
    "event_detail": (lambda w: [w.event.pk], 34),
    "event_year": (lambda w: [], 12),
    "conference_detail": (lambda w: [w.conference.pk], 30),
    "delegation_year": (lambda w: [], 12),
    "delegation_seating": (lambda w: [w.delegation.pk], 14),
    "press_visit_list": (lambda w: [], 14),
    "press_visit_detail": (lambda w: [w.press_visit.pk], 34),
    "press_year": (lambda w: [], 12),
    "resource_list": (lambda w: [], 12),
    "partner_detail": (lambda w: [w.city.pk], 32),
    "gift_list": (lambda w: [], 12),
    "gift_detail": (lambda w: [w.gift.pk], 22),
    "gift_suggestions": (lambda w: [], 12),
    "received_gift_list": (lambda w: [], 11),
    "work_list": (lambda w: [], 12),
    "work_detail": (lambda w: [w.friendship_work.pk], 22),
    "duty_list": (lambda w: [], 12),
    "duty_detail": (lambda w: [w.duty_charge.code, 2025], 14),
    "greeting_list": (lambda w: [], 12),
    "greeting_calendar": (lambda w: [], 36),
    "greeting_detail": (lambda w: [w.greeting.pk], 34),
    "own_text_list": (lambda w: [], 10),
    "received_gift_detail": (lambda w: [w.received_gift.pk], 22),
    "term_list": (lambda w: [], 10),
    "country_list": (lambda w: [], 9),
    "inspection_detail": (lambda w: [w.finding.inspection_id], 10),
    "incoming_list": (lambda w: [], 14),
    "copy_list": (lambda w: [], 9),
    "add_template": (lambda w: [], 9),
    "my_submissions": (lambda w: [], 10),
    "dashboard": (lambda w: [], 27),
    "plan_detail": (lambda w: [w.plan.pk], 18),
    "amendment_detail": (lambda w: [w.amendment.pk], 12),
    "plan_indicators": (lambda w: [w.plan.pk], 12),
    "indicator_detail": (lambda w: [w.indicator.pk], 10),
    "plan_objectives": (lambda w: [w.plan.pk], 10),
    "my_agency": (lambda w: [], 17),
    "inbox": (lambda w: [], 20),
    "plan_document": (lambda w: [w.plan.pk], 9),
    "plan_board": (lambda w: [w.plan.pk], 8),
    "plan_timeline": (lambda w: [w.plan.pk], 9),
    "due_calendar": (lambda w: [], 36),
    "succession_list": (lambda w: [], 10),
    "person_list": (lambda w: [], 11),
    "absence_list": (lambda w: [], 12),
    "today": (lambda w: [], 52),
    "notice_list": (lambda w: [], 20),
    "reminder_list": (lambda w: [], 20),
    "period_list": (lambda w: [w.plan.pk], 11),
    "period_detail": (lambda w: [w.period.pk], 44),
    "report_wordings": (lambda w: [w.period.pk], 17),
    "report_rows": (lambda w: [w.period.pk], 16),
    "period_later": (lambda w: [w.period.pk], 14),
    "passage_wordings": (lambda w: [w.submission.pk], 27),
    "report_calendar": (lambda w: [], 9),
    "submission_detail": (lambda w: [w.submission.pk], 26),
    "task_detail": (lambda w: [w.assignment.task_id], 26),
    "set_milestone": (lambda w: [w.assignment.pk], 10),
    "plan_review": (lambda w: [w.draft.pk], 18),
    "agency_matching": (lambda w: [w.draft.pk], 13),
}


@pytest.mark.once
@pytest.mark.parametrize("route", LISTS)
def test_queries_do_not_grow_with_rows(route, world, as_user, django_assert_max_num_queries):
    arguments, most = LISTS[route]
    address = reverse(route, args=arguments(world))
    counts = []

    for rows in (1, 3):
        _grow(world, rows)
        client = as_user(world.lead if route in ("set_milestone", "my_agency") else world.focal)
        if route == "task_detail":
            client.get(address)  # the first look is kept
        keep_up_all(TODAY)  # who reports is settled before the page is asked for
        with django_assert_max_num_queries(most) as queries:
            assert client.get(address).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1]


CHOOSING = (
    "plan_list", "plan_detail", "agency_list", "locality_list", "my_tasks", "document_list", "register_list",
    "incoming_list", "copy_list", "inspection_list", "my_submissions", "partner_list", "agreement_list", "person_list",
    "reminder_list", "gift_list", "received_gift_list", "delegation_list", "resource_list", "conference_list", "event_list", "press_visit_list", "term_list", "work_list", "greeting_list",
    "own_text_list",
)  # fmt: skip


@pytest.mark.parametrize("route", CHOOSING)
def test_every_column_of_a_list_can_be_shown_at_no_query_for_each_row(route, world, as_user):
    address = reverse(route, args=LISTS[route][0](world))
    counts = []

    for rows in (1, 3):
        _grow(world, rows)
        client = as_user(world.lead if route == "my_tasks" else world.focal)
        listing = client.get(address).context["listing"]
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address, {listing.choice: [column.key for column in listing.to_choose]})
        head, *_others = listing.on_page
        assert response.context["columns"] == [head, *(one for one in listing.to_choose if one is not head)]
        assert len(response.context["page"].object_list) >= rows
        assert all(f">{escape(column.label)}" in _page(response) for column in listing.columns)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_chosen_columns_stay_while_a_list_is_filtered_and_are_kept_with_it(world, as_user):
    client, address = as_user(world.focal), reverse("plan_list")

    page = _page(client.get(address, {"cols": ["title", "issuer"], "q": "ke hoach"}))

    assert page.count('<input type="hidden" name="cols" value="issuer">') == 1
    assert 'name="query" value="cols=title&amp;cols=issuer&amp;q=ke+hoach"' in page
    assert 'href="?q=ke+hoach"' in page


def test_plan_list_finds_without_marks(world, as_user):
    make.PlanFactory(locality=world.locality, title="Lễ hội Đèn nước sông Hạc", created_by=world.focal)

    page = _page(as_user(world.focal).get(reverse("plan_list"), {"q": "den nuoc song hac"}))

    assert "Lễ hội Đèn nước sông Hạc" in page
    assert world.plan.title not in page


def test_plan_list_says_what_to_do_when_empty(as_user, world):
    Plan.objects.all().exclude(pk=world.plan.pk)
    page = _page(as_user(world.outsider).get(reverse("plan_list")))

    assert "Chưa có kế hoạch nào. Tải lên một kế hoạch đã ban hành để bắt đầu." in page


def test_lists_sort_by_the_vietnamese_alphabet(as_user, world):
    for name in ("Đài Truyền hình", "Ủy ban", "Ủỷ ban", "Dân vận", "Ăn uống", "An ninh"):
        make.AgencyFactory(locality=world.locality, name=name)

    page = _page(as_user(world.focal).get(reverse("agency_list")))

    order = [
        name
        for _, name in sorted((page.index(f">{n}"), n) for n in ("Đài Truyền hình", "Dân vận", "Ăn uống", "An ninh"))
    ]
    assert order == ["An ninh", "Ăn uống", "Dân vận", "Đài Truyền hình"]


def test_upload_plan_goes_on_to_the_review(world, as_user, plan_bytes):
    client = as_user(world.focal)

    response = client.post(reverse("upload_plan"), {"file": SimpleUploadedFile("kh.txt", plan_bytes)}, follow=True)

    plan = Plan.objects.get(number="112/KH-UBND", state="draft")
    assert response.redirect_chain == [(reverse("plan_review", args=[plan.pk]), 302)]
    page = _page(response)
    item = plan.items.get(locator="PL.2")
    assert f'<mark data-item="{item.pk}"\n    id="s-{item.pk}">{item.text}</mark>' in page


@pytest.mark.parametrize("htmx", [{}, {"HTTP_HX_REQUEST": "true"}])
def test_upload_plan_refuses_with_a_sentence_in_the_persons_language(world, as_user, htmx):
    client = as_user(world.focal)
    picture = SimpleUploadedFile("kh.bin", b"ab\x00cd")

    vietnamese = client.post(reverse("upload_plan"), {"file": picture}, **htmx)
    picture.seek(0)
    english = client.post(reverse("upload_plan"), {"file": picture}, HTTP_ACCEPT_LANGUAGE="en", **htmx)

    assert "Tệp không phải là văn bản (.docx, .doc, .odt, .rtf" in _page(vietnamese)
    assert "Tệp không phải" not in _page(english)
    assert vietnamese.status_code == (200 if htmx else 422)


def test_upload_plan_refuses_a_huge_file_before_reading_it(world, as_user, settings):
    settings.MAX_UPLOAD_BYTES = 1024

    response = as_user(world.focal).post(
        reverse("upload_plan"), {"file": SimpleUploadedFile("to.docx", b"PK\x03\x04" + b"0" * 4096)}
    )

    assert "lớn hơn 0 MB" in _page(response)


def test_upload_plan_refuses_a_flood(world, as_user, plan_bytes, monkeypatch):
    monkeypatch.setitem(AN_HOUR, "plan", 1)
    client = as_user(world.focal)

    pages = [
        _page(client.post(reverse("upload_plan"), {"file": SimpleUploadedFile("kh.txt", plan_bytes + b" " * n)}))
        for n in range(2)
    ]

    assert ["quá nhiều tệp trong một giờ" in page for page in pages] == [False, True]


def test_post_progress_refuses_a_flood_of_files_and_keeps_what_was_typed(world, as_user, monkeypatch):
    monkeypatch.setitem(AN_HOUR, "evidence", 0)
    form = {"state": "done", "note": "Đã mời đoàn.", "token": "t1", "evidence": SimpleUploadedFile("a.txt", b"A")}

    page = _page(as_user(world.lead).post(reverse("post_progress", args=[world.assignment.pk]), form))

    assert ("quá nhiều tệp trong một giờ" in page, "Đã mời đoàn." in page) == (True, True)


def test_upload_plan_leads_to_the_plan_already_read(world, as_user, plan_bytes):
    client = as_user(world.focal)
    client.post(reverse("upload_plan"), {"file": SimpleUploadedFile("kh.txt", plan_bytes)})

    again = client.post(reverse("upload_plan"), {"file": SimpleUploadedFile("kh2.txt", plan_bytes)})

    plan = Plan.objects.get(number="112/KH-UBND", state="draft")
    assert f'href="{reverse("plan_detail", args=[plan.pk])}"' in _page(again)


def test_upload_plan_without_a_file_asks_for_one(world, as_user):
    response = as_user(world.focal).post(reverse("upload_plan"), {})

    assert response.status_code == 422
    assert 'class="errorlist"' in _page(response)


def test_correct_item_shows_both_texts_when_two_officers_meet(world, as_user):
    item = world.draft.items.get()
    client = as_user(world.focal)
    address = reverse("correct_item", args=[item.pk])
    client.post(address, {"text": "Của người thứ nhất", "version": 1})

    second = client.post(address, {"text": "Của người thứ hai", "version": 1})

    page = _page(second)
    assert ("Của người thứ nhất" in page, "Của người thứ hai" in page, 'value="2"' in page) == (True, True, True)
    client.post(address, {"text": "Của người thứ hai", "version": 2})
    assert Item.objects.get(pk=item.pk).text == "Của người thứ hai"


def test_correct_item_answers_htmx_with_the_card_alone(world, as_user):
    item = world.draft.items.get()

    response = as_user(world.focal).post(
        reverse("correct_item", args=[item.pk]), {"text": "Mới", "version": 1}, HTTP_HX_REQUEST="true"
    )

    page = _page(response)
    assert (page.lstrip().startswith("<article"), "<html" in page, "Mới" in page) == (True, False, True)


def test_post_progress_keeps_what_was_typed_when_refused(world, as_user):
    form = {"state": "done", "note": "Câu đã viết rất công phu", "token": "t1"}
    bad = SimpleUploadedFile("a.exe", b"MZ")

    response = as_user(world.lead).post(reverse("post_progress", args=[world.assignment.pk]), {**form, "evidence": bad})

    page = _page(response)
    assert response.status_code == 422
    assert ("Câu đã viết rất công phu" in page, "Không nhận tệp" in page) == (True, True)


def test_save_submission_keeps_what_was_typed_when_a_colleague_was_faster(world, as_user):
    address = reverse("save_submission", args=[world.submission.pk])
    as_user(world.lead).post(address, {"text-overview": "Bản một", "version-overview": 1})

    response = as_user(world.head).post(address, {"text-overview": "Bản hai", "version-overview": 1})

    page = _page(response)
    assert response.status_code == 409
    assert ("Bản hai</textarea>" in page, "Bản một" in page, 'name="version-overview" value="2"' in page) == (
        True, True, True,
    )  # fmt: skip


def test_a_passage_is_saved_by_itself_while_it_is_typed(world, as_user):
    address, htmx = reverse("save_submission", args=[world.submission.pk]), {"HTTP_HX_REQUEST": "true"}

    first = _page(as_user(world.lead).post(address, {"text-overview": "Bản một", "version-overview": 1}, **htmx))
    other = _page(as_user(world.head).post(address, {"text-overview": "Bản hai", "version-overview": 1}, **htmx))

    assert ('value="2"' in first, "Đã lưu lúc" in first, "<html" in first) == (True, True, False)
    assert ("Bản một" in other, "chưa lưu" in other, 'name="version-overview" value="1"' in other) == (True, True, True)


def test_typing_on_after_a_conflict_overwrites_nobody(world, as_user):
    address, htmx = reverse("save_submission", args=[world.submission.pk]), {"HTTP_HX_REQUEST": "true"}
    as_user(world.lead).post(address, {"text-overview": "Bản một", "version-overview": 1}, **htmx)
    for text in ("Bản hai", "Bản hai và"):
        as_user(world.head).post(address, {"text-overview": text, "version-overview": 1}, **htmx)

    before = world.submission.passages.get(key="overview").text
    as_user(world.head).post(address, {"text-overview": "Bản hai và một", "version-overview": 2}, **htmx)

    assert (before, world.submission.passages.get(key="overview").text) == ("Bản một", "Bản hai và một")


def test_a_field_that_nobody_touched_is_not_written(world, as_user):
    address = reverse("save_submission", args=[world.submission.pk])
    shown = {f"shown-{key}": digest_of(text) for key, text in (("overview", "- Đã xong."), ("proposals", ""))}
    as_user(world.lead).post(address, {"text-proposals": "Xin người.", "version-proposals": 0})

    response = as_user(world.head).post(address, {
        **shown, "text-overview": "- Đã xong hết.", "version-overview": 1, "text-proposals": "", "version-proposals": 0,
    })  # fmt: skip

    texts = {row.key: row.text for row in world.submission.passages.all()}
    assert (response.status_code, texts) == (302, {"overview": "- Đã xong hết.", "proposals": "Xin người."})


def test_a_refused_autosave_says_so_and_keeps_its_version(world, as_user):
    htmx = {"HTTP_HX_REQUEST": "true"}
    form = {"text-overview": "a" * 50_001, "version-overview": 1}
    for address in (
        reverse("save_submission", args=[world.submission.pk]), reverse("edit_report", args=[world.period.pk]),
    ):  # fmt: skip
        person = world.lead if "submissions" in address else world.focal
        page = _page(as_user(person).post(address, form, **htmx))
        assert ("dài nhất" in page, 'name="version-overview" value="1"' in page, "<html" in page) == (True, True, False)


@pytest.mark.parametrize("field", ["text-proposals", "remark", "text"])
def test_control_signs_are_left_out(world, as_user, field):
    name = {"text-proposals": "save_submission", "remark": "return_submission", "text": "comment_on"}[field]
    person = world.lead
    if name == "return_submission":
        type(world.submission).objects.update(state="sent", sent_by=world.head, sent_at=NOW)
        person = world.focal

    response = as_user(person).post(reverse(name, args=[world.submission.pk]), {field: "a\x00b"})

    assert response.status_code == 302


def test_edit_report_shows_both_texts_when_a_colleague_was_faster(world, as_user):
    address = reverse("edit_report", args=[world.period.pk])
    as_user(world.focal).post(address, {"text-overview": "Bản một", "version-overview": 0})

    response = as_user(world.focal).post(address, {"text-overview": "Bản hai", "version-overview": 0})

    page = _page(response)
    assert (response.status_code, "Bản hai</textarea>" in page, "Bản một" in page) == (409, True, True)


def _work_and_lose_the_session(client, person):
    """The browser remembers who worked here; the session is gone."""
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get(reverse("my_tasks"))
    del client.cookies["sessionid"]


def test_a_kept_form_is_shown_to_nobody_else(world, client):
    world.partner.set_password("mat-khau-dai")
    world.partner.save()
    _work_and_lose_the_session(client, world.lead)
    address = reverse("post_progress", args=[world.assignment.pk])

    gone = client.post(address, {"note": "Điều chỉ người thứ nhất được thấy", "token": "t"})
    page = _page(client.post(gone["Location"], {"login": world.partner.email, "password": "mat-khau-dai"}, follow=True))

    assert "Điều chỉ người thứ nhất được thấy" not in page


def test_a_password_is_never_kept(world):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.lead, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get(reverse("my_tasks"))

    client.post("/accounts/login/", {"login": "a@b.vn", "password": "bi mat"}, HTTP_ORIGIN="http://testserver")

    assert "kept_form" not in client.session


def test_a_form_whose_session_ended_waits_behind_the_sign_in(world, client):
    world.lead.set_password("mat-khau-dai")
    world.lead.save()
    address = reverse("post_progress", args=[world.assignment.pk])
    form = {"state": "in_progress", "percent": "70", "note": "Một đoạn dài không được mất", "token": "form-9"}

    _work_and_lose_the_session(client, world.lead)
    gone = client.post(address, form)
    signed_in = client.post(gone["Location"], {"login": world.lead.email, "password": "mat-khau-dai"}, follow=True)
    page = _page(signed_in)

    assert (signed_in.resolver_match.url_name, "Một đoạn dài không được mất" in page) == ("kept_form", True)
    assert f'action="{address}"' in page
    client.post(address, form)
    assert Progress.objects.get(token="form-9").note == "Một đoạn dài không được mất"


def test_a_form_from_before_the_last_sign_in_is_kept_if_the_browser_proves_it_is_ours(world):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.lead, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get(reverse("my_tasks"))
    address = reverse("post_progress", args=[world.assignment.pk])
    form = {"note": "Nội dung cần giữ lại ở đây"}

    ours = client.post(address, form, HTTP_ORIGIN="http://testserver")
    kept = _page(client.get("/kept-form/"))
    theirs = client.post(address, form)

    assert (ours["Location"], "Nội dung cần giữ lại ở đây" in kept, theirs.status_code) == ("/kept-form/", True, 403)


def test_evidence_and_sources_come_as_downloads(world, as_user):
    client = as_user(world.lead)

    for address in (reverse("evidence_file", args=[world.evidence.pk]), reverse("plan_source", args=[world.plan.pk])):
        response = client.get(address)
        b"".join(response.streaming_content)  # closes the file
        assert (response["Content-Type"], response["Content-Disposition"].split(";")[0]) == (
            "application/octet-stream",
            "attachment",
        )


def test_plan_tasks_xlsx_has_typed_cells_and_a_frozen_head(world, as_user):
    response = as_user(world.focal).get(reverse("plan_tasks_xlsx", args=[world.plan.pk]))

    with zipfile.ZipFile(io.BytesIO(response.content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert ("<autoFilter" in sheet, 'state="frozen"' in sheet, "<v>40</v>" in sheet) == (True, True, True)


def test_open_period_reads_dates_day_first(world, as_user):
    form = {"name": "Kỳ mới", "starts_on": "03/04/2026", "ends_on": "15/11/2026", "due_on": "25-12-2026"}

    as_user(world.focal).post(reverse("open_period", args=[world.plan.pk]), form)

    period = world.plan.periods.get(name="Kỳ mới")
    assert [str(d) for d in (period.starts_on, period.ends_on, period.due_on)] == [
        "2026-04-03",
        "2026-11-15",
        "2026-12-25",
    ]


def test_every_page_has_a_policy_without_inline_script_or_style(world, as_user):
    response = as_user(world.focal).get(reverse("dashboard"))

    policy = response["Content-Security-Policy"]
    page = _page(response)
    assert "unsafe" not in policy
    assert (" style=" in page, "<style" in page, " onclick=" in page) == (False, False, False)


def test_the_language_can_be_changed(world, as_user):
    client = as_user(world.focal)
    client.post(reverse("set_language"), {"language": "en", "next": "/plans/"})

    page = _page(client.get(reverse("plan_list")))

    assert '<html lang="en">' in page


def test_sign_in_pages_speak_vietnamese(client, db):
    pages = {
        name: _page(client.get(reverse(name))) for name in ("account_login", "account_reset_password", "account_signup")
    }

    assert [word in pages[name] for name, word in (
        ("account_login", "Ghi nhớ đăng nhập"), ("account_reset_password", "mật khẩu"), ("account_signup", "thư mời"),
    )] == [True, True, True]  # fmt: skip


@pytest.mark.parametrize("query", ["?agency=²", "?agency=99999999999999999999999", "?section=a%20›%20b"])
def test_odd_filters_still_show_the_plan(world, as_user, query):
    assert as_user(world.lead).get(reverse("plan_detail", args=[world.plan.pk]) + query).status_code == 200


@pytest.mark.parametrize("query", ["?page=999", "?page=abc", "?sort=--x", "?sort=-due", "?status=%00", "?q=%25_%27"])
def test_odd_addresses_still_show_the_list(world, as_user, query):
    assert as_user(world.lead).get(reverse("my_tasks") + query).status_code == 200


def test_correct_header_reads_the_date_day_first(world, as_user):
    form = {"number": "7/KH-UBND", "issued_on": "03/04/2026", "issuer": "UBND tỉnh", "title": "Đón khách"}

    as_user(world.focal).post(reverse("correct_header", args=[world.draft.pk]), form)

    world.draft.refresh_from_db()
    assert (world.draft.number, world.draft.issued_on) == ("7/KH-UBND", "2026-04-03")
