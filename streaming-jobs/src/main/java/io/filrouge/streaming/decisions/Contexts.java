package io.filrouge.streaming.decisions;

import io.filrouge.domain.reactivation.PersonContext;
import io.filrouge.schemas.CustomerContext;
import io.filrouge.schemas.releases.ReleasedRecords;
import io.filrouge.streaming.triggers.Remembered;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads what the nightly batch says of a customer, and what they said of their consent since. */
final class Contexts {
  static final ReleasedRecords<CustomerContext> RECORDS =
      ReleasedRecords.of("customer-context", CustomerContext::createDecoder);

  private static final String EMAIL = "email";
  private static final String SMS = "sms";
  private static final String PUSH = "push";

  /**
   * @param context the record of the topic
   * @param consents by channel; consent counts when it is newer than the end of the record's day,
   *     and a withdrawal always, for the batch may not have heard of it
   * @throws IOException when the record cannot be read
   */
  static PersonContext read(byte[] context, Map<String, Remembered.Consent> consents)
      throws IOException {
    CustomerContext said = RECORDS.read(context);
    ZoneId zone = zone(said.getTimeZone());
    Instant saidAt = said.getAsOfDate().plusDays(1).atStartOfDay(zone).toInstant();
    Set<String> allowed = new HashSet<>();
    if (said.getIsEmailAllowed()) {
      allowed.add(EMAIL);
    }
    if (said.getIsSmsAllowed()) {
      allowed.add(SMS);
    }
    if (said.getIsPushAllowed()) {
      allowed.add(PUSH);
    }
    consents.forEach(
        (channel, consent) -> {
          boolean isWithdrawn = !consent.isAllowed();
          if (consent.occurredAt() >= saidAt.toEpochMilli() || isWithdrawn) {
            allow(allowed, channel, consent.isAllowed());
          }
        });
    return new PersonContext(
        said.getAsOfDate(),
        said.getChannels(),
        allowed,
        said.getIsHoldout(),
        zone,
        said.getDailyMessageCap(),
        said.getWeeklyMessageCap(),
        said.getRecentSentAt().stream().map(Instant::toEpochMilli).toList(),
        said.getLifecycleStage(),
        said.getLtvPercentile(),
        said.getChurnPercentile());
  }

  private static void allow(Set<String> allowed, String channel, boolean isAllowed) {
    if (isAllowed) {
      allowed.add(channel);
    } else {
      allowed.remove(channel);
    }
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      return ZoneId.of("UTC");
    }
  }

  private Contexts() {}
}
