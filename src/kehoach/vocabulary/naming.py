"""What things are called: heritage, events, publications, organisations, partners, titles.

Phrases are compared folded (lower case, without marks) unless a comment says otherwise.
"""

ORGANISATIONS = (
    "UNESCO", "ASEAN", "ASEM", "WIPO", "IFACCA", "APEC", "UNWTO", "UNDP", "UNICEF", "ASEANTA", "UCCN", "ICOMOS", "ICCROM",
    "OVOP", "FAO", "WTO", "UCLG", "CITYNET", "AIPH", "TPO", "EATOF", "UN-Habitat", "ILO", "WHO", "PATA", "AIMF", "OIF",
)  # fmt: skip
"""International organisations known by their letters. Compared as printed."""

ORGANISATION_HEADS = (
    "Hiệp hội", "Mạng lưới", "mạng lưới", "Cộng đồng văn hóa", "Cộng đồng Văn hóa", "Liên minh", "Diễn đàn", "Hội nghị Bộ trưởng", "Hội đồng", "Quỹ",
    "Liên đoàn", "Ủy ban Quốc tế", "Tiểu vùng", "Ngân hàng", "Liên hiệp các Hội UNESCO", "Tổ chức Du lịch", "Tổ chức Văn hóa", "Tổ chức Giáo dục",
    "Tổ chức Y tế", "Tổ chức Thương mại", "Tổ chức Lao động", "Tổ chức Sở hữu", "Tổ chức Liên", "Tổ chức Nông", "Tổ chức quốc tế Pháp ngữ", "Tổ chức Quốc tế Pháp ngữ",
    "Tổ chức Tầm nhìn", "Tổ chức Di cư", "Tổ chức Hợp tác", "Tổ chức Thành phố", "Tổ chức các", "Ủy ban quốc gia", "Ủy ban Quốc gia",
)  # fmt: skip

EVENT_HEADS = (
    "Lễ hội", "Liên hoan", "Festival", "Ngày hội", "Tuần/Ngày", "Ngày/Tuần", "Tuần lễ", "Hội chợ", "Hội Xuân", "Giải chạy", "Giải đua",
    "Giải vô địch", "Giải Marathon", "Giải marathon", "Giải Đua", "Giải bán marathon", "Giải bóng", "Giải cờ", "Giải thể thao", "Giải leo núi", "Giải dù lượn", "Giải võ", "Giải vật", "Năm Đoàn kết", "Năm Văn hóa", "Năm Giao lưu", "Chương trình Xuân", "Giải quần vợt", "Giải Golf", "Giải golf", "Xuân", "Carnaval", "Carnival", "Năm Du lịch", "Hội thi", "Triển lãm", "Trại hè", "trại hè",
    "Tuần Văn hóa", "Tuần phim", "Tuần Phim", "Tuần Du lịch", "Đêm nhạc", "Cuộc thi", "Diễn đàn", "Hội hoa", "Lễ Khai", "Hội sách",
)  # fmt: skip

EVENTS = (
    "Ngày Tôn vinh tiếng Việt trong cộng đồng người Việt Nam ở nước ngoài",
    "SEA Games",
    "Thế Vận hội Olympic",
    "Bunpimay",
    "Bun Pi May",
    "Chôl Chnăm Thmây",
    "Songkran",
    "ASIAD",
    "Expo",
    "ASEAN Para Games",
    "EXPO",
)

NAME_FOLLOWS = (
    " thành phố", " tỉnh", " huyện", " quận", " thị xã", " xã", " phường", " làng", " làng nghề", " người Việt",
    " nước", " sông", " núi", " chùa", " đền", " đình", " đồng chí", " ông", " bà", " Chủ tịch nước", " danh nhân",
)  # fmt: skip
"""How a line ends that was broken before the name that it announces. Compared as printed."""

NATIONAL_DAYS = ("Quốc khánh", "Thành lập", "Giải phóng", "Truyền thống", "Thương binh", "Độc lập")
"""Days of the nation, which are no events of a province."""

