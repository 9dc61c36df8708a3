package io.filrouge.batch.sources;

import com.typesafe.config.Config;
import io.filrouge.domain.identity.BlockedValues;
import io.filrouge.domain.identity.IdentifierKind;
import io.filrouge.domain.identity.IdentifierReader;
import io.filrouge.domain.identity.NormalisationOptions;
import io.filrouge.domain.identity.NormalisationOptions.GmailAliases;
import io.filrouge.domain.identity.NormalisationOptions.KeyCase;
import io.filrouge.domain.identity.Normaliser;
import io.filrouge.settings.Failure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How identifiers are read: {@code identifiers { phone-region, gmail-aliases, key-case,
 * blocked-values }}, all of it optional.
 */
public record IdentifierSettings(NormalisationOptions options, BlockedValues blockedValues) {
  private static final Set<String> KEYS =
      Set.of("phone-region", "gmail-aliases", "key-case", "blocked-values");
  private static final String ALL_KINDS = "all";

  static IdentifierSettings from(Config root) {
    ConfigSection section = ConfigSection.at(root, "identifiers");
    section.allowOnly(KEYS);
    GmailAliases gmailAliases =
        choice(section, "gmail-aliases", "kept", "folded").equals("kept")
            ? GmailAliases.KEPT
            : GmailAliases.FOLDED;
    KeyCase keyCase =
        choice(section, "key-case", "kept", "lowered").equals("kept")
            ? KeyCase.KEPT
            : KeyCase.LOWERED;
    String region = section.optionalText("phone-region").orElse(NormalisationOptions.NO_REGION);
    BlockedValues blocked = blockedValues(section.section("blocked-values"));
    try {
      return new IdentifierSettings(
          new NormalisationOptions(region, gmailAliases, keyCase), blocked);
    } catch (IllegalArgumentException e) {
      throw Failure.configuration(
          "Cannot use "
              + section.key("phone-region")
              + ": "
              + region
              + " is no country; give an ISO 3166 code such as GB");
    }
  }

  public IdentifierReader reader() {
    return new IdentifierReader(new Normaliser(options), blockedValues);
  }

  /** The built-in values and those of the configuration, by kind or for all kinds. */
  private static BlockedValues blockedValues(ConfigSection section) {
    Map<String, IdentifierKind> kinds = new TreeMap<>();
    for (IdentifierKind kind : IdentifierKind.values()) {
      kinds.put(kind.wireName(), kind);
    }
    Set<String> accepted = new TreeSet<>(kinds.keySet());
    accepted.add(ALL_KINDS);
    section.allowOnly(accepted);
    BlockedValues blocked = BlockedValues.defaults();
    for (String name : new TreeSet<>(section.names())) {
      Set<String> values = Set.copyOf(section.texts(name));
      blocked =
          name.equals(ALL_KINDS)
              ? blocked.plusForAll(values)
              : blocked.plus(kinds.get(name), values);
    }
    return blocked;
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
