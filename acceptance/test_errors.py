"""What is wrong is said in one sentence that names the key and the remedy, with its exit code."""

import filrouge
import pytest

CONF = str(filrouge.ROOT / "conf" / "demo.conf")


def said(*arguments, code):
    done = filrouge.run(*arguments, expect=code)
    lines = [line for line in done.stderr.splitlines() if line.startswith("filrouge: ")]
    assert lines, done.stderr
    return lines[-1]


def night(*settings):
    arguments = ["batch", "ingest", "--conf", CONF, "--as-of", "2025-12-30"]
    for setting in settings:
        arguments += ["--set", setting]
    return arguments


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (["shop.timezone=Europe/Paris"], ["shop.timezone", "shop.time-zone"]),
        (["shop.time-zone=Paris"], ["shop.time-zone"]),
        (["sources.orders.shop.pth=x"], ["sources.orders.shop.pth"]),
        (["sources.orders.shop.format=xls"], ["sources.orders.shop.format", "csv"]),
        (["sources.orders.shop.columns.custmer_key=a"], ["custmer_key", "customer_key"]),
        (["scores.time-unit=fortnights"], ["scores.time-unit", "weeks"]),
        (
            ["exports.audiences={ x { where = \"rand() < 0.5\", channel = email } }"],
            ["exports.audiences.x.where", "rand"],
        ),
        (
            ["exports.audiences={ \"../x\" { where = true, channel = email } }"],
            ["audience name ../x", "hyphens"],
        ),
    ],
)
def test_wrong_keys_are_named(settings, words):
    sentence = said(*night(*settings), code=2)
    assert "Cannot " in sentence
    for word in words:
        assert word in sentence


def test_a_missing_night_is_named():
    assert "--as-of" in said("batch", "nightly", "--conf", CONF, code=2)


def test_a_wrong_option_is_named():
    assert "--as-off" in said("batch", "nightly", "--as-off", "2025-12-30", code=2)


def test_a_back_test_without_a_window_or_a_night_says_what_to_give(work):
    evaluate = ["batch", "evaluate", "--conf", CONF, "--as-of", "2025-12-30"]
    assert "--cutoff" in said(*evaluate, code=2)
    sentence = said(*evaluate, "--cutoff", "2025-12-30", code=2)
    assert "not before --as-of 2025-12-30" in sentence and "earlier --cutoff" in sentence
    empty = f"lake.uri={work / 'never-run'}"
    sentence = said(*evaluate, "--cutoff", "2025-11-30", "--set", empty, code=3)
    assert "batch nightly --as-of 2025-12-30" in sentence


def test_a_variant_of_a_back_test_with_an_unknown_key_is_refused(work):
    backtest = ["stream", "backtest", "--events", str(work / "none"), "--out", str(work / "out")]
    sentence = said(*backtest, "--variant", "early: reactivation.stepz = [15 min]", code=2)
    assert "early" in sentence and "reactivation.stepz" in sentence
    sentence = said(*backtest, "--variant", "early: reactivation.steps = [15 min]", code=3)
    assert "no such folder" in sentence


def test_a_missing_file_is_named(work):
    missing = f"demo.out={work / 'nowhere'}"
    sentence = said(*night(missing, f"lake.uri={work / 'errors'}"), code=3)
    assert "sources." in sentence and "path" in sentence


def test_an_unknown_customer_is_named(lake):
    assert "c0" in said("customer", "c0", "--set", f"lake.uri={lake}", code=3)


def test_help_is_there_for_every_command():
    for command in (
        [], ["batch"], ["batch", "nightly"], ["batch", "ingest"], ["batch", "identity"],
        ["batch", "features"], ["batch", "ltv"], ["batch", "churn"], ["batch", "segments"],
        ["batch", "customer360"], ["batch", "exports"], ["batch", "report"], ["batch", "backfill"],
        ["batch", "maintain"], ["batch", "evaluate"], ["tables"], ["show"], ["customer"], ["demo"],
        ["doctor"], ["simulate"],
        ["kafka"], ["kafka", "start"], ["kafka", "stop"], ["kafka", "status"], ["kafka", "topics"],
        ["kafka", "acls"],
    ):
        assert "Usage: " in filrouge.run(*command, "--help").stdout, command
