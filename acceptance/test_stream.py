"""The live job on a real broker: whatever is done to it under load, it loses and doubles nothing."""

import subprocess
import sys

import filrouge


def test_kills_and_stops_and_a_lost_disk_lose_and_double_nothing(tmp_path):
    done = subprocess.run(
        [
            sys.executable, str(filrouge.ROOT / "benchmarks" / "chaos.py"),
            "--job-kills", "2", "--broker-kills", "1", "--job-stops", "1", "--disk-losses", "1",
            "--speed", "200", "--carts-per-minute", "60",
            "--work", str(tmp_path / "chaos"),
        ],
        capture_output=True, text=True, env=filrouge.environment(),
    )
    assert done.returncode == 0, done.stdout + done.stderr
    decisions = next(line for line in done.stdout.splitlines() if line.startswith("trigger-decisions"))
    assert int(decisions.split()[1].replace(",", "")) > 100, decisions
    assert "0 lost, 0 doubled, 0 others" in decisions
