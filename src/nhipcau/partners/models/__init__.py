"""Countries, the bodies abroad with which a province works, and the people there."""

from nhipcau.partners.models.contacts import Activity, Contact, GuestRank, Post, Style
from nhipcau.partners.models.countries import CHECKED, Country
from nhipcau.partners.models.partners import Partner

__all__ = ["CHECKED", "Activity", "Contact", "Country", "GuestRank", "Partner", "Post", "Style"]
