package io.filrouge.batch.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What the environment asks of every command.
 *
 * @param environment looks a variable up; null where it is not set
 */
record EnvironmentCheck(UnaryOperator<String> environment) implements Check {
  @Override
  public String subject() {
    return "environment";
  }

  @Override
  public List<Diagnosis> look() {
    List<Diagnosis> seen = new ArrayList<>();
    if (environment.apply("FILROUGE_DEBUG") != null) {
      seen.add(
          Diagnosis.warning(
              subject(),
              "FILROUGE_DEBUG is set: what commands say of failures may hold personal data",
              "unset it where logs are kept"));
    }
    String log = environment.apply("FILROUGE_LOG4J");
    if (log != null && !log.contains("://") && !Files.isReadable(Path.of(log))) {
      seen.add(
          Diagnosis.wrong(
              subject(),
              "FILROUGE_LOG4J names " + log + ", which cannot be read",
              "name a configuration of log4j, or unset it"));
    }
    return seen;
  }
}
