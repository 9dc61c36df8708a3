package io.filrouge.batch.activation;

/**
 * What was published, in words for the last line of a command.
 *
 * @param what such as {@code 3 events}
 * @param where such as {@code 1 file in var/events}
 */
public record Published(String what, String where) {

  /** The last line of a command. */
  public String line(String command, Object night) {
    return "batch " + command + " for " + night + ": " + what + " in " + where;
  }

  static String files(int count, String folder) {
    return count + (count == 1 ? " file" : " files") + " in " + folder;
  }
}
