package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

/** Who may stand at the receiver of each audience, and as what. */
public final class AudienceMembers {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.ACTIVATION,
              "audience_members",
              "One row a customer of an audience and change of what is sent of them: what the receiver"
                  + " may hold, so that leavers are named. The hashes that advertisers ask for have no"
                  + " salt: whoever guesses an address finds it here. Personal data.")
          .key("audience", "customer_id", "valid_from", "checksum")
          .partitionedBy("audience")
          .personal()
          .required("audience", TEXT, "name of the audience")
          .required("customer_id", TEXT, "the customer")
          .required("checksum", TEXT, "hash of recipe, identifiers and columns that are sent")
          .required(
              "identifiers",
              ColumnTypes.TEXTS_BY_NAME,
              "hashed identifiers that were sent, by the destination's column; empty where the"
                  + " customer id is sent, by which leavers are named")
          .required("valid_from", DAY, "first night on which it was sent")
          .optional(
              "valid_to",
              DAY,
              "first night on which it was not sent any more; empty: it is. The same night as"
                  + " valid_from: an earlier run of that night may have sent it")
          .mustHold("validity_is_not_negative", "valid_to is null or valid_to >= valid_from")
          .build();

  private AudienceMembers() {}
}
