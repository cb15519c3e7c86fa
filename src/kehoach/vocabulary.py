"""Every Vietnamese word and phrase that the reader knows, as named constants.

A new wording is one line here and one row in a test. Phrases are compared folded
(lower case, without marks) unless a comment says otherwise.
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
    ("duties", ("to chuc thuc hien", "phan cong", "trach nhiem", "to chuc trien khai", "trien khai thuc hien", "to chuc va phan cong",
                "nhiem vu cua cac co quan", "nhiem vu cua cac don vi")),
    ("funding", ("kinh phi", "nguon luc tai chinh", "nguon von", "nguon luc thuc hien", "du toan", "co so vat chat")),
    ("reporting", ("che do bao cao", "che do thong tin, bao cao", "thong tin, bao cao", "che do thong tin bao cao", "bao cao ket qua",
                   "thong tin bao cao", "cong tac bao cao", "bao cao dinh ky", "so ket, tong ket")),
    ("requirements", ("yeu cau",)),
    ("objectives", ("muc dich", "muc tieu")),
    ("tasks", ("nhiem vu", "noi dung", "giai phap", "cac hoat dong", "cong viec", "hoat dong", "bien phap", "chuong trinh cong tac",
               "cong tac trong tam")),
    ("other", ("quan diem", "doi tuong", "pham vi", "thoi gian", "dia diem", "can cu", "dinh huong", "su can thiet", "thuc trang",
               "danh gia", "tinh hinh", "bo cuc", "thanh phan", "hieu luc", "ket qua dat duoc", "ton tai", "boi canh", "co so phap ly", "co so thuc tien")),
)
"""Heading words to kinds of section; in a heading the word that stands first decides."""

PREAMBLE_OPENERS = ("can cu", "thuc hien", "theo", "xet", "tiep tuc thuc hien", "trien khai thuc hien", "nham", "de trien khai", "de thuc hien",
                    "thoi gian qua", "trong thoi gian qua", "uy ban nhan dan", "ubnd", "kinh gui")  # fmt: skip
"""How the paragraphs between the title and the first section begin."""

CLOSING_OPENERS = ("tren day la", "ke hoach nay", "chuong trinh nay", "chi thi nay", "nhan duoc", "can cu ke hoach nay", "trong qua trinh", "(dinh kem", "(kem theo", "(phu luc", "yeu cau cac")
"""How the paragraphs after the last duty begin."""

CLOSING_REQUEST = ("yeu cau", "de nghi", "giao")
"""What an issuing body does in the closing paragraph, after its own name."""

ATTRIBUTES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("leads", ("co quan chu tri", "don vi chu tri", "chu tri", "don vi thuc hien", "co quan thuc hien", "bo phan thuc hien",
               "bo phan chu tri", "phong chu tri", "co quan phu trach", "don vi phu trach", "chu tri thuc hien", "to chuc thuc hien",
               "co quan dau moi", "don vi dau moi", "giao chu tri", "co quan, don vi thuc hien",
               "co quan, don vi chu tri", "don vi chu tri thuc hien", "co quan chu tri thuc hien")),
    ("partners", ("co quan phoi hop", "don vi phoi hop", "phoi hop", "bo phan phoi hop", "phong phoi hop", "phoi hop thuc hien", "co quan, don vi phoi hop",
                  "don vi phoi hop thuc hien", "co quan phoi hop thuc hien")),
    ("time", ("thoi gian", "thoi gian thuc hien", "thoi gian hoan thanh", "thoi han", "thoi han hoan thanh",
              "thoi gian, lo trinh thuc hien", "tien do", "thoi gian to chuc")),
    ("outputs", ("san pham", "ket qua", "san pham dau ra", "ket qua, san pham", "san pham, ket qua",
                 "ket qua dau ra", "san pham du kien")),
)  # fmt: skip
"""Labels before a colon that say who, when and what of the items before them."""

COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("leads", ("chu tri", "don vi thuc hien", "co quan thuc hien", "bo phan thuc hien", "nguoi thuc hien", "phu trach",
               "bo phan", "co quan tham muu", "don vi tham muu", "dau moi", "co quan, don vi", "trach nhiem", "phan cong",
               "to chuc thuc hien")),
    ("partners", ("phoi hop",)),
    ("outputs", ("san pham", "ket qua")),
    ("time", ("thoi gian", "thoi han", "tien do")),
    ("funding", ("kinh phi", "nguon kinh phi")),
    ("remark", ("ghi chu",)),
    ("text", ("noi dung", "nhiem vu", "cong viec", "hoat dong", "danh muc")),
    ("number", ("stt", "so tt", "tt", "so thu tu")),
)
"""Words in the head of an appendix column; the first row whose word occurs names the column."""

WHOLE_NAMES = ("Tỉnh đoàn", "Thành đoàn", "Huyện đoàn", "Huyện Đoàn", "Quận đoàn", "Thị đoàn", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Chính phủ",
               "Công đoàn", "Đoàn Thanh niên", "Nhà trường", "UBND", "HĐND", "Bưu điện", "Ngành", "Thủ tướng Chính phủ")  # fmt: skip
"""Agencies whose name is that one word. Compared as printed."""

JOINED_NAMES = ("HĐND và UBND", "Hội đồng nhân dân và Ủy ban nhân dân", "Hội đồng nhân dân, Ủy ban nhân dân", "Báo và phát thanh, truyền hình",
                "Báo và Phát thanh, truyền hình", "Báo và Phát thanh, Truyền hình", "Báo và Đài Phát thanh", "HĐND, UBND", "HĐND-UBND",
                "Tuyên giáo và Dân vận", "Hội Khoa học và Kỹ thuật")  # fmt: skip
"""Words of one agency that look like a list of two. Compared as printed."""

OUTPUT_HEADS = (
    "báo cáo", "kế hoạch", "danh sách", "danh mục", "hồ sơ", "video", "phim", "ấn phẩm", "chuyên trang", "chuyên mục", "hội nghị", "lớp",
    "chương trình", "văn bản", "quyết định", "tờ trình", "đề án", "thỏa thuận", "biên bản", "cơ sở dữ liệu", "phần mềm", "tài liệu",
    "sổ tay", "các ", "tập ", "bản ", "bài ", "tin ", "phóng sự", "ảnh", "hợp đồng", "kịch bản", "lịch ", "trang ", "gian hàng", "sách",
    "tờ rơi", "tờ gấp", "giấy", "công văn", "hướng dẫn", "nghị quyết", "quy chế", "số liệu", "đêm", "buổi", "cuộc", "triển lãm", "hội thảo",
)  # fmt: skip
"""Words that open the name of an output; a comma before one divides two outputs. Compared lower-case."""

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
    "Thường trực", "Biên phòng", "Bệnh viện", "Hợp tác xã", "Vườn quốc gia", "Trạm", "Đội", "Cán bộ", "Công chức",
)  # fmt: skip
"""Capitalised words that open the name of an agency. Compared as printed."""

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

GROUP_OPENERS = ("các", "Các", "những", "toàn thể", "CÁC")
"""Words that open a group of agencies. Compared as printed."""

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
    "lồng ghép", "cung cấp", "hỗ trợ", "tích cực", "được giao", "đưa tin", "thẩm định", "rà soát", "chuẩn bị", "đăng tải",
)  # fmt: skip
"""Lower-case words that end the subject of a duty written as one sentence. Compared as printed."""

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
    ("lead", ("chu tri", "la co quan thuong truc", "la co quan dau moi", "la dau moi", "la co quan chu tri",
              "lam dau moi", "la don vi dau moi", "dau moi", "la co quan chuyen mon chu tri", "la don vi chu tri")),
    ("coordinate", ("phoi hop", "phoi, ket hop")),
)  # fmt: skip
"""What the main verb of a duty makes of its agency."""

OPENING_CLAUSES = ("hang nam", "hang quy", "can cu", "theo", "tren co so", "dinh ky", "trong qua trinh", "dua tren",
                   "thong qua", "voi vai tro", "nham", "de", "ngoai ra", "dong thoi", "trong pham vi")  # fmt: skip
"""How a clause before the main verb of a duty begins ("Hằng năm, căn cứ …, chủ trì …")."""

RECEIVER_HEADS = ("Giám đốc", "Hiệu trưởng", "Bí thư", "Thường trực", "Lãnh đạo", "lãnh đạo", "Ban Thường vụ")
"""Persons and bodies that are reported to, besides agencies. Compared as printed."""

FREQUENCIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("yearly", ("hang nam", "moi nam", "hằng năm")),
    ("periodic", ("dinh ky", "hang quy", "hang thang", "6 thang", "sau thang", "quy, nam")),
)
"""How often a report is due; nothing of these: once."""

TIMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("continuous", ("thuong xuyen", "lien tuc", "hang ngay")),
    ("yearly", ("hang nam", "moi nam", "dinh ky hang nam", "cac nam", "hang nam.")),
    ("periodic", ("dinh ky", "hang quy", "hang thang", "hang tuan", "6 thang", "theo ke hoach cua")),
    ("within_year", ("trong nam", "ca nam", "nam ke hoach")),
)
"""Words of time that carry no date."""

OBJECT_STOPS = (
    "về", "phê duyệt", "ban hành", "triển khai", "quy định", "sửa đổi", "hướng dẫn", "thực hiện", "v/v", "trên địa bàn",
    "giai đoạn", "tiếp tục", "thuộc", "tại", "năm", "chỉ đạo", "đẩy mạnh", "tổ chức", "xây dựng", "công bố", "nhằm",
    "bổ sung", "thông qua", "cho", "theo", "đến", "với",
)  # fmt: skip
"""Words that end the issuer of a cited document. Compared as printed."""

KNOWN_BODIES = (
    "Sở Văn hóa, Thể thao và Du lịch", "Sở Văn hóa và Thể thao", "Sở Ngoại vụ", "Sở Du lịch", "Sở Tài chính", "Sở Công Thương", "Sở Nội vụ",
    "Sở Khoa học và Công nghệ", "Sở Giáo dục và Đào tạo", "Sở Thông tin và Truyền thông", "Sở Kế hoạch và Đầu tư", "Sở Y tế", "Sở Tư pháp",
    "Sở Nông nghiệp và Môi trường", "Sở Xây dựng", "Sở Dân tộc và Tôn giáo", "Liên hiệp các tổ chức hữu nghị", "Ban Thường vụ Tỉnh ủy",
    "Thủ tướng Chính phủ", "Chính phủ", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Đảng ủy", "Công an", "Văn phòng", "Hội đồng nhân dân",
    "Ban Quản lý", "Trung tâm Văn hóa", "Bộ Ngoại giao", "Bộ Văn hóa, Thể thao và Du lịch", "Trường Đại học",
)  # fmt: skip
"""Names of issuing bodies with their capitals, which a letterhead prints in capitals alone."""

AUTHORITY_MARKS = ("TM.", "KT.", "TL.", "TUQ.", "Q.", "T/M", "K/T", "T/L")
"""On whose behalf a document is signed (Decree 30/2020/NĐ-CP, Annex I, II.7; Party form T/M)."""

POSITIONS = ("CHỦ TỊCH", "GIÁM ĐỐC", "BỘ TRƯỞNG", "THỨ TRƯỞNG", "CHÁNH VĂN PHÒNG", "BÍ THƯ", "TRƯỞNG BAN",
             "TRƯỞNG PHÒNG", "HIỆU TRƯỞNG", "THỦ TƯỚNG", "TRƯỞNG", "PHÓ", "CỤC TRƯỞNG", "TỔNG")  # fmt: skip
"""Words of a signer's position, in capitals as printed."""