HERITAGE_HEADS = (
    "Hoàng thành", "Thành cổ", "thành cổ", "thành đá cổ", "Nhà thờ đá", "Làng cổ", "làng cổ", "Phố cổ", "phố cổ", "Cố đô",
    "Quần thể", "quần thể", "Nhà cổ", "nhà cổ", "Địa đạo", "địa đạo", "Thánh địa", "Khu danh thắng", "Cao nguyên đá", "Công viên địa chất", "Làng nghề",
    "Mộc bản", "Văn chỉ", "Vườn quốc gia", "Ruộng bậc thang", "ruộng bậc thang", "cụm tháp", "chợ nổi", "Chợ nổi", "làng gốm", "làng lụa", "làng tranh",
    "Làng gốm", "Làng lụa", "Làng tranh", "Làng rối nước", "làng rối nước", "làng hoa", "Làng hoa", "nghề", "Nghề", "dệt thổ cẩm", "lò gốm", "Lò gốm", "Tháp đèn", "Nhà thờ họ", "Khu lưu niệm", "Góc sách", "Góc", "vườn Hữu nghị", "múa", "Múa", "Khu tưởng niệm", "Nhà lưu niệm",
    "Nhà ngục", "Nhà tù", "Đài Hữu nghị", "Trường Hữu nghị", "Trường Phổ thông Hữu nghị", "Công viên Hữu nghị", "Vườn Hữu nghị",
    "nghệ thuật Hát", "Nghệ thuật Hát", "hát", "Hát", "hò", "Hò", "Lễ cấp sắc", "Tín ngưỡng",
)  # fmt: skip
"""Words before the name of a site or an intangible heritage; a few plain words may stand between."""

SITE_HEADS = (
    "di tích",
    "Di tích",
    "Khu di tích",
    "khu di tích",
    "Cụm di tích",
    "cụm di tích",
    "Danh thắng",
    "danh thắng",
)
"""Words before the name of a listed site; its kind (lịch sử - văn hóa, kiến trúc nghệ thuật) may stand between."""

ART_HEADS = tuple(f"{head} {art}" for head in ("Nghệ thuật", "nghệ thuật") for art in (
    "múa", "Múa", "hát", "Hát", "chèo", "Chèo", "xòe", "Xòe", "ca", "Ca", "diễn xướng", "đờn", "Đờn", "trình diễn", "làm gốm", "đúc", "chạm",
    "gốm", "dệt", "thêu", "khảm", "tuồng", "Tuồng", "cồng chiêng"))  # fmt: skip
"""An art by its kind: nghệ thuật múa rối nước Làng Rạch."""

PLACE_OF_HERITAGE_HEADS = (
    "Đền thờ", "đền thờ", "Đền", "đền", "Chùa", "chùa", "Đình", "đình", "Văn Miếu", "Vịnh", "Tháp", "tháp", "Lăng", "lăng", "Bia", "bia", "Nhà thờ",
    "Miếu", "miếu", "Hang", "hang", "Thác", "thác", "Động", "Cột cờ", "Cầu Ngói",
)  # fmt: skip
"""Words that the name of a site follows at once."""

HERITAGE = (
    "Không gian văn hóa Cồng chiêng Tây Nguyên", "Không gian văn hóa cồng chiêng Tây Nguyên",
    "Đờn ca tài tử", "Đờn ca Tài tử", "Ca trù", "Dân ca Quan họ", "Quan họ Bắc Ninh", "Hát Xoan", "Nhã nhạc", "Chầu văn", "Múa rối nước", "Bài chòi",
    "Bài Chòi", "bài chòi", "Dân ca Ví, Giặm", "thờ Mẫu", "Thực hành Then", "Hát Văn", "Hát then", "Xòe Thái", "tranh Đông Hồ", "Nghệ thuật gốm Chăm",
    "Châu bản triều Nguyễn", "Thực hành Tín ngưỡng thờ Mẫu Tam phủ của người Việt", "Tín ngưỡng thờ Mẫu Tam phủ",
)  # fmt: skip

FOREIGN_BODIES = ("Viện Goethe", "Viện Pháp", "Hội đồng Anh", "British Council", "Alliance Française", "JICA", "KOICA", "Japan Foundation",
                  "Cơ quan Hợp tác quốc tế Nhật Bản (JICA)", "Cơ quan Hợp tác quốc tế Hàn Quốc (KOICA)")  # fmt: skip
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
    ("và", "nhằm", "tại", "do", "qua", "trong", "để", "ở", "của", "với", "đến", "được", "là", "cho", "theo", "bằng", "ven", "như", "nhân", "trên",
     "vào", "từ", "gắn", "trình", "định", "gửi", "ghi", "sang", "dự", "mời", "ngay", "hằng", "hàng", "phát sóng",  "thuộc", "đặt", "phục vụ", "giữa", "mà", "đã", "sẽ", "này", "đó", "có", "về", "hoặc", "cùng", "khi")
)  # fmt: skip
"""Words that join clauses: a name ends before them. Compared as printed."""

TITLE_HEADS = ("Giải thưởng", "Chứng nhận", "Danh hiệu", "danh hiệu", "Huân chương")

PUBLICATION_HEADS = (
    "Tạp chí",
    "Bản tin",
    "Chương trình hợp tác",
    "Cẩm nang",
    "Đặc san",
    "Sách ảnh",
    "Cổng thông tin đối ngoại",
)

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
