"""The shape of what people type about documents."""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.letterheads import first_signer
from nhipcau.agencies.models import Agency, DraftingUnit, Signer
from nhipcau.agencies.queries import committee_of, signers_of, units_of, visible_agencies
from nhipcau.desk.fields import lines
from nhipcau.documents.deliveries import Sent
from nhipcau.documents.models import BY_REGISTERS, Delivery, Document, Kind, Template
from nhipcau.documents.orders import Order
from nhipcau.documents.queries import in_use, issuers_for, issuers_to_draft_for, usable_templates
from nhipcau.plans.models import Amendment, Plan, Task
from nhipcau.plans.queries import tasks_with, visible_tasks
from nhipcau.reports.models import Period, Submission
from nhipcau.reports.queries import focal_agency, visible_submissions

ASKED: dict[str, tuple[str, ...]] = {
    Kind.REPORT: ("period", "addressees", "text"),
    Kind.AGENCY_REPORT: ("submission",),
    Kind.LETTER: ("addressees", "about", "period", "text"),
    Kind.REMINDER: ("agency",),
    Kind.PROPOSAL: ("amendment", "addressees", "about", "text", "funding", "opinions", "enclosed"),
    Kind.DECISION: ("amendment", "about"),
    Kind.PLAN: (),
    Kind.TASKS: ("about",),
    Kind.OWN_PLAN: ("about", "text"),
    Kind.SUBJECT: ("about", "words", "tasks", "addressees", "text"),
    Kind.CORRECTION: ("concerns", "addressees", "text"),
    Kind.WITHDRAWAL: ("concerns", "text"),
}
"""What each kind of document is asked about, beside its issuer and its template."""
KINDS = [(kind.value, kind.label) for kind in Kind if kind not in BY_REGISTERS]
"""The kinds that are ordered here."""
OF_EVERY = ("issuer", "signer", "unit", "recipients", "template")
"""What every kind is asked about."""
OF_SOME: dict[str, tuple[str, ...]] = {Kind.PLAN: ("issuer",)}
"""Of a kind that is no official document."""
NEEDED = {(Kind.REPORT, "period"), (Kind.AGENCY_REPORT, "submission"), (Kind.REMINDER, "agency"),
          (Kind.DECISION, "amendment"), (Kind.LETTER, "addressees"), (Kind.PROPOSAL, "addressees"),
          (Kind.CORRECTION, "concerns"), (Kind.CORRECTION, "addressees"), (Kind.CORRECTION, "text"),
          (Kind.SUBJECT, "about"), (Kind.SUBJECT, "addressees"), (Kind.WITHDRAWAL, "concerns"),
          (Kind.WITHDRAWAL, "text")}  # fmt: skip
TEXT_IS = {
    Kind.REPORT: (_("Đề xuất, kiến nghị với cấp trên"),
                  _("Chỉ ghi khi Ủy ban nhân dân báo cáo lên trên; mỗi đoạn một dòng.")),
    Kind.PROPOSAL: (_("Sự cần thiết"), _("Mỗi đoạn một dòng; để trống thì soạn từ nhiệm vụ quá hạn và nguyên nhân.")),
    Kind.OWN_PLAN: (_("Nội dung bổ sung"), _("Mỗi đoạn một dòng; đặt sau phần nhiệm vụ.")),
    Kind.SUBJECT: (_("Đánh giá chung của cơ quan"), _("Mỗi đoạn một dòng; đặt ở phần tình hình chung.")),
    Kind.CORRECTION: (_("Chỗ sai"), _("Mỗi chỗ một dòng: vị trí | đã ghi | sửa thành. Sai về nội dung thì ban hành văn "
                                      "bản cùng loại để sửa đổi, thay thế.")),
    Kind.WITHDRAWAL: (_("Lý do thu hồi"), _("Ghi cả văn bản thay thế, nếu có.")),
}  # fmt: skip
"""What the text is of a kind that needs facts, with a word of help."""
EVERYBODY = "Các cơ quan, đơn vị được phân công trong Kế hoạch"


