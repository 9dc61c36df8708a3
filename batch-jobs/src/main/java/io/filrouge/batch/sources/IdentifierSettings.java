package io.filrouge.batch.sources;

import com.typesafe.config.Config;
import io.filrouge.batch.tables.Failure;
import io.filrouge.domain.identity.BlockedValues;
import io.filrouge.domain.identity.IdentifierReader;
import io.filrouge.domain.identity.NormalisationOptions;
import io.filrouge.domain.identity.NormalisationOptions.GmailAliases;
import io.filrouge.domain.identity.NormalisationOptions.KeyCase;
import io.filrouge.domain.identity.Normaliser;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How identifiers are read: {@code identity { default-phone-region, gmail-aliases, key-case,
 * blocked-values }}, all of it optional.
 */
public record IdentifierSettings(NormalisationOptions options, BlockedValues blockedValues) {

  static IdentifierSettings from(Config root) {
    ConfigSection section = ConfigSection.at(root, "identity");
    GmailAliases gmailAliases =
        choice(section, "gmail-aliases", "kept", "folded").equals("kept")
            ? GmailAliases.KEPT
            : GmailAliases.FOLDED;
    KeyCase keyCase =
        choice(section, "key-case", "kept", "lowered").equals("kept")
            ? KeyCase.KEPT
            : KeyCase.LOWERED;
    String region =
        section.optionalText("default-phone-region").orElse(NormalisationOptions.NO_REGION);
    BlockedValues blocked =
        BlockedValues.defaults().plusForAll(Set.copyOf(section.texts("blocked-values")));
    try {
      return new IdentifierSettings(
          new NormalisationOptions(region, gmailAliases, keyCase), blocked);
    } catch (IllegalArgumentException e) {
      throw Failure.configuration(
          "Cannot use "
              + section.key("default-phone-region")
              + ": "
              + region
              + " is no country; give an ISO 3166 code such as GB");
    }
  }

  public IdentifierReader reader() {
    return new IdentifierReader(new Normaliser(options), blockedValues);
  }

  private static String choice(ConfigSection section, String name, String usual, String other) {
    String chosen = section.optionalText(name).orElse(usual).toLowerCase(Locale.ROOT);
    if (!List.of(usual, other).contains(chosen)) {
      throw Failure.configuration(
          "Cannot use " + section.key(name) + ": " + chosen + "; use " + usual + " or " + other);
    }
    return chosen;
  }
}
