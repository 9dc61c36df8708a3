package io.filrouge.domain.audiences;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Ways in which destinations want names and places to be written before they are hashed. */
final class NameForms {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  /** As it is, trimmed. */
  static Optional<String> plain(String text) {
    return filled(text.strip());
  }

  /** In lower case; blanks around it go and those within stay. */
  static Optional<String> lowered(String text) {
    return filled(text.strip().toLowerCase(Locale.ROOT));
  }

  /** In lower case, without blanks. */
  static Optional<String> withoutBlanks(String text) {
    return filled(text.replaceAll("\\s", "").toLowerCase(Locale.ROOT));
  }

  /** In lower case, letters and digits only, of any script. */
  static Optional<String> lettersOnly(String text) {
    return filled(text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}]", ""));
  }

  /** A postcode in lower case without blanks and hyphens; of the United States five digits. */
  static Optional<String> postcode(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
    return filled(plain.matches("[0-9]{9}") ? plain.substring(0, 5) : plain);
  }

  /** ISO 3166 code in upper case; nothing where a country is written in another way. */
  static Optional<String> country(String text) {
    return Optional.of(text.strip().toUpperCase(Locale.ROOT)).filter(COUNTRIES::contains);
  }

  /** The same in lower case. */
  static Optional<String> loweredCountry(String text) {
    return country(text).map(code -> code.toLowerCase(Locale.ROOT));
  }

  private static Optional<String> filled(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private NameForms() {}
}
