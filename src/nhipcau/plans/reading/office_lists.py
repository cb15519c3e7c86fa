"""Lists that offices keep in spreadsheets, as the reader finds them."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

import kehoach
from nhipcau.common.refusal import Refused
from nhipcau.common.unlocked import before_the_lock

OfficeList = kehoach.OfficeList
ListRow = kehoach.ListRow
UNREADABLE = (kehoach.UnreadableFile, kehoach.UnknownFormat, kehoach.NoText)


@before_the_lock
def office_lists(data: bytes, is_head: Callable[[Sequence[str]], bool]) -> tuple[OfficeList, ...]:
    """The lists in a file, one of each sheet that has a row of heads. Raises Refused, with a sentence."""
    try:
        return kehoach.read_lists(data, is_head)
    except kehoach.EncryptedFile as error:
        raise Refused(_("Tệp được đặt mật khẩu; hãy lưu lại thành tệp không mật khẩu rồi tải lên.")) from error
    except kehoach.TooLarge as error:
        raise Refused(_("Bảng quá dài; hãy chia thành nhiều tệp.")) from error
    except UNREADABLE as error:
        raise Refused(_("Không đọc được tệp; hãy tải lên bảng tính .xlsx, .ods, .xls hoặc .csv.")) from error
