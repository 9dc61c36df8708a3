package io.filrouge.domain.segments;

/** The days that usually pass between a customer's purchases, and how they were found. */
record UsualGap(double days, String words) {

  static UsualGap of(PurchaseHistory history, LifecycleRules rules) {
    if (!history.hasOwnGap()) {
      return new UsualGap(
          rules.defaultGapDays(),
          "usual gap after a first purchase " + days(rules.defaultGapDays()));
    }
    double own = history.meanGapDays();
    if (own < rules.shortestGapDays()) {
      return new UsualGap(
          rules.shortestGapDays(),
          "usual gap " + days(own) + ", taken as " + days(rules.shortestGapDays()));
    }
    return new UsualGap(own, "usual gap " + days(own));
  }

  private static String days(double days) {
    return Words.figure(days) + (days == 1 ? " day" : " days");
  }
}
