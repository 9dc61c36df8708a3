package io.filrouge.streaming.jobs;

import io.filrouge.schemas.ConsentChange;
import io.filrouge.schemas.CustomerContext;
import io.filrouge.schemas.DeadLetter;
import io.filrouge.schemas.ReactivationTrigger;
import io.filrouge.schemas.ShopEvent;
import io.filrouge.schemas.TriggerCancellation;
import io.filrouge.schemas.TriggerDecision;
import io.filrouge.schemas.releases.ReleasedSchemas;
import io.filrouge.settings.TopicSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.message.MessageDecoder;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a topic holds.
 *
 * @param topic its name on the cluster
 * @param decoder of its records; topics keep what earlier releases wrote
 */
record Contract(String topic, MessageDecoder<? extends SpecificRecord> decoder) {

  /** Of topics that others write, by the keys of {@code stream.topics}. */
  static Map<String, Contract> ofInputs(TopicSettings topics) {
    Map<String, Contract> contracts = new LinkedHashMap<>();
    contracts.put(
        "shop-events",
        new Contract(
            topics.shopEvents(), ShopEvent.createDecoder(ReleasedSchemas.of("shop-event"))));
    contracts.put(
        "customer-context",
        new Contract(
            topics.customerContext(),
            CustomerContext.createDecoder(ReleasedSchemas.of("customer-context"))));
    contracts.put(
        "consent-changes",
        new Contract(
            topics.consentChanges(),
            ConsentChange.createDecoder(ReleasedSchemas.of("consent-change"))));
    return contracts;
  }

  /** Of topics that the live job writes, by the keys of {@code stream.topics}. */
  static Map<String, Contract> ofOutputs(TopicSettings topics) {
    Map<String, Contract> contracts = new LinkedHashMap<>();
    contracts.put(
        "reactivation-triggers",
        new Contract(
            topics.reactivationTriggers(),
            ReactivationTrigger.createDecoder(ReleasedSchemas.of("reactivation-trigger"))));
    contracts.put(
        "trigger-decisions",
        new Contract(
            topics.triggerDecisions(),
            TriggerDecision.createDecoder(ReleasedSchemas.of("trigger-decision"))));
    contracts.put(
        "trigger-cancellations",
        new Contract(
            topics.triggerCancellations(),
            TriggerCancellation.createDecoder(ReleasedSchemas.of("trigger-cancellation"))));
    contracts.put(
        "dead-letters",
        new Contract(
            topics.deadLetters(), DeadLetter.createDecoder(ReleasedSchemas.of("dead-letter"))));
    return contracts;
  }
}
