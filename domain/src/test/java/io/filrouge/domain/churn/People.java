package io.filrouge.domain.churn;

import io.filrouge.domain.churn.ChurnLearning.Learned;
import io.filrouge.domain.evaluation.CustomerOutcome;
import io.filrouge.domain.evaluation.Outcomes;
import io.filrouge.domain.purchases.PurchaseCells;
import io.filrouge.domain.purchases.PurchaseCellsBuilder;
import io.filrouge.domain.purchases.PurchaseModel;
import io.filrouge.domain.purchases.PurchaseTraits;
import io.filrouge.domain.purchases.Rate;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Invented customers, of whom it is known how likely they are to stay away. */
final class People {
  static final double HORIZON = 13;

  /** Who returns half of what they buy leaves, whatever the purchase model thinks. */
  static final ToDoubleFunction<CustomerOutcome> BY_RETURNS =
      customer -> customer.traits().returnShare() > 0.3 ? 0.9 : 0.2;

  private final SplittableRandom random;

  People(long seed) {
    random = new SplittableRandom(seed);
  }

  /** So many customers, who stay away with a probability of their own. */
  Outcomes outcomes(int count, ToDoubleFunction<CustomerOutcome> stayingAway) {
    Outcomes.Builder builder = Outcomes.builder();
    for (int i = 0; i < count; i++) {
      CustomerOutcome before = customer(0);
      boolean staysAway = random.nextDouble() < stayingAway.applyAsDouble(before);
      builder.add(with(before, staysAway ? 0 : 1), 1);
    }
    return builder.build();
  }

  private CustomerOutcome customer(int orders) {
    int x = random.nextInt(6);
    int age = 60 + random.nextInt(300);
    int recency = x == 0 ? 0 : 1 + random.nextInt(age);
    PurchaseTraits traits =
        PurchaseTraits.of(
            random.nextInt(2),
            random.nextInt(3),
            x + 1,
            random.nextDouble() * 100,
            random.nextDouble() * 300,
            random.nextDouble() / 2,
            random.nextDouble() / 2,
            1 + 3 * random.nextDouble());
    return new CustomerOutcome(x, recency / 7.0, age / 7.0, x * 10, 0, 0, orders, 0, traits);
  }

  static CustomerOutcome with(CustomerOutcome customer, int orders) {
    return new CustomerOutcome(
        customer.x(),
        customer.recency(),
        customer.age(),
        customer.meanSpend(),
        customer.ordersBefore(),
        customer.amountBefore(),
        orders,
        orders * 10.0,
        customer.traits());
  }

  /** A model that knows no more of anybody than what all do. */
  static PurchaseModel rate(Outcomes outcomes) {
    PurchaseCellsBuilder cells = PurchaseCells.builder();
    outcomes
        .cells()
        .forEach(
            cell -> cells.add(cell.outcome().x(), cell.outcome().recency(), cell.outcome().age()));
    return Rate.of(cells.build());
  }

  Fold fold(int count, ToDoubleFunction<CustomerOutcome> stayingAway) {
    Outcomes outcomes = outcomes(count, stayingAway);
    return new Fold(rate(outcomes), outcomes, HORIZON);
  }

  /** Mean squared error of what was learnt, of customers who were no part of it. */
  static double brier(Learned learned, Fold fold) {
    return told(learned, fold).brier();
  }

  /**
   * Of two such customers, one who stayed away and one who did not, how often the first was said to
   * be likelier to (Mann and Whitney 1947).
   */
  static double auc(Learned learned, Fold fold) {
    Told told = told(learned, fold);
    int[] upwards =
        IntStream.range(0, told.said().length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> told.said()[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double back = 0;
    double away = 0;
    double inOrder = 0;
    for (int from = 0; from < upwards.length; ) {
      double backHere = 0;
      double awayHere = 0;
      int to = from;
      for (; to < upwards.length && told.said()[upwards[to]] == told.said()[upwards[from]]; to++) {
        double count = told.counts()[upwards[to]];
        awayHere += count * told.came()[upwards[to]];
        backHere += count * (1 - told.came()[upwards[to]]);
      }
      inOrder += awayHere * (back + backHere / 2);
      back += backHere;
      away += awayHere;
      from = to;
    }
    return inOrder / (back * away);
  }

  private static Told told(Learned learned, Fold fold) {
    return Told.of(
        fold, customer -> learned.chosen().probability(fold.model(), customer, fold.horizon()));
  }
}
