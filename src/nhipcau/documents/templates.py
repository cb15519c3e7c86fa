"""An office's own templates: added, and put out of use."""

import hashlib
import io
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.audit.journal import record
from nhipcau.common.refusal import refuse_if, require
from nhipcau.documents.fields import check_template
from nhipcau.documents.files import require_docx
from nhipcau.documents.models import Template
from nhipcau.documents.permissions import can_add_template
from nhipcau.files.kept import kept


def add_template(*, by: User, agency: Agency, kind: str, file: tuple[str, bytes], now: datetime) -> Template:
    """Takes a .docx with named fields as the office's form of a kind of document; it is tried out before the lock."""
    require(can_add_template(by, agency), _("Chỉ cán bộ đầu mối hoặc thủ trưởng cơ quan được thêm mẫu văn bản."))
    name, data = file
    require_docx(name, data)
    fields = check_template(data)
    sha256 = hashlib.sha256(data).hexdigest()
    template = Template(agency=agency, kind=kind, name=name[-200:], sha256=sha256, added_by=by, added_at=now)
    with kept((template.content, ".docx", io.BytesIO(data))), transaction.atomic():
        refuse_if(
            Template.objects.filter(agency=agency, kind=kind, sha256=sha256, is_used=True).exists(), _("Mẫu này đã có.")
        )
        template.save()
        record(by=by, verb="add_template", target=agency, name=template.name, fields=fields)
    return template


@transaction.atomic
def drop_template(*, by: User, template: Template) -> None:
    """A template that is used no more; documents made with it keep their files."""
    require(can_add_template(by, template.agency), _("Chỉ cán bộ đầu mối hoặc thủ trưởng cơ quan được bỏ mẫu."))
    template.is_used = False
    template.save()
    record(by=by, verb="drop_template", target=template.agency, name=template.name)
