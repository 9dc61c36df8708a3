package io.filrouge.simulator.live;

/** Why a record cannot be used, by the reasons of dead letters. */
enum Fault {
  UNREADABLE("unreadable"),
  NO_PERSON("no-person"),
  UNKNOWN_TYPE("unknown-type"),
  AHEAD_OF_CLOCK("ahead-of-clock");

  private final String reason;

  Fault(String reason) {
    this.reason = reason;
  }

  /**
   * Whether a file can hold it: a container file holds whole events, and a back-test has no clock
   * that something could be ahead of.
   */
  boolean canStandInAFile() {
    return this == NO_PERSON || this == UNKNOWN_TYPE;
  }

  String reason() {
    return reason;
  }
}
