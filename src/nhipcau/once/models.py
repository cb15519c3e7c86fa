"""What has counted."""

from django.db import models


class Claim(models.Model):
    """A form, or a job, that has been counted: claimed in the transaction of its action, gone with it when it fails."""

    key = models.CharField(max_length=120, unique=True)
    request = models.CharField(max_length=32)
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self) -> str:
        return self.key
