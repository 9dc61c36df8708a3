package io.filrouge.batch.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import io.filrouge.settings.Configuration;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.util.Utils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.jdk.javaapi.CollectionConverters;

final class SubmissionTest {
  private static final Path OWN = Path.of("/opt/filrouge/lib/filrouge-batch-jobs.jar");
  private static final Path DELTA = Path.of("/opt/filrouge/lib/delta-spark_4.1_2.13-4.4.0.jar");
  private static final Path JACKSON = Path.of("/opt/filrouge/lib/jackson-core-2.21.6.jar");
  private static final Path CORE = Path.of("/opt/filrouge/lib/spark-core_2.13-4.1.0.jar");

  @TempDir private Path sparkHome;

  @BeforeEach
  void installSpark() throws IOException {
    Path submit = Files.createDirectories(sparkHome.resolve("bin")).resolve("spark-submit");
    Files.createFile(
        submit, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    Files.createDirectories(sparkHome.resolve("jars"));
    bring("spark-core_2.13-4.1.2.jar");
    bring("jackson-core-2.20.0.jar");
  }

  @Test
  void staysHereWithoutAMasterOrWithALocalOne() {
    assertThat(submission(Map.of())).isEmpty();
    assertThat(submission(Map.of("cluster.master", "local[2]"))).isEmpty();
  }

  @Test
  void takesTheMasterAndTheArgumentsToSparkSubmit() {
    List<String> words = words(Map.of("cluster.master", "spark://m:7077"));

    assertThat(words).startsWith("client", sparkHome.resolve("bin/spark-submit").toString());
    assertThat(after("--master", words)).isEqualTo("spark://m:7077");
    assertThat(after("--deploy-mode", words)).isEqualTo("client");
    assertThat(after("--class", words)).isEqualTo("io.filrouge.batch.jobs.Filrouge");
    assertThat(words).endsWith(OWN.toString(), "batch", "nightly");
    assertThat(words).noneMatch(word -> word.startsWith("spark.standalone"));
  }

  @Test
  void bringsTheJarsThatSparkLacksInWhateverVersion() {
    List<String> words = words(Map.of("cluster.master", "spark://m:7077", "spark.jars", "/x.jar"));

    assertThat(after("--driver-class-path", words)).isEqualTo(OWN + ":" + DELTA);
    assertThat(after("--jars", words)).isEqualTo(DELTA + ",/x.jar");
  }

  @Test
  void waitsForADriverOnTheCluster() {
    List<String> words =
        words(
            Map.of(
                "cluster.master", "spark://m:7077",
                "cluster.deploy-mode", "cluster",
                "lake.uri", "/shared/lake"));

    assertThat(words).startsWith("cluster");
    assertThat(after("--driver-java-options", words))
        .endsWith(" -Dfilrouge.submission=id-1 -Dfilrouge.submission.lake=/shared/lake");
    assertThat(words).contains("spark.standalone.submit.waitAppCompletion=true");
  }

  @Test
  void givesTheDriverItsMemoryFromTheEnvironmentThenTheConfiguration() {
    Map<String, String> settings =
        Map.of("cluster.master", "spark://m:7077", "spark.driver.memory", "2g");

    assertThat(after("--driver-memory", words(settings))).isEqualTo("2g");
    assertThat(after("--driver-memory", words(settings, Map.of("FILROUGE_HEAP", "3g"))))
        .isEqualTo("3g");
    assertThat(after("--driver-memory", words(Map.of("cluster.master", "spark://m:7077"))))
        .isEqualTo("4g");
  }

  @Test
  void tellsDriverAndExecutorsWhichLogToKeepWhateverThePath() {
    List<String> words =
        words(
            Map.of(
                "cluster.master", "spark://m:7077", "spark.driver.extraJavaOptions", "-Dmine=1"));

    assertThat(after("--driver-java-options", words))
        .isEqualTo("\"-Dfilrouge.home=/opt/fil rouge\" -Dlog4j2.configurationFile=/log -Dmine=1");
    assertThat(words).contains("spark.executor.defaultJavaOptions=-Dlog4j2.configurationFile=/log");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Da=it's", "-Da=\"b\" c", "-Da=b\\c", "-Da=b c", "-Da=b"})
  void optionsOfJavaArriveAsTheyAre(String option) {
    Submission submission =
        submission(Map.of("cluster.master", "spark://m:1"), List.of(option), home(Map.of())).get();

    assertThat(
            CollectionConverters.asJava(
                Utils.splitCommandString(
                    after("--driver-java-options", submission.words(List.of("batch"))))))
        .containsExactly(option, "-Dlog4j2.configurationFile=/log");
  }

  @Test
  void showsOnItsCommandLineNoSecretAndNothingThatTheDriverReadsItself() {
    List<String> words =
        words(
            Map.of(
                "cluster.master", "spark://m:7077",
                "spark.hadoop.fs.s3a.secret.key", "hidden",
                "spark.driver.maxResultSize", "512m",
                "spark.executor.memory", "2g"));

    assertThat(words).noneMatch(word -> word.contains("hidden"));
    assertThat(words).contains("spark.driver.maxResultSize=512m");
    assertThat(words).noneMatch(word -> word.startsWith("spark.executor.memory"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark.kubernetes.authenticate.oauthToken",
        "spark.kubernetes.driverEnv.FILROUGE_IDENTIFIER_SALT",
        "spark.yarn.appMasterEnv.SHOP_PASSWORD",
        "spark.yarn.appMasterEnv.AWS_SECRET_ACCESS_KEY",
        "spark.yarn.appMasterEnv.SHOP_KEY",
        "spark.driver.sasl.jaas.config"
      })
  void refusesASecretThatWouldStandOnACommandLine(String key) {
    assertThatThrownBy(() -> words(Map.of("cluster.master", "yarn", key, "hidden")))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("Cannot take " + key + " to a cluster: its name is a secret's")
        .hasMessageNotContaining("hidden");
    assertThat(submission(Map.of(key, "hidden"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark.driver.extraJavaOptions",
        "spark.executor.extraJavaOptions",
        "spark.yarn.am.extraJavaOptions"
      })
  void refusesASecretAmongOptionsOfJava(String key) {
    String options = "-Xss4m -Djavax.net.ssl.trustStorePassword=hidden";

    assertThatThrownBy(() -> words(Map.of("cluster.master", "yarn", key, options)))
        .hasMessageStartingWith(
            "Cannot take "
                + key
                + " to a cluster: -Djavax.net.ssl.trustStorePassword is a secret's name")
        .hasMessageNotContaining("hidden");
  }

  @Test
  void takesPlacesWhereSecretsLie() {
    List<String> words =
        words(
            Map.of(
                "cluster.master", "k8s://https://k:6443",
                "spark.kubernetes.driver.secretKeyRef.SALT", "shop:salt",
                "spark.kubernetes.authenticate.oauthTokenFile", "/run/token",
                "spark.driver.extraJavaOptions", "-Djavax.net.ssl.keyStore=/run/store"));

    assertThat(words)
        .contains(
            "spark.kubernetes.driver.secretKeyRef.SALT=shop:salt",
            "spark.kubernetes.authenticate.oauthTokenFile=/run/token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lake.uri",
        "exports.uri",
        "exports.erased",
        "report.path",
        "sources.orders.website.path"
      })
  void refusesRelativePathsForADriverThatStartsElsewhere(String key) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "cluster.master", "spark://m:7077",
                "cluster.deploy-mode", "cluster",
                "lake.uri", "s3a://shop/lake",
                "exports.uri", "file:/shared/exports",
                "exports.erased", "/shared/erased.txt",
                "report.path", "/shared/report",
                "sources.orders.website.path", "hdfs://shop/orders/*.csv"));
    assertThat(words(settings)).startsWith("cluster");

    settings.put(key, "var/here");
    assertThatThrownBy(() -> words(settings))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith(
            "Cannot run the driver on the cluster with " + key + " = var/here, which begins at");
    settings.put("cluster.deploy-mode", "client");
    assertThat(words(settings)).startsWith("client");
  }

  @Test
  void refusesARelativeFolderToWriteToForADriverThatStartsElsewhere() {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "cluster.master", "spark://m:7077",
                "cluster.deploy-mode", "cluster",
                "lake.uri", "/shared/lake"));
    Submission there = submission(settings, home(Map.of())).get();

    assertThat(there.words(List.of("batch", "publish-events", "--out=/shared/events")))
        .endsWith("--out=/shared/events");
    for (List<String> out : List.of(List.of("--out", "var/x"), List.of("--out=var/x"))) {
      assertThatThrownBy(() -> there.words(out))
          .isInstanceOf(Failure.class)
          .hasMessageStartingWith(
              "Cannot run the driver on the cluster with --out = var/x, which begins at");
    }
    settings.put("cluster.deploy-mode", "client");
    Submission here = submission(settings, home(Map.of())).get();
    assertThat(here.words(List.of("--out", "var/x"))).endsWith("--out", "var/x");
  }

