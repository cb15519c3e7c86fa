"""Numbers of documents: the next of a register that the body keeps here, or the one that its own system gave."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.letterheads import letterhead_of
from nhipcau.agencies.models import Agency
from nhipcau.audit.journal import record
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.documents.models import Document, NumberRegister
from nhipcau.documents.permissions import NOT_THE_KEEPER, can_keep_register


@dataclass(frozen=True, slots=True)
class Numbered:
    """The day of issue, and the number where the clerk gives it."""

    on: date
    number: int | None = None


class NumberTaken(Refused):
    """Somebody else was given the number that was meant."""


def next_number(document: Document, year: int) -> int | None:
    """The number behind the last of the register; None where the body keeps none here, or it has not begun."""
    if not letterhead_of(document.issuer).keeps_register:
        return None
    register = NumberRegister.objects.filter(issuer=document.issuer, symbol=document.series, year=year).first()
    return register.last + 1 if register else None


def number_of(document: Document, given: Numbered) -> int:
    """The number that the document is to bear. Refuses one that is missing, taken or out of its order."""
    follows = next_number(document, given.on.year)
    number = follows or given.number
    if number is None:
        raise Refused(_("Cần nhập số của văn bản: số do văn thư cơ quan cấp, liền sau số cuối cùng trong năm."))
    if given.number not in (None, number):
        raise Refused(_("Số liền sau của sổ %(series)s là %(number)s.")
                      % {"series": document.series, "number": number})  # fmt: skip
    alike = Document.objects.filter(issuer=document.issuer, series=document.series, year=given.on.year)
    if alike.filter(number=number).exists():
        raise Refused(_("Số %(number)s đã ghi cho văn bản khác.") % {"number": number})
    if follows is not None:
        _refuse_earlier_day(alike.order_by("number").last(), given.on)
    return number


def _refuse_earlier_day(last: Document | None, on: date) -> None:
    if last is not None and last.issued_on is not None and on < last.issued_on:
        raise Refused(
            _("Ngày ban hành không được trước ngày %(day)s của văn bản số %(number)s.")
            % {"day": f"{last.issued_on:%d/%m/%Y}", "number": last.number_and_symbol}
        )


def take_number(document: Document, given: Numbered) -> int:
    """The number, with the register locked until the end of the transaction where the body keeps it here."""
    if not letterhead_of(document.issuer).keeps_register:
        return number_of(document, given)
    of_register: dict[str, Any] = {"issuer": document.issuer, "symbol": document.series, "year": given.on.year}
    if given.number:
        NumberRegister.objects.get_or_create(**of_register, defaults={"last": given.number - 1})
    register = NumberRegister.objects.select_for_update().filter(**of_register).first()
    if register is None:
        raise NumberTaken
    register.last = number_of(document, given)
    register.save()
    return register.last


@transaction.atomic
def set_last_number(*, by: User, agency: Agency, symbol: str, year: int, last: int) -> NumberRegister:
    """Begins a register behind the numbers that were given on paper; never below one that was given here."""
    require(
        can_keep_register(by, agency),
        str(NOT_THE_KEEPER),
    )
    symbol = symbol.strip()
    refuse_if(not symbol, _("Hãy ghi ký hiệu, ví dụ BC-SNgV."))
    NumberRegister.objects.get_or_create(issuer=agency, symbol=symbol, year=year)
    register = NumberRegister.objects.select_for_update().get(issuer=agency, symbol=symbol, year=year)
    if Document.objects.filter(issuer=agency, series=symbol, year=year).exists():
        raise Refused(_("Sổ đã cấp số trên hệ thống nên không đặt lại được: số liền sau phải là %(next)s.")
                      % {"next": register.last + 1})  # fmt: skip
    register.last = last
    register.save()
    record(by=by, verb="set_last_number", target=agency, symbol=symbol, year=year, last=last)
    return register
