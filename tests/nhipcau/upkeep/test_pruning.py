"""What is taken away by rule, and what stays."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from nhipcau.notices.models import Notice
from nhipcau.upkeep.pruning import prune
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db


def test_what_is_old_and_over_goes_and_the_rest_stays(world):
    now = timezone.now()
    day = timedelta(days=1)
    for key, ends in (("old", now - day), ("new", now + day)):
        Session.objects.create(session_key=key, session_data="x", expire_date=ends)
    for at, status in ((40, "SUCCESSFUL"), (5, "SUCCESSFUL"), (40, "READY")):
        job = DBTaskResult.objects.create(
            args_kwargs={},
            task_path="x.y",
            backend_name="default",
            run_after=now,
            exception_class_path="",
            traceback="",
        )
        DBTaskResult.objects.filter(pk=job.pk).update(status=status, finished_at=now - at * day)
    said = {"user": world.lead, "target": world.submission.pk}
    told = [
        Notice.objects.create(kind=kind, occasion=str(number), at=now - age * day, seen_at=seen, **said)
        for number, (kind, age, seen) in enumerate((
            ("to_write", 20, None), ("to_complete", 20, None), ("to_complete", 2, None),
            ("accepted", 300, now - 200 * day), ("accepted", 300, now - 10 * day),
        ))
    ]  # fmt: skip

    over = make.DelegationFactory(starts_on=(now - 9 * day).date(), ends_on=(now - 7 * day).date())
    make.MemberFactory(delegation=over, passport="x")

    counts = prune(now)

    assert counts == {"sessions": 1, "jobs": 1, "fallen_out": 1, "passports": 1, "notices": 1}
    assert list(Session.objects.values_list("session_key", flat=True)) == ["new"]
    assert DBTaskResult.objects.count() == 2
    left = {row.pk: row.seen_at is None for row in Notice.objects.all()}
    assert left == {told[0].pk: True, told[1].pk: False, told[2].pk: True, told[4].pk: False}
    assert prune(now) == {"sessions": 0, "jobs": 0, "fallen_out": 0, "passports": 0, "notices": 0}
