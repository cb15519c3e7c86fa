"""Who may sign in, as what, and what each role may do."""

from functools import partial

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.accounts.models import User
from nhipcau.agencies import absences, people
from nhipcau.agencies.models import Invitation, Membership
from nhipcau.agencies.permissions import can_end_membership, can_invite_person, can_see_people
from nhipcau.agencies.queries import (
    KEEPERS_ONLY,
    colleagues_of,
    localities_where,
    search_memberships,
    visible_agencies,
    visible_invitations,
    visible_memberships,
)
from nhipcau.agencies.standing import standing_of
from nhipcau.common.numbers import parse_whole
from nhipcau.common.refusal import NotAllowed, require
from nhipcau.desk.acting_agency import ACTING
from nhipcau.desk.addresses import whole_address
from nhipcau.desk.lists import list_context, list_sheet
from nhipcau.desk.people.forms import AbsenceForm, EndMembershipForm, InviteForm, NewPasswordForm, OwnAccountForm
from nhipcau.desk.people.listing import PEOPLE
from nhipcau.desk.responses import form_page, refusals
from nhipcau.desk.signed_in import SignedInRequest, came_from, desk_page, sent
from nhipcau.overview.rights import rights_table
from nhipcau.succession import leaving

PASSWORD_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"  # noqa: S105 (a name, not a password)


@require_GET
@desk_page
def person_list(request: SignedInRequest) -> HttpResponseBase:
    """Everybody who holds a role in the locality, and the letters that wait for an answer."""
    context = list_context(request, PEOPLE, _found(request))
    context |= {
        "may_end": {row.pk for row in context["page"] if can_end_membership(request.user, row)},
        "invitations": [
            (row, can_invite_person(request.user, row.agency, row.role)) for row in visible_invitations(request.user)
        ],
        "now": timezone.now(),
        "can_invite": bool(_invitable(request)),
    }
    return render(request, "desk/people/person_list.html", context)


def _found(request: SignedInRequest) -> QuerySet[Membership]:
    require(bool(localities_where(request.user, can_see_people)), str(KEEPERS_ONLY))
    rows = search_memberships(visible_memberships(request.user), request.GET.get("q", ""))
    return rows.filter(user__last_login=None) if request.GET.get("entered") == "never" else rows


def _invitable(request: SignedInRequest) -> list[str]:
    """The roles that the person may give."""
    standing = standing_of(request.user)
    if standing.administered:
        return [role.value for role in Membership.Role]
    return [Membership.Role.OFFICER.value, Membership.Role.HEAD.value] if standing.focal_in else []


@require_http_methods(["GET", "POST"])
@desk_page
def invite_person(request: SignedInRequest) -> HttpResponseBase:
    """A letter to somebody who is to sign in."""
    roles = _invitable(request)
    if not roles:
        raise NotAllowed(str(KEEPERS_ONLY))
    standing = standing_of(request.user)
    agencies = visible_agencies(request.user).filter(
        locality__in=standing.focal_in | standing.administered, valid_to=None
    )
    initial = {"agency": request.GET.get("agency")}
    form = InviteForm(*sent(request)[:1], initial=initial, agencies=agencies.single(), roles=roles)
    if request.method == "POST" and form.is_valid():
        invited = dict(form.cleaned_data)
        with refusals(form):
            try:
                people.invite_person(
                    by=request.user, agency=invited.pop("agency"), person=people.Invited(**invited), now=timezone.now(),
                    post=partial(people.post_letter, partial(whole_address, request, "accept_invitation")),
                )  # fmt: skip
            except people.Undelivered as undelivered:
                told = {"address": undelivered.address, "person": invited["full_name"]}
                return render(request, "desk/people/pass_on.html", told)
            messages.success(request, _("Đã gửi thư mời tới %(email)s.") % {"email": invited["email"]})
            return redirect("person_list")
    return form_page(request, "desk/people/invite_person.html", form)


