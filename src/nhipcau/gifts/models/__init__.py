"""The gifts of a locality: the catalogue, what is in store, what was given to whom, and what was received."""

from nhipcau.gifts.models.catalogue import Gift, Movement
from nhipcau.gifts.models.given import Giving
from nhipcau.gifts.models.received import ReceivedGift

__all__ = ["Gift", "Giving", "Movement", "ReceivedGift"]
