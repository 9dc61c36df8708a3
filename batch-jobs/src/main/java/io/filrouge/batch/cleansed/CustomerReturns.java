package io.filrouge.batch.cleansed;

import io.filrouge.domain.returns.Allocation;
import io.filrouge.domain.returns.MatchedReturns;
import io.filrouge.domain.returns.PurchaseLine;
import io.filrouge.domain.returns.ReturnLine;
import io.filrouge.domain.returns.ReturnMatching;
import io.filrouge.domain.returns.UnmatchedReturn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Matches the returns of one customer with that customer's purchases.
 *
 * <p>Product by product first, by pieces where all lines of the product count pieces, else by
 * money. Then returns that name no product, by money: they take from what is left of any purchase.
 */
final class CustomerReturns {
  private final List<Row> lines;
  private final Map<String, Long> returned = new TreeMap<>();

  /**
   * @param lines the customer's purchases and returns: {@code line_uid, order, returned_order,
   *     product, occurred_at, quantity, amount, is_return}, quantity and amount in ten-thousandths
   */
  CustomerReturns(List<Row> lines) {
    this.lines = lines;
  }

  /**
   * {@code line_uid, returned} for every line from which something was returned or is unmatched.
   */
  List<Row> returned() {
    Map<String, List<Row>> byProduct = new TreeMap<>();
    List<Row> ofNoProduct = new ArrayList<>();
    for (Row line : lines) {
      if (isReturn(line) && product(line) == null) {
        ofNoProduct.add(line);
      } else if (product(line) != null) {
        byProduct.computeIfAbsent(product(line), product -> new ArrayList<>()).add(line);
      }
    }
    byProduct.values().forEach(this::matchProduct);
    if (!ofNoProduct.isEmpty()) {
      match(money(lines.stream().filter(line -> !isReturn(line)).toList()), moneyBack(ofNoProduct));
    }
    List<Row> rows = new ArrayList<>();
    returned.forEach((line, amount) -> rows.add(RowFactory.create(line, amount)));
    return rows;
  }

  private void matchProduct(List<Row> ofProduct) {
    List<Row> purchases = ofProduct.stream().filter(line -> !isReturn(line)).toList();
    List<Row> returns = ofProduct.stream().filter(CustomerReturns::isReturn).toList();
    boolean countsPieces = ofProduct.stream().allMatch(line -> pieces(line) > 0);
    if (!countsPieces) {
      match(money(purchases), moneyBack(returns));
      return;
    }
    match(
        purchases.stream().map(line -> purchase(line, pieces(line), amount(line))).toList(),
        returns.stream().map(line -> back(line, pieces(line))).toList());
  }

  private void match(List<PurchaseLine> purchases, List<ReturnLine> returns) {
    MatchedReturns matched = ReturnMatching.match(purchases, returns);
    for (Allocation allocation : matched.allocations()) {
      returned.merge(allocation.purchaseLineId(), allocation.amount(), Long::sum);
    }
    for (UnmatchedReturn rest : matched.unmatched()) {
      returned.merge(rest.returnLineId(), rest.amount(), Long::sum);
    }
  }

  /** Purchases by the money that has not come back yet. */
  private List<PurchaseLine> money(List<Row> purchases) {
    List<PurchaseLine> left = new ArrayList<>();
    for (Row line : purchases) {
      long amount = amount(line) - returned.getOrDefault(line.<String>getAs("line_uid"), 0L);
      if (amount > 0) {
        left.add(purchase(line, amount, amount));
      }
    }
    return left;
  }

  private static List<ReturnLine> moneyBack(List<Row> returns) {
    return returns.stream()
        .filter(line -> amount(line) > 0)
        .map(line -> back(line, amount(line)))
        .toList();
  }

  private static PurchaseLine purchase(Row line, long quantity, long amount) {
    return new PurchaseLine(
        line.getAs("line_uid"),
        line.getAs("order"),
        line.<Long>getAs("occurred_at"),
        quantity,
        amount);
  }

  private static ReturnLine back(Row line, long quantity) {
    return new ReturnLine(
        line.getAs("line_uid"),
        line.getAs("order"),
        line.getAs("returned_order"),
        line.<Long>getAs("occurred_at"),
        quantity,
        amount(line));
  }

  private static boolean isReturn(Row line) {
    return line.<Boolean>getAs("is_return");
  }

  private static String product(Row line) {
    return line.getAs("product");
  }

  private static long pieces(Row line) {
    return Math.abs(line.<Long>getAs("quantity"));
  }

  private static long amount(Row line) {
    return Math.abs(line.<Long>getAs("amount"));
  }
}
