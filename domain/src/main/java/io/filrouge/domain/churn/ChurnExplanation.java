package io.filrouge.domain.churn;

import io.filrouge.domain.purchases.PurchaseModel;
import io.filrouge.domain.purchases.PurchaseTraits;
import io.filrouge.domain.purchases.ScoreReasons;
import io.filrouge.domain.purchases.TypicalCustomer;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a churn model says what it says: what each figure adds to the log-odds, against the typical
 * customer. To recency belong the purchases of the last windows, to spend what was spent in them,
 * what was taken off and how many lines an order has.
 */
public final class ChurnExplanation implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final List<Integer> OF_HISTORY =
      List.of(ScoreReasons.RECENCY, ScoreReasons.FREQUENCY, ScoreReasons.AGE);

  private final ChurnModel model;
  private final PurchaseModel purchases;
  private final double horizon;
  private final ScoreReasons reasons;
  private final ChurnFigures typical;
  private final int[] figures;

  /**
   * @param typical whom customers are compared with; of the history's figures those of {@code
   *     customer} count
   */
  public ChurnExplanation(
      ChurnModel model,
      PurchaseModel purchases,
      double horizon,
      TypicalCustomer customer,
      ChurnFigures typical) {
    this.model = model;
    this.purchases = purchases;
    this.horizon = horizon;
    this.reasons = new ScoreReasons(customer);
    this.typical = typical;
    this.figures = figures(model, purchases);
  }

  private static int[] figures(ChurnModel model, PurchaseModel purchases) {
    List<Integer> figures = new ArrayList<>(OF_HISTORY);
    if (model.voice() != ChurnModel.Voice.PURCHASES) {
      figures.add(ScoreReasons.SPEND);
      figures.add(ScoreReasons.RETURNS);
    }
    if (purchases.isByOrigin()) {
      figures.add(ScoreReasons.ORIGIN);
    }
    return figures.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The places of the figures that contribute, in the order in which {@link #of} tells them. */
  public int[] figures() {
    return figures.clone();
  }

  /** The log-odds of the typical customer. */
  public double base() {
    return reasons.churnBase((told, x, recency, age) -> of(typical, 0, x, recency, age));
  }

  /**
   * What recency, frequency and age contribute; where trees are asked, spend and returns; and where
   * the purchase model knows whence customers come, that.
   */
  public double[] of(ChurnFigures customer) {
    return reasons.ofChurn(
        (told, x, recency, age) -> of(customer, told, x, recency, age),
        figures,
        customer.x(),
        customer.recency(),
        customer.age());
  }

  private double of(ChurnFigures customer, int told, int x, double recency, double age) {
    PurchaseTraits windows = who(customer, told, ScoreReasons.RECENCY).traits();
    ChurnFigures spend = who(customer, told, ScoreReasons.SPEND);
    PurchaseTraits returns = who(customer, told, ScoreReasons.RETURNS).traits();
    return model.probability(
        purchases,
        new ChurnFigures(
            x,
            recency,
            age,
            spend.meanSpend(),
            new PurchaseTraits(
                windows.purchases30(),
                windows.purchases90(),
                windows.purchases365(),
                spend.traits().spendLevel90(),
                spend.traits().spendLevel365(),
                returns.returnShare(),
                spend.traits().discountShare(),
                spend.traits().linesPerOrder(),
                who(customer, told, ScoreReasons.ORIGIN).traits().origin())),
        horizon);
  }

  private ChurnFigures who(ChurnFigures customer, int told, int figure) {
    return ScoreReasons.is(told, figure) ? customer : typical;
  }
}
