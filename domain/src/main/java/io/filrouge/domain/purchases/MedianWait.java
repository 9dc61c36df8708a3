package io.filrouge.domain.purchases;

import java.util.OptionalDouble;

/** The median time to a next purchase that comes, if it comes, after a gamma mixture of waits. */
final class MedianWait {

  private MedianWait() {}

  /**
   * Solves {@code alive (1 - (scale / (scale + t))^shape) = 1/2} for t; absent beyond the limit.
   */
  static OptionalDouble of(double alive, double shape, double scale, double limit) {
    PurchaseHistory.checkHorizon(limit);
    if (alive <= 0.5) {
      return OptionalDouble.empty();
    }
    double wait = scale * Math.expm1(-Math.log1p(-0.5 / alive) / shape);
    return wait <= limit ? OptionalDouble.of(wait) : OptionalDouble.empty();
  }
}
