"""The report of the delegations that came and went between two days: how many, what is owed, and the two lists."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import translation

from nhipcau.agencies.models import Agency
from nhipcau.agencies.queries import committee_over
from nhipcau.common.numbers import number
from nhipcau.delegations.models import Delegation, Member, head_among
from nhipcau.delegations.papers.known import PAYING
from nhipcau.delegations.queries import with_report
from nhipcau.documents.fragments import MINISTRY, or_open, span_said
from nhipcau.documents.papers import Appendix, Block, Grid, Paper, Text
from nhipcau.reports.phrases import counted, present, short_day
from nhipcau.reports.writing.letterhead import caption, lower_first, within

CAME = ("TT", "Tên đoàn", "Nước", "Trưởng đoàn", "Số người", "Thời gian", "Nội dung", "Kinh phí")
WENT = (*CAME[:7], "Quyết định", "Kinh phí", "Báo cáo")


@dataclass(frozen=True, slots=True)
class DelegationsBetween:
    """The delegations of a report: those that began between two days and were not called off."""

    issuer: Agency
    since: date
    until: date
    came: Sequence[Delegation]
    went: Sequence[Delegation]

    @property
    def about(self) -> str:
        return f"Tình hình đoàn ra, đoàn vào năm {self.until.year} của {lower_first(self.issuer.locality.name)}"

    @property
    def above(self) -> str:
        """To whom it goes: the Committee; that of a Committee to the Ministry."""
        committee = committee_over(self.issuer)
        return committee.name if committee else MINISTRY


def delegations_between(issuer: Agency, since: date, until: date) -> DelegationsBetween:
    """Asks the register of the issuer's locality, the first first."""
    rows = Delegation.objects.filter(locality=issuer.locality_id, starts_on__range=(since, until), cancelled_on=None)
    found = with_report(rows).select_related("country").prefetch_related("members").order_by("starts_on", "pk")
    came = [row for row in found if row.is_in]
    return DelegationsBetween(issuer, since, until, came, [row for row in found if not row.is_in])


def year_paper(asked: DelegationsBetween) -> Paper:
    """The report with its lists."""
    with translation.override("vi"):
        place, name = lower_first(asked.issuer.locality.name), asked.issuer.name
        span = f"từ ngày {short_day(asked.since)} đến ngày {short_day(asked.until)}"
        body: list[Block] = [
            Text(f"{name} báo cáo tình hình đoàn ra, đoàn vào của {place} như sau:"),
            Text(f"1. Đoàn vào: {span}, {_counted(asked.came, 'đón', 'của')}."),
            Text(f"2. Đoàn ra: {span}, {_counted(asked.went, 'cử', 'đến')}."),
            *map(Text, _owed(asked)),
            Text(f"{name} kính báo cáo {within(asked.above, asked.issuer.locality)}./."),
        ]
        return Paper(tuple(body), tuple(_lists(asked)))


def _counted(rows: Sequence[Delegation], does: str, word: str) -> str:
    """đón 06 đoàn, 62 lượt khách, của 04 nước; không đón đoàn nào."""
    if not rows:
        return f"không {does} đoàn nào"
    people, countries = sum(len(row.members.all()) for row in rows), {row.country_id for row in rows} - {None}
    said = present((len(rows), f"{does} {{}} đoàn"), (people, "{} lượt người"), (len(countries), f"{word} {{}} nước"))
    return ", ".join(said)


def _owed(asked: DelegationsBetween) -> Iterator[str]:
    """How many trips that are over were reported."""
    over = [row for row in asked.went if row.ends_on < asked.until]
    reported = sum(row.is_reported for row in over)  # type: ignore[attr-defined]
    if over:
        left = "".join(present((len(over) - reported, "; {} đoàn chưa báo cáo")))
        yield f"3. Báo cáo sau chuyến đi: {counted(reported)}/{counted(len(over))} đoàn đã báo cáo{left}."


def _lists(asked: DelegationsBetween) -> Iterator[Appendix]:
    for title, columns, rows in (("Danh sách đoàn vào", CAME, asked.came), ("Danh sách đoàn ra", WENT, asked.went)):
        if rows:
            lines = tuple(tuple(_cells(str(at), row)[column] for column in columns) for at, row in enumerate(rows, 1))
            yield Appendix(title, caption("Báo cáo", asked.issuer), Grid(columns, lines, (), frozenset({4})))


def _cells(at: str, row: Delegation) -> dict[str, str]:
    head = head_among(row.members.all())
    country = row.country.name_vi if row.country else ""
    values = (
        at, row.name_vi, or_open(country, "nước"), or_open(_who(head), "Trưởng đoàn"), number(len(row.members.all())),
        span_said(row.starts_on, row.ends_on), " ".join(row.purpose.split()), row.decision,
        PAYING[Delegation.Payer(row.payer)],
        "đã báo cáo" if row.is_reported else "chưa",  # type: ignore[attr-defined]
    )  # fmt: skip
    return dict(zip(WENT, values, strict=True))


def _who(head: Member | None) -> str:
    return ", ".join(filter(None, (str(head), head.post_vi))) if head else ""
