"""The doctor as a shell calls it: what it finds of a configuration with faults, and what it never says."""

import json
import os
import socket
import subprocess

import filrouge
import pytest

CSV = "order_no,customer,day,total\n1,c1,2026-01-01,3.5\n"

# Nobody may read any of these anywhere.
SECRETS = {
    "FILROUGE_IDENTIFIER_SALT": "saltNobodyReads",
    "SHOP_PG_PASSWORD": "passwordNobodyReads",
    "SHOP_HOOK_SECRET": "hookSecretNobodyReads",
    "SHOP_HOOK_URL": "https://127.0.0.1:1/hooks/pathNobodyReads",
    "SHOP_KAFKA_PASSWORD": "kafkaNobodyReads",
}
IN_CLEAR = ["clearNobodyReads", "addressNobodyReads"]


def closed_port() -> int:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        return nobody.getsockname()[1]


def doctor(*arguments, expect, environment=None):
    """The lines that the doctor says, each as a dictionary, and the sum; all of its output."""
    done = subprocess.run(
        filrouge.command("doctor", *arguments, "--json"), capture_output=True, text=True,
        env={**filrouge.environment(), **(environment or {})}, cwd=filrouge.ROOT,
    )
    assert done.returncode == expect, f"exit {done.returncode}: {done.stdout}\n{done.stderr}"
    *lines, total = [json.loads(line) for line in done.stdout.splitlines()]
    assert total["exit_code"] == expect
    assert total["wrong"] == sum(line["grade"] == "wrong" for line in lines)
    assert all(line["remedy"] for line in lines if line["grade"] != "ok")
    return lines, done.stdout + done.stderr


def wrong(lines, subject):
    return " ".join(
        f"{line['found']}; {line['remedy']}"
        for line in lines
        if line["grade"] == "wrong" and line["subject"] == subject
    )


@pytest.fixture
def shop(tmp_path):
    """A shop's configuration with one fault of each kind, and the folder that it lies in."""
    (tmp_path / "till.csv").write_text(CSV)
    (tmp_path / "in-the-way").write_text("a file where the lake's folder should be")
    (tmp_path / "shop.conf").write_text(f"""
        shop.time-zone = "Europe/Paris"
        activation.from-kafka = true
        lake.uri = "{tmp_path}/in-the-way/lake"
        exports.uri = "{tmp_path}/exports"
        report.path = "{tmp_path}/report"
        stream {{
          checkpoints.uri = "{tmp_path}/checkpoints", savepoints.uri = "{tmp_path}/savepoints"
          kafka.bootstrap-servers = "127.0.0.1:{closed_port()}"
          kafka.client {{
            security.protocol = SASL_PLAINTEXT, sasl.mechanism = PLAIN
            sasl.jaas.config = "org.apache.kafka.common.security.plain.PlainLoginModule required \
username=\\"shop\\" password=\\""${{?SHOP_KAFKA_PASSWORD}}"\\";"
          }}
        }}
        sources.orders {{
          till {{ format = csv, path = "{tmp_path}/till.csv"
                 columns {{ order_id = order_no, customer_key = customer, ordered_at = day
                 amount = "cast(totl AS decimal(10, 2))" }} }}
          web {{ format = csv, path = "{tmp_path}/nowhere/*.csv", columns {{ order_id = a, customer_key = b
                 ordered_at = c, amount = d }} }}
          erp {{ format = jdbc, options {{ dbtable = orders, password = clearNobodyReads
                 url = "jdbc:postgresql://joe:addressNobodyReads@127.0.0.1:{closed_port()}/erp" }}
                 columns {{ order_id = a, customer_key = b, ordered_at = c, amount = d }} }}
        }}
        exports.audiences.lucky {{ where = "rand() < 0.5", channel = email }}
        deliveries.postgres.crm {{ url = "jdbc:postgresql://127.0.0.1:{closed_port()}/marketing"
          password-env = SHOP_PG_PASSWORD, table = "crm.scores" }}
        deliveries.webhook.campaigns {{ url-env = SHOP_HOOK_URL, secret-env = SHOP_HOOK_SECRET
          allow-private-addresses = true }}
    """)
    return tmp_path


