package io.filrouge.streaming.triggers;

import io.filrouge.domain.reactivation.Cancellation;
import io.filrouge.domain.reactivation.Decision;
import io.filrouge.domain.reactivation.Recovery;
import java.io.Serializable;

/** How what is decided is written. */
public interface OutgoingFormat extends Serializable {
  byte[] decision(Decision decision);

  /** The order to send, for a decision whose outcome is to send. */
  byte[] trigger(Decision decision);

  byte[] cancellation(Cancellation cancellation);

  byte[] recovery(Recovery recovery);
}
