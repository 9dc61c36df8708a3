package io.filrouge.batch.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MachineChecksTest {
  private static final long GB = Sizes.GIBIBYTE;

  @ParameterizedTest
  @CsvSource({"11, WRONG", "16, WRONG", "17, OK", "18, WARNING", "21, OK", "25, WARNING"})
  void takesTheJavaThatTheEngineIsMadeFor(int java, Grade grade) {
    Diagnosis seen = new JavaCheck(machine(java, 2, 16, 16, 16, 65536)).look().get(0);

    assertThat(seen.grade()).isEqualTo(grade);
    assertThat(seen.remedy().contains("Java 17")).isEqualTo(grade != Grade.OK);
  }

  // The heap, and gibibytes that may be used, are installed, are free.
  @ParameterizedTest
  @CsvSource({
    "4g, 16, 16, 12, OK",
    "4096m, 16, 16, 12, OK",
    "4194304k, 16, 16, 12, OK",
    "4g, 16, 16, 3, WARNING",
    "14g, 16, 16, 15, WARNING",
    "17g, 16, 16, 15, WRONG",
    "4g, 3, 64, 3, WRONG",
    "100m, 16, 16, 12, WRONG",
    "4gb, 16, 16, 12, WRONG",
    "viel, 16, 16, 12, WRONG"
  })
  void weighsTheHeapAgainstTheMemory(
      String heap, long usable, long installed, long free, Grade grade) {
    Diagnosis seen =
        new HeapCheck(machine(17, 2, usable, installed, free, 65536), heap).look().get(0);

    assertThat(seen.grade()).isEqualTo(grade);
    assertThat(seen.remedy().contains("FILROUGE_HEAP")).isEqualTo(grade != Grade.OK);
  }

  @Test
  void namesAHeapThatFitsAndTheLimitOfTheContainer() {
    Diagnosis seen = new HeapCheck(machine(17, 2, 2, 64, 2, 65536), "4g").look().get(0);

    assertThat(seen.found())
        .isEqualTo(
            "a night takes up to 4.0 GiB (FILROUGE_HEAP) of 2.0 GiB that the container may use (the"
                + " machine has 64.0 GiB)");
    assertThat(seen.remedy()).isEqualTo("set FILROUGE_HEAP=1740m");
  }

  @ParameterizedTest
  @CsvSource({"1, WARNING", "2, OK", "64, OK"})
  void wantsTwoCores(int cores, Grade grade) {
    assertThat(new CoresCheck(machine(17, cores, 16, 16, 16, 65536)).look().get(0).grade())
        .isEqualTo(grade);
  }

  @ParameterizedTest
  @CsvSource({"1024, WARNING", "4096, OK", "1048576, OK"})
  void wantsFilesToBeOpened(long limit, Grade grade) {
    assertThat(new OpenFilesCheck(machine(17, 2, 16, 16, 16, limit)).look().get(0).grade())
        .isEqualTo(grade);
  }

  @Test
  void saysNothingOfOpenFilesWhereTheSystemDoesNotTell() {
    assertThat(new OpenFilesCheck(machine(17, 2, 16, 16, 16, 0)).look()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-26T22:00:00Z, 2026a, OK",
    "2026-11-26T22:00:00Z, 2024b, OK",
    "2026-11-26T22:00:00Z, 2023c, WARNING",
    "2026-11-26T22:00:00Z, unknown, OK",
    "1970-01-01T00:07:00Z, 2026a, WRONG"
  })
  void looksAtTheClockAndTheRulesOfTimeZones(Instant now, String rules, Grade grade) {
    Machine machine =
        new Machine(17, "17", 2, 16 * GB, 16 * GB, 16 * GB, 65536, now, ZoneOffset.UTC, rules);

    assertThat(new ClockCheck(machine).look().get(0).grade()).isEqualTo(grade);
  }

  @Test
  void knowsTheMachineThatItRunsOn() {
    Machine machine = Machine.current();

    assertThat(machine.java()).isGreaterThanOrEqualTo(17);
    assertThat(machine.cores()).isPositive();
    assertThat(machine.memory()).isPositive().isLessThanOrEqualTo(machine.installed());
    assertThat(machine.available()).isPositive().isLessThanOrEqualTo(machine.memory());
    assertThat(machine.timeZoneData()).matches("\\d{4}\\w+");
  }

  @ParameterizedTest
  @CsvSource({"4g, 4294967296", "4G, 4294967296", "512m, 536870912", "1k, 1024", "1000, 1000"})
  void readsSizesAsJavaDoes(String written, long bytes) {
    assertThat(Sizes.ofOption(written)).isEqualTo(OptionalLong.of(bytes));
  }

  @ParameterizedTest
  @CsvSource({"0, 0 B", "1536, 1.5 KiB", "7549747, 7.2 MiB", "4294967296, 4.0 GiB"})
  void writesSizesForPeople(long bytes, String words) {
    assertThat(Sizes.words(bytes)).isEqualTo(words);
  }

  private static Machine machine(
      int java, int cores, long usable, long installed, long free, long openFiles) {
    return new Machine(
        java,
        "a Java",
        cores,
        usable * GB,
        installed * GB,
        free * GB,
        openFiles,
        Instant.parse("2026-11-26T22:00:00Z"),
        ZoneOffset.UTC,
        "2026a");
  }
}
