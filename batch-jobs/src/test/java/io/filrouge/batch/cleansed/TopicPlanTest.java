package io.filrouge.batch.cleansed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.batch.topics.PartitionBounds;
import io.filrouge.batch.topics.TopicSpan;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicPlanTest {
  private static final String TOPIC = "shop-events";
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate SECOND = LocalDate.of(2026, 1, 2);
  private static final LocalDate THIRD = LocalDate.of(2026, 1, 3);

  @Test
  void takesAllThatIsThereOnTheFirstNightAndMissesNothingThatWentBefore() {
    TopicPlan plan = plan(List.of(), FIRST, there(0, 40, 100), there(1, 0, 0));

    assertThat(plan.all()).containsExactly(span(0, 40, 100, 0, FIRST), span(1, 0, 0, 0, FIRST));
    assertThat(plan.toRead()).containsExactly(new TopicSpan(TOPIC, "a", 0, 40, 100));
  }

  @Test
  void goesOnBehindTheNightBefore() {
    TopicPlan plan = plan(List.of(span(0, 0, 100, 0, FIRST)), SECOND, there(0, 0, 130));

    assertThat(plan.fresh()).containsExactly(span(0, 100, 130, 0, SECOND));
  }

  @Test
  void countsWhatWentBeforeItWasTaken() {
    TopicPlan plan =
        plan(
            List.of(span(0, 0, 100, 0, FIRST), span(1, 0, 7, 0, FIRST)),
            SECOND,
            there(0, 120, 130),
            there(1, 9, 9),
            there(2, 5, 6));

    assertThat(plan.fresh())
        .containsExactly(
            span(0, 120, 130, 20, SECOND), span(1, 9, 9, 2, SECOND), span(2, 5, 6, 5, SECOND));
    assertThat(plan.fresh().get(0).lostOffsets()).isEqualTo("shop-events/0: 100 to 119");
  }

  @Test
  void readsATopicThatWasMadeAnewFromItsBeginning() {
    TakenSpan ofFormer = new TakenSpan(TOPIC, "former", 0, 0, 100, 0, FIRST);

    TopicPlan plan = plan(List.of(ofFormer), SECOND, there(0, 3, 20));

    assertThat(plan.fresh()).containsExactly(span(0, 3, 20, 3, SECOND));
  }

  @Test
  void keepsWhatItTookWhenItIsRunAgainAndGrowsByWhatKafkaHadThatDay() {
    List<TakenSpan> taken = List.of(span(0, 0, 100, 0, FIRST), span(0, 100, 130, 0, SECOND));

    TopicPlan unchanged = plan(taken, SECOND, new PartitionBounds(0, 0, 125, 500), there(1, 0, 0));
    TopicPlan grown = plan(taken, SECOND, new PartitionBounds(0, 0, 140, 500));

    assertThat(unchanged.all()).containsExactly(span(0, 100, 130, 0, SECOND));
    assertThat(grown.all())
        .containsExactly(span(0, 100, 130, 0, SECOND), span(0, 130, 140, 0, SECOND));
  }

  @Test
  void isSettledOnceALaterNightHasReadOn() {
    List<TakenSpan> taken = List.of(span(0, 0, 100, 0, FIRST), span(0, 100, 130, 0, THIRD));

    assertThat(TopicPlan.isSettled(taken, FIRST)).isTrue();
    assertThat(TopicPlan.settled(taken, FIRST).all()).containsExactly(taken.get(0));
    assertThat(TopicPlan.isSettled(taken, SECOND)).isFalse();
    assertThat(TopicPlan.isSettled(taken, THIRD)).isFalse();
  }

  @Test
  void refusesATopicThatEndsBeforeWhatWasTaken() {
    assertThatThrownBy(() -> plan(List.of(span(0, 0, 100, 0, FIRST)), SECOND, there(0, 0, 60)))
        .hasMessage(
            "Cannot go on reading topic shop-events: partition 0 ends at offset 60 although nights"
                + " have read it up to 100, so Kafka has lost records; have them restored, or give"
                + " the source another name to read the topic anew");
  }

  private static TopicPlan plan(List<TakenSpan> taken, LocalDate night, PartitionBounds... bounds) {
    return TopicPlan.of(taken, night, TOPIC, "a", List.of(bounds));
  }

  private static PartitionBounds there(int partition, long first, long end) {
    return new PartitionBounds(partition, first, end, end);
  }

  private static TakenSpan span(
      int partition, long from, long until, long lost, LocalDate takenOn) {
    return new TakenSpan(TOPIC, "a", partition, from, until, lost, takenOn);
  }
}
