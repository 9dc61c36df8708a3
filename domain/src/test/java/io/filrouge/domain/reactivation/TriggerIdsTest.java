package io.filrouge.domain.reactivation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ids are the same in every release: what was sent by one is cancelled by the next. */
class TriggerIdsTest {
  private static final long STARTED_AT = Instant.parse("2026-03-02T10:00:00.007Z").toEpochMilli();

  /** {@code printf 'campaign\nperson\ncart\n2026-03-02T10:00:00.007Z\n1' | sha256sum} says so. */
  @Test
  void areTheFirstHalfOfAHash() {
    assertThat(TriggerIds.of("cart-reactivation", "anna", "cart-1", STARTED_AT, 1))
        .isEqualTo("5232ada5385890ccde7b00793d5e75a0");
    assertThat(TriggerIds.of("été", "Žofie 🛒", "cart-1", 0, 12))
        .isEqualTo("b31a0d885589c8b1c2cd0208941e256c");
  }

  @Test
  void differByEachPart() {
    assertThat(
            Set.of(
                TriggerIds.of("a", "b", "c", 0, 1),
                TriggerIds.of("x", "b", "c", 0, 1),
                TriggerIds.of("a", "x", "c", 0, 1),
                TriggerIds.of("a", "b", "x", 0, 1),
                TriggerIds.of("a", "b", "c", 1, 1),
                TriggerIds.of("a", "b", "c", 0, 2)))
        .hasSize(6);
  }
}
