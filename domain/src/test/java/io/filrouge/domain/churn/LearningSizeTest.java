package io.filrouge.domain.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.domain.churn.ChurnLearning.Learned;
import io.filrouge.domain.evaluation.CustomerOutcome;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How many customers of a date are worth looking at, where a purchase model knows nothing and trees
 * must find all there is to know.
 */
class LearningSizeTest {
  private static final int BY_DEFAULT = 20_000;
  private static final int MORE = 50_000;
  private static final int FEW = 1_500;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void moreCustomersThanByDefaultTellNextToNoMore(long seed) {
    People people = new People(seed);
    Fold afterwards = people.fold(50_000, LearningSizeTest::stayingAway);

    Learned few = learned(people, FEW);
    Learned enough = learned(people, BY_DEFAULT);
    Learned more = learned(people, MORE);

    double brier = People.brier(more, afterwards);
    assertThat(People.brier(enough, afterwards)).isLessThan(brier + 0.001);
    assertThat(People.brier(few, afterwards)).isGreaterThan(brier + 0.003);
    double auc = People.auc(more, afterwards);
    assertThat(People.auc(enough, afterwards)).isGreaterThan(auc - 0.003);
    assertThat(People.auc(few, afterwards)).isLessThan(auc - 0.005);
  }

  private static Learned learned(People people, int customers) {
    return ChurnLearning.learn(
        people.fold(customers, LearningSizeTest::stayingAway),
        List.of(
            people.fold(customers, LearningSizeTest::stayingAway),
            people.fold(customers, LearningSizeTest::stayingAway)),
        true);
  }

  /** By many figures, some of which count only beside others. */
  private static double stayingAway(CustomerOutcome customer) {
    double silence = customer.x() == 0 ? 0.5 : 1 - customer.recency() / customer.age();
    boolean isForDiscounts =
        customer.traits().discountShare() > 0.3 && customer.traits().linesPerOrder() < 2.5;
    return LogOdds.toProbability(
        1.2
            - 0.4 * customer.x()
            + 2 * (silence - 0.5) * (1 + customer.x() / 3.0)
            + 4 * (customer.traits().returnShare() - 0.25)
            - 0.5 * customer.traits().purchases90()
            - 0.2 * customer.traits().spendLevel90()
            + (isForDiscounts ? 1.2 : 0));
  }
}
