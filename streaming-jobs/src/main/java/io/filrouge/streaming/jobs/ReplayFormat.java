package io.filrouge.streaming.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filrouge.domain.reactivation.Cancellation;
import io.filrouge.domain.reactivation.Decision;
import io.filrouge.domain.reactivation.Recovery;
import io.filrouge.streaming.triggers.JsonFormat;
import io.filrouge.streaming.triggers.OutgoingFormat;
import java.io.IOException;
import java.io.UncheckedIOException;

/** As a back-test writes it, but with the cart beside every decision, not to send as well. */
final class ReplayFormat implements OutgoingFormat {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonFormat json = new JsonFormat();

  @Override
  public byte[] decision(Decision decision) {
    try {
      ObjectNode node = (ObjectNode) JSON.readTree(json.decision(decision));
      ObjectNode trigger = (ObjectNode) JSON.readTree(json.trigger(decision));
      node.setAll(trigger.retain("cart_lines", "cart_amount", "currency"));
      return JSON.writeValueAsBytes(node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public byte[] trigger(Decision decision) {
    return json.trigger(decision);
  }

  @Override
  public byte[] cancellation(Cancellation cancellation) {
    return json.cancellation(cancellation);
  }

  @Override
  public byte[] recovery(Recovery recovery) {
    return json.recovery(recovery);
  }
}
