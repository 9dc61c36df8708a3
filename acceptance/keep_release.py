"""Keeps what this release leaves behind, for later ones to go on with: releases/VERSION.tar.xz.

A shop of forty people with every kind of source has had two nights; it was open for an hour and twenty
minutes, and the stream was stopped by a savepoint half-way. Kept are the lake, the files of the night to
come, the records of every topic as they stood on the wire, their schemas, and the savepoint.

usage: keep_release.py [--into acceptance/releases]
Needs the built jars (make build). Run by 'make keep-release', once for each release.
"""

import argparse
import csv
import json
import pathlib
import re
import shutil
import tarfile
import tempfile

import filrouge
from kept_release import RELEASES, STREAM, KeptRelease, LiveJob, decided, stopped, topics

PEOPLE = 40
NIGHTS = ("2025-12-29", "2025-12-30")
NEXT = "2025-12-31"
HALVES = (("first", "2025-12-30T08:00:00.000Z"), ("second", "2025-12-30T08:40:00.000Z"))
# Who holds the lake, and on which machine, is nobody's business later.
LEFT_OUT = re.compile(r"_(lease|journal|kept)")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--into", type=pathlib.Path, default=RELEASES)
    given = parser.parse_args()
    version = re.search(r"<version>(.+)</version>", (filrouge.ROOT / "pom.xml").read_text())[1]
    archive = given.into / f"{version}.tar.xz"
    if archive.exists():
        raise SystemExit(f"Cannot keep {version}: {archive} is there; delete it, if it was never released")
    with tempfile.TemporaryDirectory(prefix="filrouge-release-") as scratch:
        work = pathlib.Path(scratch)
        release = KeptRelease(work / "release")
        release.folder.mkdir()
        shutil.copytree(filrouge.ROOT / "schemas/src/released", release.folder / "schemas")
        for name in ("demo.conf", "every-channel.conf"):
            (release.folder / "conf").mkdir(exist_ok=True)
            shutil.copy(filrouge.ROOT / "conf" / name, release.folder / "conf")
        decisions = live(release, work)
        (release.folder / "release.json").write_text(json.dumps({
            "version": version, "nights": NIGHTS, "next_night": NEXT, "decisions": decisions,
        }, indent=1))
        pack(release.folder, archive)
    print(f"kept {archive}: {archive.stat().st_size / 1e6:.1f} MB")


def live(release: KeptRelease, work: pathlib.Path) -> int:
    """The shop's nights and its open hours; returns how many decisions were made before the stop."""
    whole = work / "whole" / "shop"
    everybody = simulated(whole)
    shop = release.folder / "shop"
    job = LiveJob(work / "stream", *STREAM)
    try:
        job.start_broker()
        lake = release.folder / "lake"
        arguments = release.arguments(lake, job.work / "kafka", shop)
        delivered(whole, shop, everybody, lambda name: not re.search("2025-12-3[01]", name))
        filrouge.run("batch", "nightly", *arguments, "--as-of", NIGHTS[0])
        ids = sorted(filrouge.table(lake, "mart/customer_360")["customer_id"])
        (work / "ids.txt").write_text("\n".join(ids))
        filrouge.run("batch", "publish-context", *arguments, "--as-of", NIGHTS[0])
        filrouge.run("stream", "consent", ids[0], "email", "withdrawn", *job.settings[:2])
        filrouge.run("stream", "configure", "caps.daily = 2", *job.settings[:2])
        play(job, work / "ids.txt", *HALVES[0])
        job.start_job()
        decisions = decided(job)[0].expected
        stopped(job)
        (savepoint,) = (job.work / "savepoints").iterdir()
        shutil.copytree(savepoint, release.folder / "savepoint")
        delivered(whole, shop, everybody, lambda name: NIGHTS[1] in name)
        filrouge.run("batch", "nightly", *arguments, "--as-of", NIGHTS[1])
        play(job, work / "ids.txt", *HALVES[1])
        (release.folder / "topics").mkdir()
        topics("keep", job, release.folder / "topics")
    finally:
        job.stop()
    delivered(whole, release.folder / "next", everybody, lambda name: NEXT in name)
    return decisions


def simulated(shop: pathlib.Path) -> set[str]:
    """Delivers a shop until each night; returns by what forty of its people are known in its files."""
    since = None
    for until in (*NIGHTS, NEXT):
        filrouge.run(
            "simulate", "--out", str(shop), "--customers", "1000", "--from", "2025-07-01", "--to", NEXT,
            *(("--deliver-from", until) if since else ()), "--deliver-to", until,
            "--broken-rate", "0.05", "--web-sessions-per-customer", "1", "--second-currency-share", "0.2",
        )
        since = until
    with (shop / "truth" / "identities.csv").open() as file:
        identities = list(csv.DictReader(file))
    people = sorted({row["person"] for row in identities})
    chosen = set(people[:: len(people) // PEOPLE][:PEOPLE])
    return {row["value"] for row in identities if row["person"] in chosen}


def delivered(whole: pathlib.Path, shop: pathlib.Path, everybody: set[str], wanted) -> None:
    """Brings files of the whole shop, with the rows that name one of these people, and their products."""
    sold: set[str] = set()
    files = [file for file in sorted(whole.glob("*/*")) if file.parent.name != "truth" and wanted(file.name)]
    for file in sorted(files, key=lambda file: file.parent.name == "products"):
        is_catalogue = file.parent.name == "products"
        lines = file.read_text().splitlines(keepends=True)
        kept = lines[:1] if file.suffix == ".csv" else []
        for line in lines[len(kept):]:
            # Ids and addresses hold none of these, and some rows are broken on purpose.
            cells = re.split('[",\\n]', line)
            if any(cell in (sold if is_catalogue else everybody) for cell in cells):
                kept.append(line)
                sold.update(cell for cell in cells if cell.startswith("P"))
        (shop / file.parent.name).mkdir(parents=True, exist_ok=True)
        (shop / file.parent.name / file.name).write_text("".join(kept))


def play(job: LiveJob, ids: pathlib.Path, name: str, start: str) -> None:
    job.start_play(
        "--speed", "0", "--start", start, "--length", "40 min", "--ids", f"{name}-", "--seed", str(len(name)),
        "--customer-ids", str(ids), "--customers", "40", "--carts-per-minute", "4", "--view-share", "0.3",
        "--late-purchase-share", "0.1", "--broken-share", "0.02",
    )
    assert job.play.wait() == 0, (job.work / "play.log").read_text()


def pack(folder: pathlib.Path, archive: pathlib.Path) -> None:
    archive.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(archive, "w:xz", preset=9) as packed:
        for path in sorted(folder.rglob("*")):
            inside = path.relative_to(folder)
            if path.is_file() and not any(map(LEFT_OUT.match, inside.parts)):
                packed.add(path, inside, filter=anonymous)


def anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry


if __name__ == "__main__":
    main()
