package io.filrouge.domain.reactivation;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.domain.carts.Weeks;
import org.junit.jupiter.api.Test;

/** What is decided about a customer of whom nothing has been said yet. */
class MissingContextTest {
  private final Story anna = Story.ofCustomer("anna");

  @Test
  void isWaitedForAndThenCountsAsNoConsent() {
    anna.knowing(null).does("mon-10:00 add shoes").until("mon-11:00:09.999");
    assertThat(anna.told()).isEmpty();
    assertThat(Weeks.text(anna.journey().nextAt())).isEqualTo("mon-11:00:10");

    anna.until("mon-11:00:10");
    assertThat(anna.told()).containsExactly("mon-11:00 suppressed 1 no-consent");

    anna.until("tue-10:00:10");
    assertThat(anna.told()).endsWith("tue-10:00 suppressed 2 no-consent");
  }

  @Test
  void decidesForTheDueTimeWhenItComesWhileItIsWaitedFor() {
    anna.knowing(null).does("mon-10:00 add shoes").until("mon-11:00:05");

    anna.knowing(Known.person()).until("mon-11:00:05");

    assertThat(anna.told()).containsExactly("mon-11:00 send 1");
  }

  @Test
  void doesNotHoldBackWhatAsksForNone() {
    anna.knowing(null)
        .does("mon-10:00 add shoes cart=a")
        .does("mon-10:00 add hat cart=b")
        .until("mon-11:00");

    assertThat(anna.told()).containsExactly("mon-11:00 suppressed 1 re-entry of b");
  }
}
