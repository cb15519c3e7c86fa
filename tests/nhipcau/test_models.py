"""Every constraint, broken once."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from nhipcau.agencies.models import Agency
from nhipcau.plans.models import Assignment, Plan, SourceFile
from nhipcau.reports.models import Period, Submission
from nhipcau.work.models import Difficulty, Progress
from tests.conftest import NOW
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db


def _same_name():
    agency = make.AgencyFactory(name="Sở Ngoại vụ", valid_from=date(2020, 1, 1))
    make.AgencyFactory(name="SỞ NGOẠI VỤ", locality=agency.locality, valid_from=date(2020, 1, 1))


def _alias_twice():
    alias = make.AliasFactory(name="SNgV")
    make.AliasFactory(name="sngv", agency=make.AgencyFactory(locality=alias.locality))


def _membership_twice():
    membership = make.MembershipFactory()
    make.MembershipFactory(user=membership.user, agency=membership.agency)


def _source_twice():
    source = make.SourceFileFactory()
    make.SourceFileFactory(locality=source.locality, sha256=source.sha256)


def _item_position_twice():
    item = make.ItemFactory()
    make.ItemFactory(plan=item.plan, position=item.position)


def _assignment_twice():
    row = make.AssignmentFactory(printed_name="Sở Y tế")
    make.AssignmentFactory(task=row.task, printed_name="SỞ Y TẾ")


def _period_name_twice():
    period = make.PeriodFactory()
    make.PeriodFactory(plan=period.plan, name=period.name)


def _submission_twice():
    submission = make.SubmissionFactory()
    make.SubmissionFactory(period=submission.period, agency=submission.agency)


def _half(model, factory, **values):
    def broken():
        model.objects.filter(pk=factory().pk).update(**values)

    return broken


BROKEN = {
    "agency_once": _same_name,
    "agency_dates": _half(Agency, make.AgencyFactory, valid_from=date(2026, 1, 1), valid_to=date(2025, 1, 1)),
    "alias_once": _alias_twice,
    "membership_once": _membership_twice,
    "source_once": _source_twice,
    "plan_activated": _half(Plan, make.PlanFactory, activated_at=None),
    "item_position_once": _item_position_twice,
    "assignment_name_once": _assignment_twice,
    "progress_percent": _half(Progress, make.ProgressFactory, percent=101),
    "progress_done": _half(Progress, make.ProgressFactory, state="done", percent=99),
    "difficulty_answered": _half(Difficulty, make.DifficultyFactory, answer="Được."),
    "period_name_once": _period_name_twice,
    "period_dates": _half(Period, make.PeriodFactory, ends_on=date(2020, 1, 1)),
    "submission_once": _submission_twice,
    "submission_sent": _half(Submission, make.SubmissionFactory, sent_at=NOW),
}


@pytest.mark.parametrize("name", BROKEN)
def test_constraint(name):
    with pytest.raises(IntegrityError), transaction.atomic():
        BROKEN[name]()


def test_derived_columns_are_written_with_their_row():
    agency = make.AgencyFactory(name="Đài Phát thanh")

    agency.name = "Ủy ban"
    agency.save()

    assert Agency.objects.get(folded="uy ban") == agency


def test_names_of_things():
    row = make.AssignmentFactory(agency=None, printed_name="Sở Lạ")
    assert (row.display_name, str(row.task.plan)) == ("Sở Lạ", "Kế hoạch")
    assert SourceFile.objects.count() == Plan.objects.count() == 1
    assert Assignment.objects.get().folded == "so la"
