"""Three Kafka brokers with TLS, SASL and ACLs: what does each account need, what does a killed broker cost?

Makes certificates (keytool), starts three brokers of Filrouge's own jars in processes of their own (KRaft;
TLS with certificates among themselves, SASL_SSL with SCRAM-SHA-512 for clients; whoever has no ACL may do
nothing), makes the users, creates the topics with three copies as the operator, gives each account just what
'filrouge kafka acls' tells, and then

  - plays a live shop into shop-events as the account 'shop', runs the reactivation job as 'job', and sends
    SIGKILL to a random broker, --kills times; between two kills the broker is back and all copies are in
    sync. Afterwards the decisions, triggers and cancellations that a read_committed reader sees are compared,
    row for row, with a back-test of what stands in shop-events;
  - runs a night that takes events and decisions in, and publish-context, as 'batch';
  - tries what each account may not do, a wrong password, a client without TLS and one that does not know the
    certificates;
  - looks for the passwords in every file that all of this has left, and on every command line.

usage: kafka_cluster.py [--kills 5] [--seed 1] [--carts-per-minute 20] [--speed 60] [--work DIR]
Needs the built jars (make build).
"""

import argparse
import dataclasses
import datetime
import os
import pathlib
import random
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time

from live_job import ROOT, START, LiveJob

USERS = ("operator", "job", "batch", "campaign-tool", "shop")
# Longer than it takes until the controller gives a broker up (9 s) and the job goes on without it.
AWAY = 15
DEADLINE = 120
NIGHT = "2026-03-02"
ENV_PROVIDER = (
    "config.providers=env\n"
    "config.providers.env.class=org.apache.kafka.common.config.provider.EnvVarConfigProvider\n"
)
SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule required"
STORE = {"STORE_PASSWORD": secrets.token_urlsafe(24)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--carts-per-minute", type=int, default=20)
    parser.add_argument("--speed", type=int, default=60)
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "var" / "kafka-cluster")
    given = parser.parse_args()
    live = ClusterJob(given.work)
    command_lines = CommandLines()
    try:
        set_up(live)
        is_whole = under_kills(live, given)
        night(live)
        refusals = all([attempt.is_refused(live) for attempt in ATTEMPTS])
        found = live.cluster.secrets_found(live.work) + command_lines.found(live.cluster.passwords)
        print(f"passwords in files or on command lines: {', '.join(found) or 'none'}")
    finally:
        live.stop()
        live.cluster.stop()
        command_lines.stop()
    sys.exit(0 if is_whole and refusals and not found else 1)


def set_up(live: "ClusterJob") -> None:
    began = time.time()
    live.cluster.start()
    live.cluster.make_users()
    print(f"three brokers and {len(USERS)} users after {time.time() - began:.1f} s", flush=True)
    for account in USERS:
        live.as_admin("kafka", "acls", account, "--user", user(account), "--create")
    print(live.filrouge("kafka", "topics", *live.conf(), account="operator"), flush=True)


def under_kills(live: "ClusterJob", given: argparse.Namespace) -> bool:
    live.start_job()
    seconds = 60 * given.kills + 60
    live.start_play(
        "--speed", str(given.speed), "--carts-per-minute", str(given.carts_per_minute),
        "--start", START.isoformat().replace("+00:00", "Z"),
        "--length", f"{int(datetime.timedelta(seconds=seconds * given.speed).total_seconds())} s",
        "--seed", str(given.seed),
    )
    chance = random.Random(given.seed)
    pauses = []
    for number in range(1, given.kills + 1):
        live.until_checkpoint_after(live.newest_checkpoint())
        time.sleep(chance.uniform(0, 3))
        broker = chance.choice(live.cluster.brokers)
        killed_at = time.time()
        broker.kill()
        pauses.append(live.until_checkpoint_after(killed_at + 1) - killed_at)
        time.sleep(max(0.0, killed_at + AWAY - time.time()))
        is_seen = "a copy is away" in live.status()
        back_at = time.time()
        broker.start()
        live.until_in_sync()
        print(
            f"kill {number} of {given.kills}: broker {broker.number}, a checkpoint without it after "
            f"{pauses[-1]:.1f} s, 'kafka status' {'warned' if is_seen else 'said nothing'}; back in sync "
            f"{time.time() - back_at:.1f} s after its start",
            flush=True,
        )
    live.end_play()
    differences = live.differences()
    print(*differences, sep="\n")
    print(
        f"{live.late_events()} late events in the dead letters; {len(live.restarts())} restarts of the job; "
        f"longest time to a checkpoint after a kill {max(pauses):.1f} s",
        flush=True,
    )
    return all(difference.is_none() for difference in differences)


