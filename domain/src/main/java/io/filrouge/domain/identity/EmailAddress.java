package io.filrouge.domain.identity;

import io.filrouge.domain.identity.NormalisationOptions.GmailAliases;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * E-mail addresses in lower case with their domain in ASCII.
 *
 * <p>The check is that of RFC 5321 without quoted local parts, comments and address literals, which
 * customers do not have; letters beyond ASCII may stand in the local part (RFC 6531). The local
 * part is lowered although the RFC lets servers tell cases apart, because none in use does.
 */
final class EmailAddress {
  private static final int LONGEST_LOCAL_PART = 64;
  private static final int LONGEST_ADDRESS = 254;

  private static final String ATOM = "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]++";
  private static final Pattern LOCAL_PART = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+");
  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern DOMAIN =
      Pattern.compile("(?:" + LABEL + "\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{0,58}[a-z0-9])");
  private static final Set<String> GMAIL = Set.of("gmail.com", "googlemail.com");

  private EmailAddress() {}

  static Optional<String> normalise(String text, GmailAliases aliases) {
    // Lowering can leave a decomposed form behind, so the text is cleaned once more.
    String lowered = CleanText.of(text.toLowerCase(Locale.ROOT));
    int at = lowered.lastIndexOf('@');
    if (at < 1 || at > LONGEST_LOCAL_PART || lowered.length() > LONGEST_ADDRESS) {
      return Optional.empty();
    }
    String localPart = lowered.substring(0, at);
    String domain = ascii(lowered.substring(at + 1));
    if (!LOCAL_PART.matcher(localPart).matches() || !DOMAIN.matcher(domain).matches()) {
      return Optional.empty();
    }
    if (aliases == GmailAliases.FOLDED && GMAIL.contains(domain)) {
      return folded(localPart);
    }
    return Optional.of(localPart + "@" + domain).filter(it -> it.length() <= LONGEST_ADDRESS);
  }

  private static String ascii(String domain) {
    try {
      return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException notADomain) {
      return "";
    }
  }

  private static Optional<String> folded(String localPart) {
    int tag = localPart.indexOf('+');
    String mailbox = (tag < 0 ? localPart : localPart.substring(0, tag)).replace(".", "");
    return mailbox.isEmpty() ? Optional.empty() : Optional.of(mailbox + "@gmail.com");
  }
}