MOTTO = ("cong hoa xa hoi", "doc lap", "dang cong san")
MOTTO_ENDS = ("viet nam", "nam", "nghia viet nam")
"""The national name and motto, and what a narrow column leaves of them for the next line."""

SECRET_STAMPS = ("MẬT", "TỐI MẬT", "TUYỆT MẬT")
"""Marks of state secrets (Law 117/2025/QH15): such a document may not enter a networked system."""

PLACE_KINDS = ("thành phố", "tỉnh", "quận", "huyện", "thị xã", "xã", "phường", "thị trấn", "đặc khu")
"""Kinds of locality that stand before a name."""

ORGANISATIONS = (
    "UNESCO", "ASEAN", "ASEM", "WIPO", "IFACCA", "APEC", "UNWTO", "UNDP", "UNICEF", "ASEANTA", "UCCN", "ICOMOS", "ICCROM",
    "OVOP", "FAO", "WTO", "UCLG", "CITYNET", "AIPH", "TPO", "EATOF", "UN-Habitat", "ILO", "WHO", "PATA", "AIMF", "OIF",
)  # fmt: skip
"""International organisations known by their letters. Compared as printed."""

ORGANISATION_HEADS = (
    "Hiệp hội", "Mạng lưới", "mạng lưới", "Cộng đồng văn hóa", "Cộng đồng Văn hóa", "Liên minh", "Diễn đàn", "Hội nghị Bộ trưởng", "Hội đồng", "Quỹ",
    "Liên đoàn", "Ủy ban Quốc tế", "Tiểu vùng", "Ngân hàng", "Liên hiệp các Hội UNESCO", "Tổ chức Du lịch", "Tổ chức Văn hóa", "Tổ chức Giáo dục",
    "Tổ chức Y tế", "Tổ chức Thương mại", "Tổ chức Lao động", "Tổ chức Sở hữu", "Tổ chức Liên", "Tổ chức Nông", "Tổ chức quốc tế Pháp ngữ", "Tổ chức Quốc tế Pháp ngữ",
    "Tổ chức Tầm nhìn", "Tổ chức Di cư", "Tổ chức Hợp tác",
)  # fmt: skip
EVENT_HEADS = (
    "Lễ hội", "Liên hoan", "Festival", "Ngày hội", "Tuần/Ngày", "Ngày/Tuần", "Tuần lễ", "Hội chợ", "Hội Xuân", "Giải chạy", "Giải đua",
    "Giải vô địch", "Giải Marathon", "Giải marathon", "Carnaval", "Carnival", "Năm Du lịch", "Hội thi", "Triển lãm", "Trại hè", "trại hè",
    "Tuần Văn hóa", "Tuần phim", "Tuần Phim", "Tuần Du lịch", "Đêm nhạc", "Cuộc thi", "Diễn đàn", "Hội hoa", "Lễ Khai", "Hội sách",
)  # fmt: skip
EVENTS = ("SEA Games", "Thế Vận hội Olympic", "ASIAD", "Expo", "ASEAN Para Games", "EXPO")
NATIONAL_DAYS = ("Quốc khánh", "Thành lập", "Giải phóng", "Truyền thống", "Thương binh", "Độc lập")
"""Days of the nation, which are no events of a province."""

