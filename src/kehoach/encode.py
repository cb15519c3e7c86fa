"""Plan to JSON and back. The keys are those of the labelling guide."""

import json
from typing import Any

from cattrs import Converter

from kehoach.diff import Change
from kehoach.model import Plan, Span

_converter = Converter()
_converter.register_unstructure_hook(Span, lambda span: [span.start, span.end])
_converter.register_structure_hook(Span, lambda value, _: Span(*value))


def to_dict(plan: Plan) -> dict[str, Any]:
    """The plan as plain dicts and lists; recipients as texts, with their spans beside them."""
    data: dict[str, Any] = _converter.unstructure(plan)
    data["recipients"] = [r.text for r in plan.recipients]
    data["recipient_spans"] = [[r.span.start, r.span.end] for r in plan.recipients]
    return data


def from_dict(data: dict[str, Any]) -> Plan:
    """The plan that ``to_dict`` gave."""
    pairs = zip(data["recipients"], data["recipient_spans"], strict=True)
    rest = {k: v for k, v in data.items() if k != "recipient_spans"}
    rest["recipients"] = [{"text": text, "span": span} for text, span in pairs]
    return _converter.structure(rest, Plan)


def change_to_dict(change: Change) -> dict[str, Any]:
    """What became of a task, as plain dicts and lists."""
    data: dict[str, Any] = _converter.unstructure(change)
    return data


def to_json(plan: Plan) -> str:
    """The plan as JSON, indented, in Unicode."""
    return json.dumps(to_dict(plan), ensure_ascii=False, indent=1)


def from_json(text: str) -> Plan:
    """The plan that ``to_json`` wrote."""
    return from_dict(json.loads(text))
