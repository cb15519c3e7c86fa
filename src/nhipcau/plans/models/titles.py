"""How a task is called where its words are too long."""

import re

LONGEST_TITLE = 90
"""Characters of a title that a person gives."""
LONGEST_WHOLE = 120
"""Characters up to which the words of a task are its title as they are."""
SHORTEST = 40
MOST = 240
_NEXT_CLAUSE = re.compile(
    r"; |, (?=(?:góp phần|nhằm|để|qua đó|từ đó|trong đó|trước hết|phục vụ|gắn|theo|bảo đảm|đảm bảo|phù hợp|đồng thời"
    r"|tạo|hướng tới|đáp ứng|phát huy|nâng cao|đẩy mạnh|tăng cường|ưu tiên|chú trọng|kết hợp|phối hợp|hỗ trợ|tổ chức"
    r"|xây dựng|lập|bố trí|mời|tham gia|giao lưu|trao tặng|trao đổi|quảng bá|giới thiệu|trưng bày|triển khai|thực hiện"
    r"|hoàn thiện|tiếp tục|chỉ|có|kịp thời) )"
)
"""Where a new clause begins: behind a semicolon, or behind a comma with a verb; no other comma may be cut at, since it
may stand within a list or a name (tiếng Anh, Nhật; Sở Văn hóa, Thể thao và Du lịch)."""


def short_title(text: str) -> str:
    """The words of a task as a sentence names it: whole, or the clauses that leave it short enough."""
    text = text.strip().rstrip(" .;:")
    if len(text) <= LONGEST_WHOLE:
        return text
    cuts = [cut.start() for cut in _NEXT_CLAUSE.finditer(text, SHORTEST)]
    short = [cut for cut in cuts if cut <= LONGEST_WHOLE]
    cut = short[-1] if short else next(iter(cuts), len(text))
    return text[:cut] if cut <= MOST else f"{text[: text.rfind(' ', 0, MOST)].rstrip(' ,;')} …"
