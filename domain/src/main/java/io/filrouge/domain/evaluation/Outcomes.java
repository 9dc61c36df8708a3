package io.filrouge.domain.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * The customers of a back-test, those who are alike counted together, in an order that depends on
 * nothing but themselves: sums over them come out alike every time.
 */
public final class Outcomes {

  private final List<Counted> cells;
  private final List<PurchasesBy> weeks;

  /** Customers who are alike. */
  public record Counted(CustomerOutcome outcome, long count) {}

  private Outcomes(List<Counted> cells, List<PurchasesBy> weeks) {
    this.cells = cells;
    this.weeks = weeks;
  }

  /** Starts with nobody. */
  public static Builder builder() {
    return new Builder();
  }

  /** The number of customers. */
  public long customerCount() {
    return cells.stream().mapToLong(Counted::count).sum();
  }

  /** Customers who are alike together, sorted. */
  public List<Counted> cells() {
    return cells;
  }

  /** How purchases of all of them came in, week after week; empty where that is not known. */
  public List<PurchasesBy> weeks() {
    return weeks;
  }

  /** Gathers customers. */
  public static final class Builder {

    private final List<Counted> cells = new ArrayList<>();
    private List<PurchasesBy> weeks = List.of();

    private Builder() {}

    /** Adds customers who are alike, one or more. */
    public Builder add(CustomerOutcome outcome, long count) {
      if (count < 1) {
        throw new IllegalArgumentException(
            "Cannot count customers who are alike: " + count + "; give 1 or more");
      }
      cells.add(new Counted(outcome, count));
      return this;
    }

    /** Says how purchases of all of them came in, the first week first. */
    public Builder weeks(List<PurchasesBy> weeks) {
      this.weeks = List.copyOf(weeks);
      return this;
    }

    /** Sorts and merges what was added. */
    public Outcomes build() {
      cells.sort((one, other) -> CustomerOutcome.ORDER.compare(one.outcome(), other.outcome()));
      List<Counted> merged = new ArrayList<>(cells.size());
      for (Counted cell : cells) {
        int last = merged.size() - 1;
        if (last >= 0 && merged.get(last).outcome().equals(cell.outcome())) {
          long count = merged.get(last).count() + cell.count();
          merged.set(last, new Counted(cell.outcome(), count));
          continue;
        }
        merged.add(cell);
      }
      return new Outcomes(List.copyOf(merged), weeks);
    }
  }
}
