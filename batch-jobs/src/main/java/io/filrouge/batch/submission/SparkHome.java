package io.filrouge.batch.submission;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.filrouge.settings.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of Spark: what brings {@code spark-submit}, and jars that are on every machine of a
 * cluster already.
 */
final class SparkHome {
  /** Everything before the first number that follows a hyphen: {@code spark-core_2.13}. */
  private static final Pattern JAR = Pattern.compile("(.+?)-(\\d.*)\\.jar");

  private static final String CORE = "spark-core_2.13";

  private final Path folder;
  private final Set<String> brought;

  private SparkHome(Path folder, Set<String> brought) {
    this.folder = folder;
    this.brought = brought;
  }

  /**
   * Opens the folder that {@code SPARK_HOME} names.
   *
   * @param named the variable's value, or null
   * @param needed jars that the jobs were built with, Spark's own among them
   * @throws Failure of exit code 2 when there is no such folder, or its Spark is another one
   */
  static SparkHome open(String named, List<Path> needed) {
    String version = minor(version(needed.stream()));
    if (named == null || named.isBlank()) {
      throw Failure.configuration(
          "Cannot find SPARK_HOME in the environment; it names the folder of Spark "
              + version
              + " (Scala 2.13) by whose bin/spark-submit jobs go to a cluster: set it, or leave"
              + " --master out to run on this machine");
    }
    Path folder = Path.of(named);
    if (!Files.isExecutable(folder.resolve("bin").resolve("spark-submit"))) {
      throw Failure.configuration(
          "Cannot run bin/spark-submit in SPARK_HOME "
              + named
              + "; name the folder of Spark "
              + version
              + " (Scala 2.13)");
    }
    List<Path> jars = jars(folder.resolve("jars"));
    String found = version(jars.stream());
    if (!minor(found).equals(version)) {
      throw Failure.configuration(
          "Cannot use Spark "
              + (found.isEmpty() ? "without " + CORE : found)
              + " in SPARK_HOME "
              + named
              + "; Filrouge is built for Spark "
              + version
              + " (Scala 2.13)");
    }
    return new SparkHome(
        folder, jars.stream().map(SparkHome::artifact).collect(toUnmodifiableSet()));
  }

  String submit() {
    return folder.resolve("bin").resolve("spark-submit").toString();
  }

  /**
   * The jars that Spark does not bring, in whatever version: of one library the cluster's is taken,
   * for two of it would not be.
   */
  List<Path> lacking(List<Path> needed) {
    return needed.stream().filter(jar -> !brought.contains(artifact(jar))).toList();
  }

  private static List<Path> jars(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".jar")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }

  private static String version(Stream<Path> jars) {
    return jars.map(jar -> JAR.matcher(jar.getFileName().toString()))
        .filter(name -> name.matches() && name.group(1).equals(CORE))
        .map(name -> name.group(2))
        .findFirst()
        .orElse("");
  }

  private static String minor(String version) {
    return version.replaceFirst("^(\\d+\\.\\d+)\\..*", "$1");
  }

  private static String artifact(Path jar) {
    String name = jar.getFileName().toString();
    Matcher parts = JAR.matcher(name);
    return parts.matches() ? parts.group(1) : name;
  }
}
