package io.filrouge.batch.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DoctorCommandTest {
  @TempDir Path folder;

  // Nobody writes into /proc, not even who may do everything.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "metrics.textfile-folder=/proc/metrics",
        "lineage.openlineage.file=/proc/lineage/events.jsonl",
        "stream.checkpoints.uri=/proc/checkpoints",
        "stream.savepoints.uri=/proc/savepoints"
      })
  void onlyWarnsOfFoldersThatNightsDoWithout(String setting) {
    String key = setting.substring(0, setting.indexOf('='));

    assertThat(look(setting))
        .filteredOn(line -> line.contains(" " + key + ": "))
        .hasSize(1)
        .allMatch(line -> line.startsWith("warning ") && line.contains("cannot be made in /proc"));
  }

  @Test
  void holdsAFolderThatNightsWriteToToBeWrong() {
    assertThat(look("exports.uri=/proc/exports"))
        .anyMatch(line -> line.startsWith("wrong    exports.uri: /proc/exports cannot be made"));
  }

  private List<String> look(String setting) {
    StringWriter told = new StringWriter();
    new CommandLine(new DoctorCommand(name -> null))
        .setOut(new PrintWriter(told))
        .execute("--offline", "--set", "lake.uri=" + folder.resolve("lake"), "--set", setting);
    return told.toString().lines().toList();
  }
}
