package io.filrouge.domain.golden;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a golden record has one surviving value of. Wire names are the kinds in {@code
 * customer_contacts}, and the columns of customer records except for the normalised two.
 */
public enum GoldenField {
  /** The normalised address. */
  EMAIL,
  /** The number in E.164. */
  PHONE,
  CUSTOMER_KEY,
  ACCOUNT,
  LOYALTY_CARD,
  FIRST_NAME,
  LAST_NAME,
  BIRTH_YEAR,
  GENDER,
  LANGUAGE,
  TIME_ZONE,
  COUNTRY,
  REGION,
  CITY,
  POSTCODE;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The name in tables and configuration. */
  public String wireName() {
    return wireName;
  }

  /** All names, in the order of the fields. */
  public static List<String> wireNames() {
    return Arrays.stream(values()).map(GoldenField::wireName).toList();
  }

  /** The field with this wire name; throws {@link IllegalArgumentException} if there is none. */
  public static GoldenField ofWireName(String wireName) {
    return Arrays.stream(values())
        .filter(field -> field.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot read field of the golden record: %s; use one of %s"
                        .formatted(wireName, String.join(", ", wireNames()))));
  }
}
