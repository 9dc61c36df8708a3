package io.filrouge.batch.doctor;

import java.util.List;

/** How many processors a night may use. */
record CoresCheck(Machine machine) implements Check {
  @Override
  public String subject() {
    return "cores";
  }

  @Override
  public List<Diagnosis> look() {
    if (machine.cores() < 2) {
      return List.of(
          Diagnosis.warning(
              subject(),
              "1 core: while the engine plans, nothing else moves",
              "give the machine or the container 2"));
    }
    return List.of(Diagnosis.ok(subject(), machine.cores() + " cores"));
  }
}
