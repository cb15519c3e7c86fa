"""Names of agencies, and what ends them.

Phrases are compared folded (lower case, without marks) unless a comment says otherwise.
"""

WHOLE_NAMES = ("Tỉnh đoàn", "Thành đoàn", "Huyện đoàn", "Huyện Đoàn", "Quận đoàn", "Thị đoàn", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Chính phủ",
               "Công đoàn", "Đoàn Thanh niên", "Nhà trường", "UBND", "HĐND", "Bưu điện", "Ngành", "Thủ tướng Chính phủ", "Quốc hội")  # fmt: skip
"""Agencies whose name is that one word. Compared as printed."""

JOINED_NAMES = ("HĐND và UBND", "Hội đồng nhân dân và Ủy ban nhân dân", "Hội đồng nhân dân, Ủy ban nhân dân", "Báo và phát thanh, truyền hình",
                "Báo và Phát thanh, truyền hình", "Báo và Phát thanh, Truyền hình", "Báo và Đài Phát thanh", "HĐND, UBND", "HĐND-UBND",
                "Tuyên giáo và Dân vận", "Hội Khoa học và Kỹ thuật")  # fmt: skip
"""Words of one agency that look like a list of two. Compared as printed."""

AGENCY_HEADS = (
    "Sở", "Ban", "UBND", "Ủy ban", "Uỷ ban", "UBMTTQ", "Hội", "Liên hiệp", "Liên minh", "Liên đoàn", "Công an",
    "Trung tâm", "Trường", "Đài", "Báo", "Cục", "Chi cục", "Bộ", "Đoàn", "Văn phòng", "VP", "Viện", "Bảo tàng",
    "Mặt trận", "Tỉnh đoàn", "Thành đoàn", "Tỉnh ủy", "Thành ủy", "Kho bạc", "Cổng", "Phòng", "Hiệp hội",
    "Tập đoàn", "Tổng công ty", "Công ty", "Thư viện", "Nhà hát", "HĐND", "Hội đồng", "Thanh tra", "Tòa án",
    "Đại học", "Học viện", "Ngân hàng", "Tạp chí", "Thông tấn xã", "Câu lạc bộ", "Đề nghị", "Thủ trưởng",
    "Chủ tịch", "Đảng ủy", "Huyện ủy", "Quận ủy", "Chính phủ", "Thủ tướng", "Quỹ", "Ngành", "BQL", "BCH",
    "Đồn Biên phòng", "Nhà Văn hóa", "Doanh nghiệp", "TT", "LHCTCHN", "MTTQ", "Cảng vụ", "Quân khu", "Khoa", "Tổ",
    "Trưởng", "Giám đốc", "Hiệu trưởng", "Cấp ủy", "Chi bộ", "Huyện đoàn", "Huyện Đoàn", "Quận đoàn", "Thị đoàn",
    "Công đoàn", "Bí thư", "Lãnh đạo", "Bưu điện", "Điện lực", "Cụm", "Nhà trường", "Cộng tác viên", "Chánh Văn phòng",
    "Thường trực", "Biên phòng", "Bảo hiểm", "Chi nhánh", "Quốc hội", "Đồng chí", "Giáo viên", "GVCN", "GVBM", "Ông", "Bà", "Bệnh viện", "Hợp tác xã", "Vườn quốc gia", "Trạm", "Đội", "Cán bộ", "Công chức",
)  # fmt: skip
"""Capitalised words that open the name of an agency. Compared as printed."""

PERSON_HEADS = ("Đồng chí", "Ông", "Bà")
"""How a person is named who has a duty. Compared as printed."""

