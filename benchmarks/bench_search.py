"""The search over many tasks: how long a question takes, and how often the task that is meant is among the first twenty.

Tasks are made of the clauses of the labelled plans that ship with the tests, joined at random. Each question is a task's
title or eight of its words, without marks, with or without one slip of the keys; the baseline is the same question as
LIKE over every text (search without an index), in the same run.

    python benchmarks/bench_search.py [TASKS] [QUESTIONS]
"""

import json
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
os.environ["NHIPCAU_DATA"] = tempfile.mkdtemp(prefix="nhipcau-bench-")
os.environ["DJANGO_SETTINGS_MODULE"] = "nhipcau.settings"

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from tests.nhipcau import factories as make

from nhipcau.agencies.models import Membership
from nhipcau.overview.search import collect_words, find, words_of
from nhipcau.plans.models import Item, Task

LETTERS = "abcdeghiklmnopqrstuvxy"


def clauses():
    texts = []
    for file in sorted((ROOT / "tests" / "kehoach" / "hands").glob("*/labels.json")):
        said = json.loads(file.read_text(encoding="utf-8"))
        texts += [task["text"] for task in said.get("tasks", ()) if task.get("text")]
    return sorted({part.strip() for text in texts for part in text.replace(";", ",").split(",") if len(part) > 15})


def build(count):
    parts = clauses()
    locality = make.LocalityFactory()
    agency = make.AgencyFactory(locality=locality)
    focal = make.MembershipFactory(agency=agency, role=Membership.Role.FOCAL).user
    for start in range(0, count, 5000):
        plan = make.PlanFactory(locality=locality, created_by=focal)
        items = Item.objects.bulk_create(
            make.ItemFactory.build(
                plan=plan,
                position=at,
                locator=f"II.{at}",
                text=f"{', '.join(random.sample(parts, 3))} năm {2020 + at % 9}",
            )
            for at in range(min(5000, count - start))
        )
        Task.objects.bulk_create(Task(item=item, plan=plan) for item in items)
    return focal


def slipped(text):
    """One letter left out, doubled, changed for another, or changed with its neighbour."""
    at = random.choice([n for n, letter in enumerate(text[:-1]) if letter.isalpha() and text[n + 1].isalpha()])
    return random.choice((
        text[:at] + text[at + 1 :], text[:at] + text[at] + text[at:],
        text[:at] + random.choice(LETTERS) + text[at + 1 :], text[:at] + text[at + 1] + text[at] + text[at + 2 :],
    ))  # fmt: skip


def eight_words(text):
    """Eight words in their order that tell the task from all others; its title where there are none."""
    words = words_of(text)
    places = list(range(max(len(words) - 8, 1)))
    random.shuffle(places)
    eights = (" ".join(words[at : at + 8]) for at in places)
    return next((eight for eight in eights if count_of(eight) == 1), " ".join(words))


QUESTIONS = {
    "whole title": lambda text: " ".join(words_of(text)),
    "whole title, one slip": lambda text: slipped(" ".join(words_of(text))),
    "eight words": eight_words,
    "eight words, one slip": lambda text: slipped(eight_words(text)),
}


def count_of(question):
    """How many texts hold every word of it, by reading them all."""
    found = Item.objects.all()
    for word in words_of(question):
        found = found.filter(folded__contains=word)
    return found.count()


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    asked = int(sys.argv[2]) if len(sys.argv) > 2 else 60
    random.seed(11)
    call_command("migrate", verbosity=0)
    focal = build(count)
    started = time.perf_counter()
    new = collect_words()
    print(f"{count} tasks on {connection.vendor}; {new} words collected in {time.perf_counter() - started:.1f} s")
    items = list(Item.objects.values_list("pk", "text"))
    for name, ask in QUESTIONS.items():
        hits, took, least = 0, [], []
        for pk, text in random.sample(items, asked):
            question = ask(text)
            start = time.perf_counter()
            found = find(focal, question)
            took.append(time.perf_counter() - start)
            hits += any(task.item_id == pk for task in found.tasks)
            start = time.perf_counter()
            count_of(question)
            least.append(time.perf_counter() - start)
        own, base = statistics.median(took) * 1000, statistics.median(least) * 1000
        print(f"{name:24} {hits}/{asked} in the first 20; {own:6.1f} ms, {own / base:.2f} x LIKE over every text")


if __name__ == "__main__":
    main()