HERITAGE_HEADS = (
    "Hoàng thành", "Thành cổ", "thành cổ", "thành đá cổ", "di tích", "Di tích", "Khu di tích", "khu di tích", "Làng cổ", "làng cổ", "Phố cổ", "phố cổ", "Cố đô",
    "Quần thể", "quần thể", "Nhà cổ", "nhà cổ", "Địa đạo", "địa đạo", "Thánh địa", "Khu danh thắng", "Cao nguyên đá", "Công viên địa chất", "Làng nghề",
    "Mộc bản", "Văn chỉ", "Vườn quốc gia", "Ruộng bậc thang", "ruộng bậc thang", "cụm tháp", "chợ nổi", "Chợ nổi", "làng gốm", "làng lụa", "làng tranh",
    "Làng gốm", "Làng lụa", "Làng tranh", "Làng rối nước", "làng rối nước", "làng hoa", "Làng hoa", "nghề", "Nghề", "dệt thổ cẩm", "Nhà lưu niệm",
    "Đài Hữu nghị", "Công viên Hữu nghị", "Vườn Hữu nghị", "Vườn ươm Công nghệ", "Khu Công nghiệp Hữu nghị", "Góc Thông tin", "Viện vua",
    "nghệ thuật Hát", "Nghệ thuật Hát", "hát", "Hát", "hò", "Hò", "Lễ cấp sắc", "Tín ngưỡng",
)  # fmt: skip
"""Words before the name of a site or an intangible heritage; a few plain words may stand between."""

