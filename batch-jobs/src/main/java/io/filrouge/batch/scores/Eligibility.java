package io.filrouge.batch.scores;

import io.filrouge.domain.churn.ChurnModel;
import io.filrouge.domain.purchases.Nbd;
import io.filrouge.domain.purchases.PurchaseModel;
import io.filrouge.domain.purchases.Rate;
import io.filrouge.domain.season.SeasonalModel;
import java.util.Set;

/** How far a score rests on the customer's own history and on a model that fits. */
final class Eligibility {
  /** No purchase yet: the population's expectation. */
  static final String PRIOR = "prior";

  /** Too little data, or no sound fit, for a model of leaving; a simpler one stands in. */
  static final String FALLBACK = "fallback";

  static final String SCORED = "scored";

  private static final Set<String> WITHOUT_LEAVING = Set.of(Nbd.NAME, Rate.NAME);

  static String of(PurchaseModel model) {
    return WITHOUT_LEAVING.contains(SeasonalModel.steadyName(model)) ? FALLBACK : SCORED;
  }

  /** Trees that were learnt know who leaves, whatever the purchase model knows. */
  static String of(ChurnModel model, PurchaseModel purchases) {
    return model.voice() == ChurnModel.Voice.PURCHASES ? of(purchases) : SCORED;
  }

  private Eligibility() {}
}
