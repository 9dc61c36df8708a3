package io.filrouge.batch.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.batch.submission.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SubmitTest {
  @TempDir private Path folder;
  private Path usual;

  @BeforeEach
  void configure() throws IOException {
    usual = Files.writeString(folder.resolve("cluster.conf"), "spark.driver.memory = 2g\n");
    Files.createDirectories(folder.resolve("bin"));
    Files.createFile(folder.resolve("bin/spark-submit")).toFile().setExecutable(true);
    Files.createDirectories(folder.resolve("jars"));
    Files.createFile(folder.resolve("jars/spark-core_2.13-4.1.0.jar"));
  }

  @Test
  void givesTheDriverTheCommandWithoutWhatSparkSubmitIsTold() {
    List<String> words =
        words("batch", "maintain", "--master", "spark://m:1", "--deploy-mode=client", "--force");

    assertThat(words).startsWith("client");
    assertThat(words).endsWith("batch", "maintain", "--force", "--cluster=" + usual);
    assertThat(words).containsSequence("--driver-memory", "2g");
  }

  @Test
  void givesTheDriverItsFilesByAbsolutePaths() throws IOException {
    Path mine =
        Files.writeString(folder.resolve("mine.conf"), "cluster.master = \"spark://m:1\"\n");
    Path here = Path.of("").toAbsolutePath();

    List<String> words =
        words("batch", "maintain", "--cluster", here.relativize(mine).toString(), "--force");

    assertThat(words.subList(words.size() - 4, words.size()))
        .containsExactly("batch", "maintain", "--cluster=" + mine, "--force");
    assertThat(words).containsSequence("--master", "spark://m:1");
  }

  @Test
  void whatTheCommandLineSaysWinsOverTheFileOfTheCluster() throws IOException {
    Files.writeString(usual, "cluster.master = \"spark://other:1\"\nspark.driver.memory = 2g\n");

    List<String> words =
        words("batch", "nightly", "--master=spark://m:1", "--set", "spark.driver.memory=3g");

    assertThat(words).containsSequence("--master", "spark://m:1");
    assertThat(words).containsSequence("--driver-memory", "3g");
  }

  @Test
  void settingsOfTheEngineInQuotesReachSparkSubmitToo() throws IOException {
    Files.writeString(usual, "spark { \"driver.host\" = \"10.0.0.5\", \"driver.memory\" = 3g }\n");

    List<String> words = words("batch", "maintain", "--master", "spark://m:1");

    assertThat(words).containsSequence("--conf", "spark.driver.host=10.0.0.5");
    assertThat(words).containsSequence("--driver-memory", "3g");
  }

  @Test
  void leavesHelpMistakesAndThisMachineToTheCommandItself() {
    assertThat(words("batch", "nightly", "--master", "spark://m:1", "--help")).isEmpty();
    assertThat(words("batch", "nightly", "--master", "spark://m:1", "--no-such")).isEmpty();
    assertThat(words("batch", "nightly", "--master", "local[2]")).isEmpty();
    assertThat(words("batch", "--master", "spark://m:1")).isEmpty();
  }

  @Test
  void asksForAMasterWhereNoneIsNamed() {
    assertThatThrownBy(() -> words("batch", "nightly", "--deploy-mode", "client"))
        .hasMessage(
            "Cannot tell which cluster to run on; give --master URL, or set cluster.master in the"
                + " file of --cluster");
  }

  private List<String> words(String... command) {
    return Submit.words(
        List.of(command),
        usual,
        new Submission.Launch(
            "id-1",
            List.of(
                Path.of("/lib/filrouge-batch-jobs.jar"), Path.of("/lib/spark-core_2.13-4.1.0.jar")),
            List.of(),
            "-Dlog4j2.configurationFile=/log",
            Map.of("SPARK_HOME", folder.toString())));
  }
}
