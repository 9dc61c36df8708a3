package io.filrouge.domain.churn;

import io.filrouge.domain.evaluation.Outcomes;
import io.filrouge.domain.purchases.PurchaseModel;

/**
 * The customers of a past cutoff and what they did in the window after it.
 *
 * @param model fitted to what was known at the cutoff
 * @param horizon the length of the window, in the model's unit
 */
public record Fold(PurchaseModel model, Outcomes outcomes, double horizon) {

  /** The number of customers who bought nothing in the window, or who did. */
  long count(boolean stayedAway) {
    return outcomes.cells().stream()
        .filter(cell -> (cell.outcome().orders() == 0) == stayedAway)
        .mapToLong(Outcomes.Counted::count)
        .sum();
  }
}
