package io.filrouge.batch.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.settings.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LakeCheckTest {
  @TempDir Path folder;

  @Test
  void saysThatTheFirstNightMakesALakeAndThatItsSaltIsChosenThen() {
    List<Diagnosis> seen = look(null);

    assertThat(seen).extracting(Diagnosis::subject).containsExactly("lake", "salt");
    assertThat(seen.get(0).found()).endsWith("has no tables yet; the first night makes them");
    assertThat(seen.get(1).grade()).isEqualTo(Grade.WARNING);
    assertThat(folder.resolve("lake")).doesNotExist();
  }

  @Test
  void saysOfASaltThatItIsSetAndNotWhatItIs() {
    assertThat(look("hunter2").get(1))
        .isEqualTo(
            Diagnosis.ok(
                "salt", "FILROUGE_IDENTIFIER_SALT is set; it stays the same as long as the lake"));
  }

  @Test
  void findsATableWithoutItsLog() throws IOException {
    write("mart/customer_360/part-0.parquet", "");

    Diagnosis seen = look(null).get(0);

    assertThat(seen.grade()).isEqualTo(Grade.WARNING);
    assertThat(seen.found()).startsWith("mart/customer_360 has files but no Delta log");
  }

  @Test
  void findsTheLeaseThatADeadRunHasLeft() throws IOException {
    lease("another machine");
    // Its last sign of life is older than the lease lasts.
    Files.setLastModifiedTime(
        folder.resolve("lake/operations/_lease/0000000003.json"), FileTime.fromMillis(0));

    Diagnosis seen = look(null).get(2);

    assertThat(seen.subject()).isEqualTo("lease");
    assertThat(seen.found())
        .startsWith("batch nightly for 2026-01-31 holds it since 2026-02-01T02:00:00Z")
        .endsWith(", and has died");
    assertThat(seen.remedy()).startsWith("run that again");
  }

  @Test
  void tellsOfARunThatGoesOn() throws IOException {
    lease("another machine");

    assertThat(look(null).get(2).remedy())
        .isEqualTo("wait for it, or let runs wait, as in --set lake.wait=30m");
  }

  @Test
  void saysNothingOfALeaseThatWasGivenBack() throws IOException {
    lease("another machine");
    write("operations/_lease/0000000003.released", "");

    assertThat(look(null)).extracting(Diagnosis::subject).doesNotContain("lease");
  }

  private void lease(String machine) throws IOException {
    write(
        "operations/_lease/0000000003.json",
        """
        {"claim":"a","purpose":"batch nightly for 2026-01-31","host":"elsewhere","machine":"%s",
         "pid":4711,"process_started_at":"1","since":"2026-02-01T02:00:00Z"}
        """
            .formatted(machine));
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve("lake").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<Diagnosis> look(String salt) {
    return new LakeCheck(
            folder.resolve("lake").toString(),
            Map.of(),
            Configuration.load(null, Map.of()),
            name -> salt,
            Clock.systemUTC())
        .look();
  }
}
