package io.filrouge.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.time.Duration;
import java.util.List;

/** Reads lengths of time as HOCON does, and minutes also where they are written as {@code min}. */
public final class Durations {
  private static final String MINUTES = "\\s*min(s)?\\s*$";

  /** The length of time at a key; a failure of the configuration where there is none. */
  public static Duration of(Config config, String key) {
    return config
        .withValue(key, ConfigValueFactory.fromAnyRef(spelled(config.getString(key))))
        .getDuration(key);
  }

  /** The lengths of time in a list. */
  public static List<Duration> listOf(Config config, String key) {
    List<String> written = config.getStringList(key).stream().map(Durations::spelled).toList();
    return config.withValue(key, ConfigValueFactory.fromIterable(written)).getDurationList(key);
  }

  /**
   * The length of time that an option says.
   *
   * @param written such as 5 s
   * @param option its name, for the failure
   */
  public static Duration parsed(String written, String option) {
    try {
      return of(
          ConfigFactory.empty().withValue("it", ConfigValueFactory.fromAnyRef(written)), "it");
    } catch (ConfigException e) {
      throw Failure.configuration(
          "Cannot use " + option + " " + written + "; write a length of time, such as 30 s or 2 h");
    }
  }

  private static String spelled(String written) {
    return written.replaceFirst(MINUTES, " minutes");
  }

  private Durations() {}
}
