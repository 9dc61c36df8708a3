package io.filrouge.batch.scores;

import io.filrouge.batch.tables.Kept;
import io.filrouge.batch.tables.Night;
import io.filrouge.domain.churn.ChurnLearning;
import io.filrouge.domain.churn.ChurnLearning.Learned;
import io.filrouge.domain.churn.Fold;
import io.filrouge.domain.purchases.PurchaseCells;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Learns churn as of a day from past cutoffs, each with what was known at it, and a complete window
 * after it: the last window ends with the day, and trees are learnt from windows that end before it
 * begins.
 */
final class ChurnFolds {
  private final Past past;
  private final ScoreSettings settings;
  private final Night at;
  private final int horizonDays;
  private final PurchaseCells customers;

  /**
   * @param at the day; nothing that was not known by its end is looked at
   * @param customers everybody's histories as of the day
   */
  ChurnFolds(
      Past past, ScoreSettings settings, Night at, int horizonDays, PurchaseCells customers) {
    this.past = past;
    this.settings = settings;
    this.at = at;
    this.horizonDays = horizonDays;
    this.customers = customers;
  }

  /** Why there is nothing to learn from, in plain words; empty where there is. */
  String shortage() {
    long count = customersOf(horizonDays);
    return count >= settings.learning().minimumCustomers()
        ? ""
        : String.format(
            Locale.ROOT,
            "Nothing learnt: %,d customers had bought before the last %d days, at least %,d are"
                + " needed.",
            count,
            horizonDays,
            settings.learning().minimumCustomers());
  }

  /**
   * @param people identifier, customer_id: everybody as known on the day
   */
  Learned learn(Dataset<Row> people) {
    String shortage = shortage();
    if (!shortage.isEmpty()) {
      return Learned.nothing(shortage);
    }
    try (Kept kept = new Kept()) {
      PastRows rows = PastRows.once(past.lake(), People.sample(people, share()), kept);
      Fold later = fold(horizonDays, rows);
      List<Fold> earlier = new ArrayList<>();
      for (int daysBack : earlierCutoffs()) {
        earlier.add(fold(daysBack, rows));
      }
      return told(ChurnLearning.learn(later, earlier, settings.learning().withTrees()), later);
    }
  }

  /** Where only some were looked at, the note says so. */
  private Learned told(Learned learned, Fold later) {
    return share() >= 1
        ? learned
        : learned.noted(
            String.format(
                Locale.ROOT,
                "Looked at some customers, picked by a hash of their ids: %,d of %,d who had bought"
                    + " before the last complete window. ",
                later.outcomes().customerCount(),
                customersOf(horizonDays)));
  }

  // A third of a window apart: nearer ones tell nearly the same of the same customers.
  private List<Integer> earlierCutoffs() {
    List<Integer> daysBack = new ArrayList<>();
    int dates = settings.learning().withTrees() ? settings.learning().dates() : 1;
    for (int i = 0; i < dates; i++) {
      int days = 2 * horizonDays + i * Math.max(1, horizonDays / 3);
      double lookedAt = customersOf(days) * Math.min(1, share());
      if (lookedAt >= settings.learning().minimumCustomers() / 2.0) {
        daysBack.add(days);
      }
    }
    return daysBack;
  }

  /** How many customers of today had bought so many days ago. */
  private long customersOf(int daysBack) {
    double age = settings.timeUnit().of(daysBack);
    long count = 0;
    for (int i = 0; i < customers.size(); i++) {
      count += customers.age(i) >= age ? (long) customers.weight(i) : 0;
    }
    return count;
  }

  /**
   * What share of everybody makes as many customers of a cutoff as are to be looked at. It is the
   * share of the latest one, which has the most: the same people are looked at for every cutoff.
   */
  private double share() {
    return (double) settings.learning().customersPerDate() / customersOf(horizonDays);
  }

  private Fold fold(int daysBack, PastRows rows) {
    try (Kept kept = new Kept()) {
      LocalDate cutoff = at.asOf().minusDays(daysBack);
      PastBase base =
          new PastBase(past, night(cutoff), night(cutoff.plusDays(horizonDays)), rows, kept);
      PurchaseFits fits = PurchaseFits.of(base.base(), settings);
      return new Fold(fits.model(), base.outcomes(fits), settings.timeUnit().of(horizonDays));
    }
  }

  private Night night(LocalDate day) {
    return new Night(day, at.zone());
  }
}
