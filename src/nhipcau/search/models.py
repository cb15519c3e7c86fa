"""The words that there are, by which a mistyped one is found; and the lookup ``folded__words``."""

from django.db import models

from nhipcau.search.lookups import Words  # noqa: F401  (registered by being here)


class Word(models.Model):
    """A word of the texts that are searched, folded: kept, since collecting them reads every text."""

    text = models.CharField(max_length=64, primary_key=True)

    def __str__(self) -> str:
        return self.text
