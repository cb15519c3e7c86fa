"""An office's own templates: .docx files with named fields, checked when they come, filled when they are used.

A template is other people's code: it is run in Jinja's sandbox, sees plain values only, and knows only the fields
of FIELDS.
"""

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from typing import IO, Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from docxtpl import DocxTemplate  # type: ignore[import-untyped]
from docxtpl.listing import Listing  # type: ignore[import-untyped]
from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment

import kehoach
from nhipcau.common.refusal import Refused
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
UNREADABLE = (
    zipfile.BadZipFile, KeyError, ValueError, SyntaxError, TemplateError, TypeError, OSError, ArithmeticError,
    AttributeError, RecursionError, MemoryError, IndexError,
)  # fmt: skip
"""What a damaged file or template makes docxtpl raise: errors of XML are SyntaxErrors."""
CODE = (
    nodes.Macro, nodes.Call, nodes.CallBlock, nodes.Import, nodes.FromImport, nodes.Include, nodes.Extends,
    nodes.BinExpr, nodes.Filter, nodes.Test, nodes.Assign, nodes.AssignBlock, nodes.Getattr,
)  # fmt: skip
"""What a form has no need of: anything that computes."""


def _environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    environment.globals.clear()
    return environment


def _refuse_code(data: bytes) -> None:
    """A template names fields, repeats rows of a table, and asks whether a field is there; it computes nothing."""
    environment, template = _environment(), DocxTemplate(io.BytesIO(data))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                source = template.patch_xml(archive.read(name).decode("utf-8", "replace"))
                tree = environment.parse(source)
                loops = list(tree.find_all(nodes.For))
                is_nested = any(next(loop.find_all(nodes.For), None) is not None for loop in loops)
                if is_nested or next(tree.find_all(CODE), None) is not None:
                    raise Refused(
                        gettext("Mẫu chỉ được có trường, vòng lặp theo dòng và điều kiện; không có phép tính.")
                    )


def check_template(data: bytes) -> list[str]:
    """The fields that a template names. Refuses what is no template, names unknown fields, or cannot be filled."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MAX_UNFOLDED:
                raise Refused(gettext("Tệp quá lớn khi mở ra."))
        _refuse_code(data)
        named = DocxTemplate(io.BytesIO(data)).get_undeclared_template_variables(_environment())
    except UNREADABLE as error:
        raise Refused(gettext("Mẫu không đọc được; hãy kiểm tra tệp .docx và dấu ngoặc của các trường.")) from error
    unknown = sorted(set(named) - set(FIELDS))
    if unknown:
        raise Refused(gettext("Mẫu có trường không có sẵn: %(fields)s.") % {"fields": ", ".join(unknown)})
    if not named:
        raise Refused(gettext("Mẫu chưa có trường nào, ví dụ {{ trich_yeu }}."))
    _try_out(data)
    return sorted(named)


def _try_out(data: bytes) -> None:
    """Fills the template with the names of its fields, and writes a number in: what fails here fails at issue."""
    sample = {name: str(label) for name, label in FIELDS.items()} | {
        "so": "       ", "ky_hieu": "BC-CQ", "dia_danh": "Tỉnh", "ngay_thang": "ngày      tháng      năm      ",
    }  # fmt: skip
    filled = io.BytesIO()
    fill_template(data, sample | {"dong": [["1", "Việc", "Sở A"] + [""] * 9]}, filled)
    try:
        kehoach.stamp(filled, io.BytesIO(), 1, date(2026, 1, 1))
    except kehoach.NoPlaceForNumber as error:
        raise Refused(
            gettext("Mẫu cần một dòng “Số: {{ so }}/{{ ky_hieu }}” và một dòng “{{ dia_danh }}, {{ ngay_thang }}”.")
        ) from error


def fill_template(data: bytes, values: Mapping[str, Any], out: IO[bytes]) -> None:
    """Writes the template with its fields filled."""
    try:
        template = DocxTemplate(io.BytesIO(data))
        template.render(
            {name: Listing(value) if isinstance(value, str) else value for name, value in values.items()},
            _environment(),
        )
        template.save(out)
    except UNREADABLE as error:
        raise Refused(gettext("Không điền được mẫu; hãy kiểm tra các trường và số cột của dòng.")) from error


def values_of(order: Order, written: "Any") -> dict[str, Any]:
    """The fields of a document that was composed: its parts as plain text, the rows of its tables."""
    lines = [block.text for block in written.body if hasattr(block, "text")]
    grids = [block for block in written.body if hasattr(block, "rows")] + [a.grid for a in written.appendices]
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
        "noi_dung": "\n".join(lines),
        "ke_hoach": f"{order.plan.doc_type} {order.plan.number}".strip(),
        "chuc_vu": "\n".join(filter(None, (signature.authority, *signature.positions))).upper(),
        "nguoi_ky": signature.name,
        "noi_nhan": "\n".join(f"- {one}" for one in written.recipients),
        "dong": [[cell or "" for cell in row] for grid in grids[-1:] for row in grid.rows],
    }
