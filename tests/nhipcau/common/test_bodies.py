"""A request that brings too much is refused before it is read."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from nhipcau.common.bodies import refuse_large_body


class Unread:
    """A body of which nobody may read a byte."""

    def read(self, *_sizes):
        raise AssertionError("the body was read")


@pytest.mark.parametrize(
    ("length", "status"), [("2001", 413), ("2000", 200), ("", 200), ("nhieu", 200), ("9" * 30, 413)]
)
def test_the_length_decides_before_the_body_is_read(settings, length, status):
    settings.MAX_BODY_BYTES, settings.MAX_UPLOAD_BYTES = 2000, 1000
    request = RequestFactory().post("/x/", CONTENT_LENGTH=length)
    request._stream = Unread()

    answer = refuse_large_body(lambda _request: HttpResponse("ok"))(request)

    assert (answer.status_code, "quá lớn" in answer.content.decode()) == (status, status == 413)


def test_every_page_is_behind_it(client, settings):
    settings.MAX_BODY_BYTES = 10

    assert client.post("/accounts/login/", {"login": "x" * 100}).status_code == 413
