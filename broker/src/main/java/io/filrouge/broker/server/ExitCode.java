package io.filrouge.broker.server;

/** How the broker's process ends, as far as whoever started it can do something about it. */
public enum ExitCode {
  FAILED(1),
  /** Another process has the folder. */
  FOLDER_IN_USE(75),
  /** Another process was faster to take a port. */
  PORT_TAKEN(76);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
