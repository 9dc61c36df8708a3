package io.filrouge.batch.report;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import io.filrouge.batch.report.figures.Kpi;
import io.filrouge.batch.report.page.Language;
import io.filrouge.settings.Durations;
import io.filrouge.settings.Failure;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where the page goes, and what it tells.
 *
 * @param uri the folder of the pages
 * @param windowDays how long a purchase makes somebody active
 * @param attributionWindow a purchase so soon after a reminder may be its doing
 * @param churnHorizonDays within how many days no purchase counts as churn
 * @param targets what key figures should come to
 */
public record ReportSettings(
    String uri,
    Language language,
    int windowDays,
    Duration attributionWindow,
    int churnHorizonDays,
    Map<Kpi, Double> targets) {

  public ReportSettings {
    if (windowDays < 1) {
      throw Failure.configuration(
          "Cannot use report.window: it is less than a day; give one such as 90 d");
    }
    targets = Map.copyOf(targets);
  }

  /**
   * The {@code report} block of the configuration.
   *
   * @param defaultUri the folder where the configuration names none
   */
  public static ReportSettings from(Config config, String defaultUri) {
    Config report = config.getConfig("report");
    return new ReportSettings(
        report.getIsNull("path") ? defaultUri : report.getString("path"),
        Language.named(report.getString("language")),
        (int) Durations.of(report, "window").toDays(),
        Durations.of(config, "reactivation.attribution-window"),
        (int) config.getDuration("scores.churn.horizon").toDays(),
        targets(report.getConfig("targets")));
  }

  /** Where the page of a back-test stands. */
  public String page(LocalDate cutoff, int horizonDays) {
    return uri + "/" + ReportFolder.evaluation(cutoff, horizonDays);
  }

  /** Where the page of a night stands. */
  public String page(LocalDate night) {
    return uri + "/" + night + ".html";
  }

  /** Where the newest page stands. */
  public String index() {
    return uri + "/index.html";
  }

  private static Map<Kpi, Double> targets(Config targets) {
    Map<Kpi, Double> found = new EnumMap<>(Kpi.class);
    for (String name : targets.root().keySet()) {
      Kpi kpi =
          Kpi.named(name)
              .orElseThrow(
                  () ->
                      Failure.configuration(
                          "Cannot use report.targets."
                              + name
                              + ": there is no such figure; give one of "
                              + String.join(", ", Kpi.names())));
      try {
        found.put(kpi, targets.getDouble(ConfigUtil.joinPath(name)));
      } catch (ConfigException e) {
        throw Failure.configuration(
            "Cannot use report.targets." + name + ": it is no number; give one such as 0.3");
      }
    }
    return found;
  }
}