PLACE_OF_HERITAGE_HEADS = (
    "Đền thờ", "đền thờ", "Đền", "đền", "Chùa", "chùa", "Đình", "đình", "Văn Miếu", "Vịnh", "Tháp", "tháp", "Lăng", "lăng", "Bia", "bia", "Nhà thờ",
    "Miếu", "miếu", "Hang", "hang", "Thác", "thác", "Động", "Cột cờ", "Cầu Ngói",
)  # fmt: skip
"""Words that the name of a site follows at once."""

HERITAGE = (
    "Đờn ca tài tử", "Đờn ca Tài tử", "Ca trù", "Dân ca Quan họ", "Quan họ Bắc Ninh", "Hát Xoan", "Nhã nhạc", "Chầu văn", "Múa rối nước", "Bài chòi",
    "Bài Chòi", "bài chòi", "Dân ca Ví, Giặm", "thờ Mẫu", "Thực hành Then", "Hát Văn", "Hát then", "Xòe Thái", "tranh Đông Hồ", "Nghệ thuật gốm Chăm",
    "Châu bản triều Nguyễn", "Trung tâm Hàn Quốc học",
)  # fmt: skip
FOREIGN_BODIES = ("Viện Goethe", "Viện Pháp", "Hội đồng Anh", "British Council", "Alliance Française", "JICA", "KOICA", "Japan Foundation",
                  "Cơ quan Hợp tác quốc tế Nhật Bản (JICA)", "Cơ quan Hợp tác quốc tế Hàn Quốc (KOICA)", "Mạng tin tức truyền hình cáp CNN")  # fmt: skip
