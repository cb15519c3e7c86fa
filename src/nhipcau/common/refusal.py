"""Why an action did not happen, in a sentence for the person who asked."""


class Refused(Exception):
    """The only error that a view catches: the action is not possible now. Carries a sentence."""


class NotAllowed(Refused):
    """The person may not do this."""


class Stale(Refused):
    """Somebody else changed the object since the person opened it."""


def require(allowed: bool, sentence: str) -> None:  # noqa: FBT001 (a yes or no is what it takes)
    """Raises NotAllowed with the sentence unless allowed."""
    if not allowed:
        raise NotAllowed(sentence)
