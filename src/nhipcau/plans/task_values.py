"""A task as it stands, in the fields that a decision may change."""

from django.db.models import QuerySet

from nhipcau.plans.models import Assignment, Task


def named_assignments(task: Task) -> QuerySet[Assignment]:
    """Whom the task names today, a group as one, in the order of the document."""
    return task.assignments.named().select_related("agency").order_by("position", "pk")


def task_values(task: Task) -> dict[str, str]:
    """The task as it stands, in the fields of a change."""
    rows = list(named_assignments(task))

    def names(*roles: Assignment.Role) -> str:
        return "; ".join(str(row.display_name) for row in rows if row.role in roles)

    return {
        "text": task.item.text, "leads": names(*Assignment.ANSWERING), "partners": names(Assignment.Role.COORDINATE),
        "time_text": task.time_text,
    }  # fmt: skip