"""Cultural institutes and agencies of other countries. Compared as printed."""

QUOTED_AFTER: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("title", ("danh hiệu", "Danh hiệu", "Thủ đô", "được bình chọn", "được công nhận là", "được vinh danh")),
    ("publication", ("chuyên mục", "chuyên trang", "ấn phẩm", "Ấn phẩm", "tập san", "Tập san", "tạp chí", "Tạp chí", "sách", "cuốn", "phim", "tập gấp",
                     "podcast", "kênh", "Kênh", "cổng", "Cổng", "trang", "anpage", "bản tin", "Bản tin", "video", "đặc san", "cẩm nang", "Cẩm nang",
                     "tờ gấp", "bộ ảnh", "chương trình phát thanh", "chương trình truyền hình", "loạt bài", "tài liệu", "chuỗi")),
    ("event", ("trại hè", "Trại hè", "lễ hội", "Lễ hội", "hội thi", "Hội thi", "cuộc thi", "Cuộc thi", "giao lưu", "ngày hội", "Ngày hội", "liên hoan",
               "hội diễn", "tuần lễ", "festival", "đêm", "Đêm", "triển lãm", "Triển lãm", "hội trại", "tọa đàm", "hình thức", "giải ")),
    ("heritage", ("di tích", "di sản", "công trình", "biểu tượng", "cụ thể:")),
)  # fmt: skip
"""What a name in quotation marks is, by the words before it. Compared as printed."""

NAME_STOPS = frozenset(
    ("và", "nhằm", "tại", "do", "qua", "trong", "để", "ở", "của", "với", "đến", "được", "là", "cho", "theo", "như", "nhân", "trên",
     "vào", "từ", "gắn", "thuộc", "đặt", "phục vụ", "giữa", "mà", "đã", "sẽ", "này", "đó", "có", "về", "hoặc", "cùng", "khi")
)  # fmt: skip
"""Words that join clauses: a name ends before them. Compared as printed."""

TITLE_HEADS = ("Giải thưởng", "Chứng nhận", "Danh hiệu", "danh hiệu", "Huân chương")
PUBLICATION_HEADS = ("Tạp chí", "Bản tin", "Chương trình hợp tác", "Cẩm nang", "Đặc san", "Sách ảnh", "Cổng thông tin đối ngoại")
PARTNER_HEADS = (
    "thành phố", "tỉnh", "bang", "Thành phố", "Tỉnh", "quận", "Đại sứ quán", "Tổng Lãnh sự quán", "vùng", "huyện", "bản", "Trường Đại học", "Đại học",
    "Bảo tàng", "Quỹ", "Viện", "Học viện", "Hội Hữu nghị", "Thư viện", "Nhà hát", "đặc khu", "thủ đô", "Thủ đô", "phố", "Tập đoàn", "Thị xã",
)  # fmt: skip
FOREIGN_COUNTRIES = (
    "Nhật Bản", "Hàn Quốc", "Trung Quốc", "Lào", "Campuchia", "Thái Lan", "Pháp", "Đức", "Hoa Kỳ", "Nga", "Liên bang Nga", "Ấn Độ",
    "Singapore", "Malaysia", "Indonesia", "Philippines", "Australia", "Úc", "Canada", "Anh", "Ý", "Italia", "Tây Ban Nha", "Cuba",
    "Hà Lan", "Bỉ", "Thụy Sĩ", "Thụy Điển", "Đan Mạch", "Na Uy", "Phần Lan", "Ba Lan", "Séc", "Hungary", "Bulgaria", "Romania",
    "Ukraine", "Belarus", "Kazakhstan", "Mông Cổ", "Brunei", "Myanmar", "Timor-Leste", "New Zealand", "Brazil", "Argentina",
    "Mexico", "Chile", "Peru", "Israel", "Ai Cập", "Nam Phi", "Maroc", "Iran", "Thổ Nhĩ Kỳ", "Áo", "Hy Lạp", "Bồ Đào Nha", "Đài Loan",
)  # fmt: skip
"""Countries by their Vietnamese names."""

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
