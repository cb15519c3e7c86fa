"""An office's own templates: .docx files with named fields, checked when they come, filled when they are used.

A template is other people's code. It is compiled and filled in a process of its own (nhipcau.documents.renderer),
which has limits of time and memory and knows the fields of FIELDS alone: a hostile one costs nobody else anything.
"""

import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

import kehoach
from nhipcau.common.archives import refuse_large_archive
from nhipcau.common.refusal import Refused
from nhipcau.common.unlocked import before_the_lock
from nhipcau.documents import renderer
from nhipcau.documents.orders import Order

FIELDS = {
    "co_quan_chu_quan": _("Cơ quan chủ quản"),
    "co_quan_ban_hanh": _("Cơ quan ban hành"),
    "so": _("Số (để trống đến khi ban hành)"),
    "ky_hieu": _("Ký hiệu"),
    "dia_danh": _("Địa danh"),
    "ngay_thang": _("Ngày tháng năm (để trống đến khi ban hành)"),
    "trich_yeu": _("Trích yếu"),
    "kinh_gui": _("Nơi gửi, mỗi nơi một dòng"),
    "noi_dung": _("Nội dung, mỗi đoạn một dòng"),
    "ke_hoach": _("Kế hoạch được viện dẫn"),
    "chuc_vu": _("Chức vụ người ký"),
    "nguoi_ky": _("Họ tên người ký"),
    "noi_nhan": _("Nơi nhận, mỗi nơi một dòng"),
    "dong": _("Các dòng của bảng: dong[0], dong[1], …"),
}
"""What a template may name, with what it gives."""
MAX_UNFOLDED = 50 * 1024 * 1024
SECONDS = 60


@before_the_lock
def check_template(data: bytes) -> list[str]:
    """The fields that a template names. Refuses what is no template, names unknown fields, or cannot be filled.

    It is filled with the names of its fields, and a number written in: what fails here would fail at issue.
    """
    refuse_large_archive(io.BytesIO(data), MAX_UNFOLDED)
    sample = {name: str(label) for name, label in FIELDS.items()} | {
        "so": "       ", "ky_hieu": "BC-CQ", "dia_danh": "Tỉnh", "ngay_thang": "ngày      tháng      năm      ",
    }  # fmt: skip
    filled = io.BytesIO()
    found = _render(data, sample | {"dong": [["1", "Việc", "Sở A"] + [""] * 9]}, filled)
    _refuse_fault(found)
    if not found["names"]:
        raise Refused(gettext("Mẫu chưa có trường nào, ví dụ {{ trich_yeu }}."))
    try:
        kehoach.stamp(filled, io.BytesIO(), 1, date(2026, 1, 1))
    except kehoach.NoPlaceForNumber as error:
        raise Refused(
            gettext("Mẫu cần một dòng “Số: {{ so }}/{{ ky_hieu }}” và một dòng “{{ dia_danh }}, {{ ngay_thang }}”.")
        ) from error
    names: list[str] = found["names"]
    return names


def fill_template(data: bytes, values: Mapping[str, Any], out: IO[bytes]) -> None:
    """Writes the template with its fields filled."""
    _refuse_fault(_render(data, values, out))


def _refuse_fault(found: dict[str, Any]) -> None:
    if found["fault"] == "computes":
        raise Refused(gettext("Mẫu chỉ được có trường, vòng lặp theo dòng và điều kiện; không có phép tính."))
    if found["fault"] == "unknown":
        unknown = sorted(set(found["names"]) - set(FIELDS))
        raise Refused(gettext("Mẫu có trường không có sẵn: %(fields)s.") % {"fields": ", ".join(unknown)})
    if found["fault"] == "exhausted":
        raise Refused(gettext("Mẫu quá lớn hoặc quá phức tạp nên không điền được."))
    if found["fault"]:
        raise Refused(
            gettext("Mẫu không đọc được hoặc không điền được; hãy kiểm tra tệp .docx, dấu ngoặc và số cột của dòng.")
        )


@before_the_lock
def _render(data: bytes, values: Mapping[str, Any], out: IO[bytes]) -> dict[str, Any]:
    """Fills a template in a process of its own; what takes more time or memory than a form does is ended."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "in.docx").write_bytes(data)
        Path(folder, "values.json").write_text(json.dumps(values), encoding="utf-8")
        command = [sys.executable, renderer.__file__, folder]
        try:
            ended = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 (our own)
        except subprocess.TimeoutExpired:
            return {"fault": "exhausted", "names": []}
        if ended.returncode != 0:
            return {"fault": "exhausted", "names": []}
        found: dict[str, Any] = json.loads(ended.stdout)
        if not found["fault"]:
            out.write(Path(folder, "out.docx").read_bytes())
    return found


def values_of(order: Order, written: "Any") -> dict[str, Any]:
    """The fields of a document that was composed: its parts as plain text, the rows of its tables."""
    signature = written.signature
    return {
        "co_quan_chu_quan": written.parent.upper(),
        "co_quan_ban_hanh": " ".join(written.issuer).upper(),
        "so": "       ",
        "ky_hieu": written.symbol,
        "dia_danh": written.place,
        "ngay_thang": written.date,
        "trich_yeu": written.title,
        "kinh_gui": "\n".join(written.addressees),
        "noi_dung": "\n".join(block.text for block in written.body if hasattr(block, "text")),
        "ke_hoach": f"{order.plan.doc_type} {order.plan.number}".strip(),
        "chuc_vu": "\n".join(filter(None, (signature.authority, *signature.positions))).upper(),
        "nguoi_ky": signature.name,
        "noi_nhan": "\n".join(f"- {one}" for one in written.recipients),
        "dong": _rows_of_last_table(written),
    }


def _rows_of_last_table(written: "Any") -> list[list[str]]:
    """The rows of the last table of the document, which an appendix has where there is one."""
    return [cells for grid in written.grids[-1:] for cells in grid.cells()]
