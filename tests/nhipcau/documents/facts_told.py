"""What the specimen documents tell of tỉnh Lạc Giang (it does not exist), as tables: whom, what, who said it when.

What they do not tell (some partners and outputs, days of posting) is filled in so that nothing that they tell is
contradicted.
"""

from datetime import date

UBND, SNGV = "Ủy ban nhân dân tỉnh Lạc Giang", "Sở Ngoại vụ"
SVH, SCT, STC = "Sở Văn hóa, Thể thao và Du lịch", "Sở Công Thương", "Sở Tài chính"
SGD, SKH, SNN = "Sở Giáo dục và Đào tạo", "Sở Khoa học và Công nghệ", "Sở Nông nghiệp và Môi trường"
TUYEN_GIAO, MAT_TRAN = "Ban Tuyên giáo và Dân vận Tỉnh ủy", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"
VAN_PHONG, CONG_AN, QUAN_SU = "Văn phòng Ủy ban nhân dân tỉnh", "Công an tỉnh", "Bộ Chỉ huy quân sự tỉnh"
HUU_NGHI, BAO = "Liên hiệp các tổ chức hữu nghị tỉnh", "Báo và phát thanh, truyền hình Lạc Giang"
XUC_TIEN, DAI_HOC = "Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch tỉnh", "Trường Đại học Lạc Giang"
LAC_THANH, BEN_HAC = "Ủy ban nhân dân phường Lạc Thành", "Ủy ban nhân dân phường Bến Hạc"
VAN_TRUC, HON_SAM = "Ủy ban nhân dân xã Vân Trúc", "Ủy ban nhân dân đặc khu Hòn Sâm"

