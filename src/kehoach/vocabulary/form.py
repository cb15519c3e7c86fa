"""The form of a document: its types, sections, columns and signatures.

Phrases are compared folded (lower case, without marks) unless a comment says otherwise.
"""

DOCUMENT_TYPES = (
    "Nghị quyết", "Quyết định", "Chỉ thị", "Quy chế", "Quy định", "Thông cáo", "Thông báo", "Hướng dẫn",
    "Chương trình hành động", "Chương trình", "Kế hoạch", "Phương án", "Đề án", "Dự án", "Báo cáo",
    "Tờ trình", "Công điện", "Chiến lược", "Công văn", "Kết luận", "Thông tư liên tịch", "Thông tư",
    "Nghị định", "Luật", "Pháp lệnh", "Lệnh", "Văn bản", "Thông tri", "Quy hoạch", "Hiến pháp",
)  # fmt: skip
"""Names of document types (tên loại): Decree 30/2020/NĐ-CP, Annex III, and what plans cite besides."""

TITLED_TYPES = (
    "KẾ HOẠCH", "CHƯƠNG TRÌNH HÀNH ĐỘNG", "CHƯƠNG TRÌNH", "CHỈ THỊ", "CHIẾN LƯỢC", "ĐỀ ÁN", "PHƯƠNG ÁN",
    "QUYẾT ĐỊNH", "BÁO CÁO", "THÔNG BÁO", "HƯỚNG DẪN", "TỜ TRÌNH", "NGHỊ QUYẾT",
)  # fmt: skip
"""Types that stand in capitals above the title of a document."""

SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "duties",
        (
            "to chuc thuc hien",
            "phan cong",
            "trach nhiem",
            "to chuc trien khai",
            "trien khai thuc hien",
            "to chuc va phan cong",
            "nhiem vu cua cac co quan",
            "nhiem vu cua cac don vi",
        ),
    ),
    (
        "funding",
        (
            "kinh phi",
            "nhu cau von",
            "nguon luc va ",
            "nguon luc tai chinh",
            "nguon von",
            "nguon luc thuc hien",
            "du toan",
            "co so vat chat",
        ),
    ),
    (
        "reporting",
        (
            "che do bao cao",
            "che do thong tin, bao cao",
            "thong tin, bao cao",
            "che do thong tin bao cao",
            "bao cao ket qua",
            "thong tin bao cao",
            "cong tac bao cao",
            "bao cao dinh ky",
            "so ket, tong ket",
        ),
    ),
    ("requirements", ("yeu cau",)),
    ("objectives", ("muc dich", "muc tieu", "chi tieu")),
    (
        "tasks",
        (
            "nhiem vu",
            "noi dung",
            "giai phap",
            "cac hoat dong",
            "cong viec",
            "hoat dong",
            "bien phap",
            "chuong trinh cong tac",
            "cong tac trong tam",
        ),
    ),
    (
        "other",
        (
            "quan diem",
            "doi tuong",
            "pham vi",
            "thoi gian",
            "dia diem",
            "can cu",
            "dinh huong",
            "su can thiet",
            "thuc trang",
            "danh gia",
            "tinh hinh",
            "bo cuc",
            "thanh phan",
            "hieu luc",
            "ket qua dat duoc",
            "ton tai",
            "boi canh",
            "phuong phap",
            "cach thuc",
            "hinh thuc",
            "tieu chi",
            "tieu chuan",
            "cac buoc",
            "quy trinh",
            "nguyen tac",
            "nguy co",
            "nhan dinh",
            "du bao",
            "khai niem",
            "giai thich tu ngu",
            "co so phap ly",
            "co so thuc tien",
        ),
    ),
)
"""Heading words to kinds of section; in a heading the word that stands first decides."""

LONE_HEADINGS = frozenset(
    ("muc dich", "yeu cau", "muc tieu", "muc tieu chung", "muc tieu cu the", "muc dich, yeu cau", "nhiem vu", "giai phap", "noi dung",
     "kinh phi", "kinh phi thuc hien", "che do bao cao", "to chuc thuc hien")
)  # fmt: skip
"""Headings that some offices print without a number."""

VIEWS = "quan diem"
"""What a list of views is called, which stands with aims in one section and asks for nothing."""

