package io.filrouge.batch.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a publication says of itself in its commit, as JSON in Delta's {@code userMetadata}: what a
 * later night must know to carry its rows on.
 *
 * @param asOf the night
 * @param configuration name of all settings that can change what stands in the tables
 * @param inputs version of each table that it was made from, by path; empty where no later night
 *     asks
 */
record CommitNote(LocalDate asOf, String configuration, Map<String, Long> inputs) {
  private static final ObjectMapper JSON = new ObjectMapper();

  String toJson() {
    ObjectNode document = JSON.createObjectNode();
    document.put("as_of", asOf.toString());
    document.put("configuration", configuration);
    ObjectNode versions = document.putObject("inputs");
    new TreeMap<>(inputs).forEach(versions::put);
    return document.toString();
  }

  /** Reads what {@link #toJson} wrote; empty for what somebody else wrote. */
  static Optional<CommitNote> fromJson(String text) {
    try {
      JsonNode document = JSON.readTree(text);
      Map<String, Long> inputs = new TreeMap<>();
      document
          .path("inputs")
          .fields()
          .forEachRemaining(input -> inputs.put(input.getKey(), input.getValue().asLong()));
      return Optional.of(
          new CommitNote(
              LocalDate.parse(document.path("as_of").asText()),
              document.path("configuration").asText(),
              inputs));
    } catch (JsonProcessingException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
