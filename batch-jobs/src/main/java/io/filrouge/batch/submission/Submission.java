package io.filrouge.batch.submission;

import static java.util.stream.Collectors.joining;

import com.typesafe.config.Config;
import io.filrouge.settings.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The spark-submit that brings a command to a cluster. Only what must be known before the driver
 * starts stands in it; all other settings the driver reads from the configuration itself, so that
 * no secret of theirs is seen on a command line.
 */
public final class Submission {
  /** The property by which a driver on the cluster knows where to leave its outcome. */
  public static final String ID = "filrouge.submission";

  /** The property by which it knows the lake, even where it cannot read the configuration. */
  public static final String LAKE = "filrouge.submission.lake";

  private static final String MAIN = "io.filrouge.batch.jobs.Filrouge";
  private static final String OWN_JAR = "filrouge-batch-jobs.jar";
  private static final String USUAL_MEMORY = "4g";

  /** Settings that matter to whoever starts the driver, and stand on its command line. */
  private static final Pattern BEFORE_THE_DRIVER =
      Pattern.compile("spark\\.(driver|yarn|kubernetes|standalone|submit)\\..*");

  private static final Pattern NEEDS_QUOTES = Pattern.compile("[\\s'\"\\\\]");

  private static final List<String> SAID_OTHERWISE =
      List.of(
          "spark.driver.memory",
          "spark.driver.extraJavaOptions",
          "spark.driver.extraClassPath",
          "spark.submit.deployMode");

  private final ClusterSettings cluster;
  private final String lakeUri;
  private final Map<String, String> spark;
  private final Launch launch;

  /**
   * What the launcher knows.
   *
   * @param id of this command and no other
   * @param classPath of the jobs, in its order
   * @param javaOptions of the driver
   * @param logOption which configuration of Log4j is taken, as an option of Java
   * @param environment of the launcher
   */
  public record Launch(
      String id,
      List<Path> classPath,
      List<String> javaOptions,
      String logOption,
      Map<String, String> environment) {
    public Launch {
      classPath = List.copyOf(classPath);
      javaOptions = List.copyOf(javaOptions);
      environment = Map.copyOf(environment);
    }
  }

  private Submission(
      ClusterSettings cluster, String lakeUri, Map<String, String> spark, Launch launch) {
    this.cluster = cluster;
    this.lakeUri = lakeUri;
    this.spark = spark;
    this.launch = launch;
  }

  /**
   * Finds out whether a command goes to a cluster.
   *
   * @param spark engine settings of the configuration
   * @return empty where it runs in the launcher's own process
   * @throws Failure of exit code 2 when the driver would not find what the configuration names, or
   *     a secret would stand on a command line
   */
  public static Optional<Submission> of(
      Config config, Map<String, String> spark, Predicate<String> isLocal, Launch launch) {
    Optional<ClusterSettings> cluster =
        ClusterSettings.from(config).filter(settings -> !isLocal.test(settings.master()));
    if (cluster.map(ClusterSettings::isDriverOnCluster).orElse(false)) {
      SharedPlaces.requireAbsolute(config);
    }
    if (cluster.isPresent()) {
      spark.forEach(
          (key, value) ->
              CommandLineSecrets.refuse(key, value, BEFORE_THE_DRIVER.matcher(key).matches()));
    }
    String lakeUri = config.getString("lake.uri");
    return cluster.map(settings -> new Submission(settings, lakeUri, spark, launch));
  }

  /**
   * Where the driver is to be, and the words of the command that brings it there.
   *
   * @param arguments of the command that the driver runs
   * @throws Failure of exit code 2 when there is no Spark to submit by, or a driver elsewhere would
   *     write to a relative folder
   */
  public List<String> words(List<String> arguments) {
    if (cluster.isDriverOnCluster()) {
      SharedPlaces.requireAbsolute(arguments);
    }
    SparkHome home = SparkHome.open(launch.environment().get("SPARK_HOME"), launch.classPath());
    List<Path> jars = home.lacking(launch.classPath());
    List<String> words = new ArrayList<>();
    words.addAll(List.of(cluster.deployMode(), home.submit(), "--master", cluster.master()));
    words.addAll(List.of("--deploy-mode", cluster.deployMode(), "--class", MAIN));
    words.addAll(List.of("--driver-memory", memory()));
    words.addAll(List.of("--driver-class-path", driverClassPath(jars)));
    words.addAll(List.of("--driver-java-options", driverOptions()));
    words.addAll(List.of("--jars", executorJars(jars)));
    settings().forEach((key, value) -> words.addAll(List.of("--conf", key + "=" + value)));
    words.add(ownJar().toString());
    words.addAll(arguments);
    return words;
  }

  private String memory() {
    String asked = launch.environment().getOrDefault("FILROUGE_HEAP", "");
    return asked.isBlank() ? spark.getOrDefault("spark.driver.memory", USUAL_MEMORY) : asked;
  }

  private String driverClassPath(List<Path> jars) {
    Stream<String> own = jars.stream().map(Path::toString);
    Stream<String> users = Stream.ofNullable(spark.get("spark.driver.extraClassPath"));
    return Stream.concat(own, users).collect(joining(":"));
  }

  private String executorJars(List<Path> jars) {
    Stream<String> own = jars.stream().filter(jar -> !jar.equals(ownJar())).map(Path::toString);
    Stream<String> users = Stream.ofNullable(spark.get("spark.jars"));
    return Stream.concat(own, users).collect(joining(","));
  }

  private String driverOptions() {
    List<String> options = new ArrayList<>(launch.javaOptions());
    options.add(launch.logOption());
    if (cluster.isDriverOnCluster()) {
      options.add("-D" + ID + "=" + launch.id());
      options.add("-D" + LAKE + "=" + lakeUri);
    }
    Stream<String> users = Stream.ofNullable(spark.get("spark.driver.extraJavaOptions"));
    return Stream.concat(options.stream().map(Submission::quoted), users).collect(joining(" "));
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    spark.forEach(
        (key, value) -> {
          if (BEFORE_THE_DRIVER.matcher(key).matches() && !SAID_OTHERWISE.contains(key)) {
            settings.put(key, value);
          }
        });
    // Errors of tasks quote rows: executors say as little of them as the driver does.
    settings.put("spark.executor.defaultJavaOptions", quoted(launch.logOption()));
    if (cluster.isDriverOnCluster()) {
      settings.putIfAbsent("spark.standalone.submit.waitAppCompletion", "true");
    }
    return settings;
  }

  private Path ownJar() {
    return launch.classPath().stream()
        .filter(jar -> jar.endsWith(OWN_JAR))
        .findFirst()
        .orElseThrow(() -> Failure.configuration("Cannot find " + OWN_JAR + "; run 'make build'"));
  }

  // As Spark's launcher and its workers take a line of options apart.
  private static String quoted(String option) {
    return NEEDS_QUOTES.matcher(option).find()
        ? '"' + option.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
        : option;
  }
}
