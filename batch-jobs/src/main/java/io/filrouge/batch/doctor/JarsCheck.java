package io.filrouge.batch.doctor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether every jar is there that {@code bin/filrouge} starts its commands with.
 *
 * @param home of the installation or checkout; null where the launcher did not say
 * @param extra further jars by {@code FILROUGE_CLASS_PATH}; null for none
 */
record JarsCheck(Path home, String extra) implements Check {
  private static final List<String> MODULES =
      List.of("batch-jobs", "streaming-jobs", "delivery", "broker", "simulator");

  @Override
  public String subject() {
    return "jars";
  }

  @Override
  public List<Diagnosis> look() {
    List<Diagnosis> seen = new ArrayList<>();
    if (home != null) {
      List<Path> jars = MODULES.stream().flatMap(this::jars).distinct().toList();
      seen.add(judged(jars, jars.stream().filter(jar -> !Files.isReadable(jar)).toList()));
    }
    for (String path : extra == null ? new String[0] : extra.split(File.pathSeparator, -1)) {
      Path jar = Path.of(path.endsWith("*") ? path.substring(0, path.length() - 1) : path);
      if (!Files.isReadable(jar)) {
        seen.add(
            Diagnosis.wrong(
                subject(), jar + " cannot be read", "mend FILROUGE_CLASS_PATH, which names it"));
      }
    }
    return seen;
  }

  private Diagnosis judged(List<Path> jars, List<Path> missing) {
    return missing.isEmpty()
        ? Diagnosis.ok(
            subject(), jars.size() + " jars of " + MODULES.size() + " modules in " + home)
        : Diagnosis.wrong(
            subject(),
            missing.size() + " cannot be read, such as " + missing.get(0),
            Files.isDirectory(home.resolve("lib"))
                ? "unpack the archive anew"
                : "run 'make build' first");
  }

  private Stream<Path> jars(String module) {
    Path names = home.resolve("lib").resolve(module + ".classpath");
    Path list = home.resolve(module).resolve("target/classpath.txt");
    try {
      if (Files.isReadable(names)) {
        return Files.readAllLines(names).stream().map(home.resolve("lib")::resolve);
      }
      if (Files.isReadable(list)) {
        return Stream.concat(
            Stream.of(home.resolve(module + "/target/filrouge-" + module + ".jar")),
            Stream.of(Files.readString(list).strip().split(File.pathSeparator)).map(Path::of));
      }
    } catch (IOException e) {
      return Stream.of(names);
    }
    return Stream.of(Files.isDirectory(home.resolve("lib")) ? names : list);
  }
}
