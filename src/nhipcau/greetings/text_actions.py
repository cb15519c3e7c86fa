"""Every change to the texts that an office keeps for its letters."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Locality
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line, clean_text
from nhipcau.common.locking import locked
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.greetings.models import OwnText
from nhipcau.greetings.occasions import occasions
from nhipcau.greetings.permissions import can_keep_texts
from nhipcau.greetings.texts import unknown_names

FOCAL_ONLY = gettext_lazy("Chỉ cán bộ đầu mối được giữ lời văn mẫu.")


@dataclass(frozen=True, slots=True)
class OwnWords:
    """An office's own text of a letter: a paragraph a line, names in braces."""

    occasion: str
    language: str
    body: str
    salutation: str = ""
    closing: str = ""


@transaction.atomic
def keep_text(*, by: User, locality: Locality, words: OwnWords, now: datetime) -> OwnText:
    """Keeps the office's own text of an occasion in a language; said again it takes the place of the one before."""
    require(can_keep_texts(by, locality), str(FOCAL_ONLY))
    refuse_if(words.occasion not in occasions(), _("Không có dịp này."))
    body = clean_text(words.body)
    refuse_if(not body, _("Hãy ghi lời văn."))
    unknown = unknown_names(f"{body}\n{words.salutation}\n{words.closing}")
    if unknown:
        raise Refused(_("Không có chỗ điền tên %(names)s.") % {"names": ", ".join(f"{{{name}}}" for name in unknown)})
    row, _is_new = OwnText.objects.update_or_create(
        locality=locality, occasion=words.occasion, language=words.language,
        defaults={
            "body": body, "salutation": clean_line(words.salutation, 200), "closing": clean_line(words.closing, 200),
            "made_by": by, "made_at": now,
        },
    )  # fmt: skip
    occasion = occasions()[words.occasion].name_vi
    record(by=by, verb="keep_text", target=row, occasion=occasion, language=str(row.get_language_display()))
    return row


@transaction.atomic
def remove_text(*, by: User, text: OwnText) -> None:
    """The text that is shipped holds again."""
    require(can_keep_texts(by, text.locality), str(FOCAL_ONLY))
    text = locked(text)
    occasion = occasions()[text.occasion].name_vi
    record(by=by, verb="remove_text", target=text, occasion=occasion, language=str(text.get_language_display()))
    text.delete()
