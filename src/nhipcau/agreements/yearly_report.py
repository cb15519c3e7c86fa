"""The yearly report on agreements to the Ministry of Foreign Affairs (Art. 42 and 46 of the Law on International
Agreements, 70/2020/QH14: by 15 November): what the register says, cut by its days, and what the office adds."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from nhipcau.agencies.models import Agency, Locality
from nhipcau.agreements.models import Agreement, Review
from nhipcau.agreements.queries import EXPIRED, PREPARING, state_of
from nhipcau.documents.fragments import MINISTRY
from nhipcau.documents.papers import Appendix, Block, Grid, Paper, Text, in_sections
from nhipcau.partners.models import Activity, Partner
from nhipcau.reports.phrases import counted, present, short_day
from nhipcau.reports.writing.letterhead import caption, paragraphs

LAW = "Điều 42, Điều 46 Luật Thỏa thuận quốc tế"
LAW_SINCE = date(2021, 7, 1)
INHERITING = "Nghị định số 177/2025/NĐ-CP"
MOST_NAMED = 6
VERDICTS = (
    (Review.Verdict.KEEP, "giữ nguyên {}"), (Review.Verdict.ADD, "bổ sung nội dung {}"),
    (Review.Verdict.EXTEND, "gia hạn {}"), (Review.Verdict.END, "chấm dứt {}"),
)  # fmt: skip
LEVELS = (
    (Agreement.Level.PROVINCE, "{} thỏa thuận nhân danh cấp tỉnh"),
    (Agreement.Level.DEPARTMENT, "{} thỏa thuận nhân danh sở, cơ quan chuyên môn"),
    (Agreement.Level.COMMUNE, "{} thỏa thuận nhân danh cấp xã"),
)
DEEDS = (
    (Activity.Kind.VISIT_IN, "{} đoàn vào"), (Activity.Kind.VISIT_OUT, "{} đoàn ra"),
    (Activity.Kind.MEETING, "{} cuộc làm việc"), (Activity.Kind.EXCHANGE, "{} hoạt động giao lưu"),
    (Activity.Kind.EVENT, "{} sự kiện"), (Activity.Kind.LETTER, "{} lần trao đổi thư, điện"),
    (Activity.Kind.OTHER, "{} hoạt động khác"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """Which report: its last day, and what the office says itself of limits, of the coming year and what it asks."""

    until: date
    limits: str = ""
    ahead: str = ""
    proposals: str = ""

    @property
    def since(self) -> date:
        """The day behind that of the last report: a report of 31 October says what was since 1 November."""
        following = self.until + timedelta(days=1)
        is_leap_day = (following.month, following.day) == (2, 29)
        return date(following.year - 1, 3, 1) if is_leap_day else following.replace(year=following.year - 1)


@dataclass(frozen=True, slots=True)
class YearOfAgreements:
    """The agreements of a locality as a report of a day tells them, each with its review of that year, if any."""

    issuer: Agency
    locality: Locality
    asked: Asked
    rows: Sequence[Agreement]
    reviews: dict[int, Review]
    deeds: Counter[str]
    partners: frozenset[Partner]

    @property
    def year(self) -> int:
        return self.asked.until.year

    @property
    def lasting(self) -> list[Agreement]:
        """Signed, and not over: in force, or expired without anybody having said what follows."""
        return [row for row in self.rows if row.signed_on is not None]

    @property
    def fresh(self) -> list[Agreement]:
        """Signed since the last report."""
        return [row for row in self.lasting if row.signed_on and row.signed_on >= self.asked.since]

    @property
    def inherited(self) -> list[Agreement]:
        return [row for row in self.rows if row.inherited_from]

    @property
    def ended(self) -> list[Agreement]:
        return [row for row in self.rows if row.ended_on and row.ended_on <= self.asked.until]

    @property
    def preparing(self) -> list[Agreement]:
        return [row for row in self.rows if state_of(row, self.asked.until) == PREPARING]

    def reviewed(self, verdict: str) -> list[Agreement]:
        return [row for row in self.lasting if (one := self.reviews.get(row.pk)) and one.verdict == verdict]

    @property
    def idle(self) -> list[Agreement]:
        """Reviewed, and nothing was done."""
        return [row for row in self.lasting if (one := self.reviews.get(row.pk)) and not one.done.strip()]


def year_of_agreements(issuer: Agency, locality: Locality, asked: Asked) -> YearOfAgreements:
    """Reads the register as of the report's last day: what was ended before it began is not told.

    Whatever was signed by that day is told, however late it was entered; of the rest what was being prepared then.
    """
    then = Q(signed_on__lte=asked.until) | Q(made_at__date__lte=asked.until)
    rows = Agreement.objects.filter(then, locality=locality)
    rows = rows.exclude(ended_on__lt=asked.since).prefetch_related("partners__country")
    known = [_as_of(row, asked.until) for row in rows]
    partners = frozenset(partner for row in known if row.signed_on for partner in row.partners.all())
    done = Activity.objects.filter(partner__in=partners, on__range=(asked.since, asked.until))
    reviews = {one.agreement_id: one for one in Review.objects.filter(agreement__in=known, year=asked.until.year)}
    deeds = Counter(done.values_list("kind", flat=True))
    return YearOfAgreements(issuer, locality, asked, known, reviews, deeds, partners)


def _as_of(agreement: Agreement, day: date) -> Agreement:
    """The row as it stood: one that was signed or ended later was not yet."""
    if agreement.signed_on is not None and agreement.signed_on > day:
        agreement.signed_on = None
    return agreement


def title_of(year: YearOfAgreements) -> str:
    return (
        f"Tình hình ký kết và thực hiện thỏa thuận quốc tế năm {year.year}; kế hoạch năm {year.year + 1} của "
        f"{year.locality.name[:1].lower()}{year.locality.name[1:]}"
    )


def paper_of(year: YearOfAgreements) -> Paper:
    """The report as it would be written now; what the record does not know is left in brackets."""
    until, name = short_day(year.asked.until), year.issuer.name
    body = [
        Text(f"Thực hiện {LAW}, {name} báo cáo tình hình đến ngày {until} như sau:"),
        *in_sections((
            ("TÌNH HÌNH KÝ KẾT", list(map(Text, _signed(year)))),
            ("TÌNH HÌNH THỰC HIỆN", _numbered([*_done(year), *_limits(year)])),
            (f"KẾ HOẠCH NĂM {year.year + 1}", _numbered(list(_ahead(year)))),
            ("KIẾN NGHỊ", list(paragraphs(year.asked.proposals))),
        )),
        Text(f"{name} báo cáo {MINISTRY} tổng hợp./."),
    ]  # fmt: skip
    return Paper(tuple(body), (_annex(year),))


def _numbered(sentences: Sequence[str]) -> list[Block]:
    return [Text(f"{at}. {sentence}") for at, sentence in enumerate(sentences, start=1)]


def _named(rows: Sequence[Agreement]) -> str:
    """What the agreements are called, the first few."""
    names = [row.title_vi for row in rows[:MOST_NAMED]]
    return "; ".join(names) + ("; …" if len(rows) > MOST_NAMED else "")


def _signed(year: YearOfAgreements) -> Iterator[str]:
    asked = year.asked
    fresh = present((len(year.fresh), f"ký {{}} thỏa thuận quốc tế: {_named(year.fresh)}"))
    span = f"Từ ngày {short_day(asked.since)} đến ngày {short_day(asked.until)}"
    yield f"{span}, {''.join(fresh) or 'không ký mới thỏa thuận quốc tế'}."
    countries = {partner.country_id for partner in year.partners} - {None}
    yield (
        f"Đến ngày {short_day(asked.until)}, có {counted(len(year.lasting))} thỏa thuận với "
        f"{counted(len(year.partners))} đối tác của {counted(len(countries))} nước đang có hiệu lực hoặc chờ xử lý"
        f"{_by_level(year.lasting)}."
    )


def _by_level(rows: Sequence[Agreement]) -> str:
    """(02 thỏa thuận nhân danh cấp tỉnh; …), where there is more than one level."""
    levels = Counter(row.level for row in rows)
    said = present(*((levels[level], words) for level, words in LEVELS))
    return f" ({'; '.join(said)})" if len(said) > 1 else ""


def _done(year: YearOfAgreements) -> Iterator[str]:
    whole, reviewed = len(year.lasting), len([row for row in year.lasting if row.pk in year.reviews])
    verdicts = present(*((len(year.reviewed(verdict)), words) for verdict, words in VERDICTS))
    left = "" if reviewed == whole else f" [bổ sung kết quả rà soát {counted(whole - reviewed)} thỏa thuận còn lại]"
    found = f": {', '.join(verdicts)}" if verdicts else ""
    yield f"Rà soát: hoàn thành rà soát {counted(reviewed)}/{counted(whole)} thỏa thuận{found}.{left}"
    deeds = present(*((year.deeds[kind], words) for kind, words in DEEDS))
    yield f"Hoạt động: {', '.join(deeds) if deeds else 'không có hoạt động trong kỳ'}. Danh mục thỏa thuận tại Phụ lục."
    inherited = present((len(year.inherited), f"{{}} thỏa thuận ({_named(year.inherited)})"))
    yield f"Kế thừa theo {INHERITING}: {''.join(inherited) or 'không có thỏa thuận phải chuyển giao'}."
    yield from present((len(year.ended), f"Đã chấm dứt trong kỳ {{}} thỏa thuận: {_named(year.ended)}."))


def _limits(year: YearOfAgreements) -> Iterator[str]:
    said = " ".join(year.asked.limits.split())
    idle = f"{counted(len(year.idle))} thỏa thuận không có hoạt động trong năm" if year.idle else ""
    if idle or said:
        yield f"Hạn chế: {idle}{'; ' if idle and said else ''}{said}".rstrip(".;") + "."


def _ahead(year: YearOfAgreements) -> Iterator[str]:
    extended, added, over = (
        year.reviewed(verdict) for verdict in (Review.Verdict.EXTEND, Review.Verdict.ADD, Review.Verdict.END)
    )
    signing = present(
        (len(year.preparing), f"ký {{}} thỏa thuận đang chuẩn bị ({_named(year.preparing)})"),
        (len(extended), f"gia hạn {{}} thỏa thuận ({_named(extended)})"),
    )
    yield f"Ký kết: {'; '.join(signing) if signing else 'không có dự kiến ký mới, gia hạn'}."
    doing = present(
        (len(added), f"nội dung bổ sung của {{}} thỏa thuận ({_named(added)})"),
        (len(over), f"làm thủ tục chấm dứt {{}} thỏa thuận ({_named(over)})"),
    )
    doing += [" ".join(year.asked.ahead.split()).rstrip(".")] * bool(year.asked.ahead.strip())
    yield f"Thực hiện: {'; '.join(doing) if doing else 'tiếp tục thực hiện các thỏa thuận đang có hiệu lực'}."


def _annex(year: YearOfAgreements) -> Appendix:
    """The list of all agreements of the report's day."""
    columns = ("TT", "Đối tác", "Nước", "Loại", "Ngày ký", "Hết hạn", f"Hoạt động năm {year.year}", "Kết quả rà soát")
    rows = tuple((str(at), *_row(row, year)) for at, row in enumerate(year.lasting, start=1))
    title = f"Danh mục thỏa thuận quốc tế đến ngày {short_day(year.asked.until)}"
    return Appendix(title, caption("Báo cáo", year.issuer), Grid(columns, rows))


def _row(row: Agreement, year: YearOfAgreements) -> tuple[str, ...]:
    review, partners = year.reviews.get(row.pk), list(row.partners.all())
    countries = dict.fromkeys(partner.country.name_vi for partner in partners if partner.country)
    signed = short_day(row.signed_on) if row.signed_on else ""
    is_over = state_of(row, year.asked.until) == EXPIRED
    ends = short_day(row.expires_on) + " (đã hết hạn)" * is_over if row.expires_on else "không thời hạn"
    done = (review.done.strip() or "không có") if review else ""
    verdict = str(review.get_verdict_display()) if review else ""
    if row.ended_on is not None:
        verdict = f"Đã chấm dứt ngày {short_day(row.ended_on)}"
    return (
        "; ".join(partner.name_vi for partner in partners), ", ".join(countries), str(row.get_kind_display()), signed,
        ends, done, verdict,
    )  # fmt: skip
