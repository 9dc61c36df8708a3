package io.filrouge.batch.exports;

import com.typesafe.config.Config;
import io.filrouge.batch.sources.ConfigSection;
import io.filrouge.settings.Durations;
import io.filrouge.settings.Failure;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The {@code exports} block of the configuration.
 *
 * @param uri where exports lie
 * @param audiences in the order of their names
 * @param erased a file of ids of customers who asked to be erased, one a line; null for none
 * @param historyDays how long it stays known what was sent of somebody who left
 */
public record ExportSettings(String uri, List<Audience> audiences, String erased, int historyDays) {

  public ExportSettings {
    audiences = List.copyOf(audiences);
    if (historyDays < 1) {
      throw Failure.configuration(
          "Cannot use exports.audience-history: it is less than a day; give one such as 90 d");
    }
  }

  /** No audience: scores alone. */
  public static ExportSettings scoresOnly(String uri) {
    return new ExportSettings(uri, List.of(), null, 1);
  }

  /**
   * Reads and checks.
   *
   * @param uri where exports lie, which the caller knows the default of
   */
  public static ExportSettings from(Config config, String uri) {
    ConfigSection audiences = ConfigSection.at(config, "exports.audiences");
    boolean areOffersMade = config.getBoolean("scores.recommendations.enabled");
    return new ExportSettings(
        uri,
        new TreeSet<>(audiences.names())
            .stream()
                .map(name -> AudienceReader.read(name, audiences.section(name), areOffersMade))
                .toList(),
        config.getIsNull("exports.erased") ? null : config.getString("exports.erased"),
        (int) Durations.of(config, "exports.audience-history").toDays());
  }

  /** The file of erased customers, if there is one. */
  Optional<String> erasedFile() {
    return Optional.ofNullable(erased);
  }
}
