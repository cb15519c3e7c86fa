"""What the record says of this app's actions, behind the name of who acted: a sentence for each verb."""

from django.utils.translation import gettext_lazy

SENTENCES = {"add_remark": gettext_lazy("trao đổi về nhiệm vụ")}
