package io.filrouge.streaming.jobs;

import com.typesafe.config.Config;
import io.filrouge.schemas.json.RecordJson;
import io.filrouge.settings.ConfOptions;
import io.filrouge.settings.Failure;
import io.filrouge.settings.KafkaSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.avro.AvroRuntimeException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code filrouge stream read TOPIC}: what stands in a topic, a line of JSON a record. */
@Command(
    name = "read",
    mixinStandardHelpOptions = true,
    description = {
      "Prints what stands in a topic, a line of JSON a record, up to its present end.",
      "Only what is committed, as campaign tools see it. Topics hold ids of persons, and dead"
          + " letters whatever they were: mind where you print them."
    })
final class ReadCommand implements Callable<Integer> {
  @Mixin private ConfOptions configuration;

  @Parameters(
      paramLabel = "TOPIC",
      description =
          "shop-events, customer-context, consent-changes, reactivation-triggers,"
              + " trigger-decisions, trigger-cancellations or dead-letters.")
  private String topic;

  @Option(
      names = "--uncommitted",
      description = "Also records of transactions that are open or were aborted.")
  private boolean isUncommitted;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    Config config = configuration.config();
    KafkaSettings kafka = KafkaSettings.from(config);
    Map<String, Contract> contracts = new LinkedHashMap<>(Contract.ofInputs(kafka.topics()));
    contracts.putAll(Contract.ofOutputs(kafka.topics()));
    Contract contract = contracts.get(topic);
    if (contract == null) {
      throw Failure.configuration(
          "Cannot read topic " + topic + "; use one of " + String.join(", ", contracts.keySet()));
    }
    PrintWriter print = spec.commandLine().getOut();
    int[] unreadable = {0};
    TopicReader.readAll(
        kafka.clientProperties(),
        contract.topic(),
        !isUncommitted,
        record -> {
          if (record.value() == null) {
            return;
          }
          try {
            print.println(RecordJson.line(contract.decoder().decode(record.value())));
          } catch (IOException | AvroRuntimeException e) {
            unreadable[0]++;
          }
        });
    print.flush();
    if (unreadable[0] > 0) {
      spec.commandLine().getErr().printf("filrouge: %,d unreadable records%n", unreadable[0]);
    }
    return 0;
  }
}
