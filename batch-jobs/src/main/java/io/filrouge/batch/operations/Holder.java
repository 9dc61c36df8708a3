package io.filrouge.batch.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Who holds a lake.
 *
 * @param claim a name of its own for each attempt to hold it
 * @param purpose what it does, as in {@code batch nightly for 2026-01-31}
 * @param since since when, by its own clock
 */
record Holder(String claim, String purpose, RunningProcess process, Instant since) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Holder of(String purpose, RunningProcess process, Instant since) {
    return new Holder(UUID.randomUUID().toString(), purpose, process, since);
  }

  /** The same, holding it since another moment. */
  Holder since(Instant moment) {
    return new Holder(claim, purpose, process, moment);
  }

  String toJson() {
    ObjectNode document = JSON.createObjectNode();
    document.put("claim", claim);
    document.put("purpose", purpose);
    document.put("host", process.host());
    document.put("machine", process.machine());
    document.put("pid", process.pid());
    document.put("process_started_at", process.startedAt());
    document.put("since", since.toString());
    return document.toString();
  }

  /** Reads what {@link #toJson} wrote; empty where it is not all there. */
  static Optional<Holder> fromJson(String text) {
    try {
      JsonNode document = JSON.readTree(text);
      if (!document.has("since")) {
        return Optional.empty();
      }
      return Optional.of(
          new Holder(
              document.path("claim").asText(),
              document.path("purpose").asText(),
              new RunningProcess(
                  document.path("host").asText(),
                  document.path("machine").asText(),
                  document.path("pid").asLong(),
                  document.path("process_started_at").asText()),
              Instant.parse(document.path("since").asText())));
    } catch (JsonProcessingException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
