"""Numbers that are targets: how much, of what, and by when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d{1,6}(?:,\d{1,2})?"
_BOUND = r"ít nhất|tối thiểu|không dưới|trên|hơn|khoảng|tối đa|không quá|dưới|bình quân|đạt|từ"
_QUANTITY = re.compile(
    rf"(?<![\d./,\w-])(?:(?P<bound>{_BOUND})\s+)?(?P<low>{_NUMBER})(?:\s*(?:[-–]|đến)\s*(?P<high>{_NUMBER}))?"
    rf"(?:(?P<percent>\s?%)|\s+(?P<unit>[^\W\d_]+(?:[ /][^\W\d_]+){{0,5}}))",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"(?:ngày|tháng|năm|số|điều|khoản|điểm|quý|lần thứ|lần|thứ|mục|phụ lục|giai đoạn|nhiệm kỳ|khóa|quận|phường|nghị quyết|chỉ thị|quyết định|kết luận|ban chỉ đạo|nghị định|chương trình|luật|/)\s*$",
    re.IGNORECASE,
)
_NOT_UNIT = frozenset(("tháng", "năm", "ngày", "giờ", "đến", "và", "tại", "của", "theo", "trở", "sao", "tuổi"))
_UNIT_END = frozenset(
    ("tại", "của", "ở", "cho", "với", "và", "để", "có", "được", "về", "trên", "trong", "từ", "theo", "bằng", "do", "là", "đạt", "nhằm", "vào",
     "giới", "giữa", "mỗi", "hằng", "hàng", "trở", "khi", "như", "hoặc", "qua", "đến", "tham", "phục", "biết", "sử", "thực", "tổ", "giao", "nước", "ra")
)  # fmt: skip
_YEAR = re.compile(r"(?:đến|trước|trong|vào)(?:\s+hết)?(?:\s+cuối)?\s+năm\s+(?P<year>20\d\d)", re.IGNORECASE)
_EVERY_YEAR = re.compile(r"(?:mỗi|hằng|hàng)\s+năm|/năm", re.IGNORECASE)
_AT_MOST = ("tối đa", "không quá", "dưới")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: ``low`` to ``high``, alike where one number is printed."""

    text: str
    low: float
    high: float
    unit: str
    bound: str  # "least", "most", "about" or ""
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def find_quantities(text: str) -> Iterator[Quantity]:
    """Every counted thing that a sentence asks for; dates, years and numbers of documents are none.

    "ít nhất 02 cuộc" · "từ 3-5 sản phẩm" · "100%" · "1.200 lượt khách quốc tế".
    """
    for match in _QUANTITY.finditer(text):
        if _NOT_BEFORE.search(text[max(0, match.start("low") - 14) : match.start("low")]):
            continue
        unit = "%" if match["percent"] else _trim_unit(match["unit"])
        if unit:
            end = match.end("percent") if match["percent"] else match.start("unit") + len(unit)
            low = _value(match["low"])
            high = _value(match["high"]) if match["high"] else low
            printed = text[match.start() : end]
            yield Quantity(printed, low, high, unit, _bound(match["bound"]), match.start())


def _value(printed: str) -> float:
    """1.200 is one thousand two hundred, 2,5 is two and a half."""
    return float(printed.replace(".", "").replace(",", "."))


def _trim_unit(words: str) -> str:
    kept: list[str] = []
    for word in words.split(" "):
        if word.lower() in _UNIT_END or (not kept and word.lower().split("/")[0] in _NOT_UNIT):
            break
        kept.append(word)
    return " ".join(kept[:5])


def _bound(word: str | None) -> str:
    if word is None or word.lower() in ("đạt", "từ", "bình quân"):
        return ""
    if word.lower() in _AT_MOST:
        return "most"
    return "about" if word.lower() == "khoảng" else "least"


def parse_target_year(text: str) -> str | None:
    """The year by which a sentence wants its numbers reached: "2030", "yearly", or None."""
    match = _YEAR.search(text)
    if match:
        return match["year"]
    return "yearly" if _EVERY_YEAR.search(text) else None
