package io.filrouge.delivery.topics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filrouge.delivery.http.Letter;
import io.filrouge.schemas.DeadLetter;
import io.filrouge.schemas.ReactivationTrigger;
import io.filrouge.schemas.TriggerCancellation;
import io.filrouge.schemas.json.RecordJson;
import io.filrouge.schemas.releases.ReleasedRecords;
import io.filrouge.settings.TopicSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * Makes letters of records. A trigger's letter has the trigger's id; that of a cancellation is
 * {@code cancel-} and the id of the trigger it takes back.
 */
final class Letters {
  private static final String CANCEL = "cancel-";

  private final TopicSettings topics;
  private final ReleasedRecords<ReactivationTrigger> triggers =
      ReleasedRecords.of("reactivation-trigger", ReactivationTrigger::createDecoder);
  private final ReleasedRecords<TriggerCancellation> cancellations =
      ReleasedRecords.of("trigger-cancellation", TriggerCancellation::createDecoder);
  private final ReleasedRecords<DeadLetter> deadLetters =
      ReleasedRecords.of("dead-letter", DeadLetter::createDecoder);

  Letters(TopicSettings topics) {
    this.topics = topics;
  }

  /** The letter of a record; empty when it cannot be read. */
  Optional<Letter> of(String topic, byte[] value) {
    if (value == null) {
      return Optional.empty();
    }
    try {
      if (topic.equals(topics.triggerCancellations())) {
        return Optional.of(of(cancellations.read(value)));
      }
      if (topic.equals(topics.reactivationTriggers())) {
        return Optional.of(of(triggers.read(value)));
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A dead letter; empty when it cannot be read. */
  Optional<DeadLetter> deadLetter(byte[] value) {
    try {
      return value == null ? Optional.empty() : Optional.of(deadLetters.read(value));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The trigger that a record takes back; empty when it cannot be read. */
  Optional<String> cancelled(byte[] value) {
    try {
      return value == null
          ? Optional.empty()
          : Optional.of(cancellations.read(value).getTriggerId());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Letter of(ReactivationTrigger trigger) {
    return new Letter(
        trigger.getTriggerId(),
        person(trigger.getCustomerId(), trigger.getVisitorId(), trigger.getCartKey()),
        body("reactivation_trigger", trigger));
  }

  private static Letter of(TriggerCancellation cancellation) {
    return new Letter(
        CANCEL + cancellation.getTriggerId(),
        person(
            cancellation.getCustomerId(), cancellation.getVisitorId(), cancellation.getCartKey()),
        body("trigger_cancellation", cancellation));
  }

  private static byte[] body(String type, SpecificRecord record) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("type", type);
    json.setAll(RecordJson.node(record));
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String person(String... names) {
    return Stream.of(names).filter(name -> name != null).findFirst().orElse("");
  }
}
