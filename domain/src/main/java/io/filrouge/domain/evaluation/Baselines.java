package io.filrouge.domain.evaluation;

import io.filrouge.domain.evaluation.Forecaster.Depth;
import java.util.List;

/**
 * What can be said without a model, and what every model must beat: the longer ago the last
 * purchase, the less will come; and all will be as it was. The third baseline, the pooled rate, is
 * a candidate of the selection itself.
 *
 * <p>"As before" leaves the first purchase out: everybody has one, and it is what made them a
 * customer.
 */
public final class Baselines {

  /** Customers by the time since their last purchase: only an order. */
  public static final String RECENCY = "recency";

  /** As many repeat purchases as in as long a span before the cutoff. */
  public static final String SAME_AS_BEFORE = "same-as-before";

  /** The same for amounts: named as models of amounts are, purchases and spend. */
  public static final String SAME_SPEND_AS_BEFORE = "same-as-before+own-spend";

  /** The baselines of every target. */
  public static List<Forecaster> all() {
    return List.of(
        new Forecaster(
            RECENCY,
            Target.ORDERS,
            Depth.RANK,
            false,
            customer -> Forecast.of(-customer.silence())),
        new Forecaster(
            SAME_AS_BEFORE,
            Target.ORDERS,
            Depth.VALUE,
            false,
            customer -> Forecast.of(customer.ordersBefore())),
        new Forecaster(
            SAME_SPEND_AS_BEFORE,
            Target.AMOUNT,
            Depth.VALUE,
            false,
            customer -> Forecast.of(customer.amountBefore())),
        new Forecaster(
            RECENCY,
            Target.NO_PURCHASE,
            Depth.RANK,
            false,
            customer -> Forecast.of(customer.silence())),
        new Forecaster(
            SAME_AS_BEFORE,
            Target.NO_PURCHASE,
            Depth.VALUE,
            false,
            customer -> Forecast.of(customer.ordersBefore() == 0 ? 1 : 0)));
  }

  private Baselines() {}
}
