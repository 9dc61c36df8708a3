"""The archive: the same at every packing, whole without the checkout, with the papers of each jar."""

import hashlib
import json
import os
import pathlib
import subprocess
import sys
import zipfile

import filrouge
import pytest

ARCHIVE = filrouge.ROOT / "distribution" / "archive.py"
ALLOWED = {"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "EPL-2.0", "MIT", "Unicode-3.0"}


@pytest.fixture(scope="module")
def archives(tmp_path_factory) -> list[pathlib.Path]:
    """Two packings, made beside each other."""
    folders = [tmp_path_factory.mktemp(name) for name in ("one", "other")]
    packings = [subprocess.Popen([sys.executable, ARCHIVE, folder]) for folder in folders]
    assert [packing.wait() for packing in packings] == [0, 0]
    return [next(folder.glob("filrouge-*.tar.gz")) for folder in folders]


@pytest.fixture(scope="module")
def installed(archives, tmp_path_factory) -> pathlib.Path:
    place = tmp_path_factory.mktemp("a place with blanks")
    subprocess.run(["tar", "xzf", archives[0], "-C", place], check=True)
    return next(place.iterdir())


@pytest.fixture(scope="module")
def launcher(installed, tmp_path_factory) -> pathlib.Path:
    """A link to the launcher, as an administrator puts it on the path."""
    link = tmp_path_factory.mktemp("bin") / "filrouge"
    link.symlink_to(installed / "bin" / "filrouge")
    return link


def start(launcher: pathlib.Path, cwd: pathlib.Path, *arguments: str, **environment: str) -> str:
    """Runs a command with nothing of this machine but its path: no home, no Maven, no checkout."""
    alone = {"PATH": os.environ["PATH"], "HOME": str(cwd), "FILROUGE_SMALL": "1", **environment}
    done = subprocess.run([launcher, *arguments], capture_output=True, text=True, env=alone, cwd=cwd)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


def state(folder: pathlib.Path) -> dict[pathlib.Path, tuple[int, int]]:
    return {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in folder.rglob("*")}


def sha256(file: pathlib.Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_two_packings_are_equal_to_the_byte(archives):
    one, other = map(sha256, archives)
    assert one == other


def test_runs_where_it_is_called_and_leaves_its_own_folder_as_it_was(installed, launcher, tmp_path):
    before = state(installed)
    assert "nightly" in start(launcher, tmp_path, "batch", "--help")
    assert start(launcher, tmp_path, "tables", "--markdown") == (installed / "docs/tables.md").read_text()
    start(
        launcher, tmp_path, "simulate", "--out", "shop", "--customers", "1000",
        "--from", "2025-12-01", "--to", "2025-12-31", "--web-sessions-per-customer", "0",
    )
    assert list(tmp_path.glob("shop/orders/*.csv"))
    assert [path.name for path in tmp_path.iterdir()] == ["shop"]
    assert state(installed) == before


@pytest.mark.parametrize("command", ["tables", "simulate", "stream", "decision", "kafka"])
def test_takes_every_jar_from_its_own_folder(installed, launcher, tmp_path, command):
    java = tmp_path / "java" / "bin" / "java"
    java.parent.mkdir(parents=True)
    java.write_text('#!/bin/sh\nwhile [ "$1" != -cp ]; do shift; done\nprintf %s "$2"\n')
    java.chmod(0o755)
    jars = start(launcher, tmp_path, command, JAVA_HOME=str(tmp_path / "java")).split(":")
    assert len(jars) == len(set(jars)) > 10
    for jar in map(pathlib.Path, jars):
        assert jar.parent == installed / "lib" and jar.is_file(), jar


def test_every_jar_is_used_by_some_command(installed):
    named = {name for names in installed.glob("lib/*.classpath") for name in names.read_text().split()}
    assert named == {jar.name for jar in installed.glob("lib/*.jar")}


def test_licence_notices_name_every_jar_of_others(installed):
    notices = (installed / "supply-chain/THIRD-PARTY.txt").read_text().splitlines()
    said = dict(line.split(": ", 1) for line in notices[3:])
    others = {jar.name for jar in installed.glob("lib/*.jar") if not jar.name.startswith("filrouge-")}
    assert said.keys() == others
    assert {notice.split(",")[0] for notice in said.values()} <= ALLOWED
    assert "Apache License" in (installed / "LICENSE").read_text()
    assert "The Apache Software Foundation" in (installed / "supply-chain/LICENCE-TEXTS.txt").read_text()


def test_bill_of_materials_names_every_jar_with_its_hash(installed):
    bill = json.loads((installed / "supply-chain/sbom.json").read_text())
    named = {part["properties"][0]["value"]: part["hashes"][0]["content"] for part in bill["components"]}
    jars = {f"lib/{jar.name}": sha256(jar) for jar in installed.glob("lib/*.jar")}
    assert named == jars
    assert {part["licenses"][0]["expression"] for part in bill["components"]} <= ALLOWED
    assert len({part["purl"] for part in bill["components"]}) == len(jars)


def test_who_built_a_jar_cannot_be_told_from_it(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(ARCHIVE.parent))
    import jars

    built = [tmp_path / name / "filrouge-shop.jar" for name in ("open", "closed")]
    for jar, rights in zip(built, (0o644, 0o600), strict=True):
        jar.parent.mkdir()
        with zipfile.ZipFile(jar, "w", zipfile.ZIP_DEFLATED) as packed:
            entry = zipfile.ZipInfo("shop/Cart.class")
            entry.external_attr = rights << 16
            packed.writestr(entry, "a cart")
    assert built[0].read_bytes() != built[1].read_bytes()
    assert jars.content(built[0]) == jars.content(built[1])


def test_jars_whose_classes_differ_are_not_packed(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(ARCHIVE.parent))
    import classes

    jars = [tmp_path / name for name in ("one.jar", "copy.jar", "other.jar")]
    for jar, content in zip(jars, ("same", "same", "different"), strict=True):
        with zipfile.ZipFile(jar, "w") as packed:
            packed.writestr("shop/Cart.class", content)
    assert "1 in one.jar, copy.jar" in classes.report({"shop": jars[:2]})
    assert classes.report({"shop": jars[:1], "stream": jars[2:]}).count("\n") == 2
    with pytest.raises(SystemExit, match="classes of one name differ: 1 in one.jar, copy.jar, other"):
        classes.report({"shop": jars})
