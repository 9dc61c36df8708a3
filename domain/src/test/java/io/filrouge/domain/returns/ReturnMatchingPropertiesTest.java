package io.filrouge.domain.returns;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ReturnMatchingPropertiesTest {

  @Property
  void addsUpToTheQuantityAndTheAmountOfEveryReturn(
      @ForAll("purchases") List<PurchaseLine> purchases,
      @ForAll("returns") List<ReturnLine> returns) {
    MatchedReturns matched = ReturnMatching.match(purchases, returns);

    for (ReturnLine line : returns) {
      List<Allocation> allocations =
          matched.allocations().stream()
              .filter(it -> it.returnLineId().equals(line.lineId()))
              .toList();
      List<UnmatchedReturn> rests =
          matched.unmatched().stream()
              .filter(it -> it.returnLineId().equals(line.lineId()))
              .toList();
      assertThat(rests).hasSizeLessThanOrEqualTo(1);
      assertThat(
              allocations.stream().mapToLong(Allocation::quantity).sum()
                  + rests.stream().mapToLong(UnmatchedReturn::quantity).sum())
          .isEqualTo(line.quantity());
      assertThat(
              allocations.stream().mapToLong(Allocation::amount).sum()
                  + rests.stream().mapToLong(UnmatchedReturn::amount).sum())
          .isEqualTo(line.amount());
    }
  }

  @Property
  void givesEveryPartItsShareOfTheAmount(
      @ForAll("purchases") List<PurchaseLine> purchases,
      @ForAll("returns") List<ReturnLine> returns) {
    for (Allocation part : ReturnMatching.match(purchases, returns).allocations()) {
      ReturnLine line =
          returns.stream()
              .filter(it -> it.lineId().equals(part.returnLineId()))
              .findFirst()
              .orElseThrow();
      double share = (double) line.amount() * part.quantity() / line.quantity();

      assertThat(part.amount()).isNotNegative().isBetween((long) share - 1, (long) share + 2);
    }
  }

  @Property
  void neverTakesMoreThanWasBoughtNorLeavesWhatCouldBeTaken(
      @ForAll("purchases") List<PurchaseLine> purchases,
      @ForAll("returns") List<ReturnLine> returns) {
    MatchedReturns matched = ReturnMatching.match(purchases, returns);
    Map<String, Long> taken =
        matched.allocations().stream()
            .collect(groupingBy(Allocation::purchaseLineId, summingLong(Allocation::quantity)));

    for (PurchaseLine purchase : purchases) {
      long left = purchase.quantity() - taken.getOrDefault(purchase.lineId(), 0L);
      assertThat(left).isNotNegative();
      if (left > 0) {
        assertThat(matched.unmatched())
            .noneMatch(rest -> find(returns, rest).occurredAt() >= purchase.occurredAt());
      }
    }
  }

  @Property
  void doesNotDependOnTheOrderOfRows(
      @ForAll("purchases") List<PurchaseLine> purchases,
      @ForAll("returns") List<ReturnLine> returns,
      @ForAll Random random) {
    assertThat(ReturnMatching.match(shuffled(purchases, random), shuffled(returns, random)))
        .isEqualTo(ReturnMatching.match(purchases, returns));
  }

  @Provide
  Arbitrary<List<PurchaseLine>> purchases() {
    return Combinators.combine(orders(), times(), quantities())
        .as((order, time, quantity) -> new PurchaseLine("?", order, time, quantity, 0))
        .list()
        .ofMaxSize(8)
        .map(
            lines ->
                IntStream.range(0, lines.size())
                    .mapToObj(i -> renamed(lines.get(i), "p" + i))
                    .toList());
  }

  @Provide
  Arbitrary<List<ReturnLine>> returns() {
    Arbitrary<Long> amounts = Arbitraries.longs().between(0, 1_000_000);
    return Combinators.combine(orders().injectNull(0.6), times(), quantities(), amounts)
        .as(
            (order, time, quantity, amount) ->
                new ReturnLine("?", "?", order, time, quantity, amount))
        .list()
        .ofMaxSize(8)
        .map(
            lines ->
                IntStream.range(0, lines.size())
                    .mapToObj(i -> renamed(lines.get(i), "r" + i))
                    .toList());
  }

  private static Arbitrary<String> orders() {
    return Arbitraries.of("a", "b", "c", "d");
  }

  private static Arbitrary<Long> times() {
    return Arbitraries.longs().between(1, 9);
  }

  private static Arbitrary<Long> quantities() {
    return Arbitraries.longs().between(1, 6);
  }

  private static PurchaseLine renamed(PurchaseLine line, String lineId) {
    return new PurchaseLine(
        lineId, line.orderId(), line.occurredAt(), line.quantity(), line.amount());
  }

  private static ReturnLine renamed(ReturnLine line, String lineId) {
    return new ReturnLine(
        lineId,
        line.orderId(),
        line.returnedOrderId(),
        line.occurredAt(),
        line.quantity(),
        line.amount());
  }

  private static ReturnLine find(List<ReturnLine> returns, UnmatchedReturn rest) {
    return returns.stream()
        .filter(line -> line.lineId().equals(rest.returnLineId()))
        .findFirst()
        .orElseThrow();
  }

  private static <T> List<T> shuffled(List<T> lines, Random random) {
    List<T> shuffled = new ArrayList<>(lines);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }
}
