"""Every command in README and docs is one that there is: words, options, make targets, files."""

import functools
import pathlib
import re
import shlex
import subprocess
import sys

import filrouge
import pytest

PAGES = [filrouge.ROOT / "README.md", *sorted((filrouge.ROOT / "docs").glob("*.md"))]
RESULTS = filrouge.ROOT / "benchmarks" / "RESULTS.md"
LAUNCHER = "bin/filrouge"
SUB_COMMANDS = {
    "batch", "tables", "show", "customer", "doctor", "demo",
    "simulate", "kafka", "stream", "deliver", "decision",
}


def texts(page):
    """What stands in fences of a page, line by line with continued lines joined, and between backticks."""
    text = page.read_text()
    for language, fence in re.findall(r"^```(\w*)\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        if language in ("", "sh", "console", "text"):
            yield from re.sub(r"\\\n\s*", "", fence).splitlines()
    yield from re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))


def commands():
    """(page, words) of each call of the launcher, without variables before it and comments after it."""
    for page in PAGES:
        for text in texts(page):
            found = re.search(rf"(?:^|\s){re.escape(LAUNCHER)}(?: (.*))?$", text)
            if found:
                # What stands in brackets or after a bar is the reader's choice, or another command.
                given = re.split(r"\s#|\s[|>&;]|\s2>", found[1] or "")[0].replace("[", "").replace("]", "")
                yield page.name, tuple(shlex.split(given))


@functools.cache
def help_of(*words):
    return filrouge.run(*words, "--help").stdout


def names_command(text, word):
    return re.search(rf"^ +{re.escape(word)}(?:,| |$)", text.split("Commands:")[-1], re.MULTILINE)


def spoken(words):
    """The sub-commands at the beginning of a command, as far as help names them."""
    path = []
    for word in words:
        if path and ("Commands:" not in help_of(*path) or not names_command(help_of(*path), word)):
            break
        path.append(word)
    return path


LAUNCHED = sorted({(page, words) for page, words in commands() if words})


def told(parameter):
    return parameter if isinstance(parameter, str) else " ".join(parameter)


def test_pages_name_commands_of_every_kind():
    assert {words[0] for _, words in LAUNCHED} == SUB_COMMANDS


@pytest.mark.parametrize(("page", "words"), LAUNCHED, ids=told)
def test_the_launcher_knows_the_command_and_its_options(page, words):
    assert words[0] in SUB_COMMANDS, f"{page}: there is no command {words[0]}"
    path = spoken(words)
    known = help_of(*path)
    if "Commands:" in known and len(words) > len(path):
        assert words[len(path)].startswith("-"), f"{page}: {' '.join(path)} has no {words[len(path)]}"
    for word in words[len(path):]:
        if word.startswith("--"):
            option = word.split("=")[0]
            assert re.search(rf"{option}\b(?!-)", known), f"{page}: {' '.join(path)} has no {option}"
    for word in words:
        if word.startswith("conf/"):
            assert (filrouge.ROOT / word).is_file(), f"{page}: there is no {word}"


@pytest.mark.parametrize("path", sorted({tuple(spoken(words)) for _, words in LAUNCHED}), ids=" ".join)
def test_every_command_of_the_pages_is_run_by_a_test(path):
    said = r",\s*".join(f'"{word}"' for word in path)
    here = pathlib.Path(__file__)
    others = [file.read_text() for file in here.parent.glob("*.py") if file != here]
    assert any(re.search(said, other) for other in others)


def test_make_has_every_target_that_pages_name():
    targets = set(re.findall(r"^([a-z-]+):", (filrouge.ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {
        (page.name, target)
        for page in PAGES
        for text in texts(page)
        for target in re.findall(r"^make ([a-z][a-z-]*)", text)
    }
    assert len(named) > 10
    assert {(page, target) for page, target in named if target not in targets} == set()


def test_every_program_that_pages_name_is_there():
    program = r"(?:benchmarks|notebooks|distribution|airflow-dags|acceptance|observability|conf)/[\w/.-]*\w"
    named = {
        (page.name, path)
        for page in PAGES
        for text in texts(page)
        for path in re.findall(rf"(?:^|\s){program}(?=\s|$)", text)
    }
    assert len(named) > 5
    assert {it for it in named if not (filrouge.ROOT / it[1].strip()).exists()} == set()


BENCHMARKS = sorted(
    {
        (program, option)
        for page in (*PAGES, RESULTS)
        for text in texts(page)
        for program, options in re.findall(r"python3? (benchmarks/\w+\.py)((?: [\w.\"-]+)*)", text)
        for option in re.findall(r"--[a-z-]+", options) or ["--help"]
    }
)


@functools.cache
def help_of_program(path):
    done = subprocess.run([sys.executable, path, "--help"], cwd=filrouge.ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(("program", "option"), BENCHMARKS)
def test_every_measurement_can_be_taken_again_as_it_is_told(program, option):
    assert re.search(rf"{option}\b(?!-)", help_of_program(program)), f"{program} has no {option}"


def test_measurements_are_told_of_several_programs():
    assert len({program for program, _ in BENCHMARKS}) > 5