def night(live: "ClusterJob") -> None:
    """A night that takes events and decisions from the cluster, and gives contexts back."""
    began = time.time()
    (live.work / "orders.csv").write_text(
        "order,customer,at,amount\n"
        + "".join(f"o{n},c{n % 7},2026-02-{1 + n % 28:02} 10:00:00,{10 + n}.00\n" for n in range(60))
    )
    for command in ("nightly", "publish-context"):
        said = live.filrouge("batch", command, "--as-of", NIGHT, *live.conf("shop.conf"), account="batch")
        print(f"as batch: {said.splitlines()[-1]}")
    print(f"the night took {time.time() - began:.0f} s", flush=True)


@dataclasses.dataclass(frozen=True)
class Attempt:
    """What an account may not do, and the word by which it is refused."""

    what: str
    account: str
    command: tuple[str, ...]
    exit_code: int
    word: str
    settings: tuple[str, ...] = ()
    jaas: str | None = None

    def is_refused(self, live: "ClusterJob") -> bool:
        conf = "shop.conf" if self.command[0] == "batch" else "client.conf"
        elsewhere = f"stream.checkpoints.uri={live.work / 'elsewhere'}"
        settings = (elsewhere, *(it.format(stores=live.cluster.stores) for it in self.settings))
        overrides = [word for setting in settings for word in ("--set", setting)]
        done = live.run(*self.command, *live.conf(conf), *overrides, account=self.account, jaas=self.jaas)
        last = (done.stderr.strip().splitlines() or [""])[-1]
        is_so = done.returncode == self.exit_code and self.word in done.stderr
        print(f"{'refused' if is_so else 'NOT AS EXPECTED'}: {self.what}: exit {done.returncode}: {last}",
              flush=True)
        return is_so


CLIENT = "stream.kafka.client."
ATTEMPTS = [
    Attempt("campaign tool reads shop-events", "campaign-tool", ("stream", "read", "shop-events"), 2,
            "TopicAuthorizationException"),
    Attempt("campaign tool reads decisions", "campaign-tool", ("stream", "read", "trigger-decisions"), 2,
            "TopicAuthorizationException"),
    Attempt("campaign tool withdraws a consent", "campaign-tool",
            ("stream", "consent", "c1", "email", "withdrawn"), 2, "TopicAuthorizationException"),
    Attempt("campaign tool runs the job", "campaign-tool", ("stream", "reactivation", "--fresh"), 3,
            "customer-context"),
    Attempt("batch changes the rules", "batch", ("stream", "configure", "caps.daily = 9"), 2,
            "TopicAuthorizationException"),
    Attempt("batch plays shop events", "batch", ("batch", "publish-events", "--kafka", "--as-of", NIGHT), 2,
            "TopicAuthorizationException"),
    Attempt("job publishes contexts", "job", ("batch", "publish-context", "--full", "--as-of", NIGHT), 2,
            "TopicAuthorizationException"),
    Attempt("job reads as another group", "job", ("stream", "reactivation"), 2, "GroupAuthorizationException",
            ("stream.kafka.transactional-id-prefix=somebody-else",)),
    Attempt("job starts with a wrong password", "job", ("stream", "reactivation"), 2,
            "SaslAuthenticationException",
            jaas=f'{SCRAM} username="filrouge-job" password="wrong";'),
    Attempt("job creates a topic", "job", ("kafka", "topics"), 2, "TopicAuthorizationException",
            ("stream.topics.dead-letters=another",)),
    Attempt("operator reads triggers", "operator", ("stream", "read", "reactivation-triggers"), 2,
            "TopicAuthorizationException"),
    Attempt("operator gives access", "operator", ("kafka", "acls", "shop", "--user", "x", "--create"), 2,
            "ClusterAuthorizationException"),
    Attempt("a wrong password", "job", ("kafka", "status"), 2, "Cannot log in",
            jaas=f'{SCRAM} username="filrouge-job" password="wrong";'),
    Attempt("a client without TLS", "job", ("kafka", "status"), 3, "no answer in time",
            (CLIENT + "security.protocol=SASL_PLAINTEXT",)),
    Attempt("a client that trusts another authority", "job", ("kafka", "status"), 2,
            "SslAuthenticationException", (CLIENT + "ssl.truststore.location={stores}/other.pem",)),
]


def user(account: str) -> str:
    return f"filrouge-{account}"


