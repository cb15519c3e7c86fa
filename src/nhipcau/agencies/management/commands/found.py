"""`nhipcau found`: the first agency and administrator of a locality, who invite everybody else."""

from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from nhipcau.accounts.models import User
from nhipcau.agencies.foundation import Meant, found_site, locality_meant
from nhipcau.agencies.localities import load_localities
from nhipcau.agencies.models import Locality
from nhipcau.common.marker import demo_marker

TRIES = 3
YES = ("y", "yes", "c", "có", "co")


class Command(BaseCommand):
    """Where the locality is on the country's list it is that one."""

    help = "Lập cơ quan và quản trị đầu tiên của một địa phương. Founds a locality's first agency and administrator."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("locality", help="ví dụ / for example: Tỉnh Lào Cai")
        parser.add_argument("--agency", required=True, help="ví dụ / for example: Sở Ngoại vụ")
        parser.add_argument("--email", required=True)
        parser.add_argument("--name", required=True)
        parser.add_argument(
            "--as-it-was", action="store_true", help="địa phương cũ, có chủ ý / a former locality, on purpose"
        )
        parser.add_argument(
            "--new", action="store_true", help="địa phương ngoài danh mục / a locality that the list does not know"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        _refuse_before_first_run()
        _refuse_in_the_demo()
        load_localities()
        locality = self._locality(options)
        user = User(email=options["email"].strip().lower(), full_name=options["name"])
        if User.objects.filter(email=user.email).exists():
            raise CommandError("Địa chỉ này đã có tài khoản. There is an account with this address.")
        password = self._password(user)
        agency = found_site(locality=locality, agency_name=options["agency"], user=user, password=password)
        self.stdout.write(f"{agency.locality}: {agency}, {user}. {user.email}")
        self.stdout.write("Tiếp theo: chạy ./run --no-demo rồi đăng nhập. Next: ./run --no-demo, then sign in.")

    def _locality(self, options: dict[str, Any]) -> Locality:
        meant = locality_meant(options["locality"])
        if meant.living:
            return meant.living
        if meant.ended is None:
            return self._unknown(" ".join(options["locality"].split()), is_meant=options["new"])
        if options["as_it_was"]:
            return meant.ended
        raise CommandError(_what_became(meant))

    def _unknown(self, name: str, *, is_meant: bool) -> Locality:
        if not is_meant:
            self.stdout.write(
                f"Danh mục không có “{name}”. The list of provinces and cities does not know “{name}”.", ending="\n"
            )
            if _ask("Vẫn lập mới? Found it all the same? [có/không] ").strip().lower() not in YES:
                raise CommandError("Chưa lập gì. Nothing was founded.")
        return Locality(name=name)

    def _password(self, user: User) -> str:
        """Asked twice, and again where the two differ or it is too poor; after three tries nothing is founded."""
        for _try in range(TRIES):
            password = _ask_hidden("Mật khẩu / password: ")
            try:
                validate_password(password, user)
            except ValidationError as error:
                self.stderr.write(" ".join(error.messages))
                continue
            if _ask_hidden("Nhập lại / again: ") == password:
                return password
            self.stderr.write("Hai lần nhập không giống nhau. The two differ.")
        raise CommandError("Chưa lập gì: chưa có mật khẩu dùng được. Nothing was founded: no usable password.")


def _refuse_before_first_run() -> None:
    if User._meta.db_table not in connection.introspection.table_names():
        raise CommandError(
            "Chưa có cơ sở dữ liệu; hãy chạy ./run --no-demo một lần rồi chạy lại lệnh này. "
            "There is no database yet: run ./run --no-demo once, then this again."
        )


def _refuse_in_the_demo() -> None:
    if demo_marker().exists():
        raise CommandError(
            "Thư mục dữ liệu này đang chứa dữ liệu minh họa; chạy nhipcau demo --remove, hoặc đặt NHIPCAU_DATA sang "
            "thư mục khác. The demo lives in this data folder: nhipcau demo --remove, or set NHIPCAU_DATA to another."
        )


def _what_became(meant: Meant) -> str:
    names = " hoặc / or ".join(f"“{link.new.name}”" for link in meant.became) or "?"
    acts = "; ".join(f"{link.new.name}, {link.on:%d/%m/%Y}, {link.act}" for link in meant.became)
    return (
        f"{meant.ended} không còn / is no more: {acts}. Hãy dùng / use {names}; "
        "--as-it-was nếu thực sự muốn địa phương cũ / if the former one is meant."
    )


def _ask(question: str) -> str:
    try:
        return input(question)
    except EOFError as error:
        raise CommandError(
            "Không có ai trả lời; thêm --new nếu đúng là địa phương mới. Nobody answers; add --new if it is meant."
        ) from error


def _ask_hidden(question: str) -> str:
    try:
        return getpass(question)
    except EOFError as error:
        raise CommandError("Không có ai nhập mật khẩu. Nobody types a password.") from error
