"""The two changes of agencies over time: a succession, and taking one back. Each is one transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, GroupMember, Locality, Succession, SuccessionLink
from nhipcau.agencies.permissions import can_record_succession
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line
from nhipcau.common.locking import locked
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.common.vietnamese import fold
from nhipcau.common.xlsx_in import refuse_faults
from nhipcau.jobs.queue import Tell, say_nothing
from nhipcau.once.claims import in_parts
from nhipcau.succession.holding import MOVED, Holding
from nhipcau.succession.holdings import HOLDINGS
from nhipcau.succession.models import Handover
from nhipcau.succession.proposals import ProposedSuccession, faults_of
from nhipcau.succession.queries import later_successions, own_rows
from nhipcau.succession.reorganisation import read_reorganisation
from nhipcau.succession.reversal import refresh_facts, take_back

BATCH = 500
FOCAL_ONLY = gettext_lazy("Chỉ cán bộ đầu mối hoặc quản trị hệ thống được sắp xếp cơ quan.")


def _lock_agencies(agencies: Sequence[Agency]) -> None:
    """Nobody else changes them meanwhile; they are as they are now."""
    list(Agency.objects.select_for_update(no_key=True).filter(pk__in=[agency.pk for agency in agencies]).order_by("pk"))
    for agency in agencies:
        agency.refresh_from_db(fields=["valid_to", "kind"])


def _link(succession: Succession, olds: Sequence[Agency], news: Sequence[Agency], founded: set[Agency]) -> None:
    """From each that was to each that will be."""
    SuccessionLink.objects.bulk_create(
        SuccessionLink(succession=succession, old=old, new=new, founds=new in founded)
        for old in olds for new in news if old != new
    )  # fmt: skip


@transaction.atomic
def record_succession(
    *, by: User, locality: Locality, change: ProposedSuccession, now: datetime, tell: Tell = say_nothing
) -> Succession:
    """Ends agencies on a day and passes on what they hold: wholly, or nothing where something stands against it.

    ``tell`` is told how many rows have passed, of how many.
    """
    require(can_record_succession(by, locality), str(FOCAL_ONLY))
    _lock_agencies((*change.old, *change.new))
    faults = faults_of(change, locality, timezone.localdate(now))
    if faults:
        raise Refused(" ".join(faults))
    succession = Succession.objects.create(
        locality=locality,
        kind=change.kind,
        on=change.on,
        act=clean_line(change.act),
        recorded_by=by,
        recorded_at=now,
    )
    receivers = [*change.new, *(_found(change, name) for name in change.names)]
    founded = set(receivers[len(change.new) :])
    _link(succession, change.old, receivers, founded)
    passed = _pass_on(succession, change, receivers, tell)
    ends = [agency.pk for agency in change.ends]
    Agency.objects.filter(pk__in=ends).update(valid_to=change.on)
    Agency.objects.filter(parent__in=ends, valid_to=None).update(parent=None)
    record(
        by=by, verb="record_succession", target=succession, kind=change.kind, on=change.on, act=succession.act,
        old=[a.name for a in change.old], new=[a.name for a in receivers], passed=passed,
    )  # fmt: skip
    return succession


def _found(change: ProposedSuccession, name: str) -> Agency:
    """The new agency; of a renamed one it keeps what is known of it. One whose founding was taken back is it again."""
    name, first = clean_line(name), change.old[0]
    again = Agency.objects.filter(
        locality=first.locality_id, folded=fold(name), valid_from=change.on, valid_to=change.on
    ).first()
    if again is not None:
        again.valid_to = None
        again.save()
        return again
    known: dict[str, Any] = {}
    if change.kind == Succession.Kind.RENAME:
        known = {key: getattr(first, key) for key in ("address", "phone", "email", "contact_person", "parent")}
    return Agency.objects.create(
        locality_id=first.locality_id, name=name, kind=first.kind, valid_from=change.on, **known
    )


def _pass_on(succession: Succession, change: ProposedSuccession, receivers: list[Agency], tell: Tell) -> dict[str, int]:
    held = [(holding, list(holding.of([a.pk for a in change.old]))) for holding in HOLDINGS]
    total, done, passed = sum(len(rows) for _, rows in held), 0, {}
    for holding, rows in held:
        for new, part in _shares(holding, rows, change, receivers):
            for at in range(0, len(part), BATCH):
                _hand_over(succession, holding, part[at : at + BATCH], new)
                done += len(part[at : at + BATCH])
                tell(done, total)
        passed[holding.key] = len(rows)
    refresh_facts(succession)
    return passed


def _shares(
    holding: Holding, rows: list[Any], change: ProposedSuccession, receivers: list[Agency]
) -> list[tuple[Agency, list[Any]]]:
    """The rows by who gets them; refuses where nobody was chosen for one."""
    shares: dict[int, tuple[Agency, list[Any]]] = {}
    for row in rows:
        place = change.choices.get((holding.key, row.pk)) if change.needs_choice else 0
        if place is None or not 0 <= place < len(receivers):
            raise Refused(
                _("Chưa chọn cơ quan tiếp nhận cho: %(item)s.") % {"item": f"{holding.label} – {str(row)[:120]}"}
            )
        new = receivers[place]
        shares.setdefault(new.pk, (new, []))[1].append(row)
    return list(shares.values())


def _hand_over(succession: Succession, holding: Holding, rows: list[Any], new: Agency) -> None:
    """Moves rows to their new agency, but those that stay with one that lives on.

    Some are absorbed: the heir has a like row already, which takes theirs in. Each of the three is written down with
    what it was, so that a reversal finds it: what moved (from its old agency), what was absorbed (the same), and the
    heir's own row that took something in (from the heir to the heir).
    """
    owner = f"{holding.column}_id"
    moving = [row for row in rows if getattr(row, owner) != new.pk]
    absorbed = holding.absorb(moving, new, succession.on) if moving else {}
    passing = [row for row in moving if row.pk not in absorbed]
    holding.remember(passing, succession.on)
    holding.by_key([row.pk for row in passing]).update(**{holding.column: new})
    passed = {row.pk: getattr(row, owner) for row in moving}
    of_heir = set(absorbed) - set(passed)
    of_heir -= _note_double_moves(succession, holding, {row: absorbed[row] for row in of_heir})
    owners = passed | dict.fromkeys(of_heir, new.pk)
    Handover.objects.bulk_create(
        Handover(
            succession=succession, old_id=old, new=new, holding=holding.key, row=row, was=absorbed.get(row, "")
        )
        for row, old in owners.items()
    )  # fmt: skip


def _note_double_moves(succession: Succession, holding: Holding, was: dict[int, str]) -> set[int]:
    """Rows of the heir that came to it by this very succession: what they were is noted on that move."""
    moved_before = Handover.objects.filter(succession=succession, holding=holding.key, row__in=was)
    doubly = set(moved_before.values_list("row", flat=True))
    for row in doubly:
        moved_before.filter(row=row).update(was=MOVED + was[row])
    return doubly


def reorganise(
    *, by: User, locality: Locality, data: bytes, now: datetime, tell: Tell = say_nothing
) -> list[Succession]:
    """Records every succession of a list that needs no choice, one after the other; none where a cell is wrong."""
    require(can_record_succession(by, locality), str(FOCAL_ONLY))
    read = read_reorganisation(data, locality, timezone.localdate(now))
    refuse_faults(read.faults)
    sizes = [sum(count for _label, count in plan.passing) for plan in read.at_once]
    begins = [sum(sizes[:place]) for place in range(len(sizes))]
    made = []

    def take_in(plans: Sequence[tuple[int, Any]]) -> None:
        for begin, plan in plans:
            done = record_succession(
                by=by, locality=locality, change=plan.change, now=now,
                tell=lambda so_far, _all, begin=begin: tell(begin + so_far, sum(sizes)),  # type: ignore[misc]
            )  # fmt: skip
            made.append(done)

    in_parts(list(zip(begins, read.at_once, strict=True)), 1, take_in, lambda numbered: numbered[1].change)
    with transaction.atomic():
        record(by=by, verb="reorganise", target=locality, count=len(read.at_once))
    return made


@transaction.atomic
def reverse_succession(*, by: User, succession: Succession, now: datetime) -> Succession:
    """Takes a succession back as though it had never been: what passed returns, what was ended lives on."""
    require(
        can_record_succession(by, succession.locality),
        _("Chỉ cán bộ đầu mối hoặc quản trị hệ thống được hủy việc sắp xếp cơ quan."),
    )
    succession = locked(succession, "locality")
    refuse_if(succession.reversed_at is not None, _("Việc sắp xếp này đã được hủy."))
    later = later_successions(succession).first()
    if later is not None:
        raise Refused(
            _("Sau đó đã có việc sắp xếp khác (%(later)s) trên các cơ quan này; hãy hủy việc đó trước.")
            % {"later": later}
        )
    _refuse_taken_names(succession)
    succession.reversed_by, succession.reversed_at = by, now
    succession.save()
    Agency.objects.filter(became__succession=succession, valid_to=succession.on).update(valid_to=None)
    returned = take_back(succession)
    for link in succession.links.filter(founds=True).select_related("new"):
        _end_founded(link.new)
    record(by=by, verb="reverse_succession", target=succession, kind=succession.kind, returned=returned)
    return succession


def _refuse_taken_names(succession: Succession) -> None:
    """Two living agencies never bear one name."""
    for old in Agency.objects.filter(became__succession=succession, valid_to=succession.on).distinct():
        if Agency.objects.filter(locality=old.locality_id, folded=old.folded, valid_to=None).exists():
            raise Refused(
                _("Đã có cơ quan khác mang tên “%(name)s”; hãy đổi tên cơ quan đó trước khi hủy.") % {"name": old.name}
            )


def _end_founded(agency: Agency) -> None:
    left = [row for row in own_rows(agency) if not isinstance(row, GroupMember)]  # a place that means nobody
    if left:
        raise Refused(
            _("%(agency)s đã có thêm %(count)s mục riêng (%(first)s…) nên không hủy được; hãy ghi nhận chia tách.")
            % {"agency": agency.name, "count": len(left), "first": str(left[0])[:80]}
        )
    Agency.objects.filter(pk=agency.pk).update(valid_to=agency.valid_from)
