package io.filrouge.simulator.shop;

/** Something between the shop and a person outside orders and visits; times in milliseconds. */
public sealed interface Contact {

  /** When it happened, in milliseconds since 1970. */
  long happenedAt();

  /** When the shop learnt of it. */
  long knownAt();

  /** Something that became of an e-mail. */
  record Message(
      String eventId,
      String eventType,
      String messageId,
      String campaign,
      String email,
      long happenedAt,
      long knownAt)
      implements Contact {}

  /**
   * A version of a service case: as it was opened, or as it was solved.
   *
   * @param solvedAt 0 while it is open
   * @param satisfaction 1 to 5, 0 where the customer did not say
   */
  record ServiceCase(
      String caseId,
      String customerKey,
      long openedAt,
      long solvedAt,
      String channel,
      String topic,
      int satisfaction,
      long knownAt)
      implements Contact {
    @Override
    public long happenedAt() {
      return solvedAt == 0 ? openedAt : solvedAt;
    }
  }

  /** An answer to "would you recommend us", 0 to 10, with or without words. */
  record Answer(
      String answerId, String customerKey, int score, String comment, long happenedAt, long knownAt)
      implements Contact {}

  /** A review of a product, 1 to 5. */
  record Review(
      String reviewId,
      String customerKey,
      String productId,
      int rating,
      long happenedAt,
      long knownAt)
      implements Contact {}

  /**
   * Points earned with an order, or spent.
   *
   * @param tier from then on
   */
  record Points(
      String movementId,
      String loyaltyCard,
      String movementType,
      long points,
      String tier,
      long happenedAt,
      long knownAt)
      implements Contact {}

  /** A recommendation of the shop to somebody else. */
  record Referral(
      String referralId, String customerKey, String referredEmail, long happenedAt, long knownAt)
      implements Contact {}

  /** What a person allows or forbids. */
  record Consent(
      String eventId,
      String customerKey,
      String channel,
      boolean isGranted,
      long happenedAt,
      long knownAt)
      implements Contact {}
}
