package io.filrouge.domain.purchases;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The categories into which a customer base falls by channel, country and year of the first
 * purchase (its cohort), and which of them have an effect of their own.
 *
 * <p>Channels and countries have a category from a share of the customers on; all others of them
 * are one, {@code other}. Years are joined to the next until they have that share, the last to the
 * one before. The category with the most customers is the one that others are told against, and has
 * no effect; where there is but one, there is none at all.
 */
public final class OriginCategories implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The category of what has none of its own. */
  public static final String OTHER = "other";

  /** The category of what is not known. */
  static final String UNKNOWN = "unknown";

  private static final int NO_EFFECT = -1;

  /** More categories of its own than this no channel or country has, whatever their shares. */
  public static final int MOST = 12;

  private final Factor channels;
  private final Factor countries;
  private final Cohorts cohorts;
  private final List<String> effects = new ArrayList<>();

  /** The place of the effect of each category, or {@link #NO_EFFECT}. */
  private record Factor(TreeMap<String, Integer> places) implements Serializable {
    int place(String category) {
      Integer own = places.get(category.isEmpty() ? UNKNOWN : category);
      return own == null ? places.getOrDefault(OTHER, NO_EFFECT) : own;
    }

    String standingFor(String category) {
      String known = category.isEmpty() ? UNKNOWN : category;
      return places.containsKey(known) ? known : OTHER;
    }
  }

  /** The same by the first year of each category. */
  private record Cohorts(TreeMap<Integer, Integer> places) implements Serializable {
    int place(int year) {
      Map.Entry<Integer, Integer> own = places.floorEntry(year);
      return own == null ? NO_EFFECT : own.getValue();
    }

    int standingFor(int year) {
      Integer first = places.floorKey(year);
      return first == null ? 0 : first;
    }
  }

  /**
   * @param customers how many there are of each origin; channels and countries that are not among
   *     the {@link #MOST} with the most customers may be told as {@link #OTHER}
   * @param smallestShare of all customers, from which on a category is one
   */
  public OriginCategories(Map<Origin, Long> customers, double smallestShare) {
    double fewest = smallestShare * customers.values().stream().mapToLong(Long::longValue).sum();
    this.channels = factor("channel", counts(customers, Origin::channel), fewest);
    this.countries = factor("country", counts(customers, Origin::country), fewest);
    this.cohorts = cohorts(counts(customers, Origin::year), fewest);
  }

  /** What has an effect, such as {@code channel.store} or {@code cohort.2024}. */
  public List<String> effects() {
    return List.copyOf(effects);
  }

  /**
   * One origin that stands for all with the same effects: there are as few as there are
   * combinations of categories, however many names channels and countries have.
   */
  public Origin standingFor(Origin origin) {
    return new Origin(
        channels.standingFor(origin.channel()),
        countries.standingFor(origin.country()),
        cohorts.standingFor(origin.year()));
  }

  /** The places of the effects that an origin has; a category that nobody had has none. */
  List<Integer> of(Origin origin) {
    List<Integer> places = new ArrayList<>(3);
    add(channels.place(origin.channel()), places);
    add(countries.place(origin.country()), places);
    add(cohorts.place(origin.year()), places);
    return places;
  }

  private static void add(int place, List<Integer> places) {
    if (place != NO_EFFECT) {
      places.add(place);
    }
  }

  private static <T extends Comparable<T>> TreeMap<T, Long> counts(
      Map<Origin, Long> customers, Function<Origin, T> figure) {
    TreeMap<T, Long> counts = new TreeMap<>();
    customers.forEach((origin, count) -> counts.merge(figure.apply(origin), count, Long::sum));
    return counts;
  }

  private Factor factor(String name, TreeMap<String, Long> counts, double fewest) {
    List<String> largestFirst =
        counts.keySet().stream()
            .sorted(Comparator.comparingLong(category -> -counts.get(category)))
            .toList();
    TreeMap<String, Long> sizes = new TreeMap<>();
    int own = 0;
    for (String category : largestFirst) {
      boolean isOwn = counts.get(category) >= fewest && own < MOST && !category.equals(OTHER);
      String known = category.isEmpty() ? UNKNOWN : category;
      sizes.merge(isOwn ? known : OTHER, counts.get(category), Long::sum);
      own += isOwn ? 1 : 0;
    }
    TreeMap<String, Integer> places = new TreeMap<>();
    String largest = largest(sizes);
    for (String category : sizes.keySet()) {
      places.put(category, category.equals(largest) ? NO_EFFECT : effect(name + "." + category));
    }
    return new Factor(places);
  }

  private Cohorts cohorts(TreeMap<Integer, Long> counts, double fewest) {
    TreeMap<Integer, Long> sizes = new TreeMap<>();
    TreeMap<Integer, Integer> lastYears = new TreeMap<>();
    Integer first = null;
    for (Map.Entry<Integer, Long> year : counts.entrySet()) {
      first = first == null ? year.getKey() : first;
      sizes.merge(first, year.getValue(), Long::sum);
      lastYears.put(first, year.getKey());
      first = sizes.get(first) >= fewest ? null : first;
    }
    if (first != null && sizes.size() > 1) {
      long few = sizes.remove(first);
      int last = lastYears.remove(first);
      sizes.merge(sizes.lastKey(), few, Long::sum);
      lastYears.put(lastYears.lastKey(), last);
    }
    TreeMap<Integer, Integer> places = new TreeMap<>();
    Integer largest = largest(sizes);
    for (Integer from : sizes.keySet()) {
      int to = lastYears.get(from);
      String years = from == to ? String.valueOf(to) : from + "-" + to;
      places.put(from, from.equals(largest) ? NO_EFFECT : effect("cohort." + years));
    }
    return new Cohorts(places);
  }

  private int effect(String name) {
    effects.add(name);
    return effects.size() - 1;
  }

  /** The first of those with the most customers; null of none. */
  private static <T> T largest(TreeMap<T, Long> sizes) {
    T largest = null;
    for (T category : sizes.keySet()) {
      boolean isLarger = largest == null || sizes.get(category) > sizes.get(largest);
      largest = isLarger ? category : largest;
    }
    return largest;
  }
}
