"""One table: every route of the desk, every person of the cast, and the answer each gets.

200 seen · 302 done, or on to the next page · 403 seen but not allowed · 404 not there for them ·
422 a form that says what is missing · L to the sign-in page.
"""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from nhipcau.desk import urls as desk_urls

CAST = (
    "chair", "focal", "head", "lead", "partner", "idle", "finance", "editor", "ministry", "administrator",
    "outsider", "citizen",
)  # fmt: skip
S, OK, NO, NONE, BAD, IN = 200, 302, 403, 404, 422, "L"

# route: (method, object, form, answers in the order of CAST)
TABLE = {
    "home": ("get", None, {}, (OK, OK, OK, OK, OK, OK, OK, OK, OK, OK, OK, IN)),
    "kept_form": ("get", None, {}, (OK, OK, OK, OK, OK, OK, OK, OK, OK, OK, OK, IN)),
    "find": ("get", None, {}, (S, S, S, S, S, S, S, S, S, S, S, IN)),
    "save_filter": (
        "post", None, {"path": "/tasks/", "query": "status=late", "name": "Quá hạn"},
        (OK, OK, OK, OK, OK, OK, OK, OK, OK, OK, OK, IN),
    ),
    "drop_filter": ("post", "saved_filter", {}, (NONE, OK, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "gallery": ("get", None, {}, (S, S, S, S, S, S, S, S, S, S, S, IN)),
    "agency_list": ("get", None, {}, (S, S, S, S, S, S, S, S, S, S, S, IN)),
    "locality_list": ("get", None, {}, (S, S, S, S, S, S, S, S, S, S, S, IN)),
    "localities_xlsx": ("get", None, {}, (S, S, S, S, S, S, S, S, S, S, S, IN)),
    "locality_detail": ("get", "province", {}, (S, S, S, S, S, S, S, S, S, S, S, IN)),
    "dashboard": ("get", None, {}, (S, S, S, S, S, S, S, S, S, S, S, IN)),
    "answer_difficulty": ("post", "difficulty", {"answer": "Làm đi."}, (OK, NO, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "merge_difficulty": ("post", "difficulty", {}, (NO, OK, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "pass_up_difficulty": ("post", "difficulty", {"remark": "Đề nghị."}, (NO, OK, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "plan_list": ("get", None, {}, (S, S, S, S, S, S, S, S, S, S, S, IN)),
    "upload_plan": ("get", None, {}, (NO, S, NO, NO, NO, NO, NO, NO, NO, NO, S, IN)),
    "plan_detail": ("get", "plan", {}, (S, S, S, S, S, NONE, S, NONE, S, NONE, NONE, IN)),
    "plan_document": ("get", "plan", {}, (S, S, S, S, S, NONE, S, NONE, S, NONE, NONE, IN)),
    "plan_board": ("get", "plan", {}, (S, S, S, S, S, NONE, S, NONE, S, NONE, NONE, IN)),
    "plan_timeline": ("get", "plan", {}, (S, S, S, S, S, NONE, S, NONE, S, NONE, NONE, IN)),
    "due_calendar": ("get", None, {}, (S, S, S, S, S, S, S, S, S, S, S, IN)),
    "amend_plan": ("get", "plan", {}, (NO, S, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "amendment_detail": ("get", "amendment", {}, (NONE, S, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "set_change": ("get", "amendment", {}, (NONE, S, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "correct_amendment": ("get", "amendment", {}, (NONE, S, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "amendment_source": ("get", "amendment", {}, (NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "forget_heading": ("post", "draft", {"heading": "0"}, (NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "drop_change": ("post", "change", {}, (NONE, OK, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "discard_amendment": ("post", "amendment", {}, (NONE, OK, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "put_in_force": ("post", "amendment", {}, (NONE, OK, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "plan_indicators": ("get", "plan", {}, (S, S, S, S, S, NONE, S, NONE, S, NONE, NONE, IN)),
    "indicators_xlsx": ("get", "plan", {}, (S, S, S, S, S, NONE, S, NONE, S, NONE, NONE, IN)),
    "take_indicators": ("post", "plan", {}, (NO, OK, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "set_indicator": ("get", "plan", {}, (NO, S, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "indicator_detail": ("get", "indicator", {}, (S, S, S, S, S, NONE, S, NONE, S, NONE, NONE, IN)),
    "drop_indicator": ("post", "indicator", {}, (NO, OK, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "post_value": (
        "post", "indicator", {"value": "3", "on": "01/08/2026", "token": "t"},
        (NO, OK, OK, OK, NO, NONE, NO, NONE, NO, NONE, NONE, IN),
    ),
    "join_task": ("post", "task", {}, (NO, OK, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "plan_objectives": ("get", "plan", {}, (S, S, S, S, S, NONE, S, NONE, S, NONE, NONE, IN)),
    "link_objective": ("post", "objective", {"locator": "x"}, (NO, OK, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "unlink_objective": ("post", "objective", {"task": "0"}, (NO, NONE, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "dashboard_xlsx": ("get", "plan", {}, (S, S, S, S, S, NONE, S, NONE, S, NONE, NONE, IN)),
    "history_xlsx": ("get", "plan", {}, (S, S, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "submissions_xlsx": ("get", "period", {}, (S, S, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "my_submissions_xlsx": ("get", None, {}, (S, S, S, S, S, S, S, S, S, S, S, IN)),
    "reminders_xlsx": ("get", None, {}, (S, S, S, S, S, S, S, S, S, S, S, IN)),
    "compare_xlsx": ("get", "plan", {}, (NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "my_tasks_xlsx": ("get", None, {}, (S, S, S, S, S, S, S, S, S, S, S, IN)),
    "plans_xlsx": ("get", None, {}, (S, S, S, S, S, S, S, S, S, S, S, IN)),
    "people_xlsx": ("get", None, {}, (S, S, NO, NO, NO, NO, NO, NO, NO, S, S, IN)),
    "my_agency": ("get", None, {}, (NO, S, S, S, S, S, NO, NO, NO, NO, S, IN)),
    "inbox": ("get", None, {}, (S, S, S, S, S, S, S, S, S, S, S, IN)),
    "compare": ("get", "plan", {}, (S, S, S, S, S, NONE, S, NONE, S, NONE, NONE, IN)),
    "carry_over": ("post", "plan", {"old": "0"}, (NO, OK, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "close_plan": ("post", "plan", {}, (NO, OK, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "set_implements": ("get", "plan", {}, (NO, S, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "plan_tasks_xlsx": ("get", "plan", {}, (S, S, S, S, S, NONE, S, NONE, S, NONE, NONE, IN)),
    "plan_history": ("get", "plan", {}, (S, S, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "plan_source": ("get", "plan", {}, (S, S, S, S, S, NONE, S, NONE, S, NONE, NONE, IN)),
    "plan_review": ("get", "draft", {}, (NONE, S, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "correct_header": ("get", "draft", {}, (NONE, S, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "agency_matching": ("get", "draft", {}, (NONE, S, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "match_agency": ("post", "plan", {}, (NO, OK, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "unmatch_agency": ("post", "draft", {}, (NONE, OK, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "accept_agency": ("post", "plan", {}, (NO, OK, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "accept_all_agencies": ("post", "plan", {}, (NO, OK, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "activate_plan": ("post", "plan", {}, (NO, OK, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "discard_plan": ("post", "draft", {}, (NONE, OK, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "correct_item": ("get", "item", {}, (NO, S, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "drop_item": ("post", "item", {"version": "1"}, (NO, OK, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "set_leads": ("post", "draft", {"names": ""}, (NONE, OK, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "undo_review": ("post", "draft", {}, (NONE, OK, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "teach_heading": ("post", "draft", {}, (NONE, OK, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "reread_plan": ("get", "draft", {}, (NONE, S, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "plan_page": ("get", "page", {}, (NO, NONE, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "item_card": ("get", "item", {}, (NO, OK, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "split_item": ("post", "item", {"version": "1"}, (NO, OK, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "join_items": ("post", "item", {"version": "1"}, (NO, OK, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "check_item": ("post", "item", {}, (NO, OK, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "add_task": ("get", None, {}, (S, S, NO, NO, NO, NO, NO, NO, NO, NO, S, IN)),
    "import_work": ("get", None, {}, (S, S, NO, NO, NO, NO, NO, NO, NO, NO, S, IN)),
    "my_tasks": ("get", None, {}, (S, S, S, S, S, S, S, S, S, S, S, IN)),
    "task_detail": ("get", "task", {}, (S, S, S, S, S, NONE, S, NONE, S, NONE, NONE, IN)),
    "assign_task": ("post", "task", {"agency": "idle_agency", "role": "lead"}, (NO, OK, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "post_progress": (
        "post", "assignment", {"state": "done", "note": "Xong.", "token": "t"},
        (NO, NO, OK, OK, NO, NONE, NO, NONE, NO, NONE, NONE, IN),
    ),
    "raise_difficulty": ("post", "assignment", {"text": "Vướng."}, (NO, OK, OK, OK, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "accept_task": ("post", "assignment", {}, (NO, NO, OK, OK, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "decline_task": ("post", "partner_assignment", {"reason": "Không đúng việc."}, (NO, NO, NO, NO, OK, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "decide_decline": ("post", "decline", {"decision": "refuse", "answer": "Vẫn giao."}, (NO, OK, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "hand_over": ("post", "assignment", {"person": ""}, (NO, NO, OK, OK, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "set_milestone": ("get", "assignment", {}, (NO, NO, S, S, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "finish_milestone": ("post", "milestone", {}, (NO, NO, OK, OK, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "drop_milestone": ("post", "milestone", {}, (NO, NO, OK, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "evidence_file": ("get", "evidence", {}, (S, S, S, S, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "evidence_preview": ("get", "evidence", {}, (S, S, S, S, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "evidence_picture": ("get", "evidence", {}, (S, S, S, S, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "reminder_list": ("get", None, {}, (S, S, S, S, S, S, S, S, S, S, S, IN)),
    "see_reminders": ("post", None, {}, (OK, OK, OK, OK, OK, OK, OK, OK, OK, OK, OK, IN)),
    "set_rules": ("get", None, {}, (NO, S, NO, NO, NO, NO, NO, NO, NO, S, S, IN)),
    "renew_calendar": ("post", None, {}, (OK, OK, OK, OK, OK, OK, OK, OK, OK, OK, OK, IN)),
    "calendar_ics": ("get", "calendar_key", {}, (S, S, S, S, S, S, S, S, S, S, S, S)),
    "ask_extension": (
        "get", "assignment", {}, (NO, NO, S, S, NO, NONE, NO, NONE, NO, NONE, NONE, IN),
    ),
    "decide_extension": (
        "post", "extension", {"decision": "refuse", "answer": "Không."},
        (OK, OK, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN),
    ),
    "reminder_letter": ("get", "letter", {}, (S, S, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "period_list": ("get", "plan", {}, (S, S, S, S, S, NONE, S, NONE, S, NONE, NONE, IN)),
    "open_period": ("get", "plan", {}, (NO, S, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "period_detail": ("get", "period", {}, (S, S, OK, OK, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "set_schedule": ("get", "plan", {}, (NO, S, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "extend_period": ("get", "period", {}, (NO, S, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "close_period": ("post", "period", {}, (NO, OK, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "report_calendar": ("get", None, {}, (S, S, S, S, S, S, S, S, S, S, S, IN)),
    "report_rows": ("get", "period", {}, (S, S, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "report_wordings": ("get", "period", {}, (S, S, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "report_xlsx": ("get", "period", {}, (S, S, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "report_json": ("get", "period", {}, (S, S, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "report_schema": ("get", None, {}, (S, S, S, S, S, S, S, S, S, S, S, IN)),
    "comment_on": ("post", "submission", {"text": "Ý kiến"}, (NO, NO, OK, OK, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "submission_docx": ("get", "submission", {}, (S, S, S, S, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "passage_wordings": ("get", "submission", {}, (S, S, S, S, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "document_list": ("get", None, {}, (S, S, S, S, S, S, S, S, S, S, S, IN)),
    "documents_xlsx": ("get", None, {}, (S, S, S, S, S, S, S, S, S, S, S, IN)),
    "compose_document": ("get", "plan", {}, (NO, S, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "document_detail": ("get", "document", {}, (S, S, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "document_file": ("get", "document_file", {}, (S, S, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "document_pdf": ("get", "document_file", {}, (S, S, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "edit_document": ("post", "document", {}, (BAD, BAD, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "put_for_signature": ("post", "document", {}, (NO, OK, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "take_back_document": ("post", "document", {}, (NO, OK, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "discard_document": ("post", "document", {}, (NO, OK, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "issue_document": ("post", "document", {"on": "21/11/2026"}, (NO, BAD, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "attach_signed": ("post", "document", {}, (BAD, BAD, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "register_list": ("get", None, {}, (S, S, S, S, S, S, S, S, S, S, S, IN)),
    "register_xlsx": ("get", None, {}, (S, S, S, S, S, S, S, S, S, S, S, IN)),
    "set_last_number": ("get", None, {}, (NO, S, S, NO, NO, NO, NO, NO, NO, NO, S, IN)),
    "add_template": ("get", None, {}, (NO, S, S, NO, NO, NO, NO, NO, NO, NO, S, IN)),
    "drop_template": ("post", "template", {}, (NONE, OK, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "send_up": ("post", "document", {}, (NO, OK, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "received_list": ("get", None, {}, (S, S, S, S, S, S, S, S, S, S, S, IN)),
    "received_xlsx": ("get", None, {}, (S, S, S, S, S, S, S, S, S, S, S, IN)),
    "receive_report": ("post", None, {}, (NO, NO, NO, NO, NO, NO, NO, NO, OK, NO, NO, IN)),
    "received_detail": ("get", "received", {}, (S, S, NONE, NONE, NONE, NONE, NONE, NONE, S, NONE, NONE, IN)),
    "edit_report": ("post", "period", {"text-overview": "Chung"}, (NO, OK, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "report_docx": ("get", "period", {}, (S, S, NO, NO, NO, NONE, NO, NONE, NO, NONE, NONE, IN)),
    "my_submissions": ("get", None, {}, (S, S, S, S, S, S, S, S, S, S, S, IN)),
    "submission_detail": ("get", "submission", {}, (S, S, S, S, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "save_submission": (
        "post", "submission", {"text-overview": "Đã làm.", "version-overview": "1"}, (NO, NO, OK, OK, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN),
    ),
    "send_submission": ("post", "submission", {}, (NO, NO, OK, NO, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "return_submission": ("post", "submission", {"remark": "Thiếu."}, (NO, OK, NO, NO, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "accept_submission": ("post", "submission", {}, (NO, OK, NO, NO, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "agencies_xlsx": ("get", None, {}, (S, S, S, S, S, S, S, S, S, S, S, IN)),
    "add_agency": ("get", None, {}, (NO, S, NO, NO, NO, NO, NO, NO, NO, S, S, IN)),
    "agency_detail": ("get", "idle_agency", {}, (S, S, S, S, S, S, S, S, NONE, S, NONE, IN)),
    "edit_agency": ("get", "lead_agency", {}, (NO, S, S, NO, NO, NO, NO, NO, NONE, S, NONE, IN)),
    "add_alias": (
        "post", "idle_agency", {"name": "Sở XD"}, (NO, OK, NO, NO, NO, NO, NO, NO, NONE, OK, NONE, IN),
    ),
    "remove_alias": ("post", "alias", {}, (NO, OK, NO, NO, NO, NO, NO, NO, NONE, OK, NONE, IN)),
    "set_members": ("get", "group", {}, (NO, S, NO, NO, NO, NO, NO, NO, NONE, S, NONE, IN)),
    "expand_group": ("post", "group", {}, (NO, OK, NO, NO, NO, NO, NO, NO, NONE, OK, NONE, IN)),
    "set_focal_agency": ("post", "focal_agency", {}, (NO, NO, NO, NO, NO, NO, NO, NO, NONE, OK, NONE, IN)),
    "import_agencies": ("get", None, {}, (NO, S, NO, NO, NO, NO, NO, NO, NO, S, S, IN)),
    "succession_list": ("get", None, {}, (S, S, S, S, S, S, S, S, S, S, S, IN)),
    "succession_detail": ("get", "succession", {}, (S, S, S, S, S, S, S, S, NONE, S, NONE, IN)),
    "record_succession": ("get", None, {}, (NO, S, NO, NO, NO, NO, NO, NO, NO, S, S, IN)),
    "reverse_succession": ("post", "succession", {}, (NO, OK, NO, NO, NO, NO, NO, NO, NONE, OK, NONE, IN)),
    "reorganise": ("get", None, {}, (NO, S, NO, NO, NO, NO, NO, NO, NO, S, S, IN)),
    "reorganisation_xlsx": ("get", None, {}, (NO, S, NO, NO, NO, NO, NO, NO, NO, S, S, IN)),
    "job_detail": ("get", "job", {}, (NONE, S, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, IN)),
    "person_list": ("get", None, {}, (S, S, NO, NO, NO, NO, NO, NO, NO, S, S, IN)),
    "invite_person": ("get", None, {}, (NO, S, NO, NO, NO, NO, NO, NO, NO, S, S, IN)),
    "withdraw_invitation": (
        "post", "invitation", {}, (NO, OK, NONE, NONE, NONE, NONE, NONE, NONE, NONE, OK, NONE, IN),
    ),
    "accept_invitation": ("get", "invitation_key", {}, (S, S, S, S, S, S, S, S, S, S, S, S)),
    "end_membership": (
        "post", "membership", {}, (NO, OK, NONE, NONE, NONE, NONE, NONE, NONE, NONE, OK, NONE, IN),
    ),
    "switch_agency": ("post", None, {}, (OK, OK, OK, OK, OK, OK, OK, OK, OK, OK, OK, IN)),
    "rights": ("get", None, {}, (S, S, S, S, S, S, S, S, S, S, S, IN)),
}  # fmt: skip


def _object(world, name):
    objects = {"item": world.assignment.task.item, "task": world.assignment.task}
    return objects[name] if name in objects else getattr(world, name)


def _arguments(world, target):
    if target == "page":
        return [world.plan.pk, 0]
    if target == "letter":
        return [world.plan.pk, world.lead_agency.pk]
    return [_key(_object(world, target))] if target else []


def _key(target):
    return target if isinstance(target, str) else target.pk


def test_every_route_of_the_desk_is_in_the_table():
    assert {path.name for room in desk_urls.urlpatterns for path in room.url_patterns} == set(TABLE)


def _names(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _names(pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            yield pattern.name


def test_every_other_route_is_allauths_or_the_choice_of_language():
    others = set(_names(get_resolver().url_patterns)) - set(TABLE)

    packages = ("account_", "mfa_", "usersessions_", "socialaccount_", "openid_connect_")
    assert {n for n in others if n and not n.startswith(packages)} == {"set_language"}  # those without a name redirect


# django-allauth's pages without an object: who is not signed in, and who is
ACCOUNT = {
    "account_login": (S, OK), "account_signup": (S, OK), "account_reset_password": (S, S), "account_inactive": (S, S),
    "account_logout": (OK, S), "account_change_password": (IN, S), "account_set_password": (IN, OK),
    "account_email": (NONE, NONE), "account_reauthenticate": (IN, S), "mfa_index": (IN, S), "mfa_activate_totp": (IN, "R"),
    "mfa_deactivate_totp": (IN, NONE), "mfa_generate_recovery_codes": (IN, "R"), "mfa_view_recovery_codes": (IN, NONE),
    "mfa_list_webauthn": (IN, S), "mfa_add_webauthn": (IN, "R"), "usersessions_list": (IN, S),
    "socialaccount_connections": (IN, S), "socialaccount_login_error": (401, 401), "socialaccount_login_cancelled": (S, S),
}  # fmt: skip


@pytest.mark.parametrize("route", ACCOUNT)
def test_who_sees_a_page_of_the_account(route, world, as_user):
    """R: the password is asked for again first."""
    answers = []
    for person in (None, world.lead):
        response = as_user(person).get(reverse(route))
        where = response.get("Location", "")
        answers.append(IN if "/login/" in where else "R" if "/reauthenticate/" in where else response.status_code)

    assert tuple(answers) == ACCOUNT[route]


@pytest.mark.parametrize("route", TABLE)
def test_who_may(route, world, as_user, monkeypatch):
    monkeypatch.setattr("nhipcau.desk.documents.views.as_pdf", lambda file: b"%PDF-")
    method, target, form, expected = TABLE[route]
    args = _arguments(world, target)
    form = {k: getattr(world, v).pk if v == "idle_agency" else v for k, v in form.items()}
    address = reverse(route, args=args)

    answers = []
    for person in CAST:
        client = as_user(getattr(world, person, None))
        response = client.get(address) if method == "get" else client.post(address, form)
        b"".join(response.streaming_content if response.streaming else ())  # closes the file
        is_sign_in = response.status_code == 302 and response["Location"].startswith("/accounts/login/")
        answers.append("L" if is_sign_in else response.status_code)
        if method == "post" and response.status_code == 302:
            _set_back(world)

    assert dict(zip(CAST, answers, strict=True)) == dict(zip(CAST, expected, strict=True))


def _set_back(world):
    """Undoes what a permitted action did, so that the next person finds the same world."""
    type(world.difficulty).objects.filter(pk=world.difficulty.pk).update(answer="", answered_by=None, answered_at=None)
    type(world.submission).objects.filter(pk=world.submission.pk).update(state="draft", sent_by=None, sent_at=None)
    type(world.period).objects.filter(pk=world.period.pk).update(closed_by=None, closed_at=None)
    world.assignment.task.assignments.filter(agency=world.idle_agency).delete()
    world.group.locality.aliases.filter(agency=world.idle_agency).delete()
    if not type(world.alias).objects.filter(pk=world.alias.pk).exists():
        world.alias.save(force_insert=True)
    type(world.succession).objects.filter(pk=world.succession.pk).update(reversed_at=None, reversed_by=None)
    type(world.invitation).objects.filter(pk=world.invitation.pk).update(withdrawn_at=None)
    type(world.extension).objects.filter(pk=world.extension.pk).update(
        decided_at=None, decided_by=None, is_granted=None, answer=""
    )
    type(world.lead).objects.filter(pk=world.lead.pk).update(calendar_key=world.calendar_key)
    type(world.plan).objects.filter(pk=world.plan.pk).update(state="active")
    type(world.membership).objects.filter(pk=world.membership.pk).update(ended_on=None)
    type(world.assignment.task.item).objects.filter(pk=world.assignment.task.item_id).update(dropped_at=None, version=1)


def test_forged_ids_are_not_found(world, as_user):
    client = as_user(world.focal)

    addresses = [
        reverse(r, args=["999999"] * len(_arguments(world, row[1])))
        for r, row in TABLE.items() if row[0] == "get" and row[1]
    ]  # fmt: skip

    assert {client.get(address).status_code for address in addresses} == {404}


def test_what_must_be_posted_cannot_be_got(world, as_user):
    client = as_user(world.focal)

    answers = {
        client.get(reverse(r, args=_arguments(world, row[1]))).status_code
        for r, row in TABLE.items()
        if row[0] == "post"
    }

    assert answers == {405}
