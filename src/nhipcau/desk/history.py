"""The record in words: what somebody did, as a sentence behind their name."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.audit.models import Event

SENTENCES = {
    "add_agency": gettext_lazy("thêm cơ quan “%(name)s”"),
    "add_alias": gettext_lazy("thêm tên gọi khác “%(name)s”"),
    "upload_plan": gettext_lazy("tải lên tệp “%(name)s”"),
    "correct_header": gettext_lazy("sửa số, ngày, trích yếu của kế hoạch"),
    "correct_item": gettext_lazy("sửa nội dung một mục"),
    "drop_item": gettext_lazy("bỏ một mục"),
    "split_item": gettext_lazy("tách một mục"),
    "join_items": gettext_lazy("gộp hai mục"),
    "check_item": gettext_lazy("xác nhận một mục"),
    "set_leads": gettext_lazy("ghi cơ quan chủ trì cho %(count)s nhiệm vụ: %(names)s"),
    "undo_review": gettext_lazy("hoàn tác bước rà soát: %(label)s"),
    "teach_heading": gettext_lazy("dạy hệ thống: “%(heading)s” là %(kind)s"),
    "forget_heading": gettext_lazy("thôi ghi nhớ tiêu đề “%(heading)s”"),
    "reread_plan": gettext_lazy("đọc lại văn bản từ tệp “%(name)s”: %(count)s thay đổi"),
    "match_agency": gettext_lazy("xác định “%(printed_name)s” là %(agency)s"),
    "unmatch_agency": gettext_lazy("bỏ ghép “%(printed_name)s”"),
    "accept_agency": gettext_lazy("nhập cơ quan mới: %(agency)s"),
    "activate_plan": gettext_lazy("đưa kế hoạch vào thực hiện"),
    "assign_task": gettext_lazy("giao thêm nhiệm vụ cho %(agency)s"),
    "discard_plan": gettext_lazy("hủy bản nháp “%(title)s”"),
    "post_progress": gettext_lazy("cập nhật tiến độ: %(percent)s%%"),
    "raise_difficulty": gettext_lazy("nêu khó khăn, vướng mắc"),
    "answer_difficulty": gettext_lazy("trả lời khó khăn, vướng mắc"),
    "merge_difficulty": gettext_lazy("gộp hoặc tách khó khăn, vướng mắc"),
    "pass_up_difficulty": gettext_lazy("trình lãnh đạo khó khăn, vướng mắc"),
    "accept_task": gettext_lazy("nhận việc"),
    "decline_task": gettext_lazy("từ chối việc"),
    "decide_decline": gettext_lazy("quyết định việc từ chối"),
    "hand_over": gettext_lazy("giao người xử lý: %(person)s"),
    "set_milestone": gettext_lazy("ghi mốc công việc"),
    "finish_milestone": gettext_lazy("đánh dấu mốc công việc"),
    "drop_milestone": gettext_lazy("bỏ mốc công việc"),
    "join_task": gettext_lazy("ghi là cùng một việc với %(task)s"),
    "set_indicator": gettext_lazy("đặt chỉ tiêu"),
    "take_indicators": gettext_lazy("lấy %(count)s chỉ tiêu từ văn bản"),
    "drop_indicator": gettext_lazy("bỏ chỉ tiêu"),
    "post_value": gettext_lazy("ghi kết quả chỉ tiêu: %(value)s"),
    "link_objective": gettext_lazy("nối một nhiệm vụ với mục tiêu"),
    "unlink_objective": gettext_lazy("bỏ nối một nhiệm vụ với mục tiêu"),
    "open_period": gettext_lazy("mở kỳ báo cáo “%(name)s”"),
    "compose_document": gettext_lazy("soạn văn bản: %(title)s"),
    "edit_document": gettext_lazy("tải lên bản chỉnh sửa của văn bản: %(name)s"),
    "put_for_signature": gettext_lazy("trình ký văn bản"),
    "take_back_document": gettext_lazy("đưa văn bản trở lại dự thảo"),
    "discard_document": gettext_lazy("hủy dự thảo văn bản “%(title)s”"),
    "issue_document": gettext_lazy("ban hành văn bản số %(number)s"),
    "attach_signed": gettext_lazy("đính kèm bản đã ký: %(name)s"),
    "set_last_number": gettext_lazy("đặt số đầu của sổ văn bản %(symbol)s: %(last)s"),
    "add_template": gettext_lazy("thêm mẫu văn bản “%(name)s”"),
    "drop_template": gettext_lazy("bỏ mẫu văn bản “%(name)s”"),
    "receive_report": gettext_lazy("tiếp nhận báo cáo của %(sender)s"),
    "send_up": gettext_lazy("gửi báo cáo lên bộ, ngành"),
    "set_schedule": gettext_lazy("đặt lịch mở kỳ báo cáo: %(frequency)s"),
    "extend_period": gettext_lazy("gia hạn kỳ báo cáo đến %(due_on)s"),
    "close_period": gettext_lazy("đóng kỳ báo cáo"),
    "comment_on": gettext_lazy("trao đổi về báo cáo"),
    "save_submission": gettext_lazy("lưu báo cáo"),
    "send_submission": gettext_lazy("gửi báo cáo"),
    "return_submission": gettext_lazy("trả lại báo cáo"),
    "accept_submission": gettext_lazy("tiếp nhận báo cáo"),
    "renew_calendar": gettext_lazy("tạo địa chỉ lịch riêng"),
    "set_rules": gettext_lazy("sửa quy tắc nhắc việc"),
    "ask_extension": gettext_lazy("xin gia hạn đến %(until)s"),
    "decide_extension": gettext_lazy("quyết định việc gia hạn"),
    "add_task": gettext_lazy("giao thêm việc cho %(agency)s"),
    "set_implements": gettext_lazy("ghi kế hoạch được triển khai"),
    "close_plan": gettext_lazy("kết thúc kế hoạch"),
    "carry_over": gettext_lazy("chuyển tiếp %(count)s nhiệm vụ từ %(plan)s"),
    "amend_plan": gettext_lazy("lập bản điều chỉnh theo %(number)s"),
    "set_change": gettext_lazy("ghi một thay đổi của bản điều chỉnh"),
    "drop_change": gettext_lazy("bỏ một thay đổi của bản điều chỉnh"),
    "discard_amendment": gettext_lazy("xóa bản điều chỉnh theo %(number)s"),
    "correct_amendment": gettext_lazy("sửa số, ngày của bản điều chỉnh"),
    "put_in_force": gettext_lazy("điều chỉnh kế hoạch theo %(number)s: %(count)s thay đổi"),
    "import_work": gettext_lazy("nhập công việc từ bảng: %(added)s mới, %(matched)s đã có"),
    "found": gettext_lazy("lập cơ quan đầu tiên: %(name)s"),
    "edit_agency": gettext_lazy("sửa thông tin %(name)s"),
    "remove_alias": gettext_lazy("bỏ tên gọi khác “%(name)s”"),
    "set_members": gettext_lazy("chọn thành viên của nhóm %(name)s"),
    "expand_group": gettext_lazy("giao việc của nhóm cho từng thành viên: thêm %(added)s phân công"),
    "set_focal_agency": gettext_lazy("chọn %(name)s làm cơ quan đầu mối"),
    "import_agencies": gettext_lazy("nhập danh mục cơ quan: %(added)s mới, %(changed)s sửa"),
    "invite_person": gettext_lazy("mời %(email)s"),
    "withdraw_invitation": gettext_lazy("thu hồi thư mời gửi %(email)s"),
    "accept_invitation": gettext_lazy("nhận lời mời"),
    "end_membership": gettext_lazy("cho thôi vai trò: %(person)s"),
    "record_succession": gettext_lazy("ghi nhận sắp xếp theo %(act)s: %(old)s → %(new)s"),
    "reverse_succession": gettext_lazy("hủy việc sắp xếp"),
    "reorganise": gettext_lazy("ghi nhận %(count)s việc sắp xếp từ một bảng"),
    "edit_report": gettext_lazy("sửa báo cáo tổng hợp"),
}
"""For every verb that an action records."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_QUOTED = ("before", "after", "text", "note", "reason", "answer", "remark")


