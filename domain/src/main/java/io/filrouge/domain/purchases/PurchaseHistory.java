package io.filrouge.domain.purchases;

/** The guards that every purchase model shares. */
final class PurchaseHistory {

  private PurchaseHistory() {}

  static void check(int x, double recency, double age) {
    if (x < 0) {
      throw new IllegalArgumentException(
          "Cannot use a purchase history with repeat purchases: " + x + "; give 0 or more");
    }
    if (!(recency >= 0) || !(recency <= age) || Double.isInfinite(age)) {
      throw new IllegalArgumentException(
          "Cannot use a purchase history with recency and age: "
              + recency
              + ", "
              + age
              + "; give 0 <= recency <= age, both finite");
    }
  }

  static void checkHorizon(double horizon) {
    if (!(horizon >= 0) || Double.isInfinite(horizon)) {
      throw new IllegalArgumentException(
          "Cannot predict over a horizon: " + horizon + "; give a finite time of 0 or more");
    }
  }

  static double positive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "Cannot set parameter " + name + ": " + value + "; give a finite number above 0");
    }
    return value;
  }
}
