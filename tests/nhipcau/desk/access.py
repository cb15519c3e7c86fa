"""One table: every page and every action of the desk, every person of the cast, and the answer each gets.

Answers, in the order of the cast: S seen · > on to the next page · D done · R refused with a sentence on the page they
came from · B a form that says what is wrong · x not allowed · . not there for them · L to the sign-in page.
"""

import json
from datetime import date

from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.timezone import localdate

from nhipcau.agencies.import_checks import COLUMNS as AGENCY_COLUMNS
from nhipcau.agencies.people_lists import COLUMNS as PEOPLE_COLUMNS
from nhipcau.common.sealed import seal
from nhipcau.documents.actions import compose_document, put_for_signature, sign_document
from nhipcau.documents.copies import Copied, make_copy
from nhipcau.documents.exchange import send_up
from nhipcau.documents.incoming import Arrived, register_incoming
from nhipcau.documents.issue import issue_document
from nhipcau.documents.models import Kind
from nhipcau.documents.orders import Order
from nhipcau.inspections.actions import Outcome, record_inspection
from nhipcau.notices.models import Notice
from nhipcau.plans.actions import drop_item
from nhipcau.plans.models import Amendment, Assignment, Item, LearnedHeading, Task
from nhipcau.plans.reading.plan_reader import indicator_candidates
from nhipcau.press.actions import KEEPER as PRESS_KEEPER
from nhipcau.programmes.actions import settle_programme
from nhipcau.records.keeping import link_task
from nhipcau.reminders.models import Mail
from nhipcau.reports.actions import edit_report
from nhipcau.reports.passages import Written
from nhipcau.succession.reorganisation import COLUMNS as CHANGE_COLUMNS
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make
from tests.nhipcau.documents.signed_files import empty_pdf

CAST = (
    "chair", "focal", "head", "lead", "partner", "idle", "finance", "editor", "ministry", "administrator",
    "outsider", "citizen",
)  # fmt: skip


def _visit(world):
    """A visit of today, as its form sends it."""
    day = f"{localdate():%d/%m/%Y}"
    return {"agency": world.lead_agency.pk, "kind": "check", "on": day, "team": "Sở Ngoại vụ", "subject": "Tiến độ"}


def _record(name, *more):
    """The address of something of a record: its register, its key, and what ``more`` makes of it."""
    rows = {"partner": lambda w: w.city, "agreement": lambda w: w.agreement, "received_gift": lambda w: w.received_gift,
            "delegation": lambda w: w.delegation}  # fmt: skip

    def made(world):
        row = rows[name](world)
        return (name, row.pk, *(make_one(record=row).pk for make_one in more))

    return made


def _belonging(world):
    """The partner belongs to the task."""
    link_task(by=world.focal, to=world.city, task=world.assignment.task, now=NOW)
    return {"task": world.assignment.task_id}


def _new_work(world):
    """A work of friendship as its form sends it."""
    return {
        "name_vi": "Góc hữu nghị", "kind": "corner", "place": "Thư viện tỉnh", "agency": world.lead_agency.pk,
        "state": "open",
    }  # fmt: skip


def _greeting_form(world):
    """A letter to a partner as its form sends it."""
    return {"occasion": "new_year", "on": "01/01/2027", "post": world.post.pk}


def _new_partner(world):
    """A partner as its form sends it."""
    return {"kind": "locality", "name_vi": "Thành phố Mới", "relation": "exploring", "agency": world.lead_agency.pk}


def _new_delegation(world):
    """A delegation as its form sends it."""
    return {
        "name_vi": "Đoàn mới", "agency": world.lead_agency.pk, "starts_on": "01/09/2026", "ends_on": "02/09/2026",
        "payer": "ours",
    }  # fmt: skip


def _new_conference(world):
    """A conference as its form sends it."""
    return {
        "name_vi": "Hội thảo mới", "agency": world.lead_agency.pk, "starts_on": "01/11/2026", "ends_on": "02/11/2026",
        "form": "present",
    }  # fmt: skip


def _new_event(world):
    """An event as its form sends it."""
    return {
        "name_vi": "Ngày hội mới", "kind": "exchange", "agency": world.lead_agency.pk, "starts_on": "01/11/2026",
        "ends_on": "02/11/2026",
    }  # fmt: skip


def _event_under_way(world):
    """An event that has begun."""
    return make.EventFactory(locality=world.locality, agency=world.lead_agency, starts_on=localdate())


def _new_press_visit(world):
    """A visit of foreign press as its form sends it."""
    return {
        "kind": "visiting", "outlet": world.outlet.pk, "topic": "Nghề gốm", "agency": world.lead_agency.pk,
        "starts_on": "01/09/2026", "ends_on": "02/09/2026",
    }  # fmt: skip


def _changed_programme(world):
    """A visit whose programme is not what was settled."""
    row = world.press_visit
    item = make.ProgrammeItemFactory(record=row)
    settle_programme(by=world.lead, keeper=PRESS_KEEPER, row=row, note="", now=NOW)
    type(item).objects.filter(pk=item.pk).update(place_vi="Nơi khác")
    return row


def _today(**said):
    """What a form sends of today."""
    return lambda _world: {"on": f"{localdate():%d/%m/%Y}", **said}


def _with_programme(world):
    """The address of the delegation's programme, with a line."""
    return ("delegation", world.programme_item.record_id)


def _with_passport(world):
    """A delegation of which somebody's passport number is kept."""
    make.MemberFactory(delegation=world.delegation, passport=seal("M1234567"))
    return world.delegation


AN_ITEM = {"on": "30/08/2026", "starts": "14:00", "ends": "15:00", "text_vi": "Hội đàm"}


def _terms(world):
    """An agreement as its form sends it."""
    return {
        "title_vi": "Thỏa thuận mới", "partners": world.city.pk, "kind": "friendship", "level": "province",
        "agency": world.lead_agency.pk,
    }  # fmt: skip


def _new_gift(world):
    """A gift as its form sends it."""
    return {
        "code": "SM01", "kind": "craft", "name_vi": "Hộp sơn mài", "agency": world.lead_agency.pk, "fewest": 0,
        "price": "980.000",
    }  # fmt: skip


def _absence(world):
    """The officer of the leading agency is away; the head stands in."""
    day = f"{localdate():%d/%m/%Y}"
    return {"user": world.lead.pk, "substitute": world.head.pk, "since": day, "until": day}


def _item(world):
    return world.assignment.task.item


def _task(world):
    return world.assignment.task


def _page(world):
    """The first page of a scanned draft."""
    world.draft.source = make.SourceFileFactory(
        locality=world.locality, name="quet.png", content=ContentFile(make.PICTURE, name="quet.png"),
        sha256=make.PICTURE_SHA256,
    )  # fmt: skip
    world.draft.save()
    return world.draft.pk, 0


def _letter(world):
    return world.plan.pk, world.lead_agency.pk


def _amendment_with_document(world):
    world.amendment.source = make.SourceFileFactory(locality=world.locality)
    world.amendment.save()
    return world.amendment


def _incoming(world):
    """A document that came to the focal agency, as a file that can be copied."""
    arrived = Arrived("Bộ Ngoại giao", "Công văn về Tuần văn hóa", TODAY)
    file = ("cong-van.docx", make.template_file("Điều 1. Một"))
    return register_incoming(by=world.focal, agency=world.focal_agency, arrived=arrived, now=NOW, file=file)


def _recorded(world):
    """A visit with its minutes."""
    result = Outcome("Đạt yêu cầu.", ["Bổ sung minh chứng"], ("bien-ban.pdf", empty_pdf()))
    return record_inspection(by=world.focal, inspection=world.inspection, result=result, now=timezone.now())


def _copy(world):
    signer = world.focal_agency.signers.get()
    return make_copy(
        by=world.focal, agency=world.focal_agency, source=_incoming(world), copied=Copied("SL", signer), now=NOW
    )  # fmt: skip


def _duty(world):
    """The yearly report on agreements of last year, of which the leading agency is in charge."""
    return world.duty_charge.code, 2025


def _noted_duty(world):
    make.DutyNoteFactory(locality=world.locality)
    return _duty(world)


def _notice(world):
    return Notice.objects.create(user=world.lead, kind="to_write", target=world.submission.pk, occasion="1", at=NOW)


def _late_agency(world):
    make.changed(Task.objects.filter(pk=world.assignment.task_id), due=date(2026, 1, 31))
    return world.lead_agency


def _failed_mail(world):
    return Mail.objects.create(user=world.lead, day=TODAY, tries=1, error="connection refused")


def _year(world):
    return world.focal_agency.pk, 2026


