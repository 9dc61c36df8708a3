package io.filrouge.simulator.shop;

/**
 * The truth about one person.
 *
 * @param number from 0; buyers come first, prospects after them
 * @param purchases null for a prospect
 * @param meanSpend mean order amount in the shop's currency, 0 for a prospect
 */
record Person(int number, PurchaseProcess.Purchases purchases, double meanSpend) {
  boolean isProspect() {
    return purchases == null;
  }
}
