package io.filrouge.domain.identity;

import static io.filrouge.domain.identity.IdentifierKind.CUSTOMER_KEY;
import static io.filrouge.domain.identity.IdentifierKind.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockedValuesTest {
  private final BlockedValues blocked = BlockedValues.defaults();

  @ParameterizedTest
  @CsvSource({
    "CUSTOMER_KEY, null",
    "CUSTOMER_KEY, ' NULL '",
    "CUSTOMER_KEY, None",
    "CUSTOMER_KEY, N/A",
    "CUSTOMER_KEY, unknown",
    "CUSTOMER_KEY, Anonymous",
    "CUSTOMER_KEY, guest",
    "CUSTOMER_KEY, 0",
    "CUSTOMER_KEY, 0000",
    "CUSTOMER_KEY, 0.0",
    "CUSTOMER_KEY, -1",
    "CUSTOMER_KEY, '--'",
    "ACCOUNT, undefined",
    "ORDER, '?'",
    "RECORD, (not set)",
    "LOYALTY_CARD, 9999999999",
    "EMAIL, n/a",
    "EMAIL, test@test.com",
    "EMAIL, TEST@shop.com",
    "EMAIL, no-reply@shop.com",
    "EMAIL, none@none.com",
    "PHONE, 0000000000",
    "PHONE, 111 111 1111",
    "PHONE, +1 555 555 5555",
    "PHONE, 1234567890",
    "DEVICE, 00000000-0000-0000-0000-000000000000",
    "DEVICE, FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
    "DEVICE, 9774d56d682e549c",
    "DEVICE, 02:00:00:00:00:00",
  })
  void blocksWhatStandsForNobody(IdentifierKind kind, String value) {
    assertThat(blocked.blocks(kind, value)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "CUSTOMER_KEY, 1",
    "CUSTOMER_KEY, 1111",
    "CUSTOMER_KEY, 10000",
    "CUSTOMER_KEY, 17850",
    "CUSTOMER_KEY, \u5f35\u5049",
    "LOYALTY_CARD, 99999999991",
    "EMAIL, guesthouse@shop.com",
    "EMAIL, contest@test.com",
    "EMAIL, jo@example.com",
    "PHONE, +442079460958",
    "PHONE, +12015550000",
    "DEVICE, 6d92078a-8246-4ba4-ae5b-76104861e7dc",
  })
  void letsThroughWhatMayBeSomebody(IdentifierKind kind, String value) {
    assertThat(blocked.blocks(kind, value)).isFalse();
  }

  @Test
  void takesAdditionsForOneKindOrForAll() {
    BlockedValues more =
        blocked.plus(EMAIL, Set.of("Counter@Shop.com")).plusForAll(Set.of("WALK-IN"));

    assertThat(more.blocks(EMAIL, "counter@shop.com")).isTrue();
    assertThat(more.blocks(CUSTOMER_KEY, "counter@shop.com")).isFalse();
    assertThat(more.blocks(EMAIL, "walk-in")).isTrue();
    assertThat(more.blocks(CUSTOMER_KEY, "walk-in")).isTrue();
    assertThat(more.blocks(CUSTOMER_KEY, "null")).isTrue();
    assertThat(blocked.blocks(CUSTOMER_KEY, "walk-in")).isFalse();
  }

  @Test
  void countsWhatItListsForEachKind() {
    assertThat(blocked.plus(EMAIL, Set.of("a", "b")).sizes().get(EMAIL))
        .isEqualTo(blocked.sizes().get(EMAIL) + 2);
  }
}