def _issued_document(world):
    return issue_document(by=world.focal, document=_signed_document(world), on=TODAY, now=NOW)


OBJECTS = {
    "notice": _notice, "failed_mail": _failed_mail, "incoming": _incoming, "copy": _copy, "duty": _duty, "year": _year,
    "issued_document": _issued_document,
    "item": _item, "task": _task, "page": _page, "letter": _letter, "read_amendment": _amendment_with_document,
}  # fmt: skip
"""What a row is about, where it is not simply a part of the world."""

# page: (what it is about, answers)
PAGES = {
    "today": (None, "SSSSSSSSSSSL"),
    "notice_list": (None, "SSSSSSSSSSSL"),
    "mail_list": (None, "SSSSSSSSSSSL"),
    "open_notice": ("notice", "...>.......L"),
    "kept_form": (None, ">>>>>>>>>>>L"),
    "find": (None, "SSSSSSSSSSSL"),
    "gallery": (None, "SSSSSSSSSSSL"),
    "agency_list": (None, "SSSSSSSSSSSL"),
    "locality_list": (None, "SSSSSSSSSSSL"),
    "localities_xlsx": (None, "SSSSSSSSSSSL"),
    "locality_detail": ("province", "SSSSSSSSSSSL"),
    "dashboard": (None, "SSSSSSSSSSSL"),
    "plan_list": (None, "SSSSSSSSSSSL"),
    "upload_plan": (None, "xSxxxxxxxxSL"),
    "plan_detail": ("plan", "SSSSS.S.S..L"),
    "plan_document": ("plan", "SSSSS.S.S..L"),
    "plan_board": ("plan", "SSSSS.S.S..L"),
    "plan_timeline": ("plan", "SSSSS.S.S..L"),
    "due_calendar": (None, "SSSSSSSSSSSL"),
    "amend_plan": ("plan", "xSxxx.x.x..L"),
    "amendment_detail": ("amendment", ".S.........L"),
    "set_change": ("amendment", ".S.........L"),
    "set_clause": ("amendment", ".S.........L"),
    "correct_amendment": ("amendment", ".S.........L"),
    "amendment_source": ("read_amendment", ".S.........L"),
    "plan_indicators": ("plan", "SSSSS.S.S..L"),
    "indicators_xlsx": ("plan", "SSSSS.S.S..L"),
    "set_indicator": ("plan", "xSxxx.x.x..L"),
    "indicator_detail": ("indicator", "SSSSS.S.S..L"),
    "plan_objectives": ("plan", "SSSSS.S.S..L"),
    "dashboard_xlsx": ("plan", "SSSSS.S.S..L"),
    "history_xlsx": ("plan", "SSxxx.x.x..L"),
    "submissions_xlsx": ("period", "SSxxx.x.x..L"),
    "my_submissions_xlsx": (None, "SSSSSSSSSSSL"),
    "reminders_xlsx": (None, "SSSSSSSSSSSL"),
    "compare_xlsx": ("plan", "SSSSS.S.S..L"),
    "my_tasks_xlsx": (None, "SSSSSSSSSSSL"),
    "plans_xlsx": (None, "SSSSSSSSSSSL"),
    "people_xlsx": (None, "SSxxxxxxxSSL"),
    "my_agency": (None, "xSSSSSxxxxSL"),
    "inbox": (None, "SSSSSSSSSSSL"),
    "compare": ("plan", "SSSSS.S.S..L"),
    "set_implements": ("plan", "xSxxx.x.x..L"),
    "plan_tasks_xlsx": ("plan", "SSSSS.S.S..L"),
    "plan_history": ("plan", "SSxxx.x.x..L"),
    "plan_source": ("plan", "SSSSS.S.S..L"),
    "plan_review": ("draft", ".S.........L"),
    "correct_header": ("draft", ".S.........L"),
    "agency_matching": ("draft", ".S.........L"),
    "correct_item": ("item", "xSxxx.x.x..L"),
    "reread_plan": ("draft", ".S.........L"),
    "plan_page": ("page", ".S.........L"),
    "item_card": ("item", "x>xxx.x.x..L"),
    "add_task": (None, "SSxxxxxxxxSL"),
    "import_work": (None, "SSxxxxxxxxSL"),
    "import_partners": (None, "xSSSSSxxxxSL"),
    "partner_suggestions": (None, "xSSSSSxxxxSL"),
    "report_agreements": (None, "xSSSSSxxxxSL"),
    "my_tasks": (None, "SSSSSSSSSSSL"),
    "post_results": (None, "xSSSSSxxxxSL"),
    "add_remark": ("task", "SSSSS.x.x..L"),
    "task_detail": ("task", "SSSSS.S.S..L"),
    "set_milestone": ("assignment", "xxSSx.x.x..L"),
    "evidence_file": ("evidence", "SSSS.......L"),
    "evidence_preview": ("evidence", "SSSS.......L"),
    "period_evidence_zip": ("period", "SSxxx.x.x..L"),
    "plan_evidence_zip": ("plan", "SSxxx.x.x..L"),
    "withdraw_evidence": ("evidence", "xxSx.......L"),
    "evidence_picture": ("evidence", "SSSS.......L"),
    "reminder_list": (None, "SSSSSSSSSSSL"),
    "set_rules": (None, "xSxxxxxxxSSL"),
    "calendar_ics": ("calendar_key", "SSSSSSSSSSSS"),
    "ask_extension": ("assignment", "xxSSx.x.x..L"),
    "reminder_letter": ("letter", "SSxxx.x.x..L"),
    "period_list": ("plan", "SSSSS.S.S..L"),
    "open_period": ("plan", "xSxxx.x.x..L"),
    "period_detail": ("period", "SS>>>.x.x..L"),
    "set_schedule": ("plan", "xSxxx.x.x..L"),
    "extend_period": ("period", "xSxxx.x.x..L"),
    "report_calendar": (None, "SSSSSSSSSSSL"),
    "period_later": ("period", "SSxxx.x.x..L"),
    "report_rows": ("period", "SSxxx.x.x..L"),
    "report_wordings": ("period", "SSxxx.x.x..L"),
    "report_xlsx": ("period", "SSxxx.x.x..L"),
    "report_json": ("period", "SSxxx.x.x..L"),
    "report_schema": (None, "SSSSSSSSSSSL"),
    "submission_docx": ("submission", "SSSS.......L"),
    "passage_wordings": ("submission", "SSSS.......L"),
    "letterhead_detail": ("focal_agency", "SSSSSSSS.S.L"),
    "document_list": (None, "SSSSSSSSSSSL"),
    "documents_xlsx": (None, "SSSSSSSSSSSL"),
    "compose_reminders": ("plan", "xSxxx.x.x..L"),
    "compose_document": ("plan", "xSxxx.x.x..L"),
    "document_detail": ("document", ".S.........L"),
    "document_file": ("document_file", ".S.........L"),
    "document_pdf": ("document_file", ".S.........L"),
    "register_list": (None, "SSSSSSSSSSSL"),
    "register_xlsx": (None, "SSSSSSSSSSSL"),
    "set_last_number": (None, "xSSxxxxxxxSL"),
    "partner_list": (None, "SSSSSSSSSSSL"),
    "partners_xlsx": (None, "SSSSSSSSSSSL"),
    "add_partner": (None, "xSSSSSxxxxSL"),
    "partner_detail": ("city", "SSSSSSSS.S.L"),
    "edit_partner": ("city", "xSSSxxxx.x.L"),
    "merge_partners": ("city", "xSxxxxxx.x.L"),
    "add_post": ("city", "xSSSxxxx.x.L"),
    "end_post": ("post", "xSSSxxxx.x.L"),
    "note_activity": ("city", "xSSSxxxx.x.L"),
    "agreement_list": (None, "SSSSSSSSSSSL"),
    "agreements_xlsx": (None, "SSSSSSSSSSSL"),
    "add_agreement": (None, "xSSSSSxxxxSL"),
    "agreement_detail": ("agreement", "SSSSSSSS.S.L"),
    "edit_agreement": ("agreement", "xSSSxxxx.x.L"),
    "add_commitment": ("agreement", "xSSSxxxx.x.L"),
    "assign_commitment": ("commitment", "xSxxxxxx.x.L"),
    "review_agreement": ("agreement", "xSSSxxxx.x.L"),
    "end_agreement": ("agreement", "xSSSxxxx.x.L"),
    "delegation_list": (None, "SSSSSSSSSSSL"),
    "delegations_xlsx": (None, "SSSSSSSSSSSL"),
    "add_delegation": (None, "xSSSSSxxxxSL"),
    "conference_list": (None, "SSSSSSSSSSSL"),
    "conferences_xlsx": (None, "SSSSSSSSSSSL"),
    "add_conference": (None, "xSSSSSxxxxSL"),
    "report_conferences": (None, "xSSSSSxxxxSL"),
    "report_delegations": (None, "xSSSSSxxxxSL"),
    "conference_detail": ("conference", "SSSSSSSS.S.L"),
    "edit_conference": ("conference", "xSSSxxxx.x.L"),
    "permit_conference": ("conference", "xSSSxxxx.x.L"),
    "note_conference_outcome": ("conference", "xSSSxxxx.x.L"),
    "cancel_conference": ("conference", "xSSSxxxx.x.L"),
    "count_attendance": ("conference", "xSSSxxxx.x.L"),
    "event_list": (None, "SSSSSSSSSSSL"),
    "events_xlsx": (None, "SSSSSSSSSSSL"),
    "event_invitations": ("event", "xSSSxxxx.x.L"),
    "event_year": (None, "xSSSSSxxxxSL"),
    "events_year_xlsx": (None, "xSSSSSxxxxSL"),
    "add_event": (None, "xSSSSSxxxxSL"),
    "event_detail": ("event", "SSSSSSSS.S.L"),
    "edit_event": ("event", "xSSSxxxx.x.L"),
    "note_event_outcome": ("event", "xSSSxxxx.x.L"),
    "cancel_event": ("event", "xSSSxxxx.x.L"),
    "count_participants": ("event", "xSSSxxxx.x.L"),
    "invite_guests": ("event", "xSSSxxxx.x.L"),
    "answer_invitee": ("invitee", "xSSSxxxx.x.L"),
    "add_preparation": ("event", "xSSSxxxx.x.L"),
    "tick_preparation": ("preparation", "xSSSxxxx.x.L"),
    "add_sponsor": ("event", "xSSSxxxx.x.L"),
    "delegation_year": (None, "xSSSSSxxxxSL"),
    "delegation_year_xlsx": (None, "xSSSSSxxxxSL"),
    "delegation_detail": ("delegation", "SSSSSSSS.S.L"),
    "delegation_seating": ("delegation", "SSSSSSSS.S.L"),
    "delegation_briefing": ("delegation", "SSSSSSSS.S.L"),
    "edit_delegation": ("delegation", "xSSSxxxx.x.L"),
    "decide_delegation": ("delegation", "xSSSxxxx.x.L"),
    "note_outcome": ("delegation", "xSSSxxxx.x.L"),
    "cancel_delegation": ("delegation", "xSSSxxxx.x.L"),
    "add_follow_up": ("delegation", "xSSSxxxx.x.L"),
    "assign_follow_up": ("follow_up", "xSxxxxxx.x.L"),
    "add_member": ("delegation", "xSSSxxxx.x.L"),
    "add_members": ("delegation", "xSSSxxxx.x.L"),
    "edit_member": ("member", "xSSSxxxx.x.L"),
    "press_visit_list": (None, "SSSSSSSSSSSL"),
    "press_visits_xlsx": (None, "SSSSSSSSSSSL"),
    "press_year": (None, "xSSSSSxxxxSL"),
    "press_year_xlsx": (None, "xSSSSSxxxxSL"),
    "add_press_visit": (None, "xSSSSSxxxxSL"),
    "press_visit_detail": ("press_visit", "SSSSSSSS.S.L"),
    "edit_press_visit": ("press_visit", "xSSSxxxx.x.L"),
    "answer_press_visit": ("press_visit", "xSSSxxxx.x.L"),
    "note_consent": ("press_visit", "xSSSxxxx.x.L"),
    "cancel_press_visit": ("press_visit", "xSSSxxxx.x.L"),
    "add_reporter": ("press_visit", "xSSSxxxx.x.L"),
    "add_reporters": ("press_visit", "xSSSxxxx.x.L"),
    "add_published": ("press_visit", "xSSSxxxx.x.L"),
    "note_violation": ("press_visit", "xSSSxxxx.x.L"),
    "tell_violation": ("violation", "xSSSxxxx.x.L"),
    "resource_list": (None, "SSSSSSSSSSSL"),
    "resources_xlsx": (None, "SSSSSSSSSSSL"),
    "add_resource": (None, "xSSSSSxxxxSL"),
    "edit_resource": ("resource", "xSSSSSxx.x.L"),
    "add_programme_item": (_record("delegation"), "xSSSxxxx.x.L"),
    "add_programme_items": (_record("delegation"), "xSSSxxxx.x.L"),
    "edit_programme_item": (_record("delegation", make.ProgrammeItemFactory), "xSSSxxxx.x.L"),
    "move_programme_item": (_record("delegation", make.ProgrammeItemFactory), "xSSSxxxx.x.L"),
    "settle_programme": (_record("delegation"), "xSSSxxxx.x.L"),
    "programme_pdf": (_with_programme, "SSSSSSSS.S.L"),
    "gift_list": (None, "SSSSSSSSSSSL"),
    "gifts_xlsx": (None, "SSSSSSSSSSSL"),
    "catalogue_docx": (None, "xSSSSSxxxxSL"),
    "catalogue_pdf": (None, "xSSSSSxxxxSL"),
    "add_gift": (None, "xSSSSSxxxxSL"),
    "gift_suggestions": (None, "xSSSSSxxxxSL"),
    "gift_detail": ("gift", "SSSSSSSS.S.L"),
    "edit_gift": ("gift", "xSSSxxxx.x.L"),
    "gift_card_docx": ("gift", "SSSSSSSS.S.L"),
    "gift_card_pdf": ("gift", "SSSSSSSS.S.L"),
    "move_stock": ("gift", "xSSSxxxx.x.L"),
    "give_gift": ("gift", "xSSSxxxx.x.L"),
    "withdraw_gift": ("gift", "xSSSxxxx.x.L"),
    "received_gift_list": (None, "SSSSSSSSSSSL"),
    "received_gifts_xlsx": (None, "SSSSSSSSSSSL"),
    "add_received_gift": (None, "xSSSSSxxxxSL"),
    "received_gift_detail": ("received_gift", "SSSS.......L"),
    "settle_received_gift": ("received_gift", "xSSx.......L"),
    "term_list": (None, "SSSSSSSSSSSL"),
    "terms_xlsx": (None, "SSSSSSSSSSSL"),
    "add_term": (None, "xSxxxxxxxxSL"),
    "edit_term": ("term", "xSxxxxxx.x.L"),
    "attach_file": (_record("partner"), "xSSSxxxx.x.L"),
    "record_file": (_record("partner", make.AttachmentFactory), "SSSSSSSS.S.L"),
    "add_picture": (_record("received_gift"), "xSSx.......L"),
    "record_picture": (_record("received_gift", make.PictureFactory), "SSSS.......L"),
    "link_record": (_record("partner"), "xSSSxxxx.x.L"),
    "note_step": (_record("agreement"), "xSSSxxxx.x.L"),
    "write_record_paper": (lambda w: ("delegation", w.delegation.pk, "report"), "xSSSxxxx.x.L"),
    "work_list": (None, "SSSSSSSSSSSL"),
    "works_xlsx": (None, "SSSSSSSSSSSL"),
    "add_work": (None, "xSSSSSxxxxSL"),
    "work_detail": ("friendship_work", "SSSSSSSS.S.L"),
    "edit_work": ("friendship_work", "xSSSxxxx.x.L"),
    "note_figure": ("friendship_work", "xSSSxxxx.x.L"),
    "duty_list": (None, "SSSSSSSSSSSL"),
    "duties_xlsx": (None, "SSSSSSSSSSSL"),
    "duty_detail": ("duty", "SSSSSSSSSSSL"),
    "note_duty": ("duty", "xSSSxxxxxxSL"),
    "waive_duty": ("duty", "xSSSxxxxxxSL"),
    "assign_duty": ("duty", "xSSSxxxxxxSL"),
    "greeting_calendar": (None, "SSSSSSSSSSSL"),
    "choose_place": (None, "SSSSSSSSSSSL"),
    "choose_record": (lambda w: ("partner",), "SSSSSSSSSSSL"),
    "greeting_soon": (None, "SSSSSSSSSSSL"),
    "greeting_group": (None, "SSSSSSSS.S.L"),
    "greeting_list": (None, "SSSSSSSSSSSL"),
    "greetings_xlsx": (None, "SSSSSSSSSSSL"),
    "greeting_envelopes": (None, "SSSSSSSS>S>L"),
    "write_greeting": ("city", "xSSSxxxx.x.L"),
    "skip_greeting": ("city", "xSSSxxxx.x.L"),
    "greeting_detail": ("greeting", "SSSSSSSS.S.L"),
    "rewrite_greeting": ("greeting", "xSSSxxxx.x.L"),
    "note_sent": ("greeting", "xSSSxxxx.x.L"),
    "note_answer": ("greeting", "xSSSxxxx.x.L"),
    "own_text_list": (None, "SSSSSSSSSSSL"),
    "own_texts_xlsx": (None, "SSSSSSSSSSSL"),
    "keep_text": (None, "xSxxxxxxxxSL"),
    "country_list": (None, "SSSSSSSSSSSL"),
    "countries_xlsx": (None, "SSSSSSSSSSSL"),
    "correct_country": ("country", "xSxxxxxxxxSL"),
    "inspection_list": (None, "SSSSSSSSSSSL"),
    "inspections_xlsx": (None, "SSSSSSSSSSSL"),
    "inspection_detail": ("inspection", "SSSS.......L"),
    "plan_inspection": ("plan", "xSxxx.x.x..L"),
    "change_inspection": ("inspection", "xSxx.......L"),
    "call_off_inspection": ("inspection", "xSxx.......L"),
    "record_inspection": ("inspection", "xSxx.......L"),
    "inspection_minutes": (_recorded, "SSSS.......L"),
    "assign_finding": ("finding", "xSxx.......L"),
    "incoming_list": (None, "SSSSSSSSSSSL"),
    "incoming_xlsx": (None, "SSSSSSSSSSSL"),
    "register_incoming": (None, "xSSSSSxxxxSL"),
    "incoming_detail": ("incoming", ".S.........L"),
    "incoming_file": ("incoming", ".S.........L"),
    "incoming_book": ("year", ".S.........L"),
    "outgoing_book": ("year", ".S.........L"),
    "copy_list": (None, "SSSSSSSSSSSL"),
    "copies_xlsx": (None, "SSSSSSSSSSSL"),
    "copy_file": ("copy", ".S.........L"),
    "make_copy": ("issued_document", "xSxxx.x.x..L"),
    "copy_incoming": ("incoming", ".S.........L"),
    "add_template": (None, "xSSxxxxxxxSL"),
    "received_list": (None, "SSSSSSSSSSSL"),
    "received_xlsx": (None, "SSSSSSSSSSSL"),
    "received_detail": ("received", "SS......S..L"),
    "report_docx": ("period", "SSxxx.x.x..L"),
    "my_submissions": (None, "SSSSSSSSSSSL"),
    "submission_detail": ("submission", "SSSS.......L"),
    "agencies_xlsx": (None, "SSSSSSSSSSSL"),
    "add_agency": (None, "xSxxxxxxxSSL"),
    "agency_detail": ("idle_agency", "SSSSSSSS.S.L"),
    "edit_agency": ("lead_agency", "xSSxxxxx.S.L"),
    "set_members": ("group", "xSxxxxxx.S.L"),
    "import_agencies": (None, "xSxxxxxxxSSL"),
    "succession_list": (None, "SSSSSSSSSSSL"),
    "succession_detail": ("succession", "SSSSSSSS.S.L"),
    "record_succession": (None, "xSxxxxxxxSSL"),
    "reorganise": (None, "xSxxxxxxxSSL"),
    "reorganisation_xlsx": (None, "xSxxxxxxxSSL"),
    "job_detail": ("job", ".S.........L"),
    "person_list": (None, "SSxxxxxxxSSL"),
    "invite_people": (None, "xSxxxxxxxSSL"),
    "people_list_xlsx": (None, "xSxxxxxxxSSL"),
    "end_membership": ("membership", "xS.......S.L"),
    "invite_person": (None, "xSxxxxxxxSSL"),
    "accept_invitation": ("invitation_key", "SSSSSSSSSSSS"),
    "absence_list": (None, "SSSSSSSSSSSL"),
    "rights": (None, "SSSSSSSSSSSL"),
}  # fmt: skip

