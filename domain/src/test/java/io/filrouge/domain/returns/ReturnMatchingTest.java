package io.filrouge.domain.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnMatchingTest {

  /**
   * Purchases as {@code order@time:quantity}, returns as {@code time:quantity} with the named order
   * behind {@code >}; allocations as {@code return->order:quantity}, rests as {@code return->?}.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "takes the latest purchase     | a@1:5 b@3:5        | 4:2       | r1->b:2",
        "takes none from the future    | a@1:5 b@3:5        | 2:2       | r1->a:2",
        "takes one of the same instant | a@1:5 b@3:5        | 3:2       | r1->b:2",
        "prefers the exact quantity    | a@1:2 b@3:5        | 4:2       | r1->a:2",
        "prefers the latest exact one  | a@1:2 b@2:2 c@3:5  | 4:2       | r1->b:2",
        "is exact about what is left   | a@1:2 b@3:5        | 4:3 5:2   | r1->b:3 r2->b:2",
        "splits over several purchases | a@1:2 b@2:3 c@3:4  | 5:8       | r1->c:4 r1->b:3 r1->a:1",
        "ends with an exact one        | a@1:1 b@2:3 c@3:4  | 5:5       | r1->c:4 r1->a:1",
        "leaves what was never bought  | a@1:2              | 5:3       | r1->a:2 r1->?:1",
        "leaves a return before all    | a@3:2              | 1:2       | r1->?:2",
        "leaves a return of nothing    | ''                 | 1:2       | r1->?:2",
        "takes the order it names      | a@1:5 b@3:2        | 4:2>a     | r1->a:2",
        "believes the name over clocks | a@9:5              | 4:2>a     | r1->a:2",
        "goes on beyond a named order  | a@1:2 b@2:5 c@3:9  | 4:3>a     | r1->a:2 r1->c:1",
        "goes on without a known name  | a@1:2 b@2:5        | 4:3>z     | r1->b:3",
        "serves named returns first    | a@1:2              | 3:2 4:2>a | r2->a:2 r1->?:2",
        "serves earlier returns first  | a@1:2              | 4:2 3:2   | r2->a:2 r1->?:2",
      })
  void matches(String what, String purchases, String returns, String expected) {
    MatchedReturns matched =
        ReturnMatching.match(Notation.purchases(purchases), Notation.returns(returns));

    assertThat(Notation.write(matched)).as(what).isEqualTo(expected);
  }

  @Test
  void matchesAReturnBookedIntoItsOrder() {
    List<PurchaseLine> purchases = Notation.purchases("a@1:5 b@3:5");
    ReturnLine inOrderA = new ReturnLine("r1", "a", null, 4, 1, 0);

    assertThat(ReturnMatching.match(purchases, List.of(inOrderA)).allocations())
        .containsExactly(new Allocation("r1", "a-line", 1, 0));
  }

  @Test
  void takesTheLatestOfTheNamedOrdersLinesWithTheExactQuantity() {
    List<PurchaseLine> purchases =
        List.of(
            new PurchaseLine("1", "a", 1, 2, 0),
            new PurchaseLine("2", "a", 1, 3, 0),
            new PurchaseLine("3", "a", 1, 3, 0));
    List<ReturnLine> returns = List.of(new ReturnLine("r", "r", "a", 4, 2, 0));

    assertThat(ReturnMatching.match(purchases, returns).allocations())
        .containsExactly(new Allocation("r", "1", 2, 0));
  }

  @Test
  void sharesTheAmountOutSoThatItAddsUp() {
    List<PurchaseLine> purchases = Notation.purchases("a@1:1 b@2:1 c@3:1");
    List<ReturnLine> returns = List.of(new ReturnLine("r1", "r1", null, 4, 4, 100_000));
    List<ReturnLine> uneven = List.of(new ReturnLine("r1", "r1", null, 4, 3, 100));

    assertThat(ReturnMatching.match(purchases, returns).allocations())
        .extracting(Allocation::amount)
        .containsExactly(25_000L, 25_000L, 25_000L);
    assertThat(ReturnMatching.match(purchases, returns).unmatched())
        .containsExactly(new UnmatchedReturn("r1", 1, 25_000));
    assertThat(ReturnMatching.match(purchases, uneven).allocations())
        .extracting(Allocation::amount)
        .containsExactly(33L, 34L, 33L);
  }

  @Test
  void sharesOutAmountsThatOverflowWhenMultiplied() {
    List<PurchaseLine> purchases =
        List.of(
            new PurchaseLine("1", "a", 1, 4_000_000_000_000L, 0),
            new PurchaseLine("2", "b", 2, 4_000_000_000_000L, 0));
    List<ReturnLine> returns =
        List.of(new ReturnLine("r", "r", null, 3, 8_000_000_000_000L, 9_000_000_000_000_000_001L));

    assertThat(ReturnMatching.match(purchases, returns).allocations())
        .extracting(Allocation::amount)
        .containsExactly(4_500_000_000_000_000_000L, 4_500_000_000_000_000_001L);
  }

  @Test
  void refusesLinesThatAreNoneOrTwice() {
    PurchaseLine purchase = new PurchaseLine("1", "a", 1, 2, 0);
    ReturnLine back = new ReturnLine("r", "r", null, 4, 2, 0);

    assertThatThrownBy(() -> new PurchaseLine("1", "a", 1, 0, 0))
        .hasMessage(
            "Cannot match purchase line 1: its quantity is 0;"
                + " leave out lines without a positive quantity");
    assertThatThrownBy(() -> new ReturnLine("r", "r", null, 1, 1, -5))
        .hasMessage("Cannot match return line r: its amount is -5; give amounts without a sign");
    assertThatThrownBy(() -> ReturnMatching.match(List.of(purchase, purchase), List.of()))
        .hasMessage("Cannot match returns: purchase line 1 is there twice; give every line once");
    assertThatThrownBy(() -> ReturnMatching.match(List.of(), List.of(back, back)))
        .hasMessage("Cannot match returns: return line r is there twice; give every line once");
  }
}