class ComposeForm(forms.Form):
    """A document to be written; only what its kind is about is asked."""

    issuer = forms.ModelChoiceField(label=_("Cơ quan ban hành"), queryset=Agency.objects.none())
    period = forms.ModelChoiceField(label=_("Kỳ báo cáo"), queryset=Period.objects.none(), required=False)
    submission = forms.ModelChoiceField(
        label=_("Báo cáo của cơ quan"), queryset=Submission.objects.none(), required=False
    )
    agency = forms.ModelChoiceField(label=_("Cơ quan cần đôn đốc"), queryset=Agency.objects.none(), required=False)
    amendment = forms.ModelChoiceField(
        label=_("Nội dung điều chỉnh"), queryset=Amendment.objects.none(), required=False,
        help_text=_("Lập dự thảo điều chỉnh trong mục “Điều chỉnh” của kế hoạch trước."),
    )  # fmt: skip
    words = forms.CharField(
        label=_("Từ khóa"), required=False, max_length=200,
        help_text=_("Ví dụ: tuyên truyền, truyền thông; chọn mọi nhiệm vụ có một trong các từ này."),
    )  # fmt: skip
    tasks = forms.ModelMultipleChoiceField(
        label=_("Nhiệm vụ"), queryset=Task.objects.none(), required=False,
        help_text=_("Để trống nếu chọn theo từ khóa. Giữ Ctrl để chọn nhiều."),
        widget=forms.SelectMultiple(attrs={"size": 12}),
    )  # fmt: skip
    concerns = forms.ModelChoiceField(label=_("Văn bản đã ban hành"), queryset=Document.objects.none(), required=False)
    addressees = forms.CharField(label=_("Kính gửi"), widget=lines(2), required=False,
                                 help_text=_("Mỗi nơi một dòng."))  # fmt: skip
    about = forms.CharField(label=_("Trích yếu"), widget=lines(2), required=False, max_length=1000,
                            help_text=_("Để trống thì hệ thống ghi theo kế hoạch."))  # fmt: skip
    text = forms.CharField(label=_("Nội dung"), widget=lines(8), required=False, max_length=20000,
                           help_text=_("Mỗi đoạn một dòng; để trống thì hệ thống soạn sẵn."))  # fmt: skip
    recipients = forms.CharField(
        label=_("Nơi nhận"), widget=lines(4), required=False, max_length=3000,
        help_text=_("Mỗi nơi một dòng, không kể dòng lưu; để trống thì hệ thống ghi sẵn."),
    )  # fmt: skip
    funding = forms.CharField(
        label=_("Kinh phí thực hiện"), required=False, max_length=1000,
        help_text=_("Nguồn kinh phí của nhiệm vụ được bổ sung; để trống thì hệ thống để chỗ cho đơn vị soạn thảo ghi."),
    )  # fmt: skip
    opinions = forms.CharField(
        label=_("Ý kiến các cơ quan"), widget=lines(3), required=False, max_length=5000,
        help_text=_("Văn bản lấy ý kiến, số cơ quan tham gia, nội dung tiếp thu, giải trình."),
    )  # fmt: skip
    enclosed = forms.CharField(
        label=_("Kèm theo"), required=False, max_length=500,
        help_text=_("Ví dụ: dự thảo Quyết định; bản tổng hợp ý kiến."),
    )  # fmt: skip
    signer = forms.ModelChoiceField(
        label=_("Người ký"), queryset=Signer.objects.none(), required=False,
        help_text=_("Khai báo người ký ở mục “Thể thức văn bản” của cơ quan."),
    )  # fmt: skip
    unit = forms.ModelChoiceField(
        label=_("Đơn vị soạn thảo"), queryset=DraftingUnit.objects.none(), required=False,
    )  # fmt: skip
    template = forms.ModelChoiceField(label=_("Mẫu của cơ quan"), queryset=Template.objects.none(), required=False,
                                      empty_label=_("Theo Nghị định số 30/2020/NĐ-CP"))  # fmt: skip

    def __init__(self, *args: Any, plan: Plan, kind: str, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan, self.kind = plan, kind
        living = issuers_to_draft_for(user, plan, kind)
        rows: dict[str, Any] = {
            "issuer": living,
            "period": plan.periods.all(),
            "submission": visible_submissions(user).filter(period__plan=plan).exclude(state__in=Submission.OPEN),
            "agency": visible_agencies(user).single().filter(assignments__task__plan=plan).distinct(),
            "amendment": plan.amendments.filter(in_force_at=None),
            "concerns": in_use(user).filter(plan=plan),
            "tasks": visible_tasks(user).filter(plan=plan).order_by("item__position"),
            "template": usable_templates(living, kind),
            "signer": signers_of(living, localdate()),
            "unit": units_of(living),
        }
        for name in list(self.fields):
            if name not in (*ASKED[kind], *OF_SOME.get(kind, OF_EVERY)):
                del self.fields[name]
            elif name in rows:
                self.fields[name].queryset = rows[name]  # type: ignore[attr-defined]
                self.fields[name].required = (kind, name) in NEEDED or name == "issuer"
            else:
                self.fields[name].required = (kind, name) in NEEDED
        if kind in TEXT_IS:
            self.fields["text"].label, self.fields["text"].help_text = TEXT_IS[Kind(kind)]

    @staticmethod
    def initial_of(user: User, plan: Plan, kind: str) -> dict[str, Any]:
        """Who likely issues: whoever issued the plan what changes it, else the focal agency; and whom it writes to."""
        focal = focal_agency(user, plan)
        issuer = committee_of(plan.locality) if kind in (Kind.DECISION, Kind.PLAN) else None
        addressees = {Kind.LETTER: EVERYBODY, Kind.REPORT: ""}.get(Kind(kind), plan.issuer)
        issuer = issuer or focal
        signer = first_signer(issuer, localdate()) if issuer else None
        unit = issuer.drafting_units.filter(is_used=True).first() if issuer else None
        return {"issuer": issuer, "addressees": addressees, "signer": signer, "unit": unit}

    def clean(self) -> dict[str, Any]:
        """Who signs and which unit drafts are of the body that issues."""
        data = super().clean() or self.cleaned_data
        issuer = data.get("issuer")
        for name in ("signer", "unit"):
            chosen = data.get(name)
            if issuer is not None and chosen is not None and chosen.agency_id != issuer.pk:
                self.add_error(name, _("Không thuộc %(agency)s.") % {"agency": issuer.name})
        return data

    def order(self) -> Order:
        """What was asked for."""
        data = {name: value for name, value in self.cleaned_data.items() if value is not None}
        words = _listed(data.pop("words", "").replace(",", "\n"))
        data["tasks"] = tuple(data.get("tasks") or tasks_with(self.plan, words))
        addressees, recipients = (_listed(data.pop(name, "")) for name in ("addressees", "recipients"))
        return Order(self.kind, self.plan, addressees=addressees, recipients=recipients, **data)


def _listed(text: str) -> tuple[str, ...]:
    """A name a line, without the marks that the document sets itself."""
    return tuple(name for line in text.splitlines() if (name := line.strip(" -;.\t")))


class IssueForm(forms.Form):
    """The number and the day of issue."""

    number = forms.IntegerField(
        label=_("Số"), required=False, min_value=1, max_value=1_000_000,
        help_text=_("Số do văn thư cấp. Sổ lập trên hệ thống này thì số liền sau đã ghi sẵn."),
    )  # fmt: skip
    on = forms.DateField(label=_("Ngày ban hành"), help_text=_("ngày/tháng/năm"))


class ReturnForm(forms.Form):
    """Why a document goes back."""

    remark = forms.CharField(label=_("Nội dung cần sửa"), widget=lines(3), max_length=2000)


class SignerChoiceForm(forms.Form):
    """Who is to sign, and which unit drafts."""

    signer = forms.ModelChoiceField(label=_("Người ký"), queryset=Signer.objects.none())
    unit = forms.ModelChoiceField(label=_("Đơn vị soạn thảo"), queryset=DraftingUnit.objects.none(), required=False)

    def __init__(self, *args: Any, document: Document, **kwargs: Any) -> None:
        kwargs["initial"] = {"signer": document.signer_id, "unit": document.unit_id}
        super().__init__(*args, **kwargs)
        self.fields["signer"].queryset = document.issuer.signers.on(localdate())  # type: ignore[attr-defined]
        self.fields["unit"].queryset = document.issuer.drafting_units.filter(is_used=True)  # type: ignore[attr-defined]


class DeliveryForm(forms.Form):
    """To whom an issued document went."""

    to = forms.CharField(label=_("Nơi nhận"), widget=lines(4), max_length=6000, help_text=_("Mỗi nơi một dòng."))
    way = forms.ChoiceField(label=_("Cách gửi"), choices=Delivery.Way.choices)
    on = forms.DateField(label=_("Ngày gửi"))

    def sent(self) -> Sent:
        data = self.cleaned_data
        return Sent(tuple(data["to"].splitlines()), data["way"], data["on"])


class DocumentFileForm(forms.Form):
    """A file for a document."""

    file = forms.FileField(label=_("Tệp"), allow_empty_file=True)


class SignedFileForm(DocumentFileForm):
    """The .pdf that was signed outside."""

    reason = forms.CharField(
        label=_("Lý do thay bản đã ký"), required=False, max_length=500,
        help_text=_("Chỉ ghi khi văn bản đã có bản ký."),
    )  # fmt: skip


class TemplateForm(forms.Form):
    """An office's own template."""

    agency = forms.ModelChoiceField(label=_("Cơ quan"), queryset=Agency.objects.none())
    kind = forms.ChoiceField(label=_("Loại văn bản"), choices=KINDS)
    file = forms.FileField(label=_("Tệp mẫu .docx"), allow_empty_file=True)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = issuers_for(user).single().filter(valid_to=None)  # type: ignore[attr-defined]
