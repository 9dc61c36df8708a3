package io.filrouge.domain.audiences;

import static io.filrouge.domain.golden.GoldenField.CITY;
import static io.filrouge.domain.golden.GoldenField.COUNTRY;
import static io.filrouge.domain.golden.GoldenField.EMAIL;
import static io.filrouge.domain.golden.GoldenField.FIRST_NAME;
import static io.filrouge.domain.golden.GoldenField.LAST_NAME;
import static io.filrouge.domain.golden.GoldenField.PHONE;
import static io.filrouge.domain.golden.GoldenField.POSTCODE;
import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.domain.golden.GoldenField;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What leaves for each destination, against values worked out apart from this code. */
class RecipesTest {

  /**
   * Golden vectors: the hashes are of {@code sha256sum}, and those marked as the destination's are
   * printed in its own documentation.
   */
  @ParameterizedTest
  @CsvFileSource(resources = "golden-identifiers.csv", numLinesToSkip = 1, delimiter = ';')
  void writesAndHashesAsDocumented(
      String recipe, String field, String raw, String column, String sent) {
    Map<String, String> identifiers =
        Recipes.named(recipe)
            .orElseThrow()
            .identifiers(Map.of(GoldenField.ofWireName(field), raw.replace('~', ' ')));
    assertThat(identifiers).isEqualTo(sent == null ? Map.of() : Map.of(column, sent));
  }

  @Test
  void neverTheSameHashForEverybodysRules() {
    Map<GoldenField, String> contact =
        Map.of(EMAIL, "jo.doe+news@gmail.com", PHONE, "+33612345678");
    assertThat(sent("google", contact).get("Email"))
        .isNotEqualTo(sent("meta", contact).get("email"))
        .isNotEqualTo(sent("tiktok", contact).get("Email_SHA256"));
    assertThat(sent("tiktok", contact).get("Phone_SHA256"))
        .isNotEqualTo(sent("tiktok/2", contact).get("Phone_SHA256"));
  }

  @Test
  void hashesEverythingPersonalForAdvertisers() {
    Map<GoldenField, String> contact =
        Map.of(
            EMAIL, "jo@shop.example",
            PHONE, "+33612345678",
            FIRST_NAME, "Jo",
            LAST_NAME, "Doe",
            CITY, "Lyon",
            POSTCODE, "69001",
            COUNTRY, "FR");
    for (String destination : new String[] {"google", "meta", "tiktok", "tiktok/2", "linkedin"}) {
      Map<String, String> identifiers = sent(destination, contact);
      identifiers.keySet().removeAll(java.util.List.of("Country", "Zip"));
      assertThat(identifiers.values())
          .isNotEmpty()
          .allMatch(value -> value.matches("[0-9a-f]{64}"));
      assertThat(Recipes.named(destination).orElseThrow().sendsCustomerId()).isFalse();
    }
  }

  @Test
  void knowsWhoCanBeIdentified() {
    Recipe meta = Recipes.named("meta").orElseThrow();
    assertThat(meta.identifies(meta.identifiers(Map.of(FIRST_NAME, "Jo")))).isFalse();
    assertThat(meta.identifies(meta.identifiers(Map.of(PHONE, "+33612345678")))).isTrue();
    Recipe klaviyo = Recipes.named("klaviyo").orElseThrow();
    assertThat(klaviyo.identifies(Map.of())).isFalse();
    assertThat(klaviyo.of(java.util.Set.of()).identifies(Map.of())).isTrue();
    assertThat(Recipes.named("generic").orElseThrow().identifies(Map.of())).isTrue();
  }

  @Test
  void namesVersionsAndRefusesOthers() {
    assertThat(Recipes.named("meta").orElseThrow().name()).isEqualTo("meta/1");
    assertThat(Recipes.named("meta/2")).isEmpty();
    assertThat(Recipes.named("global-hash")).isEmpty();
    assertThat(Recipes.names())
        .containsExactly(
            "braze-cdi-files/1",
            "braze-cdi/1",
            "braze/1",
            "generic/1",
            "google/1",
            "klaviyo/1",
            "linkedin/1",
            "meta/1",
            "salesforce-marketing-cloud/1",
            "tiktok/1",
            "tiktok/2");
  }

  private static Map<String, String> sent(String recipe, Map<GoldenField, String> contact) {
    return new java.util.LinkedHashMap<>(Recipes.named(recipe).orElseThrow().identifiers(contact));
  }
}
