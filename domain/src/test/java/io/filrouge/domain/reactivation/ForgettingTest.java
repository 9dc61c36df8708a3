package io.filrouge.domain.reactivation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is remembered of a person goes when it can change nothing any more. */
class ForgettingTest {
  private final Story anna = Story.ofCustomer("anna");

  @Test
  void leavesNothingOnceNothingCanChangeAnyMore() {
    anna.does("mon-10:00 add shoes").forgetsAt("sat5-09:59:59.999");
    assertThat(anna.person().isBlank()).isFalse();

    anna.forgetsAt("sat5-10:00");
    assertThat(anna.person().isBlank()).isTrue();
    assertThat(anna.journey().nextAt()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void isImmediateWhereNothingWasSentAndNothingLies() {
    anna.does(
        """
        mon-10:00 add shoes
        mon-10:05 empty
        mon-10:10 view
        mon-10:15 checkout
        """);

    assertThat(anna.person().isBlank()).isTrue();
  }

  @Test
  void doesNotTouchWhatRuns() {
    anna.under(Rules.shipped().steps(1, 24 * 40))
        .does("mon-10:00 add shoes")
        .forgetsAt("fri5-10:00");

    assertThat(anna.until("sun6-00:00").told())
        .containsExactly("mon-11:00 send 1", "sat6-10:00 send 2");
  }
}
