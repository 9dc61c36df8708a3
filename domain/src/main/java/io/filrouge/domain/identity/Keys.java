package io.filrouge.domain.identity;

import io.filrouge.domain.identity.NormalisationOptions.KeyCase;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Identifiers that a machine gave out: keys, cards, devices. */
final class Keys {
  private static final Pattern CARD_SEPARATORS = Pattern.compile("[\\s./_-]+");
  private static final Pattern UUID =
      Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private Keys() {}

  static String key(String text, KeyCase keyCase) {
    return keyCase == KeyCase.LOWERED ? CleanText.of(text.toLowerCase(Locale.ROOT)) : text;
  }

  /** Cards are printed in groups and typed in any way; leading zeros belong to the number. */
  static Optional<String> card(String text) {
    String bare = CARD_SEPARATORS.matcher(text).replaceAll("");
    String joined = CleanText.of(bare.toUpperCase(Locale.ROOT));
    return joined.isEmpty() ? Optional.empty() : Optional.of(joined);
  }

  /**
   * UUIDs are lowered, since iOS writes them in capitals and Android does not; other devices are
   * left alone, since cookies in base 64 tell cases apart.
   */
  static String device(String text) {
    return UUID.matcher(text).matches() ? text.toLowerCase(Locale.ROOT) : text;
  }
}
