"""Numbers as the language of the page writes them."""

from django import template

from nhipcau.common.numbers import number

register = template.Library()
register.filter("number", number)