NOT_AGENCY = (
    "Tổ chức",
    "Đội ngũ",
    "Cán bộ, công chức",
    "Trưởng thành",
    "Hội nhập",
    "Ban đầu",
    "Công tác",
    "Phòng chống",
    "Phòng, chống",
    "Phòng ngừa",
    "Đoàn kết",
    "Đoàn ra",
    "Đoàn vào",
    "Cổng trưng bày",
    "Trường hợp",
    "Quỹ đất",
    "Viện trợ",
    "Bộ tài liệu",
    "Bộ chỉ số",
    "Bộ sưu tập",
    "Bộ quà",
    "Bộ ảnh",
    "Cục bộ",
    "Ban tặng",
    "Hội nghị",
    "Hội chợ",
    "Hội thảo",
    "Hội thi",
    "Hội diễn",
    "Đoàn khách",
    "Báo cáo",
    "Ban hành",
    "Bộ phận",
    "Bộ tiêu chí",
    "Bộ nhận diện",
)
"""Phrases that open with such a word and are no agency. Compared as printed."""

COMPOUND_NAMES = ("Đoàn kiểm tra", "Đoàn giám sát", "Đoàn công tác", "Tổ kiểm tra", "Tổ giúp việc", "Ban Tổ chức", "Ban tổ chức",
                  "Ban Chỉ đạo", "Ban chỉ đạo", "Ban kiểm tra", "Hội đồng thẩm định", "Phòng Tổ chức", "Ban Lãnh đạo")  # fmt: skip
"""Names whose second word is a verb elsewhere. Compared as printed."""

CLAUSES_BEFORE = (
    "can cu",
    "trong qua trinh",
    "tren co so",
    "ket thuc",
    "sau khi",
    "theo",
    "hang nam",
    "dinh ky",
    "de trien khai",
)
"""How a clause before the subject of a duty begins."""

GROUP_OPENERS = ("các", "Các", "những", "toàn thể", "CÁC")
"""Words that open a group of agencies. Compared as printed."""

DOING_VERBS = (
    "chủ trì", "phối hợp", "chủ động", "tham mưu", "triển khai", "rà soát", "tiến hành", "tiếp tục", "xây dựng",
    "thực hiện", "hướng dẫn", "tổng hợp", "chịu trách nhiệm", "có trách nhiệm", "làm đầu mối", "là đầu mối", "là cơ quan",
)  # fmt: skip
"""What follows the agency where the line that names who does it is a sentence. Compared as printed."""

SUBJECT_VERBS = (
    "là", "căn cứ", "chủ trì", "phối hợp", "tham mưu", "có trách nhiệm", "chịu trách nhiệm", "xây dựng", "tổ chức",
    "thực hiện", "hướng dẫn", "theo dõi", "chủ động", "tăng cường", "trên cơ sở", "theo", "tổng hợp", "bố trí",
    "cân đối", "đẩy mạnh", "định kỳ", "hằng năm", "hàng năm", "triển khai", "báo cáo", "chỉ đạo", "quán triệt",
    "tiếp tục", "làm", "giao", "đôn đốc", "kiểm tra", "tuyên truyền", "nghiên cứu", "đề xuất", "phát huy", "huy động",
    "tạo điều kiện", "tạo thuận lợi", "vận động", "lãnh đạo", "phổ biến", "giúp", "lựa chọn", "bảo đảm", "đảm bảo", "tăng cường",
    "kịp thời", "thường xuyên", "tập trung", "phân công", "gửi", "mở", "đưa", "thông tin về", "sắp xếp", "duy trì",
    "nâng cao", "lập kế hoạch", "lập dự toán", "lập danh sách", "kết nối", "tiếp nhận", "cử", "thông báo", "khuyến khích",
    "phụ trách", "trực tiếp", "biên soạn", "quyết định", "xem xét", "động viên", "thống nhất", "kiện toàn", "phản ánh",
    "đón", "mời", "đề nghị", "cam kết", "tham gia", "tham dự", "chịu", "khẩn trương", "nghiêm túc",
    "lồng ghép", "cung cấp", "hỗ trợ", "tích cực", "đưa tin", "thẩm định", "rà soát", "chuẩn bị", "đăng tải",
    "bằng", "định hướng", "trong quá trình", "cân nhắc", "tiến hành", "ban hành", "khẩn trương", "kịp thời", "đồng thời",
)  # fmt: skip
"""Lower-case words that end the subject of a duty written as one sentence. Compared as printed."""
