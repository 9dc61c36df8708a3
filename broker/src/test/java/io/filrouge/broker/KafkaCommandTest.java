package io.filrouge.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.broker.Commands.Said;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the commands say where no broker has to run for it. */
final class KafkaCommandTest {
  @TempDir Path folder;

  @Test
  void statusTellsThatNothingRunsAndHowToStartIt() {
    Said said = new Commands(folder).run("status");

    assertThat(said.exitCode()).isEqualTo(3);
    assertThat(said.out())
        .isEqualTo(
            "kafka status: no broker runs in "
                + folder
                + "; start it by 'bin/filrouge kafka start', or set stream.kafka.bootstrap-servers");
  }

  @Test
  void stopIsContentWhenNothingRuns() {
    Said said = new Commands(folder).run("stop");

    assertThat(said.exitCode()).isZero();
    assertThat(said.out()).isEqualTo("kafka stop: no broker runs in " + folder);
  }

  @Test
  void topicsNeedAKafka() {
    Said said = new Commands(folder).run("topics");

    assertThat(said.exitCode()).isEqualTo(3);
    assertThat(said.err()).startsWith("filrouge: Cannot find Kafka: no embedded broker runs in ");
  }

  @Test
  void startNamesAFolderThatCannotHoldData() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");

    Said said = new Commands(file).run("start");

    assertThat(said.exitCode()).isEqualTo(3);
    assertThat(said.err())
        .startsWith("filrouge: Cannot keep Kafka's data in " + file + ": ")
        .endsWith("; name a folder that can be written to by stream.kafka.data-dir");
  }

  @Test
  void wrongConfigurationIsNamed() {
    Said said = new Commands(folder).run("start", "stream.topics.partitions=none");

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("partitions");
  }

  @Test
  void aClientThatCannotBeMadeGivesNoSecretAway() {
    Said said =
        new Commands(folder)
            .run(
                "status",
                "stream.kafka.bootstrap-servers=127.0.0.1:1",
                "stream.kafka.client.security.protocol=SASL_PLAINTEXT",
                "stream.kafka.client.sasl.mechanism=PLAIN",
                "stream.kafka.client.sasl.jaas.config=hunter2");

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err())
        .startsWith("filrouge: Cannot make a client of Kafka at 127.0.0.1:1: ")
        .endsWith("; check stream.kafka.bootstrap-servers and stream.kafka.client")
        .doesNotContain("hunter2");
  }

  @Test
  void aClusterThatDoesNotAnswerIsAMissingInput() {
    Said said =
        new Commands(folder)
            .run(
                "status",
                "stream.kafka.bootstrap-servers=127.0.0.1:1",
                "stream.kafka.client.request.timeout.ms=200",
                "stream.kafka.client.default.api.timeout.ms=400");

    assertThat(said.exitCode()).isEqualTo(3);
    assertThat(said.err()).startsWith("filrouge: Cannot reach Kafka at 127.0.0.1:1: no answer");
  }

  @Test
  void stopLeavesAClusterAlone() {
    Said said =
        new Commands(folder).run("stop", "stream.kafka.bootstrap-servers=kafka.example:9092");

    assertThat(said.exitCode()).isZero();
    assertThat(said.out())
        .isEqualTo(
            "kafka stop: nothing done, the cluster at kafka.example:9092 is not Filrouge's to"
                + " stop");
  }

  @Test
  void tellsWhatAnAccountNeedsByTheNamesOfTheConfiguration() {
    Said said =
        new Commands(folder)
            .run(
                new String[] {"acls", "campaign-tool", "--user", "mailer", "--group", "mails"},
                "stream.kafka.bootstrap-servers=kafka.example:9093",
                "stream.topics.reactivation-triggers=shop.triggers");

    String begin =
        "kafka-acls.sh --bootstrap-server 'kafka.example:9093' --command-config admin.properties"
            + " --add --allow-principal 'User:mailer' ";
    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out().lines())
        .containsExactly(
            begin + "--operation Read --topic 'shop.triggers'",
            begin + "--operation Read --topic 'trigger-cancellations'",
            begin + "--operation Read --group 'mails'");
  }

  @Test
  void theJobWritesInItsOwnTransactionsOnly() {
    Said said =
        new Commands(folder)
            .run(
                new String[] {"acls", "job", "--user", "job"},
                "stream.kafka.transactional-id-prefix=shop-a");

    assertThat(said.out())
        .contains(
            "--operation Write --resource-pattern-type prefixed --transactional-id 'shop-a'",
            "--operation Read --group 'shop-a'",
            "--operation Read --topic 'customer-context'")
        .doesNotContain("Create", "Alter", "--cluster");
  }

  @Test
  void noUserIsCalledEverybody() {
    Said said = new Commands(folder).run(new String[] {"acls", "batch", "--user", "*"});

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).startsWith("filrouge: Cannot use --user: *; give the name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"start", "stop", "status", "topics", "acls"})
  void helpTellsOfTheConfiguration(String command) {
    StringWriter out = new StringWriter();
    CommandLine commands = KafkaCommand.commandLine().setOut(new PrintWriter(out));

    assertThat(commands.execute(command, "--help")).isZero();
    assertThat(out.toString()).contains("Usage: filrouge kafka " + command, "--conf", "--set");
  }

  @Test
  void asksForACommand() {
    StringWriter err = new StringWriter();

    assertThat(KafkaCommand.commandLine().setErr(new PrintWriter(err)).execute()).isEqualTo(2);
    assertThat(err.toString())
        .contains("Cannot run kafka without start, stop, status, topics or acls");
  }
}
