package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.COUNT;
import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.NUMBER;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;
import static io.filrouge.batch.tables.ColumnTypes.WHOLE;

import java.util.List;

/** Whether campaigns helped. */
public final class CampaignLifts {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.ACTIVATION,
              "campaign_lifts",
              "One row a campaign and night: what those who could be written to bought more than those"
                  + " who were held out, from all entries whose window was over by the night. Treated"
                  + " is whoever passed consent and hold-out, sent to or not: the two groups differ"
                  + " by the draw alone.")
          .key("as_of_date", "campaign")
          .partitionedBy("as_of_date")
          .required("as_of_date", DAY, "the night")
          .required("campaign", TEXT, "the campaign's name in the configuration")
          .required(
              "window_days", WHOLE, "days after the first decision in which a purchase counts")
          .required("treated_entries", COUNT, "times that somebody who was not held out entered")
          .required("sent_entries", COUNT, "those of them to whom the first step was sent")
          .required("holdout_entries", COUNT, "times that somebody who was held out entered")
          .required("treated_buyers", COUNT, "treated entries that a purchase followed")
          .required("holdout_buyers", COUNT, "held-out entries that a purchase followed")
          .optional("treated_conversion", NUMBER, "treated buyers by entries, 0 to 1")
          .optional("holdout_conversion", NUMBER, "held-out buyers by entries, 0 to 1")
          .optional("lift", NUMBER, "treated conversion less held-out; empty without both")
          .optional("lift_low", NUMBER, "lower end of its interval of 95 % (Newcombe)")
          .optional("lift_high", NUMBER, "upper end")
          .optional("relative_lift", NUMBER, "lift by held-out conversion; empty where that is 0")
          .optional("treated_amount", NUMBER, "net amount a treated entry, in the shop's currency")
          .optional("holdout_amount", NUMBER, "net amount a held-out entry")
          .optional("amount_lift", NUMBER, "the difference; empty with fewer than two of each")
          .optional("amount_lift_low", NUMBER, "lower end of its interval of 95 % (Welch)")
          .optional("amount_lift_high", NUMBER, "upper end")
          .optional("incremental_buyers", NUMBER, "lift times treated entries")
          .optional("incremental_amount", NUMBER, "amount lift times treated entries")
          .required("verdict", TEXT, "helped, hurt, not-proven, or no-holdout")
          .oneOf("verdict", List.of("helped", "hurt", "not-proven", "no-holdout"))
          .between("treated_conversion", 0, 1)
          .between("holdout_conversion", 0, 1)
          .mustHold(
              "buyers_entered",
              "treated_buyers <= treated_entries and holdout_buyers <= holdout_entries")
          .mustHold(
              "lift_in_its_interval", "lift is null or (lift_low <= lift and lift <= lift_high)")
          .build();

  private CampaignLifts() {}
}
