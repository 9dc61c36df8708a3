package io.filrouge.streaming.jobs;

import com.typesafe.config.Config;
import io.filrouge.schemas.ConsentChange;
import io.filrouge.schemas.CustomerContext;
import io.filrouge.schemas.ReactivationTrigger;
import io.filrouge.schemas.TriggerCancellation;
import io.filrouge.schemas.TriggerDecision;
import io.filrouge.schemas.releases.ReleasedSchemas;
import io.filrouge.settings.Durations;
import io.filrouge.settings.Failure;
import io.filrouge.settings.KafkaSettings;
import io.filrouge.settings.TopicSettings;
import io.filrouge.streaming.events.OutageRule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.message.MessageDecoder;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads from the topics what there is about one decision, whatever release wrote it. */
final class DecisionReader {
  private final MessageDecoder<TriggerDecision> decisions =
      TriggerDecision.createDecoder(ReleasedSchemas.of("trigger-decision"));
  private final Map<String, String> client;
  private final TopicSettings topics;
  private final OutageRule outages;
  private final Duration aheadOfClock;

  DecisionReader(Config config) {
    KafkaSettings kafka = KafkaSettings.from(config);
    this.client = kafka.clientProperties();
    this.topics = kafka.topics();
    this.outages = StreamSettings.outages(config);
    this.aheadOfClock = Durations.of(config, "stream.ahead-of-clock");
  }

  DecisionInputs read(String triggerId) {
    List<Logged<TriggerDecision>> found =
        records(
            topics.triggerDecisions(), decisions, said -> triggerId.equals(said.getTriggerId()));
    if (found.isEmpty()) {
      throw Failure.input(
          "Cannot find decision: "
              + triggerId
              + " is in no record of topic "
              + topics.triggerDecisions()
              + "; 'filrouge stream read trigger-decisions' shows those that are there");
    }
    found.sort(Comparator.comparing(logged -> logged.said().getDecidedAt()));
    TriggerDecision decision = found.get(found.size() - 1).said();
    KinEvents kin =
        new KinEvents(
            decision,
            reader -> TopicReader.readAll(client, topics.shopEvents(), true, reader),
            () -> new Placement(outages, aheadOfClock));
    return new DecisionInputs(
        found,
        records(
            topics.reactivationTriggers(),
            ReactivationTrigger.createDecoder(ReleasedSchemas.of("reactivation-trigger")),
            said -> triggerId.equals(said.getTriggerId())),
        records(
            topics.triggerCancellations(),
            TriggerCancellation.createDecoder(ReleasedSchemas.of("trigger-cancellation")),
            said -> triggerId.equals(said.getTriggerId())),
        earlier(decision, kin.kin()),
        kin.events(),
        kin.outages(),
        kin.recordCount(),
        kin.goneBefore(),
        contexts(decision.getCustomerId()),
        consents(decision.getCustomerId()),
        changes());
  }

  private List<Logged<TriggerDecision>> earlier(TriggerDecision decision, Kin kin) {
    List<Logged<TriggerDecision>> earlier =
        records(
            topics.triggerDecisions(),
            decisions,
            said ->
                !said.getTriggerId().equals(decision.getTriggerId())
                    && !said.getDecidedAt().isAfter(decision.getDecidedAt())
                    && kin.isKin(said, decision));
    earlier.sort(Comparator.comparing(logged -> logged.said().getDecidedAt()));
    return earlier;
  }

  private List<Logged<CustomerContext>> contexts(String customerId) {
    MessageDecoder<CustomerContext> decoder =
        CustomerContext.createDecoder(ReleasedSchemas.of("customer-context"));
    List<Logged<CustomerContext>> contexts = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : keyed(topics.customerContext(), customerId)) {
      if (record.value() == null) {
        contexts.add(Logged.of(null, record));
      } else {
        Logged.read(record, decoder).ifPresent(contexts::add);
      }
    }
    return contexts;
  }

  private List<Logged<ConsentChange>> consents(String customerId) {
    MessageDecoder<ConsentChange> decoder =
        ConsentChange.createDecoder(ReleasedSchemas.of("consent-change"));
    List<Logged<ConsentChange>> consents = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : keyed(topics.consentChanges(), customerId)) {
      Logged.read(record, decoder).ifPresent(consents::add);
    }
    return consents;
  }

  private List<Logged<String>> changes() {
    List<Logged<String>> changes = new ArrayList<>();
    TopicReader.readAll(
        client,
        topics.campaignConfiguration(),
        true,
        record -> {
          if (record.value() != null) {
            changes.add(Logged.of(new String(record.value(), StandardCharsets.UTF_8), record));
          }
        });
    return changes;
  }

  private List<ConsumerRecord<byte[], byte[]>> keyed(String topic, String customerId) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    if (customerId == null) {
      return records;
    }
    byte[] key = customerId.getBytes(StandardCharsets.UTF_8);
    TopicReader.readAll(
        client,
        topic,
        true,
        record -> {
          if (Arrays.equals(key, record.key())) {
            records.add(record);
          }
        });
    return records;
  }

  private <T> List<Logged<T>> records(
      String topic, MessageDecoder<T> decoder, Predicate<T> isWanted) {
    List<Logged<T>> wanted = new ArrayList<>();
    TopicReader.readAll(
        client,
        topic,
        true,
        record ->
            Logged.read(record, decoder)
                .filter(logged -> isWanted.test(logged.said()))
                .ifPresent(wanted::add));
    return wanted;
  }
}
