package io.filrouge.domain.purchases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A customer base by categories of origin: the cells of those who have the same effects together.
 */
public final class OriginCells {
  private static final Comparator<List<Integer>> ORDER =
      (one, other) ->
          Arrays.compare(
              one.stream().mapToInt(Integer::intValue).toArray(),
              other.stream().mapToInt(Integer::intValue).toArray());

  private final OriginCategories categories;
  private final List<Group> groups;

  /**
   * Customers of the same categories.
   *
   * @param effects the places of the effects they have
   */
  record Group(List<Integer> effects, PurchaseCells cells) {}

  private OriginCells(OriginCategories categories, List<Group> groups) {
    this.categories = categories;
    this.groups = List.copyOf(groups);
  }

  /** Starts with nobody. */
  public static Builder builder(OriginCategories categories) {
    return new Builder(categories);
  }

  /** The categories. */
  public OriginCategories categories() {
    return categories;
  }

  List<Group> groups() {
    return groups;
  }

  /** Everybody, whatever their origin. */
  public PurchaseCells all() {
    PurchaseCellsBuilder all = PurchaseCells.builder();
    for (Group group : groups) {
      PurchaseCells cells = group.cells();
      for (int i = 0; i < cells.size(); i++) {
        all.add(cells.x(i), cells.recency(i), cells.age(i), cells.weight(i));
      }
    }
    return all.build();
  }

  /** The same customers with their histories told otherwise. */
  public OriginCells told(UnaryOperator<PurchaseCells> otherwise) {
    return new OriginCells(
        categories,
        groups.stream()
            .map(group -> new Group(group.effects(), otherwise.apply(group.cells())))
            .toList());
  }

  /** Gathers customers. */
  public static final class Builder {
    private final OriginCategories categories;
    private final TreeMap<List<Integer>, PurchaseCellsBuilder> groups = new TreeMap<>(ORDER);

    private Builder(OriginCategories categories) {
      this.categories = categories;
    }

    /** Adds customers of one origin who are alike. */
    public Builder add(Origin origin, int x, double recency, double age, long weight) {
      groups
          .computeIfAbsent(categories.of(origin), effects -> PurchaseCells.builder())
          .add(x, recency, age, weight);
      return this;
    }

    /** Sorts and merges what was added. */
    public OriginCells build() {
      List<Group> built = new ArrayList<>();
      groups.forEach((effects, cells) -> built.add(new Group(effects, cells.build())));
      return new OriginCells(categories, built);
    }
  }
}