QUERIES = {
    "compare_xlsx": lambda world: {"with": world.plan.pk},
    "compose_document": lambda world: {"kind": "tasks"},
    "greeting_group": lambda world: {"occasion": "new_year", "on": world.city and "2027-01-01"},
    "greeting_envelopes": lambda world: {"occasion": world.greeting.occasion},
}
"""What a page is asked besides its address."""


def _draft_item(world):
    return world.draft.items.get(kind=Item.Kind.TASK)


def _second_of_draft(world):
    return world.draft.items.order_by("position").last()


def _draft_with_unread(world):
    """A draft whose document has a line that was not understood."""
    world.draft.source.text = "Đề nghị các hội phối hợp."
    world.draft.source.save()
    world.draft.notes = [{"kind": "unplaced", "message": "", "span": [0, 25]}]
    world.draft.save()
    return world.draft


def _first_of_two(world):
    """The first of two tasks of a draft."""
    first = _draft_item(world)
    make.TaskFactory(item__plan=world.draft, item__position=first.position + 1)
    return first


def _unmatched_draft(world):
    """A draft that names an agency that nobody knows."""
    Assignment.objects.filter(task=_draft_item(world).task).delete()
    make.AssignmentFactory(task=_draft_item(world).task, agency=None, printed_name=NEW_NAME)
    return world.draft


