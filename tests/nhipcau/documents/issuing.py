"""A document brought to its number by the people whose it is."""

from nhipcau.documents import actions, issue
from tests.conftest import NOW, TODAY


def issued(world, order, clerk=None):
    """The document that is ordered, issued today; by a clerk where the body has one."""
    document = actions.compose_document(by=world.focal, order=order, now=NOW)
    actions.put_for_signature(by=world.focal, document=document, now=NOW)
    actions.sign_document(by=clerk or world.focal, document=document, now=NOW)
    return issue.issue_document(by=clerk or world.focal, document=document, on=TODAY, now=NOW)
