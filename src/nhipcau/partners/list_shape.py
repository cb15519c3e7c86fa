"""What a list of partners says, as offices keep it, and what its words mean."""

import re

from django.utils.translation import gettext_lazy

from nhipcau.common.vietnamese import fold
from nhipcau.partners.models import Partner
from nhipcau.registers.office_lists import ListShape

Kind, Relation = Partner.Kind, Partner.Relation
PARTNERS = ListShape(
    {"name_vi": gettext_lazy("Tên tiếng Việt"), "kind": gettext_lazy("Loại"), "country": gettext_lazy("Nước"),
     "name_en": gettext_lazy("Tên tiếng Anh"), "name_own": gettext_lazy("Tên bằng tiếng nước họ"),
     "other_names": gettext_lazy("Tên khác"), "relation": gettext_lazy("Quan hệ"),
     "related_since": gettext_lazy("Từ ngày"), "agency": gettext_lazy("Cơ quan theo dõi"),
     "head": gettext_lazy("Người đứng đầu"), "title": gettext_lazy("Chức vụ"),
     "email": gettext_lazy("Thư điện tử"), "phone": gettext_lazy("Điện thoại"),
     "address": gettext_lazy("Địa chỉ"), "website": gettext_lazy("Trang điện tử"),
     "protocol_notes": gettext_lazy("Lưu ý lễ tân")},
    {"name_vi": ("Tên đối tác", "Đối tác", "Tên tiếng Việt", "Địa phương", "Địa phương nước ngoài", "Cơ quan, tổ chức",
                 "Tên cơ quan", "Tên tổ chức", "Đơn vị", "Tên gọi", "Tên", "Partner", "Name"),
     "kind": ("Loại", "Loại đối tác", "Loại hình", "Phân loại", "Nhóm", "Kind", "Type"),
     "country": ("Nước", "Quốc gia", "Quốc tịch", "Nước, vùng lãnh thổ", "Quốc gia, vùng lãnh thổ", "Country"),
     "name_en": ("Tên tiếng Anh", "Tên quốc tế", "Tiếng Anh", "English name"),
     "name_own": ("Tên bằng tiếng nước họ", "Tên bản ngữ", "Tên gốc", "Tên tiếng nước ngoài", "Own name"),
     "other_names": ("Tên khác", "Tên viết tắt", "Tên gọi khác", "Other names"),
     "relation": ("Quan hệ", "Mức độ quan hệ", "Tình trạng quan hệ", "Hình thức quan hệ", "Relation"),
     "related_since": ("Từ ngày", "Ngày thiết lập", "Ngày thiết lập quan hệ", "Năm thiết lập", "Ngày ký kết", "Since"),
     "agency": ("Cơ quan theo dõi", "Đơn vị theo dõi", "Đơn vị phụ trách", "Cơ quan đầu mối", "Đơn vị đầu mối",
                "Cơ quan phụ trách", "Agency"),
     "head": ("Người đứng đầu", "Lãnh đạo", "Họ tên lãnh đạo", "Người liên hệ", "Đầu mối liên hệ", "Họ tên", "Head"),
     "title": ("Chức vụ", "Chức danh", "Title", "Post"),
     "email": ("Thư điện tử", "Email", "E-mail", "Hộp thư"),
     "phone": ("Điện thoại", "Số điện thoại", "ĐT", "SĐT", "Phone"),
     "address": ("Địa chỉ", "Trụ sở", "Nơi đặt trụ sở", "Address"),
     "website": ("Trang điện tử", "Website", "Trang web", "Web"),
     "protocol_notes": ("Lưu ý lễ tân", "Ghi chú", "Lưu ý", "Notes")},
    ("name_vi",),
)  # fmt: skip
"""A list with a column of names and any other."""

_OPENINGS = (
    (Kind.MISSION, r"(dai|tong lanh) su|lanh su|phai doan|van phong (dai dien|kinh te|lanh su)"),
    (Kind.SCHOOL, r"(truong|dai hoc|hoc vien|vien)\b|.*\b(university|college)\b"),
    (Kind.PRESS, r"(bao|dai phat thanh|dai truyen hinh|hang thong tan|hang tin|tap chi|kenh)\b"),
    (Kind.NETWORK, r"(mang luoi|lien minh|hiep hoi (cac )?(do thi|thanh pho|di san))"),
    (Kind.COMPANY, r"(cong ty|tap doan|ngan hang|hang)\b|.*\b(co\.?,? ?ltd|corporation|inc)\b"),
    (Kind.LOCALITY, r"(thanh pho|tinh|quan|huyen|bang|vung|khu tu tri|thu do|do thi|county|city)\b"),
)  # fmt: skip
"""How names of each kind begin, folded; whatever begins otherwise is an organisation."""


def kind_of_name(name: str) -> str:
    """The kind of partner that a name tells."""
    folded = fold(name)
    return next((kind for kind, opening in _OPENINGS if re.match(opening, folded)), Kind.ORGANISATION)


_RELATIONS = (
    (Relation.ENDED, ("cham dut", "ket thuc", "dung quan he")),
    (Relation.TWINNED, ("ket nghia", "ket ban", "sister")),
    (Relation.MEMBER, ("thanh vien", "hoi vien")),
    (Relation.EXPLORING, ("tim hieu", "tiem nang", "dang xuc tien", "dang trao doi")),
    (Relation.FRIENDLY, ("huu nghi",)),
    (Relation.COOPERATING, ("hop tac", "ghi nho", "thoa thuan", "doi tac")),
)  # fmt: skip


def relation_of_words(words: str) -> str:
    """The relation that words of a list mean; empty for words that mean none."""
    folded = fold(words)
    return next((relation for relation, signs in _RELATIONS if any(sign in folded for sign in signs)), "")