def _matched_draft(world):
    Assignment.objects.filter(task=_draft_item(world).task).delete()
    make.AssignmentFactory(task=_draft_item(world).task, agency=world.idle_agency, printed_name="Sở Xây dựng")
    return world.draft


def _reviewed_draft(world):
    """A draft whose last step can be undone."""
    drop_item(by=world.focal, item=_draft_item(world), version=1, now=NOW)
    return world.draft


def _read_draft(world):
    """A draft with its document."""
    world.draft.source = make.SourceFileFactory(locality=world.locality)
    world.draft.save()
    return world.draft


def _taught_draft(world):
    _read_draft(world)
    LearnedHeading.objects.create(
        locality=world.locality,
        heading="Việc khác",
        key="viec khac",
        kind=LearnedHeading.Kind.TASKS,
        taught_by=world.focal,
        taught_at=NOW,
    )
    return world.draft


def _other_plan(world):
    return make.PlanFactory(locality=world.locality, created_by=world.focal)


def _served_objective(world):
    world.objective.served_by.add(world.assignment.task)
    return world.objective


def _helping_submission(world):
    """That of an agency that only coordinates."""
    make.changed(Assignment.objects.filter(agency=world.lead_agency), role=Assignment.Role.COORDINATE)
    world.submission.passages.all().delete()
    return world.submission


def _sent_submission(world):
    world.submission.state, world.submission.sent_by, world.submission.sent_at = "sent", world.head, NOW
    world.submission.save()
    return world.submission


def _signed_document(world):
    return sign_document(by=world.focal, document=_waiting_document(world), now=NOW)


def _document_with_unit(world):
    """One that waits for the focal officer as the head of the unit that drafted it."""
    unit = world.focal_agency.drafting_units.get()
    unit.head = world.focal
    unit.save()
    world.document.unit, world.document.state = unit, "with_unit"
    world.document.save()
    return world.document


def _waiting_document(world):
    put_for_signature(by=world.focal, document=world.document, now=NOW)
    return world.document


def _report(world):
    """A consolidated report of a closed period, issued."""
    written = [Written(key, 0, "Đã triển khai.") for key in ("overview", "strengths", "causes")]
    edit_report(by=world.focal, period=world.period, written=written, now=NOW)
    order = Order(Kind.REPORT, world.plan, world.focal_agency, period=world.period)
    report = compose_document(by=world.focal, order=order, now=NOW)
    put_for_signature(by=world.focal, document=report, now=NOW)
    sign_document(by=world.focal, document=report, now=NOW)
    return issue_document(by=world.focal, document=report, on=TODAY, now=NOW)


def _report_of_elsewhere(world):
    """The file of data that another instance wrote."""
    content = send_up(by=world.focal, document=_report(world), now=NOW).content
    return SimpleUploadedFile("bao-cao.json", json.dumps(content | {"sender": ELSEWHERE}).encode())


def _document(name="ban-sua.docx", data=None):
    return SimpleUploadedFile(name, data or make.template_file("BÁO CÁO"))


def _file(data, name="bang.xlsx"):
    return SimpleUploadedFile(name, data)


PLAN_TEXT = "\n".join((
    "ỦY BAN NHÂN DÂN", "TỈNH VĨNH HÀ", "Số: 77/KH-UBND", "KẾ HOẠCH", "Ngoại giao văn hóa năm 2026", "I. NHIỆM VỤ",
    "1. Tổ chức tuần lễ văn hóa. Sở Ngoại vụ chủ trì.",
)).encode()  # fmt: skip

