package io.filrouge.batch.doctor;

import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What the clock says, and how old the rules of time zones are. */
record ClockCheck(Machine machine) implements Check {
  private static final Instant RELEASED = Instant.parse("2026-01-01T00:00:00Z");
  private static final int YEARS_OF_RULES = 2;
  private static final int DIGITS_OF_YEAR = 4;

  @Override
  public String subject() {
    return "clock";
  }

  @Override
  public List<Diagnosis> look() {
    String says =
        machine.now().truncatedTo(ChronoUnit.SECONDS)
            + ", system zone "
            + machine.zone()
            + ", time-zone rules "
            + machine.timeZoneData();
    if (machine.now().isBefore(RELEASED)) {
      return List.of(
          Diagnosis.wrong(subject(), says + ": a time before this release", "set the clock"));
    }
    if (ageOfRules() > YEARS_OF_RULES) {
      return List.of(
          Diagnosis.warning(
              subject(),
              says + ", which are " + ageOfRules() + " years old",
              "update Java, which brings them: countries change their zones"));
    }
    return List.of(Diagnosis.ok(subject(), says));
  }

  private int ageOfRules() {
    String release = machine.timeZoneData();
    if (!release.matches("\\d{4}.*")) {
      return 0;
    }
    return Year.from(machine.now().atZone(ZoneOffset.UTC)).getValue()
        - Integer.parseInt(release.substring(0, DIGITS_OF_YEAR));
  }
}
