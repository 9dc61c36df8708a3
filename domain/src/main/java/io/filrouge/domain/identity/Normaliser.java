package io.filrouge.domain.identity;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;

/**
 * Brings raw identifiers into the one form in which equal means the same.
 *
 * <p>An empty answer means that the value cannot be an identifier of its kind. Normalising twice
 * changes nothing. Thread-safe.
 */
public final class Normaliser implements Serializable {
  private static final long serialVersionUID = 1;

  private final NormalisationOptions options;

  public Normaliser(NormalisationOptions options) {
    this.options = options;
  }

  /** Normalises a value; phone numbers without a country code are of the default region. */
  public Optional<String> normalise(IdentifierKind kind, String raw) {
    return normalise(kind, raw, options.defaultRegion());
  }

  /**
   * Normalises a value of a row whose country is known.
   *
   * @param raw the value as it came, or null
   * @param region ISO 3166 code of the row's country; an unknown one or null falls back to the
   *     default region
   */
  public Optional<String> normalise(IdentifierKind kind, String raw, String region) {
    if (raw == null) {
      return Optional.empty();
    }
    String text = CleanText.of(raw);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return switch (kind) {
      case EMAIL -> EmailAddress.normalise(text, options.gmailAliases());
      case PHONE -> PhoneNumber.normalise(text, knownOrDefault(region));
      case LOYALTY_CARD -> Keys.card(text);
      case DEVICE -> Optional.of(Keys.device(text));
      case CUSTOMER_KEY, ACCOUNT, ORDER, RECORD -> Optional.of(Keys.key(text, options.keyCase()));
    };
  }

  private String knownOrDefault(String region) {
    if (region == null) {
      return options.defaultRegion();
    }
    String upper = region.toUpperCase(Locale.ROOT);
    return NormalisationOptions.isKnownRegion(upper) ? upper : options.defaultRegion();
  }
}