NEW_NAME = "Ban Quản lý mới"
PASSWORD = "một-mật-khẩu-dài-2026"
PDF_BYTES = empty_pdf()
ELSEWHERE = {"locality": "Tỉnh khác", "agency": "Sở Ngoại vụ tỉnh khác"}


def _numbered(world):
    """A task that its number alone names."""
    item = world.assignment.task.item
    item.locator = "PL.9999"
    item.save()
    return world.assignment.task


def _twin(world):
    """A task of another plan that is the same piece of work; made once."""
    twin = Task.objects.filter(item__locator="PL.8888").first()
    return twin or make.TaskFactory(item__plan=_other_plan(world), item__locator="PL.8888")


def _like_difficulty(world):
    return make.DifficultyFactory(assignment=world.assignment)


def _fresh_assignment(world):
    """One of which no extension is asked yet."""
    world.extension.delete()
    make.changed(Task.objects.filter(pk=world.assignment.task_id), due=TODAY)
    return world.assignment


def _amendment_in_time(world):
    Amendment.objects.filter(pk=world.amendment.pk).update(on=date(2026, 1, 1))
    return world.amendment


def _counting_plan(world):
    """A plan that counts something in a task."""
    item = world.assignment.task.item
    item.text = "Tổ chức 12 đoàn vào năm 2026."
    item.save()
    return world.plan


def _candidate(world):
    found = indicator_candidates(world.plan, world.plan.items.all())[0]
    return f"{found.item.pk}|{found.text}"


def _shown(action, world):
    """The mark of a list that everybody of the cast was shown."""
    data = make.workbook(*LISTS[action](world))
    for name in CAST[:-1]:
        cache.set(f"sheet-{getattr(world, name).pk}-{TOKEN}", data)
    return TOKEN


TOKEN = "dabaoxemtruoc"
LISTS = {
    "import_agencies": lambda w: ([str(label) for _key, label in AGENCY_COLUMNS], [None, "Chi cục Biển"]),
    "reorganise": lambda w: (
        [str(label) for _key, label in CHANGE_COLUMNS],
        [w.idle_agency.name, "Sở Xây dựng mới", "01/08/2026", "Nghị quyết số 1/NQ-HĐND"],
    ),
    "invite_people": lambda w: (
        [str(label) for _key, label in PEOPLE_COLUMNS],
        ["Vũ An", "an@vinhha.example", "", w.idle_agency.name, ""],
    ),
    "import_partners": lambda w: (["Tên đối tác", "Loại"], ["Thành phố Bến Mới", None]),
    "import_work": lambda w: (["Nội dung công việc", "Cơ quan chủ trì"], ["Đón đoàn báo chí", w.idle_agency.name]),
}


def _signed_letter(world):
    """A letter of the leading agency that its head has signed."""
    letter = world.drafted_letter
    put_for_signature(by=world.lead, document=letter.document, now=NOW)
    letter.document.refresh_from_db()
    sign_document(by=world.lead, document=letter.document, now=NOW)
    return letter


def _typed_incoming(world):
    """What came on paper."""
    arrived = Arrived("Ủy ban nhân dân tỉnh", "Quyết định", TODAY, "9/QĐ-UBND", TODAY)
    return register_incoming(by=world.focal, agency=world.focal_agency, arrived=arrived, now=NOW)


IN_PLAN, FOCAL = ".x", "xDxxx.x.x..L"
"""Who stands in a plan at work may be told no; who does not finds nothing. The focal officer alone may."""
FOCAL_DRAFT = ".D.........L"
"""A draft is there for the focal officers only."""
WORKING = "xxDDx.x.x..L"
"""The officers and heads of the agency."""
KEEPER = "xDxxxxxx.D.L"
"""Who keeps the list of agencies."""
EVERYBODY = "DDDDDDDDDDDL"

