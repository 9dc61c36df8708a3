package io.filrouge.batch.identity;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;
import io.filrouge.domain.golden.SurvivorshipRules;
import io.filrouge.domain.identity.CustomerIdMint;
import io.filrouge.domain.identity.IdentifierKind;
import io.filrouge.domain.identity.Limits;
import io.filrouge.settings.Failure;
import java.util.Map;

/**
 * How identifiers are joined, ids are made and golden records settled.
 *
 * @param limits how many identifiers of a kind one customer may have
 * @param mint makes new ids; its secret comes from the environment
 * @param golden which of several values of a field survives
 */
public record IdentitySettings(Limits limits, CustomerIdMint mint, SurvivorshipRules golden) {
  private static final String SECRET = "FILROUGE_IDENTIFIER_SALT";

  /** The {@code identity} and {@code golden-record} blocks of the configuration. */
  public static IdentitySettings from(Config config) {
    Limits limits = Limits.defaults();
    for (Map.Entry<String, ConfigValue> entry :
        config.getConfig("identity.limits").root().entrySet()) {
      limits = limited(limits, entry.getKey(), entry.getValue().unwrapped());
    }
    String secret = System.getenv(SECRET);
    return new IdentitySettings(
        limits,
        secret == null ? CustomerIdMint.open() : new CustomerIdMint(secret),
        GoldenSettings.from(config));
  }

  private static Limits limited(Limits limits, String kind, Object limit) {
    try {
      return limits.with(IdentifierKind.ofWireName(kind), Integer.parseInt(String.valueOf(limit)));
    } catch (IllegalArgumentException e) {
      throw Failure.configuration(
          "Cannot read identity.limits." + kind + ": " + limit + "; " + e.getMessage());
    }
  }
}
