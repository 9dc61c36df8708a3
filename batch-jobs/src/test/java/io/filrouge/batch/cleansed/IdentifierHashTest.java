package io.filrouge.batch.cleansed;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.domain.identity.IdentifierKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Expected values are of coreutils' {@code printf ... | sha256sum | cut -c1-32}. */
class IdentifierHashTest {
  private static final IdentifierHash OPEN = new IdentifierHash("");

  @Test
  void isTheShaOfKindKeySpaceAndValue() {
    assertThat(OPEN.of(IdentifierKind.CUSTOMER_KEY, "shop", "17850"))
        .isEqualTo("e23c5511b02c8ec883ada7d5062e330b");
  }

  @Test
  void linksContactsOfAllKeySpaces() {
    assertThat(OPEN.of(IdentifierKind.EMAIL, "shop", "é@x.fr"))
        .isEqualTo("22cc3de02b54268792887ffe1f3cef35")
        .isEqualTo(OPEN.of(IdentifierKind.EMAIL, "marketplace", "é@x.fr"));
    assertThat(OPEN.of(IdentifierKind.CUSTOMER_KEY, "shop", "1"))
        .isNotEqualTo(OPEN.of(IdentifierKind.CUSTOMER_KEY, "marketplace", "1"));
  }

  @Test
  void isAnotherWithASalt() {
    IdentifierHash salted = IdentifierHash.of(Map.of(IdentifierHash.SALT_VARIABLE, "pepper"));

    assertThat(salted.of(IdentifierKind.CUSTOMER_KEY, "shop", "17850"))
        .isEqualTo("501a24015e0ec6460062498b570225a0");
  }
}
