package io.filrouge.domain.identity;

import static io.filrouge.domain.identity.IdentifierKind.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifierReaderTest {
  private final IdentifierReader reader =
      new IdentifierReader(
          new Normaliser(NormalisationOptions.ofRegion("GB")), BlockedValues.defaults());

  @ParameterizedTest
  @CsvSource({
    "EMAIL, Jo@Shop.com, usable",
    "EMAIL, jo at shop, invalid",
    "EMAIL, '  ', missing",
    "EMAIL, , missing",
    "EMAIL, n/a, blocked",
    "EMAIL, Test@Test.com, blocked",
    "PHONE, 557, invalid",
    "PHONE, 0000000000, blocked",
    "CUSTOMER_KEY, 17850, usable",
    "CUSTOMER_KEY, 0000, blocked",
  })
  void saysWhatBecameOfAValue(IdentifierKind kind, String raw, String verdict) {
    assertThat(reader.read(kind, raw, null).verdict().wireName()).isEqualTo(verdict);
  }

  @Test
  void givesTheNormalisedIdentifier() {
    assertThat(reader.read(EMAIL, " Jo@Shop.com", null).identifier())
        .hasValue(new Identifier(EMAIL, "jo@shop.com"));
    assertThat(reader.read(EMAIL, "n/a", null).identifier()).isEmpty();
  }
}
