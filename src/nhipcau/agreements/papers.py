"""What an agreement says in its documents: the letter that asks for opinions, the report after signature.

The letter has the six points of Art. 27.1 of the Law on International Agreements (70/2020/QH14) in their order; what
the record does not know of them stays in brackets, and a document with a bracket is not put for signature.
"""

from collections.abc import Iterator
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from nhipcau.agencies.models import Agency
from nhipcau.agreements.models import Agreement
from nhipcau.agreements.models import Paper as What
from nhipcau.agreements.queries import AFTER_SIGNING, steps_followed
from nhipcau.common.vietnamese import fold
from nhipcau.documents.fragments import GOVERNMENT, MINISTRY, or_open
from nhipcau.documents.models import Kind
from nhipcau.documents.papers import Composed, Paper, Text
from nhipcau.procedures.clocks import WORKING
from nhipcau.procedures.steps import Step
from nhipcau.records.papers import PaperSet
from nhipcau.reports.phrases import counted, short_day, small_first
from nhipcau.reports.writing.letterhead import lower_first

KINDS = {What.OPINION: Kind.RECORD_LETTER, What.SIGNED: Kind.RECORD_REPORT}
LAW = "Luật Thỏa thuận quốc tế"
OPEN_OFFICE = "[bổ sung cơ quan ngoại vụ]"
Level = Agreement.Level
OPINION_STEP = {Level.PROVINCE: 2, Level.DEPARTMENT: 1, Level.COMMUNE: 1}
"""Which step of the law asks for opinions, and so how long whoever is asked may take."""


def writable(agreement: Agreement, _today: date) -> list[What]:
    """The papers that can be written of it: the letter until it is signed, then the report that the law asks for."""
    if agreement.ended_on is not None:
        return []
    if agreement.signed_on is None:
        return [What.OPINION]
    return [What.SIGNED] * (agreement.level in AFTER_SIGNING and bool(steps_followed(agreement)))


def compose(agreement: Agreement, issuer: Agency, what: str) -> Composed:
    """The paper as it would be written now."""
    kind = KINDS[What(what)]
    with translation.override("vi"):  # official text, whatever language the page is in
        title = small_first(agreement.title_vi)
        if what == What.OPINION:
            asked = MINISTRY if agreement.level == Level.PROVINCE else _office(agreement)
            body = tuple(map(Text, _opinion(agreement, issuer, asked)))
            return Composed(what, issuer, kind, f"lấy ý kiến về đề xuất ký {title}", (asked,), Paper(body))
        above = GOVERNMENT if agreement.level == Level.PROVINCE else _office(agreement)
        copied = (f"{MINISTRY} (kèm bản sao)",) * (above == GOVERNMENT)
        body = (Text(_signed(agreement, issuer)),)
        recipients = ("Như trên", *copied) if copied else ()
        return Composed(what, issuer, kind, f"Về việc ký {title}", (above,), Paper(body), recipients)


def _office(agreement: Agreement) -> str:
    """The body of the locality that deals with foreign affairs."""
    focal = agreement.locality.focal_agency
    return focal.name if focal else OPEN_OFFICE


def _opinion(agreement: Agreement, issuer: Agency, asked: str) -> Iterator[str]:
    named = _named(agreement)
    yield f"Căn cứ {LAW}, {issuer.name} đề xuất ký {named}; đề nghị {asked} cho ý kiến về các nội dung sau:"
    yield "1. Yêu cầu, mục đích: [bổ sung yêu cầu, mục đích]."
    yield f"2. Nội dung chính: {_promised(agreement)}."
    yield "3. Sự phù hợp với pháp luật Việt Nam và điều ước quốc tế: [bổ sung đánh giá]."
    yield "4. Tác động chính trị, đối ngoại; quốc phòng, an ninh; kinh tế - xã hội; tác động khác: [bổ sung đánh giá]."
    yield f"5. Tuân thủ các nguyên tắc tại Điều 3 {LAW}: [bổ sung đánh giá]."
    yield "6. Tính khả thi, hiệu quả: [bổ sung đánh giá]."
    party = issuer.name if agreement.level == Level.PROVINCE else agreement.agency.name
    yield (f"Danh nghĩa ký: {party}; người ký: "
           f"{or_open(agreement.signers, 'người ký')}; địa điểm: {or_open(agreement.signed_at, 'địa điểm')}; hiệu lực: "
           f"{_in_force(agreement)}.")  # fmt: skip
    to = agreement.agency.name
    yield f"Đề nghị {asked} có ý kiến bằng văn bản{_within(agreement)}, gửi về {to} để tổng hợp./."
    yield "(Hồ sơ gửi kèm: dự thảo thỏa thuận bằng tiếng Việt và tiếng nước ngoài.)"


def _named(agreement: Agreement) -> str:
    """The agreement and with whom it is, unless its title names them."""
    title = small_first(agreement.title_vi)
    others = [one.name_vi for one in agreement.partners.all() if fold(one.name_vi) not in fold(title)]
    return f"{title} với {'; '.join(map(lower_first, others))}" if others else title


def _promised(agreement: Agreement) -> str:
    """What it is to promise: the commitments of the record, else its fields."""
    promised = [small_first(one.text.rstrip(".; ")) for one in agreement.commitments.all()]
    if promised:
        return "; ".join(f"({at}) {text}" for at, text in enumerate(promised, start=1))
    return small_first(or_open(agreement.fields, "nội dung chính"))


def _in_force(agreement: Agreement) -> str:
    since, until = agreement.in_force_on, agreement.expires_on
    begins = f"từ ngày {short_day(since)}" if since else "từ ngày ký"
    return begins + (f" đến ngày {short_day(until)}" if until else "")


def _within(agreement: Agreement) -> str:
    """trong thời hạn 07 ngày làm việc kể từ ngày nhận đủ hồ sơ (…): the clock that the record follows."""
    step = steps_followed(agreement).get(OPINION_STEP[Level(agreement.level)])
    if step is None or not step.days:
        return ""
    return f" trong thời hạn {_days(step)} kể từ ngày nhận đủ hồ sơ ({step.act})"


def _days(step: Step) -> str:
    return f"{counted(step.days or 0)} ngày{' làm việc' * (step.clock == WORKING)}"


def _signed(agreement: Agreement, issuer: Agency) -> str:
    step = steps_followed(agreement).get(AFTER_SIGNING[Level(agreement.level)])
    on = f"ngày {short_day(agreement.signed_on)}" if agreement.signed_on else "[bổ sung ngày ký]"
    act = f"Thực hiện {step.act}, " if step else ""
    return (
        f"{act}{issuer.name} báo cáo: {on}, tại {or_open(agreement.signed_at, 'nơi ký')}, "
        f"{or_open(agreement.signers, 'người ký')} đã ký {_named(agreement)}; thỏa thuận có hiệu lực "
        f"{_in_force(agreement)}. Bản sao thỏa thuận gửi kèm theo./."
    )


def why_not(_agreement: Agreement, _what: str) -> str:
    """Why one of the papers cannot be written of it now."""
    return _("Thỏa thuận ở bước này không lập loại văn bản ấy.")


def likely_issuer(agreement: Agreement, _what: str) -> int | None:
    """The agency that follows it; none of what is signed in the name of the province: the Committee issues that."""
    return None if agreement.level == Level.PROVINCE else agreement.agency_id


PAPERS = PaperSet(What, writable, why_not, compose, likely_issuer)
