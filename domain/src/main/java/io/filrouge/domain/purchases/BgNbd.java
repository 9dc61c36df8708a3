package io.filrouge.domain.purchases;

/**
 * BG/NBD (Fader, Hardie and Lee 2005, "Counting Your Customers" the Easy Way): a customer may leave
 * after each repeat purchase, but not after the first, so that every one-time buyer is alive for
 * ever.
 */
public final class BgNbd extends BetaGeometricModel {

  /** The model's name in tables. */
  public static final String NAME = "bg-nbd";

  private static final long serialVersionUID = 1L;

  /**
   * A model with given parameters.
   *
   * @param r shape of the gamma distribution of purchase rates
   * @param alpha its rate parameter, in units of time
   * @param a first parameter of the beta distribution of the chance of leaving
   * @param b second parameter of it
   */
  public BgNbd(double r, double alpha, double a, double b) {
    super(r, alpha, a, b, 0);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  Likelihood likelihood(PurchaseCells cells) {
    return BetaGeometricLikelihood.ofBgNbd(cells);
  }
}
