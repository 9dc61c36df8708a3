package io.filrouge.batch.doctor;

import java.util.List;
import java.util.Set;

/** Whether the engine runs on this Java. */
record JavaCheck(Machine machine) implements Check {
  private static final int OLDEST = 17;

  /** Releases that Spark and Flink are made for. */
  private static final Set<Integer> SUPPORTED = Set.of(17, 21);

  @Override
  public String subject() {
    return "java";
  }

  @Override
  public List<Diagnosis> look() {
    if (machine.java() < OLDEST) {
      return List.of(
          Diagnosis.wrong(
              subject(), machine.javaName(), "install Java 17, or set JAVA_HOME to one"));
    }
    if (!SUPPORTED.contains(machine.java())) {
      return List.of(
          Diagnosis.warning(
              subject(),
              machine.javaName() + ", a release that the engine is not made for",
              "use Java 17 (or 21) if a night fails; JAVA_HOME names it"));
    }
    return List.of(Diagnosis.ok(subject(), machine.javaName()));
  }
}