PREAMBLE_OPENERS = ("can cu", "thuc hien", "theo", "xet", "tiep tuc thuc hien", "trien khai thuc hien", "nham", "de trien khai", "de thuc hien",
                    "thoi gian qua", "trong thoi gian qua", "uy ban nhan dan", "ubnd", "kinh gui")  # fmt: skip
"""How the paragraphs between the title and the first section begin."""

CLOSING_OPENERS = (
    "tren day la",
    "ke hoach nay",
    "chuong trinh nay",
    "chi thi nay",
    "nhan duoc",
    "can cu ke hoach nay",
    "trong qua trinh",
    "(dinh kem",
    "(kem theo",
    "(phu luc",
    "yeu cau cac",
)
"""How the paragraphs after the last duty begin."""

CLOSING_REQUEST = ("yeu cau", "de nghi", "giao")
"""What an issuing body does in the closing paragraph, after its own name."""

_UNITS = r"(?:co quan|don vi|bo phan|phong|ban|nganh|dia phuong|to chuc|ca nhan|nguoi|lanh dao)"
_WHO = rf"(?:giao )?(?:{_UNITS}(?:(?:,| va|/) ?{_UNITS})* )?"
_LEADING = r"(?:chu tri|dau moi|phu trach|thuc hien|to chuc thuc hien|chiu trach nhiem|tham muu)"
_OUTCOME = r"(?:san pham|ket qua)"
ATTRIBUTES: tuple[tuple[str, str], ...] = (
    ("leads", rf"{_WHO}{_LEADING}(?:,? (?:{_LEADING}|chinh))*"),
    ("partners", rf"{_WHO}(?:cung )?phoi hop(?:,? (?:thuc hien|to chuc|tham muu|chinh))*"),
    ("time", r"(?:thoi gian|thoi han|tien do|lo trinh)(?:(?:,| va)? (?:thuc hien|hoan thanh|to chuc|lo trinh|trien khai|tien do|thoi gian))*"),
    ("details", r"(?:thanh phan|dia diem|so luong|quy mo)(?:(?:,| va)? (?:tham gia|tham du|thuc hien|to chuc|du kien))*"),
    ("outputs", rf"{_OUTCOME}(?:(?:,| va)? (?:{_OUTCOME}|dau ra|du kien|can dat|dat duoc))*"),
)  # fmt: skip
"""Labels before a colon, folded, that say who, when and what of the items before them: patterns for the whole label."""

COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("leads", ("chu tri", "don vi thuc hien", "co quan thuc hien", "bo phan thuc hien", "nguoi thuc hien", "phu trach")),
    ("partners", ("phoi hop",)),
    ("outputs", ("san pham", "ket qua")),
    ("time", ("thoi gian", "thoi han", "tien do", "hoan thanh")),
    ("funding", ("kinh phi", "nguon kinh phi")),
    ("remark", ("ghi chu",)),
    ("leads", ("co quan, don vi", "bo phan", "co quan tham muu", "don vi tham muu", "dau moi", "trach nhiem", "phan cong",
               "to chuc thuc hien")),
    ("text", ("noi dung", "nhiem vu", "cong viec", "hoat dong", "danh muc")),
    ("number", ("stt", "so tt", "tt", "so thu tu")),
)  # fmt: skip
"""Words in the head of an appendix column; the first row whose word occurs names the column."""

KNOWN_BODIES = (
    "Sở Văn hóa, Thể thao và Du lịch", "Sở Văn hóa và Thể thao", "Sở Ngoại vụ", "Sở Du lịch", "Sở Tài chính", "Sở Công Thương", "Sở Nội vụ",
    "Sở Khoa học và Công nghệ", "Sở Giáo dục và Đào tạo", "Sở Thông tin và Truyền thông", "Sở Kế hoạch và Đầu tư", "Sở Y tế", "Sở Tư pháp",
    "Sở Nông nghiệp và Môi trường", "Sở Xây dựng", "Sở Dân tộc và Tôn giáo", "Liên hiệp các tổ chức hữu nghị", "Ban Thường vụ Tỉnh ủy",
    "Thủ tướng Chính phủ", "Chính phủ", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Đảng ủy", "Công an", "Văn phòng", "Hội đồng nhân dân",
    "Ban Quản lý", "Trung tâm Văn hóa", "Bộ Ngoại giao", "Bộ Văn hóa, Thể thao và Du lịch", "Trường Đại học",
)  # fmt: skip
"""Names of issuing bodies with their capitals, which a letterhead prints in capitals alone."""

