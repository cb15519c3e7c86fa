"""What the documents of a delegation are made of, asked once, and what several of them say of it."""

from dataclasses import dataclass
from hashlib import sha256

from nhipcau.agencies.models import Agency
from nhipcau.agencies.queries import committee_of
from nhipcau.delegations.models import Delegation, FollowUp, Member, head_among
from nhipcau.delegations.precedence import by_precedence
from nhipcau.delegations.queries import gifts_on
from nhipcau.documents.fragments import people_said, span_said
from nhipcau.documents.models import TYPES, Document, Kind
from nhipcau.programmes.queries import Day, programme_of
from nhipcau.records.papers import papers_of
from nhipcau.reports.phrases import short_day, small_first
from nhipcau.reports.writing.letterhead import long_date, lower_first, within

PAYING = {
    Delegation.Payer.OURS: "ngân sách tỉnh đài thọ", Delegation.Payer.SHARED: "mỗi bên chịu một phần",
    Delegation.Payer.THEIRS: "phía nước ngoài đài thọ", Delegation.Payer.SPONSOR: "tài trợ",
}  # fmt: skip
OPEN_BODY, OPEN_HEAD, OPEN_COUNTRY = "[bổ sung cơ quan]", "[bổ sung họ tên, chức vụ Trưởng đoàn]", "[bổ sung nước đến]"


@dataclass(frozen=True, slots=True)
class Known:
    """A delegation with its people in order, its programme, what was agreed; who writes, and the Committee above."""

    delegation: Delegation
    issuer: Agency
    committee: str
    members: list[Member]
    days: list[Day]
    follow_ups: list[FollowUp]

    @property
    def above(self) -> str:
        """Ủy ban nhân dân tỉnh: how the text names the Committee; its whole name stands among the addressees."""
        return within(self.committee, self.delegation.locality)

    @property
    def leader(self) -> Member | None:
        return head_among(self.members)

    @property
    def head(self) -> str:
        """Ông Han Ji-hoon, Thống đốc: who leads it, as a sentence names them."""
        if self.leader is None:
            return OPEN_HEAD
        return ", ".join(filter(None, (lower_first(str(self.leader)), self.leader.post_vi)))

    @property
    def party(self) -> str:
        """Đoàn gồm 12 người, do ông Han Ji-hoon, Thống đốc làm Trưởng đoàn."""
        head = f"{self.head}{',' * (self.head.count(',') > 1)}"
        return f"Đoàn gồm {self.people}, do {head} làm Trưởng đoàn"

    @property
    def span(self) -> str:
        return span_said(self.delegation.starts_on, self.delegation.ends_on)

    @property
    def called(self) -> str:
        return self.delegation.name_vi

    @property
    def place(self) -> str:
        return lower_first(self.delegation.locality.name)

    @property
    def country(self) -> str:
        """Đại Hàn Dân Quốc: where it goes, by the formal name."""
        row = self.delegation.country
        return (row.formal_vi or row.name_vi) if row else OPEN_COUNTRY

    @property
    def people(self) -> str:
        return people_said(len(self.members))

    @property
    def composition(self) -> str:
        return f"{self.people}; Trưởng đoàn: {self.head}"

    @property
    def paid(self) -> str:
        return PAYING[Delegation.Payer(self.delegation.payer)]

    @property
    def rank(self) -> str:
        row = self.delegation
        return lower_first(str(row.get_rank_display())) if row.rank else "[bổ sung hạng khách]"

    def citing(self, what: str, words: str = "{}") -> str:
        """Tờ trình số 41/TTr-SNgV ngày 02 tháng 11 năm 2026, within words: the last of these papers that was issued.

        Nothing where none was.
        """
        issued = papers_of(self.delegation).filter(
            what=what, document__state=Document.State.ISSUED, document__withdrawn_on=None
        )  # fmt: skip
        last = issued.order_by("document__issued_on", "pk").last()
        if last is None or last.document.issued_on is None:
            return ""
        document, on = last.document, long_date(last.document.issued_on.isoformat())
        return words.format(f"{TYPES[Kind(document.kind)]} số {document.number_and_symbol}{on}")

    def asked(self, what: str) -> str:
        """thư của Thống đốc ngày 31/10/2026: upon what it comes or goes; ``what`` is asked for where nobody said."""
        row = self.delegation
        if not row.asked_by:
            return f"[bổ sung {what}]"
        return small_first(row.asked_by) + (f" ngày {short_day(row.asked_on)}" if row.asked_on else "")

    @property
    def digest(self) -> str:
        """A mark of the facts: another one where the record was edited since, whatever the words of a document are."""
        row = [getattr(self.delegation, field.attname) for field in self.delegation._meta.concrete_fields]
        members = [(one.name, one.address_as, one.post_vi, one.part) for one in self.members]
        lines = [(line.item.on, line.item.starts, line.item.text_vi) for day in self.days for line in day.lines]
        agreed = [(one.text, one.agency_id, one.theirs, one.due) for one in self.follow_ups]
        given = [(one.gift_id, one.pieces, one.price) for one in gifts_on(self.delegation)]
        return sha256(repr((row, members, lines, agreed, given)).encode()).hexdigest()


def known_of(delegation: Delegation, issuer: Agency) -> Known:
    """Asks the record; the people are in the order of protocol."""
    committee = committee_of(delegation.locality)
    return Known(
        delegation, issuer, committee.name if committee else OPEN_BODY, by_precedence(list(delegation.members.all())),
        programme_of(delegation), list(delegation.follow_ups.select_related("agency")),
    )  # fmt: skip
