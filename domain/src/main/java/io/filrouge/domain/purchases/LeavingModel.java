package io.filrouge.domain.purchases;

/**
 * The models in which customers leave, each a richer form of NBD with two parameters more; the
 * order decides between equal likelihoods.
 */
enum LeavingModel {
  BG_NBD(BgNbd.NAME, "BG/NBD") {
    @Override
    Likelihood likelihood(PurchaseCells cells) {
      return new BetaGeometricLikelihood(cells, 0);
    }

    @Override
    PurchaseModel of(Estimate fit) {
      return new BgNbd(fit.parameter(0), fit.parameter(1), fit.parameter(2), fit.parameter(3));
    }
  },
  MBG_NBD(MbgNbd.NAME, "MBG/NBD") {
    @Override
    Likelihood likelihood(PurchaseCells cells) {
      return new BetaGeometricLikelihood(cells, 1);
    }

    @Override
    PurchaseModel of(Estimate fit) {
      return new MbgNbd(fit.parameter(0), fit.parameter(1), fit.parameter(2), fit.parameter(3));
    }
  },
  PARETO_NBD(ParetoNbd.NAME, "Pareto/NBD") {
    @Override
    Likelihood likelihood(PurchaseCells cells) {
      return new ParetoNbdLikelihood(cells);
    }

    @Override
    PurchaseModel of(Estimate fit) {
      return new ParetoNbd(fit.parameter(0), fit.parameter(1), fit.parameter(2), fit.parameter(3));
    }
  };

  private final String label;
  private final String title;

  LeavingModel(String label, String title) {
    this.label = label;
    this.title = title;
  }

  /** The model's name in tables. */
  String label() {
    return label;
  }

  /** The model's name in sentences. */
  String title() {
    return title;
  }

  Estimate fit(PurchaseCells cells) {
    return MaximumLikelihood.fit(likelihood(cells));
  }

  abstract Likelihood likelihood(PurchaseCells cells);

  /** The model with the parameters of a fit that holds. */
  abstract PurchaseModel of(Estimate fit);
}
