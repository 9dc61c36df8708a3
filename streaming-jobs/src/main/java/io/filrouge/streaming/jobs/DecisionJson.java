package io.filrouge.streaming.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filrouge.schemas.json.RecordJson;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** A decision for machines: one JSON object; records as their contracts have them. */
final class DecisionJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  static String of(DecisionInputs inputs, List<ExplainedDecision> explained) {
    ObjectNode whole = NODES.objectNode();
    whole.put("trigger_id", inputs.decisions().get(0).said().getTriggerId());
    whole.put("is_same", explained.stream().allMatch(one -> one.comparison().isSame()));
    ArrayNode decisions = whole.putArray("decisions");
    explained.forEach(one -> decisions.add(decision(inputs, one)));
    whole.set("triggers", records(inputs.triggers()));
    whole.set("cancellations", records(inputs.cancellations()));
    ArrayNode events = whole.putArray("events");
    for (PlacedEvent event : inputs.events()) {
      ObjectNode node = record(event.logged());
      node.put("counted_at", Instant.ofEpochMilli(event.event().position()).toString());
      events.add(node);
    }
    whole.put("records_read", inputs.eventsRead());
    ObjectNode gone = whole.putObject("first_offsets_left");
    inputs.goneBefore().forEach((partition, offset) -> gone.put(partition.toString(), offset));
    whole.set("earlier_decisions", records(inputs.earlier()));
    whole.set("contexts", records(inputs.contexts()));
    whole.set("consent_changes", records(inputs.consents()));
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(whole);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException("Cannot write JSON", e);
    }
  }

  private static ObjectNode decision(DecisionInputs inputs, ExplainedDecision one) {
    ObjectNode node = record(one.logged());
    node.put("copies", one.copies());
    node.set("context_used", one.stood().context() == null ? null : record(one.stood().context()));
    node.put("campaign_change", one.stood().change() == null ? null : one.stood().change().said());
    RuleFacts facts = one.facts(inputs);
    ArrayNode rules = node.putArray("rules");
    for (RuleAsked asked : one.rules()) {
      rules
          .addObject()
          .put("rule", asked.rule().label())
          .put("answer", asked.answer().label())
          .put("facts", facts.of(asked));
    }
    JsonNode replayed = one.comparison().replayed();
    node.set("replayed", replayed);
    ArrayNode differences = node.putArray("differences");
    for (DecisionComparison.Difference difference : one.comparison().differences()) {
      differences
          .addObject()
          .put("field", difference.field())
          .put("recorded", difference.recorded())
          .put("replayed", difference.replayed());
    }
    ArrayNode likely = node.putArray("likely");
    one.comparison().likely().forEach(likely::add);
    return node;
  }

  private static <T extends SpecificRecord> ArrayNode records(List<Logged<T>> logged) {
    ArrayNode records = NODES.arrayNode();
    logged.forEach(one -> records.add(record(one)));
    return records;
  }

  private static <T extends SpecificRecord> ObjectNode record(Logged<T> logged) {
    ObjectNode node = NODES.objectNode();
    node.put("topic", logged.topic());
    node.put("partition", logged.partition());
    node.put("offset", logged.offset());
    node.put("written_at", Instant.ofEpochMilli(logged.writtenAt()).toString());
    node.set("record", logged.said() == null ? null : RecordJson.node(logged.said()));
    return node;
  }

  private DecisionJson() {}
}
