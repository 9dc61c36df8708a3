package io.filrouge.domain.purchases;

/**
 * MBG/NBD, the modified BG/NBD (Batislam, Denizel and Filiztekin 2007, "Empirical validation and
 * comparison of models for customer base analysis"; Hoppe and Wagner 2007): a customer may leave
 * after every purchase, the first included, so that a one-time buyer may have left.
 */
public final class MbgNbd extends BetaGeometricModel {

  /** The model's name in tables. */
  public static final String NAME = "mbg-nbd";

  private static final long serialVersionUID = 1L;

  /**
   * A model with given parameters.
   *
   * @param r shape of the gamma distribution of purchase rates
   * @param alpha its rate parameter, in units of time
   * @param a first parameter of the beta distribution of the chance of leaving
   * @param b second parameter of it
   */
  public MbgNbd(double r, double alpha, double a, double b) {
    super(r, alpha, a, b, 1);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  Likelihood likelihood(PurchaseCells cells) {
    return BetaGeometricLikelihood.ofMbgNbd(cells);
  }
}
