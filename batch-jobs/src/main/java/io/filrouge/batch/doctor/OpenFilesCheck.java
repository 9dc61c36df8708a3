package io.filrouge.batch.doctor;

import java.util.List;

/** How many files a process may hold open: the engine holds its jars, shuffles and tables. */
record OpenFilesCheck(Machine machine) implements Check {
  private static final long FEW = 4096;

  @Override
  public String subject() {
    return "open files";
  }

  @Override
  public List<Diagnosis> look() {
    long limit = machine.openFiles();
    if (limit == 0) {
      return List.of();
    }
    if (limit < FEW) {
      return List.of(
          Diagnosis.warning(
              subject(),
              "a process may hold " + limit + " open, and nights have needed " + FEW,
              "raise the limit: 'ulimit -n 65536', or LimitNOFILE of the service"));
    }
    return List.of(Diagnosis.ok(subject(), "a process may hold " + limit + " open"));
  }
}