# action: (what it is about, what is sent, answers)
LETTERHEAD = {
    "form": "decree", "above": "UBND tỉnh Vĩnh Hà", "name_lines": "Sở Ngoại vụ", "symbol": "SNgV", "place": "Vĩnh Hà",
    "chief": "Giám đốc", "deputy_mark": "KT.", "filed": "Lưu: VT", "keeps_register": "on",
}  # fmt: skip
DEEDS = {
    "save_filter": (None, {"path": "/tasks/", "query": "status=late", "name": "Quá hạn"}, EVERYBODY),
    "drop_filter": ("saved_filter", {}, ".D.........L"),
    "switch_agency": (None, {}, EVERYBODY),
    "see_reminders": (None, {}, EVERYBODY),
    "see_notices": (None, {}, EVERYBODY),
    "choose_mails": (None, {"when": "gathered"}, EVERYBODY),
    "retry_mail": ("failed_mail", {}, ".........D.L"),
    "renew_calendar": (None, {}, EVERYBODY),
    # agencies and people
    "add_agency": (None, {"name": "Sở Tài chính", "kind": "department"}, "xDxxxxxxxDDL"),
    "edit_agency": ("lead_agency", lambda w: {
        "name": w.lead_agency.name, "kind": "department", "phone": "0123", "version": w.lead_agency.version}, "xDDxxxxx.D.L"),
    "add_alias": ("idle_agency", {"name": "Sở XD"}, KEEPER),
    "remove_alias": ("alias", {}, KEEPER),
    "set_members": ("group", lambda w: {"kinds": ["department"], "named": w.idle_agency.name}, KEEPER),
    "expand_group": ("group", {}, KEEPER),
    "set_focal_agency": ("focal_agency", {}, "xxxxxxxx.D.L"),
    "import_agencies": (None, lambda w: {"token": _shown("import_agencies", w)}, "xDxxxxxxxDDL"),
    "record_succession": (None, lambda w: {
        "kind": "rename", "old": w.idle_agency.name, "new": "Sở Xây dựng mới", "on": "01/08/2026",
        "act": "Nghị quyết số 1/NQ-HĐND"}, "xDxxxxxxxDBL"),
    "reorganise": (None, lambda w: {"token": _shown("reorganise", w)}, "xDxxxxxxxDSL"),
    "reverse_succession": ("succession", {}, KEEPER),
    "invite_person": (None, lambda w: {
        "full_name": "Vũ An", "email": "an@vinhha.example", "agency": w.idle_agency.pk, "role": "officer"}, "xDxxxxxxxDBL"),
    "invite_people": (None, lambda w: {"token": _shown("invite_people", w)}, "xDxxxxxxxDSL"),
    "withdraw_invitation": ("invitation", {}, "xD.......D.L"),
    "end_membership": ("membership", {}, "xD.......D.L"),
    "add_absence": (None, _absence, "BBDDBBBBBDBL"),
    "call_off_absence": ("absence", {}, "..DD.....D.L"),
    "accept_invitation": ("invitation_key", {"password": PASSWORD, "again": PASSWORD}, "DDDDDDDDDDDD"),
    # a plan and its draft
    "upload_plan": (None, lambda w: {"file": _file(PLAN_TEXT, "ke-hoach.txt")}, "xDxxxxxxxxDL"),
    "correct_header": ("draft", {"title": "Kế hoạch ngoại giao văn hóa"}, FOCAL_DRAFT),
    "match_agency": (_unmatched_draft, lambda w: {"printed_name": NEW_NAME, "agency": w.idle_agency.pk}, FOCAL_DRAFT),
    "unmatch_agency": (_matched_draft, {"printed_name": "Sở Xây dựng"}, FOCAL_DRAFT),
    "accept_agency": (_unmatched_draft, {"printed_name": NEW_NAME, "kind": "department"}, FOCAL_DRAFT),
    "accept_all_agencies": (_unmatched_draft, {}, FOCAL_DRAFT),
    "activate_plan": (_matched_draft, {}, FOCAL_DRAFT),
    "discard_plan": ("draft", {}, FOCAL_DRAFT),
    "correct_item": (_draft_item, lambda w: {"text": "Tổ chức hội thảo.", "version": 1}, FOCAL_DRAFT),
    "drop_item": (_draft_item, {"version": "1"}, FOCAL_DRAFT),
    "split_item": (_draft_item, {"version": "1", "text": "Tổ chức hội thảo.\nIn kỷ yếu."}, FOCAL_DRAFT),
    "join_items": (_first_of_two, {"version": "1"}, FOCAL_DRAFT),
    "check_item": (_draft_item, {}, FOCAL_DRAFT),
    "unite_items": (_first_of_two, lambda w: {"version": "1", "other": _second_of_draft(w).pk}, FOCAL_DRAFT),
    "take_up_line": (_draft_with_unread, {"start": "0"}, FOCAL_DRAFT),
    "set_together": ("draft", lambda w: {"item": _draft_item(w).pk, "names": w.idle_agency.name}, FOCAL_DRAFT),
    "undo_review": (_reviewed_draft, {}, FOCAL_DRAFT),
    "teach_heading": (_read_draft, {"heading": "Việc khác", "kind": "tasks"}, FOCAL_DRAFT),
    "forget_heading": (_taught_draft, lambda w: {"heading": w.locality.learned_headings.get().pk}, FOCAL_DRAFT),
    "reread_plan": (_read_draft, lambda w: {"file": _file(PLAN_TEXT, "ke-hoach.txt"), "is_sure": "on"}, FOCAL_DRAFT),
    "set_implements": ("plan", lambda w: {"implements": _other_plan(w).pk}, FOCAL),
    "close_plan": ("plan", {}, FOCAL),
    "carry_over": (_other_plan, lambda w: {"old": w.plan.pk, "task": w.assignment.task_id}, "xD....x.x..L"),
    "link_objective": ("objective", lambda w: {"locator": _numbered(w).item.locator}, FOCAL),
    "unlink_objective": (_served_objective, lambda w: {"task": w.assignment.task_id}, FOCAL),
    "amend_plan": ("plan", {"number": "9/QĐ-UBND", "title": "Điều chỉnh", "on": "01/08/2026"}, FOCAL),
    "correct_amendment": ("amendment", {"number": "9/QĐ-UBND", "title": "Điều chỉnh", "on": "01/08/2026"}, FOCAL_DRAFT),
    "set_clause": ("amendment", lambda w: {"place": "Mục I", "standing": w.objective.text, "text": "Mới."}, FOCAL_DRAFT),
    "set_change": ("amendment", {"kind": "added", "text": "Việc nữa.", "leads": "Sở Ngoại vụ"}, FOCAL_DRAFT),
    "drop_change": ("change", {}, FOCAL_DRAFT),
    "discard_amendment": ("amendment", {}, FOCAL_DRAFT),
    "put_in_force": (_amendment_in_time, {}, FOCAL_DRAFT),
    "set_indicator": ("plan", {"name": "Số đoàn", "unit": "đoàn"}, FOCAL),
    "take_indicators": (_counting_plan, lambda w: {"candidate": _candidate(w)}, FOCAL),
    "drop_indicator": ("indicator", {}, FOCAL),
    "post_value": ("indicator", {"value": "3", "on": "01/08/2026", "token": "t"}, "xDDDx.x.x..L"),
    # work
    "add_task": (None, lambda w: {"text": "Đón đoàn.", "agency": w.idle_agency.pk}, "DDxxxxxxxxBL"),
    "import_work": (None, lambda w: {"token": _shown("import_work", w)}, "DDxxxxxxxxSL"),
    "report_agreements": (None, lambda w: {"issuer": w.focal_agency.pk, "until": "30/06/2026"}, "xDBBBBxxxxBL"),
    "import_partners": (None, lambda w: {"token": _shown("import_partners", w)}, "xDDDDDxxxxDL"),
    "compose_reminders": ("plan", lambda w: {"agency": _late_agency(w).pk}, "xDxxx.x.x..L"),
    "name_task": ("task", {"title": "Tuần văn hóa"}, FOCAL),
    "assign_task": ("task", lambda w: {"agency": w.idle_agency.pk, "role": "lead"}, FOCAL),
    "join_task": ("task", lambda w: {"plan": _twin(w).plan_id, "locator": _twin(w).item.locator}, FOCAL),
    "post_progress": ("assignment", {"state": "done", "note": "Xong.", "reason": "Mưa.", "token": "t"}, WORKING),
    "post_results": (None, lambda w: {
        "assignments": [w.assignment.pk], "state": "done", "note": "Xong.", "reason": "Mưa.", "token": "t"}, "xBDDBBxxxxBL"),
    "add_remark": ("task", lambda w: {"text": "Ai lo phần phiên dịch?", "to": [w.lead.pk]}, "DDDDD.x.x..L"),
    "raise_difficulty": ("assignment", {"text": "Vướng."}, "xDDDx.x.x..L"),
    "answer_difficulty": ("difficulty", {"answer": "Làm đi."}, "Dxxxx.x.x..L"),
    "merge_difficulty": ("difficulty", lambda w: {"into": _like_difficulty(w).pk}, FOCAL),
    "pass_up_difficulty": ("difficulty", {"remark": "Đề nghị."}, FOCAL),
    "accept_task": ("assignment", {}, WORKING),
    "decline_task": ("partner_assignment", {"reason": "Không đúng việc."}, "xxxxD.x.x..L"),
    "decide_decline": ("decline", {"decision": "refuse", "answer": "Vẫn giao."}, FOCAL),
    "hand_over": ("assignment", lambda w: {"person": w.lead.pk}, WORKING),
    "set_milestone": ("assignment", {"text": "Xong kịch bản"}, WORKING),
    "finish_milestone": ("milestone", {}, WORKING),
    "drop_milestone": ("milestone", {}, WORKING),
    "set_rules": (None, {
        "is_on": "on", "before": "5, 1", "repeat": 5, "head_after": 3, "focal_after": 5, "leader_after": 10,
        "extensions": 2}, "xDxxxxxxxDDL"),
    "ask_extension": (_fresh_assignment, {"until": "01/12/2026", "reason": "Chờ kinh phí."}, WORKING),
    "decide_extension": ("extension", {"decision": "refuse", "answer": "Không."}, "DDxxx.x.x..L"),
    # reports
    "open_period": ("plan", {
        "name": "Báo cáo năm 2027", "starts_on": "01/01/2027", "ends_on": "31/12/2027", "due_on": "15/01/2028"}, FOCAL),
    "set_schedule": ("plan", {
        "frequency": "year", "due": "11-15", "working_days_after": 2, "opens_before": 20, "is_on": "on"}, FOCAL),
    "extend_period": ("period", {"due_on": "31/12/2026", "reason": "Chờ số liệu."}, FOCAL),
    "close_period": ("period", {}, FOCAL),
    "comment_on": ("submission", {"text": "Ý kiến"}, "xxDD.......L"),
    "save_submission": ("submission", {"text-overview": "Đã làm.", "version-overview": "1"}, "xxDD.......L"),
    "send_nil_report": (_helping_submission, {"asks_nothing": "on"}, "xxDx.......L"),
    "send_submission": ("submission", {}, "xxDx.......L"),
    "withdraw_evidence": ("evidence", {"reason": "Nhầm tệp."}, "xxDx.......L"),
    "recall_submission": (_sent_submission, {}, "xxDx.......L"),
    "return_submission": (_sent_submission, {"remark": "Thiếu."}, "xDxx.......L"),
    "accept_submission": (_sent_submission, {}, "xDxx.......L"),
    "edit_report": ("period", {"text-overview": "Chung"}, FOCAL),
    "send_up": (_report, {}, "xDxxx.x.x..L"),
    "receive_report": (None, lambda w: {"file": _report_of_elsewhere(w)}, "xxxxxxxxDxxL"),
    # letterheads
    "set_letterhead": ("focal_agency", lambda w: LETTERHEAD | {"version": w.focal_agency.letterhead.version},
                       "xDxxxxxx.D.L"),
    "add_drafting_unit": ("focal_agency", {"unit-name": "Văn phòng Sở", "unit-abbreviation": "VP"}, "xDxxxxxx.D.L"),
    "drop_drafting_unit": (lambda w: w.focal_agency.drafting_units.get(), {}, "xDxxxxxx.D.L"),
    "set_unit_head": (lambda w: w.focal_agency.drafting_units.get(), lambda w: {"head": w.focal.pk}, "xDxxxxxx.D.L"),
    "add_signer": ("focal_agency", {"signer-name": "Trần Minh Hà", "signer-position": "Phó Giám đốc"}, "xDxxxxxx.D.L"),
    "end_signer": (lambda w: w.focal_agency.signers.get(), {}, "xDxxxxxx.D.L"),
    # documents
    "compose_document": ("plan", lambda w: {"issuer": w.focal_agency.pk}, FOCAL),
    "edit_document": ("document", lambda w: {"file": _document()}, ".D.........L"),
    "put_for_signature": ("document", {}, ".D.........L"),
    "pass_document": (_document_with_unit, {}, ".D.........L"),
    "take_back_document": (_waiting_document, {}, ".D.........L"),
    "discard_document": ("document", {}, ".D.........L"),
    "choose_signer": ("document", lambda w: {"signer": w.document.signer_id}, ".D.........L"),
    "sign_document": (_waiting_document, {}, ".D.........L"),
    "return_document": (_waiting_document, {"remark": "Bổ sung số liệu."}, ".D.........L"),
    "issue_document": (_signed_document, {"on": "21/11/2026"}, ".D.........L"),
    "record_delivery": (_issued_document, lambda w: {"to": "Sở Công Thương", "way": "network", "on": "21/08/2026"},
                        "xDxxx.x.x..L"),
    "attach_signed": (_issued_document, lambda w: {"file": _file(PDF_BYTES, "da-ky.pdf")}, "xDxxx.x.x..L"),
    "add_partner": (None, _new_partner, "xDDDDDxxxxBL"),
    "edit_partner": ("city", _new_partner, "xDDDxxxx.x.L"),
    "merge_partners": ("city", lambda w: {"into": make.PartnerFactory(locality=w.locality, agency=w.lead_agency).pk},
                       "xDxxxxxx.x.L"),
    "add_post": ("city", {"title_vi": "Thị trưởng", "name": "Sato Yuki"}, "xDDDxxxx.x.L"),
    "end_post": ("post", {"on": "20/08/2026"}, "xDDDxxxx.x.L"),
    "note_activity": ("city", {"kind": "meeting", "on": "20/08/2026", "text": "Họp trực tuyến."}, "xDDDxxxx.x.L"),
    "correct_country": ("country", {"national_day": "02-23", "formal_vi": "Nhật Bản", "source": "Bộ Ngoại giao"},
                        "xDxxxxxxxxDL"),
    "add_agreement": (None, _terms, "xDDDDDxxxxBL"),
    "edit_agreement": ("agreement", _terms, "xDDDxxxx.x.L"),
    "add_commitment": ("agreement", {"text": "Trao đổi nghệ nhân."}, "xDDDxxxx.x.L"),
    "assign_commitment": ("commitment", lambda w: {"agency": w.lead_agency.pk, "plan": w.plan.pk}, "xDxxxxxx.x.L"),
    "review_agreement": ("agreement", {"year": 2026, "verdict": "keep"}, "xDDDxxxx.x.L"),
    "end_agreement": ("agreement", {"on": "20/08/2026", "reason": "Hai bên thống nhất."}, "xDDDxxxx.x.L"),
    "add_conference": (None, _new_conference, "xDDDDDxxxxBL"),
    "edit_conference": ("conference", _new_conference, "xDDDxxxx.x.L"),
    "permit_conference": ("conference", {"decision": "Công văn số 214/UBND-NC", "on": "20/08/2026"}, "xDDDxxxx.x.L"),
    "note_conference_outcome": ("conference", {"results": "Thống nhất 05 việc."}, "xDDDxxxx.x.L"),
    "cancel_conference": ("conference", {"reason": "Đối tác hoãn."}, "xDDDxxxx.x.L"),
    "count_attendance": ("conference", {"planned": "12"}, "xDDDxxxx.x.L"),
    "add_event": (None, _new_event, "xDDDDDxxxxBL"),
    "edit_event": ("event", _new_event, "xDDDxxxx.x.L"),
    "note_event_outcome": (_event_under_way, {"results": "Đông khách."}, "xDDDxxxx.x.L"),
    "cancel_event": ("event", {"reason": "Bão."}, "xDDDxxxx.x.L"),
    "repeat_event": ("event", {}, "xDDDxxxx.x.L"),
    "count_participants": ("event", {"artists": "12", "guests": "3"}, "xDDDxxxx.x.L"),
    "invite_guests": ("event", {"names": "Đại sứ quán Pháp"}, "xDDDxxxx.x.L"),
    "answer_invitee": ("invitee", {"answer": "coming", "people": "2"}, "xDDDxxxx.x.L"),
    "remove_invitee": ("invitee", {}, "xDDDxxxx.x.L"),
    "plan_preparations": ("event", {}, "xDDDxxxx.x.L"),
    "add_preparation": ("event", lambda w: {"text": "Phông chữ", "days": "5", "agency": w.lead_agency.pk}, "xDDDxxxx.x.L"),
    "tick_preparation": ("preparation", {"done_on": ""}, "xDDDxxxx.x.L"),
    "remove_preparation": ("preparation", {}, "xDDDxxxx.x.L"),
    "add_sponsor": ("event", {"name": "Công ty Sông Hạc", "worth": "5.000.000"}, "xDDDxxxx.x.L"),
    "remove_sponsor": ("sponsor", {}, "xDDDxxxx.x.L"),
    "report_conferences": (None, lambda w: {
        "issuer": w.focal_agency.pk, "since": "15/12/2025", "until": "30/06/2026"}, "xDBBBBxxxxBL"),
    "report_delegations": (None, lambda w: {
        "issuer": w.focal_agency.pk, "since": "01/01/2026", "until": "30/06/2026"}, "xDBBBBxxxxBL"),
    "add_delegation": (None, _new_delegation, "xDDDDDxxxxBL"),
    "edit_delegation": ("delegation", _new_delegation, "xDDDxxxx.x.L"),
    "decide_delegation": ("delegation", {"decision": "Kế hoạch số 61/KH-UBND", "on": "20/08/2026"}, "xDDDxxxx.x.L"),
    "note_outcome": ("delegation", {"results": "Ký thỏa thuận."}, "xDDDxxxx.x.L"),
    "cancel_delegation": ("delegation", {"reason": "Bạn hoãn chuyến đi."}, "xDDDxxxx.x.L"),
    "add_follow_up": ("delegation", {"text": "Trao đổi nghệ nhân."}, "xDDDxxxx.x.L"),
    "assign_follow_up": ("follow_up", lambda w: {"plan": w.plan.pk}, "xDxxxxxx.x.L"),
    "add_member": ("delegation", {"name": "Han Ji-hoon", "part": "head"}, "xDDDxxxx.x.L"),
    "add_members": ("delegation", {"text": "Han Ji-hoon; Thống đốc\nSeo Min-ji"}, "xDDDxxxx.x.L"),
    "edit_member": ("member", {"name": "Han Ji-hoon", "part": "head"}, "xDDDxxxx.x.L"),
    "remove_member": ("member", {}, "xDDDxxxx.x.L"),
    "move_member": ("member", {"up": "1"}, "xDDDxxxx.x.L"),
    "order_members": ("delegation", {}, "xDDDxxxx.x.L"),
    "look_at_passports": (_with_passport, {}, "xSSSxxxx.x.L"),
    "add_press_visit": (None, _new_press_visit, "xDDDDDxxxxBL"),
    "edit_press_visit": ("press_visit", _new_press_visit, "xDDDxxxx.x.L"),
    "answer_press_visit": ("press_visit", _today(answer="wholly", paper="Công văn số 1107/UBND-NC"), "xDDDxxxx.x.L"),
    "note_consent": (_changed_programme, _today(paper="Công văn số 1120/UBND-NC"), "xDDDxxxx.x.L"),
    "cancel_press_visit": ("press_visit", {"reason": "Đoàn lùi lịch."}, "xDDDxxxx.x.L"),
    "add_reporter": ("press_visit", {"name": "Camille Aubert"}, "xDDDxxxx.x.L"),
    "add_reporters": ("press_visit", {"text": "Camille Aubert; Phóng viên\nJulien Morel"}, "xDDDxxxx.x.L"),
    "remove_reporter": ("reporter", {}, "xDDDxxxx.x.L"),
    "add_published": ("press_visit", lambda w: {
        "link": "https://press.example/a", "title": "A river", "kind": "text", "language": "en",
        "published_on": f"{localdate():%d/%m/%Y}"}, "xDDDxxxx.x.L"),
    "remove_published": ("published", {}, "xDDDxxxx.x.L"),
    "note_violation": ("press_visit", _today(hour="00:00", what="Quay phim ngoài địa điểm được phép."), "xDDDxxxx.x.L"),
    "tell_violation": ("violation", lambda w: {
        "on": f"{localdate():%d/%m/%Y}", "hour": f"{timezone.localtime():%H:%M}", "paper": "Công văn số 12"}, "xDDDxxxx.x.L"),
    "add_resource": (None, {"kind": "car", "name": "Xe 16 chỗ", "precedence": 1, "is_used": "on"}, "xDDDDDxxxxDL"),
    "edit_resource": ("resource", {"kind": "car", "name": "Xe 16 chỗ", "precedence": 1}, "xDDDDDxx.x.L"),
    "add_programme_item": (_record("delegation"), AN_ITEM, "xDDDxxxx.x.L"),
    "add_programme_items": (_record("delegation"), {"on": "30/08/2026", "text": "14:00 - 15:00; Hội đàm; Talks"}, "xDDDxxxx.x.L"),
    "edit_programme_item": (_record("delegation", make.ProgrammeItemFactory), AN_ITEM, "xDDDxxxx.x.L"),
    "move_programme_item": (_record("delegation", make.ProgrammeItemFactory), {"on": "31/08/2026", "starts": "09:00"}, "xDDDxxxx.x.L"),
    "drop_programme_item": (_record("delegation", make.ProgrammeItemFactory), {}, "xDDDxxxx.x.L"),
    "settle_programme": (_with_programme, {}, "xDDDxxxx.x.L"),
    "add_gift": (None, _new_gift, "xDDDDDxxxxBL"),
    "edit_gift": ("gift", _new_gift, "xDDDxxxx.x.L"),
    "move_stock": ("gift", {"kind": "in", "pieces": 5, "on": "20/08/2026"}, "xDDDxxxx.x.L"),
    "give_gift": ("gift", lambda w: {"partner": w.city.pk, "recipient": "member", "pieces": 1, "on": "20/08/2026"}, "xDDDxxxx.x.L"),
    "take_back_giving": ("giving", {}, "xDDDxxxx.x.L"),
    "withdraw_gift": ("gift", {"on": "20/08/2026"}, "xDDDxxxx.x.L"),
    "add_received_gift": (None, lambda w: {
        "given": "person", "received_on": "20/08/2026", "description": "Đồng hồ", "pieces": 1,
        "agency": w.lead_agency.pk, "giver": "Ông Shin",
    }, "xDDDDDxxxxBL"),
    "settle_received_gift": ("received_gift", {"kept_at": "Két của Sở"}, "xDDx.......L"),
    "add_term": (None, {"kind": "place", "name": "Bến Hạc", "language": "en", "text": "Ben Hac"}, "xDxxxxxxxxDL"),
    "edit_term": ("term", {"kind": "place", "name": "Bến Hạc", "language": "en", "text": "Ben Hac"}, "xDxxxxxx.x.L"),
    "remove_term": ("term", {}, "xDxxxxxx.x.L"),
    "attach_file": (_record("partner"), lambda w: {"file": _file(make.PICTURE, "anh.png")}, "xDDDxxxx.x.L"),
    "take_off_file": (_record("partner"), lambda w: {"file": make.AttachmentFactory(record=w.city).pk}, "xDDDxxxx.x.L"),
    "add_picture": (_record("received_gift"), lambda w: {
        "file": _file(make.PICTURE, "anh.png"), "caption_vi": "Đồng hồ", "credit": "Sở Ngoại vụ",
    }, "xDDx.......L"),
    "take_off_picture": (_record("received_gift"), lambda w: {
        "picture": make.PictureFactory(record=w.received_gift).pk,
    }, "xDDx.......L"),
    "link_record": (_record("partner"), lambda w: {"tasks": w.assignment.task_id}, "xDDDxxxx.x.L"),
    "unlink_record": (_record("partner"), _belonging, "xDDDxxxx.x.L"),
    "write_record_paper": (
        lambda w: ("delegation", w.delegation.pk, "report"), lambda w: {"issuer": w.lead_agency.pk}, "xBDDxxxx.x.L"),
    "note_step": (_record("agreement"), {"number": 1, "began_on": "20/08/2026"}, "xDDDxxxx.x.L"),
    "add_work": (None, _new_work, "xDDDDDxxxxBL"),
    "edit_work": ("friendship_work", _new_work, "xDDDxxxx.x.L"),
    "note_figure": ("friendship_work", {"name": "Lượt bạn đọc", "year": 2026, "value": "1.412"}, "xDDDxxxx.x.L"),
    "note_duty": ("duty", {"on": "20/08/2026", "paper": "Báo cáo số 215/BC-UBND"}, "xDDDxxxxxxDL"),
    "waive_duty": ("duty", {"reason": "Không có thỏa thuận nào."}, "xDDDxxxxxxDL"),
    "reopen_duty": (_noted_duty, {}, "xDDDxxxxxxRL"),
    "assign_duty": ("duty", lambda w: {"agency": w.lead_agency.pk, "person": w.lead.pk}, "xDDDxxxxxxBL"),
    "write_greeting": ("city", _greeting_form, "xDDDxxxx.x.L"),
    "skip_greeting": ("city", {"occasion": "new_year", "on": "01/01/2027", "reason": "Không có quan hệ."}, "xDDDxxxx.x.L"),
    "write_greetings": (None, lambda w: {
        "occasion": "new_year", "on": "2027-01-01", "partner": w.post.partner_id,
    }, "xDDDxxxx.x.L"),
    "put_greetings": (None, lambda w: {"greeting": w.drafted_letter.pk}, "xRDDxxxxRxRL"),
    "number_greetings": (None, lambda w: {"greeting": _signed_letter(w).pk}, "xxDDxxxxRxRL"),
    "rewrite_greeting": ("greeting", _greeting_form, "xDDDxxxx.x.L"),
    "note_sent": ("sent_letter", {"on": "20/08/2026", "way": "post"}, "xDDDxxxx.x.L"),
    "note_answer": ("answered_letter", {"on": "20/08/2026"}, "xDDDxxxx.x.L"),
    "keep_text": (None, {"occasion": "new_year", "language": "lo", "body": "{name}"}, "xDxxxxxxxxDL"),
    "remove_text": ("own_text", {}, "xDxxxxxx.x.L"),
    "plan_inspection": ("plan", _visit, "xDxxx.x.x..L"),
    "change_inspection": ("inspection", _visit, "xDxx.......L"),
    "call_off_inspection": ("inspection", {"reason": "Trùng lịch."}, "xDxx.......L"),
    "record_inspection": ("inspection", {"outcome": "Đạt.", "findings": "Bổ sung tranh.\nDịch sách."}, "xDxx.......L"),
    "assign_finding": ("finding", lambda w: {"agency": w.lead_agency.pk, "due": "01/12/2026"}, "xDxx.......L"),
    "register_incoming": (None, lambda w: {
        "agency": w.focal_agency.pk, "author": "Bộ Ngoại giao", "title": "Công văn", "arrived_on": "20/08/2026"},
        "xDBBBBxxxxBL"),
    "hand_over_incoming": ("incoming", lambda w: {"handler": w.focal.pk}, ".D.........L"),
    "finish_incoming": ("incoming", {"outcome": "Đã dự họp."}, ".D.........L"),
    "amend_from_incoming": (_typed_incoming, lambda w: {"plan": w.plan.pk}, ".D.........L"),
    "make_copy": (_issued_document, lambda w: {"form": "SY", "signer": w.document.signer_id}, "xDxxx.x.x..L"),
    "copy_incoming": ("incoming", lambda w: {"form": "SL", "signer": w.document.signer_id}, ".D.........L"),
    "set_last_number": (None, lambda w: {
        "agency": w.focal_agency.pk, "symbol": "KH-SNgV", "year": 2026, "last": 12}, "xDBxxxxxxxBL"),
    "add_template": (None, lambda w: {
        "agency": w.focal_agency.pk, "kind": "letter",
        "file": _file(make.template_file("Số: {{ so }}/{{ ky_hieu }}", "{{ dia_danh }}, {{ ngay_thang }}"), "mau.docx")}, "xDBxxxxxxxBL"),
    "drop_template": ("template", {}, ".D.........L"),
}  # fmt: skip
JOBS = {"invite_people", "import_agencies", "record_succession", "reorganise", "import_work", "import_partners",
        "compose_reminders"}  # fmt: skip
"""What a worker does; the answer only says that it was begun."""
VERBS = {
    "report_agreements": "compose_document", "report_conferences": "compose_document",
    "report_delegations": "compose_document",
    "accept_all_agencies": "accept_agency", "post_results": "post_progress", "copy_incoming": "make_copy",
    "write_greetings": "write_greeting", "put_greetings": "put_for_signature",
    "number_greetings": "issue_document",
}  # fmt: skip
"""What leaves the events of another action."""
UNSEEN = {"save_filter", "drop_filter", "see_reminders", "see_notices", "choose_mails", "switch_agency"}
"""What concerns nobody but who does it leaves no event."""


def arguments_of(world, target):
    """The arguments of a row's address."""
    if target is None:
        return []
    found = (
        target(world) if callable(target) else OBJECTS[target](world) if target in OBJECTS else getattr(world, target)
    )
    return list(found) if isinstance(found, tuple) else [found if isinstance(found, str) else found.pk]
