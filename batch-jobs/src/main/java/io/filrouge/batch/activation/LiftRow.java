package io.filrouge.batch.activation;

import io.filrouge.batch.tables.CampaignLifts;
import io.filrouge.domain.lift.Arm;
import io.filrouge.domain.lift.Difference;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The lift of one campaign, as {@link CampaignLifts} has it. */
final class LiftRow {
  /** All columns but the night. */
  static final StructType SCHEMA =
      new StructType(
          Arrays.stream(CampaignLifts.CONTRACT.schema().fields())
              .filter(field -> !field.name().equals("as_of_date"))
              .toArray(StructField[]::new));

  private final String campaign;
  private final int windowDays;
  private Arm treated = Arm.NONE;
  private Arm heldOut = Arm.NONE;
  private long sent;

  LiftRow(String campaign, Duration window) {
    this.campaign = campaign;
    this.windowDays = Math.toIntExact(window.toDays());
  }

  void take(boolean isHoldout, Arm arm, long sentEntries) {
    if (isHoldout) {
      heldOut = arm;
    } else {
      treated = arm;
      sent = sentEntries;
    }
  }

  Row row() {
    Optional<Difference> conversion = Difference.ofConversion(treated, heldOut);
    Optional<Difference> amount = Difference.ofAmount(treated, heldOut);
    return RowFactory.create(
        campaign,
        windowDays,
        treated.entries(),
        sent,
        heldOut.entries(),
        treated.buyers(),
        heldOut.buyers(),
        orNull(treated.conversion()),
        orNull(heldOut.conversion()),
        conversion.map(Difference::value).orElse(null),
        conversion.map(Difference::low).orElse(null),
        conversion.map(Difference::high).orElse(null),
        conversion.map(lift -> orNull(lift.value() / heldOut.conversion())).orElse(null),
        orNull(treated.meanAmount()),
        orNull(heldOut.meanAmount()),
        amount.map(Difference::value).orElse(null),
        amount.map(Difference::low).orElse(null),
        amount.map(Difference::high).orElse(null),
        conversion.map(lift -> lift.value() * treated.entries()).orElse(null),
        amount.map(lift -> lift.value() * treated.entries()).orElse(null),
        verdict(conversion));
  }

  private static String verdict(Optional<Difference> conversion) {
    if (conversion.isEmpty()) {
      return "no-holdout";
    }
    if (conversion.get().low() > 0) {
      return "helped";
    }
    return conversion.get().high() < 0 ? "hurt" : "not-proven";
  }

  private static Double orNull(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
