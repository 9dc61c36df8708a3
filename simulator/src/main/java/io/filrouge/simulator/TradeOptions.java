package io.filrouge.simulator;

import io.filrouge.simulator.delivery.DefectRates;
import io.filrouge.simulator.shop.ShopParameters;
import picocli.CommandLine.Option;

/** How the shop trades, and how well it keeps its books. */
final class TradeOptions {
  @Option(
      names = "--currency",
      paramLabel = "CODE",
      defaultValue = "EUR",
      description = "The shop's currency: EUR, GBP, CHF or USD (default: ${DEFAULT-VALUE}).")
  String currency;

  @Option(
      names = "--second-currency",
      paramLabel = "CODE",
      defaultValue = "GBP",
      description = "The currency of customers abroad (default: ${DEFAULT-VALUE}).")
  String secondCurrency;

  @Option(
      names = "--second-currency-share",
      paramLabel = "SHARE",
      defaultValue = "0.05",
      description = "Share of customers abroad (default: ${DEFAULT-VALUE}).")
  double secondCurrencyShare;

  @Option(
      names = "--second-currency-rate",
      paramLabel = "RATE",
      defaultValue = "1.17",
      description =
          "Units of the shop's currency for one of the second (default: ${DEFAULT-VALUE}).")
  double secondCurrencyRate;

  @Option(
      names = "--products",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Products in the catalogue (default: ${DEFAULT-VALUE}).")
  int products;

  @Option(
      names = "--lines-per-order",
      paramLabel = "MEAN",
      defaultValue = "2.5",
      description = "Mean lines of an order (default: ${DEFAULT-VALUE}).")
  double linesPerOrder;

  @Option(
      names = "--return-rate",
      paramLabel = "SHARE",
      defaultValue = "0.06",
      description =
          "Share of orders that are returned in part or whole (default: ${DEFAULT-VALUE}).")
  double returnRate;

  @Option(
      names = "--cancel-rate",
      paramLabel = "SHARE",
      defaultValue = "0.02",
      description =
          "Cancelled orders on top, as a share of the orders (default: ${DEFAULT-VALUE}).")
  double cancelRate;

  @Option(
      names = "--identities-rate",
      paramLabel = "MEAN",
      defaultValue = "0.2",
      description =
          "Mean further accounts a person; at 0 everybody has one account, one device and one "
              + "spelling (default: ${DEFAULT-VALUE}).")
  double identitiesRate;

  @Option(
      names = "--web-sessions-per-customer",
      paramLabel = "MEAN",
      defaultValue = "6",
      description =
          "Mean web sessions a person, at least one an order placed online; 0 for no web events "
              + "(default: ${DEFAULT-VALUE}).")
  double webSessions;

  @Option(
      names = "--web-views-per-session",
      paramLabel = "MEAN",
      defaultValue = "3",
      description = "Mean products seen in a session without an order (default: ${DEFAULT-VALUE}).")
  double webViews;

  @Option(
      names = "--contact-rate",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description =
          "How many messages, service cases, survey answers, reviews and referrals there are, 1 for "
              + "as many as usual; at 0 none, and no points and consents (default: "
              + "${DEFAULT-VALUE}).")
  double contactRate;

  @Option(
      names = "--late-rate",
      paramLabel = "SHARE",
      defaultValue = "0.01",
      description = "Share of rows known one to thirty days late (default: ${DEFAULT-VALUE}).")
  double lateRate;

  @Option(
      names = "--duplicate-rate",
      paramLabel = "SHARE",
      defaultValue = "0.01",
      description =
          "Rows delivered twice, as a share of the good ones (default: ${DEFAULT-VALUE}).")
  double duplicateRate;

  @Option(
      names = "--broken-rate",
      paramLabel = "SHARE",
      defaultValue = "0.001",
      description =
          "Further rows that are broken, as a share of the good ones (default: ${DEFAULT-VALUE}).")
  double brokenRate;

  ShopParameters shop() {
    return new ShopParameters(
        currency,
        secondCurrency,
        secondCurrencyShare,
        secondCurrencyRate,
        products,
        linesPerOrder,
        returnRate,
        cancelRate,
        identitiesRate,
        lateRate,
        webSessions,
        webViews,
        contactRate);
  }

  DefectRates defects() {
    return new DefectRates(duplicateRate, brokenRate);
  }
}
