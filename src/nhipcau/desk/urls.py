"""The desk's routes, room by room. A page is a noun, a change is the name of its action."""

from django.urls import include, path

ROOMS = (
    "agencies",
    "agreements",
    "amendments",
    "books",
    "countries",
    "delegations",
    "difficulties",
    "documents",
    "duties",
    "extensions",
    "frame",
    "gifts",
    "glossary",
    "greetings",
    "imports",
    "indicators",
    "inspections",
    "letterheads",
    "localities",
    "notices",
    "numbers",
    "overview",
    "partners",
    "people",
    "periods",
    "plans",
    "programmes",
    "received",
    "records",
    "reminders",
    "reports",
    "review",
    "submissions",
    "successions",
    "tasks",
    "works",
)

urlpatterns = [path("", include(f"nhipcau.desk.{room}.urls")) for room in ROOMS]
