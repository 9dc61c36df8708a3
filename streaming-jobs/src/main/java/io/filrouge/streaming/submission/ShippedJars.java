package io.filrouge.streaming.submission;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The jars that go to a session cluster with the job: those that Flink's own distribution lacks.
 * What it has must not come twice: its classes are Flink's on the cluster.
 */
public final class ShippedJars {
  /** The same as in deploy/Dockerfile, which puts the others into usrlib. */
  private static final Pattern FLINKS =
      Pattern.compile(
          "(flink-(?!avro-|connector-base-|connector-kafka-)"
              + "|(frocksdbjni|kryo|minlog|objenesis|log4j|slf4j|async-profiler)-).*");

  /** Of a class path, in its order; folders are left out. */
  public static List<Path> of(List<Path> classPath) {
    return classPath.stream()
        .filter(Files::isRegularFile)
        .filter(jar -> !FLINKS.matcher(jar.getFileName().toString()).matches())
        .toList();
  }

  private ShippedJars() {}
}
