package io.filrouge.domain.identity;

import static io.filrouge.domain.identity.IdentifierKind.CUSTOMER_KEY;
import static io.filrouge.domain.identity.IdentifierKind.DEVICE;
import static io.filrouge.domain.identity.IdentifierKind.EMAIL;
import static io.filrouge.domain.identity.IdentifierKind.LOYALTY_CARD;
import static io.filrouge.domain.identity.IdentifierKind.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.domain.identity.NormalisationOptions.GmailAliases;
import io.filrouge.domain.identity.NormalisationOptions.KeyCase;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormaliserTest {
  private final Normaliser normaliser = new Normaliser(NormalisationOptions.ofRegion("GB"));

  @ParameterizedTest
  @CsvSource({
    "jo.doe@shop.com, jo.doe@shop.com",
    "'  Jo.Doe@Shop.COM ', jo.doe@shop.com",
    "'jo\u00a0@shop.com', ",
    "'\ufeffjo@shop.com\u200b', jo@shop.com",
    "\uff4a\uff4f\uff20shop.com, jo@shop.com",
    "Jos\u00e9@shop.com, jos\u00e9@shop.com",
    "Jose\u0301@shop.com, jos\u00e9@shop.com",
    "jo@M\u00fcnchen.de, jo@xn--mnchen-3ya.de",
    "jo@xn--mnchen-3ya.de, jo@xn--mnchen-3ya.de",
    "TITLE.I@shop.com, title.i@shop.com",
    "jo+tag@gmail.com, jo+tag@gmail.com",
    "o'brien_2@sub.shop.co.uk, o'brien_2@sub.shop.co.uk",
    "jo@shop, ",
    "@shop.com, ",
    "jo.shop.com, ",
    "jo..doe@shop.com, ",
    ".jo@shop.com, ",
    "jo.@shop.com, ",
    "jo@@shop.com, ",
    "jo@-shop.com, ",
    "jo@shop..com, ",
    "jo@shop.c, ",
    "jo@127.0.0.1, ",
    "jo doe@shop.com, ",
    "Jo <jo@shop.com>, ",
    "jo@shop.com;ann@shop.com, ",
  })
  void bringsEmailsIntoOneForm(String raw, String expected) {
    assertThat(normaliser.normalise(EMAIL, raw).orElse(null)).isEqualTo(expected);
  }

  @Test
  void refusesEmailsThatAreTooLong() {
    String longest = "a".repeat(64) + "@shop.com";

    assertThat(normaliser.normalise(EMAIL, longest)).hasValue(longest);
    assertThat(normaliser.normalise(EMAIL, "a" + longest)).isEmpty();
    assertThat(normaliser.normalise(EMAIL, "a@" + "shop.".repeat(60) + "com")).isEmpty();
    assertThat(normaliser.normalise(EMAIL, "a".repeat(1_000_000) + "@shop.com")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Jo.Doe+Shop@GMail.com, jodoe@gmail.com",
    "jodoe@googlemail.com, jodoe@gmail.com",
    "jo.doe+shop@shop.com, jo.doe+shop@shop.com",
    "+shop@gmail.com, ",
  })
  void foldsGmailAliasesOnlyWhereAsked(String raw, String expected) {
    Normaliser folding =
        new Normaliser(new NormalisationOptions("GB", GmailAliases.FOLDED, KeyCase.KEPT));

    assertThat(folding.normalise(EMAIL, raw).orElse(null)).isEqualTo(expected);
  }

  /** Example numbers of Ofcom, the North American plan and libphonenumber. */
  @ParameterizedTest
  @CsvSource({
    "020 7946 0958, +442079460958",
    "(020) 7946-0958, +442079460958",
    "+44 (0)20 7946 0958, +442079460958",
    "0044 20 7946 0958, +442079460958",
    "Tel: 020 7946 0958, +442079460958",
    "\uff10\uff12\uff10 7946 0958, +442079460958",
    "020 7946 0958 ext. 12, +442079460958;ext=12",
    "07400 123456, +447400123456",
    "+33 1 23 45 67 89, +33123456789",
    "+1 201-555-0123, +12015550123",
    "020 7946, ",
    "+44 20 7946 0958 1234 5678, ",
    "4.4207946E+11, ",
    "call me, ",
  })
  void bringsPhonesIntoE164(String raw, String expected) {
    assertThat(normaliser.normalise(PHONE, raw).orElse(null)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "01 23 45 67 89, FR, +33123456789",
    "01 23 45 67 89, fr, +33123456789",
    "020 7946 0958, , +442079460958",
    "020 7946 0958, Utopia, +442079460958",
  })
  void readsLocalPhonesByTheCountryOfTheRow(String raw, String region, String expected) {
    assertThat(normaliser.normalise(PHONE, raw, region)).hasValue(expected);
  }

  @Test
  void readsNoLocalPhoneWithoutARegion() {
    Normaliser global =
        new Normaliser(NormalisationOptions.ofRegion(NormalisationOptions.NO_REGION));

    assertThat(global.normalise(PHONE, "020 7946 0958")).isEmpty();
    assertThat(global.normalise(PHONE, "+44 20 7946 0958")).hasValue("+442079460958");
  }

  @Test
  void keepsTheCaseOfKeysUnlessToldOtherwise() {
    Normaliser lowering =
        new Normaliser(new NormalisationOptions("GB", GmailAliases.KEPT, KeyCase.LOWERED));

    assertThat(normaliser.normalise(CUSTOMER_KEY, " AB-012 \n")).hasValue("AB-012");
    assertThat(lowering.normalise(CUSTOMER_KEY, " AB-012 \n")).hasValue("ab-012");
  }

  @ParameterizedTest
  @CsvSource({
    "0012 3456-789a, 00123456789A",
    "00.12/34_56, 00123456",
    "'- -', ",
  })
  void joinsTheGroupsOfLoyaltyCards(String raw, String expected) {
    assertThat(normaliser.normalise(LOYALTY_CARD, raw).orElse(null)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "6D92078A-8246-4BA4-AE5B-76104861E7DC, 6d92078a-8246-4ba4-ae5b-76104861e7dc",
    "R0ExLjIuQWJD, R0ExLjIuQWJD",
  })
  void lowersOnlyDevicesThatAreUuids(String raw, String expected) {
    assertThat(normaliser.normalise(DEVICE, raw)).hasValue(expected);
  }

  @ParameterizedTest
  @EnumSource(IdentifierKind.class)
  void findsNothingInNothing(IdentifierKind kind) {
    assertThat(normaliser.normalise(kind, null)).isEmpty();
    assertThat(normaliser.normalise(kind, "")).isEmpty();
    assertThat(normaliser.normalise(kind, " \t\u00a0\u200b")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UK", "Great Britain", ""})
  void refusesARegionThatIsNone(String region) {
    assertThatThrownBy(() -> NormalisationOptions.ofRegion(region))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "Cannot use default phone region: " + region.toUpperCase(Locale.ROOT))
        .hasMessageEndingWith("give an ISO 3166 code such as GB, or ZZ for none");
  }
}
