"""`nhipcau found`: the first agency and administrator of a locality, who invite everybody else."""

from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from nhipcau.accounts.models import User
from nhipcau.agencies.kinds import guess_kind
from nhipcau.agencies.models import Agency, Locality, Membership
from nhipcau.audit.recording import record


class Command(BaseCommand):
    """Where the locality is on the country's list it is that one."""

    help = "Lập cơ quan và quản trị đầu tiên của một địa phương. Founds a locality's first agency and administrator."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("locality", help="ví dụ / for example: Tỉnh Lào Cai")
        parser.add_argument("--agency", required=True, help="ví dụ / for example: Sở Ngoại vụ")
        parser.add_argument("--email", required=True)
        parser.add_argument("--name", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        if User.objects.filter(email=options["email"].lower()).exists():
            raise CommandError("Địa chỉ này đã có tài khoản. There is an account with this address.")
        password = getpass("Mật khẩu / password: ")
        user = User(email=options["email"].lower(), full_name=options["name"])
        try:
            validate_password(password, user)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        with transaction.atomic():
            agency = _found(options["locality"], options["agency"])
            user = User.objects.create_invited(user.email, password, full_name=user.full_name)
            for role in (Membership.Role.ADMINISTRATOR, Membership.Role.FOCAL):
                Membership.objects.create(user=user, agency=agency, role=role)
            record(by=user, verb="found", target=agency, name=agency.name)
        self.stdout.write(f"{agency.locality}: {agency}, {user}. {user.email}")


def _found(locality_name: str, agency_name: str) -> Agency:
    known = Locality.objects.filter(name=locality_name, parent=None, valid_to=None).first()
    locality = known or Locality.objects.create(name=locality_name)
    agency, _made = Agency.objects.get_or_create(
        locality=locality, name=agency_name, valid_to=None, defaults={"kind": guess_kind(agency_name)}
    )
    return agency
