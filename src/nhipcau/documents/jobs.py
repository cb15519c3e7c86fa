"""Composing that outlasts a request: a period of thousands of agencies."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django_tasks import TaskContext, task

from nhipcau.agencies.models import Agency, DraftingUnit, Signer
from nhipcau.documents.actions import compose_document
from nhipcau.documents.models import Kind, Template
from nhipcau.documents.orders import Order
from nhipcau.documents.urging import compose_reminders
from nhipcau.jobs.queue import on_behalf, teller
from nhipcau.plans.models import Plan
from nhipcau.reports.models import Period


@task(takes_context=True)
def compose_reminders_job(context: TaskContext, /, plan: int, agencies: list[int], **asked: Any) -> dict[str, str]:
    """Drafts a letter to each of the agencies that are urged; one that is there already does not come twice."""
    with on_behalf(asked) as (by, outcome):
        compose_reminders(
            by=by, plan=Plan.objects.select_related("locality__focal_agency").get(pk=plan),
            agencies=Agency.objects.filter(pk__in=agencies).order_by("sort_key"),
            now=timezone.now(),  # noqa: TID251  a job asks the clock
            tell=teller(str(context.task_result.id)),
        )  # fmt: skip
        outcome["where"] = f"{reverse('document_list')}?kind={Kind.REMINDER}&state=draft"
    return outcome


@task(takes_context=True)
def compose_report_job(
    context: TaskContext,
    /,
    period: int,
    issuer: int,
    chosen: dict[str, int],
    to: dict[str, list[str]],
    **asked: Any,
) -> dict[str, str]:
    """Composes the consolidated report of a period; ``chosen`` are the ids of template, signer and unit.

    ``to`` has its addressees and recipients, and the ``text`` of what the Committee asks.
    """
    with on_behalf(asked) as (by, outcome):
        found = Period.objects.select_related("plan__locality").get(pk=period)
        order = Order(
            Kind.REPORT, found.plan, Agency.objects.get(pk=issuer), period=found,
            template=Template.objects.filter(pk=chosen.get("template", 0)).first(),
            signer=Signer.objects.filter(pk=chosen.get("signer", 0)).first(),
            unit=DraftingUnit.objects.filter(pk=chosen.get("unit", 0)).first(),
            addressees=tuple(to["addressees"]), recipients=tuple(to["recipients"]),
            text="\n".join(to["text"]),
        )  # fmt: skip
        document = compose_document(
            by=by, order=order, now=timezone.now(),  # noqa: TID251  a job asks the clock
            tell=teller(str(context.task_result.id)),
        )  # fmt: skip
        outcome["where"] = reverse("document_detail", args=[document.pk])
    return outcome
