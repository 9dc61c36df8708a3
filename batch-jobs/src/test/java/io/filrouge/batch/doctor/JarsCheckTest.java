package io.filrouge.batch.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JarsCheckTest {
  private static final List<String> MODULES =
      List.of("batch-jobs", "streaming-jobs", "delivery", "broker", "simulator");

  @TempDir Path home;

  @Test
  void countsTheJarsOfAnArchiveOnce() throws IOException {
    archive();

    assertThat(new JarsCheck(home, null).look())
        .containsExactly(Diagnosis.ok("jars", "6 jars of 5 modules in " + home));
  }

  @Test
  void namesAJarThatIsMissing() throws IOException {
    archive();
    Files.delete(home.resolve("lib/shared.jar"));

    assertThat(new JarsCheck(home, null).look())
        .containsExactly(
            Diagnosis.wrong(
                "jars",
                "1 cannot be read, such as " + home.resolve("lib/shared.jar"),
                "unpack the archive anew"));
  }

  @Test
  void wantsACheckoutToBeBuilt() {
    Diagnosis seen = new JarsCheck(home, null).look().get(0);

    assertThat(seen.grade()).isEqualTo(Grade.WRONG);
    assertThat(seen.remedy()).isEqualTo("run 'make build' first");
  }

  @Test
  void looksForTheJarsThatTheEnvironmentAdds() throws IOException {
    archive();
    Path driver = Files.writeString(home.resolve("driver.jar"), "");

    assertThat(new JarsCheck(home, driver + ":" + home + "/none.jar:" + home + "/*").look())
        .extracting(Diagnosis::grade, Diagnosis::remedy)
        .containsExactly(
            tuple(Grade.OK, ""), tuple(Grade.WRONG, "mend FILROUGE_CLASS_PATH, which names it"));
  }

  private void archive() throws IOException {
    Path lib = Files.createDirectory(home.resolve("lib"));
    Files.writeString(lib.resolve("shared.jar"), "");
    for (String module : MODULES) {
      Files.writeString(lib.resolve(module + ".jar"), "");
      Files.writeString(lib.resolve(module + ".classpath"), module + ".jar\nshared.jar\n");
    }
  }
}
