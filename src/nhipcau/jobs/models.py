"""Who does the work that outlasts a request."""

from django.db import models


class Worker(models.Model):
    """Who takes up jobs. ``beats`` grows while it lives: no clock of another machine is trusted."""

    name = models.CharField(max_length=64, unique=True)
    host = models.CharField(max_length=200)
    process = models.PositiveIntegerField()
    beats = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return self.name
