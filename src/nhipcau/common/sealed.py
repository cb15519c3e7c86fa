"""Words that nobody may read out of the database: sealed with a key made of the instance's secret.

The secret is not kept in the database (``secret-key`` beside the data, or the environment), and goes into no backup
unless asked for: without it a sealed word stays sealed.
"""

import base64
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.utils.translation import gettext as _

from nhipcau.common.refusal import Refused


def _key() -> Fernet:
    made = sha256(b"nhipcau.sealed:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(made))


def seal(text: str) -> str:
    """The text as it is kept; nothing of nothing."""
    return _key().encrypt(text.encode()).decode() if text else ""


def unseal(kept: str) -> str:
    """What was sealed. Raises Refused where it was sealed under another secret."""
    try:
        return _key().decrypt(kept.encode()).decode() if kept else ""
    except InvalidToken as error:
        raise Refused(_("Không mở được số đã lưu: khóa của hệ thống đã đổi. Hãy nhập lại.")) from error
