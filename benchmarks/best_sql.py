"""The best SQL that we know for the rows of each page of ``bench_pages``: few statements, the columns that are shown.

Each takes who asks and what of (focal officer, officer, plan, task, day) and gives statements with their parameters.
"""

STATUS = "CASE WHEN f.late_after < %s THEN 'late' ELSE f.in_time END"
OF_THE_DAY = "f.since <= %s AND f.until > %s"
ANSWERING = "f.role IN ('lead', 'responsible')"


def my_tasks(focal, officer, plan, task, day):
    """How many by status and role, and the first fifty."""
    agency = officer.memberships.get().agency_id
    mine = (
        f"FROM plans_assignmentfacts f WHERE f.agency_id = %s AND f.is_at_work AND NOT f.is_elsewhere AND {OF_THE_DAY}"
    )
    rows = f"""
        SELECT a.id, f.task_id, i.locator, i.text, p.number, p.title, g.name, f.role, f.due, {STATUS}, f.percent
        FROM plans_assignmentfacts f JOIN plans_assignment a ON a.id = f.assignment_id
        JOIN plans_task t ON t.id = f.task_id JOIN plans_item i ON i.id = t.item_id
        JOIN plans_plan p ON p.id = f.plan_id JOIN agencies_agency g ON g.id = f.agency_id
        WHERE f.agency_id = %s AND f.is_at_work AND NOT f.is_elsewhere AND {ANSWERING} AND {OF_THE_DAY}
        ORDER BY f.in_time IN ('done', 'done_late', 'done_undated'), f.due IS NULL, f.due, f.position LIMIT 50"""
    return [
        (f"SELECT {STATUS}, f.role, count(*) {mine} GROUP BY 1, 2", (day, agency, day, day)),
        (rows, (day, agency, day, day)),
    ]


def plan_page(focal, officer, plan, task, day):
    """Tasks by section and status, parts by agency, and the first fifty parts."""
    rows = f"""
        SELECT a.id, f.task_id, i.locator, i.text, t.time_text, g.name, f.role, f.due, {STATUS}, f.percent
        FROM plans_assignmentfacts f JOIN plans_assignment a ON a.id = f.assignment_id
        JOIN plans_task t ON t.id = f.task_id JOIN plans_item i ON i.id = t.item_id
        LEFT JOIN agencies_agency g ON g.id = f.agency_id
        WHERE f.plan_id = %s AND f.is_standing AND {ANSWERING} AND {OF_THE_DAY} ORDER BY f.position, a.position LIMIT 50"""
    return [*_counts(plan, day), (rows, (day, plan.pk, day, day))]


def _counts(plan, day):
    return [
        (f"SELECT i.section, f.kind, {STATUS}, count(*), min(f.position) FROM plans_taskfacts f "
         "JOIN plans_task t ON t.id = f.task_id JOIN plans_item i ON i.id = t.item_id "
         f"WHERE f.plan_id = %s AND f.is_standing AND {OF_THE_DAY} GROUP BY 1, 2, 3", (day, plan.pk, day, day)),
        (f"SELECT g.id, g.name, g.sort_key, {STATUS}, count(*), count(f.state) FROM plans_assignmentfacts f "
         "LEFT JOIN agencies_agency g ON g.id = f.agency_id "
         f"WHERE f.plan_id = %s AND f.is_standing AND {ANSWERING} AND {OF_THE_DAY} GROUP BY 1, 2, 3, 4",
         (day, plan.pk, day, day)),
    ]  # fmt: skip


def task_page(focal, officer, plan, task, day):
    """Everybody on the task, what each has said with who said it, and what was asked or stands in the way."""
    people = "SELECT a.id FROM plans_assignment a WHERE a.task_id = %s"
    return [
        (f"SELECT a.*, f.due, {STATUS}, f.percent, g.name FROM plans_assignment a "
         f"JOIN plans_assignmentfacts f ON f.assignment_id = a.id AND {OF_THE_DAY} "
         "LEFT JOIN agencies_agency g ON g.id = a.agency_id WHERE a.task_id = %s ORDER BY a.role, a.position",
         (day, day, day, task.pk)),
        ("SELECT p.*, u.full_name, e.name, e.url FROM work_progress p JOIN accounts_user u ON u.id = p.posted_by_id "
         f"LEFT JOIN work_evidence e ON e.progress_id = p.id WHERE p.assignment_id IN ({people}) "
         "ORDER BY p.posted_at DESC", (task.pk,)),
        (f"SELECT * FROM work_difficulty WHERE assignment_id IN ({people})", (task.pk,)),
        (f"SELECT * FROM reminders_extension WHERE assignment_id IN ({people})", (task.pk,)),
    ]  # fmt: skip


def dashboard(focal, officer, plan, task, day):
    """The counts of a plan, by month too, and of every plan."""
    return [
        *_counts(plan, day),
        (f"SELECT f.due, {STATUS}, count(*) FROM plans_taskfacts f WHERE f.plan_id = %s AND f.kind = 'task' AND "
         f"f.is_standing AND {OF_THE_DAY} GROUP BY 1, 2", (day, plan.pk, day, day)),
        (f"SELECT f.plan_id, {STATUS}, count(*) FROM plans_taskfacts f JOIN plans_plan p ON p.id = f.plan_id "
         f"WHERE p.locality_id = %s AND p.state = 'active' AND f.kind = 'task' AND f.is_standing AND {OF_THE_DAY} "
         "GROUP BY 1, 2", (day, plan.locality_id, day, day)),
    ]  # fmt: skip


def calendar(focal, officer, plan, task, day):
    """What is due in six weeks, and the words of what is shown."""
    first, last = day.replace(day=1), day.replace(day=28)
    due = (
        f"FROM plans_assignmentfacts f JOIN plans_plan p ON p.id = f.plan_id WHERE p.locality_id = %s AND f.is_at_work "
        f"AND {ANSWERING} AND f.due BETWEEN %s AND %s AND {OF_THE_DAY}"
    )
    asked = (plan.locality_id, first, last, day, day)
    words = f"SELECT t.id, i.text FROM plans_task t JOIN plans_item i ON i.id = t.item_id WHERE t.id IN (SELECT f.task_id {due} LIMIT 300)"
    return [(f"SELECT f.task_id, f.due, {STATUS} {due} ORDER BY f.due, f.position", (day, *asked)), (words, asked)]


BEST = {
    "my tasks": my_tasks, "plan": plan_page, "task": task_page, "dashboard": dashboard, "calendar": calendar,
}  # fmt: skip
