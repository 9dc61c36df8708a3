package io.filrouge.domain.purchases;

/** The models in which customers leave; their order decides between equal likelihoods. */
enum LeavingModel {
  BG_NBD(BgNbd.NAME, "BG/NBD") {
    @Override
    Estimate fit(PurchaseCells cells) {
      return MaximumLikelihood.fit(BetaGeometricLikelihood.ofBgNbd(cells));
    }

    @Override
    PurchaseModel of(Estimate fit) {
      return new BgNbd(fit.parameter(0), fit.parameter(1), fit.parameter(2), fit.parameter(3));
    }
  },
  MBG_NBD(MbgNbd.NAME, "MBG/NBD") {
    @Override
    Estimate fit(PurchaseCells cells) {
      return MaximumLikelihood.fit(BetaGeometricLikelihood.ofMbgNbd(cells));
    }

    @Override
    PurchaseModel of(Estimate fit) {
      return new MbgNbd(fit.parameter(0), fit.parameter(1), fit.parameter(2), fit.parameter(3));
    }
  },
  PARETO_NBD(ParetoNbd.NAME, "Pareto/NBD") {
    @Override
    Estimate fit(PurchaseCells cells) {
      return MaximumLikelihood.fit(new ParetoNbdLikelihood(cells));
    }

    @Override
    PurchaseModel of(Estimate fit) {
      return new ParetoNbd(fit.parameter(0), fit.parameter(1), fit.parameter(2), fit.parameter(3));
    }
  },
  MBG_CNBD_K(MbgCnbdK.NAME, "MBG/CNBD-k") {
    @Override
    boolean isOfferedFor(PurchaseCells cells) {
      return cells.logIntervals().isPresent();
    }

    @Override
    boolean holdsNbd() {
      return false;
    }

    /** Of k from 2 on the likeliest, and of fits that hold if there is one; k = 1 is MBG/NBD. */
    @Override
    Estimate fit(PurchaseCells cells) {
      Estimate best = null;
      for (int k = 2; k <= MbgCnbdK.MOST_REGULAR; k++) {
        Estimate fit =
            MaximumLikelihood.fit(BetaGeometricLikelihood.ofMbgCnbdK(cells, k)).with("k", k);
        boolean isBetter =
            best == null
                || (fit.isUsable() == best.isUsable()
                    ? fit.logLikelihood() > best.logLikelihood()
                    : fit.isUsable());
        best = isBetter ? fit : best;
      }
      return best;
    }

    @Override
    PurchaseModel of(Estimate fit) {
      return new MbgCnbdK(
          (int) fit.parameter(4),
          fit.parameter(0),
          fit.parameter(1),
          fit.parameter(2),
          fit.parameter(3));
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

  /** Whether the cells hold all that the model is fitted from. */
  boolean isOfferedFor(PurchaseCells cells) {
    return true;
  }

  /** Whether NBD is a limit of the model, at which nobody leaves. */
  boolean holdsNbd() {
    return true;
  }

  abstract Estimate fit(PurchaseCells cells);

  /** The model with the parameters of a fit that holds. */
  abstract PurchaseModel of(Estimate fit);
}
