"""Run by snapshot.py inside a new instance of the demo: what the demo has none of, by the product's own actions.

A report sent, recalled, sent, returned, sent and accepted, with a remark; recurring work done once; an extension asked
and granted; evidence withdrawn; a template; a report and a task list composed, signed and issued; a copy, a correction
and a withdrawal of what was issued; a remark, a finding of a visit given as a task, people told.
"""

import io
import secrets
from datetime import timedelta

import docx
from django.utils import timezone

from nhipcau.accounts.actions import save_filter
from nhipcau.accounts.models import User
from nhipcau.discussion.actions import add_remark, look_at
from nhipcau.documents.actions import compose_document, put_for_signature, sign_document
from nhipcau.documents.copies import Copied, make_copy
from nhipcau.documents.issue import issue_document
from nhipcau.documents.models import Kind
from nhipcau.documents.orders import Order
from nhipcau.documents.templates import add_template
from nhipcau.inspections.actions import assign_finding
from nhipcau.inspections.models import Finding
from nhipcau.notices.rounds import remind_of_clocks
from nhipcau.notices.telling import tell
from nhipcau.plans.models import Assignment
from nhipcau.reminders.actions import ask_extension, decide_extension
from nhipcau.reports import actions as reports
from nhipcau.reports.drafts import submission_slots
from nhipcau.reports.evidence import withdraw_evidence
from nhipcau.reports.models import Submission
from nhipcau.reports.passages import Written
from nhipcau.work.progress.actions import post_progress
from nhipcau.work.progress.rows import File, ProgressReport


def _head(work):
    """The head of the agency of an assignment or a report; None where it has none."""
    return User.objects.filter(memberships__agency=work.agency, memberships__role="head").first()


def main() -> None:
    now = timezone.now()
    today = timezone.localdate(now)
    focal = User.objects.get(email="lan.nguyen@sngv.lacgiang.example")
    drafts = Submission.objects.filter(state=Submission.State.DRAFT).select_related("agency").order_by("pk")
    submission = next(each for each in drafts if _head(each))
    period, plan, head = submission.period, submission.period.plan, _head(submission)

    slot = submission_slots(submission, today)[0]
    reports.save_submission(
        by=head, submission=submission, written=[Written(slot.key, 0, "Kết quả do cơ quan viết.")], now=now
    )
    reports.send_submission(by=head, submission=submission, now=now)
    reports.recall_submission(by=head, submission=submission, now=now)
    reports.send_submission(by=head, submission=submission, now=now)
    reports.comment_on(by=focal, submission=submission, key=slot.key, text="Đề nghị nêu số liệu.", now=now)
    reports.return_submission(by=focal, submission=submission, remark="Đề nghị bổ sung số liệu.", now=now)
    reports.send_submission(by=head, submission=submission, now=now)
    reports.accept_submission(by=focal, submission=submission, now=now)

    live = Assignment.objects.filter(role="lead", until=None).select_related("agency", "task")
    led = [each for each in live.order_by("pk") if _head(each)]
    returning = next(each for each in led if each.due and each.due < today)
    said = ProgressReport("done", 100, "Đã thực hiện lần này.", secrets.token_hex(8))
    post_progress(by=_head(returning), assignment=returning, report=said, now=now)
    dated = next(each for each in led if each.due and each.due > today)
    until = dated.due + timedelta(days=30)
    extension = ask_extension(by=_head(dated), assignment=dated, until=until, reason="Chờ đối tác trả lời.", now=now)
    decide_extension(by=focal, extension=extension, is_granted=True, answer="Đồng ý.", now=now)
    wrong = File("nhầm tệp.txt", b"Noi dung khong lien quan.")
    said = ProgressReport("in_progress", 40, "Đang làm.", secrets.token_hex(8), files=(wrong,))
    progress = post_progress(by=_head(dated), assignment=dated, report=said, now=now)
    withdraw_evidence(by=_head(dated), evidence=progress.evidence.get(), reason="Đính kèm nhầm tệp.", now=now)

    finding = Finding.objects.earliest("pk")
    assign_finding(by=focal, finding=finding, agency=finding.inspection.agency, due=today + timedelta(days=30), now=now)

    clerk = User.objects.get(email="hoa.kim@sngv.lacgiang.example")
    agency = focal.memberships.earliest("pk").agency
    out = io.BytesIO()
    document = docx.Document()
    for line in ("Số: {{ so }}/{{ ky_hieu }}", "{{ dia_danh }}, {{ ngay_thang }}", "{{ noi_dung }}"):
        document.add_paragraph(line)
    document.save(out)
    add_template(by=focal, agency=agency, kind=Kind.LETTER, file=("mau.docx", out.getvalue()), now=now)
    judged = [Written(key, 0, "Cơ quan đã đánh giá.") for key in ("overview", "strengths", "causes")]
    reports.edit_report(by=focal, period=period, written=judged, now=now)
    for kind, is_issued in ((Kind.REPORT, True), (Kind.TASKS, True), (Kind.REPORT, False)):
        order = Order(kind, plan, agency, period=period if kind == Kind.REPORT else None)
        composed = compose_document(by=focal, order=order, now=now)
        if is_issued:
            put_for_signature(by=focal, document=composed, now=now)
            sign_document(by=composed.signer.user, document=composed, now=now)
            issue_document(by=clerk, document=composed, on=today, now=now)

    issued = plan.documents.filter(kind=Kind.TASKS, state="issued").latest("pk")
    signer = agency.signers.earliest("pk")
    copied = Copied("SY", signer, ("Sở Tài chính",))
    make_copy(by=clerk, agency=agency, source=issued, copied=copied, now=now)
    for kind, text in ((Kind.CORRECTION, "Cuối văn bản | Nơi nhận | Nơi gửi"), (Kind.WITHDRAWAL, "Ban hành nhầm.")):
        order = Order(kind, plan, agency, concerns=issued, text=text, addressees=("Sở Tài chính",))
        compose_document(by=focal, order=order, now=now)

    remark = add_remark(by=focal, task=dated.task, text="Đề nghị cập nhật minh chứng.", to=[_head(dated).pk], now=now)
    look_at(user=_head(dated), task=remark.task, now=now)
    save_filter(by=focal, path="/plans/", query="cols=title&cols=issuer", name="Cơ quan ban hành")
    tell(now)
    remind_of_clocks(today, now)


main()
