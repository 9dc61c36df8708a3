package io.filrouge.batch.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class LastNightTest {
  private static final LocalDate NIGHT = LocalDate.parse("2026-01-31");
  private static final Instant AT = Instant.parse("2026-02-01T02:00:00Z");

  @Test
  void isWellWhereEveryJobIsDone() {
    assertThat(night(Map.of("ingest", "done", "ltv", "done")).told("lake", AT.plusSeconds(600)))
        .isEqualTo(
            Diagnosis.ok("lake", "night 2026-01-31 was worked on 10 min ago; done: ingest, ltv"));
  }

  @Test
  void namesTheJobsThatDidNotEndWell() {
    Diagnosis seen =
        night(Map.of("ingest", "done", "ltv", "killed")).told("lake", AT.plusSeconds(600));

    assertThat(seen.grade()).isEqualTo(Grade.WARNING);
    assertThat(seen.found())
        .isEqualTo("night 2026-01-31 was worked on 10 min ago; ltv ended with killed");
  }

  @Test
  void findsOutThatTheClockIsBehindOrWasAhead() {
    Diagnosis seen = night(Map.of("ingest", "done")).told("lake", AT.minusSeconds(600));

    assertThat(seen.grade()).isEqualTo(Grade.WARNING);
    assertThat(seen.found()).isEqualTo("night 2026-01-31 was worked on in the future");
    assertThat(seen.remedy())
        .isEqualTo(
            "set the clock; where it is right, it was ahead when that night ran, and this passes");
  }

  @Test
  void isNoneInALakeWithoutRuns() {
    assertThat(LastNight.of(List.of())).isEmpty();
  }

  private static LastNight night(Map<String, String> outcomes) {
    return new LastNight(NIGHT, new TreeMap<>(outcomes), AT);
  }
}