@dataclass(frozen=True, slots=True)
class Told:
    """An event in words: the sentence, and what was written on the occasion."""

    sentence: str
    quotes: tuple[str, ...]
    files: tuple[str, ...]


def tell(event: Event) -> Told:
    """The event in the reader's language; an old verb that no action has any more stands as it is."""
    data: dict[str, Any] = event.data
    if event.verb == "drop_item" and not data.get("is_dropped"):
        sentence = _("đưa lại một mục đã bỏ")
    else:
        told = str(SENTENCES.get(event.verb, event.verb.replace("%", "%%")))
        sentence = told % _Known({key: _flat(value) for key, value in data.items()})
    quotes = [str(data[key]) for key in _QUOTED if isinstance(data.get(key), str) and data[key]]
    quotes += [f"{_label(event, key)}: {_shown(before)} → {_shown(after)}" for key, before, after in _changes(data)]
    return Told(sentence, tuple(quotes), tuple(data.get("files") or ()))


def _changes(data: dict[str, Any]) -> list[tuple[str, Any, Any]]:
    """Each changed key with what stood there before and after; of any other form nothing."""
    found = data.get("changes")
    pairs = found.items() if isinstance(found, dict) else ()
    return [(key, pair[0], pair[1]) for key, pair in pairs if isinstance(pair, list | tuple) and len(pair) == 2]


def _flat(value: Any) -> Any:
    return "; ".join(map(str, value)) if isinstance(value, list) else value


LABELS = {"due": gettext_lazy("Hạn")}
"""What an event changed that is no field of the row it is about."""


def _label(event: Event, key: str) -> str:
    """The name of what changed, in the reader's language; a key that nothing knows any more stands as it is."""
    if key in LABELS:
        return str(LABELS[key])
    try:
        field = apps.get_model(event.target_model)._meta.get_field(key)
    except (LookupError, ValueError, FieldDoesNotExist):
        return key
    return str(getattr(field, "verbose_name", key))


def _shown(value: Any) -> str:
    """A value before or after: a day as it is printed, nothing as a dash."""
    if value in (None, ""):
        return "—"
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return str(value)
    return f"{date.fromisoformat(value):%d/%m/%Y}"


class _Known(dict[str, Any]):
    """What an event says; what it leaves out is a dash."""

    def __missing__(self, key: str) -> str:
        return "—"
