package io.filrouge.domain.returns;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Purchases and returns in short, for tables of examples. */
final class Notation {

  private Notation() {}

  /** {@code order@time:quantity ...}; the line of order a is a-line. */
  static List<PurchaseLine> purchases(String text) {
    List<PurchaseLine> purchases = new ArrayList<>();
    for (String purchase : words(text)) {
      String[] parts = purchase.split("[@:]", -1);
      purchases.add(
          new PurchaseLine(
              parts[0] + "-line", parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]), 0));
    }
    return purchases;
  }

  /** {@code time:quantity>named ...}; the lines are r1, r2, ... */
  static List<ReturnLine> returns(String text) {
    List<ReturnLine> returns = new ArrayList<>();
    for (String line : words(text)) {
      String[] parts = line.split("[:>]", -1);
      String id = "r" + (returns.size() + 1);
      String named = parts.length > 2 ? parts[2] : null;
      returns.add(
          new ReturnLine(
              id, "order-" + id, named, Long.parseLong(parts[0]), Long.parseLong(parts[1]), 0));
    }
    return returns;
  }

  static String write(MatchedReturns matched) {
    Stream<String> allocations =
        matched.allocations().stream()
            .map(it -> it.returnLineId() + "->" + it.purchaseLineId() + ":" + it.quantity());
    Stream<String> unmatched =
        matched.unmatched().stream().map(it -> it.returnLineId() + "->?:" + it.quantity());
    return Stream.concat(allocations, unmatched).collect(joining(" ")).replace("-line", "");
  }

  private static String[] words(String text) {
    return text.isBlank() ? new String[0] : text.strip().split(" +", -1);
  }
}
