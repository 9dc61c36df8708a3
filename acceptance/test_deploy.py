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


def pods(manifest):
    """The pods that a manifest makes: for each what holds for all in it, and its containers."""
    spec = manifest.get("spec", {})
    if manifest["kind"] == "SparkApplication":
        for role in (spec.get("driver", {}), spec.get("executor", {})):
            beside = [*role.get("sidecars", []), *role.get("initContainers", [])]
            yield role.get("podSecurityContext"), [role, *beside]
        return
    found = [part for part in inner(manifest) if "containers" in part]
    if manifest["kind"] == "FlinkDeployment":
        own = [spec[role].get("podTemplate") for role in ("jobManager", "taskManager")]
        found = [it.get("spec", {}) for it in [spec.get("podTemplate", {}), *filter(None, own)]]
    for pod in found:
        containers = [*pod.get("containers", []), *pod.get("initContainers", [])]
        if manifest["kind"] == "FlinkDeployment" and "flink-main-container" not in named_in(containers):
            # Flink's own is made all the same, with nothing that was said of another.
            containers.append({})
        yield pod.get("securityContext"), containers


def named_in(containers):
    return [it.get("name") for it in containers]


def unsafe(manifest):
    """What is wrong with the rights of the containers of a manifest."""
    wrong, seen = [], set()
    for pod, containers in pods(manifest):
        if not containers:
            wrong.append("a pod without a container")
        for container in containers:
            seen.add(id(container))
            own = container.get("securityContext") or {}
            user = (pod or {}) | own
            name = container.get("name", "a container")
            if user.get("runAsNonRoot") is not True or not user.get("runAsUser"):
                wrong.append(f"{name} may be root")
            if own.get("allowPrivilegeEscalation") is not False or own.get("privileged"):
                wrong.append(f"{name} may gain privileges")
            if own.get("readOnlyRootFilesystem") is not True:
                wrong.append(f"{name} may write its own files")
            if own.get("capabilities") != {"drop": ["ALL"]}:
                wrong.append(f"{name} has capabilities")
    for part in inner(manifest):
        # An operator's own image is that of the pods it makes.
        is_operators = manifest["kind"] in OPERATORS and part is manifest["spec"]
        if "image" in part and not is_operators and id(part) not in seen:
            wrong.append(f"{part['image']} is in no pod that is known")
    return wrong


# How many pods each makes that differ.
PODS = {"CronJob": 1, "StatefulSet": 1, "SparkApplication": 2, "FlinkDeployment": 1}
JOBS = {
    it["kind"]: it for _, it in MANIFESTS if it["kind"] in OPERATORS | {"CronJob", "StatefulSet"}
}


@pytest.mark.parametrize("manifest", named(MANIFESTS))
def test_no_container_is_root_gains_privileges_or_writes_its_own_files(manifest):
    assert unsafe(manifest) == []
    assert len(list(pods(manifest))) == PODS.get(manifest["kind"], 0)


CRON = ["spec", "jobTemplate", "spec", "template", "spec"]
STATEFUL = ["spec", "template", "spec"]
FLINK = ["spec", "podTemplate", "spec"]
MORE = {"name": "more", "image": "more:1"}
GONE = object()
BROKEN = [
    ("CronJob", [*CRON, "securityContext"], GONE, "nightly may be root"),
    ("CronJob", [*CRON, "containers", 0, "securityContext", "runAsUser"], 0, "nightly may be root"),
    ("CronJob", [*CRON, "containers", 0], MORE, "more has capabilities"),
    ("CronJob", [*CRON, "containers"], [], "a pod without a container"),
    ("StatefulSet", [*STATEFUL, "initContainers"], [MORE], "more may write its own files"),
    ("StatefulSet", [*STATEFUL, "securityContext", "runAsNonRoot"], False, "stream may be root"),
    ("StatefulSet", [*STATEFUL, "elsewhere"], [MORE], "more:1 is in no pod that is known"),
    ("SparkApplication", ["spec", "driver", "podSecurityContext"], GONE, "a container may be root"),
    ("SparkApplication", ["spec", "executor"], GONE, "a container may be root"),
    ("SparkApplication", ["spec", "executor", "securityContext"], GONE, "a container has capabilities"),
    ("SparkApplication", ["spec", "driver", "sidecars"], [MORE], "more may gain privileges"),
    ("FlinkDeployment", [*FLINK, "securityContext", "runAsUser"], 0, "flink-main-container may be root"),
    ("FlinkDeployment", [*FLINK, "containers", 0, "name"], "main", "a container has capabilities"),
    ("FlinkDeployment", ["spec", "podTemplate"], GONE, "a container may be root"),
    (
        "FlinkDeployment",
        ["spec", "taskManager", "podTemplate"],
        {"spec": {"containers": [MORE]}},
        "more may be root",
    ),
]


@pytest.mark.parametrize(("kind", "place", "value", "told"), BROKEN)
def test_a_container_with_too_many_rights_is_found(kind, place, value, told):
    # By way of JSON: parts that are the same one in YAML become parts of their own.
    manifest = json.loads(json.dumps(JOBS[kind]))
    *way, last = place
    part = manifest
    for step in way:
        part = part[step]
    if value is GONE:
        del part[last]
    else:
        part[last] = value

    assert told in unsafe(manifest)


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


def arguments_of(manifest):
    spec = manifest["spec"]
    if manifest["kind"] == "SparkApplication":
        return spec["arguments"]
    if manifest["kind"] == "FlinkDeployment":
        return spec["job"]["args"]
    ((_, (container,)),) = pods(manifest)
    return container["args"]


def unmounted(manifest, shop):
    """Keys of places on a disk that a job uses and one of its containers does not have."""
    elsewhere = overridden(arguments_of(manifest))
    states = ("stream.checkpoints.", "stream.savepoints.")
    stream = manifest["metadata"]["labels"]["app.kubernetes.io/component"] == "stream"
    return {
        key
        for key, place in (local_places(shop) | elsewhere).items()
        if (key.startswith("stream.") if stream else not key.startswith(states))
        and place.startswith("/")
        for _, containers in pods(manifest)
        for container in containers
        if not any(place.startswith(it["mountPath"] + "/") for it in container["volumeMounts"])
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
