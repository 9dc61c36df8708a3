package io.filrouge.batch.sources;

import com.typesafe.config.Config;
import io.filrouge.batch.tables.Failure;
import io.filrouge.domain.identity.BlockedValues;
import io.filrouge.domain.identity.IdentifierKind;
import io.filrouge.domain.identity.IdentifierReader;
import io.filrouge.domain.identity.NormalisationOptions;
import io.filrouge.domain.identity.NormalisationOptions.GmailAliases;
import io.filrouge.domain.identity.NormalisationOptions.KeyCase;
import io.filrouge.domain.identity.Normaliser;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How identifiers are read: {@code identifiers { phone-region, gmail-aliases, key-case,
 * blocked-values { all = [..], email = [..] } }}, all of it optional.
 */
public record IdentifierSettings(NormalisationOptions options, BlockedValues blockedValues) {
  private static final Set<String> KEYS =
      Set.of("phone-region", "gmail-aliases", "key-case", "blocked-values");
  private static final String ALL = "all";

  /** Nothing but defaults. */
  public static IdentifierSettings defaults() {
    return new IdentifierSettings(
        NormalisationOptions.ofRegion(NormalisationOptions.NO_REGION), BlockedValues.defaults());
  }

  static IdentifierSettings of(Config root) {
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
    try {
      return new IdentifierSettings(
          new NormalisationOptions(region, gmailAliases, keyCase), blockedValues(section));
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

  private static BlockedValues blockedValues(ConfigSection section) {
    ConfigSection lists = section.section("blocked-values");
    Set<String> accepted = new HashSet<>(Set.of(ALL));
    for (IdentifierKind kind : IdentifierKind.values()) {
      accepted.add(kind.wireName());
    }
    lists.allowOnly(accepted);
    BlockedValues blocked = BlockedValues.defaults().plusForAll(Set.copyOf(lists.texts(ALL)));
    for (IdentifierKind kind : IdentifierKind.values()) {
      blocked = blocked.plus(kind, Set.copyOf(lists.texts(kind.wireName())));
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
