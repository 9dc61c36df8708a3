package io.filrouge.streaming.jobs;

import io.filrouge.schemas.json.RecordJson;
import io.filrouge.settings.ConfOptions;
import io.filrouge.settings.KafkaSettings;
import io.filrouge.settings.Outcome;
import io.filrouge.streaming.jobs.LostRecords.Lost;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code filrouge stream lost}: what was decided and never committed, to be published again. */
@Command(
    name = "lost",
    mixinStandardHelpOptions = true,
    description = {
      "Lists what the job has decided and Kafka has dropped before it was committed, a line of JSON"
          + " a record: decisions, triggers, cancellations and dead letters.",
      "To be called when the job says that it cannot commit a transaction, once it has completed a"
          + " checkpoint again. A trigger that a cancellation takes back is left out.",
      "Ends with exit code 4 when something is lost."
    })
final class LostCommand implements Callable<Integer> {
  private static final String TRIGGERS = "reactivation-triggers";
  private static final String CANCELLATIONS = "trigger-cancellations";

  @Mixin private ConfOptions configuration;

  @Option(
      names = "--republish",
      description =
          "Writes what is lost into its topic again, byte for byte. Look at send_at first: what is"
              + " hours old may not be worth sending any more.")
  private boolean isRepublishing;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    KafkaSettings kafka = KafkaSettings.from(configuration.config());
    Map<String, Contract> contracts = Contract.ofOutputs(kafka.topics());
    PrintWriter print = spec.commandLine().getOut();
    long count = 0;
    for (Map.Entry<String, Contract> contract : contracts.entrySet()) {
      List<Lost> lost = new LostRecords(kafka.clientProperties(), contract.getValue()).find();
      if (contract.getKey().equals(TRIGGERS) && !lost.isEmpty()) {
        lost = standing(lost, takenBack(kafka, contracts.get(CANCELLATIONS)));
      }
      lost.forEach(
          record ->
              print.println(RecordJson.node(record.said()).put("lost_from", contract.getKey())));
      if (isRepublishing && !lost.isEmpty()) {
        String topic = contract.getValue().topic();
        TopicWriter.writeAll(
            kafka,
            topic,
            lost.stream()
                .map(record -> new ProducerRecord<>(topic, record.key(), record.value()))
                .toList());
      }
      count += lost.size();
    }
    spec.commandLine()
        .getErr()
        .printf("lost: %,d records%s%n", count, isRepublishing ? ", published again" : "");
    print.flush();
    return count > 0 && !isRepublishing ? Outcome.BROKEN_RULE.exitCode() : 0;
  }

  private static List<Lost> standing(List<Lost> triggers, Set<String> takenBack) {
    return triggers.stream()
        .filter(trigger -> !takenBack.contains(triggerId(trigger.said())))
        .toList();
  }

  private static Set<String> takenBack(KafkaSettings kafka, Contract cancellations) {
    Set<String> ids = new HashSet<>();
    TopicReader.readAll(
        kafka.clientProperties(),
        cancellations.topic(),
        false,
        record ->
            Logged.read(record, cancellations.decoder())
                .ifPresent(cancellation -> ids.add(triggerId(cancellation.said()))));
    return ids;
  }

  private static String triggerId(SpecificRecord record) {
    return String.valueOf(record.get(record.getSchema().getField("trigger_id").pos()));
  }
}