class Broker:
    """One of the three, in a process of its own."""

    def __init__(self, number: int, folder: pathlib.Path, ports: dict[str, int]) -> None:
        self.number = number
        self.folder = folder
        self.ports = ports
        self.process: subprocess.Popen | None = None

    def write_settings(self, voters: str, stores: pathlib.Path) -> None:
        self.folder.mkdir(parents=True)
        addresses = {name: f"{name}://127.0.0.1:{port}" for name, port in self.ports.items()}
        (self.folder / "server.properties").write_text(
            ENV_PROVIDER + f"""
process.roles=broker,controller
node.id={self.number}
controller.quorum.voters={voters}
listeners={",".join(addresses.values())}
advertised.listeners={addresses["CLIENTS"]},{addresses["INTERNAL"]}
listener.security.protocol.map=CLIENTS:SASL_SSL,INTERNAL:SSL,CONTROLLER:SSL
inter.broker.listener.name=INTERNAL
controller.listener.names=CONTROLLER
log.dirs={self.folder / "logs"}

ssl.keystore.type=PKCS12
ssl.keystore.location={stores / f"broker-{self.number}.p12"}
ssl.keystore.password=${{env:STORE_PASSWORD}}
ssl.truststore.type=PEM
ssl.truststore.location={stores / "ca.pem"}
listener.name.internal.ssl.client.auth=required
listener.name.controller.ssl.client.auth=required
sasl.enabled.mechanisms=SCRAM-SHA-512
listener.name.clients.scram-sha-512.sasl.jaas.config={SCRAM};

authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:CN=broker-1;User:CN=broker-2;User:CN=broker-3;User:CN=admin
allow.everyone.if.no.acl.found=false

auto.create.topics.enable=false
offsets.topic.num.partitions=3
offsets.topic.replication.factor=3
transaction.state.log.num.partitions=3
transaction.state.log.replication.factor=3
transaction.state.log.min.isr=2
group.initial.rebalance.delay.ms=0
log.cleaner.dedupe.buffer.size=2097152
num.network.threads=2
num.io.threads=4
background.threads=2
""")

    def format(self, cluster_id: str) -> None:
        java("kafka.tools.StorageTool", "format", "-t", cluster_id, "-c",
             str(self.folder / "server.properties"))

    def start(self) -> None:
        out = (self.folder / "broker.out").open("a")
        self.process = subprocess.Popen(
            ["java", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
             "-Dlog4j2.configurationFile=log4j2-broker.properties", f"-Dfilrouge.broker.folder={self.folder}",
             "-cp", class_path(), "kafka.Kafka", str(self.folder / "server.properties")],
            env=os.environ | STORE, stdout=out, stderr=subprocess.STDOUT,
        )

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


