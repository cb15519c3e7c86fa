"""Who may be named for something that an agency has to do."""

from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.agencies.queries import colleagues_of
from nhipcau.common.refusal import Refused


def refuse_stranger(agency: Agency | None, person: User | None) -> None:
    """Refuses somebody who does not work in the agency; nobody at all is fine."""
    if person is not None and not (agency and colleagues_of(agency).filter(pk=person.pk).exists()):
        raise Refused(_("%(person)s không làm việc ở cơ quan này.") % {"person": person})
