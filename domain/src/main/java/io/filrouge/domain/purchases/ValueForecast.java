package io.filrouge.domain.purchases;

import java.io.Serializable;

/**
 * What one customer is expected to be worth over the horizon of a {@link LifetimeValue}.
 *
 * @param expectedPurchases expected number of purchases, not discounted
 * @param expectedSpend expected amount of each
 * @param value expected amount in all, discounted
 * @param low lower end of the 80 % predictive interval of the value, at most {@code value}
 * @param high upper end of it, at least {@code value}
 */
public record ValueForecast(
    double expectedPurchases, double expectedSpend, double value, double low, double high)
    implements Serializable {}