@require_POST
@desk_page
def withdraw_invitation(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A letter is void."""
    invitation = get_object_or_404(visible_invitations(request.user), pk=pk)
    people.withdraw_invitation(by=request.user, invitation=invitation, now=timezone.now())
    messages.success(request, _("Đã thu hồi thư mời."))
    return redirect("person_list")


@require_http_methods(["GET", "POST"])
@desk_page
def end_membership(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A role ends, once what is in the person's name is passed on."""
    membership = get_object_or_404(visible_memberships(request.user), pk=pk)
    require(can_end_membership(request.user, membership), str(KEEPERS_ONLY))
    held, empty = leaving.in_their_name(membership), leaving.left_empty(membership)
    heirs = colleagues_of(membership.agency).exclude(pk=membership.user_id)
    form = EndMembershipForm(*sent(request)[:1], heirs=heirs if held.count else None, is_needed=bool(empty))
    if form.is_valid():
        with refusals(form):
            leaving.end_membership(
                by=request.user, membership=membership, now=timezone.now(), **form.cleaned_data
            )  # fmt: skip
            messages.success(request, _("Đã thu hồi vai trò."))
            return redirect("person_list")
    context = {"membership": membership, "held": held, "empty": empty}
    return form_page(request, "desk/people/end_membership.html", form, context)


def _absences(request: SignedInRequest, form: AbsenceForm) -> HttpResponseBase:
    rows = absences.visible_absences(request.user).not_over(timezone.localdate())
    mine = set(absences.who_may_be_away(request.user).values_list("pk", flat=True))
    context = {"rows": [(row, row.user_id in mine) for row in rows]}
    return form_page(request, "desk/people/absence_list.html", form, context)


@require_GET
@desk_page
def absence_list(request: SignedInRequest) -> HttpResponseBase:
    """Who is or will be away and who stands in, of those whom it concerns; and the form that says so."""
    return _absences(request, AbsenceForm(by=request.user))


@require_POST
@desk_page
def add_absence(request: SignedInRequest) -> HttpResponseBase:
    """Somebody is away for some days."""
    form = AbsenceForm(request.POST, by=request.user)
    if form.is_valid():
        away = absences.Away(*(form.cleaned_data[name] for name in ("substitute", "since", "until")))
        with refusals(form):
            absences.add_absence(by=request.user, user=form.cleaned_data["user"], away=away, now=timezone.now())
            messages.success(request, _("Đã ghi; %(person)s được báo.") % {"person": away.substitute})
            return redirect("absence_list")
    return _absences(request, form)


@require_POST
@desk_page
def call_off_absence(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The person is back."""
    absence = get_object_or_404(absences.visible_absences(request.user), pk=pk)
    absences.call_off_absence(by=request.user, absence=absence, now=timezone.now())
    messages.success(request, _("%(person)s không vắng mặt nữa.") % {"person": absence.user})
    return redirect("absence_list")


@require_http_methods(["GET", "POST"])
def accept_invitation(request: HttpRequest, key: str) -> HttpResponseBase:
    """The invited person sets a password, or adds the role to the account that they have. Open to who has the key."""
    invitation = people.invitation_of(key)
    if invitation is None:
        raise Http404
    known = people.account_of(invitation)
    is_theirs = known is not None and request.user == known
    form: NewPasswordForm | OwnAccountForm = OwnAccountForm(*sent(request)[:1], is_theirs=is_theirs)
    if known is None:
        owner = User(email=invitation.email, full_name=invitation.full_name)
        form = NewPasswordForm(*sent(request)[:1], owner=owner)
    if form.is_valid():
        with refusals(form):
            user = people.accept_invitation(
                invitation=invitation, password=form.cleaned_data.get("password", ""), now=timezone.now(),
                known=known if is_theirs else None,
            )  # fmt: skip
            messages.success(request, _("Đã nhận vai trò %(role)s.") % {"role": invitation.get_role_display()})
            return redirect("today") if is_theirs else _enter(request, user)
    context = {
        "invitation": invitation, "known": known, "is_theirs": is_theirs,
        "is_open": _is_open(invitation), "back": request.get_full_path(),
    }  # fmt: skip
    return form_page(request, "desk/people/accept_invitation.html", form, context)


def _enter(request: HttpRequest, user: User) -> HttpResponseBase:
    """Signed in at once, as after the sign-in page."""
    user.backend = PASSWORD_BACKEND
    entered: HttpResponseBase = perform_login(request, Login(user=user, redirect_url=reverse("today")))
    return entered


def _is_open(invitation: Invitation) -> bool:
    is_unused = invitation.accepted_at is None and invitation.withdrawn_at is None
    return is_unused and invitation.expires_at > timezone.now()


@require_POST
@desk_page
def switch_agency(request: SignedInRequest) -> HttpResponseBase:
    """From now on the person acts for this one of their agencies; for all of them where none is named."""
    chosen = parse_whole(request.POST.get("agency", ""))
    if chosen in {post.agency_id for post in standing_of(request.user).posts}:
        request.session[ACTING] = chosen
    else:
        request.session.pop(ACTING, None)
    return redirect(came_from(request))


@require_GET
@desk_page
def rights(request: SignedInRequest) -> HttpResponseBase:
    """Who may do what, worked out by asking the code itself."""
    return render(request, "desk/people/rights.html", {"roles": Membership.Role, "sections": rights_table()})


@require_GET
@desk_page
def people_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The same list as .xlsx."""
    return list_sheet(request, PEOPLE, _found(request))
