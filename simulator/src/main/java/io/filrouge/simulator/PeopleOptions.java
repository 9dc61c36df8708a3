package io.filrouge.simulator;

import io.filrouge.simulator.shop.Checks;
import io.filrouge.simulator.shop.PurchaseModel;
import io.filrouge.simulator.shop.PurchaseProcess;
import io.filrouge.simulator.shop.SpendProcess;
import picocli.CommandLine.Option;

/** How many people there are, and how they buy. */
final class PeopleOptions {
  @Option(
      names = "--customers",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Buyers, 1000 to 10000000 (default: ${DEFAULT-VALUE}).")
  int customers;

  @Option(
      names = "--prospects-rate",
      paramLabel = "SHARE",
      defaultValue = "0.15",
      description =
          "People without an order on top, as a share of the buyers (default: ${DEFAULT-VALUE}).")
  double prospectsRate;

  @Option(
      names = "--purchase-model",
      paramLabel = "MODEL",
      defaultValue = "mbg-nbd",
      description =
          "The purchase process: mbg-nbd (may leave after each purchase) or bg-nbd (not after the "
              + "first) (default: ${DEFAULT-VALUE}).")
  PurchaseModel model;

  @Option(
      names = "--rate-r",
      paramLabel = "R",
      defaultValue = "1.1",
      description = "Shape of the gamma purchase rates (default: ${DEFAULT-VALUE}).")
  double r;

  @Option(
      names = "--rate-alpha",
      paramLabel = "WEEKS",
      defaultValue = "10",
      description = "Their inverse scale; the mean rate is r / alpha (default: ${DEFAULT-VALUE}).")
  double alpha;

  @Option(
      names = "--dropout-a",
      paramLabel = "A",
      defaultValue = "0.9",
      description = "First parameter of the beta dropout (default: ${DEFAULT-VALUE}).")
  double a;

  @Option(
      names = "--dropout-b",
      paramLabel = "B",
      defaultValue = "4",
      description = "Second one; the mean probability is a / (a + b) (default: ${DEFAULT-VALUE}).")
  double b;

  @Option(
      names = "--spend-p",
      paramLabel = "P",
      defaultValue = "5",
      description = "Shape of a buyer's gamma order amounts (default: ${DEFAULT-VALUE}).")
  double p;

  @Option(
      names = "--spend-q",
      paramLabel = "Q",
      defaultValue = "4",
      description = "Shape of the gamma scales over the population (default: ${DEFAULT-VALUE}).")
  double q;

  @Option(
      names = "--spend-gamma",
      paramLabel = "AMOUNT",
      defaultValue = "36",
      description =
          "Inverse scale of those; the mean amount is p gamma / (q - 1) "
              + "(default: ${DEFAULT-VALUE}).")
  double gamma;

  int checkedCustomers() {
    Checks.between("--customers", customers, 1_000, 10_000_000);
    return customers;
  }

  int prospects() {
    Checks.share("--prospects-rate", prospectsRate);
    return (int) Math.round(customers * prospectsRate);
  }

  PurchaseProcess purchases() {
    return new PurchaseProcess(model, r, alpha, a, b);
  }

  SpendProcess spend() {
    return new SpendProcess(p, q, gamma);
  }
}
