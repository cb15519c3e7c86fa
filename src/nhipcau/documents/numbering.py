"""Numbers of documents: the next of a register that the body keeps here, or the one that its own system gave."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.letterheads import letterhead_of
from nhipcau.agencies.models import Agency
from nhipcau.audit.journal import record
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.documents.models import Document, NumberRegister
from nhipcau.documents.permissions import NOT_THE_KEEPER, can_keep_register

INCOMING_BOOK, COPY_BOOK = "Văn bản đến", "Bản sao"
"""The books that have one series of the year each: of all that comes in, of copies of every form (Annex I, III)."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """The day of issue, and the number where the clerk gives it."""

    on: date
    number: int | None = None


def counted_from(issuer: Agency, year: int) -> int:
    """The year in which the series began that numbers a document of this year: its own, or that of the term."""
    return min(letterhead_of(issuer).term_from or year, year)


def _series(issuer: Agency, series: str, year: int) -> QuerySet[Document]:
    """What was issued by the end of the year under numbers of the series to which it belongs."""
    return Document.objects.filter(issuer=issuer, series=series, year__range=(counted_from(issuer, year), year))


class NumberTaken(Refused):
    """Somebody else was given the number that was meant."""


def next_number(document: Document, year: int) -> int | None:
    """The number behind the last of the register; None where the body keeps none here, or it has not begun."""
    if not letterhead_of(document.issuer).keeps_register:
        return None
    begun = counted_from(document.issuer, year)
    register = NumberRegister.objects.filter(issuer=document.issuer, symbol=document.series, year=begun).first()
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
    alike = _series(document.issuer, document.series, given.on.year)
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
    begun = counted_from(document.issuer, given.on.year)
    of_register: dict[str, Any] = {"issuer": document.issuer, "symbol": document.series, "year": begun}
    if given.number:
        NumberRegister.objects.get_or_create(**of_register, defaults={"last": given.number - 1})
    register = NumberRegister.objects.select_for_update().filter(**of_register).first()
    if register is None:
        raise NumberTaken
    register.last = number_of(document, given)
    register.save()
    return register.last


def take_next(issuer: Agency, book: str, year: int, first: int | None = None) -> int:
    """The next number of a book that is kept here in any case; ``first`` is where it begins behind paper.

    In the caller's transaction, so that no number is given without its row.
    """
    named: dict[str, Any] = {"issuer": issuer, "symbol": book, "year": year}
    NumberRegister.objects.get_or_create(**named, defaults={"last": (first or 1) - 1})
    register = NumberRegister.objects.select_for_update().get(**named)
    register.last += 1
    if first not in (None, register.last):
        raise Refused(_("Số liền sau của sổ %(series)s là %(number)s.") % {"series": book, "number": register.last})
    register.save()
    return register.last


def next_in(issuer: Agency, book: str, year: int) -> int:
    """The number that ``take_next`` would give."""
    register = NumberRegister.objects.filter(issuer=issuer, symbol=book, year=year).first()
    return register.last + 1 if register else 1


def _has_given(agency: Agency, symbol: str, year: int) -> bool:
    """True where a number of the series was given here, and not on paper."""
    return (
        _series(agency, symbol, year).exists()
        or (symbol == INCOMING_BOOK and agency.incoming.filter(year=year).exists())
        or (symbol == COPY_BOOK and agency.copies.filter(year=year).exists())
    )


@transaction.atomic
def set_last_number(*, by: User, agency: Agency, symbol: str, year: int, last: int) -> NumberRegister:
    """Begins a register behind the numbers that were given on paper; never below one that was given here.

    Where numbers run through a term, whatever year of it was typed.
    """
    require(
        can_keep_register(by, agency),
        str(NOT_THE_KEEPER),
    )
    symbol = symbol.strip()
    refuse_if(not symbol, _("Hãy ghi ký hiệu, ví dụ BC-SNgV."))
    year = year if symbol in (INCOMING_BOOK, COPY_BOOK) else counted_from(agency, year)
    NumberRegister.objects.get_or_create(issuer=agency, symbol=symbol, year=year)
    register = NumberRegister.objects.select_for_update().get(issuer=agency, symbol=symbol, year=year)
    if _has_given(agency, symbol, year):
        raise Refused(_("Sổ đã cấp số trên hệ thống nên không đặt lại được: số liền sau phải là %(next)s.")
                      % {"next": register.last + 1})  # fmt: skip
    register.last = last
    register.save()
    record(by=by, verb="set_last_number", target=agency, symbol=symbol, year=year, last=last)
    return register
