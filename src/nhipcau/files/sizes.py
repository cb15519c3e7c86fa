"""How large a file may be that somebody sends."""

from django.conf import settings
from django.utils.translation import gettext as _

from nhipcau.common.refusal import Refused


def refuse_size(size: int, name: str = "") -> None:
    """Refuses an empty or too large file by its size, before its bytes are held in memory."""
    told = f" “{name}”" if name else ""
    if size == 0:
        raise Refused(_("Tệp%(name)s rỗng, không có nội dung để đọc.") % {"name": told})
    if size > settings.MAX_UPLOAD_BYTES:
        limit = settings.MAX_UPLOAD_BYTES // 1024 // 1024
        raise Refused(
            _("Tệp%(name)s lớn hơn %(limit)s MB nên không nhận. Hãy lưu lại văn bản không kèm ảnh rồi tải lên.")
            % {"name": told, "limit": limit}
        )
