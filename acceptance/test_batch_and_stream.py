"""What passes between nights and the live job by commands: contexts, events, rules, consent."""

import json
import re
import shutil

import fastavro
import filrouge
import pytest

NIGHT = "2025-12-31"


class Shop:
    """A copy of the demonstration's lake, and a broker in which nothing stands yet."""

    def __init__(self, folder, lake):
        self.lake = shutil.copytree(lake, folder / "lake")
        self._place = ("--set", f"stream.kafka.data-dir={folder / 'kafka'}")

    def run(self, *words):
        done = filrouge.run(*words, *self._place)
        return done.stdout or done.stderr

    def of_the_night(self, *words):
        conf = ("--conf", str(filrouge.ROOT / "conf" / "demo.conf"), "--as-of", NIGHT)
        return self.run(*words, *conf, "--set", f"lake.uri={self.lake}").splitlines()[-1]

    def topic(self, name):
        return [json.loads(line) for line in self.run("stream", "read", name).splitlines()]


@pytest.fixture(scope="module")
def shop(lake, tmp_path_factory):
    shop = Shop(tmp_path_factory.mktemp("between"), lake)
    shop.run("kafka", "start")
    yield shop
    shop.run("kafka", "stop")


def test_the_context_of_every_customer_is_published_once(shop):
    customers = filrouge.table(shop.lake, "mart/customer_360")
    # The demonstration has published them already, into its own broker.
    shutil.rmtree(shop.lake / "activation" / "published_contexts")
    said = shop.of_the_night("batch", "publish-context")
    published = {context["customer_id"] for context in shop.topic("customer-context")}
    assert published == set(customers["customer_id"]), said


def test_events_of_the_lake_become_records_for_a_back_test(shop, tmp_path):
    shop.of_the_night("batch", "publish-events", "--out", str(tmp_path))
    events = [event for file in tmp_path.rglob("*.avro") for event in fastavro.reader(file.open("rb"))]
    seen = filrouge.table(shop.lake, "cleansed/web_events")
    assert {event["event_id"] for event in events} >= set("web/site/" + seen["event_id"])
    assert "order_placed" in {event["event_type"] for event in events}


def test_parity_tells_what_it_compared(shop):
    shop.of_the_night("batch", "parity")
    results = filrouge.table(shop.lake, "operations/quality_results")
    (compared,) = set(results[results["rule"] == "abandonments_as_in_stream"]["detail"])
    told = re.fullmatch(r"(\d+) abandonments compared, (\d+) differ", compared)
    assert int(told[1]) > 0, "the night has carts that went cold"
    # The stream that could have seen them began after that night.
    differ = filrouge.table(shop.lake, "operations/parity_diffs")
    assert len(differ) == int(told[2]) == int(told[1])


def test_rules_and_consent_change_by_a_record_each(shop):
    assert "in topic campaign-configuration" in shop.run("stream", "configure", "minimum-value = 20.00")
    (customer,) = filrouge.table(shop.lake, "mart/customer_360")["customer_id"][:1]
    shop.run("stream", "consent", customer, "email", "withdrawn")
    (change,) = shop.topic("consent-changes")
    assert (change["customer_id"], change["channel"], change["is_allowed"]) == (customer, "email", False)


def test_where_no_job_has_run_nothing_was_decided_and_nothing_lost(shop):
    assert shop.run("stream", "decisions").splitlines()[-1].startswith("decisions: 0 in topic")
    assert shop.run("stream", "lost").splitlines()[-1] == "lost: 0 records"
