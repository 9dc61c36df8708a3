package io.filrouge.batch.deliveries;

/** What becomes of the row of a customer who is not sent any more. */
enum Leavers {
  /** It goes. */
  DELETE,
  /** It stays with its key and {@code left_at}, the night; all else is emptied. */
  MARK
}
