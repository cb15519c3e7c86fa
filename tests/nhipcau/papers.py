"""Documents of records as the desk has them written: by the register's own table."""

from nhipcau.overview.records import BY_KEY
from nhipcau.records.paper_actions import Wanted, write_record_paper


def drafted(register, *, by, row, issuer, what, now):
    """The draft of one of a register's papers."""
    known = BY_KEY[register]
    return write_record_paper(by=by, keeper=known.keeper, row=row, wanted=Wanted(known.papers, what, issuer), now=now)
