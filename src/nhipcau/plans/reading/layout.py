"""How a plan was printed."""

import kehoach
from nhipcau.plans.models import Plan

Layout = kehoach.Layout
Setting = kehoach.Setting


def layout_of(plan: Plan) -> Layout:
    """Head, end and headings of the text of a plan; empty ones where it has no source."""
    return kehoach.lay_out(plan.source_text)