COMPOUNDS = (
    "tỉnh ủy", "thành ủy", "huyện ủy", "đảng ủy", "đảng bộ", "ủy ban nhân dân", "hội đồng nhân dân", "đại học", "cao đẳng", "sư phạm",
    "trung học phổ thông", "trung học cơ sở", "tiểu học", "mầm non", "phổ thông", "dân tộc", "nội trú", "ngoại ngữ", "kinh tế", "kỹ thuật",
    "công nghệ", "khoa học", "văn hóa", "nghệ thuật", "thể thao", "du lịch", "bảo tàng", "thư viện", "nhà hát", "di tích", "di sản",
    "danh thắng", "bảo tồn", "trung tâm", "liên hiệp", "liên đoàn", "hiệp hội", "hữu nghị", "tổ chức", "thanh niên", "phụ nữ", "nông dân",
    "cựu chiến binh", "mặt trận", "tổ quốc", "tuyên giáo", "dân vận", "công an", "quân sự", "biên phòng", "phát thanh", "truyền hình",
    "truyền thông", "thông tin", "xúc tiến", "đầu tư", "thương mại", "công thương", "ngoại vụ", "nội vụ", "tài chính", "giáo dục",
    "đào tạo", "nông nghiệp", "môi trường", "quản lý", "khu kinh tế", "khu công nghiệp", "đối ngoại", "hợp tác", "quốc tế", "văn phòng",
)  # fmt: skip
"""Words of several syllables in names of bodies: the first syllable alone bears the capital (Decree 30/2020/NĐ-CP, Annex II)."""

PARTY_BODIES = ("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Đảng ủy", "Thị ủy")
"""Party committees, whose standing board issues in its own name."""

AUTHORITY_MARKS = ("TM.", "KT.", "TL.", "TUQ.", "Q.", "T/M", "K/T", "T/L")
"""On whose behalf a document is signed (Decree 30/2020/NĐ-CP, Annex I, II.7; Party form T/M)."""

POSITIONS = ("CHỦ TỊCH", "GIÁM ĐỐC", "BỘ TRƯỞNG", "THỨ TRƯỞNG", "CHÁNH VĂN PHÒNG", "BÍ THƯ", "TRƯỞNG BAN",
             "TRƯỞNG PHÒNG", "HIỆU TRƯỞNG", "THỦ TƯỚNG", "TRƯỞNG", "PHÓ", "CỤC TRƯỞNG", "TỔNG")  # fmt: skip
"""Words of a signer's position, in capitals as printed."""

ACTING = ("ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH", "BỘ TRƯỞNG", "CHÍNH PHỦ", "THỦ TƯỚNG",
          "GIÁM ĐỐC", "HIỆU TRƯỞNG", "TRƯỞNG BAN", "BAN THƯỜNG VỤ", "BAN CHẤP HÀNH")  # fmt: skip
"""Who decides, as a line in capitals between the title of an act and its bases."""

MOTTO = ("cong hoa xa hoi", "doc lap", "dang cong san")

MOTTO_ENDS = ("viet nam", "nam", "nghia viet nam")
"""The national name and motto, and what a narrow column leaves of them for the next line."""

SECRET_STAMPS = ("MẬT", "TỐI MẬT", "TUYỆT MẬT")
"""Marks of state secrets (Law 117/2025/QH15): such a document may not enter a networked system."""

PLACE_KINDS = ("thành phố", "tỉnh", "quận", "huyện", "thị xã", "xã", "phường", "thị trấn", "đặc khu")
"""Kinds of locality that stand before a name."""

TYPE_SYMBOLS = {
    "nghi quyet": "NQ", "quyet dinh": "QĐ", "chi thi": "CT", "quy che": "QC", "quy dinh": "QyĐ", "thong cao": "TC",
    "thong bao": "TB", "huong dan": "HD", "chuong trinh": "CTr", "ke hoach": "KH", "phuong an": "PA", "de an": "ĐA",
    "du an": "DA", "bao cao": "BC", "bien ban": "BB", "to trinh": "TTr", "hop dong": "HĐ", "cong dien": "CĐ",
    "ban ghi nho": "BGN", "ban thoa thuan": "BTT", "giay uy quyen": "GUQ", "giay moi": "GM",
}  # fmt: skip
"""What the symbol of each type begins with, by the folded type (Decree 30/2020/NĐ-CP, Annex III, I)."""
