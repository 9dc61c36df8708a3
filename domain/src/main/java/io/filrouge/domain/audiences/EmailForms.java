package io.filrouge.domain.audiences;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Ways in which destinations want an e-mail address to be written before it is hashed. */
final class EmailForms {
  private static final Set<String> GMAIL = Set.of("gmail.com", "googlemail.com");

  /** Trimmed and in lower case. */
  static Optional<String> lowered(String address) {
    String text = address.strip().toLowerCase(Locale.ROOT);
    int at = text.lastIndexOf('@');
    return at < 1 || at == text.length() - 1 ? Optional.empty() : Optional.of(text);
  }

  /**
   * The same without any blank; of Gmail addresses dots and what follows a plus go too, the domain
   * stays as it is written.
   */
  static Optional<String> foldedOfGmail(String address) {
    return lowered(address.replaceAll("\\s", ""))
        .flatMap(text -> isOfGmail(text) ? rebuilt(text, true) : Optional.of(text));
  }

  /** In lower case, without blanks and without what follows a plus, whatever the domain. */
  static Optional<String> withoutTag(String address) {
    return lowered(address.replaceAll("\\s", "")).flatMap(text -> rebuilt(text, false));
  }

  private static boolean isOfGmail(String address) {
    return GMAIL.contains(address.substring(address.lastIndexOf('@') + 1));
  }

  private static Optional<String> rebuilt(String address, boolean isWithoutDots) {
    int at = address.lastIndexOf('@');
    int plus = address.indexOf('+');
    String mailbox = address.substring(0, plus >= 0 && plus < at ? plus : at);
    String kept = isWithoutDots ? mailbox.replace(".", "") : mailbox;
    return kept.isEmpty() ? Optional.empty() : Optional.of(kept + address.substring(at));
  }

  private EmailForms() {}
}
