package io.filrouge.batch.sources;

import com.typesafe.config.Config;
import io.filrouge.settings.Failure;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * How old the newest row of a source may be.
 *
 * @param warnAfterDays of orders and web events, of which a shop has some every day or week; of
 *     other sources nobody knows, so they are watched only where they are named
 * @param bySource days by entity.source
 */
public record FreshnessSettings(int warnAfterDays, Map<String, Integer> bySource) {
  private static final int DEFAULT_DAYS = 7;
  private static final List<SourceEntity> FREQUENT =
      List.of(SourceEntity.ORDERS, SourceEntity.WEB_EVENTS);

  public FreshnessSettings {
    bySource = Map.copyOf(bySource);
  }

  /**
   * Reads {@code quality.freshness}.
   *
   * @throws Failure of exit code 2 for a source that there is not, or what is no time
   */
  static FreshnessSettings from(Config root, List<SourceConfig> sources) {
    ConfigSection section = ConfigSection.at(root, "quality.freshness");
    List<String> subjects = sources.stream().map(SourceConfig::subject).toList();
    Map<String, Integer> bySource = new TreeMap<>();
    ConfigSection named = section.section("sources");
    for (String entity : named.names()) {
      ConfigSection ofEntity = named.section(entity);
      for (String name : ofEntity.names()) {
        String subject = entity + "." + name;
        if (!subjects.contains(subject)) {
          throw Failure.configuration(
              "Cannot use "
                  + ofEntity.key(name)
                  + ": there is no such source; "
                  + NearName.remedy(subject, subjects));
        }
        ofEntity.days(name).ifPresent(days -> bySource.put(subject, days));
      }
    }
    return new FreshnessSettings(section.days("warn-after").orElse(DEFAULT_DAYS), bySource);
  }

  /** Days before the night above which a source is stale; empty where nobody minds. */
  public OptionalInt warnAfterDays(SourceConfig source) {
    Integer days = bySource.get(source.subject());
    if (days != null) {
      return OptionalInt.of(days);
    }
    return FREQUENT.contains(source.entity()) ? OptionalInt.of(warnAfterDays) : OptionalInt.empty();
  }
}
