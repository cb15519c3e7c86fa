"""The lists of the room of letters: the letters, and the texts that the office keeps."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.greetings.models import Greeting, OwnText
from nhipcau.greetings.occasions import occasions
from nhipcau.greetings.queries import STATES, state_of
from nhipcau.registers.columns import Column, Listing
from nhipcau.registers.filters import Choice, Words

OCCASIONS = [(one.code, one.name_vi) for one in occasions().values()]


def state_word(row: Greeting) -> str:
    """How a letter stands, in words."""
    return str(dict(STATES)[state_of(row)])


def _occasion(row: Greeting | OwnText) -> str:
    return occasions()[row.occasion].name_vi


def _number(row: Greeting) -> str:
    return row.document.number_and_symbol if row.document else ""


GREETINGS: Listing[Any] = Listing(
    _("Điện, thư chúc mừng"),
    "dien-thu",
    (
        Column("title", _("Thư"), lambda row: row.title, 50, ("folded",),
               link=lambda row: reverse("greeting_detail", args=[row.pk])),
        Column("occasion", _("Dịp"), _occasion, 20, ("occasion", "on")),
        Column("on", _("Ngày"), lambda row: row.on, 12, ("on",)),
        Column("partner", _("Đối tác"), lambda row: row.partner.name_vi, 30, ("partner__sort_key",), on_page=False),
        Column("to", _("Người nhận"), lambda row: str(row.post or ""), 40, on_page=False),
        Column("state", _("Tình trạng"), state_word, 22, cell="desk/greetings/state_cell.html"),
        Column("number", _("Số"), _number, 16, on_page=False),
        Column("sent", _("Ngày gửi"), lambda row: row.sent_on, 12, ("sent_on",)),
        Column("answered", _("Ngày được đáp"), lambda row: row.answered_on, 12, ("answered_on",)),
        Column("agency", _("Cơ quan soạn"), lambda row: row.agency.name, 30, on_page=False),
    ),
    _("Chưa có thư nào. Mở “Dịp sắp tới” để soạn thư đầu tiên."),
    (
        Words(),
        Choice("state", _("Tình trạng"), STATES),
        Choice("occasion", _("Dịp"), OCCASIONS),
    ),
    icon="mail",
)  # fmt: skip


def _keep(row: OwnText) -> str:
    return f"{reverse('keep_text')}?{urlencode({'occasion': row.occasion, 'language': row.language})}"


OWN_TEXTS: Listing[Any] = Listing(
    _("Lời văn mẫu của cơ quan"),
    "loi-van",
    (
        Column("occasion", _("Dịp"), _occasion, 30, ("occasion", "language"), link=_keep),
        Column("language", _("Ngôn ngữ"), lambda row: str(row.get_language_display()), 16, ("language", "occasion")),
        Column("body", _("Lời văn"), lambda row: row.body[:300], 80),
    ),
    _("Cơ quan chưa giữ lời văn riêng: thư dùng lời văn có sẵn tiếng Việt, tiếng Anh."),
    (Choice("occasion", _("Dịp"), OCCASIONS),),
    icon="file-text",
)  # fmt: skip
