package io.filrouge.batch.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filrouge.batch.tables.QualityResult;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a job went, or how far it has come.
 *
 * @param runId one a night that a command runs
 * @param cpu of the whole process meanwhile
 * @param outcome done, killed, or the kind of failure; {@link #RUNNING} while it runs
 * @param checks what it has counted and checked
 */
public record JobRecord(
    String runId,
    LocalDate asOf,
    String job,
    Instant startedAt,
    Duration duration,
    Duration cpu,
    String outcome,
    long rowsWritten,
    String version,
    List<QualityResult> checks) {
  /** Outcome of a job that has not ended. */
  public static final String RUNNING = "running";

  /** Outcome of a job whose process ended before it. */
  public static final String KILLED = "killed";

  private static final ObjectMapper JSON = new ObjectMapper();

  public JobRecord {
    checks = List.copyOf(checks);
  }

  /** What is known of a job whose process is gone. */
  JobRecord leftBehind() {
    return outcome.equals(RUNNING)
        ? new JobRecord(
            runId, asOf, job, startedAt, duration, cpu, KILLED, rowsWritten, version, checks)
        : this;
  }

  /** The same run with other checks. */
  JobRecord having(List<QualityResult> others) {
    return new JobRecord(
        runId, asOf, job, startedAt, duration, cpu, outcome, rowsWritten, version, others);
  }

  String toJson() {
    ObjectNode document = JSON.createObjectNode();
    document.put("run_id", runId);
    document.put("as_of_date", asOf.toString());
    document.put("job", job);
    document.put("started_at", startedAt.toString());
    document.put("duration", duration.toString());
    document.put("cpu", cpu.toString());
    document.put("outcome", outcome);
    document.put("rows_written", rowsWritten);
    document.put("version", version);
    ArrayNode array = document.putArray("checks");
    for (QualityResult check : checks) {
      ObjectNode entry = array.addObject();
      entry.put("job", check.job());
      entry.put("subject", check.subject());
      entry.put("rule", check.rule());
      entry.put("severity", check.severity());
      entry.put("is_passed", check.isPassed());
      entry.put("value", check.value());
      entry.put("detail", check.detail());
    }
    return document.toString();
  }

  /** Reads what {@link #toJson} wrote; empty where it is not all there. */
  static Optional<JobRecord> fromJson(String text) {
    try {
      JsonNode document = JSON.readTree(text);
      if (!document.has("checks")) {
        return Optional.empty();
      }
      List<QualityResult> checks = new ArrayList<>();
      document.get("checks").forEach(entry -> checks.add(check(entry)));
      return Optional.of(
          new JobRecord(
              document.path("run_id").asText(),
              LocalDate.parse(document.path("as_of_date").asText()),
              document.path("job").asText(),
              Instant.parse(document.path("started_at").asText()),
              Duration.parse(document.path("duration").asText()),
              Duration.parse(document.path("cpu").asText()),
              document.path("outcome").asText(),
              document.path("rows_written").asLong(),
              document.path("version").asText(),
              checks));
    } catch (JsonProcessingException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static QualityResult check(JsonNode entry) {
    return new QualityResult(
        entry.path("job").asText(),
        entry.path("subject").asText(),
        entry.path("rule").asText(),
        entry.path("severity").asText(),
        entry.path("is_passed").asBoolean(),
        entry.path("value").asDouble(),
        entry.path("detail").isNull() ? null : entry.path("detail").asText());
  }
}
