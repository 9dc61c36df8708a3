package io.filrouge.domain.purchases;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The models in which customers leave; their order decides between equal likelihoods. */
enum LeavingModel {
  BG_NBD(BgNbd.NAME, "BG/NBD") {
    @Override
    Likelihood likelihood(PurchaseCells cells) {
      return BetaGeometricLikelihood.ofBgNbd(cells);
    }

    @Override
    PurchaseModel of(double... parameters) {
      return new BgNbd(parameters[0], parameters[1], parameters[2], parameters[3]);
    }
  },
  MBG_NBD(MbgNbd.NAME, "MBG/NBD") {
    @Override
    Likelihood likelihood(PurchaseCells cells) {
      return BetaGeometricLikelihood.ofMbgNbd(cells);
    }

    @Override
    PurchaseModel of(double... parameters) {
      return new MbgNbd(parameters[0], parameters[1], parameters[2], parameters[3]);
    }
  },
  PARETO_NBD(ParetoNbd.NAME, "Pareto/NBD") {
    @Override
    Likelihood likelihood(PurchaseCells cells) {
      return new ParetoNbdLikelihood(cells);
    }

    @Override
    PurchaseModel of(double... parameters) {
      return new ParetoNbd(parameters[0], parameters[1], parameters[2], parameters[3]);
    }

    // The mean time to stay is in proportion to beta.
    @Override
    int leavingPlace() {
      return 3;
    }

    @Override
    int leavingDirection() {
      return -1;
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
    Likelihood likelihood(PurchaseCells cells) {
      throw new UnsupportedOperationException("Cannot tell a likelihood of MBG/CNBD-k; give k");
    }

    @Override
    boolean takesCovariates() {
      return false;
    }

    @Override
    PurchaseModel of(double... parameters) {
      return new MbgCnbdK(
          (int) parameters[4], parameters[0], parameters[1], parameters[2], parameters[3]);
    }
  };

  /** The parameters before the effects. */
  private static final int PLAIN = 4;

  private static final int ALPHA = 1;

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

  /** The model of a name, if it is one of those that know effects of origins. */
  static Optional<LeavingModel> takingCovariates(String name) {
    return Arrays.stream(values())
        .filter(LeavingModel::takesCovariates)
        .filter(model -> model.label().equals(name))
        .findFirst();
  }

  /** Whether customers of some origins may buy and leave faster than others. */
  boolean takesCovariates() {
    return true;
  }

  /** Which parameter an effect on leaving moves; an effect on buying moves alpha, the second. */
  int leavingPlace() {
    return 2;
  }

  /** Whether that parameter grows (1) or falls (-1) where customers leave faster. */
  int leavingDirection() {
    return 1;
  }

  /** The sum of some effects on buying. */
  double rateEffect(double[] logParameters, List<Integer> places) {
    return sum(logParameters, PLAIN, places);
  }

  /** The sum of some effects on leaving. */
  double leavingEffect(double[] logParameters, List<Integer> places) {
    return sum(logParameters, PLAIN + (logParameters.length - PLAIN) / 2, places);
  }

  private static double sum(double[] logParameters, int from, List<Integer> places) {
    double sum = 0;
    for (int place : places) {
      sum += logParameters[from + place];
    }
    return sum;
  }

  /** The logarithms of the parameters of customers with some effects. */
  double[] shifted(double[] logParameters, List<Integer> places) {
    return shifted(
        logParameters, rateEffect(logParameters, places), leavingEffect(logParameters, places));
  }

  /** The same for effects of a size. */
  double[] shifted(double[] logParameters, double rate, double leaving) {
    double[] plain = Arrays.copyOf(logParameters, PLAIN);
    plain[ALPHA] -= rate;
    plain[leavingPlace()] += leavingDirection() * leaving;
    return plain;
  }

  Estimate fit(PurchaseCells cells) {
    return MaximumLikelihood.fit(likelihood(cells));
  }

  abstract Likelihood likelihood(PurchaseCells cells);

  /** The model with the parameters of a fit that holds. */
  PurchaseModel of(Estimate fit) {
    return of(fit.parameters());
  }

  abstract PurchaseModel of(double... parameters);
}
