package io.filrouge.streaming.decisions;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import io.filrouge.domain.hashes.Sha256;
import io.filrouge.domain.reactivation.CampaignRules;
import io.filrouge.domain.reactivation.FrequencyCaps;
import io.filrouge.domain.reactivation.OfferRule;
import io.filrouge.domain.reactivation.QuietHours;
import io.filrouge.settings.Durations;
import io.filrouge.settings.Failure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the rules of a campaign from the blocks {@code cart} and {@code reactivation}. */
public final class CampaignSettings {
  private static final int SCALE = 4;
  private static final String FREE = "reactivation.time-zones.";
  private static final int VERSION_DIGITS = 12;

  /** The rules that a configuration says. */
  public static CampaignRules rules(Config config) {
    try {
      Config reactivation = config.getConfig("reactivation");
      List<Duration> steps = ascending(Durations.listOf(reactivation, "steps"));
      return new CampaignRules(
          reactivation.getString("campaign"),
          version(config),
          positive(config, "cart.idle-timeout"),
          steps,
          positive(config, "reactivation.re-entry"),
          asksContext(reactivation.getString("context")),
          notNegative(config, "reactivation.context-wait"),
          amount(config, "reactivation.minimum-value"),
          Set.copyOf(reactivation.getStringList("out-of-stock")),
          caps(reactivation.getConfig("caps")),
          quietHours(reactivation.getConfig("quiet-hours")),
          reactivation.getConfigList("offers").stream().map(CampaignSettings::offer).toList(),
          positive(config, "reactivation.attribution-window"),
          positive(config, "stream.state-retention"));
    } catch (ConfigException e) {
      throw Failure.configuration("Cannot read the campaign: " + e.getMessage());
    }
  }

  /**
   * The rules that a record of the topic campaign-configuration says: the block {@code
   * reactivation} or parts of it, in HOCON or JSON, over what the job was started with.
   */
  public static CampaignRules rules(String change, Config startedWith) {
    try {
      Config changed = ConfigFactory.parseString(change).resolve();
      Config whole = changed.hasPath("reactivation") ? changed : changed.atPath("reactivation");
      refuseUnknown(whole, startedWith);
      return rules(whole.withFallback(startedWith));
    } catch (ConfigException e) {
      throw Failure.configuration("Cannot read a campaign's change: " + e.getMessage());
    }
  }

  private static void refuseUnknown(Config change, Config startedWith) {
    change
        .entrySet()
        .forEach(
            entry -> {
              String key = entry.getKey();
              if (!startedWith.hasPathOrNull(key) && !key.startsWith(FREE)) {
                throw Failure.configuration(
                    "Cannot change " + key + ": there is no such key; see reference.conf");
              }
            });
  }

  // Rules are known by what they say: the same rules have the same version everywhere.
  private static String version(Config config) {
    String said =
        config
            .withOnlyPath("cart")
            .withFallback(config.withOnlyPath("reactivation"))
            .root()
            .render(ConfigRenderOptions.concise());
    return Sha256.hex(said, VERSION_DIGITS);
  }

  private static List<Duration> ascending(List<Duration> steps) {
    if (steps.isEmpty()) {
      throw Failure.configuration(
          "Cannot use reactivation.steps: there is none; name at least one, such as [1 h]");
    }
    for (int i = 0; i < steps.size(); i++) {
      Duration before = i == 0 ? Duration.ofMillis(-1) : steps.get(i - 1);
      if (steps.get(i).compareTo(before) <= 0) {
        throw Failure.configuration(
            "Cannot use reactivation.steps: each must be later than the one before; write them as"
                + " [1 h, 24 h, 72 h]");
      }
    }
    return List.copyOf(steps);
  }

  private static Duration positive(Config config, String key) {
    Duration duration = Durations.of(config, key);
    if (duration.isNegative() || duration.isZero()) {
      throw Failure.configuration(
          "Cannot use " + key + ": " + duration + "; it must be longer than nothing");
    }
    return duration;
  }

  private static Duration notNegative(Config config, String key) {
    Duration duration = Durations.of(config, key);
    if (duration.isNegative()) {
      throw Failure.configuration(
          "Cannot use " + key + ": " + duration + "; it must not be shorter than nothing");
    }
    return duration;
  }

  private static boolean asksContext(String context) {
    return switch (context) {
      case "kafka" -> true;
      case "none" -> false;
      default ->
          throw Failure.configuration(
              "Cannot use reactivation.context: " + context + "; use kafka or none");
    };
  }

  private static Long amount(Config config, String key) {
    if (config.getIsNull(key)) {
      return null;
    }
    try {
      return new BigDecimal(config.getString(key))
          .setScale(SCALE, RoundingMode.HALF_UP)
          .unscaledValue()
          .longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw Failure.configuration(
          "Cannot use " + key + ": " + config.getString(key) + "; write an amount, such as 20.00");
    }
  }

  private static FrequencyCaps caps(Config caps) {
    FrequencyCaps read = new FrequencyCaps(caps.getInt("daily"), caps.getInt("weekly"));
    if (read.daily() < 0 || read.weekly() < 0) {
      throw Failure.configuration(
          "Cannot use reactivation.caps: below nothing; write whole numbers from 0");
    }
    return read;
  }

  private static QuietHours quietHours(Config hours) {
    return new QuietHours(time(hours, "from"), time(hours, "to"));
  }

  private static LocalTime time(Config hours, String key) {
    try {
      return LocalTime.parse(hours.getString(key));
    } catch (DateTimeException e) {
      throw Failure.configuration(
          "Cannot use reactivation.quiet-hours."
              + key
              + "; write a time of day, such as \"21:00\"");
    }
  }

  private static OfferRule offer(Config offer) {
    return new OfferRule(
        offer.getString("offer"),
        offer.hasPath("steps") ? new HashSet<>(offer.getIntList("steps")) : Set.of(),
        offer.hasPath("stages") ? new HashSet<>(offer.getStringList("stages")) : Set.of(),
        offer.hasPath("minimum-value") ? amount(offer, "minimum-value") : null,
        offer.hasPath("ltv-percentile-from") ? offer.getDouble("ltv-percentile-from") : null,
        offer.hasPath("churn-percentile-from") ? offer.getDouble("churn-percentile-from") : null);
  }

  private CampaignSettings() {}
}
