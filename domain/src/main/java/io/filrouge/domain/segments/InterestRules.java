package io.filrouge.domain.segments;

import static java.util.Comparator.comparing;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Which categories interest a customer: those that make much of the spend, and more of it than of
 * everybody's. Share alone would find the same best-sellers with everyone; lift alone, a pen bought
 * once.
 *
 * @param atMost interests that one customer may have; 3
 * @param fromShare share of the customer's spend from which a category is an interest; 0.2
 * @param fromLift share of the customer's spend for one of everybody's; 1.5
 * @param fromPurchaseDays purchase days below which nobody's interests are told; 3
 */
public record InterestRules(int atMost, double fromShare, double fromLift, long fromPurchaseDays)
    implements Serializable {

  public InterestRules {
    require(atMost >= 0, "at-most", atMost, "give 0 or more");
    require(fromShare > 0 && fromShare <= 1, "from-share", fromShare, "give a share up to 1");
    require(fromLift >= 0, "from-lift", fromLift, "give 0 or more");
    require(fromPurchaseDays > 0, "from-purchase-days", fromPurchaseDays, "give 1 or more");
  }

  /** The defaults named above. */
  public static InterestRules defaults() {
    return new InterestRules(3, 0.2, 1.5, 3);
  }

  /**
   * The interests of a customer, the largest share first, ties by name.
   *
   * @param spend net amounts by category; what is not positive does not count
   * @param everybody each category's share of everybody's spend, counted alike
   */
  public List<Interest> interests(
      long purchaseDays, Map<String, BigDecimal> spend, Map<String, Double> everybody) {
    if (purchaseDays < fromPurchaseDays) {
      return List.of();
    }
    double total =
        spend.values().stream()
            .filter(amount -> amount.signum() > 0)
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .doubleValue();
    return spend.entrySet().stream()
        .filter(entry -> entry.getValue().signum() > 0)
        .filter(entry -> everybody.containsKey(entry.getKey()))
        .map(
            entry -> {
              double share = entry.getValue().doubleValue() / total;
              return new Interest(entry.getKey(), share, share / everybody.get(entry.getKey()));
            })
        .filter(interest -> interest.share() >= fromShare && interest.lift() >= fromLift)
        .sorted(comparing(Interest::share).reversed().thenComparing(Interest::category))
        .limit(atMost)
        .toList();
  }

  /** A placement for each interest, or one that says that there is none. */
  public List<Placement> placements(long purchaseDays, List<Interest> interests) {
    if (purchaseDays < fromPurchaseDays) {
      return nowhere(purchaseDays + " purchase days (interests from " + fromPurchaseDays + ")");
    }
    if (interests.isEmpty()) {
      return nowhere("no category makes " + limits());
    }
    return interests.stream()
        .map(
            interest ->
                Placement.in(
                    Facet.INTEREST,
                    interest.category(),
                    interest.category()
                        + " makes "
                        + Words.percent(interest.share())
                        + " of the spend, "
                        + Words.figure(interest.lift())
                        + " times its share of everybody's (from "
                        + Words.exactPercent(fromShare)
                        + " and "
                        + Words.exactly(fromLift)
                        + " times)"))
        .toList();
  }

  private String limits() {
    return Words.exactPercent(fromShare)
        + " of the spend and "
        + Words.exactly(fromLift)
        + " times its share of everybody's";
  }

  private static List<Placement> nowhere(String reason) {
    return List.of(Placement.nowhere(Facet.INTEREST, reason));
  }

  private static void require(boolean holds, String key, double value, String remedy) {
    if (!holds) {
      throw new IllegalArgumentException(
          "Cannot use interest threshold " + key + ": " + Words.exactly(value) + "; " + remedy);
    }
  }
}
