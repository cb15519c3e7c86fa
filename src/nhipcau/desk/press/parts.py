"""What belongs to a visit: who is in the team, works that were published, violations."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nhipcau.desk.cards import Ask, ask_page
from nhipcau.desk.press.forms import PublishedForm, ReporterForm, ReportersForm, ToldForm, ViolationForm
from nhipcau.desk.press.views import CARD, kept_visit
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.press import follow_actions, reporter_actions
from nhipcau.press.pasted import pasted_reporters
from nhipcau.press.queries import visible_published, visible_reporters, visible_violations


@require_http_methods(["GET", "POST"])
@desk_page
def add_reporter(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Somebody is in the team."""
    visit = kept_visit(request, pk)
    form = ReporterForm(*sent(request))
    ask = Ask(_("Thêm người vào đoàn phóng viên"), _("Đã thêm."), _("Thêm"), record=visit, field="name")
    add = partial(reporter_actions.add_reporter, by=request.user, visit=visit)
    return ask_page(request, CARD, ask, form, lambda _said: add(said=form.said()))


@require_http_methods(["GET", "POST"])
@desk_page
def add_reporters(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The team's list, pasted."""
    visit = kept_visit(request, pk)
    ask = Ask(_("Dán danh sách đoàn phóng viên"), _("Đã thêm danh sách."), _("Thêm"), record=visit, field="text")
    add = partial(reporter_actions.add_reporters, by=request.user, visit=visit)
    return ask_page(
        request, CARD, ask, ReportersForm(*sent(request)), lambda said: add(people=pasted_reporters(said["text"]))
    )  # fmt: skip


@require_POST
@desk_page
def remove_reporter(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Somebody does not come along."""
    reporter = get_object_or_404(visible_reporters(request.user), pk=pk)
    reporter_actions.remove_reporter(by=request.user, reporter=reporter)
    messages.success(request, _("Đã bỏ khỏi đoàn phóng viên."))
    return go(request, f"{CARD.address(reporter.visit)}#reporters")


@require_http_methods(["GET", "POST"])
@desk_page
def add_published(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A work came of the visit."""
    visit = kept_visit(request, pk)
    form = PublishedForm(*sent(request), initial={"published_on": timezone.localdate()})
    hint = _("Bản lưu của tác phẩm đính kèm ở mục Tệp của hồ sơ.")
    ask = Ask(_("Thêm tác phẩm"), _("Đã thêm tác phẩm."), _("Thêm"), hint, record=visit, field="link")
    add = partial(follow_actions.add_published, by=request.user, visit=visit, now=timezone.now())
    return ask_page(request, CARD, ask, form, lambda _said: add(said=form.work()))


@require_POST
@desk_page
def remove_published(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The work did not come of this visit."""
    work = get_object_or_404(visible_published(request.user), pk=pk)
    follow_actions.remove_published(by=request.user, work=work)
    messages.success(request, _("Đã bỏ tác phẩm khỏi hồ sơ."))
    return go(request, f"{CARD.address(work.visit)}#published")


@require_http_methods(["GET", "POST"])
@desk_page
def note_violation(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Something happened against the licence or the law."""
    visit, now = kept_visit(request, pk), timezone.localtime()
    form = ViolationForm(*sent(request), initial={"on": now.date(), "hour": f"{now:%H:%M}"})
    hint = _("Lập biên bản, đính kèm ở mục Tệp. Từ giờ này tính 24 giờ để thông báo Bộ Ngoại giao.")
    ask = Ask(_("Ghi vi phạm"), _("Đã ghi vi phạm."), hint=hint, record=visit, field="what")
    note = partial(follow_actions.note_violation, by=request.user, visit=visit, now=now)
    return ask_page(request, CARD, ask, form, lambda said: note(at=form.moment(), what=said["what"]))


@require_http_methods(["GET", "POST"])
@desk_page
def tell_violation(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The Ministry was told."""
    violation, now = get_object_or_404(visible_violations(request.user), pk=pk), timezone.localtime()
    visit = kept_visit(request, violation.visit_id)
    form = ToldForm(*sent(request), initial={"on": now.date(), "hour": f"{now:%H:%M}"})
    ask = Ask(_("Ghi đã thông báo Bộ Ngoại giao"), _("Đã ghi việc thông báo."), about=violation.what, record=visit,
              field="paper")  # fmt: skip
    tell = partial(follow_actions.tell_violation, by=request.user, violation=violation, now=now)
    return ask_page(request, CARD, ask, form, lambda _said: tell(said=form.told()))
