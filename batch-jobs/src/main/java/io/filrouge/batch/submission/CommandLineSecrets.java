package io.filrouge.batch.submission;

import io.filrouge.settings.Failure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets among engine settings, known by their names, that would stand on a command line: of
 * spark-submit, or of a process that the cluster starts. Whoever lists processes there reads them.
 */
final class CommandLineSecrets {
  /** What Spark itself takes for secret (spark.redaction.regex), and more; no key store's path. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)secret|passw|passphrase|token|credential|salt|jaas|(access|private|api)[._-]?key"
              + "|key(?![a-z])");

  /** Settings with such names whose values are places where secrets lie. */
  private static final Pattern PLACE =
      Pattern.compile(
          "spark\\.kubernetes\\.(driver|executor)\\.(secrets|secretKeyRef)\\..*"
              + "|spark\\.kubernetes\\.authenticate\\..*File");

  private static final Pattern JAVA_OPTIONS =
      Pattern.compile("spark\\..*(extra|default)JavaOptions|spark\\.yarn\\.am\\..*Options");

  private static final Pattern PROPERTY = Pattern.compile("-D([^=\\s]+)=");

  /**
   * Makes sure that a setting takes no secret to a command line.
   *
   * @param isOnCommandLine whether the setting itself stands there
   * @throws Failure of exit code 2 that names the setting, and not its value
   */
  static void refuse(String key, String value, boolean isOnCommandLine) {
    if (isOnCommandLine && SECRET.matcher(key).find() && !PLACE.matcher(key).matches()) {
      throw refused(key, "its name is a secret's");
    }
    if (JAVA_OPTIONS.matcher(key).matches()) {
      Matcher property = PROPERTY.matcher(value);
      while (property.find()) {
        if (SECRET.matcher(property.group(1)).find()) {
          throw refused(key, "-D" + property.group(1) + " is a secret's name");
        }
      }
    }
  }

  private static Failure refused(String key, String why) {
    return Failure.configuration(
        "Cannot take "
            + key
            + " to a cluster: "
            + why
            + ", and it would stand on a command line that others see; give it to the driver and"
            + " the executors by their environment or a file of theirs, and leave the key out");
  }

  private CommandLineSecrets() {}
}
