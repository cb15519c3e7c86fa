"""Indicators: what a plan wants to reach in numbers, reported once and used wherever it is asked for."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line, clean_text
from nhipcau.common.locking import locked
from nhipcau.common.refusal import refuse_if, require
from nhipcau.plans.models import Assignment, Indicator, Item, Plan, Target
from nhipcau.plans.permissions import can_correct_plan
from nhipcau.plans.reading.plan_reader import Candidate
from nhipcau.work.models import Evidence, IndicatorValue
from nhipcau.work.permissions import can_post_value
from nhipcau.work.progress.evidence import kept_evidence, refuse_files, save_evidence
from nhipcau.work.progress.rows import File

FOCAL_ONLY = gettext_lazy("Chỉ cán bộ đầu mối được đặt chỉ tiêu.")
MOST = Decimal(10) ** 15


@dataclass(frozen=True, slots=True)
class Aim:
    """What is counted, from where, and what it is to reach in which year."""

    name: str
    unit: str = ""
    baseline: Decimal | None = None
    agency: Agency | None = None
    is_falling: bool = False
    targets: Mapping[int, Decimal] = field(default_factory=dict)


@transaction.atomic
def set_indicator(*, by: User, plan: Plan, indicator: Indicator | None, aim: Aim) -> Indicator:
    """Adds an indicator to a plan, or writes it anew with its targets; its values stay."""
    require(can_correct_plan(by, plan), str(FOCAL_ONLY))
    name = clean_line(aim.name, 500)
    refuse_if(not name, _("Hãy ghi tên chỉ tiêu."))
    refuse_if(
        aim.agency is not None and (aim.agency.locality_id != plan.locality_id or aim.agency.valid_to is not None),
        _("Hãy chọn một cơ quan đang hoạt động của địa phương."),
    )
    refuse_if(any(not 1900 <= year <= 2200 for year in aim.targets), _("Năm của mục tiêu phải từ 1900 đến 2200."))
    indicator = indicator or Indicator(plan=plan)
    indicator.name, indicator.unit, indicator.baseline = name, aim.unit.strip()[:80], aim.baseline
    indicator.agency, indicator.is_falling = aim.agency, aim.is_falling
    indicator.save()
    indicator.targets.exclude(year__in=aim.targets).delete()
    for year, value in aim.targets.items():
        Target.objects.update_or_create(indicator=indicator, year=year, defaults={"value": value})
    said = "; ".join(f"{year}: {value}" for year, value in sorted(aim.targets.items()))
    record(by=by, verb="set_indicator", target=indicator, text=f"{name} ({said})")
    return indicator


@transaction.atomic
def take_indicators(*, by: User, plan: Plan, chosen: Collection[Candidate]) -> list[Indicator]:
    """Makes indicators of what the reader found counted in the plan; what is one already is not doubled."""
    require(can_correct_plan(by, plan), str(FOCAL_ONLY))
    locked(plan)
    there = set(plan.indicators.values_list("item", "unit"))
    made = []
    for candidate in chosen:
        if (candidate.item.pk, candidate.unit[:80]) in there or candidate.value >= MOST:
            continue
        indicator = Indicator.objects.create(
            plan=plan, item=candidate.item, name=candidate.name[:500], unit=candidate.unit[:80],
            is_falling=candidate.is_falling, agency=_lead_of(candidate.item),
        )  # fmt: skip
        Target.objects.bulk_create(
            Target(indicator=indicator, year=year, value=Decimal(str(candidate.value))) for year in candidate.years
        )
        made.append(indicator)
    record(by=by, verb="take_indicators", target=plan, count=len(made))
    return made


def _lead_of(item: Item) -> Agency | None:
    """Who reports what a task counts: the only agency that leads it."""
    rows = Assignment.objects.counted().filter(task__item=item, role__in=Assignment.ANSWERING).select_related("agency")
    agencies = {row.agency for row in rows if row.agency is not None and not row.agency.is_group}
    return agencies.pop() if len(agencies) == 1 else None


@transaction.atomic
def drop_indicator(*, by: User, indicator: Indicator) -> None:
    """Takes an indicator out; one that has values stays."""
    require(can_correct_plan(by, indicator.plan), str(FOCAL_ONLY))
    refuse_if(indicator.values.exists(), _("Chỉ tiêu đã có kết quả nên không bỏ được."))
    record(by=by, verb="drop_indicator", target=indicator.plan, text=indicator.name)
    indicator.delete()


@dataclass(frozen=True, slots=True)
class Measured:
    """What an indicator reached, on which day. ``token`` names the form, so that it counts once."""

    value: Decimal
    on: date
    token: str
    note: str = ""
    files: Sequence[File] = ()
    links: Sequence[str] = ()


def post_value(*, by: User, indicator: Indicator, measured: Measured, now: datetime) -> IndicatorValue:
    """Adds what an indicator has reached, with evidence. The same form sent twice gives the same row."""
    require(can_post_value(by, indicator), _("Chỉ cơ quan được giao chỉ tiêu hoặc cán bộ đầu mối ghi được kết quả."))
    refuse_files(measured.files)
    with kept_evidence(measured.files, measured.links) as evidence, transaction.atomic():
        return _post(by, indicator, measured, evidence, now)


def _post(
    by: User, indicator: Indicator, measured: Measured, evidence: list[Evidence], now: datetime
) -> IndicatorValue:
    indicator = locked(indicator, "plan")
    known = indicator.values.filter(token=measured.token).first()
    if known is not None:
        return known
    refuse_if(
        indicator.plan.state != Plan.State.ACTIVE,
        _("Kế hoạch chưa kích hoạt hoặc đã kết thúc nên không ghi kết quả được."),
    )
    refuse_if(measured.on > timezone.localdate(now), _("Ngày của số liệu không thể ở sau hôm nay."))
    refuse_if(abs(measured.value) >= MOST, _("Số quá lớn."))
    value = IndicatorValue.objects.create(
        indicator=indicator, on=measured.on, value=measured.value, note=clean_text(measured.note),
        posted_by=by, posted_at=now, token=measured.token,
    )  # fmt: skip
    save_evidence(value, evidence)
    record(
        by=by, verb="post_value", target=indicator, value=str(measured.value), on=measured.on, note=value.note,
        files=[*(file.name for file in measured.files), *measured.links], witnessed=[value, *evidence],
    )  # fmt: skip
    return value
