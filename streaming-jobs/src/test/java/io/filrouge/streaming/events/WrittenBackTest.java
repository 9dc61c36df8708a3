package io.filrouge.streaming.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.operators.KeyContext;
import org.junit.jupiter.api.Test;

/** What is kept of late in front of state that is far away. */
class WrittenBackTest {
  private static final int MORE_THAN_IT_HOLDS = 70_000;

  private final FarAway farAway = new FarAway();
  private final WrittenBack<String> state = new WrittenBack<>(farAway, farAway);

  @Test
  void goesThereOnceForWhatIsLookedAtOften() throws IOException {
    farAway.kept.put("a", "old");
    farAway.setCurrentKey("a");

    assertThat(state.value()).isEqualTo("old");
    state.update("new");
    assertThat(state.value()).isEqualTo("new");
    assertThat(farAway.looks).isEqualTo(1);
    assertThat(farAway.kept).containsEntry("a", "old");
  }

  @Test
  void writesBackWhatChangedAndThatOnce() throws IOException {
    farAway.kept.put("gone", "old");
    farAway.kept.put("seen", "old");
    farAway.setCurrentKey("a");
    state.update("new");
    farAway.setCurrentKey("gone");
    state.clear();
    farAway.setCurrentKey("seen");
    state.value();

    WrittenBack.flush(state);
    assertThat(farAway.kept).isEqualTo(Map.of("a", "new", "seen", "old"));
    assertThat(farAway.changes).isEqualTo(2);

    WrittenBack.flush(state);
    assertThat(farAway.changes).isEqualTo(2);
  }

  @Test
  void losesNothingOfMoreKeysThanItHolds() throws IOException {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < MORE_THAN_IT_HOLDS; i++) {
        farAway.setCurrentKey("key-" + i);
        String before = state.value();
        assertThat(before).isEqualTo(round == 0 ? null : i + " in round 0");
        state.update(i + " in round " + round);
        assertThat(farAway.getCurrentKey()).isEqualTo("key-" + i);
      }
    }

    WrittenBack.flush(state);
    assertThat(farAway.kept)
        .hasSize(MORE_THAN_IT_HOLDS)
        .allSatisfy((key, value) -> assertThat(value).endsWith("in round 1"));
  }

  private static final class FarAway implements ValueState<String>, KeyContext {
    final Map<Object, String> kept = new HashMap<>();
    int looks;
    int changes;
    private Object key;

    @Override
    public String value() {
      looks++;
      return kept.get(key);
    }

    @Override
    public void update(String value) {
      changes++;
      kept.put(key, value);
    }

    @Override
    public void clear() {
      changes++;
      kept.remove(key);
    }

    @Override
    public void setCurrentKey(Object current) {
      key = current;
    }

    @Override
    public Object getCurrentKey() {
      return key;
    }
  }
}
