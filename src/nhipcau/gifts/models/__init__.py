"""The gifts of a locality: the catalogue, what is in store, what was given to whom, and what was received."""

from nhipcau.gifts.models.catalogue import MOST_STARS, Gift, Movement
from nhipcau.gifts.models.given import Giving
from nhipcau.gifts.models.received import ReceivedGift

__all__ = ["MOST_STARS", "Gift", "Giving", "Movement", "ReceivedGift"]
