"""The manifests under deploy/: by Kubernetes' own schemas, nobody is root, and no secret stands in them.

Kinds that an operator brings have no schema here; of them only the rest is looked at.
"""

import datetime
import json
import re
import zoneinfo

import filrouge
import kubernetes_validate
import pytest
import yaml

FOLDER = filrouge.ROOT / "deploy"
OPERATORS = {"SparkApplication", "FlinkDeployment"}
VERSION = "1.37"
# The users that images from elsewhere bring with them.
KNOWN_USERS = {"flink": {"9999"}}
MANIFESTS = [
    (f"{file.stem}-{manifest['kind']}", manifest)
    for file in sorted((FOLDER / "kubernetes").glob("*.yaml"))
    for manifest in yaml.safe_load_all(file.read_text())
]


def named(manifests):
    return [pytest.param(manifest, id=name) for name, manifest in manifests]


def inner(node):
    """Every mapping in a manifest, however deep."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from inner(value)
    if isinstance(node, list):
        for value in node:
            yield from inner(value)


@pytest.mark.parametrize("manifest", named(it for it in MANIFESTS if it[1]["kind"] not in OPERATORS))
def test_kubernetes_knows_every_field(manifest):
    kubernetes_validate.validate(manifest, VERSION, strict=True)


def test_there_are_manifests_for_both_operators():
    assert {it["kind"] for _, it in MANIFESTS} >= OPERATORS | {"CronJob", "StatefulSet"}


RUNNING = [
    pytest.param(context, id=f"{name}-{place}")
    for name, manifest in MANIFESTS
    for place, context in enumerate(
        part.get("securityContext") for part in inner(manifest) if "volumeMounts" in part
    )
]


@pytest.mark.parametrize("context", RUNNING)
def test_no_container_gains_privileges_or_writes_its_own_files(context):
    assert context["allowPrivilegeEscalation"] is False
    assert context["readOnlyRootFilesystem"] is True
    assert context["capabilities"] == {"drop": ["ALL"]}


@pytest.mark.parametrize(
    "manifest", named(it for it in MANIFESTS if it[1]["kind"] in OPERATORS | {"CronJob", "StatefulSet"})
)
def test_nobody_is_root(manifest):
    pods = [part for part in inner(manifest) if "runAsNonRoot" in part]

    assert pods
    assert all(pod["runAsNonRoot"] is True and pod["runAsUser"] > 0 for pod in pods)


@pytest.mark.parametrize("manifest", named(MANIFESTS))
def test_secrets_come_from_a_secret_alone(manifest):
    assert manifest["kind"] != "Secret"
    for part in inner(manifest):
        if re.search("SALT|JAAS|KEY|PASSWORD|TOKEN", str(part.get("name", ""))):
            assert "value" not in part, part["name"]
            assert part["valueFrom"]["secretKeyRef"]


def test_a_night_is_there_once_a_day_and_outwaits_the_lease_of_one_that_was_killed():
    (night,) = [it["spec"] for _, it in MANIFESTS if it["kind"] == "CronJob"]
    container = night["jobTemplate"]["spec"]["template"]["spec"]["containers"][0]
    reference = (filrouge.ROOT / "settings/src/main/resources/reference.conf").read_text()
    expiry = re.search(r"^  lease-expiry = (\d+) m$", reference, flags=re.MULTILINE)[1]
    wait = re.search(r" --set lake\.wait=(\d+)m$", container["args"][0])[1]

    assert int(wait) > int(expiry)
    zone = zoneinfo.ZoneInfo(night["timeZone"])
    minute, hour, *every = night["schedule"].split()
    assert every == ["*", "*", "*"]
    for number in range(366):
        day = datetime.datetime(2028, 1, 1, int(hour), int(minute)) + datetime.timedelta(number)
        told = {day.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1)}
        assert len(told) == 1, f"{day} is not there once"


def local_places(shop):
    """The places on a disk that shop.conf names, by their keys."""
    block, found = [], {}
    text = re.sub(r"\$\{.*?\}", "", shop)
    for opened, closed, key, value in re.findall(
        r'([\w.-]+)\s*\{|(\})|([\w.-]+)\s*=\s*"(/[^"]*)"', text
    ):
        if opened:
            block.append(opened)
        elif closed:
            block.pop()
        else:
            found[".".join([*block, key])] = value
    return found


def overridden(arguments):
    """What --set says, from a list or from a line of shell."""
    words = " ".join(arguments).split()
    return dict(
        word.split("=", 1) for flag, word in zip(words, words[1:], strict=False) if flag == "--set"
    )


def jobs(manifest):
    """The arguments of what a manifest runs, and for each of its containers where volumes are."""
    spec = manifest["spec"]
    if manifest["kind"] == "SparkApplication":
        return spec["arguments"], [spec["driver"], spec["executor"]]
    if manifest["kind"] == "FlinkDeployment":
        return spec["job"]["args"], spec["podTemplate"]["spec"]["containers"]
    containers = [it for part in inner(spec) for it in part.get("containers", [])]
    return containers[0]["args"], containers


def unmounted(manifest, shop):
    """Keys of places on a disk that a job uses and one of its containers does not have."""
    arguments, containers = jobs(manifest)
    elsewhere = overridden(arguments)
    states = ("stream.checkpoints.", "stream.savepoints.")
    stream = manifest["metadata"]["labels"]["app.kubernetes.io/component"] == "stream"
    return {
        key
        for key, place in (local_places(shop) | elsewhere).items()
        if (key.startswith("stream.") if stream else not key.startswith(states))
        and place.startswith("/")
        for container in containers
        if not any(place.startswith(it["mountPath"] + "/") for it in container["volumeMounts"])
    }


JOBS = {
    it["kind"]: it for _, it in MANIFESTS if it["kind"] in OPERATORS | {"CronJob", "StatefulSet"}
}
(SHOP,) = [it["data"]["shop.conf"] for _, it in MANIFESTS if it["kind"] == "ConfigMap"]


@pytest.mark.parametrize("manifest", named(JOBS.items()))
def test_every_place_on_a_disk_is_mounted_where_it_is_used(manifest):
    assert len(local_places(SHOP)) == 7
    assert unmounted(manifest, SHOP) == set()


@pytest.mark.parametrize(
    ("kind", "broken", "missing"),
    [
        (
            "CronJob",
            "/var/lib/shop",
            {"lake.uri", "exports.uri", "report.path", "sources.orders.website.path"},
        ),
        ("StatefulSet", "/var/lib/shop", {"stream.checkpoints.uri", "stream.savepoints.uri"}),
        ("StatefulSet", "/etc/kafka-ca", {"stream.kafka.client.ssl.truststore.location"}),
        ("FlinkDeployment", "stream.checkpoints.uri=s3:", {"stream.checkpoints.uri"}),
        ("FlinkDeployment", "/etc/kafka-ca", {"stream.kafka.client.ssl.truststore.location"}),
        ("SparkApplication", "lake.uri=s3a:", {"lake.uri"}),
        ("SparkApplication", "sources.orders.website.path=s3a:", {"sources.orders.website.path"}),
    ],
)
def test_a_place_that_is_not_mounted_is_found(kind, broken, missing):
    less = broken.split("=")[0] + "=" if "=" in broken else "/elsewhere"
    assert unmounted(json.loads(json.dumps(JOBS[kind]).replace(broken, less)), SHOP) == missing


def test_drivers_and_executors_log_by_the_configuration_that_quotes_no_rows():
    configuration = "-Dlog4j2.configurationFile=/opt/filrouge/conf/log4j2.properties"
    spark, flink = JOBS["SparkApplication"]["spec"], JOBS["FlinkDeployment"]["spec"]

    for part in (spark["driver"], spark["executor"]):
        assert part["javaOptions"].split() == [configuration, "-Dfilrouge.home=/opt/filrouge"]
    assert flink["flinkConfiguration"]["env.java.opts.all"] == configuration
    assert (filrouge.ROOT / "conf/log4j2.properties").exists()


def test_flinks_operator_is_told_what_the_job_goes_by():
    spec = JOBS["FlinkDeployment"]["spec"]
    settings, told = spec["flinkConfiguration"], overridden(spec["job"]["args"])

    assert settings["execution.checkpointing.dir"] == told["stream.checkpoints.uri"]
    assert settings["execution.checkpointing.savepoint-dir"] == told["stream.savepoints.uri"]
    slots = int(settings["taskmanager.numberOfTaskSlots"]) * spec["taskManager"]["replicas"]
    assert spec["job"]["parallelism"] == int(told["stream.parallelism"]) == slots


def stages(dockerfile):
    """The lines of each image, by its name."""
    parts = re.split(r"^(?=FROM )", dockerfile, flags=re.MULTILINE)[1:]
    return {part.split()[3]: part.splitlines() for part in parts}


def nameless(dockerfile):
    """Images that end as a user without a line in /etc/passwd: Hadoop's login fails there."""
    found = []
    for image, lines in stages(dockerfile).items():
        last = [number for number, line in enumerate(lines) if line.startswith("USER ")][-1]
        uid, gid = re.fullmatch(r"USER ([1-9]\d*):([1-9]\d*)", lines[last]).groups()
        before = "\n".join(lines[:last])
        made = f"groupadd --gid {gid} " in before and f"useradd --uid {uid} --gid {gid} " in before
        base = lines[0].split()[1].split(":")[0]
        if not made and uid not in KNOWN_USERS.get(base, ()):
            found.append(image)
    return found


def test_who_an_image_runs_as_has_a_name():
    dockerfile = (FOLDER / "Dockerfile").read_text()

    assert set(stages(dockerfile)) == {"filrouge", "spark", "flink"}
    assert nameless(dockerfile) == []
    assert nameless(dockerfile.replace("useradd --uid", "echo")) == ["filrouge", "spark"]
    assert nameless(dockerfile.replace("9999", "9998")) == ["flink"]


def test_images_hold_no_secret_and_are_made_as_root_where_they_must():
    lines = (FOLDER / "Dockerfile").read_text().splitlines()

    assert "USER root" in lines, "the operators' images are made as root, and left as somebody else"
    assert not [line for line in lines if re.match(r"(ENV|ARG) .*(SECRET|PASSWORD|SALT|KEY)", line)]


def test_images_are_of_the_version_that_is_packed():
    version = re.search(r"<version>(.+)</version>", (filrouge.ROOT / "pom.xml").read_text())[1]
    told = set(re.findall(r"(?:filrouge(?:-spark|-flink)?:|ARG VERSION=)([\d.]+\w*)", "".join(
        file.read_text() for file in [FOLDER / "Dockerfile", *(FOLDER / "kubernetes").glob("*.yaml")]
    )))

    assert told == {version}
