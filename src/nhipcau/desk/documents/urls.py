"""The routes of the room of documents."""

from django.urls import path

from nhipcau.desk.documents import composing, office_templates, views

urlpatterns = [
    path("documents/", views.document_list, name="document_list"),
    path("documents.xlsx", views.documents_xlsx, name="documents_xlsx"),
    path("plans/<int:pk>/documents/compose/", composing.compose_document, name="compose_document"),
    path("plans/<int:pk>/documents/reminders/", composing.compose_reminders, name="compose_reminders"),
    path("documents/<int:pk>/", views.document_detail, name="document_detail"),
    path("documents/<int:pk>/edit/", views.edit_document, name="edit_document"),
    path("documents/<int:pk>/for-signature/", views.put_for_signature, name="put_for_signature"),
    path("documents/<int:pk>/pass/", views.pass_document, name="pass_document"),
    path("documents/<int:pk>/take-back/", views.take_back_document, name="take_back_document"),
    path("documents/<int:pk>/signer/", views.choose_signer, name="choose_signer"),
    path("documents/<int:pk>/sign/", views.sign_document, name="sign_document"),
    path("documents/<int:pk>/return/", views.return_document, name="return_document"),
    path("documents/<int:pk>/deliveries/add/", views.record_delivery, name="record_delivery"),
    path("documents/<int:pk>/discard/", views.discard_document, name="discard_document"),
    path("documents/<int:pk>/issue/", views.issue_document, name="issue_document"),
    path("documents/<int:pk>/signed/", views.attach_signed, name="attach_signed"),
    path("documents/files/<int:pk>/", views.document_file, name="document_file"),
    path("documents/files/<int:pk>/pages.pdf", views.document_pdf, name="document_pdf"),
    path("documents/templates/", office_templates.add_template, name="add_template"),
    path("documents/templates/<int:pk>/drop/", office_templates.drop_template, name="drop_template"),
]
