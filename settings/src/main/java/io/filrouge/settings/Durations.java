package io.filrouge.settings;

import com.typesafe.config.Config;
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

  private static String spelled(String written) {
    return written.replaceFirst(MINUTES, " minutes");
  }

  private Durations() {}
}