class Cluster:
    def __init__(self, work: pathlib.Path) -> None:
        self.work = work
        self.stores = work / "stores"
        self.passwords = {account: secrets.token_urlsafe(24) for account in USERS}
        self.brokers = [
            Broker(number, work / f"broker-{number}",
                   {name: free_port() for name in ("CLIENTS", "INTERNAL", "CONTROLLER")})
            for number in (1, 2, 3)
        ]

    def servers(self, listener: str) -> str:
        return ",".join(f"127.0.0.1:{broker.ports[listener]}" for broker in self.brokers)

    def start(self) -> None:
        self.make_certificates()
        voters = ",".join(f"{it.number}@127.0.0.1:{it.ports['CONTROLLER']}" for it in self.brokers)
        cluster_id = secrets.token_urlsafe(16)[:22].replace("-", "A")
        for broker in self.brokers:
            broker.write_settings(voters, self.stores)
            broker.format(cluster_id)
        for broker in self.brokers:
            broker.start()
        for broker in self.brokers:
            until_listens(broker)

    def make_certificates(self) -> None:
        """An authority, and a certificate of each broker and of the administrator that it has signed."""
        self.stores.mkdir(mode=0o700)
        for authority in ("ca", "other"):
            own = self.store(authority)
            keytool(own, "-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", f"CN=try-out-{authority}",
                    "-ext", "bc:c=ca:true", "-validity", "7")
            certificate = keytool(own, "-exportcert", "-rfc", "-alias", "ca")
            (self.stores / f"{authority}.pem").write_text(certificate)
        for name in [f"broker-{it.number}" for it in self.brokers] + ["admin"]:
            own = self.store(name)
            keytool(own, "-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", f"CN={name}",
                    "-validity", "7")
            request = keytool(own, "-certreq", "-alias", name)
            signed = keytool(self.store("ca"), "-gencert", "-rfc", "-alias", "ca", "-ext", "san=ip:127.0.0.1",
                             "-validity", "7", stdin=request)
            authority = (self.stores / "ca.pem").read_text()
            keytool(own, "-importcert", "-noprompt", "-alias", "ca", stdin=authority)
            keytool(own, "-importcert", "-noprompt", "-alias", name, stdin=signed)

    def store(self, name: str) -> pathlib.Path:
        return self.stores / f"{name}.p12"

    def make_users(self) -> None:
        """By Kafka's own tool, which takes passwords from a file only its owner can read."""
        admin = self.work / "admin.properties"
        admin.write_text(
            ENV_PROVIDER + f"security.protocol=SSL\nssl.keystore.type=PKCS12\n"
            f"ssl.keystore.location={self.store('admin')}\nssl.keystore.password=${{env:STORE_PASSWORD}}\n"
            f"ssl.truststore.type=PEM\nssl.truststore.location={self.stores / 'ca.pem'}\n"
        )
        for account, password in self.passwords.items():
            given = self.stores / "given"
            descriptor = os.open(given, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
            with open(descriptor, "w") as file:
                file.write(f"SCRAM-SHA-512=password={password}\n")
            java("kafka.admin.ConfigCommand", "--bootstrap-server", self.servers("INTERNAL"),
                 "--command-config", str(admin), "--alter", "--entity-type", "users",
                 "--entity-name", user(account), "--add-config-file", str(given))
            given.unlink()

    def environment(self, account: str, jaas: str | None = None) -> dict[str, str]:
        if account == "admin":
            return os.environ | STORE
        own = f'{SCRAM} username="{user(account)}" password="{self.passwords[account]}";'
        return os.environ | {
            "KAFKA_JAAS": jaas or own, "FILROUGE_IDENTIFIER_SALT": "a salt of this try-out, and no secret",
        }

    def secrets_found(self, work: pathlib.Path) -> list[str]:
        wanted = [it.encode() for it in (*self.passwords.values(), STORE["STORE_PASSWORD"])]
        return [
            str(path.relative_to(work)) for path in work.rglob("*")
            if path.is_file() and any(secret in path.read_bytes() for secret in wanted)
        ]

    def stop(self) -> None:
        for broker in self.brokers:
            if broker.process and broker.process.poll() is None:
                broker.process.kill()
                broker.process.wait()


class ClusterJob(LiveJob):
    """The job and the shop on the cluster, each command as one of the accounts."""

    def __init__(self, work: pathlib.Path) -> None:
        super().__init__(work, "stream.heartbeats=false")
        self.cluster = Cluster(self.work)
        # The first two are all that a command needs which only reads.
        self.settings = [*self.conf(), *self.settings[2:]]
        ca = self.cluster.stores / "ca.pem"
        self.write_conf("client.conf", "CLIENTS", f"""
    security.protocol = SASL_SSL
    sasl.mechanism = SCRAM-SHA-512
    sasl.jaas.config = ${{?KAFKA_JAAS}}
    ssl.truststore {{ type = PEM, location = "{ca}" }}""")
        self.write_conf("admin.conf", "INTERNAL", f"""
    security.protocol = SSL
    ssl.keystore {{ type = PKCS12, location = "{self.cluster.store('admin')}" }}
    ssl.keystore.password = ${{?STORE_PASSWORD}}
    ssl.truststore {{ type = PEM, location = "{ca}" }}""")
        (self.work / "shop.conf").write_text(f"""
include "client.conf"
shop {{ time-zone = "UTC", currency = "EUR" }}
lake.uri = "{self.work / 'lake'}"
exports.uri = "{self.work / 'exports'}"
report.path = "{self.work / 'report'}"
activation.from-kafka = true
sources.orders.till {{
  format = csv, path = "{self.work / 'orders.csv'}", options {{ header = true }}
  columns {{ order_id = order, customer_key = customer, ordered_at = at, amount = amount }}
}}
sources.web_events.live {{ format = kafka }}
""")
        (self.work / "shop.properties").write_text(
            ENV_PROVIDER + "security.protocol=SASL_SSL\nsasl.mechanism=SCRAM-SHA-512\n"
            f"sasl.jaas.config=${{env:KAFKA_JAAS}}\nssl.truststore.type=PEM\nssl.truststore.location={ca}\n"
        )

    def write_conf(self, name: str, listener: str, client: str) -> None:
        (self.work / name).write_text(
            f'stream.kafka.bootstrap-servers = "{self.cluster.servers(listener)}"\n'
            f"stream.kafka.client {{{client}\n}}\nstream.topics.replication = 3\n"
        )

    def conf(self, name: str = "client.conf") -> list[str]:
        return ["--conf", str(self.work / name)]

    def as_admin(self, *arguments: str) -> str:
        return self.filrouge(*arguments, *self.conf("admin.conf"), account="admin")

    def start_play(self, *options: str) -> None:
        self.play = self.background(
            "play.log", "simulate", "live", "--kafka", self.cluster.servers("CLIENTS"), "--kafka-client",
            str(self.work / "shop.properties"), *options, account="shop",
        )

    def read(self, topic: str, *options: str) -> list[str]:
        account = {"reactivation-triggers": "campaign-tool", "dead-letters": "job"}.get(topic, "batch")
        return self.filrouge("stream", "read", topic, *options, *self.conf(), account=account).splitlines()

    def status(self) -> str:
        return self.run("kafka", "status", *self.conf(), account="operator").stderr

    def until_in_sync(self) -> None:
        deadline = time.time() + DEADLINE
        while "a copy is away" in (said := self.status()):
            if time.time() > deadline:
                sys.exit(f"copies are not in sync within {DEADLINE} s: {said}")
            time.sleep(1)

    def restarts(self) -> list[str]:
        lines = (self.work / "job.log").read_text().splitlines()
        return [line for line in lines if "goes on from its last completed checkpoint" in line]

    def run(self, *arguments: str, account: str, jaas: str | None = None) -> subprocess.CompletedProcess:
        return subprocess.run(
            [str(ROOT / "bin" / "filrouge"), *arguments], capture_output=True, text=True,
            env=self.cluster.environment(account, jaas),
        )

    def filrouge(self, *arguments: str, account: str = "batch") -> str:
        done = self.run(*arguments, account=account)
        if done.returncode:
            sys.exit(f"filrouge {' '.join(arguments)} as {account}: exit {done.returncode}: {done.stderr}")
        return done.stdout

    def background(self, log: str, *arguments: str, account: str = "job") -> subprocess.Popen:
        out = (self.work / log).open("a")
        return subprocess.Popen(
            [str(ROOT / "bin" / "filrouge"), *arguments], stdout=out, stderr=subprocess.STDOUT,
            env=self.cluster.environment(account),
        )


class CommandLines:
    """Every command line of this machine, looked at twice a second."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.is_over = threading.Event()
        self.watch = threading.Thread(target=self.look, daemon=True)
        self.watch.start()

    def look(self) -> None:
        while not self.is_over.wait(0.5):
            for file in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
                try:
                    self.seen.add(file.read_text().replace("\0", " "))
                except (OSError, UnicodeDecodeError):
                    continue

    def found(self, passwords: dict[str, str]) -> list[str]:
        wanted = (*passwords.values(), STORE["STORE_PASSWORD"])
        return [line[:60] for line in self.seen if any(secret in line for secret in wanted)]

    def stop(self) -> None:
        self.is_over.set()
        self.watch.join()


def class_path() -> str:
    target = ROOT / "broker" / "target"
    return f"{target / 'filrouge-broker.jar'}:{(target / 'classpath.txt').read_text().strip()}"


def java(main_class: str, *arguments: str) -> str:
    return said(["java", "-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp", class_path(), main_class, *arguments])


def keytool(store: pathlib.Path, *arguments: str, stdin: str | None = None) -> str:
    return said(["keytool", "-J-XX:TieredStopAtLevel=1", *arguments, "-keystore", str(store), "-storetype",
                 "PKCS12", "-storepass:env", "STORE_PASSWORD"], stdin)


def said(command: list[str], stdin: str | None = None) -> str:
    done = subprocess.run(command, input=stdin, capture_output=True, text=True, env=os.environ | STORE)
    if done.returncode:
        sys.exit(f"{command[0]} ... {' '.join(command[-8:])}: exit {done.returncode}")
    return done.stdout


def until_listens(broker: Broker) -> None:
    deadline = time.time() + DEADLINE
    while broker.process.poll() is None and time.time() < deadline:
        try:
            socket.create_connection(("127.0.0.1", broker.ports["CLIENTS"]), 1).close()
            return
        except OSError:
            time.sleep(0.2)
    sys.exit(f"broker {broker.number} is not there; see {broker.folder / 'broker.log'}")


def free_port() -> int:
    # Below those that the system gives to outgoing connections.
    while True:
        port = random.randint(20_000, 32_000)
        with socket.socket() as taken:
            try:
                taken.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


if __name__ == "__main__":
    main()
