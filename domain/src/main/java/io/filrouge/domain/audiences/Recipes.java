package io.filrouge.domain.audiences;

import static io.filrouge.domain.audiences.IdentifierRule.clear;
import static io.filrouge.domain.audiences.IdentifierRule.hashed;
import static io.filrouge.domain.golden.GoldenField.CITY;
import static io.filrouge.domain.golden.GoldenField.COUNTRY;
import static io.filrouge.domain.golden.GoldenField.EMAIL;
import static io.filrouge.domain.golden.GoldenField.FIRST_NAME;
import static io.filrouge.domain.golden.GoldenField.LAST_NAME;
import static io.filrouge.domain.golden.GoldenField.PHONE;
import static io.filrouge.domain.golden.GoldenField.POSTCODE;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Every recipe there is. What each is taken from stands in docs/exports.md; the hashes are unsalted
 * because each destination compares them with its own.
 */
public final class Recipes {
  private static final int MANY = 500_000;

  /** The customer id and nothing personal: for tools that look the rest up themselves. */
  private static final Recipe GENERIC =
      new Recipe("generic", 1, "customer_id", null, List.of(), MANY);

  private static final Recipe GOOGLE =
      new Recipe(
          "google",
          1,
          null,
          null,
          List.of(
              hashed("Email", EMAIL, EmailForms::foldedOfGmail),
              hashed("Phone", PHONE, PhoneForms::e164),
              hashed("First Name", FIRST_NAME, NameForms::lowered),
              hashed("Last Name", LAST_NAME, NameForms::lowered),
              clear("Country", COUNTRY, NameForms::country),
              clear("Zip", POSTCODE, NameForms::plain)),
          MANY);

  private static final Recipe META =
      new Recipe(
          "meta",
          1,
          null,
          null,
          List.of(
              hashed("email", EMAIL, EmailForms::lowered),
              hashed("phone", PHONE, PhoneForms::digits),
              hashed("fn", FIRST_NAME, NameForms::lettersOnly),
              hashed("ln", LAST_NAME, NameForms::lettersOnly),
              hashed("ct", CITY, NameForms::lettersOnly),
              hashed("zip", POSTCODE, NameForms::postcode),
              hashed("country", COUNTRY, NameForms::loweredCountry)),
          MANY);

  /** By its help page of August 2025: phones without plus, as its own printed hash is made. */
  private static final Recipe TIKTOK = tiktok(1, PhoneForms::digits);

  /** By its help page of June 2025: phones in E.164 with a plus. */
  private static final Recipe TIKTOK_WITH_PLUS = tiktok(2, PhoneForms::e164);

  private static final Recipe LINKEDIN =
      new Recipe(
          "linkedin", 1, null, null, List.of(hashed("email", EMAIL, EmailForms::lowered)), 300_000);

  private static final List<IdentifierRule> BRAZE_FIELDS =
      List.of(
          clear("email", EMAIL, EmailForms::lowered),
          clear("phone", PHONE, PhoneForms::e164),
          clear("first_name", FIRST_NAME, NameForms::plain),
          clear("last_name", LAST_NAME, NameForms::plain),
          clear("country", COUNTRY, NameForms::country),
          clear("home_city", CITY, NameForms::plain));

  private static final Recipe BRAZE =
      new Recipe("braze", 1, "external_id", null, BRAZE_FIELDS, MANY);

  /**
   * Cloud Data Ingestion from a table of a warehouse, into which the files are loaded. UPDATED_AT
   * is the warehouse's own: Braze reads what is later than the newest row that it has taken, so a
   * past night that is delivered again must be told of under the time when it is loaded.
   */
  private static final Recipe BRAZE_TABLE =
      new Recipe("braze-cdi", 1, "EXTERNAL_ID", "PAYLOAD", BRAZE_FIELDS, MANY);

  /** Cloud Data Ingestion from files as they are. */
  private static final Recipe BRAZE_FILES =
      new Recipe("braze-cdi-files", 1, "external_id", "payload", BRAZE_FIELDS, 100_000);

  private static final Recipe KLAVIYO =
      new Recipe(
          "klaviyo",
          1,
          "external_id",
          null,
          List.of(
              clear("email", EMAIL, EmailForms::lowered),
              clear("phone_number", PHONE, PhoneForms::e164),
              clear("first_name", FIRST_NAME, NameForms::plain),
              clear("last_name", LAST_NAME, NameForms::plain)),
          10_000);

  private static final Recipe MARKETING_CLOUD =
      new Recipe(
          "salesforce-marketing-cloud",
          1,
          "SubscriberKey",
          null,
          List.of(
              clear("EmailAddress", EMAIL, EmailForms::lowered),
              clear("MobileNumber", PHONE, PhoneForms::digits),
              clear("FirstName", FIRST_NAME, NameForms::plain),
              clear("LastName", LAST_NAME, NameForms::plain)),
          MANY);

  private static final List<Recipe> ALL =
      List.of(
          GENERIC,
          GOOGLE,
          META,
          TIKTOK,
          TIKTOK_WITH_PLUS,
          LINKEDIN,
          BRAZE,
          BRAZE_TABLE,
          BRAZE_FILES,
          KLAVIYO,
          MARKETING_CLOUD);

  /**
   * The recipe of that name.
   *
   * @param name a destination, which stands for its version 1, or one version as in {@code
   *     tiktok/2}
   */
  public static Optional<Recipe> named(String name) {
    String full = name.contains("/") ? name : name + "/1";
    return ALL.stream().filter(recipe -> recipe.name().equals(full)).findFirst();
  }

  /** All names, by destination and version. */
  public static List<String> names() {
    return ALL.stream().map(Recipe::name).sorted(Comparator.naturalOrder()).toList();
  }

  private static Recipe tiktok(int version, IdentifierRule.Form phone) {
    return new Recipe(
        "tiktok",
        version,
        null,
        null,
        List.of(
            hashed("Email_SHA256", EMAIL, EmailForms::withoutTag),
            hashed("Phone_SHA256", PHONE, phone)),
        MANY);
  }

  private Recipes() {}
}