  @Test
  void saysWhatToDoWithoutSparkHome() {
    assertThatThrownBy(
            () ->
                submission(Map.of("cluster.master", "spark://m:7077"))
                    .get()
                    .words(List.of("batch")))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.outcome()).isEqualTo(Outcome.WRONG_CONFIGURATION))
        .hasMessage(
            "Cannot find SPARK_HOME in the environment; it names the folder of Spark 4.1 (Scala"
                + " 2.13) by whose bin/spark-submit jobs go to a cluster: set it, or leave --master"
                + " out to run on this machine");
  }

  @Test
  void refusesAFolderWithoutSparkSubmit() throws IOException {
    Files.delete(sparkHome.resolve("bin/spark-submit"));

    assertThatThrownBy(() -> words(Map.of("cluster.master", "spark://m:7077")))
        .hasMessage(
            "Cannot run bin/spark-submit in SPARK_HOME "
                + sparkHome
                + "; name the folder of Spark 4.1 (Scala 2.13)");
  }

  @Test
  void refusesAnotherSpark() throws IOException {
    Files.delete(sparkHome.resolve("jars/spark-core_2.13-4.1.2.jar"));
    bring("spark-core_2.13-4.0.1.jar");

    assertThatThrownBy(() -> words(Map.of("cluster.master", "spark://m:7077")))
        .hasMessage(
            "Cannot use Spark 4.0.1 in SPARK_HOME "
                + sparkHome
                + "; Filrouge is built for Spark 4.1 (Scala 2.13)");
  }

  @Test
  void refusesADeployModeThatThereIsNot() {
    assertThatThrownBy(
            () -> words(Map.of("cluster.master", "spark://m:7077", "cluster.deploy-mode", "moon")))
        .hasMessage("Cannot read cluster.deploy-mode = moon; give client or cluster");
  }

  private void bring(String jar) throws IOException {
    Files.createFile(sparkHome.resolve("jars").resolve(jar));
  }

  private List<String> words(Map<String, String> settings) {
    return words(settings, Map.of());
  }

  private List<String> words(Map<String, String> settings, Map<String, String> variables) {
    return submission(settings, home(variables)).get().words(List.of("batch", "nightly"));
  }

  private Map<String, String> home(Map<String, String> variables) {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("SPARK_HOME", sparkHome.toString());
    return environment;
  }

  private static Optional<Submission> submission(Map<String, String> settings) {
    return submission(settings, Map.of());
  }

  private static Optional<Submission> submission(
      Map<String, String> settings, Map<String, String> environment) {
    return submission(settings, List.of("-Dfilrouge.home=/opt/fil rouge"), environment);
  }

  private static Optional<Submission> submission(
      Map<String, String> settings, List<String> javaOptions, Map<String, String> environment) {
    Config config = Configuration.load(null, settings);
    Map<String, String> engineSettings = new HashMap<>(settings);
    engineSettings.keySet().removeIf(key -> !key.startsWith("spark."));
    return Submission.of(
        config,
        engineSettings,
        master -> master.startsWith("local"),
        new Submission.Launch(
            "id-1",
            List.of(OWN, DELTA, JACKSON, CORE),
            javaOptions,
            "-Dlog4j2.configurationFile=/log",
            environment));
  }

  private static String after(String option, List<String> words) {
    return words.get(words.indexOf(option) + 1);
  }
}
