package io.filrouge.batch.doctor;

import java.util.List;

/** What is known before anything is looked at. */
record Told(Diagnosis diagnosis) implements Check {
  @Override
  public String subject() {
    return diagnosis.subject();
  }

  @Override
  public List<Diagnosis> look() {
    return List.of(diagnosis);
  }
}
