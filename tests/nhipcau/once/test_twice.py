"""Every form of the desk that does something, sent twice at once by the same person: it is done once."""

import threading

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.constants import ERROR
from django.db import connections
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from nhipcau.audit.models import Event
from nhipcau.common.templatetags.once import FORM_TOKEN
from tests.nhipcau.desk.access import CAST, DEEDS, JOBS, QUERIES, VERBS, arguments_of

pytestmark = pytest.mark.django_db(transaction=True)
AGAIN = {
    "switch_agency", "see_reminders", "see_notices", "choose_mails", "save_filter", "drop_filter", "look_at_passports",
}  # fmt: skip
"""What may be said as often as one likes: it says how things are to be, or looks, and makes nothing."""

SAME = {
    "accept_all_agencies", "accept_task", "add_alias", "edit_report", "post_progress", "post_results", "post_value",
    "save_submission",
}  # fmt: skip
"""What finds that the same was said already: the second is told the same as the first, and nothing is written."""


class _Sender(threading.Thread):
    """One of two who send the same form at the same moment, each with a connection of its own."""

    def __init__(self, client, address, form, barrier):
        super().__init__()
        self.client, self.address, self.form, self.barrier = client, address, form, barrier
        self.answer = ""

    def run(self):
        self.barrier.wait()
        try:
            response = self.client.post(self.address, self.form)
            self.answer = _answer(response)
        finally:
            connections.close_all()


def _answer(response):
    if response.status_code == 302:
        is_refused = any(message.level == ERROR for message in get_messages(response.wsgi_request))
        return "refused" if is_refused else "done"
    return "refused" if response.status_code in (403, 404, 422, 503) else str(response.status_code)


def _copy(file):
    file.seek(0)
    return type(file)(file.name, file.read())


def _form(form):
    """The same form for one more request: files are read once, so that each has its own."""
    copied = {name: _copy(value) if hasattr(value, "seek") else value for name, value in form.items()}
    return {**copied, FORM_TOKEN: "m4rk"}


def _client(user):
    client = Client(raise_request_exception=False)
    if user is not None:
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.mark.parametrize("route", sorted(DEEDS.keys() - AGAIN - {"accept_invitation"}))
def test_a_form_that_is_sent_twice_at_once_counts_once(route, world):
    target, form, answers = DEEDS[route]
    person = getattr(world, CAST[answers.index("D")])
    query = "?" + "&".join(f"{k}={v}" for k, v in QUERIES[route](world).items()) if route in QUERIES else ""
    address = reverse(route, args=arguments_of(world, target)) + query
    form = form(world) if callable(form) else form
    before, barrier = _count(route), threading.Barrier(2)

    senders = [_Sender(_client(person), address, _form(form), barrier) for _ in range(2)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()

    told = sorted(sender.answer for sender in senders)
    assert told == ["done", "refused"] or (route in SAME and told == ["done", "done"])
    assert _count(route) == before + 1


def _count(route):
    """How often it was done: by the record, or by the jobs that were begun."""
    if route in JOBS:
        return DBTaskResult.objects.count()
    return Event.objects.filter(verb=VERBS.get(route, route)).count()
