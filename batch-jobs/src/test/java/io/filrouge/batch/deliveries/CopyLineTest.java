package io.filrouge.batch.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class CopyLineTest {

  @ParameterizedTest
  @MethodSource("values")
  void writesAsPostgresReads(Object value, String written) {
    assertThat(new CopyLine().first(value).end()).isEqualTo(written + "\n");
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(null, "\\N"),
        Arguments.of("", ""),
        Arguments.of("\\N", "\\\\N"),
        Arguments.of("\\.", "\\\\."),
        Arguments.of("a\tb\nc\rd\\", "a\\tb\\nc\\rd\\\\"),
        Arguments.of("zero\0", "zero\uFFFD"),
        Arguments.of("Zoë 😀", "Zoë 😀"),
        Arguments.of(Double.NaN, "NaN"),
        Arguments.of(Double.POSITIVE_INFINITY, "Infinity"),
        Arguments.of(new BigDecimal("12.3400"), "12.3400"),
        Arguments.of(true, "true"),
        Arguments.of(Date.valueOf(LocalDate.parse("2026-02-28")), "2026-02-28"),
        Arguments.of(Timestamp.from(Instant.parse("2026-03-29T01:30:00Z")), "2026-03-29T01:30:00Z"),
        Arguments.of(List.of(), "{}"),
        Arguments.of(List.of("a,b", "{c}", "NULL"), "{\"a,b\",\"{c}\",\"NULL\"}"),
        Arguments.of(List.of("q\"u", "b\\s"), "{\"q\\\\\"u\",\"b\\\\\\\\s\"}"),
        Arguments.of(Arrays.asList("a", null), "{\"a\",NULL}"));
  }

  @Test
  void putsTabsBetweenValuesAndBeginsAgain() {
    CopyLine line = new CopyLine();

    assertThat(line.first("a").next(null).next(1).end()).isEqualTo("a\t\\N\t1\n");
    assertThat(line.first("b").nextJson("{\"k\":\"\\u0000\"}").end())
        .isEqualTo("b\t{\"k\":\"\uFFFD\"}\n");
    assertThat(line.first("b").nextJson(null).end()).isEqualTo("b\t\\N\n");
  }
}
