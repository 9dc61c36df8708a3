package io.filrouge.batch.jobs;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.filrouge.batch.activation.ParitySettings;
import io.filrouge.batch.activation.TriggerIntake;
import io.filrouge.batch.customer360.ContactRules;
import io.filrouge.batch.customer360.HoldoutRule;
import io.filrouge.batch.exports.ExportSettings;
import io.filrouge.batch.features.FeatureSettings;
import io.filrouge.batch.identity.IdentitySettings;
import io.filrouge.batch.lineage.LineageSettings;
import io.filrouge.batch.metrics.MetricsSettings;
import io.filrouge.batch.operations.LeaseSettings;
import io.filrouge.batch.operations.MaintenanceSettings;
import io.filrouge.batch.report.ReportSettings;
import io.filrouge.batch.scores.RecommendationSettings;
import io.filrouge.batch.scores.ScoreSettings;
import io.filrouge.batch.segments.SegmentSettings;
import io.filrouge.batch.sources.Shop;
import io.filrouge.batch.sources.SourcesConfig;
import io.filrouge.batch.tables.Build;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.QualityLimits;
import io.filrouge.domain.segments.SegmentRules;
import io.filrouge.settings.Durations;
import io.filrouge.settings.Failure;
import io.filrouge.settings.KafkaSettings;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Consumer;

/** Everything a night needs to know, checked before any engine starts. */
record Settings(
    Night night,
    ExportSettings exports,
    Shop shop,
    SourcesConfig sources,
    IdentitySettings identity,
    ScoreSettings scores,
    RecommendationSettings recommendations,
    FeatureSettings features,
    SegmentRules segments,
    HoldoutRule holdout,
    ContactRules contacts,
    Build build,
    QualityLimits quality,
    TriggerIntake triggers,
    ParitySettings parity,
    Duration attributionWindow,
    ReportSettings report,
    MetricsSettings metrics,
    LineageSettings lineage,
    LakeAccess access) {
  private static final String ATTRIBUTION_WINDOW = "reactivation.attribution-window";

  /**
   * @param asOf the day given on the command line, or null for the configuration's
   */
  static Settings from(Config config, String asOf) {
    try {
      SourcesConfig sources = SourcesConfig.from(config);
      Shop shop = sources.shop();
      return new Settings(
          new Night(day(config, asOf), shop.zone()),
          ExportSettings.from(config, exportsUri(config)),
          shop,
          sources,
          IdentitySettings.from(config),
          ScoreSettings.from(config),
          RecommendationSettings.from(config),
          FeatureSettings.from(config),
          SegmentSettings.from(config),
          HoldoutRule.from(config),
          ContactRules.from(config, shop.zone()),
          build(config),
          QualityLimits.from(config),
          TriggerIntake.from(config),
          ParitySettings.from(config),
          Durations.of(config, ATTRIBUTION_WINDOW),
          ReportSettings.from(config, reportUri(config)),
          MetricsSettings.from(config),
          LineageSettings.from(config, System.getenv()),
          LakeAccess.from(config));
    } catch (ConfigException e) {
      throw Failure.configuration("Cannot read configuration: " + e.getMessage());
    }
  }

  /** The same, with every table of the night built in full. */
  Settings rebuilt() {
    return new Settings(
        night,
        exports,
        shop,
        sources,
        identity,
        scores,
        recommendations,
        features,
        segments,
        holdout,
        contacts,
        Build.full(build.configuration()),
        quality,
        triggers,
        parity,
        attributionWindow,
        report,
        metrics,
        lineage,
        access);
  }

  private static Build build(Config config) {
    String key = "nightly.full-from-share";
    try {
      return new Build(Fingerprint.ofTables(config), config.getDouble(key));
    } catch (IllegalArgumentException e) {
      throw Failure.configuration(
          "Cannot read " + key + " = " + config.getDouble(key) + "; give a share from 0 to 1");
    }
  }

  /** Where exports lie. */
  String exportsUri() {
    return exports.uri();
  }

  /** Where the tables are. */
  String lakeUri() {
    return access.lakeUri();
  }

  static String exportsUri(Config config) {
    if (!config.getIsNull("exports.uri")) {
      return config.getString("exports.uri");
    }
    return besideLake(config, "exports");
  }

  static String reportUri(Config config) {
    return config.getIsNull("report.path")
        ? besideLake(config, "report")
        : config.getString("report.path");
  }

  /**
   * Reads the blocks one by one, for whoever wants to know all that is wrong; audiences apart,
   * which are looked at one by one.
   */
  static List<Consumer<Config>> blocks() {
    return List.of(
        SourcesConfig::from,
        IdentitySettings::from,
        ScoreSettings::from,
        RecommendationSettings::from,
        FeatureSettings::from,
        SegmentSettings::from,
        HoldoutRule::from,
        config -> ContactRules.from(config, Shop.from(config).zone()),
        Settings::build,
        QualityLimits::from,
        TriggerIntake::from,
        ParitySettings::from,
        config -> Durations.of(config, ATTRIBUTION_WINDOW),
        config -> ReportSettings.from(config, reportUri(config)),
        MetricsSettings::from,
        config -> LineageSettings.from(config, System.getenv()),
        MaintenanceSettings::from,
        LeaseSettings::from,
        KafkaSettings::from,
        Settings::asOf);
  }

  private static void asOf(Config config) {
    if (!config.getIsNull("as-of")) {
      day(config, null);
    }
  }

  private static String besideLake(Config config, String folder) {
    String lake = config.getString("lake.uri").replaceAll("/+$", "");
    int end = lake.lastIndexOf('/');
    return end < 0 ? folder : lake.substring(0, end) + "/" + folder;
  }

  private static LocalDate day(Config config, String asOf) {
    String day = asOf;
    if (day == null && !config.getIsNull("as-of")) {
      day = config.getString("as-of");
    }
    if (day == null) {
      throw Failure.configuration(
          "Cannot tell which night to run; give --as-of DATE, the day whose end is now, such as"
              + " --as-of 2026-01-31");
    }
    try {
      return LocalDate.parse(day);
    } catch (DateTimeParseException e) {
      throw Failure.configuration("Cannot read --as-of " + day + "; give a day as in 2026-01-31");
    }
  }
}
