package io.filrouge.batch.scores;

import io.filrouge.domain.purchases.PurchaseModel;

/** How far a score rests on the customer's own history and on a model that fits. */
final class Eligibility {
  /** No purchase yet: the population's expectation. */
  static final String PRIOR = "prior";

  /** Too little data, or no sound fit, for a model of leaving; a simpler one stands in. */
  static final String FALLBACK = "fallback";

  static final String SCORED = "scored";

  static String of(PurchaseModel model) {
    return model.name().equals("bg-nbd") ? SCORED : FALLBACK;
  }

  private Eligibility() {}
}
