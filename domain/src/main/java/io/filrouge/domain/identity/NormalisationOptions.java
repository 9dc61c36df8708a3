package io.filrouge.domain.identity;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;

/**
 * Where shops differ in what they call the same identifier.
 *
 * @param defaultRegion ISO 3166 code of the country whose phone numbers are written without a
 *     country code, or {@link #NO_REGION} if none are
 * @param gmailAliases whether dots and plus-tags of Gmail addresses are folded
 * @param keyCase whether customer keys, accounts, orders and records ignore case
 */
public record NormalisationOptions(String defaultRegion, GmailAliases gmailAliases, KeyCase keyCase)
    implements Serializable {

  /** Only phone numbers with a country code can be read. */
  public static final String NO_REGION = "ZZ";

  /** What happens to {@code jo.doe+shop@gmail.com}. */
  public enum GmailAliases {
    /**
     * The default: each spelling is an address of its own. Folding is a rule of one provider, and
     * somebody who gives two spellings often means to keep two accounts apart; a merge too many
     * shows one person another's orders, a merge too few only counts somebody twice.
     */
    KEPT,
    /**
     * Dots and tags go, and googlemail.com becomes gmail.com: for shops that fight coupon abuse.
     */
    FOLDED
  }

  /** What happens to {@code AB12} and {@code ab12}. */
  public enum KeyCase {
    /** The default: they are two, as in Salesforce's 15-character ids. */
    KEPT,
    LOWERED
  }

  public NormalisationOptions {
    Objects.requireNonNull(gmailAliases, "gmailAliases");
    Objects.requireNonNull(keyCase, "keyCase");
    defaultRegion = defaultRegion.toUpperCase(Locale.ROOT);
    if (!defaultRegion.equals(NO_REGION) && !isKnownRegion(defaultRegion)) {
      throw new IllegalArgumentException(
          "Cannot use default phone region: %s; give an ISO 3166 code such as GB, or %s for none"
              .formatted(defaultRegion, NO_REGION));
    }
  }

  /** Everything by default, with local phone numbers of one region. */
  public static NormalisationOptions ofRegion(String defaultRegion) {
    return new NormalisationOptions(defaultRegion, GmailAliases.KEPT, KeyCase.KEPT);
  }

  static boolean isKnownRegion(String region) {
    return PhoneNumberUtil.getInstance().getSupportedRegions().contains(region);
  }
}
