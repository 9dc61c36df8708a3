"""The embedded broker as a shell sees it: started, asked, killed, started again, stopped."""

import os
import signal
import socket

import filrouge
import pytest


@pytest.fixture
def broker(tmp_path):
    """Runs kafka commands on a folder of its own; whatever happens, nothing is left running."""
    data = f"stream.kafka.data-dir={tmp_path / 'kafka'}"

    def kafka(*command, expect=0):
        return filrouge.run("kafka", *command, "--set", data, expect=expect).stdout.splitlines()

    kafka.folder = tmp_path / "kafka"
    yield kafka
    kafka("stop")


def address(folder):
    lines = (folder / "broker.properties").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines)


def test_a_broker_starts_is_found_again_after_a_kill_and_stops(broker):
    assert "no broker runs in" in broker("status", expect=3)[-1]

    said = broker("start")[-1]
    found = address(broker.folder)
    servers = found["bootstrap.servers"]
    assert servers in said and said.endswith("8 topics, 8 of them created")
    host, port = servers.rsplit(":", 1)
    assert host == "127.0.0.1"
    socket.create_connection((host, int(port)), timeout=10).close()

    status = broker("status")
    assert any(line.split() == ["shop-events", "4", "0"] for line in status)
    assert servers in status[-1]
    broker("acls", "job", "--user", "job", "--create", expect=2)

    os.kill(int(found["pid"]), signal.SIGKILL)
    broker("status", expect=3)
    again = broker("start")[-1]
    assert servers in again and again.endswith("8 topics, 0 of them created")

    assert "has stopped" in broker("stop")[-1]
    assert "no broker runs in" in broker("stop")[-1]
    broker("status", expect=3)


def test_what_an_account_needs_is_told_by_the_names_of_the_configuration():
    said = filrouge.run(
        "kafka", "acls", "campaign-tool", "--user", "mailer",
        "--set", "stream.kafka.bootstrap-servers=kafka.example:9093",
        "--set", "stream.topics.reactivation-triggers=shop.triggers",
    ).stdout.splitlines()

    assert len(said) == 3
    assert all(line.startswith("kafka-acls.sh --bootstrap-server 'kafka.example:9093'") for line in said)
    assert said[0].endswith("--allow-principal 'User:mailer' --operation Read --topic 'shop.triggers'")
    assert said[2].endswith("--operation Read --group 'mailer'")
