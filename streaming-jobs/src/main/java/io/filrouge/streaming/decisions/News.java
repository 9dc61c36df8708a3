package io.filrouge.streaming.decisions;

import io.filrouge.schemas.ConsentChange;
import io.filrouge.schemas.releases.ReleasedRecords;
import io.filrouge.streaming.carts.Addressed;
import io.filrouge.streaming.triggers.Remembered;
import java.io.IOException;

/** Takes news of a customer in: what the batch says of them, and consent given or withdrawn. */
final class News {
  static final ReleasedRecords<ConsentChange> CONSENTS =
      ReleasedRecords.of("consent-change", ConsentChange::createDecoder);

  static void apply(Addressed message, Remembered state) throws IOException {
    if (message.kind() == Addressed.Kind.CONTEXT) {
      state.context = message.context();
      if (state.context == null) {
        state.consents.clear();
      }
      return;
    }
    ConsentChange change = CONSENTS.read(message.context());
    long occurredAt = change.getOccurredAt().toEpochMilli();
    Remembered.Consent said = new Remembered.Consent(change.getIsAllowed(), occurredAt);
    state.consents.merge(
        change.getChannel(),
        said,
        (before, now) -> now.occurredAt() >= before.occurredAt() ? now : before);
  }

  private News() {}
}
