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

    def kafka(command, expect=0):
        return filrouge.run("kafka", command, "--set", data, expect=expect).stdout.splitlines()

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

    os.kill(int(found["pid"]), signal.SIGKILL)
    broker("status", expect=3)
    again = broker("start")[-1]
    assert servers in again and again.endswith("8 topics, 0 of them created")

    assert "has stopped" in broker("stop")[-1]
    assert "no broker runs in" in broker("stop")[-1]
    broker("status", expect=3)
