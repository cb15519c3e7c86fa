"""Why an action did not happen, in a sentence for the person who asked."""


class Refused(Exception):
    """The only error that a view catches: the action is not possible now. Carries a sentence."""


class NotAllowed(Refused):
    """The person may not do this."""


class Stale(Refused):
    """Somebody else changed the object since the person opened it."""


class Gone(Refused):
    """Somebody threw the object away since the person looked at it."""


def require(allowed: bool, sentence: str) -> None:  # noqa: FBT001 (a yes or no is what it takes)
    """Raises NotAllowed with the sentence unless allowed."""
    if not allowed:
        raise NotAllowed(sentence)


def refuse_if(stands_against: object, sentence: str) -> None:
    """Raises Refused with the sentence where something stands against the action: what is true, or not empty."""
    if stands_against:
        raise Refused(sentence)
