"""What the set-up says when packages cannot be installed."""

import bootstrap
import pytest


@pytest.mark.parametrize(
    ("printed", "sentence"),
    [
        ("WARNING: Retrying (Retry(total=0, connect=None)) after connection broken\nERROR: none found", "the network"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "pip's reason"),
    ],
)
def test_the_network_is_named_only_where_it_is_the_cause(printed, sentence, monkeypatch, capsys):
    monkeypatch.setattr(bootstrap, "pip", lambda *_words: (1, printed))

    with pytest.raises(SystemExit) as stopped:
        bootstrap.install_lock("requirements/web.txt")

    said = capsys.readouterr()
    assert (stopped.value.code, sentence in said.out, printed.splitlines()[-1] in said.err) == (1, True, True)


def test_packages_that_do_not_fit_each_other_are_said(monkeypatch, capsys):
    answers = {"install": (0, ""), "check": (1, "coverage 7.1 requires tomli, which is not installed.")}
    monkeypatch.setattr(bootstrap, "pip", lambda verb, *_words: answers[verb])

    with pytest.raises(SystemExit):
        bootstrap.install_lock("requirements/web.txt")

    assert capsys.readouterr().err == "coverage 7.1 requires tomli, which is not installed.\n"
