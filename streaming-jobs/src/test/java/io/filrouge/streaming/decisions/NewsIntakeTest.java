package io.filrouge.streaming.decisions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.streaming.carts.Addressed;
import io.filrouge.streaming.events.Incoming;
import io.filrouge.streaming.events.Intake;
import java.util.Arrays;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the topics customer-context and consent-changes say, and what they cannot say. */
class NewsIntakeTest {
  private static final int HEADER = 10;

  private OneInputStreamOperatorTestHarness<Incoming, Addressed> intake;

  @AfterEach
  void close() throws Exception {
    intake.close();
  }

  @Test
  void handsOnWhatIsSaidOfACustomer() throws Exception {
    Addressed context = CustomerNews.context(CustomerNews.reachable("anna"));
    take(Addressed.Kind.CONTEXT, "anna", context.context());

    assertThat(intake.extractOutputValues())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(context);
  }

  @Test
  void handsOnWhatTheySayOfTheirConsent() throws Exception {
    Addressed consent = CustomerNews.consent("anna", "email", false, "mon-10:00");
    take(Addressed.Kind.CONSENT, null, consent.context());

    assertThat(intake.extractOutputValues())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(consent);
  }

  @Test
  void handsOnThatACustomerIsNoMore() throws Exception {
    take(Addressed.Kind.CONTEXT, "anna", new byte[0]);

    assertThat(intake.extractOutputValues()).containsExactly(CustomerNews.gone("anna"));
  }

  @Test
  void refusesAnEmptyRecordThatSaysOfNobody() throws Exception {
    take(Addressed.Kind.CONTEXT, null, new byte[0]);
    assertThat(refused()).isEqualTo("unreadable");
    intake.close();

    take(Addressed.Kind.CONSENT, "anna", new byte[0]);
    assertThat(refused()).isEqualTo("unreadable");
  }

  @Test
  void refusesARecordThatIsCutOffWhereverItIs() throws Exception {
    byte[] whole = CustomerNews.context(CustomerNews.reachable("anna")).context();
    take(Addressed.Kind.CONTEXT, null, "garbage".getBytes(UTF_8));
    assertThat(refused()).isEqualTo("unreadable");
    for (int length = 1; length < whole.length; length++) {
      intake.processElement(incoming(null, Arrays.copyOf(whole, length)), 0);
      assertThat(refused()).isEqualTo("unreadable");
    }
    assertThat(intake.extractOutputValues()).isEmpty();
  }

  @Test
  void refusesALengthThatIsNotThere() throws Exception {
    byte[] record = CustomerNews.consent("anna", "email", false, "mon-10:00").context();
    byte[] longest = {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};
    System.arraycopy(longest, 0, record, HEADER, longest.length);

    take(Addressed.Kind.CONSENT, null, record);

    assertThat(refused()).isEqualTo("unreadable");
  }

  private void take(Addressed.Kind kind, String key, byte[] value) throws Exception {
    intake = ProcessFunctionTestHarnesses.forProcessFunction(new NewsIntake(kind));
    intake.processElement(incoming(key, value), 0);
  }

  private static Incoming incoming(String key, byte[] value) {
    return new Incoming(
        Long.MIN_VALUE, false, null, null, new Incoming.Origin("news", 0, 0, key, value));
  }

  private String refused() {
    return intake.getSideOutput(Intake.REFUSED).poll().getValue().reason();
  }
}
