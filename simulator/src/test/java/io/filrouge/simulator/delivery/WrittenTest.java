package io.filrouge.simulator.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How values and lines look. */
final class WrittenTest {
  @Test
  void writesMomentsInTwoWays() {
    assertThat(Written.localTime(LocalDateTime.of(2025, 3, 9, 7, 5, 1)))
        .isEqualTo("2025-03-09 07:05:01");
    assertThat(Written.utcTime(Instant.parse("2025-11-28T18:04:05.067Z").toEpochMilli()))
        .isEqualTo("2025-11-28T18:04:05.067Z");
  }

  @Test
  void writesMoneyWithTwoDigitsAndItsSign() {
    assertThat(Written.cents(1_205)).isEqualTo("12.05");
    assertThat(Written.cents(-7)).isEqualTo("-0.07");
    assertThat(Written.cents(0)).isEqualTo("0.00");
  }

  @Test
  void quotesWhatAReaderOfCsvWouldMistake() {
    assertThat(Csv.line("a", "", "b,c", "15\" d", " e"))
        .isEqualTo("a,,\"b,c\",\"15\"\" d\",\" e\"");
  }

  @Test
  void leavesBlanksOutOfJsonAndNumbersUnquoted() {
    assertThat(
            Json.line(
                List.of(
                    Json.Member.of("event_id", false),
                    Json.Member.of("cart_id", false),
                    Json.Member.of("quantity", true)),
                List.of("e\"1", "", "2")))
        .isEqualTo("{\"event_id\":\"e\\\"1\",\"quantity\":2}");
    assertThat(Json.object(Map.of("seed", 7L))).isEqualTo("{\n  \"seed\": 7\n}\n");
  }
}
