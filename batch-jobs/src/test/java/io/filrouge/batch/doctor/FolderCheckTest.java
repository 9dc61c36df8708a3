package io.filrouge.batch.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FolderCheckTest {
  @TempDir Path folder;

  @Test
  void leavesNothingBehindInAFolderThatCanBeWritten() throws IOException {
    Diagnosis seen = look(folder.toUri().toString());

    assertThat(seen.grade()).isNotEqualTo(Grade.WRONG);
    assertThat(seen.found()).startsWith(folder + " can be written, ");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void makesNoFolderThatCouldBeMade() {
    Diagnosis seen = look(folder.resolve("a/b/lake").toString());

    assertThat(seen.found()).startsWith(folder.resolve("a/b/lake") + " can be made, ");
    assertThat(folder.resolve("a")).doesNotExist();
  }

  @Test
  void saysThatAFileStandsInTheWay() throws IOException {
    Files.writeString(folder.resolve("lake"), "");

    assertThat(look(folder.resolve("lake/below").toString()))
        .isEqualTo(
            Diagnosis.wrong(
                "lake.uri",
                folder.resolve("lake") + " is a file where a folder should be",
                "move it, or set lake.uri"));
  }

  // Nobody writes there, not even who may do everything.
  @Test
  void saysThatAFolderCannotBeWritten() {
    Diagnosis seen = look("/proc/lake");

    assertThat(seen.grade()).isEqualTo(Grade.WRONG);
    assertThat(seen.found()).startsWith("/proc/lake cannot be made in /proc (");
    assertThat(seen.remedy()).endsWith(", or set lake.uri");
  }

  @Test
  void onlyWarnsOfAFolderThatNightsDoWithout() {
    Diagnosis seen =
        new FolderCheck(new Place("stream.savepoints.uri", "/proc/s"), false).look().get(0);

    assertThat(seen.grade()).isEqualTo(Grade.WARNING);
    assertThat(seen.found()).startsWith("/proc/s cannot be made in /proc (");
    assertThat(seen.remedy()).endsWith(", or set stream.savepoints.uri");
  }

  @Test
  void leavesFoldersElsewhereToTheFirstRun() {
    assertThat(look("s3a://bucket/lake"))
        .isEqualTo(Diagnosis.ok("lake.uri", "not on this machine, told by the first run"));
  }

  @ParameterizedTest
  @CsvSource({
    "10000, 1000000, OK",
    "10000, , OK",
    "1000, 1000000, WARNING",
    "10000, 900, WARNING",
    "100, 1000000, WRONG"
  })
  void judgesTheRoomThatIsLeft(long mebibytes, Long files, Grade grade) {
    FolderCheck check = new FolderCheck(new Place("lake.uri", folder.toString()), true);
    OptionalLong free = files == null ? OptionalLong.empty() : OptionalLong.of(files);

    assertThat(check.room("", mebibytes * Sizes.MEBIBYTE, free).grade()).isEqualTo(grade);
  }

  @Test
  void readsWhatDfSays() {
    String head = "Filesystem Inodes IUsed IFree IUse% Mounted on\n";

    assertThat(Inodes.parsed(head + "/dev/sda1 6553600 412345 6141255 7% /")).hasValue(6_141_255);
    assertThat(Inodes.parsed(head + "btrfs 0 0 0 - /")).isEmpty();
    assertThat(Inodes.parsed("")).isEmpty();
  }

  private static Diagnosis look(String uri) {
    return new FolderCheck(new Place("lake.uri", uri), true).look().get(0);
  }
}