AGENCIES = (
    # name, abbreviation, kind, drafting unit, who signs (the head first)
    (UBND, "UBND tỉnh", "committee", "NC", (("Phan Thị Hoài An", "Phó Chủ tịch"),)),
    (SNGV, "SNgV", "department", "HTQT", (("Đặng Quang Thuận", "Giám đốc"), ("Trần Thị Minh Hà", "Phó Giám đốc"))),
    (SVH, "SVHTTDL", "department", "QLVH", (("Bùi Thị Thanh Nhàn", "Giám đốc"),)),
    (SCT, "SCT", "department", "QLTM", (("Trần Quốc Bảo", "Phó Giám đốc"),)),
    (STC, "STC", "department", "", ()),
    (SGD, "SGDĐT", "department", "", ()),
    (SKH, "SKHCN", "department", "", ()),
    (SNN, "SNNMT", "department", "VP", (("Đỗ Trọng Nghĩa", "Giám đốc"),)),
    (TUYEN_GIAO, "BTGDVTU", "party", "", (("Mai Xuân Lộc", "Phó Trưởng Ban"),)),
    (MAT_TRAN, "UBMTTQ", "front", "", ()),
    (VAN_PHONG, "VP", "office", "", ()),
    (CONG_AN, "CAT", "police_military", "", ()),
    (QUAN_SU, "BCH", "police_military", "", ()),
    (HUU_NGHI, "LHHN", "front", "", ()),
    (BAO, "BPTTH", "press", "", ()),
    (XUC_TIEN, "TTXT", "centre", "", ()),
    (DAI_HOC, "ĐHLG", "school", "", ()),
    (LAC_THANH, "UBND P. Lạc Thành", "commune", "VHXH", (("Lê Hữu Tường", "Chủ tịch"),)),
    (BEN_HAC, "UBND P. Bến Hạc", "commune", "", ()),
    (VAN_TRUC, "UBND xã Vân Trúc", "commune", "", ()),
    (HON_SAM, "UBND ĐK. Hòn Sâm", "commune", "", ()),
)
CONTACT = {"contact_person": "Lê Thu Giang, chuyên viên Phòng Hợp tác quốc tế", "phone": "0200 3 000 123", "email": "giang.le@lacgiang.example"}  # fmt: skip
TITLE = "Thực hiện công tác ngoại giao văn hóa trên địa bàn tỉnh Lạc Giang giai đoạn 2026 - 2027"
PLAN_TEXT = (
    ("I. MỤC ĐÍCH, YÊU CẦU", "section"),
    ("- Đưa quan hệ với các địa phương nước ngoài đi vào thực chất, có sản phẩm văn hóa chung.", "text"),
    ("II. MỤC TIÊU", "section"),
    ("- Rà soát các thỏa thuận hợp tác đã ký; bồi dưỡng cán bộ, nghệ nhân, thuyết minh viên.", "text"),
    ("III. NHIỆM VỤ", "section"),
    ("Danh mục nhiệm vụ tại Phụ lục kèm theo Kế hoạch này.", "text"),
    ("IV. KINH PHÍ THỰC HIỆN", "section"),
    ("Kinh phí thực hiện Kế hoạch bố trí trong dự toán của các cơ quan, đơn vị và nguồn tài trợ, xã hội hóa.", "text"),
    ("V. CHẾ ĐỘ BÁO CÁO", "section"),
    ("1. Các cơ quan, đơn vị, địa phương báo cáo kết quả thực hiện về Sở Ngoại vụ trước ngày 22/12/2026 để tổng hợp, báo cáo Ủy ban nhân dân tỉnh.", "text"),
    ("2. Báo cáo tiến độ hằng tháng bằng văn bản giấy.", "text"),
    ("3. Sở Ngoại vụ tổng hợp, tham mưu Ủy ban nhân dân tỉnh báo cáo Bộ Ngoại giao trước ngày 01/01/2027.", "text"),
)  # fmt: skip
"""Each paragraph with its weight; clause 2 of part V is what the decision repeals."""
ASKED_OF_MINISTRY = "1. Hướng dẫn, hỗ trợ tỉnh hoàn thiện hồ sơ tham gia mạng lưới quốc tế các thành phố thủ công.\n2. Mở lớp bồi dưỡng về biên dịch, hiệu đính thuật ngữ di sản cho công chức đối ngoại địa phương."
REPEALED = ("khoản 2 Mục V", "Báo cáo tiến độ hằng tháng bằng văn bản giấy.")
COLUMNS = ("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Sản phẩm", "Thời gian thực hiện")
TASKS = (
    # the rows of the appendix of the plan; a Roman number is a group
    ("I", "Thúc đẩy quan hệ hữu nghị, hợp tác", "", "", "", ""),
    ("1", "Rà soát các thỏa thuận hợp tác đã ký với địa phương nước ngoài, đề xuất bổ sung nội dung văn hóa", SNGV, f"{SVH}; {SCT}", "Báo cáo rà soát", "Trước ngày 31/8/2026"),
    ("2", "Cử đoàn nghệ thuật hát Dặm Hạc giao lưu, biểu diễn tại tỉnh Nam Khê (Lào)", SVH, f"{SNGV}; {CONG_AN}; {STC}", "01 chuyến biểu diễn", "Trước ngày 15/10/2026"),
    ("II", "Hội nhập quốc tế về văn hóa, nghề thủ công", "", "", "", ""),
    ("3", "Tổ chức gian hàng gốm, mây tre Lạc Giang tại Hội chợ thủ công tỉnh Gangbyeon (Hàn Quốc)", SCT, XUC_TIEN, "01 gian hàng", "Trước ngày 29/10/2026"),
    ("4", "Lập hồ sơ đề xuất phường Bến Hạc tham gia mạng lưới quốc tế các thành phố thủ công", f"{SCT}; {BEN_HAC}", f"{SNGV}; {HUU_NGHI}", "01 hồ sơ", "Trước ngày 31/3/2027"),
    ("III", "Quảng bá hình ảnh Lạc Giang", "", "", "", ""),
    ("5", "Biên soạn, phát hành ấn phẩm “Lạc Giang - Miền di sản bên sông Hạc” bằng 05 ngôn ngữ", SVH, f"{TUYEN_GIAO}; {BAO}", "01 ấn phẩm", "Trước ngày 30/11/2026"),
    ("6", "Xây dựng bộ trưng bày lưu động “Hòn Sâm - Đảo xanh đón bạn”", HON_SAM, SVH, "01 bộ trưng bày", "Trước ngày 29/9/2026"),
    ("IV", "Vận động danh hiệu; bảo tồn, phát huy di sản", "", "", "", ""),
    ("7", "Lập hồ sơ khoa học hát Dặm Hạc đề nghị đưa vào Danh mục quốc gia về di sản văn hóa phi vật thể", SVH, f"{LAC_THANH}; {VAN_TRUC}; {DAI_HOC}", "01 hồ sơ khoa học", "Trước ngày 27/4/2027"),
    ("8", "Lắp đặt 40 bảng thuyết minh song ngữ, mã phản hồi nhanh tại Thành cổ Lạc Thành và cụm di tích bến sông", LAC_THANH, f"{SVH}; {SKH}", "40 bảng thuyết minh", "Trước ngày 31/12/2026"),
    ("V", "Tiếp thu tinh hoa văn hóa thế giới", "", "", "", ""),
    ("9", "Tọa đàm với chuyên gia thành phố Minamihama (Nhật Bản) về tu bổ, quản lý phố cổ ven sông", SVH, f"{SNGV}; {LAC_THANH}", "01 tọa đàm", "Trước ngày 28/3/2027"),
    ("10", "Tổ chức 03 buổi giao lưu trực tuyến giữa trường phổ thông của tỉnh với trường học nước ngoài", SGD, f"{SNGV}; {DAI_HOC}", "03 buổi giao lưu", "Trước ngày 31/12/2026"),
    ("VI", "Nguồn nhân lực, chuyển đổi số", "", "", "", ""),
    ("11", "Mở 02 lớp bồi dưỡng kiến thức ngoại giao văn hóa, lễ tân, tiếng Anh giao tiếp", SNGV, f"{VAN_PHONG}; {MAT_TRAN}; {QUAN_SU}", "02 lớp bồi dưỡng", "Trước ngày 31/12/2026"),
    ("12", "Xây dựng bản đồ số di sản sông Hạc với nội dung song ngữ", SKH, f"{SVH}; {SNN}", "01 bản đồ số", "Trước ngày 18/3/2027"),
)  # fmt: skip
CAUSES = {2: "partner", 3: "partner", 6: "weather"}
"""What kind of reason it is that a task is late."""
PROGRESS = (
    # day of posting, task, agency, per cent (100 is done), words, day of completion, why it is late
    (date(2026, 8, 20), 1, SCT, 90, "Có ý kiến đối với 04 thỏa thuận có nội dung thương mại, nghề thủ công.", None, ""),
    (date(2026, 8, 28), 1, SNGV, 100, "Đã rà soát 11 thỏa thuận, báo cáo Ủy ban nhân dân tỉnh tại Báo cáo số 148/BC-SNgV ngày 28/8/2026, trong đó đề xuất giữ nguyên 05, bổ sung nội dung văn hóa 03, gia hạn 02 và chấm dứt 01 thỏa thuận.", date(2026, 8, 28), ""),
    (date(2026, 9, 28), 6, HON_SAM, 62, "Đã gia công xong 16 khung trưng bày, in 2.000 tờ gấp song ngữ; đã bàn giao 10/16 khung.", None, ""),
    (date(2026, 10, 30), 2, SVH, 100, "Đã tổ chức đoàn 26 người, biểu diễn 02 đêm và giao lưu với 240 học sinh tỉnh bạn từ ngày 25/10/2026 đến ngày 29/10/2026.", date(2026, 10, 29), "Phía bạn điều chỉnh lịch đón đoàn."),
    (date(2026, 11, 12), 3, SCT, 80, "Sở đã lựa chọn 12 cơ sở, chuẩn bị 240 mẫu hàng, phương án gian hàng 36 m². Ngày 12/10/2026, Ban tổ chức Hội chợ thông báo dời Hội chợ sang tháng 4/2027 để sửa chữa trung tâm triển lãm; toàn bộ mẫu hàng được chuyển về kho của Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch tỉnh.", None, "Ban tổ chức dời Hội chợ sang tháng 4/2027."),
    (date(2026, 11, 20), 4, BEN_HAC, 43, "Đã thống nhất số liệu 186 hộ làm gốm; vận động 52/70 nghệ nhân ký cam kết truyền nghề.", None, ""),
    (date(2026, 11, 23), 4, SCT, 43, "Phối hợp với Ủy ban nhân dân phường Bến Hạc hoàn thành 03/07 phần của hồ sơ; thống nhất số liệu 186 hộ làm gốm; vận động 52/70 nghệ nhân ký cam kết truyền nghề. Phần môi trường chờ kết quả đo khí thải của 22 lò gốm, dự kiến có trong tháng 01/2027.", None, ""),
    (date(2026, 11, 20), 5, SVH, 100, "Đã in 3.000 cuốn bằng các tiếng Anh, Nhật, Hàn, Lào, Pháp; bàn giao 600 cuốn phục vụ công tác đối ngoại; phát hành 1.100 cuốn tới 15 cơ quan, khách sạn, điểm tham quan.", date(2026, 11, 20), ""),
    (date(2026, 11, 26), 6, HON_SAM, 62, "Đã gia công xong 16 khung trưng bày, in 2.000 tờ gấp song ngữ; đã bàn giao 10/16 khung. Còn 06 khung chưa vận chuyển được về đất liền.", None, "Biển động kéo dài, 06/16 khung chưa vận chuyển được về đất liền."),
    (date(2026, 11, 24), 7, SVH, 60, "Đã hoàn thành khảo sát 14/14 thôn, tổ dân phố; số hóa 118 bài bản, trong đó 64 bài được ghi hình đầy đủ; lập danh sách 57 nghệ nhân; đang viết báo cáo kiểm kê.", None, ""),
    (date(2026, 11, 25), 7, LAC_THANH, 60, "Cung cấp thông tin 21 nghệ nhân trên địa bàn, bố trí địa điểm ghi hình 12 bài bản.", None, ""),
    (date(2026, 11, 28), 8, LAC_THANH, 60, "Đã lắp đặt 24/40 bảng có mã phản hồi nhanh (QR); 16 bảng còn lại đang hiệu đính nội dung tiếng Anh, dự kiến hoàn thành trong tháng 12/2026.", None, ""),
    (date(2026, 11, 24), 9, SVH, 40, "Đã thống nhất chủ đề, danh sách 04 chuyên gia; nhận 11/18 tham luận trong nước và 02 tham luận của chuyên gia Minamihama.", None, ""),
    (date(2026, 11, 25), 9, LAC_THANH, 40, "Khảo sát, đề xuất 02 địa điểm tham quan thực tế tại phố cổ.", None, ""),
    (date(2026, 11, 25), 10, SGD, 67, "Đã tổ chức 02/03 buổi với 03 trường của tỉnh, 02 trường của tỉnh Gangbyeon và 240 học sinh; buổi thứ ba dự kiến tổ chức trong tháng 12/2026.", None, ""),
    (date(2026, 11, 27), 11, SNGV, 50, "Đã tổ chức 01/02 lớp với 63 học viên; lớp thứ hai đã nhận 34 hồ sơ, dự kiến khai giảng ngày 15/12/2026.", None, ""),
)  # fmt: skip
DIFFICULTIES = (
    # day, task, agency, words, what the chairman answered on which day
    (date(2026, 10, 20), 3, SCT, "Lịch Hội chợ phụ thuộc phía bạn; 240 mẫu hàng phải lưu kho đến tháng 4/2027, phát sinh chi phí bảo quản của các cơ sở.", ("Đồng ý chủ trương điều chỉnh thời hạn nhiệm vụ số 3 đến trước ngày 30/4/2027.", date(2026, 11, 13))),
    (date(2026, 11, 2), 2, SVH, "Kinh phí mời đoàn nghệ thuật nước ngoài được giao muộn so với lịch biểu diễn.", ()),
    (date(2026, 11, 28), 8, LAC_THANH, "Thiếu người hiệu đính thuật ngữ di sản bằng tiếng Anh.", ()),
)  # fmt: skip
EXTENSIONS = (
    # day, task, agency, until when, why
    (date(2026, 11, 12), 3, SCT, date(2027, 4, 30), "Ban tổ chức dời Hội chợ sang tháng 4/2027."),
    (date(2026, 11, 26), 6, HON_SAM, date(2027, 1, 31), "Biển động kéo dài."),
)
INDICATORS = (
    # name, unit, target up to the end of 2027, agency, value, its day
    ("Hoạt động giao lưu văn hóa với địa phương nước ngoài", "hoạt động", 4, SNGV, 3, date(2026, 11, 20)),
    ("Thỏa thuận hợp tác đã ký được rà soát", "thỏa thuận", 11, SNGV, 11, date(2026, 8, 28)),
    ("Sản phẩm truyền thông bằng nhiều ngôn ngữ", "sản phẩm", 3, SVH, 1, date(2026, 11, 20)),
    ("Lượt cán bộ, nghệ nhân, thuyết minh viên được bồi dưỡng", "lượt người", 120, SNGV, 63, date(2026, 11, 27)),
)
REPORTING = ("Báo cáo năm 2026", date(2026, 5, 30), date(2026, 11, 28), date(2026, 12, 3))
NOT_SENT, SENT_ON, ACCEPTED_ON = (SKH,), date(2026, 12, 1), date(2026, 12, 3)
OVERVIEWS = {  # what an agency adds to the figures that were drafted for it; the others add nothing
    SCT: "Sở đã phân công 01 Phó Giám đốc phụ trách, 01 công chức đầu mối; tổ chức 02 cuộc họp với các cơ sở gốm, mây tre và Ủy ban nhân dân phường Bến Hạc để triển khai.",
    LAC_THANH: "Ủy ban nhân dân phường phân công 01 Phó Chủ tịch phụ trách, giao Phòng Văn hóa - Xã hội làm đầu mối; phổ biến Kế hoạch tới 14/14 tổ dân phố.",
    TUYEN_GIAO: "Ban đã tổ chức 02 hội nghị chuyên đề cho 180 báo cáo viên, tuyên truyền viên.",
    STC: "Sở đã thẩm định dự toán chuyến biểu diễn tại tỉnh Nam Khê.",
}  # fmt: skip
PASSAGES = {
    SCT: {
        "direction": "- Giữ liên hệ với Ban tổ chức Hội chợ, hoàn thành thủ tục tham gia ngay khi có lịch chính thức.\n- Hoàn thành 04 phần còn lại của hồ sơ Bến Hạc trước ngày 31/3/2027.",
        "proposals": "Đề nghị Sở Ngoại vụ tổng hợp, trình Ủy ban nhân dân tỉnh điều chỉnh thời hạn thực hiện nhiệm vụ số 3 đến trước ngày 30/4/2027.",
    },
    SVH: {"proposals": "Bố trí kinh phí mời đoàn nghệ thuật nước ngoài ngay từ đầu năm 2027."},
    LAC_THANH: {
        "proposals": "Đề nghị Sở Ngoại vụ hỗ trợ hiệu đính nội dung tiếng Anh của 16 bảng thuyết minh trước ngày 15/12/2026."
    },
}
OFFICE = {  # what the focal agency alone writes into the report of all
    "overview": "Ngay sau khi Kế hoạch được ban hành, Sở Ngoại vụ đã có Thông báo số 57/TB-SNgV ngày 10/6/2026 về danh mục nhiệm vụ và phân công thực hiện; ngày 18/6/2026 tổ chức hội nghị trực tiếp kết hợp trực tuyến phổ biến Kế hoạch, hướng dẫn cập nhật tiến độ cho 132 đại biểu của các sở, ngành, địa phương. Đến nay, 20/20 cơ quan, đơn vị đã phân công lãnh đạo phụ trách và công chức đầu mối.\nSở Ngoại vụ đã kiểm tra thực tế tại 03 địa phương (phường Lạc Thành, phường Bến Hạc, đặc khu Hòn Sâm); ban hành 02 công văn đôn đốc đối với nhiệm vụ quá hạn và nhiệm vụ chưa được cập nhật kết quả. Việc theo dõi tiến độ được thực hiện thường xuyên trên nền tảng điện tử dùng chung của tỉnh.",
    "highlights": "Sau gần 06 tháng thực hiện, công tác ngoại giao văn hóa của tỉnh đạt một số kết quả nổi bật:\n- Hoàn thành rà soát 11/11 thỏa thuận hợp tác với địa phương nước ngoài; soạn dự thảo nội dung văn hóa bổ sung cho 03 thỏa thuận.\n- Lần đầu đưa đoàn nghệ thuật hát Dặm Hạc biểu diễn tại tỉnh Nam Khê (Lào), phục vụ khoảng 1.900 khán giả; trao tặng 300 cuốn sách tiếng Việt.\n- Phát hành ấn phẩm “Lạc Giang - Miền di sản bên sông Hạc” bằng 05 ngôn ngữ với 3.000 cuốn và bản điện tử trên Cổng Thông tin điện tử tỉnh, trước thời hạn 10 ngày.\n- Tổ chức 02 buổi giao lưu trực tuyến giữa học sinh của tỉnh và học sinh tỉnh Gangbyeon (Hàn Quốc) với 240 học sinh tham gia.",
    "strengths": "Kế hoạch được triển khai đồng bộ, phân công rõ cơ quan, sản phẩm, thời hạn; các nhiệm vụ đến hạn trong lĩnh vực quan hệ địa phương và quảng bá cơ bản có kết quả cụ thể. Hoạt động đối ngoại văn hóa có sự tham gia của nghệ nhân, học sinh và doanh nghiệp làng nghề.",
    "causes": "a) Nguyên nhân khách quan: phía đối tác nước ngoài điều chỉnh lịch (02 nhiệm vụ); thời tiết trên biển không thuận lợi (01 nhiệm vụ).\nb) Nguyên nhân chủ quan: một số cơ quan chủ trì chưa chủ động đề xuất điều chỉnh thời hạn khi phát sinh vướng mắc; việc cập nhật tiến độ của một số cơ quan chưa thường xuyên.",
    "proposals": "1. Xem xét, quyết định điều chỉnh thời hạn của nhiệm vụ số 3 đến trước ngày 30/4/2027 (Chủ tịch Ủy ban nhân dân tỉnh đã đồng ý chủ trương ngày 13/11/2026), nhiệm vụ số 6 đến trước ngày 31/01/2027; Sở Ngoại vụ sẽ có tờ trình riêng.\n2. Chỉ đạo Sở Khoa học và Công nghệ cập nhật kết quả, báo cáo tiến độ xây dựng bản đồ số di sản sông Hạc trước ngày 20/12/2026.\n3. Giao Sở Tài chính tham mưu bố trí kinh phí mời đoàn nghệ thuật nước ngoài ngay từ đầu năm 2027.",
}  # fmt: skip
DECISION = ("", "", date(2026, 12, 21))
PUT_OFF = ((3, "Trước ngày 30/4/2027"), (6, "Trước ngày 31/01/2027"))
ADDED = {"text": "Tổ chức Ngày hội Gốm Bến Hạc mở rộng", "leads": SCT, "partners": f"{SNGV}; {XUC_TIEN}; {BEN_HAC}", "outputs": "01 ngày hội có ít nhất 03 đoàn nghệ nhân nước ngoài", "time_text": "Trong tháng 5/2027"}  # fmt: skip
ADDED_AFTER = 6
OPINIONS = "Sở Ngoại vụ đã lấy ý kiến 06 cơ quan, đơn vị, địa phương liên quan tại Công văn số 1371/SNgV-HTQT ngày 12/11/2026; có 06/06 ý kiến thống nhất, trong đó Sở Tài chính đề nghị không bổ sung dự toán năm 2026. Sở Ngoại vụ đã tiếp thu, hoàn thiện dự thảo Quyết định."
NIL = (SNN,)
ASKED = (
    "Ban Tuyên giáo và Dân vận Tỉnh ủy", "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh", "Văn phòng Ủy ban nhân dân tỉnh",
    "Các Sở: Văn hóa, Thể thao và Du lịch; Công Thương; Tài chính; Giáo dục và Đào tạo; Khoa học và Công nghệ; Nông nghiệp và Môi trường",
    "Công an tỉnh; Bộ Chỉ huy quân sự tỉnh", "Liên hiệp các tổ chức hữu nghị tỉnh",
    "Báo và phát thanh, truyền hình Lạc Giang; Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch tỉnh; Trường Đại học Lạc Giang",
    "Ủy ban nhân dân: phường Lạc Thành, phường Bến Hạc, xã Vân Trúc, đặc khu Hòn Sâm",
)  # fmt: skip
