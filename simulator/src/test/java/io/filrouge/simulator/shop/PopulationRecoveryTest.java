package io.filrouge.simulator.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The population that was asked for comes out again, within four standard errors of the sample.
 *
 * <p>Expectations are closed forms: moments of gamma and beta, and for the number of repeat
 * purchases in t weeks at rate l and dropout p (1 - exp(-l p t)) / p, times 1 - p where the first
 * purchase counts too.
 */
final class PopulationRecoveryTest {
  private static final int BUYERS = 20_000;
  private static final double R = 1.1;
  private static final double ALPHA = 10;
  private static final double A = 0.9;
  private static final double B = 4;
  private static final double P = 5;
  private static final double Q = 4;
  private static final double GAMMA = 36;

  @Test
  void ratesAreGammaAndDropoutsBeta() {
    List<PersonStory> people = people(PurchaseModel.MBG_NBD);

    assertMean(people, PersonStory::ratePerWeek, R / ALPHA);
    assertMean(people, story -> square(story.ratePerWeek() - R / ALPHA), R / (ALPHA * ALPHA));
    assertMean(people, PersonStory::dropoutProbability, A / (A + B));
  }

  @ParameterizedTest
  @EnumSource
  void buyersBuyAsOftenAsTheirOwnRateAndDropoutSay(PurchaseModel model) {
    List<PersonStory> people = people(model);
    long end = calendar().endMillis();

    assertMean(
        people,
        story -> {
          double weeks = (end - story.purchasedAt().get(0)) / (7 * 86_400_000.0);
          double p = story.dropoutProbability();
          double expected = -Math.expm1(-story.ratePerWeek() * p * weeks) / p;
          double alive = model == PurchaseModel.MBG_NBD ? 1 - p : 1;
          return story.purchasedAt().size() - 1 - alive * expected;
        },
        0);
  }

  @ParameterizedTest
  @EnumSource
  void buyersLeaveAfterThatShareOfTheirPurchases(PurchaseModel model) {
    assertMean(
        people(model),
        story -> {
          int chances = story.purchasedAt().size() - (model == PurchaseModel.BG_NBD ? 1 : 0);
          return (story.hasLeft() ? 1 : 0) - story.dropoutProbability() * chances;
        },
        0);
  }

  @Test
  void ordersCostWhatTheSpendProcessSays() {
    List<PersonStory> people = people(PurchaseModel.MBG_NBD);

    assertMean(people, PersonStory::meanSpend, P * GAMMA / (Q - 1));
    // An order is never below half a unit, which moves the mean of the smallest ones.
    assertMean(people, story -> firstOrderAmount(story) / story.meanSpend() - 1, 0);
  }

  @Test
  void everyPurchaseIsOneCompletedOrderAndEveryBuyerHasOne() {
    assertThat(people(PurchaseModel.BG_NBD))
        .allSatisfy(
            story -> {
              List<Long> completed =
                  story.orders().stream()
                      .filter(order -> order.status() == Order.Status.COMPLETED)
                      .map(Order::orderedAt)
                      .toList();
              assertThat(completed).isNotEmpty().isEqualTo(story.purchasedAt());
            });
  }

  private static double firstOrderAmount(PersonStory story) {
    return story.orders().stream()
            .filter(order -> order.status() == Order.Status.COMPLETED)
            .findFirst()
            .orElseThrow()
            .lines()
            .stream()
            .mapToLong(Order.Line::amountCents)
            .sum()
        / 100.0;
  }

  private static List<PersonStory> people(PurchaseModel model) {
    ShopParameters parameters =
        new ShopParameters("EUR", "GBP", 0, 1, 200, 1.5, 0.05, 0.02, 0, 0, 0, 0, 0);
    Shop shop =
        new Shop(
            7,
            BUYERS,
            calendar(),
            new PurchaseProcess(model, R, ALPHA, A, B),
            new SpendProcess(P, Q, GAMMA),
            parameters);
    return IntStream.range(0, BUYERS).mapToObj(shop::story).toList();
  }

  private static ShopCalendar calendar() {
    return new ShopCalendar(
        LocalDate.of(2024, 1, 1), LocalDate.of(2025, 12, 31), ZoneId.of("Europe/Paris"), 0);
  }

  private static double square(double value) {
    return value * value;
  }

  private static void assertMean(
      List<PersonStory> people, ToDoubleFunction<PersonStory> value, double expected) {
    double[] values = people.stream().mapToDouble(value).toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance = Arrays.stream(values).map(v -> square(v - mean)).sum() / (values.length - 1);
    assertThat(mean).isCloseTo(expected, within(4 * Math.sqrt(variance / values.length)));
  }
}