def test_every_fault_is_told_with_its_remedy(shop):
    known = {name: value for name, value in SECRETS.items() if name != "SHOP_HOOK_SECRET"}
    lines, _ = doctor("--conf", str(shop / "shop.conf"), expect=2, environment=known)

    assert "is a file where a folder should be" in wrong(lines, "lake.uri")
    assert "nothing lies at" in wrong(lines, "sources.orders.web")
    assert "did you mean total?" in wrong(lines, "sources.orders.till")
    assert "nobody listens" in wrong(lines, "sources.orders.erp")
    assert "no connection" in wrong(lines, "deliveries.postgres.crm")
    assert "SHOP_HOOK_SECRET, which is not set" in wrong(lines, "secrets")
    assert "function rand" in wrong(lines, "exports.audiences")
    assert "stream.kafka.bootstrap-servers" in wrong(lines, "kafka")
    clear = [line["found"] for line in lines if "in clear" in line["found"]]
    assert clear == [
        "sources.orders.erp.options.password holds a secret in clear",
        "sources.orders.erp.options.url holds a secret in clear",
    ]


def test_no_secret_is_ever_said(shop):
    conf = str(shop / "shop.conf")
    _, plain = doctor("--conf", conf, expect=2, environment=SECRETS)
    _, debug = doctor("--conf", conf, expect=2, environment={**SECRETS, "FILROUGE_DEBUG": "1"})
    (shop / "broken.conf").write_text('sources.a.password = clearNobodyReads"x" : "y\n')
    _, broken = doctor("--conf", str(shop / "broken.conf"), expect=2, environment=SECRETS)
    for said in (plain, debug, broken):
        for secret in [*SECRETS.values(), *IN_CLEAR]:
            assert secret not in said


def test_nothing_is_asked_offline_and_nothing_is_left_behind(shop):
    before = sorted(path.name for path in shop.iterdir())
    lines, _ = doctor("--conf", str(shop / "shop.conf"), "--offline", expect=2, environment=SECRETS)
    assert not [line for line in lines if "nobody listens" in line["found"]]
    assert "not asked" in next(line["found"] for line in lines if line["subject"] == "kafka")
    assert sorted(path.name for path in shop.iterdir()) == before


def test_a_shop_without_faults_is_told_to_be_well(tmp_path):
    (tmp_path / "till.csv").write_text(CSV)
    columns = "{ order_id = order_no, customer_key = customer, ordered_at = day, amount = total }"
    source = f"{{ format = csv, path = \"{tmp_path / 'till.csv'}\", columns {columns} }}"
    arguments = [
        "--set", f"lake.uri={tmp_path / 'lake'}",
        "--set", f"stream.kafka.data-dir={tmp_path / 'kafka'}",
        "--set", f"sources.orders.till={source}",
    ]
    lines, _ = doctor(*arguments, expect=0)
    assert "it has the columns" in next(
        line["found"] for line in lines if line["subject"] == "sources.orders.till"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["till.csv"]

    # Only an input is missing: another exit code than for what is wrong with the configuration.
    os.remove(tmp_path / "till.csv")
    doctor(*arguments, expect=3)


def test_a_machine_is_looked_at_alone_whatever_heap_was_asked_for():
    lines, _ = doctor(expect=0)
    assert {"java", "jars", "memory", "cores", "clock"} <= {line["subject"] for line in lines}
    lines, _ = doctor(expect=2, environment={"FILROUGE_HEAP": "4gigs"})
    assert "FILROUGE_HEAP=4g" in wrong(lines, "memory")


def test_a_java_that_is_too_old_is_named(tmp_path):
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.write_text("#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n")
    java.chmod(0o755)
    done = subprocess.run(
        filrouge.command("doctor"), capture_output=True, text=True,
        env={**filrouge.environment(), "JAVA_HOME": str(tmp_path)}, cwd=filrouge.ROOT,
    )
    assert done.returncode == 2
    assert "install Java 17" in done.stderr and str(java) in done.stderr


def test_a_lake_tells_its_night_and_its_last_run(demo):
    conf = str(filrouge.ROOT / "conf" / "demo.conf")
    lines, _ = doctor("--conf", conf, "--set", f"demo.out={demo}", expect=0)
    lake = [line["found"] for line in lines if line["subject"] == "lake"]
    assert "customers as of 2025-12-31" in lake[0]
    assert "night 2025-12-31 was worked on" in lake[1] and "customer360, exports" in lake[1]
    assert not [line for line in lines if line["subject"] == "lease"]


def test_the_engine_is_tried_on_demand():
    lines, _ = doctor("--engine", expect=0)
    assert "wrote and read a Delta table" in next(
        line["found"] for line in lines if line["subject"] == "engine"
    )
