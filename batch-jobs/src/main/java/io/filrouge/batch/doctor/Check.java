package io.filrouge.batch.doctor;

import java.util.List;

/** Looks at one thing. */
interface Check {
  /** What it looks at, as its lines call it. */
  String subject();

  /** What it sees; nothing where there is nothing to say. */
  List<Diagnosis> look();
}
