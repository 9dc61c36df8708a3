package io.filrouge.batch.identity;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;
import io.filrouge.batch.tables.Failure;
import io.filrouge.domain.identity.CustomerIdMint;
import io.filrouge.domain.identity.IdentifierKind;
import io.filrouge.domain.identity.Limits;
import java.util.Map;

/**
 * How identifiers are joined and ids are made.
 *
 * @param limits how many identifiers of a kind one customer may have
 * @param mint makes new ids; its secret comes from the environment
 */
public record IdentitySettings(Limits limits, CustomerIdMint mint) {
  private static final String SECRET = "FILROUGE_IDENTIFIER_SALT";

  /** The {@code identity} block of the configuration. */
  public static IdentitySettings from(Config config) {
    Limits limits = Limits.defaults();
    for (Map.Entry<String, ConfigValue> entry :
        config.getConfig("identity.limits").root().entrySet()) {
      limits = limited(limits, entry.getKey(), entry.getValue().unwrapped());
    }
    String secret = System.getenv(SECRET);
    return new IdentitySettings(
        limits, secret == null ? CustomerIdMint.open() : new CustomerIdMint(secret));
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
