"""Phrases of duties, reports, times and outputs.

Phrases are compared folded (lower case, without marks) unless a comment says otherwise.
"""

OUTPUT_HEADS = (
    "báo cáo", "kế hoạch", "dự thảo", "danh sách", "danh mục", "hồ sơ", "video", "phim", "ấn phẩm", "chuyên trang", "chuyên mục", "hội nghị", "lớp",
    "chương trình", "văn bản", "quyết định", "tờ trình", "đề án", "thỏa thuận", "biên bản", "cơ sở dữ liệu", "phần mềm", "tài liệu",
    "sổ tay", "các ", "tập ", "bản ", "bài ", "tin ", "phóng sự", "ảnh", "hợp đồng", "kịch bản", "lịch ", "trang ", "gian hàng", "sách",
    "tờ rơi", "tờ gấp", "giấy", "công văn", "hướng dẫn", "nghị quyết", "quy chế", "số liệu", "đêm", "buổi", "cuộc", "triển lãm", "hội thảo",
)  # fmt: skip
"""Words that open the name of an output; a comma before one divides two outputs. Compared lower-case."""

ADVERBS = (
    "chu dong",
    "tang cuong",
    "tich cuc",
    "tiep tuc",
    "day manh",
    "thuong xuyen",
    "chiu trach nhiem",
    "co trach nhiem",
)
"""Words that may stand before the main verb of a duty."""

ROLE_OPENERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("lead", ("chu tri", "la co quan thuong truc", "co quan thuong truc", "la bo phan thuong truc", "la phong thuong truc", "la don vi thuong truc", "co quan dau moi", "la bo phan dau moi", "la co quan dau moi", "la dau moi", "la co quan chu tri",
              "lam dau moi", "la don vi dau moi", "dau moi", "la co quan chuyen mon chu tri", "la don vi chu tri")),
    ("coordinate", ("phoi hop", "phoi, ket hop")),
)  # fmt: skip
"""What the main verb of a duty makes of its agency."""

OPENING_CLAUSES = ("hang nam", "hang quy", "can cu", "theo", "tren co so", "dinh ky", "trong qua trinh", "dua tren",
                   "thong qua", "voi vai tro", "nham", "de", "ngoai ra", "dong thoi", "trong pham vi")  # fmt: skip
"""How a clause before the main verb of a duty begins ("Hằng năm, căn cứ …, chủ trì …")."""

RECEIVER_HEADS = ("Giám đốc", "Hiệu trưởng", "Bí thư", "Thường trực", "Lãnh đạo", "lãnh đạo", "Ban Thường vụ")
"""Persons and bodies that are reported to, besides agencies. Compared as printed."""

RECEIVER_STOPS = (
    "để", "tổng hợp", "trước", "theo", "xem xét", "kết quả", "tình hình", "tiến độ", "định kỳ", "vào", "qua", "chậm nhất",
    "thông qua", "về", "việc", "đồng gửi", "báo cáo", "đúng", "kịp thời", "những", "hằng", "hàng", "làm", "biết", "cho ý kiến",
)  # fmt: skip
"""What follows those who are reported to. Compared as printed."""

FREQUENCIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("yearly", ("hang nam", "moi nam", "hằng năm")),
    ("periodic", ("dinh ky", "hang quy", "hang thang", "6 thang", "sau thang", "quy, nam")),
)
"""How often a report is due; nothing of these: once."""

TIMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("continuous", ("thuong xuyen", "lien tuc")),
    ("yearly", ("hang nam", "moi nam", "dinh ky hang nam", "cac nam", "hang nam.")),
    (
        "periodic",
        (
            "dinh ky",
            "hang quy",
            "hang thang",
            "hang tuan",
            "moi quy",
            "moi thang",
            "moi tuan",
            "nam/lan",
            "nam mot lan",
            "6 thang",
            "hang ngay",
        ),
    ),
    ("within_year", ("trong nam", "ca nam", "nam ke hoach")),
)
"""Words of time that carry no date."""

OBJECT_STOPS = (
    "về", "phê duyệt", "ban hành", "triển khai", "quy định", "sửa đổi", "hướng dẫn", "thực hiện", "v/v", "trên địa bàn",
    "giai đoạn", "tiếp tục", "thuộc", "tại", "năm", "chỉ đạo", "đẩy mạnh", "tổ chức", "xây dựng", "công bố", "nhằm",
    "bổ sung", "thông qua", "cho", "theo", "đến", "với", "đã", "trong", "tới", "để", "và Công văn", "nêu",
)  # fmt: skip
"""Words that end the issuer of a cited document. Compared as printed."""

DOMAIN_SYLLABLES = frozenset(
    (
        "ban ngành sở tỉnh thành phố quận huyện xã phường đơn vị địa phương cơ quan tổ chức đoàn thể hội chủ trì phối hợp "
        "thực hiện triển khai kế hoạch nhiệm vụ giải pháp nội dung mục đích tiêu yêu cầu kinh phí ngân sách nguồn xã hội hóa "
        "thời gian tháng năm ngày quý hằng hàng định kỳ thường xuyên trước sau báo cáo kết quả tổng gửi tham mưu trình văn "
        "đối ngoại giao thông tin tuyên truyền quảng bá giới thiệu hình ảnh hợp tác quốc tế quan hệ hữu nghị nước ngoài "
        "nghệ thuật di sản lễ sự kiện du lịch thể thao xúc tiến đầu tư thương mại phát huy giá trị truyền thống bảo tồn "
        "nâng cao hiệu nhận thức vai trò trách tăng cường đẩy mạnh chương xây dựng hoàn tiếp tục chuyên trang đào tạo bồi "
        "dưỡng cán bộ công viên người việt cộng đồng kiều bào doanh nghiệp học sinh kiểm tra giám sát hướng dẫn đôn đốc "
        "khó khăn vướng mắc quyết căn cứ theo quy luật nghị chỉ thị chiến lược nhân dân ủy phụ lục sản phẩm liên khác các "
        "những được không trong ngoài của và với cho đến từ tại trên nhằm góp phần đảm"
    ).split()
)
"""Syllables that plans are made of: what a misread word most likely was."""
