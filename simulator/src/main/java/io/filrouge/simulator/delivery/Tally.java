package io.filrouge.simulator.delivery;

/**
 * Rows of one file by what they are. All rows are good, duplicate or broken; late rows are among
 * the good ones.
 */
final class Tally {
  private long good;
  private long late;
  private long duplicate;
  private long broken;

  Tally() {}

  /** Counts as an earlier run wrote them down. */
  Tally(long good, long late, long duplicate, long broken) {
    this.good = good;
    this.late = late;
    this.duplicate = duplicate;
    this.broken = broken;
  }

  void good(boolean isLate) {
    good++;
    late += isLate ? 1 : 0;
  }

  void duplicate() {
    duplicate++;
  }

  void broken() {
    broken++;
  }

  void add(Tally other) {
    good += other.good;
    late += other.late;
    duplicate += other.duplicate;
    broken += other.broken;
  }

  long rows() {
    return good + duplicate + broken;
  }

  String json() {
    return String.format(
        "\"rows\": %d, \"good\": %d, \"late\": %d, \"duplicate\": %d, \"broken\": %d",
        rows(), good, late, duplicate, broken);
  }
}
