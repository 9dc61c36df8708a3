"""Packs what a machine needs to run Filrouge; two runs on the same jars give the same bytes."""

import gzip
import io
import pathlib
import re
import sys
import tarfile
from collections.abc import Iterator

import bill
import classes
import jars
import notices

ROOT = pathlib.Path(__file__).resolve().parent.parent

# Taken as they are; some are not there in every checkout.
FILES = ("LICENSE", "README.md", "CHANGELOG.md")
FOLDERS = ("conf", "docs", "observability", "airflow-dags", "notebooks", "deploy")
SCHEMAS = ("README.md", "src/main/avro", "src/released")
LEFT_OUT = re.compile(r"__pycache__|target|node_modules|\..*|.*\.pyc")


def main(out: pathlib.Path) -> None:
    version = re.search(r"<version>(.+)</version>", (ROOT / "pom.xml").read_text())[1]
    folder = f"filrouge-{version}"
    archive = out / f"{folder}.tar.gz"
    out.mkdir(parents=True, exist_ok=True)
    part = out / f"{archive.name}.part"
    # Jars are packed already: trying harder takes six times as long and gains nothing.
    with (
        part.open("wb") as file,
        gzip.GzipFile("", "wb", compresslevel=1, fileobj=file, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for name, content in sorted([*from_checkout(), *from_build(version)]):
            add(tar, f"{folder}/{name}", content)
    part.replace(archive)
    print(f"packed {archive}, {archive.stat().st_size / 1e6:.0f} MB")


def from_checkout() -> Iterator[tuple[str, pathlib.Path]]:
    yield "bin/filrouge", ROOT / "bin/filrouge"
    yield from ((name, ROOT / name) for name in FILES)
    for name in (*FOLDERS, *(f"schemas/{part}" for part in SCHEMAS)):
        for path in [ROOT / name, *(ROOT / name).rglob("*")]:
            inside = path.relative_to(ROOT)
            if path.is_file() and not any(map(LEFT_OUT.fullmatch, inside.parts)):
                yield str(inside), path


def from_build(version: str) -> Iterator[tuple[str, pathlib.Path | bytes]]:
    paths = jars.class_paths(ROOT)
    found = jars.one_each(paths)
    known = jars.libraries(ROOT)
    for module, path in paths.items():
        yield f"lib/{module}.classpath", "".join(f"{jar.name}\n" for jar in path).encode()
    for name, jar in found.items():
        yield f"lib/{name}", jars.content(jar) if jars.is_own(name) else jar
    yield "supply-chain/sbom.json", bill.bill(version, found, known).encode()
    yield "supply-chain/THIRD-PARTY.txt", notices.overview(found, known).encode()
    yield "supply-chain/LICENCE-TEXTS.txt", notices.texts(found).encode()
    yield "supply-chain/duplicate-classes.txt", classes.report(paths).encode()


def add(tar: tarfile.TarFile, name: str, content: pathlib.Path | bytes) -> None:
    """An entry without clock, owner or mask of the machine that packs it."""
    data = content if isinstance(content, bytes) else content.read_bytes()
    entry = tarfile.TarInfo(name)
    entry.size = len(data)
    entry.mode = 0o755 if name.endswith("/bin/filrouge") else 0o644
    tar.addfile(entry, io.BytesIO(data))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
