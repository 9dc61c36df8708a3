package io.filrouge.streaming.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.schemas.ShopEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  @Test
  void sayWhenTheyAreWrittenWhereTheTimeTheyTellStandsStill() throws Exception {
    Instant standing = NOW.minusSeconds(600);

    ShopEvent beat = ShopEvent.getDecoder().decode(Heartbeats.beat(standing, NOW));

    assertThat(beat.getOccurredAt()).isEqualTo(standing);
    assertThat(beat.getKnownAt()).isEqualTo(NOW);
    assertThat(ShopEvent.getDecoder().decode(Heartbeats.beat(NOW, NOW)).getKnownAt()).isNull();
  }
}
