"""What a list of work says, as offices keep it."""

from django.utils.translation import gettext_lazy

from nhipcau.registers.office_lists import ListShape

WORK = ListShape(
    {"text": gettext_lazy("Nội dung nhiệm vụ"), "lead": gettext_lazy("Cơ quan chủ trì"),
     "partners": gettext_lazy("Cơ quan phối hợp"), "due": gettext_lazy("Thời hạn hoàn thành"),
     "outputs": gettext_lazy("Sản phẩm"), "state": gettext_lazy("Tình trạng"),
     "percent": gettext_lazy("Tỷ lệ hoàn thành"), "result": gettext_lazy("Kết quả thực hiện"),
     "origin": gettext_lazy("Văn bản giao")},
    {"text": ("Nội dung nhiệm vụ", "Nội dung công việc", "Nhiệm vụ", "Nội dung", "Công việc", "Tên nhiệm vụ", "Task"),
     "lead": ("Cơ quan chủ trì", "Đơn vị chủ trì", "Chủ trì", "Cơ quan thực hiện", "Đơn vị thực hiện", "Lead agency"),
     "partners": ("Cơ quan phối hợp", "Đơn vị phối hợp", "Phối hợp", "Coordinating"),
     "due": ("Thời hạn hoàn thành", "Thời hạn", "Hạn hoàn thành", "Hạn", "Thời gian hoàn thành",
             "Thời gian thực hiện", "Thời gian", "Due"),
     "outputs": ("Sản phẩm", "Kết quả, sản phẩm", "Sản phẩm đầu ra", "Output"),
     "state": ("Tình trạng", "Trạng thái", "Tiến độ", "Tiến độ thực hiện", "Status"),
     "percent": ("Tỷ lệ hoàn thành", "Tỷ lệ hoàn thành (%)", "%", "% hoàn thành", "Percent"),
     "result": ("Kết quả thực hiện", "Kết quả", "Ghi chú kết quả", "Result"),
     "origin": ("Văn bản giao", "Căn cứ", "Văn bản chỉ đạo", "Số văn bản", "Origin")},
    ("text", "lead"),
)  # fmt: skip
