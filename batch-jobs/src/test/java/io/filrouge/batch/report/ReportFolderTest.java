package io.filrouge.batch.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {
  private static final LocalDate NIGHT = LocalDate.parse("2025-12-31");

  @TempDir private Path parent;

  @Test
  void keepsAPageANightAndTheNewestAsIndex() throws IOException {
    folder().write(NIGHT.minusDays(1), "yesterday");
    folder().write(NIGHT, "today");

    assertThat(names()).containsExactly("2025-12-30.html", "2025-12-31.html", "index.html");
    assertThat(text("2025-12-30.html")).isEqualTo("yesterday");
    assertThat(text("index.html")).isEqualTo("today");
  }

  @Test
  void leavesTheIndexToTheNewestNightWhenAnEarlierOneIsRunAgain() throws IOException {
    folder().write(NIGHT, "today");
    folder().write(NIGHT.minusDays(1), "yesterday, again");
    assertThat(text("index.html")).isEqualTo("today");

    folder().write(NIGHT, "today, again");
    assertThat(text("index.html")).isEqualTo("today, again");
    assertThat(text("2025-12-31.html")).isEqualTo("today, again");
  }

  @Test
  void knowsTheNightBefore() throws IOException {
    assertThat(folder().before(NIGHT)).isEmpty();
    folder().write(NIGHT.minusDays(3), "one");
    folder().write(NIGHT.minusDays(1), "two");
    Files.writeString(parent.resolve("report/2025-12-30.html.bak"), "not ours");

    assertThat(folder().before(NIGHT)).contains(NIGHT.minusDays(1));
    assertThat(folder().before(NIGHT.minusDays(1))).contains(NIGHT.minusDays(3));
  }

  @Test
  void knowsTheNewestBackTestOfEachLengthThatANightMaySee() throws IOException {
    folder().write(NIGHT.minusDays(97), 90, "last week");
    folder().write(NIGHT.minusDays(90), 90, "this week");
    folder().write(NIGHT.minusDays(365), 365, "a year");
    folder().write(NIGHT.minusDays(80), 90, "a later night's");

    assertThat(folder().evaluations(NIGHT))
        .extracting(link -> link.file())
        .containsExactly("evaluation-2025-10-02-90d.html", "evaluation-2024-12-31-365d.html");
    assertThat(folder().before(NIGHT)).isEmpty();
  }

  private ReportFolder folder() {
    return ReportFolder.at(parent.resolve("report").toString(), new Configuration());
  }

  private String text(String name) throws IOException {
    return Files.readString(parent.resolve("report").resolve(name));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(parent.resolve("report"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
